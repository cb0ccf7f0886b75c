#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The forms of the window: buttons without words have a tooltip and a name, mnemonics do not clash.

A mnemonic is looked at in each language, since a translation chooses its own letter.
"""

import re
import subprocess
import xml.etree.ElementTree as ElementTree

import lint

ICON_BUTTONS = ('GtkButton', 'GtkMenuButton', 'GtkToggleButton')
TITLED_ROWS = ('DumentFieldRow',)


def properties(node):
    return {child.get('name'): (child.text or '') for child in node.findall('property')}


def has_name(node):
    found = node.find('accessibility')
    return found is not None and any(
        child.get('name') in ('label', 'labelled-by') for child in found)


def complain_of_icons(root):
    for node in root.iter('object'):
        if node.get('class') not in ICON_BUTTONS:
            continue
        known = properties(node)
        if 'icon-name' not in known or known.get('label'):
            continue
        name = node.get('id') or known['icon-name']
        if not known.get('tooltip-text'):
            yield f'{name}: an icon without a tooltip'
        if not has_name(node):
            yield f'{name}: an icon without a name for screen readers'


def mnemonic(text):
    match = re.search(r'(?<!_)_(\w)', text)
    return match.group(1).lower() if match else None


def underlined(root):
    """The texts with a mnemonic of a form; those of its menus are apart."""
    for node in root.iter('object'):
        known = properties(node)
        for key in ('label', 'title'):
            titled = node.get('class') in TITLED_ROWS and key == 'title'
            if mnemonic(known.get(key, '')) and (titled or known.get('use-underline') == 'True'):
                yield known[key]


def complain_of_mnemonics(root, translations):
    for language, words in translations.items():
        taken = {}
        for text in underlined(root):
            translated = words.get(text, text)
            letter = mnemonic(translated)
            if letter in taken:
                yield f'{language}: “{translated}” and “{taken[letter]}” share a mnemonic'
            if letter:
                taken[letter] = translated


def check_text(text, translations):
    root = ElementTree.fromstring(text)
    yield from complain_of_icons(root)
    yield from complain_of_mnemonics(root, translations)


def read_translations():
    found = {'English': {}}
    for language in (lint.ROOT / 'po/LINGUAS').read_text(encoding='utf-8').split():
        plain = subprocess.run(['msgcat', '--no-wrap', lint.ROOT / f'po/{language}.po'], check=True,
                               capture_output=True, text=True).stdout
        found[language] = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', plain, re.MULTILINE))
    return found


def prove():
    """Tries the lint on forms that are wrong, and on one that is right."""
    def form(inside):
        return f'<interface><object class="GtkBox">{inside}</object></interface>'

    bare = '<object class="GtkButton"><property name="icon-name">a</property></object>'
    clash = ''.join(f'<object class="GtkButton"><property name="label">{label}</property>'
                    '<property name="use-underline">True</property></object>'
                    for label in ('_Save', '_Stop'))
    fine = ('<object class="GtkButton"><property name="icon-name">a</property>'
            '<property name="tooltip-text">A</property><accessibility>'
            '<property name="label">A</property></accessibility></object>')
    for wrong in (bare, clash):
        if not list(check_text(form(wrong), {'English': {}})):
            yield f'this lint lets pass: {wrong}'
    yield from (f'this lint refuses: {what}' for what in check_text(form(fine), {'English': {}}))


translations = read_translations()
forms = lint.files('resources/ui/*.ui')
complaints = list(prove())
for path in forms:
    text = (lint.ROOT / path).read_text(encoding='utf-8')
    complaints += [f'{path}: {what}' for what in check_text(text, translations)]
lint.report(len(forms), 'forms', complaints)
