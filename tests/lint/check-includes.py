#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""A layer includes only itself, the layers below it and the libraries that it may know."""

import fnmatch
import re

import lint

GLIB = ('glib.h', 'stdarg.h', 'stdint.h', 'string.h')
FILES = ('gio/gio.h', 'glib/gstdio.h', 'glib/gi18n-lib.h', 'errno.h')

# layer: the layers below it, the headers of others that it may include
ALLOWED = {
    'domain': ((), GLIB),
    'store': (('domain',), GLIB + FILES + ('sqlite3.h', 'fcntl.h', 'unistd.h', 'sys/stat.h')),
    'document': (('domain',), GLIB + FILES + (
        'cairo.h', 'cairo-pdf.h', 'pango/*.h', 'fontconfig/fontconfig.h', 'gdk-pixbuf/gdk-pixbuf.h',
        'poppler.h', 'qpdf/qpdf-c.h', 'qrencode.h', 'math.h')),
    'exchange': (('domain',), GLIB + FILES + ('libxml/*.h', 'poppler.h')),
    'service': (('domain', 'store', 'document', 'exchange'), GLIB + FILES + (
        'json-glib/json-glib.h', 'malloc.h')),
    'cli': (('domain', 'service'), GLIB + FILES + (
        'json-glib/json-glib.h', 'locale.h', 'stdio.h', 'stdlib.h', 'sys/ioctl.h', 'unistd.h')),
    'ui': (('domain', 'document', 'service'), GLIB + FILES + (
        'adwaita.h', 'cairo.h', 'gtk/gtk.h', 'locale.h')),
}
# A test may look into files and processes, whatever its layer may.
TEST_HEADERS = FILES + ('stdio.h', 'stdlib.h', 'unistd.h', 'fcntl.h', 'signal.h', 'locale.h',
                        'sys/*.h')

INCLUDE = re.compile(r'^#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def complaint_about(path, layer, own, system):
    below, headers = ALLOWED[layer]
    in_test = path.startswith('tests/')
    if own is not None:
        if own == 'config.h' or (in_test and '/' not in own):
            return None
        target = own.split('/')[0]
        if '/' not in own:
            return f'"{own}" does not say its layer'
        if target == layer or target in below:
            return None
        return f'{layer} may not know {target}: "{own}"'
    if any(fnmatch.fnmatch(system, allowed) for allowed in headers):
        return None
    if in_test and any(fnmatch.fnmatch(system, allowed) for allowed in TEST_HEADERS):
        return None
    return f'{layer} may not know <{system}>'


def check(path, text):
    layer = lint.layer_of(path)
    if layer is None:
        return
    for match in INCLUDE.finditer(lint.without_comments(text, strings=False)):
        complaint = complaint_about(path, layer, *match.groups())
        if complaint:
            yield text.count('\n', 0, match.start()) + 1, complaint


lint.run(check, [path for path in lint.c_files() if lint.layer_of(path)],
         refused=[
             ('src/domain/a.c', '#include "store/store.h"\n'),
             ('src/domain/a.c', '#include <gio/gio.h>\n'),
             ('src/store/a.c', '#include "document/pdf.h"\n'),
             ('src/document/a.c', '#include <sqlite3.h>\n'),
             ('src/exchange/a.c', '#  include <libsoup/soup.h>\n'),
             ('src/service/a.c', '#include <gtk/gtk.h>\n'),
             ('src/store/a.c', '#include "money.h"\n'),
             ('src/cli/a.c', '#include "store/store.h"\n'),
             ('src/ui/a.c', '#include "store/store.h"\n'),
             ('src/ui/a.c', '#include "cli/words.h"\n'),
             ('tests/domain/a.c', '#include "service/service.h"\n'),
         ],
         accepted=[
             ('src/domain/a.c', '#include "domain/money.h"\n#include <string.h>\n'),
             ('src/service/a.c', '#include "config.h"\n#include "store/store.h"\n'),
             ('src/exchange/a.c', '#include <libxml/parser.h>\n'),
             ('tests/store/a.c', '#include "fault-vfs.h"\n#include <stdio.h>\n'),
             ('tests/bench/a.c', '#include <sqlite3.h>\n'),
             ('src/domain/a.c', '/*\n#include <gtk/gtk.h>\n*/\n'),
         ])
