#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What people read: words in their language, tables that fit, sentences in place of library texts."""

import os
import subprocess
import unicodedata
import unittest

from harness import PROGRAM, QUIET, Desk


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

    def test_words_that_people_type(self):
        self.do('pay', 'F-1', '10', '--method', 'chèque')
        self.do('pay', 'F-1', '10', '--method', 'Espèces')
        self.do('client', 'Jeanne Martin', '--set', 'imputation=intérêts')
        self.do('invoice', 'F-1', '--set', 'sent-on=2026-05-21', '--set', 'sent-by=recommandé')
        shown = self.read('show', 'F-1')
        self.assertEqual([p['method'] for p in shown['payments']], ['cheque', 'cash'])
        self.assertEqual(shown['sent_channel'], 'registered')
        self.assertEqual(self.read('client', 'Jeanne Martin')['imputation'], 'interest')
        self.do('client', 'Jeanne Martin', '--set', 'kind=professionnel')
        self.do('import', '--kind', 'particulier', self.write(
            'k.csv', 'numero,date,echeance,client,total_ttc\nK-1,2026-01-01,2026-01-31,Kim,1\n'))
        self.assertEqual(self.read('client', 'Kim')['kind'], 'consumer')
        self.assertIn('virement, chèque, carte', self.say('pay', 'F-1', '1', '--method', 'troc'))

    def test_amounts_in_sentences(self):
        self.write('a.csv', 'number,issue_date,due_date,client,total\n'
                            'F-1,2026-05-21,2026-06-20,Atelier Nord,8000.00\n')
        for text in (self.say('import', 'a.csv'), self.refuse('import', 'a.csv')):
            self.assertIn('8\u202f000,00\u00a0€', text)
            self.assertNotIn('8000.00', text)


class Cures(Desk):
    """A cure can be copied into a shell."""

    def test_names_are_quoted_plainly(self):
        rows = {'Plain': 'Plain', 'Deux mots': '"Deux mots"', "L'Atelier": '"L\'Atelier"'}
        for number, (name, typed) in enumerate(rows.items()):
            path = self.write('n.csv', 'number,issue_date,due_date,client,total\n'
                                       f'N-{number},2026-01-01,2026-01-31,{name},1.00\n')
            self.do('import', path)
            self.assertIn(f'dument-cli client {typed} --set kind=professional ',
                          self.refuse('claim', f'N-{number}'))


class Formulas(Desk):

    def test_a_name_is_no_formula(self):
        names = ['=1+1', '+33 1', '-5', '@SUM(A1)', '\'quoted', 'Dupont']
        rows = ''.join(f'N-{i},2026-01-01,2026-01-31,"{name}",consumer,10.00\n'
                       for i, name in enumerate(names))
        self.do('import', self.write(
            'n.csv', 'number,issue_date,due_date,client,client_kind,total\n' + rows))
        listed = {row['number']: row for row in self.read_csv('list')}
        self.assertEqual([listed[f'N-{i}']['client'] for i in range(6)],
                         ["'=1+1", "'+33 1", "'-5", "'@SUM(A1)", "'quoted", 'Dupont'])
        self.assertEqual({row['balance'] for row in listed.values()}, {'10.00'})
        self.assertEqual(self.read('list', '--client', 'N-0')[0]['client'], '=1+1')


