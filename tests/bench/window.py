#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Measures the window on a data file and prints its part of the table for HACKING.md.

Usage: window.py BUILD-DIRECTORY DATA-FILE TODAY [--all]

It needs a virtual screen, and takes one. Each program is run three times, the empty window in turns
with ours; the best run counts. A stall is a time over 16 ms in which the main loop did not come
back, by the clock of the processor that it used; what neighbours on the machine take does not
count. With --all, each measure of each run is printed to stderr.
"""

import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve()
WITH_SCREEN = HERE.parents[1] / 'journeys/with-screen'
RUNS = 3


def run(build, *words):
    """The lines of a bench: what was measured to the numbers after it."""
    environment = dict(os.environ, BENCH_STARTED=str(time.monotonic_ns() // 1000),
                       GSETTINGS_SCHEMA_DIR=str(build / 'data'), LC_ALL='C.UTF-8')
    done = subprocess.run([str(word) for word in words], check=True, text=True, env=environment,
                          stdout=subprocess.PIPE)
    if '--all' in sys.argv:
        print(done.stdout, file=sys.stderr)
    measures = []
    for line in done.stdout.splitlines():
        what, _, numbers = line.rpartition(': ')
        measures.append((what, {name: float(value) for name, value
                                in re.findall(r'([a-z-]+) ([\d.]+)', numbers)}))
    return measures


def best(runs, what, name):
    """The least of the runs; within a run, the worst of what begins so."""
    return min(max(numbers[name] for said, numbers in measures if said.startswith(what))
               for measures in runs)


def stalls(runs):
    return min(sum(numbers.get('processor-stalls', 0) for _, numbers in measures)
               for measures in runs)


def row(what, measured, goal):
    print(f'| {what} | {measured} | {goal} |', flush=True)


def measure_window(build, database, today):
    empty, ours = [], []
    for _ in range(RUNS):
        empty.append(run(build, build / 'tests/bench/bench-empty-window'))
        ours.append(run(build, build / 'tests/bench/bench-window', database, today))

    def ratio(what, name):
        return f'{best(ours, what, name) / best(empty, what, name):.2f}'

    row('first frame, time against an empty window of libadwaita', ratio('first frame', 'took'),
        '1.15')
    row('the same, of the processor', ratio('first frame', 'processor'), '1.15')
    row('from the start to the first rows', f'{best(ours, "first rows", "took"):.2f} s', '')
    row('memory, against an empty window', ratio('memory', 'resident'), '1.3')
    row('the same without what is shared with other programs', ratio('memory', 'own'), '1.3')
    row('sorting, the slowest of 9 columns up and down', f'{best(ours, "sort", "took"):.2f} s',
        '0.3 s')
    row('filter, the slowest of 5', f'{best(ours, "filter", "took"):.2f} s', '0.1 s')
    row('search, the slowest of 10', f'{best(ours, "search", "took"):.2f} s', '0.1 s')
    row('scrolling to any place, the slowest of 61',
        f'{best(ours, "slowest leap", "took") * 1000:.0f} ms', '')
    row('stalls over 16 ms in all that', f'{stalls(ours):.0f}', '0')


def choose_invoices(database, n_invoices):
    """Late ones of the client who has most of them."""
    late = 'FROM invoice JOIN standing ON invoice_id = id WHERE state = 9'
    with sqlite3.connect(f'file:{database}?mode=ro', uri=True) as connection:
        chosen = [number for number, in connection.execute(
            f'SELECT id {late} AND client_id = (SELECT client_id {late} GROUP BY client_id '
            'ORDER BY count(*) DESC LIMIT 1) ORDER BY id LIMIT ?', (n_invoices,))]
    if not chosen:
        sys.exit(f'{database}: nothing is late on that day, so there is no letter to write')
    return chosen


def forget_drafts(database):
    """Or the letter of the last run would be taken up again, with all its invoices and words."""
    with sqlite3.connect(database) as connection:
        connection.executescript('PRAGMA foreign_keys = ON; DELETE FROM letter_draft;')


def type_letter(build, database, today, template, n_invoices):
    forget_drafts(database)
    return run(build, build / 'tests/bench/bench-preview', database, today, template,
               *choose_invoices(database, n_invoices))


def measure_preview(build, database, today, template, n_invoices):
    runs = [type_letter(build, database, today, template, n_invoices) for _ in range(RUNS)]
    n_pages = best(runs, 'letter', 'pages')
    name = f'a letter of {n_pages:.0f} page{"s" if n_pages > 1 else ""}'
    row(f'{name}, from a keystroke to the page that shows it, median',
        f'{best(runs, "keystroke", "median") * 1000:.0f} ms', '50 ms')
    row('the same, the slowest of 60', f'{best(runs, "keystroke", "slowest") * 1000:.0f} ms', '50 ms')
    row('stalls over 16 ms meanwhile', f'{stalls(runs):.0f}', '0')


def main():
    if 'DUMENT_SCREEN' not in os.environ:
        os.execv(WITH_SCREEN, [str(WITH_SCREEN), sys.executable, str(HERE), *sys.argv[1:]])
    build, database, today = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]
    measure_window(build, database, today)
    measure_preview(build, database, today, 'rappel-amical', 1)
    measure_preview(build, database, today, 'mise-en-demeure', 34)


main()
