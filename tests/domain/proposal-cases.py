#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What to do today, and why: holds the program against cases that were worked by hand.

usage: proposal-cases.py PROGRAM CASES
"""
import pathlib
import subprocess
import sys

LEAST = 80


def read_cases(text):
    """Yields name, history and what is expected of each case."""
    for block in text.split('\ncase ')[1:]:
        name, *lines = block.strip().split('\n')
        lines = [line for line in lines if line and not line.startswith('#')]
        yield (name, [line for line in lines if line[0] not in '>~@'],
               [line for line in lines if line[0] in '>~@'])


def main():
    program, cases = sys.argv[1], list(read_cases(pathlib.Path(sys.argv[2]).read_text('utf-8')))
    history = ''.join('\n'.join(['case ' + name, *lines, '']) for name, lines, _ in cases)
    answer = subprocess.run([program], input=history, text=True, check=True, encoding='utf-8',
                            stdout=subprocess.PIPE).stdout
    told = {name: lines for name, _, lines in read_cases('\n' + answer)}
    print(f'1..{len(cases) + 1}')
    failed = 0
    for number, (name, _, expected) in enumerate(cases, 1):
        right = told.get(name) == expected
        failed += not right
        print(f'{"ok" if right else "not ok"} {number} {name}')
        if not right:
            print('\n'.join(f'# expected {line}' for line in expected))
            print('\n'.join(f'# told     {line}' for line in told.get(name) or []))
    enough = len(cases) >= LEAST and len(told) == len(cases)
    print(f'{"ok" if enough else "not ok"} {len(cases) + 1} {len(cases)} cases, each once')
    return 1 if failed or not enough else 0


if __name__ == '__main__':
    sys.exit(main())
