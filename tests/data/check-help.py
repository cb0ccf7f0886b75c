#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The help says the same in each language, all of it can be reached, and no shortcut is untold."""

import re
import sys

sys.path.insert(0, sys.argv[1])
import lint  # noqa: E402 (its folder is an argument)

LANGUAGES = ('en', 'fr')


def kind(line):
    """How a line of a page begins, as help-text.c reads it."""
    return re.match(r'## |# |- |\d+\. |', line).group()


def outline(text):
    return [kind(line) for line in text.splitlines() if line and kind(line)]


def check_page(name, text):
    if not text.startswith('# ') or [*map(kind, text.splitlines())].count('# ') != 1:
        yield f'{name} has not one title, at its head'
    if text.count('**') % 2:
        yield f'{name} leaves something bold open'


def compare(pages):
    """@pages: for each language its texts by name."""
    first, *others = pages
    for other in others:
        for name in sorted(pages[first].keys() ^ pages[other].keys()):
            yield f'{name} is not in {first} and {other} alike'
        for name in sorted(pages[first].keys() & pages[other].keys()):
            mine, theirs = outline(pages[first][name]), outline(pages[other][name])
            if mine != theirs:
                yield f'{name} is built differently in {first} and {other}'


def unescape(accelerator):
    return accelerator.replace('&lt;', '<').replace('&gt;', '>')


def keys(accelerator):
    """The keys of an accelerator, whatever their order."""
    parts = re.findall(r'<(\w+)>', accelerator)
    return frozenset(parts) | {re.sub(r'<\w+>', '', accelerator).lower()}


def compare_shortcuts(code, ui):
    """Each accelerator of the application is in the shortcuts window."""
    told = {keys(unescape(a)) for a in re.findall(r'name="accelerator">([^<]+)<', ui)}
    for accelerator in re.findall(r'\{ "((?:<\w+>)*\w+)", NULL \}', code):
        if keys(accelerator) not in told:
            yield f'the shortcuts window does not tell of {accelerator}'


def prove():
    if not list(compare({'en': {'a': '# A\n- b'}, 'fr': {'a': '# A\nb'}})):
        yield 'this lint does not see that a point is missing'
    if not list(compare_shortcuts('{ "<Control>x", NULL }', '')):
        yield 'this lint does not see that a shortcut is untold'
    if not list(check_page('a', 'no title')):
        yield 'this lint does not see that a title is missing'


pages = {language: {path.stem: (lint.ROOT / path).read_text(encoding='utf-8')
                    for path in lint.files(f'resources/help/{language}/*.txt')}
         for language in LANGUAGES}
complaints = [*prove(), *compare(pages)]
for language, texts in pages.items():
    for name, text in texts.items():
        complaints += check_page(f'{language}/{name}', text)
window = (lint.ROOT / 'src/ui/help-window.c').read_text(encoding='utf-8')
bundle = (lint.ROOT / 'resources/ui.gresource.xml').read_text(encoding='utf-8')
for name in pages['en']:
    if f'"{name}"' not in window:
        complaints.append(f'{name} cannot be reached from the window')
    complaints += [f'{language}/{name} is not in ui.gresource.xml' for language in LANGUAGES
                   if f'help/{language}/{name}.txt' not in bundle]
complaints += compare_shortcuts(
    (lint.ROOT / 'src/ui/application-actions.c').read_text(encoding='utf-8'),
    (lint.ROOT / 'resources/ui/shortcuts-window.ui').read_text(encoding='utf-8'))
lint.report(len(pages['en']), 'pages', complaints)
