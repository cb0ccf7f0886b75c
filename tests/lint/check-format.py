#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The sources are as clang-format 14 writes them. Another version would write them otherwise."""

import shutil
import subprocess
import sys

import lint

VERSION = 'version 14.'
SKIP = 77


def find_formatter():
    for name in ('clang-format-14', 'clang-format'):
        program = shutil.which(name)
        if program and VERSION in subprocess.run([program, '--version'], check=True,
                                                 capture_output=True, text=True).stdout:
            return program
    return None


def is_formatted(program, text):
    result = subprocess.run([program, '--style=file', '--assume-filename=src/a.c'], input=text,
                            check=True, capture_output=True, text=True, cwd=lint.ROOT)
    return result.stdout == text


formatter = find_formatter()
if formatter is None:
    print('skipped: clang-format 14 is not installed; sh tools/setup --check installs it on Debian 12')
    sys.exit(SKIP)
if is_formatted(formatter, 'int f(int a){return a;}\n'):
    sys.exit('this lint lets everything pass')
paths = [str(path) for path in lint.c_files()]
sys.exit(subprocess.run([formatter, '--dry-run', '-Werror', *paths], cwd=lint.ROOT,
                        check=False).returncode)
