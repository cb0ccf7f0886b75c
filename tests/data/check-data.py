#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What a desktop reads of Dûment agrees with itself, and is there in French too.

Usage: check-data.py DESKTOP_FILE METAINFO_FILE SERVICE_FILE VERSION SCHEMA SOURCES
The files as they are installed; each setting of the schema is asked for somewhere in SOURCES
"""

import configparser
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

APPLICATION = 'io.github.dument.Dument'
LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def read_keys(path):
    parser = configparser.RawConfigParser(delimiters='=', comment_prefixes='#', strict=True)
    parser.optionxform = str
    parser.read(path, encoding='utf-8')
    return parser


def check_desktop(path):
    desktop = read_keys(path)
    main = desktop['Desktop Entry']
    if pathlib.Path(path).name != f'{APPLICATION}.desktop' or main.get('Icon') != APPLICATION:
        yield 'the desktop file or its icon is not named for the application'
    if main.get('DBusActivatable') != 'true' or main.get('Exec') != 'dument %U':
        yield 'the desktop file does not start dument, by D-Bus and by command'
    for key in ('Name', 'GenericName', 'Comment', 'Keywords'):
        if not main.get(key) or (key != 'Name' and not main.get(f'{key}[fr]')):
            yield f'the desktop file lacks {key}, in English or in French'
    for action in main.get('Actions', '').rstrip(';').split(';'):
        group = f'Desktop Action {action}'
        if not desktop.has_section(group) or not desktop[group].get('Name[fr]'):
            yield f'the desktop file does not tell of its action {action}, also in French'


def check_metainfo(path, version):
    root = ElementTree.parse(path).getroot()
    if root.findtext('id') != APPLICATION:
        yield 'the metainfo is not named for the application'
    if root.findtext('launchable') != f'{APPLICATION}.desktop':
        yield 'the metainfo launches something else'
    summary = root.findtext('summary') or ''
    if not 0 < len(summary) <= 35 or 'Dûment' in summary:
        yield f'the summary “{summary}” is longer than 35 characters or repeats the name'
    for tag in ('summary', 'description/p', 'description/ul/li'):
        spoken = [element.get(LANG) for element in root.findall(tag)]
        if None not in spoken or spoken.count('fr') != spoken.count(None):
            yield f'<{tag}> is not all there in English and in French'
    releases = root.findall('releases/release')
    if not releases or releases[0].get('version') != version:
        yield f'the newest release of the metainfo is not {version}'


def check_together(desktop_path, metainfo_path, service_path):
    types = read_keys(desktop_path)['Desktop Entry'].get('MimeType', '').rstrip(';').split(';')
    root = ElementTree.parse(metainfo_path).getroot()
    told = [element.text for element in root.findall('provides/mediatype')]
    if sorted(types) != sorted(told):
        yield f'the desktop file opens {types}, the metainfo tells of {told}'
    service = read_keys(service_path)['D-BUS Service']
    if service.get('Name') != APPLICATION:
        yield 'the D-Bus service is not named for the application'
    command = service.get('Exec', '').split()
    if not command or not command[0].endswith('/dument') or '--gapplication-service' not in command:
        yield 'the D-Bus service does not start dument as a service'


def check_settings(schema, sources):
    code = '\n'.join(path.read_text(encoding='utf-8') for path in pathlib.Path(sources).glob('*.c'))
    for key in ElementTree.parse(schema).getroot().iter('key'):
        if f'"{key.get("name")}"' not in code:
            yield f'nobody asks for the setting {key.get("name")}'


desktop, metainfo, service, version, schema, sources = sys.argv[1:]
complaints = [*check_desktop(desktop), *check_metainfo(metainfo, version),
              *check_settings(schema, sources),
              *check_together(desktop, metainfo, service)]
for complaint in complaints:
    print(complaint, file=sys.stderr)
sys.exit(1 if complaints else 0)
