#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The sums of tools/check: tools/tally.py on logs of every kind."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

TALLY = pathlib.Path(__file__).resolve().parents[2] / 'tools/tally.py'


def tally(*tests):
    with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
        for result, stdout in tests:
            log.write(json.dumps({'name': 'x', 'result': result, 'stdout': stdout}) + '\n')
        log.flush()
        output = subprocess.run([sys.executable, TALLY, log.name], check=True,
                                capture_output=True, text=True).stdout
    return tuple(int(word) for word in output.split())


class TallyTest(unittest.TestCase):
    def test_scripts_count_one(self):
        self.assertEqual(tally(('OK', 'hello\n'), ('FAIL', ''), ('SKIP', '')), (1, 1, 1))

    def test_cases_count_each(self):
        cases = '1..3\nok 1 /a\nnot ok 2 /b\nok 3 /c # SKIP no corpus\n'
        self.assertEqual(tally(('FAIL', cases)), (1, 1, 1))

    def test_crash_after_good_cases(self):
        self.assertEqual(tally(('ERROR', '1..3\nok 1 /a\nok 2 /b\n')), (2, 1, 0))

    def test_timeout(self):
        self.assertEqual(tally(('TIMEOUT', '1..3\nok 1 /a\n'), ('TIMEOUT', '')), (1, 2, 0))

    def test_nothing(self):
        self.assertEqual(tally(), (0, 0, 0))


unittest.main()
