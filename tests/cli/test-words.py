#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What people read: words in their language, tables that fit, sentences in place of library texts."""

import unicodedata
import unittest

from harness import Desk


def width(line):
    """Columns of a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1
               for c in line)


class Tables(Desk):

    def setUp(self):
        super().setUp()
        self.do('sample')

    def test_tables_fit_a_page(self):
        for command in (('list',), ('journal',), ('claim', 'F-2026-010', 'F-2026-019', 'F-2026-011')):
            for text in (self.do(*command), self.say(*command)):
                wide = [line for line in text.splitlines() if width(line) > 80]
                self.assertEqual(wide, [])

    def test_only_texts_are_cut(self):
        amounts = {f"{row['balance_minor'] // 100:,}".replace(',', '\u202f')
                   for row in self.read('list')}
        text = self.do('list')
        self.assertIn('…', text)
        for amount in amounts:
            self.assertIn(f' {amount},', text)
        for row in self.read('list'):
            self.assertIn(row['number'] + ' ', text)

    def test_wide_characters_are_counted(self):
        rows = ''.join(f'W-{i},2026-01-01,2026-01-31,{name},consumer,1.00\n' for i, name in
                       enumerate(('東京商事株式会社国際営業部', 'Cafe\u0301 du coin de la rue des Lilas')))
        self.do('import', self.write(
            'w.csv', 'number,issue_date,due_date,client,client_kind,total\n' + rows))
        lines = self.do('list', '--client', 'W-').splitlines()
        self.assertEqual({width(line) for line in lines[1:]}, {width(lines[1])})
        self.assertLessEqual(width(lines[1]), 80)


class French(Desk):

    def setUp(self):
        super().setUp()
        self.begin()

    def test_words_of_tables(self):
        self.do('pay', 'F-3', '850', '--method', 'cash')
        self.do('waive', 'F-1', 'indemnity', '--reason', 'x')
        listed = self.say('list')
        for word in ('en retard', 'à échoir', 'payée'):
            self.assertIn(word, listed)
        for word in ('late', 'upcoming', 'paid'):
            self.assertNotIn(word, listed)
        shown = self.say('show', 'F-3')
        for word in ('particulier', 'espèces', 'le principal', 'Type de client'):
            self.assertIn(word, shown)
        shown = self.say('show', 'F-1')
        for word in ('professionnel', 'l’indemnité', 'renonciation', 'Base', 'taux BCE 2,40\u00a0%'):
            self.assertIn(word, shown)
        self.assertIn('Afficher cette aide', self.say('list', '--help'))
        self.assertIn('10\u202f000,00\u00a0€', listed)

    def test_words_for_scripts_stay(self):
        self.assertIn('"late"', self.say('list', '--format', 'json'))
        self.assertIn(',late,', self.say('list', '--format', 'csv'))
        self.assertIn('ECB 2.40', self.say('claim', 'F-1', '--format', 'json'))


if __name__ == '__main__':
    unittest.main()
