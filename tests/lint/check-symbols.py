#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What the built libraries call: the test of the layers that no macro can fool.

Usage: check-symbols.py NM LAYER=LIBRARY… in the order of the layers.
"""

import re
import subprocess
import sys

import lint

FOREIGN = {
    'widgets': r'(gtk|gdk(?!_pixbuf)|adw)_',
    'SQL': r'sqlite3_',
    'network': r'(soup|curl|g_socket|g_resolver|g_network)_',
    'drawing': r'(cairo|pango|gdk_pixbuf|Fc[A-Z]|QRcode_)',
    'PDF': r'(poppler|qpdf|qpdfobjh)_',
    'XML': r'xml[A-Z]',
    'JSON': r'json_',
    'files': r'(g_file_|g_fopen|g_open|g_mkdir|g_resource|(fopen|open|unlink|rename)$)',
    'clock': r'(time|gettimeofday|clock_gettime|g_get_(real|monotonic)_time|g_date_time_new_now.*)$',
    'locale': r'(setlocale|localeconv|strftime|g_dgettext|dgettext|gettext|strcoll|g_utf8_collate)',
    'environment': r'(getenv|g_getenv|g_get_user_\w+_dir|g_get_home_dir)$',
    'chance': r'(g_random_|g_rand_|rand$|random$)',
}
ALLOWED = {
    'domain': (),
    'store': ('SQL', 'files', 'locale', 'chance'),
    'document': ('drawing', 'PDF', 'files', 'locale'),
    'exchange': ('PDF', 'XML', 'files', 'locale', 'drawing'),
    'service': ('files', 'locale', 'environment', 'JSON'),
}
BELOW = {
    'domain': (),
    'store': ('domain',),
    'document': ('domain',),
    'exchange': ('domain',),
    'service': ('domain', 'store', 'document', 'exchange'),
}


def complaints_about(layer, undefined, defined):
    """undefined: the symbols that the library of @layer needs; defined: layer → its symbols."""
    for symbol in sorted(undefined - defined[layer]):
        for family, pattern in FOREIGN.items():
            if family not in ALLOWED[layer] and re.match(pattern, symbol):
                yield f'{layer} uses {symbol} ({family})'
        if symbol.startswith('dument_'):
            owners = [other for other, symbols in defined.items() if symbol in symbols]
            if not owners:
                yield f'{layer} uses {symbol}, which no library defines'
            elif owners[0] not in BELOW[layer]:
                yield f'{layer} uses {symbol} of {owners[0]}'


def prove():
    defined = {layer: {f'dument_{layer}_do'} for layer in BELOW}
    refused = [('domain', 'gtk_init'), ('domain', 'g_file_get_contents'), ('domain', 'time'),
               ('domain', 'dument_store_do'), ('document', 'sqlite3_step'),
               ('store', 'dument_document_do'), ('exchange', 'dument_nowhere_do')]
    accepted = [('domain', 'g_strdup'), ('store', 'sqlite3_step'), ('service', 'dument_store_do'),
                ('domain', 'dument_domain_do')]
    yield from (f'this lint lets pass {sample}' for sample in refused
                if not list(complaints_about(sample[0], {sample[1]}, defined)))
    yield from (f'this lint refuses {sample}' for sample in accepted
                if list(complaints_about(sample[0], {sample[1]}, defined)))


def symbols(nm, library, option):
    listing = subprocess.run([nm, '--format=posix', option, library], check=True,
                             capture_output=True, text=True).stdout
    lines = [line.split() for line in listing.splitlines()]
    return {words[0].split('@')[0] for words in lines if len(words) > 1}


nm, libraries = sys.argv[1], dict(argument.split('=') for argument in sys.argv[2:])
defined = {layer: symbols(nm, path, '--defined-only') for layer, path in libraries.items()}
complaints = list(prove())
for layer, path in libraries.items():
    complaints += complaints_about(layer, symbols(nm, path, '--undefined-only'), defined)
lint.report(len(libraries), 'libraries', complaints)
