#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What the use cases write into the journal has words for people, and each of these is written."""

import re

import lint

LABELS = 'src/cli/labels.c'
# A kind of event is something and what became of it; other words of that form have no label.
KIND = re.compile(r'"((?:client|credit|dispute|document|file|insolvency|invoice|issuer|letter|letter-text|letterhead|pause'
                  r'|payment|plan|promise|rate|setting|step|waiver|write-off)-(?:edit-undone|spent|reset|[a-z]+ed))"')
LABEL = re.compile(r'\{ "([a-z-]+)", N_ \(')


def kinds_in(text):
    return set(KIND.findall(lint.without_comments(text, strings=False)))


def labels_in(text):
    table = re.search(r'\bevents\[\] = \{(.*?)^\};', text, re.DOTALL | re.MULTILINE)
    return set(LABEL.findall(table.group(1))) if table else set()


def compare(kinds, labels):
    yield from (f'{LABELS}: "{kind}" has no label' for kind in sorted(kinds - labels))
    yield from (f'{LABELS}: nobody writes "{kind}"' for kind in sorted(labels - kinds))


def prove():
    written = kinds_in('note (w, "client-entered"); /* "client-lost" */ say ("clause-accepted");')
    if written != {'client-entered'}:
        yield f'this lint sees {written}'
    known = labels_in('Event events[] = {\n  { "client-entered", N_ ("x") },\n};\n{ "to", N_ ("y") }')
    if known != {'client-entered'}:
        yield f'this lint sees the labels {known}'
    for kinds, labels in (({'a'}, set()), (set(), {'a'})):
        if not list(compare(kinds, labels)):
            yield f'this lint lets pass {labels} for {kinds}'


sources = lint.files('src/service/*.c')
kinds = set()
for path in sources:
    kinds |= kinds_in((lint.ROOT / path).read_text(encoding='utf-8'))
labels = labels_in((lint.ROOT / LABELS).read_text(encoding='utf-8'))
complaints = [*prove(), *compare(kinds, labels)]
lint.report(len(kinds), 'kinds of events', complaints)
