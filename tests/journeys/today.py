#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What is to be done today: the page that opens first."""

import desk

# A Monday: on the Sunday before it nothing is to be done.
desk.TODAY = '2026-11-23'
CLIENT = 'Ferme de la Gauterie'
NUMBER = 'F-2026-021'


class Today(desk.Desk):

    def proposed(self):
        """The clients of the cards, as the command line knows them."""
        return [proposal['client'] for proposal in self.ask('due')['proposals']]

    def start_with_sample(self):
        self.take_sample()
        self.start()
        self.wait_until_says(r'^\d+ things to do · €[\d,.]+ at stake$')

    def test_letter_is_written_from_its_card(self):
        self.start_with_sample()
        self.press(f'Write the Letter: {CLIENT}')
        self.find('text', 'Text of the letter')
        self.wait_until_says('^Formal Notice$')
        self.wait_until_says(NUMBER)

    def press_later(self):
        """On the first card, which is in sight: GTK 4.8 opens no menu of one that is not."""
        client = self.proposed()[0]
        self.press(f'Later: {client}')
        return client

    def test_tomorrow_and_back(self):
        self.start_with_sample()
        before = self.proposed()
        client = self.press_later()
        self.press('Tomorrow', roles=desk.ITEMS)
        self.wait_until_says('^Put off until 24 November 2026$')
        desk.wait_for(lambda: self.look(desk.BUTTONS, f'Later: {client}') is None, 'the card to go')
        self.assertEqual(self.proposed(), before[1:])
        self.press('Undo')
        self.find(desk.BUTTONS, f'Later: {client}')
        self.assertEqual(self.proposed(), before)

    def test_never_keeps_the_reason(self):
        self.start_with_sample()
        client = self.press_later()
        self.press('It is not worth the trouble', roles=desk.ITEMS)
        self.wait_until_says('^Given up, and noted in the journal$')
        self.assertNotIn(client, self.proposed())
        self.assertIn('It is not worth the trouble', self.cli('journal').stdout)

    def test_sent_by_e_mail(self):
        self.start_with_sample()
        self.press('Sent by E-mail: Biscuiterie des Remparts')
        self.wait_until_says('^Recorded as done: Biscuiterie des Remparts$')
        self.assertNotIn('Biscuiterie des Remparts', self.proposed())

    def test_by_keyboard(self):
        """The first card has the focus; Enter does what its button does."""
        self.start_with_sample()
        self.find('list item', '.*')
        desk.wait_for(lambda: any(node.has('focused') and ', Atelier Morel, ' in node.name
                                  for node in self.read_screen().values()), 'the first card')
        desk.type_keys('Return')
        self.find('text', 'Text of the letter')

    def test_search_and_new_invoice(self):
        """Who looks for an invoice, or typed one, is shown the list."""
        self.start_with_sample()
        desk.type_keys('ctrl+f')
        desk.wait_for(lambda: any(node.has('focused')
                                  for node in self.look_for_all(desk.FIELDS, '.*receivables')),
                      'the search')
        desk.type_text(NUMBER)
        self.wait_until_says('^1 invoice ')
        desk.type_keys('alt+1')
        self.wait_until_says(r'^\d+ things to do ')
        desk.type_keys('ctrl+n')
        self.wait_until_says('^New Invoice$')
        desk.type_text('gauterie')
        self.wait_until_says(f'^{CLIENT}$')
        desk.type_keys('Tab')
        desk.type_text('F-9')
        desk.type_keys('Tab')
        desk.type_text('100')
        desk.type_keys('Return')
        self.wait_until_says('^F-9 · ')

    def test_nothing_to_do(self):
        """The day is good news, and says when the next thing comes."""
        desk.TODAY = '2026-11-22'
        self.addCleanup(setattr, desk, 'TODAY', '2026-11-23')
        self.take_sample()
        self.start()
        self.wait_until_says('^Nothing to chase today$')
        self.wait_until_says('^The next thing comes on 23 November 2026')


if __name__ == '__main__':
    desk.main()
