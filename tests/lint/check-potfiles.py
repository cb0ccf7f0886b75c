#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""po/POTFILES.in names the sources that hold words for people: these, each, and no others."""

import re

import lint

MARKED = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\(')


def has_words(text, suffix='.c'):
    if suffix == '.ui':
        return 'translatable="' in text
    if suffix == '.in':
        return True
    return MARKED.search(lint.without_comments(text)) is not None


def compare(listed, marked):
    yield from (f'{path} holds words for people: add it' for path in sorted(marked - set(listed)))
    yield from (f'{path} holds none: take it out' for path in sorted(set(listed) - marked))
    if listed != sorted(listed):
        yield 'the lines are not sorted'


def prove():
    if not has_words('puts (_("a"));') or has_words('do_ ("a"); /* _("b") */'):
        yield 'this lint does not see words'
    if not has_words('<p translatable="yes">a</p>', suffix='.ui'):
        yield 'this lint does not see words of the window'
    for listed, marked in ((['a'], {'a', 'b'}), (['a', 'b'], {'a'}), (['b', 'a'], {'a', 'b'})):
        if not list(compare(listed, marked)):
            yield f'this lint lets pass {listed} for {marked}'


potfiles = (lint.ROOT / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
listed = [line for line in potfiles if line and not line.startswith('#')]
sources = lint.files('src/**/*.c', 'resources/ui/*.ui', 'data/*.desktop.in', 'data/*.metainfo.xml.in')
marked = {str(path) for path in sources
          if has_words((lint.ROOT / path).read_text(encoding='utf-8'), path.suffix)}
complaints = [*prove(), *(f'po/POTFILES.in: {what}' for what in compare(listed, marked))]
lint.report(len(sources), 'files', complaints)
