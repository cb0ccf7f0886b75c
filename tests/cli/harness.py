# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What the tests of the command line share: a desk with a data file, and dument-cli on it."""

import contextlib
import csv
import fcntl
import io
import json
import os
import pathlib
import pty
import struct
import subprocess
import tempfile
import termios
import unittest

PROGRAM = os.environ.get('DUMENT_CLI', 'dument-cli')
TODAY = '2026-11-22'
DONE, REFUSED, MISUSED = 0, 1, 2
# The leak sanitizer would list the known leaks of libraries among the program's own words.
QUIET = {'LSAN_OPTIONS': os.environ.get('LSAN_OPTIONS', '') + ':print_suppressions=0'}

SETUP = ('setup', '--name', 'Marie Dupré EI', '--siren', '732829320',
         '--address', '12 rue des Lilas|35500 Vitré', '--place', 'Vitré',
         '--email', 'marie@example.org', '--phone', '02 99 00 00 00',
         '--iban', 'FR76 3000 6000 0112 3456 7890 189', '--cheque-order', 'Marie Dupré',
         '--payment-link', 'https://example.org/pay')

# Two professionals, a consumer, a public body; one invoice is not late yet.
INVOICES = '''\
number;issue_date;due_date;client;client_kind;siren;address;total;paid;penalty_rate
F-1;2026-05-21;2026-06-20;Atelier Nord;professional;552008443;4 quai Sud|75010 Paris;10000,00;;
F-2;2025-11-15;2025-12-15;Atelier Nord;professional;552008443;4 quai Sud|75010 Paris;1 200,00;200,00;
F-3;2026-04-01;2026-05-01;Jeanne Martin;consumer;;8 rue Haute|35000 Rennes;850,00;;
F-4;2026-05-26;2026-06-25;Commune de Lavau;public;;1 place de la Mairie|89170 Lavau;2000,00;;
F-5;2026-11-20;2026-12-20;Atelier Nord;professional;552008443;4 quai Sud|75010 Paris;300,00;;12.00
'''


FORGIVING = {'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'}
LOCALES = tempfile.TemporaryDirectory(prefix='dument-locales-')


def french_environment():
    """French words and all else as in C.UTF-8, which goes by another name: newer C libraries
    translate nothing under its own. Leaks are looked for where nothing is translated: the C library
    loses the path of its locales."""
    neutral = pathlib.Path('/usr/lib/locale/C.utf8')
    if not neutral.exists():
        return {'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'fr', **FORGIVING}
    renamed = pathlib.Path(LOCALES.name, 'fr_FR.UTF-8')
    if not renamed.exists():
        renamed.symlink_to(neutral)
    return {'LC_ALL': renamed.name, 'LOCPATH': LOCALES.name, 'LANGUAGE': 'fr', **FORGIVING}


class Result:
    """What a run of the program came to."""

    def __init__(self, arguments, process):
        self.arguments = arguments
        self.status = process.returncode
        self.out = process.stdout.decode()
        self.err = process.stderr.decode()

    def __str__(self):
        return (f'dument-cli {" ".join(map(str, self.arguments))}\n'
                f'status {self.status}\n{self.out}{self.err}')


class Desk(unittest.TestCase):
    """A folder with a data file of its own for each test."""

    maxDiff = 4000
    begun = None

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix='dument-')
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        self.database = self.folder / 'data.db'

    def run_bare(self, *arguments, env=None, **options):
        process = subprocess.run([PROGRAM, *arguments], check=False, capture_output=True,
                                 cwd=self.folder, env={**os.environ, **QUIET, **(env or {})},
                                 timeout=120, **options)
        return Result(arguments, process)

    def run_on_terminal(self, *arguments, width=80, env=None):
        """Both outputs on one terminal, as somebody sees them."""
        screen, terminal = pty.openpty()
        self.addCleanup(os.close, screen)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, width, 0, 0))
        process = subprocess.Popen([PROGRAM, '--database', self.database, '--today', TODAY,
                                    *arguments], stdin=subprocess.DEVNULL, stdout=terminal,
                                   stderr=terminal, cwd=self.folder,
                                   env={**os.environ, **QUIET, **(env or {})})
        os.close(terminal)
        text = b''
        with contextlib.suppress(OSError):
            while part := os.read(screen, 4096):
                text += part
        process.wait(timeout=120)
        return text.decode().replace('\r\n', '\n')

    def run_on(self, today, *arguments):
        return self.run_bare('--database', self.database, '--today', today, *arguments)

    def expect(self, status, *arguments, today=TODAY):
        result = self.run_on(today, *arguments)
        self.assertEqual(result.status, status, str(result))
        return result

    def do(self, *arguments, today=TODAY):
        """Must succeed, without a word on standard error but warnings."""
        result = self.expect(DONE, *arguments, today=today)
        for line in result.err.splitlines():
            self.assertIn('warning: ', line, str(result))
        return result.out

    def refuse(self, *arguments, today=TODAY):
        """Must be refused, with a reason; returns standard error."""
        result = self.expect(REFUSED, *arguments, today=today)
        self.assertNotEqual(result.err.strip(), '', str(result))
        self.assertNotIn('Usage:', result.err)
        return result.err

    def misuse(self, *arguments):
        """Must be wrong usage, which is said in a line, and must touch no file."""
        before = sorted(self.folder.iterdir())
        result = self.expect(MISUSED, *arguments)
        self.assertRegex(result.err, r'\Adument-cli .+[.?] See dument-cli .*--help\.\n\Z', str(result))
        self.assertEqual(result.out, '', str(result))
        self.assertEqual(sorted(self.folder.iterdir()), before)
        return result.err

    def read(self, *arguments, today=TODAY):
        """The JSON that a command writes."""
        return json.loads(self.do(*arguments, '--format', 'json', today=today))

    def read_csv(self, *arguments):
        text = self.run_on(TODAY, *arguments, '--format', 'csv')
        self.assertEqual(text.status, DONE, str(text))
        return list(csv.DictReader(io.StringIO(text.out, newline='')))

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path

    def say(self, *arguments, today=TODAY):
        """What a command says in French, on both outputs."""
        result = self.run_bare('--database', self.database, '--today', today, *arguments,
                               env=french_environment())
        return result.out + result.err

    def begin(self):
        """The user's business and a few invoices: made once, copied for each further test."""
        table = self.write('invoices.csv', INVOICES)
        if Desk.begun is None:
            self.do(*SETUP)
            self.do('import', table)
            Desk.begun = self.database.read_bytes()
        else:
            self.database.write_bytes(Desk.begun)
            self.database.chmod(0o600)

    def claim(self, number, today=TODAY):
        return self.read('claim', number, today=today)['invoices'][0]
