#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""A letter that was begun is found again, even when the program was killed."""

import contextlib
import signal
import sqlite3

import desk

# It is late and has had its reminder.
LATE = 'F-2026-025'


class Sending(desk.Desk):

    def setUp(self):
        super().setUp()
        self.cli('sample')
        self.start()

    def begin_letter(self):
        self.choose_invoice(LATE)
        self.press('Write the Formal Notice')
        return self.find('text', 'Text of the letter')

    def drafts(self):
        with contextlib.closing(sqlite3.connect(f'file:{self.database}?mode=ro', uri=True)) as file:
            return str(file.execute('SELECT * FROM letter_draft').fetchall())

    def test_draft_outlives_a_kill(self):
        self.begin_letter()
        self.find('text', 'Text of the letter')
        desk.type_keys('ctrl+Home')
        desk.type_text('Bonjour encore. ')
        desk.wait_for(lambda: 'Bonjour encore.' in self.drafts(), 'the draft in the data file')
        self.leave(signal.SIGKILL)
        self.start()
        text = self.begin_letter()
        desk.wait_for(lambda: 'Bonjour encore.' in desk.text_of(text), 'the words of the draft')


if __name__ == '__main__':
    desk.main()
