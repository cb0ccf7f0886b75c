#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The first minutes: the two doors, and errors that explain themselves."""

import desk


class FirstStart(desk.Desk):

    def test_wrong_numbers_are_explained(self):
        self.start()
        self.press('Set up my business')
        self.fill('Name', 'Marie Dupré')
        self.fill('SIREN', '732829321')
        self.wait_until_says('(?i)siren.*(digit|check|wrong|typed)')
        self.fill('IBAN', 'FR7630006000011234567890188')
        self.wait_until_says('(?i)iban')
        self.assertFalse(self.find(desk.BUTTONS, 'Save').has('sensitive'))

        self.fill('SIREN', '732 829 320')
        self.fill('IBAN', 'FR76 3000 6000 0112 3456 7890 189')
        self.press('Save')
        self.wait_until_says('Receivables')
        self.assertEqual(self.ask('setup')['siren'], '732829320')

    def test_sample_is_marked_and_left(self):
        self.start(database=False)
        self.press('Look around with sample data')
        self.wait_until_says('nothing here is real')
        self.press('Begin with My Own Invoices')
        self.find(desk.BUTTONS, 'Set up my business')
        self.wait_until_gone('nothing here is real')


if __name__ == '__main__':
    desk.main()
