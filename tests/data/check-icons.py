#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The icons can be drawn as GTK draws them, are all bundled, and each state of an invoice has one.

GTK colours a symbolic icon by its fills alone: a stroke, a gradient or a group would stay black on
a dark window.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, sys.argv[1])
import lint  # noqa: E402 (its folder is an argument)

SVG = '{http://www.w3.org/2000/svg}'
SHAPES = {SVG + shape for shape in ('path', 'rect', 'circle')}
INK = '#2e3436'
APPLICATION = 'io.github.dument.Dument'


def check_symbolic(root):
    if (root.get('width'), root.get('height')) != ('16', '16'):
        yield 'is not drawn on 16 by 16 pixels'
    for element in root.iter():
        if element is root:
            continue
        if element.tag not in SHAPES:
            yield f'holds <{element.tag.removeprefix(SVG)}>: only path, rect and circle are coloured'
        elif element.get('fill') != INK:
            yield f'has a shape whose fill is {element.get("fill")}, not {INK}'
        if element.get('stroke') or element.get('style'):
            yield 'has a stroke or a style: turn it into a filled shape'


def check(name, text):
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield f'is not XML: {error}'
        return
    if root.tag != SVG + 'svg' or not root.get('viewBox'):
        yield 'is no <svg> with a viewBox'
    if '<text' in text or '<image' in text or 'href' in text:
        yield 'holds text, a picture or a link: draw it'
    if name.endswith('-symbolic.svg'):
        yield from check_symbolic(root)


def prove():
    """The lint on samples: a stroke, a gradient, text, broken XML."""
    good = f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">' \
           f'<path d="M0 0" fill="{INK}"/></svg>'
    bad = (good.replace('/>', ' stroke="red"/>'), good.replace(INK, 'url(#a)'),
           good.replace('path', 'g'), good.replace('path', 'text'), good[:-1],
           good.replace('width="16"', 'width="24"'))
    for text in bad:
        if not list(check('a-symbolic.svg', text)):
            yield f'this lint lets pass: {text}'
    yield from (f'this lint refuses: {what}' for what in check('a-symbolic.svg', good))


def bundled():
    text = (lint.ROOT / 'resources/ui.gresource.xml').read_text(encoding='utf-8')
    return set(re.findall(r'alias="icons/\w+/\w+/([^"]+)"', text))


def named():
    """The icons of our own that the window asks for."""
    words = '\n'.join((lint.ROOT / path).read_text(encoding='utf-8')
                      for path in lint.files('src/ui/**/*.c', 'resources/ui/*.ui'))
    return set(re.findall(r'\b(dument-(?:page|state|empty)[a-z-]*|dument-empty)\b(?=["<])', words))


complaints = list(prove())
paths = lint.files('resources/icons/*.svg', 'data/icons/**/*.svg')
for path in paths:
    text = (lint.ROOT / path).read_text(encoding='utf-8')
    complaints += [f'{path} {what}' for what in check(path.name, text)]
names = {path.name for path in paths}
complaints += [f'{name} is not in ui.gresource.xml' for name in sorted(names - bundled())]
complaints += [f'{name} is asked for and not drawn' for name in sorted(named())
               if f'{name}.svg' not in names]
for name in (f'{APPLICATION}.svg', f'{APPLICATION}-symbolic.svg'):
    if name not in names:
        complaints.append(f'{name} is missing')
lint.report(len(paths), 'icons', complaints)