class Imports(Desk):
    """One line for each file, and the reasons in the order of the rows."""

    HEADER = 'number,issue_date,due_date,client,client_kind,total\n'

    def lines(self, *arguments):
        result = self.run_on('2026-11-22', 'import', *arguments)
        return result.out.splitlines(), result.err.splitlines()

    def test_a_line_for_each_file(self):
        self.write('good.csv', self.HEADER + 'G-1,2026-01-01,2026-01-31,X,consumer,1.00\n')
        self.write('bad.csv', self.HEADER + 'B-1,2026-01-01,2026-01-31,X,consumer,one\n'
                                            'B-2,soon,2026-01-31,X,consumer,1\n')
        (self.folder / 'folder').mkdir()
        out, err = self.lines('good.csv', 'bad.csv', 'none.csv', 'folder')
        self.assertEqual(len(out), 4, out)
        self.assertEqual(out[0], 'good.csv: created 1, unchanged 0, updated 0')
        self.assertRegex(out[1], r'^bad\.csv: refused: .*one.* \(and 1 more reason\)$')
        self.assertRegex(out[2], r'^none\.csv: refused: There is no such file\.')
        self.assertRegex(out[3], r'^folder: refused: This is a folder\.')
        self.assertEqual(len(err), 4, err)
        self.assertIn('refused: Ce fichier n’existe pas.', self.say('import', 'none.csv'))

    def test_only_a_header(self):
        self.write('h.csv', self.HEADER)
        out, err = self.lines('h.csv')
        self.assertEqual(out, ['h.csv: created 0, unchanged 0, updated 0'])
        self.assertRegex(err[0], r'^h\.csv: warning: The file has a header and no row')

    def test_too_large(self):
        self.write('l.csv', self.HEADER + 'L-1,2026-01-01,2026-01-31,X,consumer,123456789012.00\n')
        out, err = self.lines('l.csv')
        self.assertIn('too large', err[0])
        self.assertNotIn('Write the amount', err[0])
        self.assertIn('too large', self.misuse('pay', 'L-1', '999999999999999999999'))

    def test_reasons_in_the_order_of_rows(self):
        row = '{},2026-01-01,{},X,consumer,{}\n'.format
        self.write('o.csv', self.HEADER + row('A', '2025-01-01', '1') + row('B', '2026-01-31', 'x') +
                   row('C', '', '1') + row('C', '2026-01-31', '1') + row('D', '', '1'))
        _, err = self.lines('o.csv')
        self.assertEqual([line.split(':')[1].split(',')[0].strip() for line in err],
                         [f'line {n}' for n in (2, 3, 4, 5, 6)], err)

    def test_a_dry_run_of_several_files_adds_up(self):
        self.begin()
        before = self.read('list'), self.read('journal')
        self.write('a.csv', self.HEADER + 'A-1,2026-01-01,2026-01-31,X,consumer,1.00\n')
        self.write('b.csv', self.HEADER + 'A-1,2026-01-01,2026-01-31,X,consumer,1.00\n'
                                          'A-2,2026-01-01,2026-01-31,X,consumer,1.00\n')
        self.write('c.csv', self.HEADER + 'A-1,2026-01-01,2026-01-31,X,consumer,one\n')
        files = 'a.csv', 'b.csv', 'c.csv', 'a.csv'
        told, _ = self.lines('--dry-run', *files)
        self.assertEqual((self.read('list'), self.read('journal')), before)
        done, _ = self.lines(*files)
        self.assertEqual(told, done)
        self.assertEqual(told[1], 'b.csv: created 1, unchanged 1, updated 0')


class Sentences(Desk):
    """What is wrong is told in our words, with place and cure."""

    def setUp(self):
        super().setUp()
        self.begin()

    def test_where_a_letter_cannot_be_written(self):
        (self.folder / 'folder').mkdir()
        for output, reason, french in (
                ('no/where.pdf', 'There is no folder no. Make it', 'Il n’y a pas de dossier no'),
                ('folder', 'This is a folder.', 'C’est un dossier.'),
                ('invoices.csv', 'is not a letter', 'n’est pas une lettre')):
            arguments = ('letter', '--template', 'rappel-amical', '--output', output, 'F-1')
            self.assertIn(f'{output}: ', self.refuse(*arguments))
            self.assertIn(reason, self.refuse(*arguments))
            self.assertIn(french, self.say(*arguments))

    def test_a_letter_on_standard_output(self):
        arguments = ('letter', '--template', 'rappel-amical', '--output')
        self.do(*arguments, 'a.pdf', 'F-1')
        process = subprocess.run([PROGRAM, '--database', self.database, '--today', '2026-11-22',
                                  *arguments, '-', 'F-1'], check=True, capture_output=True,
                                 timeout=120, env={**os.environ, **QUIET})
        self.assertEqual(process.stdout, (self.folder / 'a.pdf').read_bytes())
        self.assertIn('1 page', process.stderr.decode())
        self.assertFalse((self.folder / '-').exists())

    def test_usage_is_told_in_a_line(self):
        for arguments, reason, french in (
                (('letter', '--template', 'x', '--output', 'a.pdf', '--deadline', 'x', 'F-1'),
                 '--deadline: “x” is no time to pay', '--deadline'),
                (('list', '--state'), 'The option --state has no value.', 'n’a pas de valeur'),
                (('list', '--strange'), 'There is no option --strange.', 'Il n’y a pas d’option'),
                (('show',), 'Something is missing: NUMBER.', 'Il manque')):
            self.assertIn(reason, self.misuse(*arguments))
            said = self.say(*arguments)
            self.assertIn(french, said)
            self.assertIn(f'Voyez dument-cli {arguments[0]} --help.', said)
            self.assertEqual(said.count('\n'), 1)

    def test_states_as_tables_show_them(self):
        for words in ('late', 'en retard', 'En-Retard', 'mise en demeure,en retard'):
            table = self.say('list', '--state', words)
            self.assertIn('F-1', table)
            self.assertNotIn('F-5', table)
        self.assertIn('F-5', self.say('list', '--state', 'à échoir'))
        self.assertIn('F-1', self.do('list', '--state', 'Late'))
        self.assertIn('“en retard” is none of', self.misuse('list', '--state', 'en retard'))

    def test_missing_columns_in_both_languages(self):
        self.write('m.csv', 'client;montant\nX;1\n')
        self.assertIn('number (numero), issue_date (date), total (total_ttc)',
                      self.refuse('import', 'm.csv'))

    def test_no_client_at_all(self):
        for text in ('', '  '):
            self.assertIn('Which client?', self.refuse('client', text))


if __name__ == '__main__':
    unittest.main()
