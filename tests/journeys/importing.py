#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Invoices come in from the file manager, and what they lack is mended where it is told."""

import subprocess

import desk

SETUP = ('setup', '--name', 'Marie Dupré EI', '--siren', '732829320')
HEADER = 'number;issue_date;due_date;client;total\n'


class Importing(desk.Desk):

    def setUp(self):
        super().setUp()
        self.cli(*SETUP)

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

    def test_kind_is_asked_and_kept(self):
        self.start()
        self.wait_until_says('Receivables')
        self.open_over_bus(self.write('june.csv', 'F-1;2026-06-01;2026-07-01;Atelier Morel;1200\n'))
        self.wait_until_says('New: 1')
        self.wait_until_says('F-1: kind of client')
        [invoice] = self.ask('list')
        self.assertEqual((invoice['number'], invoice['balance_minor']), ('F-1', 120000))

    def test_second_start_is_the_first_window(self):
        self.start()
        self.wait_until_says('Receivables')
        path = self.write('july.csv', 'F-2;2026-06-02;2026-07-02;Atelier Nord;300\n')
        second = subprocess.run([desk.PROGRAM, path], check=False, timeout=desk.PATIENCE)
        self.assertEqual(second.returncode, 0)
        desk.wait_for(lambda: self.ask('list'), 'the invoice in the file of the first window')

    def test_refusal_names_the_file_and_the_cure(self):
        self.start()
        self.wait_until_says('Receivables')
        self.open_over_bus(self.write('bad.csv', 'F-3;2026-13-45;;Atelier Nord;300\n'))
        self.wait_until_says(r'bad\.csv')
        self.wait_until_says('Not imported')
        self.assertEqual(self.ask('list'), [])


if __name__ == '__main__':
    desk.main()
