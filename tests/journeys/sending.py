#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The main job through the window: from a late invoice to the posted mise en demeure.

And what was begun is found again, even when the program was killed.
"""

import contextlib
import signal
import sqlite3
import subprocess

import desk

# It is late and has had its reminders; the other one has had none.
LATE = 'F-2026-025'
NEVER_REMINDED = 'F-2026-030'
REGISTERED = '1A 234 567 8901 2'


class Sending(desk.Desk):

    def setUp(self):
        super().setUp()
        self.take_sample()
        self.start()

    def begin_letter(self):
        self.choose_invoice(LATE)
        self.press('Write the Formal Notice')
        return self.find('text', 'Text of the letter')

    def drafts(self):
        with contextlib.closing(sqlite3.connect(f'file:{self.database}?mode=ro', uri=True)) as file:
            return str(file.execute('SELECT * FROM letter_draft').fetchall())

    def kept_reasons(self):
        with contextlib.closing(sqlite3.connect(f'file:{self.database}?mode=ro', uri=True)) as file:
            return str(file.execute('SELECT * FROM letter_draft_overruling').fetchall())

    def posted_notice(self):
        return next((letter for letter in self.ask('show', LATE)['letters']
                     if letter['template'].startswith('mise-en-demeure')), None)

    def prove(self, path):
        """A paper of the late invoice: what proves that it was sent. Any PDF will do."""
        self.cli('letter', '--template', 'rappel-amical', '--output', path, LATE)
        self.assertEqual(self.cli('invoice', LATE, '--set', f'sent-proof={path}').returncode, 0)

    def save_as(self, path):
        self.press(r'Save as PDF.*')
        desk.wait_for_title('Save the Letter')
        desk.type_keys('ctrl+a')
        desk.type_text(str(path))
        desk.type_keys('Return')

    def test_formal_notice_from_first_to_last(self):
        self.begin_letter()
        pdf = self.home / 'letter.pdf'
        self.save_as(pdf)
        desk.wait_for(lambda: pdf.exists() and pdf.stat().st_size, 'the file')
        words = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True,
                               text=True).stdout
        self.assertIn('Mise en demeure de payer', words)
        self.assertIn(LATE, words)

        self.press('Posted…')
        desk.wait_for_title('Record as Posted')
        self.fill('Number of the registered letter', REGISTERED)
        self.press('Record')
        letter = desk.wait_for(self.posted_notice, 'the letter in the data file')
        self.assertEqual(letter['posted_on'], desk.TODAY)

        # The list is there again, and beside it the history.
        self.wait_until_says('^Formal notice, posted')

        # A start later everything is as it was left.
        self.leave()
        self.start()
        self.choose_invoice(LATE)
        self.wait_until_says('^Formal notice, posted')

    def test_formal_notice_in_a_hurry(self):
        """Who reminded on the phone need not write the reminders, nor wait for their days."""
        self.choose_invoice(NEVER_REMINDED)
        self.find(desk.BUTTONS, 'Write a Reminder')
        self.wait_until_says('Reminded by phone or e-mail already')
        self.cli('letter', '--template', 'rappel-amical', '--posted', desk.TODAY, '--output',
                 self.home / 'reminder.pdf', NEVER_REMINDED)
        self.wait_until_says('^Wait until .* for the payment that your reminder asked for')
        self.wait_until_says('goes back on the days that you left')
        self.press('Write the Formal Notice Now')
        self.find('text', 'Text of the letter')
        self.wait_until_says('^Formal Notice$')

    def begin_hasty_notice(self):
        self.choose_invoice(NEVER_REMINDED)
        self.press('Write the Formal Notice.*')
        self.find('text', 'Text of the letter')

    def keep_warning(self, reason):
        self.press('Keep Anyway…')
        self.wait_until_says('^Why does the letter leave all the same')
        desk.type_text(' ')
        self.assertFalse(self.look(desk.BUTTONS, 'Keep').has('sensitive'))
        desk.type_text(reason)
        self.press('Keep')

    def test_warning_kept_with_a_reason(self):
        """What is merely risky leaves with a reason, which outlives a kill."""
        self.begin_hasty_notice()
        self.keep_warning('Called once')
        self.wait_until_says('no reminder was recorded .* Kept: Called once$')
        self.press('Take Back')
        self.wait_until_gone('Kept: Called once$')
        self.keep_warning('Called twice')
        self.wait_until_says('Kept: Called twice$')
        desk.wait_for(lambda: 'Called twice' in self.kept_reasons(), 'the reason in the draft')
        self.leave(signal.SIGKILL)
        self.start()
        self.begin_hasty_notice()
        self.wait_until_says('Kept: Called twice$')
        self.press('Posted…')
        desk.wait_for_title('Record as Posted')
        self.press('Record')
        desk.wait_for(lambda: 'Called twice' in self.cli('journal').stdout, 'the reason noted')

    def open_own_text(self):
        self.press('More for this text')
        self.press('Change This Letter’s Text for Good…', roles=desk.ITEMS)
        return self.find('text', 'Text of the letter, with its values and conditions')

    def changed_texts(self):
        return [row['changed'] for row in self.ask('templates') if row['changed']]

    def test_text_changed_for_good(self):
        """A text of one's own, what became of the original, and the way back."""
        self.begin_letter()
        text = self.open_own_text()
        desk.wait_for(lambda: self.read(text).has('focused'), 'the text')
        self.assertFalse(self.look(desk.BUTTONS, 'Change for Good').has('sensitive'))
        desk.type_keys('ctrl+End')
        desk.type_text('Merci {{ clinet.nom }}')
        self.wait_until_says('There is no value called “clinet.nom”')
        self.assertFalse(self.look(desk.BUTTONS, 'Change for Good').has('sensitive'))
        desk.type_keys(*['BackSpace'] * 16)
        desk.type_text('bien.')
        self.wait_until_gone('There is no value')
        self.press('Change for Good')
        self.wait_until_says('Text changed for every letter from now on')
        self.assertEqual(self.changed_texts(), ['mise-en-demeure.professionnel'])
        self.assertIn('\n+ Merci bien.\n', self.cli(
            'templates', '--difference', 'mise-en-demeure.professionnel').stdout)

        self.open_own_text()
        self.press('Return to the Original')
        self.wait_until_says('The original text is back')
        self.assertEqual(self.changed_texts(), [])
        self.press('Undo')
        desk.wait_for(self.changed_texts, 'the own text again')

    def choose_in_row_menu(self, item, key):
        desk.type_keys(key)
        self.press(item, roles=desk.ITEMS)

    def test_rows_have_menus(self):
        self.wait_until_says('F-2026-0')
        desk.type_keys('alt+3')
        self.wait_until_says('Transports Kerdoncuff')
        # The second row has the focus, and is meant though none was chosen before.
        desk.type_keys('Down')
        self.choose_in_row_menu('Edit the Client…', 'shift+F10')
        self.find_window('Edit the Client')
        self.close_window('Edit the Client')
        desk.type_keys('alt+4')
        self.wait_until_says('Last Reminder 2026-')
        self.choose_in_row_menu('What Became of It…', 'Menu')
        desk.wait_for_title('What Became of the Letter')

    def test_what_goes_with_it(self):
        self.leave()
        self.prove(self.home / 'proof.pdf')
        self.start()
        self.begin_letter()
        self.wait_until_says('^Nothing goes with the letter$')
        # It is the last thing before the text, to which the keyboard goes by itself.
        desk.wait_for(lambda: self.look('text', 'Text of the letter').has('focused'), 'the text')
        desk.type_keys('ctrl+shift+Tab')
        desk.wait_for(lambda: self.look('check box', r'proof\.pdf · 1 page').has('focused'),
                      'the keyboard at the paper')
        desk.type_keys('space')
        self.wait_until_says('^1 page behind the letter$')
        pdf = self.home / 'letter.pdf'
        self.save_as(pdf)
        desk.wait_for(lambda: pdf.exists() and pdf.stat().st_size, 'the file')
        pages = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True,
                               text=True).stdout.split('\f')[:-1]
        self.assertIn('P. J.', ' '.join(pages[:-1]).replace('\u00a0', ' '))
        self.assertIn('Pièce n° 1', pages[-1].replace('\u00a0', ' '))

        # What was saved is what is recorded, whole.
        self.press('Posted…')
        desk.wait_for_title('Record as Posted')
        self.press('Record')
        letter = desk.wait_for(self.posted_notice, 'the letter in the data file')
        kept = self.home / 'kept.pdf'
        self.cli('letters', '--save', letter['letter'], '--output', kept)
        self.assertEqual(kept.read_bytes(), pdf.read_bytes())

    def test_draft_outlives_a_kill(self):
        text = self.begin_letter()
        desk.type_keys('ctrl+Home')
        # What the law forbids to say is told, and the way to it selects it.
        desk.type_text('je porte plainte. ')
        self.wait_until_says('^“porte plainte”')
        self.press('Show')
        desk.wait_for(lambda: text.get_selected_text() == 'porte plainte', 'the words selected')
        desk.type_text('Bonjour encore.')
        self.wait_until_gone('^“porte plainte”')
        desk.wait_for(lambda: 'Bonjour encore.' in self.drafts(), 'the draft in the data file')
        self.leave(signal.SIGKILL)
        self.start()
        text = self.begin_letter()
        desk.wait_for(lambda: 'Bonjour encore.' in text.get_text(), 'the words of the draft')


if __name__ == '__main__':
    desk.main()
