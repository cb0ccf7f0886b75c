#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""A data file that is damaged, locked, newer, foreign or out of reach: said, and left as it was."""

import os
import sqlite3
import unittest

from harness import REFUSED, SETUP, Desk

WRITES = [
    ('setup', '--phone', '1'),
    ('import', 'invoices.csv'),
    ('pay', 'F-1', '10'),
    ('unpay', 'F-2'),
    ('credit', 'F-1', '10', '--reference', 'AV-9'),
    ('waive', 'F-1', 'interest', '--reason', 'x'),
    ('client', '552008443', '--set', 'imputation=interest'),
    ('invoice', 'F-1', '--set', 'due=2026-07-01'),
    ('rate', '--ecb', '2027-H1', '2.65', '--source', 'x'),
    ('settings', '--set', 'day-base=actual'),
    ('letter', '--template', 'mise-en-demeure', '--output', 'a.pdf', '--record', 'F-1'),
    ('posted', '2026-0001', '--presented', '2026-11-22'),
]
READS = [
    ('list',), ('show', 'F-1'), ('claim', 'F-1'), ('letters',), ('journal',), ('check',),
    ('client', '552008443'), ('settings',), ('backup', 'backup.db'),
    ('letter', '--template', 'mise-en-demeure', '--output', 'a.pdf', 'F-1'),
]


