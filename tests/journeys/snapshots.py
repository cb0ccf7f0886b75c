#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Writes a picture of each screen in each of its looks, to be looked at by people.

Usage: snapshots.py FOLDER [LOOK…]

A picture goes into FOLDER/LOOK/SCREEN.png. DUMENT_LOOKS names looks too, separated by spaces.
"""

import gettext
import os
import pathlib
import subprocess
import sys
import unittest

import desk

FRENCH = {'LC_ALL': 'fr_FR.UTF-8'}
# What differs: the language, the colours, the size of the text, the room.
LOOKS = {
    'french': FRENCH,
    'english': {},
    'dark': {**FRENCH, 'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'},
    'contrast': {**FRENCH, 'ADW_DEBUG_HIGH_CONTRAST': '1'},
    'large': {**FRENCH, 'DUMENT_DPI': '192'},
    'narrow': {**FRENCH, 'DUMENT_SIZE': '720 560'},
}
FOLDER = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
CHOSEN = sys.argv[2:] or os.environ.get('DUMENT_LOOKS', '').split() or list(LOOKS)
LATE = 'F-2026-025'
WAITING = 'F-2026-030'
CLIENT = 'Kerdoncuff'
MENU_ITEMS = ('menu item', *desk.BUTTONS)
HEADER = 'number;issue_date;due_date;client;client_kind;total\n'
# Names and figures as large as they come, and a table that cannot be taken.
TABLE = HEADER + '''\
F-1;2026-01-02;2026-02-01;Groupement d'intérêt économique des artisans menuisiers, charpentiers \
et couvreurs de la presqu'île de Rhuys et du Pays de Vannes;professional;123456789,00
F-2;2026-09-01;2026-10-01;Atelier Morel;;1000
F-4;2026-09-01;;Mairie de Vitré;public;250
'''
BROKEN_TABLE = HEADER + 'F-3;2026-09-31;2026-10-01;Atelier Nord;professional;500\n'


def read_words():
    """English words of the window, without mnemonics, and what stands in their place."""
    if not os.environ.get('LC_ALL', '').startswith('fr'):
        return {}
    catalog = gettext.translation('dument', os.environ['DUMENT_LOCALE_DIR'], ['fr'])
    return {key.replace('_', ''): value.replace('_', '')
            for key, value in catalog._catalog.items() if isinstance(key, str)}


def set_text_size():
    dpi = os.environ.get('DUMENT_DPI', '96')
    pathlib.Path(os.environ['HOME'], '.Xdefaults').write_text(f'Xft.dpi: {dpi}\n',
                                                             encoding='utf-8')


class Snapshots(desk.Desk):

    def setUp(self):
        super().setUp()
        self.environment = dict(os.environ)

    def tearDown(self):
        super().tearDown()
        os.environ.clear()
        os.environ.update(self.environment)

    def take(self, name):
        """Once nothing moves any more."""
        path = FOLDER / self.look_name / f'{name}.png'
        path.parent.mkdir(parents=True, exist_ok=True)
        seen = []

        def rests():
            seen.append(subprocess.run(['import', '-window', 'root', 'rgb:-'], check=True,
                                       capture_output=True).stdout)
            return len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]
        desk.wait_for(rests, f'{name} to rest')
        self.picture(path)

    def word(self, english):
        return self.words.get(english, english)

    def press_word(self, english, roles=desk.BUTTONS):
        self.press(self.word(english), roles=roles)

    def open_dument(self, *arguments):
        self.start(*arguments)
        self.find(desk.BUTTONS, self.word('Main Menu'))
        if 'DUMENT_SIZE' in os.environ:
            for window in desk.wait_for(self.list_windows, 'the window'):
                subprocess.run(['xdotool', 'windowsize', window,
                                *os.environ['DUMENT_SIZE'].split()], check=True)

    def ask_application(self, action, *parameters):
        """An action of the application, as the desktop asks for it."""
        subprocess.run(['gdbus', 'call', '--session', '--dest', desk.APPLICATION_ID,
                        '--object-path', '/' + desk.APPLICATION_ID.replace('.', '/'),
                        '--method', 'org.freedesktop.Application.ActivateAction', action,
                        '[' + ', '.join(f"<'{word}'>" for word in parameters) + ']', '{}'],
                       check=True, capture_output=True)

    def list_windows(self):
        """Those with a title: what pops up has none."""
        return subprocess.run(['xdotool', 'search', '--all', '--onlyvisible', '--pid',
                               str(self.process.pid), '--name', '.+'], check=False,
                              capture_output=True, text=True).stdout.split()

    def take_window(self, name, opening):
        """A window that @opening shows above the first; it is closed again."""
        opening()
        desk.wait_for(lambda: len(self.list_windows()) > 1, f'the {name}')
        self.take(name)
        desk.type_keys('Escape')
        desk.wait_for(lambda: len(self.list_windows()) == 1, f'{name} to go')

    def search(self, text):
        desk.type_keys('ctrl+f')
        desk.wait_for(lambda: any(
            node.role in desk.FIELDS and node.has('focused')
            for node in self.read_screen().values()), 'the search')
        desk.type_text(text)

    def tab_to(self, english):
        """With the keyboard, since not everything can be pressed from outside."""
        def focused():
            desk.type_keys('Tab')
            return any(node.name == self.word(english) and node.has('focused')
                       for node in self.read_screen().values())
        desk.wait_for(focused, f'the focus on {english}')

    def choose_late(self, number=LATE):
        desk.type_keys('alt+2')
        self.search(number)
        self.wait_until_says('^1 (invoice|facture) ')
        desk.type_keys('Return')
        if self.look_name in ('large', 'narrow'):
            desk.type_keys('Return')
        self.wait_until_says(f'^{number} · ')

    # The tour

    def visit_first_start(self):
        self.open_dument()
        self.take('welcome')
        self.take_window('set-up', lambda: self.press_word('Set up my business'))
        self.press_word('Look around with sample data')
        self.wait_until_says('F-2026-0')
        self.take('sample')
        self.leave()

    def visit_empty(self):
        self.cli('setup', '--name', 'Marie Dupré EI', '--siren', '732829320')
        self.open_dument()
        for name, key in (('today', 'alt+1'), ('receivables', 'alt+2'),
                          ('clients', 'alt+3'), ('letters', 'alt+4')):
            desk.type_keys(key)
            self.take(f'{name}-empty')
        self.leave()

    def visit_import(self):
        tables = [self.home / 'factures.csv', self.home / 'autres.csv']
        tables[0].write_text(TABLE, encoding='utf-8')
        tables[1].write_text(BROKEN_TABLE, encoding='utf-8')
        self.open_dument(*tables)
        desk.wait_for(lambda: len(self.list_windows()) > 1, 'what came in')
        self.wait_until_says(r'^(All|Toutes)\s+3$')
        self.take('import')
        desk.type_keys('Escape')
        desk.wait_for(lambda: len(self.list_windows()) == 1, 'the import to go')
        desk.type_keys('alt+2')
        self.search('Rhuys')
        self.wait_until_says('^1 (invoice|facture) ')
        desk.type_keys('Return')
        if self.look_name in ('large', 'narrow'):
            desk.type_keys('Return')
        self.wait_until_says('^F-1 · ')
        self.take('overfull')
        self.leave()

    def visit_receivables(self):
        self.wait_until_says('F-2026-0')
        self.take('receivables')
        desk.type_keys('ctrl+a')
        self.take('several')
        self.choose_late()
        self.take('detail')
        self.take_menu('detail-menu', lambda: self.press_word('More Actions'),
                       'Write a Reminder')
        self.tab_to('Why this amount?')
        desk.type_keys('space')
        self.take('why')
        self.press_word('Record a Payment')
        desk.wait_for(lambda: len(self.list_windows()) > 1, 'the payment')
        # Once the amount is proposed.
        self.take('payment')
        desk.type_keys('ctrl+Return')
        desk.wait_for(lambda: len(self.list_windows()) == 1, 'the payment to be recorded')
        self.find(desk.BUTTONS, self.word('Undo'))
        self.take('toast')
        self.press_word('Undo')

    def take_menu(self, name, opening, item):
        opening()
        self.find(MENU_ITEMS, self.word(item))
        self.take(name)
        desk.type_keys('Escape')

    def take_rest(self, name, opening, expander):
        """What a form hides at first, down to its end."""
        opening()
        desk.wait_for(lambda: len(self.list_windows()) > 1, f'the {name}')
        self.tab_to(expander)
        desk.type_keys('space')
        subprocess.run(['xdotool', 'mousemove', '640', '500', 'click', '--repeat', '40', '5'],
                       check=True)
        self.take(name)
        desk.type_keys('Escape')
        desk.wait_for(lambda: len(self.list_windows()) == 1, f'{name} to go')

    def visit_waiting(self):
        """While the days of a reminder run; a large or narrow window shows the invoice alone."""
        desk.type_keys('Escape')
        self.cli('letter', '--template', 'rappel-amical', '--posted', desk.TODAY, '--output',
                 self.home / 'reminder.pdf', WAITING)
        self.choose_late(WAITING)
        self.take('waiting')
        desk.type_keys('Escape')

    def visit_letter(self):
        self.press_word('Write the Formal Notice')
        self.find('text', self.word('Text of the letter'))
        self.take('letter')
        if self.look_name in ('large', 'narrow'):
            self.press_word('Show the page')
            self.take('letter-page')
            self.press_word('Show the page')
        self.press_word('More for this text')
        self.take_window('text-for-good', lambda: self.press_word(
            'Change This Letter’s Text for Good…', roles=desk.ITEMS))
        self.take_window('posting', lambda: self.press_word('Posted…'))
        desk.type_keys('ctrl+p')
        desk.wait_for_title(self.word('Print'))
        self.take('print')
        desk.type_keys('Escape')

    def visit_clients(self):
        desk.type_keys('alt+3')
        self.wait_until_says(CLIENT)
        self.take('clients')
        self.search(CLIENT)
        desk.type_keys('Return')
        self.find(desk.BUTTONS, self.word('Edit'))
        self.take('client-page')
        self.take_window('client-edit', lambda: self.press_word('Edit'))
        self.take_rest('client-more', lambda: self.press_word('Edit'),
                       'More: VAT number, country, part payments, notes')
        desk.type_keys('Escape')
        self.find(desk.BUTTONS, self.word('Client'))
        desk.type_keys('alt+3')
        self.take_menu('clients-menu', lambda: desk.type_keys('Down', 'Menu'), 'Edit the Client…')

    def visit_windows(self):
        desk.type_keys('alt+4')
        self.take('letters')
        self.take_menu('letters-menu', lambda: desk.type_keys('Down', 'Menu'), 'Show')
        self.take_window('follow', lambda: self.press_word('What Became of It…'))
        desk.type_keys('alt+2')
        for name, key in (('invoice', 'ctrl+n'), ('client', 'ctrl+shift+n'), ('help', 'F1'),
                          ('shortcuts', 'ctrl+question')):
            self.take_window(name, lambda key=key: desk.type_keys(key))
        for page in ('business', 'computation', 'rates', 'data'):
            self.take_window(f'preferences-{page}',
                             lambda page=page: self.ask_application('preferences', page))
        self.take_rest('preferences-more', lambda: self.ask_application('preferences', 'business'),
                       'More')
        self.take_window('about', lambda: self.ask_application('about'))
        desk.type_keys('F10')
        self.take('menu')

    def test_looks(self):
        for look in CHOSEN:
            with self.subTest(look):
                os.environ.update(LOOKS[look])
                set_text_size()
                self.look_name = look
                self.words = read_words()
                for part in (('first_start',), ('empty', 'import'),
                             ('receivables', 'letter', 'clients', 'windows', 'waiting')):
                    self.database = self.home / f'{look}-{part[0]}.db'
                    self.go_on(part)
                os.environ.clear()
                os.environ.update(self.environment)

    def go_on(self, parts):
        """One part that breaks off does not keep the others from being seen."""
        try:
            if parts[0] == 'receivables':
                self.cli('sample')
                self.open_dument()
                self.wait_until_says('F-2026-0')
            for part in parts:
                with self.subTest(part):
                    try:
                        getattr(self, f'visit_{part}')()
                    except AssertionError:
                        self.picture(FOLDER / self.look_name / f'broken-off-{part}.png')
                        raise
        finally:
            if self.process is not None:
                self.leave()


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
