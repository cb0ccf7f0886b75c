#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""A walk over every window and page: whatever can have the focus tells its name.

A widget that nobody named is called by its class, or not at all. All of them are told at once, each
with the way that leads to it.
"""

import re

import desk

CLASS_NAME = re.compile(r'(Gtk|Adw|Dument)[A-Z]\w*')
# They hand the focus on to what they hold.
HOLDERS = ('scroll pane', 'list', 'tree table', 'table', 'table row', 'table cell', 'panel',
           'filler', 'frame', 'window', 'page tab list')
MANY = 30
LATE = 'F-2026-022'


def is_nameless(node):
    return not node.name or bool(CLASS_NAME.fullmatch(node.name))


def is_named_within(node):
    """A row around one field: the focus goes to the field, which has the name."""
    return node.role == 'list item' and any(not is_nameless(inner) for inner in node.walk())


def is_part_of_named(node):
    """The button inside a list to choose from, which the toolkit makes."""
    return node.parent.role == 'combo box' and not is_nameless(node.parent)


def look_through(node, way=()):
    """What can have the focus, as (the way to it, whether it has a name)."""
    named = not is_nameless(node)
    if node.role not in HOLDERS and node.has('focusable'):
        yield (' > '.join((*way, f'{node.role} {node.name}')),
               named or is_named_within(node) or is_part_of_named(node))
    if named:
        way = (*way, node.name)
    # The rows of a table are alike.
    are_rows = node.role == 'list' and len(node.children) > MANY
    for child in node.children[:2] if are_rows else node.children:
        if child.is_showing():
            yield from look_through(child, way)


class Walker(desk.Desk):

    def setUp(self):
        super().setUp()
        self.nameless = {}

    def tearDown(self):
        super().tearDown()
        self.assertEqual(self.nameless, {})

    def look_around(self, place, within=None):
        """Remembers what has no name at @place, once nothing more comes."""
        seen = []

        def rests():
            node = self.read(within)
            seen.append(list(look_through(node)) if node is not None else [])
            return seen[-1] if len(seen) > 1 and seen[-1] == seen[-2] else None
        met = desk.wait_for(rests, f'anything on {place}')
        self.assertGreater(len(met), 4, f'{place} was not there to be looked at')
        nameless = sorted({way for way, named in met if not named})
        if nameless:
            self.nameless[place] = nameless

    def test_before_there_is_data(self):
        self.start()
        self.find(desk.BUTTONS, 'Set up my business')
        self.look_around('welcome')
        self.press('Set up my business')
        self.find_window('Set Up My Business|My Business')
        self.look_around('setup')

    def open_sample(self):
        """With an invoice chosen, since what shows nothing needs no name."""
        self.take_sample()
        self.start()
        self.choose_invoice(LATE)

    def test_pages(self):
        self.open_sample()
        self.look_around('receivables')
        desk.type_keys('alt+3')
        self.wait_until_says('Kerdoncuff')
        self.look_around('clients')
        desk.type_keys('alt+4')
        self.wait_until_says('What Became of It…')
        self.look_around('letters')
        self.press('What Became of It…')
        desk.wait_for_title('What Became of the Letter')
        self.find('text', 'Delivered on')
        self.look_around('What Became of It')
        desk.type_keys('Escape')
        self.wait_until_gone('Delivered on')
        desk.type_keys('alt+2')
        self.press('SARL .*|Atelier .*|.*Menuiserie.*')
        self.wait_until_says('^Usually pays|^Has paid no invoice')
        self.look_around('client')
        desk.type_keys('alt+1')
        self.wait_until_says('^Nothing to chase today$')
        self.press('Later, or at rest .*', roles=('toggle button', 'push button', 'button'))
        self.look_around('to do')

    def test_letter(self):
        self.open_sample()
        self.press('Write .*')
        self.find('text', 'Text of the letter')
        self.look_around('letter')
        self.press('Posted…')
        desk.wait_for_title('Record as Posted')
        self.find('text', 'Posted on')
        self.look_around('Record as Posted')

    def focusable_menu(self):
        """A menu button is two of one name, of which the inner one takes the focus."""
        return next((node for node in self.look_for_all(desk.BUTTONS, 'Correct: .*')
                     if node.has('focusable')), None)

    def test_history_menu(self):
        """Below what is in sight at first: one goes there before one opens it, or GTK 4.8 knows no
        screen for the menu."""
        self.open_sample()
        desk.wait_for(self.focusable_menu, 'the menu of the history')
        for _ in range(MANY):
            desk.type_keys('Tab')
            if self.focusable_menu().has('focused'):
                break
        desk.type_keys('Return')
        self.find(desk.ITEMS)
        self.look_around('history menu')

    def test_import_result(self):
        table = self.home / 'two.csv'
        table.write_text('number;issue_date;client;total\nX-1;2026-09-01;Nouveau;10\n'
                         'X-2;2026-09-01;Nouveau;nought\n', encoding='utf-8')
        self.take_sample()
        self.start(table)
        self.find_window('Import.*')
        self.wait_until_says('two.csv')
        # Nothing is chosen in the window behind, so that nothing there has its name.
        self.look_around('import', within=self.find_window('Import.*'))

    def look_at_menu(self):
        self.press('Main Menu')
        self.find(desk.ITEMS, 'About Dûment')
        self.look_around('menu')
        desk.type_keys('Escape')
        desk.type_keys('F1')
        self.wait_until_says('By keyboard')
        self.look_around('help')
        desk.type_keys('Escape')
        self.wait_until_gone('By keyboard')

    def look_at_invoice_menu(self):
        for item, title in (('Record a Credit Note…', 'Record a Credit Note'),
                            ('Give Up Penalties or Indemnity…', 'Give Up.*')):
            self.press('More Actions')
            self.press(item, roles=desk.ITEMS)
            self.find_window(title)
            self.look_around(title)
            self.close_window(title)

    def look_at_forms(self):
        for action, title in (('win.new-invoice', 'New Invoice'), ('win.new-client', 'New Client')):
            self.do(action)
            self.press('More: .*', within=self.find_window(title))
            self.look_around(title)
            self.close_window(title)
        self.press('Record a Payment')
        self.find_window('Record a Payment')
        self.look_around('payment')
        self.close_window('Record a Payment')

    def look_at_preferences(self):
        desk.type_keys('ctrl+comma')
        preferences = self.find_window('Preferences')
        for page in ('My Business', 'Reckoning', 'Rates', 'Data File'):
            self.press(page, within=preferences, roles='page tab')
            self.look_around(page)
        desk.type_keys('Escape')
        self.wait_until_gone('Preferences')

    def look_at_windows_of_toolkit(self):
        """Theirs to name; they must be there."""
        desk.type_keys('ctrl+question')
        self.wait_until_says('Take back what was done last')
        desk.type_keys('Escape')
        self.wait_until_gone('Take back what was done last')
        self.press('Main Menu')
        self.press('About Dûment', roles=desk.ITEMS)
        desk.wait_for_title('About')

    def test_windows(self):
        """One after the other, with an invoice chosen."""
        self.open_sample()
        self.look_at_menu()
        self.look_at_invoice_menu()
        self.look_at_forms()
        self.look_at_preferences()
        self.look_at_windows_of_toolkit()


if __name__ == '__main__':
    desk.main()
