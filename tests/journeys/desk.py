# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What the journeys through the window share: a desk at which somebody uses Dûment.

The accessibility tree tells what is on the screen, as it does to a screen reader, and presses what
a hand would press; keys are typed for real. Nothing sleeps for luck: everything is waited for, with
a patience that only a hang exhausts.
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi
except (ImportError, ValueError):
    print('skipped: the accessibility library of Python is missing')
    sys.exit(77)

PROGRAM = os.environ['DUMENT']
CLI = os.environ['DUMENT_CLI']
TODAY = '2026-11-22'
PATIENCE = 40
APPLICATION_ID = 'io.github.dument.Dument'
BUTTONS = ('push button', 'toggle button', 'button')
FIELDS = ('text', 'entry')
ITEMS = ('menu item', *BUTTONS)


def wait_for(probe, what):
    """The first true value of probe (); an error that names @what when none comes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            value = probe()
        except gi.repository.GLib.Error:  # The widget went away while it was looked at.
            value = None
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f'waited in vain for {what}')


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


def is_showing(node):
    """GTK before 4.10 tells only of windows that they show; of the rest, whether it is visible."""
    return node.get_state_set().contains(Atspi.StateType.VISIBLE)


def name_of(node):
    """The name without its mnemonic; GTK before 4.10 may say it twice: "_Save Save"."""
    name = (node.get_name() or '').replace('_', '')
    half = len(name) // 2
    return name[:half] if name[:half] == name[half + 1:] and name[half:half + 1] == ' ' else name


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def type_keys(*keys):
    subprocess.run(['xdotool', 'key', '--delay', '40', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '40', text], check=True)


def wait_for_title(title):
    """A window of the toolkit, of which the accessibility tree does not tell."""
    wait_for(lambda: subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                                    check=False, capture_output=True).stdout, f'the window {title}')


class Desk(unittest.TestCase):
    """A test case with a home, a data file and a running window."""

    maxDiff = None

    def setUp(self):
        self.home = pathlib.Path(os.environ['XDG_DATA_HOME'], self.id())
        self.home.mkdir(parents=True)
        self.database = self.home / 'dument.db'
        self.process = None

    def tearDown(self):
        if self.process is not None:
            self.leave()

    # The program

    def start(self, *arguments, database=True):
        place = ['--database', str(self.database)] if database else []
        self.process = subprocess.Popen([PROGRAM, '--today', TODAY, *place, *map(str, arguments)],
                                        env={**os.environ, 'XDG_DATA_HOME': str(self.home)})
        wait_for(self.application, 'the program on the accessibility bus')

    def leave(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(timeout=PATIENCE)
        self.process = None

    def cli(self, *arguments):
        """What dument-cli says of the same data file."""
        return subprocess.run([CLI, '--database', str(self.database), '--today', TODAY,
                               *map(str, arguments)],
                              capture_output=True, text=True, check=False)

    def ask(self, *arguments):
        result = self.cli(*arguments, '--format', 'json')
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return json.loads(result.stdout)

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    # What is on the screen

    def look_for_all(self, roles, name=None, within=None):
        """The showing widgets of one of @roles whose whole name matches @name."""
        roles = (roles,) if isinstance(roles, str) else roles
        for node in walk(within or self.application()):
            if (node.get_role_name() in roles and is_showing(node)
                    and (name is None or re.fullmatch(name, name_of(node)))):
                yield node

    def look(self, roles, name=None, within=None):
        """The first of them, else None."""
        return next(self.look_for_all(roles, name, within), None)

    def find(self, roles, name=None, within=None):
        return wait_for(lambda: self.look(roles, name, within), f'{roles} named {name}')

    def find_window(self, title):
        return self.find('frame', title)

    def says(self, pattern):
        """Whether some text in sight matches."""
        for node in walk(self.application()):
            if is_showing(node) and re.search(pattern, name_of(node)):
                return True
        return False

    def wait_until_says(self, pattern):
        wait_for(lambda: self.says(pattern), f'the words {pattern}')

    def wait_until_gone(self, pattern):
        wait_for(lambda: not self.says(pattern), f'the words {pattern} to go')

    # Hands

    def press(self, name, within=None, roles=BUTTONS):
        """Presses a button, once it can be pressed."""
        def pressable():
            """A menu button is two of one name, and the inner one can be pressed."""
            return next((node for node in self.look_for_all(roles, name, within)
                         if node.get_state_set().contains(Atspi.StateType.SENSITIVE)
                         and Atspi.Action.get_n_actions(node) > 0), None)
        node = wait_for(pressable, f'a button {name}')
        Atspi.Action.do_action(node, 0)
        return node

    def fill(self, name, text, within=None):
        node = self.find(FIELDS, name, within)
        self.assertTrue(Atspi.EditableText.set_text_contents(node, text))
        return node

    def do(self, action):
        """An action of the main window that needs no parameter, as its shortcut would."""
        def act():
            window = self.find_window('Dûment')
            names = [Atspi.Action.get_action_name(window, i)
                     for i in range(Atspi.Action.get_n_actions(window))]
            return action in names and Atspi.Action.do_action(window, names.index(action))
        wait_for(act, f'the action {action}')

    def choose_invoice(self, number):
        """By its number, and with the keyboard; the detail beside the list then shows it."""
        def find_field():
            return self.look('entry', 'Search in the receivables')

        def is_ready():
            field = find_field()
            return field and field.get_state_set().contains(Atspi.StateType.FOCUSED)
        # Newer GTK tells of the field only while it is in sight, of its button from the start.
        wait_for(lambda: find_field() or self.look('toggle button', 'Search'), 'the list')
        type_keys('alt+1')
        type_keys('ctrl+f')
        wait_for(is_ready, 'the search')
        type_text(number)
        self.wait_until_says('^1 invoice ')
        type_keys('Return')
        self.wait_until_says(f'^{number} · ')

    def close_window(self, title):
        Atspi.Action.do_action(self.find(BUTTONS, 'Cancel|Close', self.find_window(title)), 0)
        wait_for(lambda: self.look('frame', title) is None, f'the window {title} to go')

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', str(path)], check=True)


def main():
    unittest.main(verbosity=2, warnings='ignore')
