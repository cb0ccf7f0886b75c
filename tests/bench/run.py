#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Runs the benches and prints their table for HACKING.md.

Usage: run.py BUILD-DIRECTORY [INVOICES]

Each figure is the best of three runs; where something else is the measure, its runs take turns with
ours, so that both see the same machine.
"""

import itertools
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

BENCH = pathlib.Path(__file__).resolve().parent
RUNS = 3
TODAY = '2026-11-22'


def seconds(command):
    """Of the processor, since neighbours on the machine take none of those away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def said(command):
    """What a bench prints that keeps its preparations out of the time: "N s …"."""
    return subprocess.run([str(word) for word in command], check=True, capture_output=True,
                          text=True).stdout


def said_seconds(command):
    return float(re.match(r'([\d.]+) s\b', said(command)).group(1))


def said_peak(command):
    return int(re.search(r'peak (\d+) kB', said(command)).group(1))


def bench_claims(build, n_invoices):
    best = min(said_seconds([build / 'tests/bench/bench-claims', n_invoices]) for _ in range(RUNS))
    yield f'claims of {n_invoices:,} late invoices, one core', f'{best:.2f} s', '1 s'


def import_by_sqlite(folder, table):
    database = folder / 'plain.db'
    database.unlink(missing_ok=True)
    return seconds(['sqlite3', database, '.mode csv', '.separator ;', f'.import {table} invoice'])


def import_by_dument(build, folder, table):
    for leftover in folder.glob('dument.db*'):
        leftover.unlink()
    command = [build / 'src/cli/dument-cli', '--database', folder / 'dument.db']
    subprocess.run([*command, 'setup', '--name', 'Bench', '--siren', '732829320', '--address',
                    '1 rue du Banc|75001 Paris'], check=True, stdout=subprocess.DEVNULL)
    return seconds([*command, 'import', table])


def bench_csv(build, folder, n_invoices):
    table = folder / 'invoices.csv'
    with table.open('wb') as output:
        subprocess.run([sys.executable, BENCH / 'generate-invoices.py', str(n_invoices)],
                       check=True, stdout=output)
    times = [(import_by_sqlite(folder, table),
              seconds([build / 'tests/bench/bench-csv', table]),
              import_by_dument(build, folder, table)) for _ in range(RUNS)]
    plain, reader, whole = (min(column) for column in zip(*times))
    yield (f'{n_invoices:,} CSV lines read into records, speed against `sqlite3 .import`',
           f'{plain / reader:.2f}', '0.7')
    yield ('the same with `dument-cli import`, into the data file', f'{plain / whole:.2f}', '0.7')


def bench_letters(build):
    bench = build / 'tests/bench/bench-letters'
    for way, where in (('one', 'in one PDF'), ('each', 'in one file each')):
        times = [(said_seconds([bench, way, 1000]), said_seconds([bench, f'bare-{way}', 1000]))
                 for _ in range(RUNS)]
        ours, bare = (min(column) for column in zip(*times))
        yield (f'1,000 letters {where}, time against a bare pango and cairo loop',
               f'{ours / bare:.2f}', '1.1')
    growth = said_peak([bench, 'one', 10000]) / said_peak([bench, 'one', 1000])
    yield 'peak memory of 10,000 letters against that of 1,000', f'{growth:.2f}', '1.5'


def bench_window(build, folder):
    """Prints its rows itself, since it goes on under a virtual screen."""
    database = folder / 'dument.db'
    # What lists show is computed first, as it is after the first minutes with such a file.
    subprocess.run([build / 'src/cli/dument-cli', '--database', database, '--today', TODAY, 'list',
                    '--format', 'csv'], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, BENCH / 'window.py', build, database, TODAY], check=True)


def main():
    build = pathlib.Path(sys.argv[1])
    n_invoices = int(sys.argv[2]) if len(sys.argv) > 2 else 1000000
    print('| what | measured | goal |\n|---|---|---|')
    with tempfile.TemporaryDirectory(dir=build) as folder:
        for row in itertools.chain(bench_claims(build, n_invoices), bench_letters(build),
                                   bench_csv(build, pathlib.Path(folder), n_invoices)):
            print('| ' + ' | '.join(row) + ' |', flush=True)
        bench_window(build, pathlib.Path(folder))


main()
