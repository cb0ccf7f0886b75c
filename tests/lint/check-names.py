#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Names tell where a function lives; files and functions stay small.

A public function begins with dument_ and the name of its file, or with the name of a type that
the header of that file declares (DumentDebtorKind in terms.h: dument_debtor_kind_…).
"""

import pathlib
import re

import lint

MAX_BYTES = 40 * 1024
MAX_LINES = 60
# clang-format puts the return type on a line of its own, so a definition begins a line.
DEFINITION = re.compile(r'^((?:static |G_GNUC_\w+ |inline )*)[\w *]+\n(\w+) \([^;{}]*?\)\n\{\n',
                        re.MULTILINE)
DECLARED_TYPE = re.compile(r'^(?:typedef [\w ]+ |\} |G_DECLARE_\w+ \()Dument(\w+)[;,]', re.MULTILINE)

# The functions of a class, which GObject calls, carry its prefix.
DEFINED_CLASS = re.compile(r'^G_DEFINE_\w*TYPE\w*\s*\(\s*\w+,\s*(\w+),', re.MULTILINE)


def snake(name):
    return re.sub(r'(?<!^)(?=[A-Z])', '_', name).lower()


def header_of(path):
    header = lint.ROOT / pathlib.PurePosixPath(path).with_suffix('.h')
    return header.read_text(encoding='utf-8') if header.exists() else ''


def prefixes(path, header):
    stem = pathlib.PurePosixPath(path).stem.removesuffix('-private').replace('-', '_')
    parts = stem.split('_')
    yield f'dument_{stem}'
    yield f'dument_{lint.layer_of(path)}_{stem}'
    # A file split off by role: letter-composer-table.c may belong to letter-composer.h.
    for end in range(1, len(parts)):
        shorter = pathlib.PurePosixPath(path).with_name('-'.join(parts[:end]) + '.h')
        if (lint.ROOT / shorter).exists():
            yield 'dument_' + '_'.join(parts[:end])
    for name in DECLARED_TYPE.findall(header):
        yield f'dument_{snake(name)}'


def check_definitions(path, text, header):
    code = lint.without_comments(text)
    allowed = tuple(prefix + '_' for prefix in prefixes(path, header))
    exact = {prefix for prefix in prefixes(path, header)}
    classes = tuple(name + '_' for name in DEFINED_CLASS.findall(code))
    for match in DEFINITION.finditer(code):
        modifiers, name = match.groups()
        line = code.count('\n', 0, match.start(2)) + 1
        end = code.find('\n}\n', match.end() - 1)
        length = code.count('\n', match.end() - 3, end) + 2
        if length >= MAX_LINES:
            yield line, f'{name} () has {length} lines; split it by idea'
        is_public = 'static' not in modifiers and name != 'main'
        if is_public and path.startswith('src/') and not (
                name.startswith(allowed) or name in exact):
            yield line, f'{name} () does not begin with {min(exact)}_'
        if ('static' in modifiers and name.startswith('dument_')
                and not name.startswith(classes)):
            yield line, f'{name} () is static: begin with a verb, without prefix'


def check(path, text):
    size = len(text.encode())
    if size >= MAX_BYTES:
        yield 1, f'{size} bytes; split it by role'
    if path.endswith('.c'):
        yield from check_definitions(path, text, header_of(path))


def function(head, n_lines=1):
    return f'{head}\n{{\n' + '  x ();\n' * n_lines + '}\n'


lint.run(check, lint.files('src/**/*.[ch]', 'tests/**/*.[ch]', 'tests/**/*.py'),
         refused=[
             ('src/domain/money.c', function('int\nmoney_add (int a)')),
             ('src/domain/money.c', function('int\ndument_date_add (int a,\n          int b)')),
             ('src/domain/terms.c', function('int\ndument_money_add (int a)')),
             ('src/domain/money.c', function('static int\ndument_money_carry (void)')),
             ('src/domain/money.c', function('static int\nadd (void)', n_lines=60)),
             ('src/domain/money.c', 'x' * MAX_BYTES),
             ('src/ui/window.c', 'G_DEFINE_FINAL_TYPE (DumentWindow, dument_window, G_TYPE_OBJECT)\n'
              + function('static void\ndument_page_init (DumentPage *self)')),
         ],
         accepted=[
             ('src/domain/money.c', function('DumentMoney *\ndument_money_add (int a)', n_lines=50)),
             ('src/domain/terms.c', function('int\ndument_debtor_kind_parse (int a)')),
             ('src/store/error.c', function('GQuark\ndument_store_error_quark (void)')),
             ('src/ui/window.c', 'G_DEFINE_FINAL_TYPE (DumentWindow, dument_window, G_TYPE_OBJECT)\n'
              + function('static void\ndument_window_init (DumentWindow *self)')),
             ('src/cli/main.c', function('int\nmain (int argc, char **argv)')),
         ])
