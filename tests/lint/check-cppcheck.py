#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What cppcheck 2.10 has to say about the sources. Usage: check-cppcheck.py BUILD-DIRECTORY

Newer versions know less of GLib's macros, and guess leaks where ownership is handed over.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import lint

SKIP = 77
VERSION = 'Cppcheck 2.10'
BROKEN = '#include <string.h>\nint f (void) { char a[2]; a[2] = 1; return a[0]; }\n'
OPTIONS = [
    '--quiet', '--error-exitcode=1', '--inline-suppr', '--std=c11', '-j2',
    '--enable=warning,performance,portability', '--library=gtk', '--library=sqlite3',
    '--library=cairo',
    # Its library of GLib lacks these macros. Headers of the system it does not read: it would need
    # minutes for them, and knows from its libraries what matters.
    '-DG_DEFINE_QUARK(a,b)=', '-DG_GNUC_PRINTF(a,b)=',
    # NULL is a pointer in every C library that GLib supports; lists of arguments end with it.
    '--suppress=varFuncNullUB',
    # It does not know that g_assert_nonnull () ends a test, nor that tests keep their assertions.
    '--suppress=nullPointerRedundantCheck:*tests/*', '--suppress=assertWithSideEffect:*tests/*',
    '--suppress=assignmentInAssert:*tests/*',
]


def complains(*arguments, **options):
    return subprocess.run(['cppcheck', *OPTIONS, *arguments], check=False, **options).returncode != 0


def complains_of_a_broken_file():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'broken.c')
        source.write_text(BROKEN, encoding='utf-8')
        return complains(str(source), capture_output=True)


def is_installed():
    return shutil.which('cppcheck') is not None and VERSION in subprocess.run(
        ['cppcheck', '--version'], check=True, capture_output=True, text=True).stdout


if not is_installed():
    print('skipped: cppcheck 2.10 is not installed; sh tools/setup --check installs it on Debian 12')
    sys.exit(SKIP)
if not complains_of_a_broken_file():
    sys.exit('this lint lets everything pass')
sys.exit(complains('-I', str(lint.ROOT / 'src'), '-I', sys.argv[1],
                   str(lint.ROOT / 'src'), str(lint.ROOT / 'tests')))
