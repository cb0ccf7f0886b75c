#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What the desktop asks of the application, and the windows beside its own: help, shortcuts."""

import subprocess

import desk


class Desktop(desk.Desk):

    def perform(self, action):
        """As an entry in the menu of the desktop file does."""
        subprocess.run(['gapplication', 'action', desk.APPLICATION_ID, action], check=True)

    def windows(self):
        application = self.read()
        return len(application.children) if application is not None else 0

    def start_with_data(self):
        self.cli('setup', '--name', 'Marie Dupré EI', '--siren', '732829320')
        self.start()
        self.wait_until_says('Receivables')

    def test_new_invoice_from_the_desktop(self):
        self.start_with_data()
        self.perform('new-invoice')
        self.wait_until_says('New Invoice')

    def test_help_is_searched_by_typing(self):
        self.start_with_data()
        desk.type_keys('F1')
        self.wait_until_says('Five minutes to the mise en demeure')
        desk.type_text('window envelope')
        self.wait_until_says('Shake it a little')
        desk.type_keys('Escape')
        self.find('list item', 'First steps')

    def test_help_does_not_hide_the_window_from_the_desktop(self):
        self.start_with_data()
        desk.type_keys('F1')
        self.wait_until_says('First steps')
        before = self.windows()
        self.perform('new-invoice')
        self.wait_until_says('New Invoice')
        self.assertEqual(self.windows(), before + 1)

    def test_help_goes_with_the_window(self):
        self.start_with_data()
        desk.type_keys('F1')
        self.wait_until_says('First steps')
        self.perform('quit')
        self.assertEqual(self.process.wait(timeout=desk.PATIENCE), 0)
        self.forget()

    def test_shortcuts_are_listed(self):
        self.start_with_data()
        self.perform('shortcuts')
        self.wait_until_says('Show or hide the sidebar')


if __name__ == '__main__':
    desk.main()
