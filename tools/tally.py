#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Counts what a run of meson test found. Usage: tally.py BUILD/meson-logs/testlog.json

Prints "PASSED FAILED SKIPPED". A test that speaks TAP counts with each of its cases; one that
ended badly without naming a failed case counts as one failure more.
"""

import json
import re
import sys

CASE = re.compile(r'^(not )?ok\b[^#\n]*(?:#\s*(skip|todo)\b)?', re.IGNORECASE | re.MULTILINE)
GOOD = ('OK', 'EXPECTEDFAIL')


def count(test):
    """What one line of the log says, as [passed, failed, skipped]."""
    passed = failed = skipped = 0
    for is_not, directive in CASE.findall(test.get('stdout', '')):
        if directive:
            skipped += 1
        elif is_not:
            failed += 1
        else:
            passed += 1
    if passed + failed + skipped == 0:
        passed, skipped = int(test['result'] in GOOD), int(test['result'] == 'SKIP')
    if test['result'] not in (*GOOD, 'SKIP') and failed == 0:
        failed = 1
    return passed, failed, skipped


with open(sys.argv[1], encoding='utf-8') as log:
    counts = [count(json.loads(line)) for line in log]
print(*(sum(column) for column in zip(*counts, (0, 0, 0))))
