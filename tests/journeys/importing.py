#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Invoices come in from the file manager, and what they lack is mended where it is told."""

import datetime
import subprocess

import desk
import invoices

SETUP = ('setup', '--name', 'Marie Dupré EI', '--siren', '732829320')
BUYER = {'name': 'Atelier Morel', 'siren': '552100554', 'lines': ['8 rue des Tanneurs'],
         'postcode': '35500', 'city': 'Vitré'}
ISSUED, DUE = datetime.date(2026, 6, 1), datetime.date(2026, 7, 1)
HEADER = 'number;issue_date;due_date;client;total\n'


class Importing(desk.Desk):

    def setUp(self):
        super().setUp()
        self.cli(*SETUP)

    def start_with_receivables(self):
        self.start()
        self.wait_until_says('Receivables')
        desk.type_keys('alt+2')
        self.wait_until_says('^No invoices yet$')

    def write(self, name, rows):
        path = self.home / name
        path.write_text(HEADER + rows, encoding='utf-8')
        return path

    def open_over_bus(self, *paths):
        """As the file manager does."""
        uris = ', '.join(f"'file://{path}'" for path in paths)
        subprocess.run(['gdbus', 'call', '--session', '--dest', desk.APPLICATION_ID,
                        '--object-path', '/' + desk.APPLICATION_ID.replace('.', '/'),
                        '--method', 'org.freedesktop.Application.Open', f'[{uris}]', '{}'],
                       check=True, capture_output=True)

    def put_on_clipboard(self, text):
        """By way of a field of the window."""
        desk.type_keys('ctrl+f')
        field = desk.wait_for(lambda: next((node for node in self.look_for_all(desk.FIELDS)
                                            if node.has('focused')), None), 'the search')
        field.set_text(text)
        desk.type_keys('ctrl+a', 'ctrl+c', 'Escape')

    def test_kind_is_asked_and_kept(self):
        self.start_with_receivables()
        self.open_over_bus(self.write('june.csv', 'F-1;2026-06-01;2026-07-01;Atelier Morel;1200\n'))
        self.wait_until_says('New: 1')
        self.wait_until_says('F-1: kind of client')
        [invoice] = self.ask('list')
        self.assertEqual((invoice['number'], invoice['balance_minor']), ('F-1', 120000))

    def test_electronic_invoice_by_dialog(self):
        path = self.home / 'FA-1.pdf'
        path.write_bytes(invoices.pdf_with(invoices.cii('FA-1', ISSUED, DUE, 120000, 20000, BUYER,
                                                        'Pénalités : 12 % par an')))
        self.start_with_receivables()
        self.put_on_clipboard(str(path))
        desk.type_keys('ctrl+o')
        desk.wait_for_title('Import Invoices')
        # Pasted in one: the dialog completes what is typed while it is typed, and mangles it.
        desk.type_keys('ctrl+l', 'ctrl+a', 'ctrl+v', 'Return')
        self.wait_until_says('FA-1')
        invoice = desk.wait_for(lambda: self.ask('list'), 'the invoice in the data file')[0]
        self.assertEqual((invoice['number'], invoice['client'], invoice['balance_minor']),
                         ('FA-1', 'Atelier Morel', 100000))

    def test_electronic_invoice_over_the_bus(self):
        path = self.home / 'FA-2.xml'
        path.write_text(invoices.ubl('FA-2', ISSUED, DUE, 84000, BUYER), encoding='utf-8')
        self.start_with_receivables()
        self.open_over_bus(path)
        # What came in is chosen in the list.
        self.wait_until_says('FA-2 · €840.00')
        self.wait_until_says('Atelier Morel')
        self.assertEqual(self.ask('list')[0]['due_date'], '2026-07-01')

    def test_second_start_is_the_first_window(self):
        self.start_with_receivables()
        path = self.write('july.csv', 'F-2;2026-06-02;2026-07-02;Atelier Nord;300\n')
        second = subprocess.run([desk.PROGRAM, path], check=False, timeout=desk.PATIENCE)
        self.assertEqual(second.returncode, 0)
        desk.wait_for(lambda: self.ask('list'), 'the invoice in the file of the first window')

    def test_refusal_names_the_file_and_the_cure(self):
        self.start_with_receivables()
        self.open_over_bus(self.write('bad.csv', 'F-3;2026-13-45;;Atelier Nord;300\n'))
        self.wait_until_says(r'bad\.csv')
        self.wait_until_says('Not imported')
        self.assertEqual(self.ask('list'), [])


if __name__ == '__main__':
    desk.main()
