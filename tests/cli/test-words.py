#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What people read: words in their language, tables that fit, sentences in place of library texts."""

import os
import re
import shlex
import subprocess
import unicodedata
import unittest

from harness import PROGRAM, QUIET, Desk, french_environment


def width(line):
    """Columns of a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1
               for c in line)


class Tables(Desk):

    def setUp(self):
        super().setUp()
        self.do('sample')

    def test_tables_fit_the_terminal(self):
        for command in (('list',), ('journal',), ('show', 'F-2026-010'),
                        ('claim', 'F-2026-010', 'F-2026-019', 'F-2026-011')):
            for env in ({}, french_environment()):
                text = self.run_on_terminal(*command, env=env)
                wide = [line for line in text.splitlines() if width(line) > 80]
                self.assertEqual(wide, [])
        self.assertNotIn('…', self.run_on_terminal('list', width=200))

    def test_nothing_is_cut_in_a_file(self):
        names = {row['client'] for row in self.read('list')}
        listed = self.do('list')
        self.assertEqual([name for name in names if name not in listed], [])
        for command in (('list',), ('journal',), ('letters',), ('show', 'F-2026-010')):
            self.assertNotIn('…', self.do(*command))

    def test_numbers_are_never_cut(self):
        numbers = ('FACTURE-2026-01', 'FACTURE-2026-02', 'FACTURE-2026-03')
        self.do('import', self.write(
            'n.csv', 'number,issue_date,due_date,client,client_kind,address,total\n' + ''.join(
                f'{n},2026-01-01,2026-01-31,Nord,professional,1 rue A|75001 Paris,9.00\n'
                for n in numbers)))
        self.do('letter', '--template', 'mise-en-demeure', '--output', 'a.pdf', '--posted',
                '2026-11-22', *numbers)
        self.assertIn(' '.join(numbers), self.do('letters'))
        for terminal in (40, 80):
            lines = self.run_on_terminal('letters', width=terminal).splitlines()
            self.assertIn('FACTURE-2026-01 +2', lines[-1])
            listed = self.run_on_terminal('list', width=terminal)
            for row in self.read('list'):
                self.assertIn(row['number'] + ' ', listed)

    def test_only_texts_are_cut(self):
        amounts = {f"{row['balance_minor'] // 100:,}".replace(',', '\u202f')
                   for row in self.read('list')}
        text = self.run_on_terminal('list')
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
        lines = self.run_on_terminal('list', '--client', 'W-').splitlines()
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

    def test_words_of_the_history(self):
        self.do('pay', 'F-1', '10')
        self.do('invoice', 'F-1', '--set', 'sent-on=2026-05-21', '--set', 'sent-by=email')
        self.do('client', 'Jeanne Martin', '--set', 'kind=public', '--set', 'imputation=interest')
        self.do('waive', 'F-1', 'indemnity', '--reason', 'x')
        told = self.say('journal') + self.say('show', 'F-1')
        for words in ('virement', 'envoyée le 2026-05-21', 'envoyée par courriel',
                      'organisme public', 'règle d’abord\u00a0: les intérêts', 'l’indemnité'):
            self.assertIn(words, told)
        self.assertNotRegex(told, r'\w+=|transfer|email|interest|public\b(?<!organisme public)')
        self.assertRegex(self.say('setup'), 'Entreprise individuelle +oui')
        self.assertEqual(self.read('setup')['sole_trader'], 'yes')
        self.assertIn('"transfer"', self.say('show', 'F-1', '--format', 'json'))

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
            self.assertIn(f'dument-cli --database {self.database} client {typed} '
                          '--set kind=professional ', self.refuse('claim', f'N-{number}'))

    def cure(self, text):
        """What is to be pasted, in the program under test."""
        words = shlex.split(re.search('Command: (.*)', text).group(1).split(' (or ')[0])
        self.assertEqual(words[0], 'dument-cli')
        return words[1:]

    def test_a_cure_works_when_it_is_pasted(self):
        self.database = self.folder / "l'an 2026.db"
        path = self.write("l'été.csv", 'number,issue_date,client,total\n'
                                       "N-1,2026-01-01,L'Atelier du Pré,1.00\n")
        told = self.refuse('import', path.name)
        self.assertIn('in a column due_date (echeance) or client_kind (type_client)', told)
        result = self.run_bare(*self.cure(told))
        self.assertEqual(result.status, 0, str(result))
        self.do('import', '--kind', 'professional', path.name)
        self.do('import', self.write('n.csv', 'number,issue_date,due_date,client,total\n'
                                              "N-2,2026-01-01,2026-01-31,L'Atelier Zoé,1.00\n"))
        result = self.run_bare(*self.cure(self.refuse('claim', 'N-2')))
        self.assertEqual(result.status, 0, str(result))
        self.assertIn('"N-2"', self.do('claim', 'N-2', '--format', 'json'))

    def test_what_is_to_be_filled_in_is_no_data(self):
        """A cure that is pasted as it stands changes nothing, in either language."""
        self.begin()
        self.misuse('client', 'Atelier Nord', '--set', 'address=LINE|LINE')
        self.misuse('waive', 'F-1', 'interest', '--reason', 'TEXT')
        self.misuse('waive', 'F-1', 'interest', '--reason=TEXT')
        told = self.say('client', 'Atelier Nord', '--set', 'address=LIGNE|LIGNE')
        self.assertIn('« address=LIGNE|LIGNE » tient lieu', told)
        table = self.write('a.csv', 'number;issue_date;client;client_kind;total\n'
                                    'F-9;2026-11-01;Paul Petit;consumer;10\n')
        self.assertIn('import --due AAAA-MM-JJ', self.say('import', table))

    def test_the_users_own_file_is_not_named(self):
        home = {'XDG_DATA_HOME': str(self.folder)}
        path = self.write('n.csv', 'number,issue_date,due_date,client,total\n'
                                   'N-1,2026-01-01,2026-01-31,Nord,1.00\n')
        result = self.run_bare('import', path, env=home)
        self.assertEqual(result.status, 0, str(result))
        self.assertIn('dument-cli client Nord --set kind=professional',
                      self.run_bare('claim', 'N-1', env=home).err)

    def test_what_is_not_there_is_told_with_what_is(self):
        self.begin()
        self.assertIn('has no payment that could be taken back', self.refuse('unpay', 'F-1'))
        self.do('pay', 'F-1', '1 234,56', '--on', '2026-11-20')
        for command in (('unpay', 'F-1', '99'), ('remove', 'payment', 'F-1', '99')):
            self.assertIn('1\u202f234,56\u00a0€ on 20 November 2026', self.refuse(*command))
        self.do('waive', 'F-1', 'interest', '--reason', 'x')
        self.assertIn('take that back', self.refuse('waive', 'F-1', 'interest', '--reason', 'x'))
        self.do('remove', 'waiver', 'F-1', 'interest')
        self.assertIn('is claimed already', self.refuse('remove', 'waiver', 'F-1', 'interest'))
        for command in (('posted', '2026-0099', '--presented', '2026-11-22'),
                        ('remove', 'letter', '2026-0099'),
                        ('letters', '--save', '2026-0099', '--output', 'a.pdf')):
            self.assertIn('in the list of letters', self.refuse(*command))
        self.assertIn('Look for its number', self.refuse('remove', 'credit', 'AV-99'))
        self.assertIn('Look at all that is known of it', self.refuse('pause', 'F-1', '--withdraw'))


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

    def test_whoever_looks_on_is_told_once(self):
        self.write('bad.csv', self.HEADER + 'B-1,2026-01-01,2026-01-31,X,consumer,one\n'
                                            'B-2,soon,2026-01-31,X,consumer,1\n')
        text = self.run_on_terminal('import', 'bad.csv', 'none.csv')
        self.assertIn('bad.csv: refused, for the 2 reasons above\n', text)
        self.assertIn('none.csv: refused, for the reason above\n', text)
        self.assertEqual(text.count('There is no such file'), 1)

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
        self.begin()
        self.assertIn('too large', self.refuse('pay', 'F-1', '999999999999999999999'))

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
