#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The Flatpak manifest asks for little, and names exactly what it bundles.

Usage: check-flatpak.py MANIFEST
"""

import copy
import json
import pathlib
import re
import sys

APPLICATION = 'io.github.dument.Dument'
# Windows, and nothing else: files come through portals, nothing goes over the network.
PERMISSIONS = {'--device=dri', '--share=ipc', '--socket=fallback-x11', '--socket=wayland'}


def is_pinned(source):
    """By tag and commit, or the archive of a release by its hash."""
    if source.get('type') == 'archive':
        return bool(re.fullmatch(r'https://\S+-\d+(\.\d+)+\.tar\.\w+', source.get('url', ''))
                    and re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')))
    return bool(source.get('type') == 'git' and source.get('tag')
                and re.fullmatch('[0-9a-f]{40}', source.get('commit', '')))


def check(manifest):
    if manifest.get('id') != APPLICATION or manifest.get('command') != 'dument':
        yield 'is not for the application, or starts something else'
    if manifest.get('runtime') != 'org.gnome.Platform' or manifest.get('sdk') != 'org.gnome.Sdk':
        yield 'does not stand on the runtime of GNOME'
    if not re.fullmatch(r'\d+', manifest.get('runtime-version', '')):
        yield 'names no released runtime'
    for permission in set(manifest.get('finish-args', [])) ^ PERMISSIONS:
        yield f'differs in {permission} from what the window needs'
    modules = manifest.get('modules', [])
    if not modules or modules[-1].get('name') != 'dument':
        yield 'does not build dument last'
    for module in modules[:-1]:
        for source in module.get('sources', [{}]):
            if not is_pinned(source):
                yield f'does not pin {module.get("name")} by tag and commit, or by hash'


def prove(good):
    """The lint on the manifest spoilt."""
    def spoilt(change):
        bad = copy.deepcopy(good)
        change(bad)
        return bad

    for bad in (spoilt(lambda m: m['finish-args'].append('--filesystem=home')),
                spoilt(lambda m: m['finish-args'].append('--share=network')),
                spoilt(lambda m: m['modules'][0]['sources'][0].pop('sha256')),
                spoilt(lambda m: m['modules'][0]['sources'][0].update(
                    {'url': 'https://example.org/latest.tar.xz'})),
                spoilt(lambda m: m['modules'][1]['sources'][0].pop('commit')),
                spoilt(lambda m: m['modules'][1]['sources'][0].pop('tag')),
                spoilt(lambda m: m.update({'id': 'org.example.Other'})),
                spoilt(lambda m: m.update({'runtime-version': 'master'}))):
        if not list(check(bad)):
            yield f'lets pass {bad}'


path = pathlib.Path(sys.argv[1])
manifest = json.loads(path.read_text(encoding='utf-8'))
complaints = [*check(manifest), *(f'is checked by a blind lint, which {what}'
                                  for what in prove(manifest))]
if path.name != f'{APPLICATION}.json':
    complaints.append('is not named for the application')
for complaint in complaints:
    print(f'{path.name} {complaint}', file=sys.stderr)
sys.exit(1 if complaints else 0)
