# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What a program tells a screen reader, all of it at once.

Asked widget by widget and property by property, a window takes thousands of calls, each of which
wakes the program up. Its cache tells in one call of all that was ever asked for; only widgets with
children that it does not tell of need be asked for these.
"""

import ast
import re

from gi.repository import Gio, GLib

ROOT = '/org/a11y/atspi/accessible/root'
ATSPI = 'org.a11y.atspi.'
# By the numbers of AT-SPI; those that GTK gives.
ROLES = {
    2: 'alert', 7: 'check box', 8: 'check menu item', 11: 'combo box', 16: 'dialog', 20: 'filler',
    23: 'frame', 27: 'image', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu', 34: 'menu bar',
    35: 'menu item', 37: 'page tab', 38: 'page tab list', 39: 'panel', 40: 'password text',
    42: 'progress bar', 43: 'push button', 44: 'radio button', 45: 'radio menu item',
    48: 'scroll bar', 49: 'scroll pane', 50: 'separator', 51: 'slider', 52: 'spin button',
    55: 'table', 56: 'table cell', 57: 'table column header', 58: 'table row header', 61: 'text',
    62: 'toggle button', 63: 'tool bar', 64: 'tool tip', 65: 'tree', 66: 'tree table',
    69: 'window', 75: 'application', 79: 'entry', 83: 'heading', 87: 'form', 88: 'link',
    90: 'table row', 91: 'tree item', 98: 'list box', 99: 'grouping', 110: 'landmark',
}
LABELLED_BY = 2
STATES = {'focusable': 11, 'focused': 12, 'sensitive': 24, 'visible': 30}


# An item of the cache as GVariant prints it: the node, the program, its parent, its place there,
# how many children it has, its interfaces, name, role, description and states.
STRING = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
REFERENCE = rf'\({STRING}, {STRING}\)'
ITEM = re.compile(rf'\({REFERENCE}, {REFERENCE}, {REFERENCE}, (-?\d+), (-?\d+), \[(.*?)\], '
                  rf'{STRING}, (\d+), {STRING}, \[(\d+), \d+\]\)')


class Bus:
    """The bus of those who show and those who read aloud."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                     None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def call_raw(self, owner, path, method, *arguments):
        """@arguments are a signature and its values."""
        interface, _, member = method.rpartition('.')
        return self.connection.call_sync(owner, path, interface, member,
                                         GLib.Variant(*arguments) if arguments else None, None,
                                         Gio.DBusCallFlags.NONE, -1, None)

    def call(self, owner, path, method, *arguments):
        return self.call_raw(owner, path, method, *arguments).unpack()

    def call_each(self, owner, paths, method):
        """What @method of all @paths answers, in their order; they are asked at once."""
        interface, _, member = method.rpartition('.')
        results = {}
        for path in paths:
            self.connection.call(owner, path, interface, member, None, None,
                                 Gio.DBusCallFlags.NONE, -1, None,
                                 lambda _, result, path: results.update({path: result}), path)
        while len(results) < len(paths):
            GLib.MainContext.default().iteration(True)
        return [self.connection.call_finish(results[path]).unpack() for path in paths]

    def get_text(self, owner, path):
        length = self.get(owner, path, ATSPI + 'Text', 'CharacterCount')
        return self.call(owner, path, ATSPI + 'Text.GetText', '(ii)', (0, length))[0]

    def read_cache(self, owner):
        """What the cache of a program tells, read as it is printed: unpack () takes far longer."""
        items = self.call_raw(owner, '/org/a11y/atspi/cache', ATSPI + 'Cache.GetItems')
        found = ITEM.findall(items.print_(False))
        assert len(found) == items.get_child_value(0).n_children()
        return found

    def get(self, owner, path, interface, name):
        return self.call(owner, path, 'org.freedesktop.DBus.Properties.Get', '(ss)',
                         (interface, name))[0]


def read_string(printed):
    return ast.literal_eval(printed) if '\\' in printed else printed[1:-1]


