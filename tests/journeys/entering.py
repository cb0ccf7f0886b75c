#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Entering by hand: an invoice by keyboard alone, a payment and its undo, an address too long."""

import desk

HEADER = 'number;issue_date;due_date;client;client_kind;total\n'


class Entering(desk.Desk):

    def setUp(self):
        super().setUp()
        table = self.home / 'invoices.csv'
        table.write_text(HEADER + 'F-1;2026-09-01;2026-10-01;Atelier Morel;professional;1000\n'
                         'F-2;2026-10-01;2026-10-31;Atelier Morel;professional;500\n',
                         encoding='utf-8')
        self.cli('setup', '--name', 'Marie Dupré', '--siren', '732829320',
                 '--address', '17 rue Notre-Dame|35500 Vitré')
        self.assertEqual(self.cli('import', table).returncode, 0)
        self.start()
        self.wait_until_says('Clients')

    def focus_is_in(self, name):
        def focused():
            for role in desk.FIELDS:
                node = self.look(role, name)
                if node is not None and node.get_state_set().contains(
                        desk.Atspi.StateType.FOCUSED):
                    return node
            return None
        return desk.wait_for(focused, f'the focus in {name}')

    def invoice(self, number):
        return self.ask('show', number)

    def test_invoice_by_keyboard_alone(self):
        desk.type_keys('ctrl+n')
        self.focus_is_in('Client')
        desk.type_text('mor')
        self.wait_until_says('Atelier Morel')
        desk.type_keys('Tab')
        self.focus_is_in('Number')
        desk.type_text('F-3')
        desk.type_keys('Tab')
        self.focus_is_in('Total with Tax')
        desk.type_text('1234,5')
        self.wait_until_says('€1,234.50')
        desk.type_keys('Return')
        self.wait_until_says('Invoice F-3 saved')
        invoice = self.invoice('F-3')
        self.assertEqual(invoice['client']['name'], 'Atelier Morel')
        self.assertEqual(invoice['balance_minor'], 123450)
        self.assertEqual(invoice['issue_date'], '2026-11-22')
        # Thirty days, as the two invoices before.
        self.assertEqual(invoice['due_date'], '2026-12-22')
        self.press('Undo')
        desk.wait_for(lambda: self.cli('show', 'F-3').returncode == 1, 'the invoice to go')

    def test_payment_with_undo(self):
        desk.type_keys('alt+2')
        self.wait_until_says('Name or SIREN|Search the clients')
        desk.type_keys('ctrl+f')
        desk.type_text('morel')
        desk.type_keys('Return')
        self.wait_until_says('Owes €1,500.00, late')
        self.press('Record a Payment…')
        # All of it is proposed; less is split, the oldest first.
        self.wait_until_says('€1,500.00')
        self.fill('Amount Received', '1200')
        self.wait_until_says('Principal €1,000.00 → €0.00')
        self.wait_until_says('Principal €500.00 → €300.00')
        self.press('Record')
        self.wait_until_says('€1,200.00 from Atelier Morel recorded')
        self.assertEqual(self.invoice('F-1')['balance_minor'], 0)
        self.assertEqual(self.invoice('F-2')['balance_minor'], 30000)
        self.wait_until_says('Owes €300.00')
        self.press('Undo')
        self.wait_until_says('Owes €1,500.00')
        self.assertEqual(self.invoice('F-1')['balance_minor'], 100000)

    def test_number_that_is_taken(self):
        desk.type_keys('ctrl+n')
        self.fill('Client', 'Somebody New')
        self.fill('Number', 'F-1')
        self.wait_until_says('F-1 is there already.*Atelier Morel.*Somebody New')

    def test_address_of_39_characters(self):
        desk.type_keys('ctrl+shift+n')
        self.fill('Name', 'Marie Roy')
        self.fill('Address', '18 rue du Général de Gaulle prolongée N\n35500 Vitré')
        self.wait_until_says('39 / 38')
        self.wait_until_says('1 character more')


if __name__ == '__main__':
    desk.main()
