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
import shutil
import signal
import subprocess
import sys
import time
import unittest

try:
    from gi.repository import GLib
    import accessibility
except ImportError:
    print('skipped: the binding of GLib for Python is missing')
    sys.exit(77)

PROGRAM = os.environ['DUMENT']
CLI = os.environ['DUMENT_CLI']
TODAY = '2026-11-22'
PATIENCE = 40
APPLICATION_ID = 'io.github.dument.Dument'
BUTTONS = ('push button', 'toggle button')
FIELDS = ('text', 'entry')
ITEMS = ('menu item', *BUTTONS)


def wait_for(probe, what):
    """The first true value of probe (); an error that names @what when none comes."""
    end = time.monotonic() + PATIENCE
    pause = 0.05
    while time.monotonic() < end:
        try:
            value = probe()
        except GLib.Error:  # The widget went away while it was looked at.
            value = None
        if value:
            return value
        time.sleep(pause)
        pause = min(2 * pause, 0.2)  # To look costs time too, that of what is waited for.
    raise AssertionError(f'waited in vain for {what}')


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
        self.forget()

    @classmethod
    def setUpClass(cls):
        cls.bus = accessibility.Bus()

    def tearDown(self):
        if self.process is not None:
            self.leave()

    # The program

    def start(self, *arguments, database=True):
        place = ['--database', str(self.database)] if database else []
        self.process = subprocess.Popen([PROGRAM, '--today', TODAY, *place, *map(str, arguments)],
                                        env={**os.environ, 'XDG_DATA_HOME': str(self.home)})
        wait_for(self.read, 'the program on the accessibility bus')

    def leave(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(timeout=PATIENCE)
        self.forget()

    def forget(self):
        """The program, which ended."""
        self.process = None
        self.program = None

    def cli(self, *arguments):
        """What dument-cli says of the same data file."""
        return subprocess.run([CLI, '--database', str(self.database), '--today', TODAY,
                               *map(str, arguments)],
                              capture_output=True, text=True, check=False)

    def ask(self, *arguments):
        result = self.cli(*arguments, '--format', 'json')
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return json.loads(result.stdout)

    def take_sample(self):
        """The sample data, which is made once."""
        sample = pathlib.Path(os.environ['XDG_DATA_HOME'], 'sample.db')
        if not sample.exists():
            self.cli('sample')
            shutil.copy(self.database, sample)
        shutil.copy(sample, self.database)

    def read_screen(self):
        """All nodes by their paths, as they are now; none while the program is not there."""
        if self.program is None:
            self.program = accessibility.find_program(self.bus, self.process.pid)
        return self.program.read() if self.program is not None else {}

    def read(self, place=None):
        """A node as it is now, without one the whole program; None if it is not there."""
        return self.read_screen().get(place.path if place is not None else accessibility.ROOT)

    # What is on the screen

    def look_for_all(self, roles, name=None, within=None):
        """The showing widgets of one of @roles whose whole name matches @name."""
        roles = (roles,) if isinstance(roles, str) else roles
        place = self.read(within)
        return [inner for inner in (place.walk() if place is not None else ())
                if inner.role in roles and inner.is_showing()
                and (name is None or re.fullmatch(name, inner.name))]

    def look(self, roles, name=None, within=None):
        """The first of them, else None."""
        return next(iter(self.look_for_all(roles, name, within)), None)

    def find(self, roles, name=None, within=None):
        return wait_for(lambda: self.look(roles, name, within), f'{roles} named {name}')

    def find_window(self, title):
        return self.find('frame', title)

    def says(self, pattern):
        """Whether some text in sight matches."""
        return any(node.is_showing() and re.search(pattern, node.name)
                   for node in self.read_screen().values())

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
                         if node.has('sensitive') and node.list_actions()), None)
        node = wait_for(pressable, f'a button {name}')
        node.act()
        return node

    def fill(self, name, text, within=None):
        node = self.find(FIELDS, name, within)
        self.assertTrue(node.set_text(text))
        return node

    def do(self, action):
        """An action of the main window that needs no parameter, as its shortcut would."""
        def act():
            window = self.find_window('Dûment')
            names = window.list_actions()
            return action in names and window.act(names.index(action))
        wait_for(act, f'the action {action}')

    def choose_invoice(self, number):
        """By its number, and with the keyboard; the detail beside the list then shows it."""
        def find_field():
            return self.look('entry', 'Search in the receivables')

        def is_ready():
            field = find_field()
            return field and field.has('focused')
        self.find('list item', 'Receivables')
        type_keys('alt+2')
        # Newer GTK tells of the field only while it is in sight, of its button from the start.
        wait_for(lambda: find_field() or self.look('toggle button', 'Search'), 'the list')
        type_keys('ctrl+f')
        wait_for(is_ready, 'the search')
        type_text(number)
        self.wait_until_says('^1 invoice ')
        type_keys('Return')
        self.wait_until_says(f'^{number} · ')

    def close_window(self, title):
        self.find(BUTTONS, 'Cancel|Close', self.find_window(title)).act()
        wait_for(lambda: self.look('frame', title) is None, f'the window {title} to go')

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', str(path)], check=True)


def main():
    unittest.main(verbosity=2, warnings='ignore')