class Node:
    """A widget as it was when it was asked for; what it does, it does now."""

    def __init__(self, bus, item):
        self.bus = bus
        self.owner, self.path = map(read_string, item[:2])
        self.parent_path = read_string(item[5])
        self.index, self.n_children = map(int, item[6:8])
        self.interfaces = item[8]
        # GTK before 4.10 may say a name twice, once with its mnemonic: "_Save Save".
        name = read_string(item[9]).replace('_', '')
        half = len(name) // 2
        twice = name[half:half + 1] == ' ' and name[:half] == name[half + 1:]
        self.name = name[:half] if twice else name
        self.role = ROLES.get(int(item[10]), f'role {item[10]}')
        self.states = int(item[12])
        self.parent = None
        self.children = []

    def has(self, state):
        return bool(self.states >> STATES[state] & 1)

    def is_showing(self):
        """GTK before 4.10 tells of windows alone that they show, of others that they are seen."""
        return self.has('visible')

    def is_complete(self, known):
        """Whether @known are all its children: what is hidden is known and does not count."""
        return len(known) == self.n_children and all(
            child.index == i and child.is_showing() for i, child in enumerate(known))

    def add(self, child):
        child.parent = self
        self.children.append(child)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def call(self, method, *arguments):
        return self.bus.call(self.owner, self.path, ATSPI + method, *arguments)

    def list_actions(self):
        if ATSPI + 'Action' not in self.interfaces:
            return []
        return [name for name, *_ in self.call('Action.GetActions')[0]]

    def act(self, index=0):
        return self.call('Action.DoAction', '(i)', (index,))[0]

    def set_text(self, text):
        return self.call('EditableText.SetTextContents', '(s)', (text,))[0]

    def get_text(self):
        return self.bus.get_text(self.owner, self.path)

    def get_selected_text(self):
        if self.call('Text.GetNSelections')[0] == 0:
            return ''
        return self.call('Text.GetText', '(ii)', self.call('Text.GetSelection', '(i)', (0,)))[0]


class Program:
    """A running program, found by the number of its process."""

    def __init__(self, bus, owner):
        self.bus = bus
        self.owner = owner
        version = bus.get(owner, ROOT, ATSPI + 'Application', 'Version')
        # Since then nobody can tell of what is known whether it is hidden.
        self.is_lazy = [int(part) for part in re.findall(r'\d+', version)[:2]] >= [4, 10]

    def read_nodes(self):
        nodes = [Node(self.bus, item) for item in self.bus.read_cache(self.owner)]
        return {node.path: node for node in nodes}

    def read(self):
        """What is below ROOT, and it, by their paths."""
        nodes = self.read_nodes()
        known = {path: [] for path in nodes if path != ROOT and not self.is_lazy}
        for node in sorted(nodes.values(), key=lambda node: node.index):
            known.get(node.parent_path, []).append(node)
        children = {}
        level = [ROOT]
        while level:
            unsure = []
            for path in level:
                if path in known and nodes[path].is_complete(known[path]):
                    children[path] = [child.path for child in known[path]]
                else:
                    unsure.append(path)
            answers = self.bus.call_each(self.owner, unsure, ATSPI + 'Accessible.GetChildren')
            for path, (answer,) in zip(unsure, answers):
                children[path] = [child for _, child in answer]
            # GTK 4.18 tells of some widgets twice.
            level = [child for child in dict.fromkeys(sum(map(children.get, level), []))
                     if child not in children]
        if not children.keys() <= nodes.keys():
            nodes = self.read_nodes()
        for path, inner in children.items():
            for child in inner:
                if path in nodes and child in nodes and nodes[child].parent is None:
                    nodes[path].add(nodes[child])
        if ROOT not in nodes:
            return {}
        found = {node.path: node for node in nodes[ROOT].walk()}
        if self.is_lazy:
            self.name_items(found.values())
        return found

    def name_items(self, nodes):
        """GTK since 4.10 leaves it to the label of an item of a menu to tell its name."""
        items = [node for node in nodes if 'menu item' in node.role and not node.name]
        answers = self.bus.call_each(self.owner, [node.path for node in items],
                                     ATSPI + 'Accessible.GetRelationSet')
        for node, (relations,) in zip(items, answers):
            labels = [label for kind, labels in relations if kind == LABELLED_BY
                      for label in labels]
            node.name = ' '.join(self.bus.get_text(*label) for label in labels)


def find_program(bus, process):
    """The program of a process, once it told of itself, else None."""
    for owner, _ in bus.call(ATSPI + 'Registry', ROOT, ATSPI + 'Accessible.GetChildren')[0]:
        found, = bus.call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                          'org.freedesktop.DBus.GetConnectionUnixProcessID', '(s)', (owner,))
        if found == process:
            return Program(bus, owner)
    return None
