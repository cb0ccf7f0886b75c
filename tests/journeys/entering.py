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
        desk.type_keys('alt+2')
        self.wait_until_says('^F-1$')

    def focus_is_in(self, name):
        return desk.wait_for(
            lambda: next((node for node in self.look_for_all(desk.FIELDS, name)
                          if node.has('focused')), None), f'the focus in {name}')

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
        # What was typed is chosen in the list.
        self.wait_until_says('F-3 · €1,234.50')
        invoice = self.invoice('F-3')
        self.assertEqual(invoice['client']['name'], 'Atelier Morel')
        self.assertEqual(invoice['balance_minor'], 123450)
        self.assertEqual(invoice['issue_date'], '2026-11-22')
        # Thirty days, as the two invoices before.
        self.assertEqual(invoice['due_date'], '2026-12-22')
        self.press('Undo')
        desk.wait_for(lambda: self.cli('show', 'F-3').returncode == 1, 'the invoice to go')

    def test_payment_with_undo(self):
        desk.type_keys('alt+3')
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

    def choose_in_menu(self, button, item):
        """What a menu offers, chosen with the keyboard."""
        self.press(button)
        self.press(item, roles=desk.ITEMS)

    def test_history_takes_back(self):
        self.cli('pay', 'F-1', '400', '--on', '2026-11-20')
        self.choose_invoice('F-1')
        self.choose_in_menu('Correct: €400.00 received by transfer', 'Taken Back by the Bank')
        self.wait_until_says('€400.00 did not come through')
        self.assertEqual(self.invoice('F-1')['balance_minor'], 100000)
        self.choose_in_menu('Correct: €400.00 did not come through', 'It Came Through After All')
        self.wait_until_gone('did not come through')
        self.assertEqual(self.invoice('F-1')['balance_minor'], 60000)
        self.choose_in_menu('Correct: €400.00 received by transfer', 'Delete the Payment')
        self.wait_until_gone('Correct: €400.00.*')
        self.assertEqual(self.invoice('F-1')['payments'], [])
        self.press('Undo')
        desk.wait_for(lambda: self.invoice('F-1')['balance_minor'] == 60000, 'the payment again')

    def test_history_claims_again(self):
        self.cli('waive', 'F-1', 'indemnity', '--reason', 'Goodwill')
        self.cli('credit', 'F-1', '100', '--reference', 'AV-1')
        self.choose_invoice('F-1')
        self.choose_in_menu('Correct: Fixed indemnity given up', 'Claim It Again')
        self.wait_until_gone('Fixed indemnity given up')
        self.assertEqual(self.invoice('F-1')['waivers'], [])
        self.choose_in_menu('Correct: Credit note of €100.00', 'Delete the Credit Note')
        self.wait_until_gone('Correct: Credit note.*')
        self.assertEqual(self.invoice('F-1')['balance_minor'], 100000)
        # Each in its turn, the latest first.
        desk.type_keys('ctrl+z')
        self.wait_until_says('Credit note of €100.00')
        self.assertEqual(self.invoice('F-1')['waivers'], [])
        desk.type_keys('ctrl+z')
        desk.wait_for(lambda: self.invoice('F-1')['waivers'], 'the waiver again')

    def test_promise_with_undo(self):
        self.choose_invoice('F-1')
        self.choose_in_menu('More Actions', 'Promise to Pay…')
        # All that is unpaid is proposed, and the day is what is still to be typed.
        self.focus_is_in('Until')
        self.wait_until_says('€1,000.00')
        self.fill('Amount', '600')
        self.fill('Until', '30/11')
        self.fill('Said by', 'Mme Durand')
        self.wait_until_says('30 November 2026')
        self.press('Record')
        self.wait_until_says('Promise recorded')
        self.wait_until_says('Promised: €600.00 until 30 November 2026')
        self.wait_until_says('said by Mme Durand')
        self.assertEqual(self.invoice('F-1')['state'], 'promised')
        self.wait_until_says('€600.00 promised until 30 November 2026')
        self.wait_until_says(r'^Late\s+1$')
        self.choose_in_menu('Other Filters', r'Disputed\s+0')
        self.wait_until_says('Nothing found')
        self.choose_in_menu('Other Filters', r'Promised\s+1')
        self.wait_until_says('^1 invoice ')
        self.press('Undo')
        self.wait_until_gone('Promised: €600.00')
        self.assertEqual(self.invoice('F-1')['circumstances'], [])

    def test_dispute_of_a_part(self):
        self.choose_invoice('F-1')
        self.choose_in_menu('More Actions', 'Dispute…')
        self.focus_is_in('Reason')
        self.fill('Amount', '5000')
        self.fill('Reason', 'Two days were not worked')
        self.fill('The Client’s Words', 'Only eight days')
        # More than the invoice cannot be contested.
        self.press('Record')
        self.wait_until_says('That is more than what is unpaid of the invoice')
        self.fill('Amount', '250')
        self.press('Record')
        self.wait_until_says('Contested: €250.00')
        # The rest is late as before.
        invoice = self.invoice('F-1')
        self.assertEqual(invoice['state'], 'late')
        self.assertEqual(invoice['circumstances'][0]['words'], 'Only eight days')
        self.press('Resolved: .*')
        self.wait_until_gone('Contested: €250.00')
        self.wait_until_says('Ended today')
        self.assertEqual(self.invoice('F-1')['circumstances'][0]['ended_on'], desk.TODAY)
        self.press('Undo')
        self.press('Take Back: Contested: .*')
        self.wait_until_gone('Contested: €250.00')
        self.assertEqual(self.invoice('F-1')['circumstances'], [])

    def test_client_is_paused_and_insolvent(self):
        desk.type_keys('alt+3')
        self.wait_until_says('Name or SIREN|Search the clients')
        desk.type_keys('ctrl+f')
        desk.type_text('morel')
        desk.type_keys('Return')
        self.wait_until_says('Owes €1,500.00, late')
        self.choose_in_menu('More Actions', 'Pause Reminders…')
        self.fill('Reason', 'On holiday')
        self.press('Pause')
        self.wait_until_says('All invoices of the client paused since 22 November 2026')
        self.assertEqual(self.invoice('F-2')['state'], 'paused')
        self.press('End the Pause: .*')
        self.wait_until_gone('All invoices of the client paused')
        self.choose_in_menu('More Actions', 'Insolvency…')
        self.focus_is_in('Opening Judgment of')
        self.fill('Opening Judgment of', '10/11')
        self.fill('Published in the BODACC on', '15/11')
        # Two months from the publication.
        self.wait_until_says('To be declared until 15 January 2027')
        self.fill('Trustee', 'SELARL Renard')
        self.press('Record')
        self.wait_until_says('Insolvent since the judgment of 10 November 2026')
        self.wait_until_says('to be declared until 15 January 2027 · SELARL Renard')
        self.assertEqual(self.invoice('F-1')['state'], 'insolvent')
        self.press('Complete…: .*')
        self.fill('Number of the Procedure', '2026J00123')
        self.press('Record')
        self.wait_until_says('Insolvency completed')
        self.assertEqual(self.invoice('F-1')['insolvencies'][0]['procedure_number'], '2026J00123')
        self.press('Take Back: .*')
        self.wait_until_gone('Insolvent since')
        self.assertEqual(self.invoice('F-1')['state'], 'late')

    def test_enter_opens_what_was_typed(self):
        """Not what the list showed before it followed."""
        table = self.home / 'more.csv'
        table.write_text(HEADER + 'F-9;2026-09-01;2026-10-01;Zinc et fils;professional;77\n',
                         encoding='utf-8')
        self.cli('import', table)
        desk.type_keys('alt+3')
        self.wait_until_says('Zinc et fils')
        desk.type_keys('ctrl+f')
        desk.type_text('morel')
        # Another search takes the place of the one before.
        desk.type_keys('ctrl+f')
        desk.type_text('zinc')
        desk.type_keys('Return')
        self.wait_until_says('Owes €77.00, late')

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

    def test_cure_goes_to_the_field(self):
        self.choose_invoice('F-1')
        self.press('Write a Reminder')
        self.find('text', 'Text of the letter')
        self.press('Correct…')
        self.focus_is_in('Address')


if __name__ == '__main__':
    desk.main()
