#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The man page names the commands and options of the program, and no others.

Usage: check-man.py DUMENT-CLI MAN-PAGE
"""

import pathlib
import re
import subprocess
import sys

import lint

# Options of every command, told once.
COMMON = {'help', 'version', 'database', 'today'}


def help_of(program, *command):
    return subprocess.run([program, *command, '--help'], check=True, capture_output=True,
                          text=True).stdout


def commands_in(text):
    """From "  list       List the invoices…", in the part that is headed by Commands:."""
    return re.findall(r'^  ([\w-]+) +\S', text[text.index('Commands:'):], re.MULTILINE)


def options_in(text):
    return set(re.findall(r'--([a-z][a-z-]*)', re.sub(r'dument-cli .*', '', text)))


def described(page):
    """Command → options, as the page tells them under .It Cm COMMAND."""
    told = {}
    for item in re.split(r'^\.It Cm ', page[page.index('.Sh COMMANDS'):], flags=re.MULTILINE)[1:]:
        item = re.split(r'^\.S[hs] ', item, maxsplit=1, flags=re.MULTILINE)[0]
        told.setdefault(item.split()[0], set()).update(re.findall(r'Fl -([a-z-]+)', item))
    return told


def compare(real, told):
    yield from (f'{name}: the man page does not know it' for name in real.keys() - told.keys())
    yield from (f'{name}: the program does not know it' for name in told.keys() - real.keys())
    for name in real.keys() & told.keys():
        yield from (f'{name} --{option}: the man page does not know it'
                    for option in sorted(real[name] - told[name] - COMMON))
        yield from (f'{name} --{option}: the program does not know it'
                    for option in sorted(told[name] - real[name] - COMMON))


def prove():
    page = '.Sh COMMANDS\n.It Cm list Fl -state\nx\n.It Cm gone\n.Sh FILES\n.It Pa y\n'
    complaints = set(compare({'list': {'client'}, 'new': set()}, described(page)))
    if len(complaints) != 4:
        yield f'this lint is mistaken: {complaints}'


program, page = sys.argv[1], pathlib.Path(sys.argv[2]).read_text(encoding='utf-8')
real = {name: options_in(help_of(program, name)) for name in commands_in(help_of(program))}
lint.report(len(real), 'commands', [*prove(), *sorted(compare(real, described(page)))])