class Trouble(Desk):

    def setUp(self):
        super().setUp()
        self.begin()
        self.do('pay', 'F-2', '10')
        self.do('letter', '--template', 'mise-en-demeure', '--output', 'b.pdf', '--posted',
                '2026-11-20', 'F-2', today='2026-11-20')
        self.write('invoices.csv', 'number,issue_date,due_date,client,client_kind,total\n'
                                   'N-1,2026-01-01,2026-01-31,Neuf,professional,1.00\n')

    def content(self):
        """What the file holds, row for row, without what is cached or counted."""
        with sqlite3.connect(self.database) as connection:
            return [line for line in connection.iterdump()
                    if '"standing"' not in line and "'standing-" not in line
                    and '"sqlite_' not in line and '_words' not in line]

    def execute(self, *statements):
        connection = sqlite3.connect(self.database)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        connection.close()

    def refuse_all(self, commands):
        for arguments in commands:
            with self.subTest(arguments=arguments):
                result = self.expect(REFUSED, *arguments)
                reasons = [line for line in result.err.splitlines() if 'warning: ' not in line]
                self.assertEqual(len(reasons), 1, str(result))

    def test_locked(self):
        before = self.content()
        connection = sqlite3.connect(self.database, isolation_level=None)
        connection.execute('BEGIN IMMEDIATE')
        # A busy file is waited for; one writing command is enough to see what is said then.
        self.assertRegex(self.refuse('pay', 'F-1', '10'), r'(?i)another program|other program')
        self.do('claim', 'F-1')
        connection.execute('ROLLBACK')
        connection.close()
        self.assertEqual(self.content(), before)

    def test_newer(self):
        self.execute('PRAGMA user_version = 9999')
        before = self.content()
        self.refuse_all(WRITES)
        for arguments in (('list',), ('show', 'F-1'), ('claim', 'F-1'), ('check',)):
            result = self.expect(0, *arguments)
            warnings = [line for line in result.err.splitlines() if 'newer version' in line]
            self.assertEqual(len(warnings), 1, str(result))
            self.assertTrue(warnings[0].startswith(f'{self.database}: warning: '), str(result))
            self.assertIn('install the newest version', warnings[0])
        self.assertEqual(self.content(), before)

    def test_damaged(self):
        self.execute()
        whole = self.database.read_bytes()
        for place in (b'\0' * 100 + whole[100:], whole[:5000], b'\xff' * len(whole)):
            for path in self.folder.glob('data.db*'):
                path.unlink()
            self.database.write_bytes(place)
            self.refuse_all([('check',), ('pay', 'F-1', '10'), ('list',), ('backup', 'c.db')])
            self.assertEqual(self.database.read_bytes(), place)

    def test_rows_that_lie(self):
        self.execute('DROP TRIGGER payment_is_final', 'UPDATE payment SET amount = 1')
        self.assertNotEqual(self.refuse('check'), '')

    def test_what_lists_show_is_computed_anew(self):
        self.do('list')
        self.execute('UPDATE standing SET balance = balance + 1 WHERE invoice_id = 1')
        before = self.read('show', 'F-1')
        told = self.refuse('check')
        self.assertIn('What lists show of invoice F-1 differs', told)
        self.assertIn(f'Command: dument-cli --database {self.database} check --recompute', told)
        out = self.do('check', '--recompute')
        self.assertIn('5 invoices was computed anew', out)
        self.assertIn('no fault found', out)
        self.do('check')
        self.assertEqual({**self.read('show', 'F-1'), 'history': []}, {**before, 'history': []})
        self.assertEqual(self.read('journal')[-1]['kind'], 'file-recomputed')

    def test_foreign(self):
        self.database = self.folder / 'foreign.db'
        self.execute('CREATE TABLE x (y)', 'PRAGMA user_version = 1')
        before = self.database.read_bytes()
        self.refuse_all([('list',), ('pay', 'F-1', '10'), ('check',)])
        self.assertEqual(self.database.read_bytes(), before)

    def test_a_mistyped_name_makes_no_file(self):
        self.write('other.csv', 'number,issue_date,client,total\n')
        before = sorted(self.folder.rglob('*'))
        for name in ('dta.db', 'nowhere/data.db'):
            self.database = self.folder / name
            for arguments in READS + WRITES + [('import', '--dry-run', 'invoices.csv')]:
                if arguments[0] in ('setup', 'import') and '--dry-run' not in arguments:
                    continue
                with self.subTest(arguments=arguments):
                    error = self.refuse(*arguments)
                    self.assertTrue(error.startswith(f'{self.database}: '), error)
                    self.assertIn('setup, import or sample', error)
                    self.assertEqual(error.count('\n'), 1, error)
        self.assertEqual(sorted(self.folder.rglob('*')), before)

    def test_a_name_that_is_empty(self):
        before = sorted(self.folder.rglob('*'))
        letter = ('letter', '--template', 'mise-en-demeure')
        for arguments in (('backup', ''), ('restore', ''),
                          (*letter, '--output', '', 'F-1'),
                          (*letter, '--output-dir', '', '--all-late'),
                          (*letter, '--output', 'a.pdf', '--letter-alone', '', 'F-1'),
                          ('list', '--database', '')):
            with self.subTest(arguments=arguments):
                self.assertIn('name of the file or folder is missing', self.misuse(*arguments))
        result = self.expect(2, '--database', '', 'list')
        self.assertIn('name of the file or folder is missing', result.err)
        self.assertEqual(sorted(self.folder.rglob('*')), before)

    def test_begins_a_file(self):
        for i, arguments in enumerate((SETUP, ('sample',), ('import', 'invoices.csv'))):
            self.database = self.folder / f'new-{i}' / 'data.db'
            self.do(*arguments)
            self.do('check')

    def test_another_file_is_never_filled(self):
        for name, content in (('empty.db', b''), ('list.csv', b'number;date\n'), ('x.pdf', b'%PDF')):
            self.database = self.write(name, content)
            self.refuse_all([('list',), SETUP, ('sample',), ('import', 'invoices.csv')])
            self.assertEqual(self.database.read_bytes(), content)
        self.database = self.folder / 'empty.db'
        self.assertIn('is empty', self.refuse('list'))

    def test_out_of_reach(self):
        for path in (self.folder, self.write('file', 'x') / 'data.db'):
            self.database = path
            self.refuse_all([('list',), SETUP])

    @unittest.skipIf(os.geteuid() == 0, 'the superuser may write anywhere')
    def test_read_only_folder(self):
        before = self.content()
        self.database.chmod(0o400)
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        self.refuse_all([('pay', 'F-1', '10'), ('settings', '--set', 'day-base=actual')])
        self.do('claim', 'F-1')
        self.folder.chmod(0o700)
        self.assertEqual(self.content(), before)

    def test_what_is_refused_changes_nothing(self):
        before = self.content()
        for arguments in (('pay', 'F-1', '0'), ('invoice', 'F-1', '--set', 'due=2020-01-01'),
                          ('credit', 'F-1', '99999', '--reference', 'AV-8'),
                          ('posted', '2026-0001', '--presented', '2020-01-01')):
            self.refuse(*arguments)
        for arguments in (('client', '552008443', '--set', 'kind=x'), ('pay', 'F-1', '12,345'),
                          ('invoice', 'F-1', '--set', 'due=x'), ('settings', '--set', 'x=y')):
            self.misuse(*arguments)
        self.assertEqual(self.content(), before)

    def test_reading_changes_nothing(self):
        before = self.content()
        for arguments in READS:
            self.do(*arguments)
        self.assertEqual(self.content(), before)


if __name__ == '__main__':
    unittest.main()
