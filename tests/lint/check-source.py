#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Words that have no place in the sources."""

import re

import lint

LICENSED = re.compile(r'SPDX-License-Identifier: GPL-3\.0-or-later\n'
                      r'.{0,8}SPDX-FileCopyrightText: The Dûment authors')
MARKERS = re.compile(r'\b(' + 'TO' + 'DO|FIX' + 'ME|X' + 'XX)' + r'\b')
MACHINE_PATH = re.compile(r'(?<![\w.$}<~*])/(?:work|home|root|tmp|opt|var|mnt)/')

# Where (a beginning of the path), what, why not. Looked for in C without comments and strings.
FORBIDDEN = [
    ('', re.compile(r'\bgoto\b'), 'goto: return early, g_autoptr cleans up'),
    ('', re.compile(r'\b(?:gets|strcpy|strcat|sprintf|vsprintf|strtok)\s*\('),
     'writes without a bound'),
    ('', re.compile(r'\b(?:atoi|atol|atoll|atof|s?scanf|fscanf|strtod|strtof|strtold|g_strtod)\s*\('),
     'parses by the locale, or without telling errors'),
    ('src/', re.compile(r'\b(?:system|popen)\s*\('), 'calls a shell'),
    ('src/', re.compile(r'\b_ \(\s*G_G\w+_FORMAT'), 'a translator cannot see that macro: use %s'),
    ('src/', re.compile(r'(?<!\w)n?gettext\s*\('), 'knows no text domain: g_dngettext (GETTEXT_PACKAGE'),
    ('src/domain/', re.compile(r'\b(?:g?float|g?double)\b'), 'floating point where amounts are'),
    ('src/store/', re.compile(r'\b(?:g?float|g?double)\b'), 'floating point where amounts are'),
    ('src/service/', re.compile(r'\b(?:g?float|g?double)\b'), 'floating point where amounts are'),
]


def matches(pattern, text):
    for match in pattern.finditer(text):
        yield text.count('\n', 0, match.start()) + 1, match.group().strip()


def check(path, text):
    if not LICENSED.search(text[:400]):
        yield 1, 'the two SPDX lines are missing'
    for line, found in matches(MARKERS, text):
        yield line, f'{found}: do it now or describe it in an issue'
    for line, found in matches(MACHINE_PATH, text):
        yield line, f'{found}…: a path of one machine'
    if path.endswith(('.c', '.h')):
        code = lint.without_comments(text)
        for where, pattern, why in FORBIDDEN:
            if path.startswith(where):
                for line, found in matches(pattern, code):
                    yield line, f'{found}: {why}'


HEAD = ('/* SPDX-License-Identifier: GPL-3.0-or-later\n'
        ' * SPDX-FileCopyrightText: The Dûment authors */\n')

lint.run(check,
         lint.files('src/**/*.[ch]', 'tests/**/*.[ch]', 'tests/**/*.py', 'tests/**/*.sh',
                    'resources/**/*.sql', 'tools/*', '.ci/*'),
         refused=[
             ('src/cli/a.c', 'int a;\n'),
             ('src/cli/a.c', HEAD + 'goto out;\n'),
             ('src/store/a.c', HEAD + 'a = atoi (b);\n'),
             ('src/store/a.c', HEAD + 'double amount;\n'),
             ('src/domain/a.h', HEAD + 'gdouble amount;\n'),
             ('src/cli/a.c', HEAD + '/* ' + 'TO' + 'DO: write it */\n'),
             ('tests/cli/a.c', HEAD + 'open ("' + '/ho' + 'me/someone/x");\n'),
             ('src/cli/a.c', HEAD + 'system ("ls");\n'),
             ('src/cli/a.c', HEAD + 'a = ngettext ("%u row", "%u rows", n);\n'),
             ('src/cli/a.c', HEAD + 'a = _ ("%" G_GINT64_FORMAT " rows");\n'),
         ],
         accepted=[
             ('src/document/a.c', HEAD + 'double width;\n'),
             ('src/domain/a.c', HEAD + '/* no double, no goto */\nconst char *s = "goto";\n'),
             ('tests/cli/a.sh', '# SPDX-License-Identifier: GPL-3.0-or-later\n'
                                '# SPDX-FileCopyrightText: The Dûment authors\n/usr/bin/python3\n'),
         ])
