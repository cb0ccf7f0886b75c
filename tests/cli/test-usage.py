#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The command line itself: what is wrong usage, and what is said of it."""

import subprocess
import unittest

from harness import DONE, MISUSED, PROGRAM, REFUSED, Desk

OPTIONS = {
    'setup': '--name --siren --vat --address --email --phone --place --iban --bic --cheque-order '
             '--cheque-address --payment-link --sole-trader --registration --mediator --logo '
             '--signature --format',
    'import': '--dry-run --kind --due',
    'list': '--state --client --format',
    'show': '--format',
    'claim': '--format',
    'letter': '--template --output --deadline --registered --record --posted --number '
              '--allow-unknown-rates --force',
    'posted': '--posted --presented --delivered --unclaimed --refused --unknown --number',
    'letters': '--format',
    'templates': '--show --original --edit --difference --reset --format',
    'pay': '--on --method --from-credit',
    'unpay': '--on --received --to-credit',
    'credit': '--reference --on',
    'waive': '--reason',
    'promise': '--amount --by --said-by --on --withdraw',
    'plan': '--first --instalments --first-amount --instalment --on --agreed --grace '
            '--with-penalties --give-up-penalties --ended --withdraw',
    'pause': '--client --reason --until --ended --withdraw',
    'dispute': '--amount --reason --words --on --resolved --withdraw',
    'write-off': '--reason --on --withdraw',
    'insolvency': '--judgment --published --trustee --trustee-address --number --withdraw',
    'client': '--set --format',
    'invoice': '--set',
    'rate': '--legal --ecb --source --replace --format',
    'settings': '--set',
    'sample': '',
    'journal': '--format',
    'check': '--recompute',
    'backup': '',
    'restore': '',
}

MISUSES = [
    ('list', '--no-such-option'),
    ('list', 'something'),
    ('list', '--state', 'late,lost'),
    ('list', '--format', 'xml'),
    ('list', '--format'),
    ('templates', 'x'),
    ('templates', '--edit', 'rappel-ferme'),
    ('templates', '--original'),
    ('templates', '--show', 'rappel-ferme', '--format', 'json'),
    ('templates', '--show', 'rappel-ferme', '--reset', 'rappel-ferme'),
    ('list', '--client', 'a', '--client', 'b'),
    ('list', '--client=a', '--client=b'),
    ('show',),
    ('show', 'F-1', 'F-2'),
    ('show', 'F-1', '--format', 'csv'),
    ('claim',),
    ('claim', 'F-1', '--format', 'csv'),
    ('import',),
    ('import', 'a.csv', '--kind', 'martian'),
    ('import', 'a.csv', '--due', '2026-02-30'),
    ('setup', '--name', 'X', '--format', 'json'),
    ('promise', 'F-1'),
    ('promise', 'F-1', '--by', 'tomorrow'),
    ('promise', 'F-1', '--by', '2026-12-01', '--withdraw'),
    ('promise', 'F-1', '--by', '2026-12-01', '--amount', 'much'),
    ('plan', 'F-1'),
    ('plan', 'F-1', '--first', '2026-12-01'),
    ('plan', 'F-1', '--instalment', '2026-12-01'),
    ('plan', 'F-1', '--instalment', 'soon=250'),
    ('plan', 'F-1', '--instalment', '2026-12-01=much'),
    ('plan', 'F-1', '--instalment', '2026-12-01=250', '--instalments', '3'),
    ('plan', 'F-1', '--first', '2026-12-01', '--instalments', '3', '--withdraw'),
    ('plan', 'F-1', '--ended', '2026-11-22', '--withdraw'),
    ('plan', 'F-1', '--agreed', '2026-11-22', '--on', '2026-11-20'),
    ('pause', '--reason', 'x'),
    ('pause', 'F-1', '--client', 'X', '--reason', 'x'),
    ('pause', 'F-1'),
    ('pause', 'F-1', '--ended', 'today'),
    ('dispute', 'F-1'),
    ('dispute', 'F-1', '--resolved', '2026-11-22', '--words', 'x'),
    ('write-off', 'F-1'),
    ('insolvency',),
    ('insolvency', 'X', '--judgment', 'today'),
    ('insolvency', 'X', '--number', '1', '--withdraw'),
    ('pay', 'F-1'),
    ('pay', 'F-1', 'ten'),
    ('pay', 'F-1', '10', '20'),
    ('pay', 'F-1', '10', '--on', 'yesterday'),
    ('pay', 'F-1', '10', '--method', 'barter'),
    ('pay', 'F-1', '10', '-x'),
    ('pay', 'F-1', '10', '--from-credit', '--on', '2026-11-01'),
    ('unpay',),
    ('unpay', 'F-1', '--to-credit', '--on', '2026-11-01'),
    ('unpay', 'F-1', 'all'),
    ('credit', 'F-1', '10'),
    ('credit', 'F-1', '10', '--reference', 'A-1', '--on', '22.11.2026'),
    ('waive', 'F-1'),
    ('waive', 'F-1', 'interest'),
    ('waive', 'F-1', 'principal', '--reason', 'x'),
    ('client',),
    ('client', 'X', '--set', 'kind'),
    ('client', 'X', '--set', '=public'),
    ('invoice', 'F-1', '--set', 'due'),
    ('invoice', 'F-1', '--set', 'due=2026-12-01', '--set', 'due=2026-12-02'),
    ('rate', '2027-H1', '2.40', '--source', 'x'),
    ('rate', '--ecb', '--legal', '2027-H1', '2.40', '--source', 'x'),
    ('rate', '--ecb', '2027', '2.40', '--source', 'x'),
    ('rate', '--ecb', '2027-H1'),
    ('rate', '--source', 'x'),
    ('rate', '--ecb', '2027-H1', '2.65', '--source', 'x', '--format', 'json'),
    ('rate', '--ecb', '2027-H1', '2.40'),
    ('settings', '--set', 'day-base'),
    ('letter', '--template', 'mise-en-demeure', '--output', 'a.pdf'),
    ('letter', '--template', 'mise-en-demeure', 'F-1'),
    ('letter', '--output', 'a.pdf', 'F-1'),
    ('letter', '--template', 'x', '--output', 'a.pdf', '--deadline', 'soon', 'F-1'),
    ('letter', '--template', 'x', '--output', 'a.pdf', '--posted', '2026-13-01', 'F-1'),
    ('posted', '2026-0001'),
    ('posted', '2026-0001', '--presented', '2026-11-31'),
    ('backup',),
    ('restore',),
    ('sample', 'x'),
    ('check', 'x'),
]


class Usage(Desk):

    def test_help_of_each_command(self):
        overview = self.run_bare('--help')
        self.assertEqual(overview.status, DONE, str(overview))
        for command, options in OPTIONS.items():
            with self.subTest(command=command):
                self.assertRegex(overview.out, rf'(?m)^  {command} +\S')
                result = self.run_bare(command, '--help')
                self.assertEqual(result.status, DONE, str(result))
                self.assertEqual(result.err, '')
                self.assertIn(f'dument-cli {command}', result.out.splitlines()[1])
                self.assertRegex(result.out.split('Example:')[-1], f'dument-cli .*{command}')
                for option in (options + ' --database --today --help --version').split():
                    self.assertRegex(result.out, rf'(?m)^  (-h, )?{option}\b.* {{2,}}\S')

    def test_version(self):
        for arguments in (('--version',), ('list', '--version')):
            result = self.run_bare(*arguments)
            self.assertEqual((result.status, result.err), (DONE, ''))
            self.assertRegex(result.out, r'^dument-cli \d+\.\d+')

    def test_misuses(self):
        for arguments in MISUSES:
            with self.subTest(arguments=arguments):
                self.misuse(*arguments)

    def test_no_or_unknown_command(self):
        for arguments in ((), ('frobnicate',), ('--frobnicate',), ('--today', 'list')):
            result = self.run_bare(*arguments)
            self.assertEqual(result.status, MISUSED, str(result))
            self.assertRegex(result.err, r'\Adument-cli: .+[.?] See dument-cli --help\.\n\Z')

    def test_today_must_be_a_day(self):
        for today in ('2026-02-30', 'tomorrow', '', '2026-1-1'):
            result = self.run_bare('--today', today, 'list')
            self.assertEqual(result.status, MISUSED, str(result))

    def test_a_text_must_be_utf8(self):
        self.misuse('client', b'\xe9l\xe9onore')
        self.misuse('setup', '--name', b'\xe9l\xe9onore')

    def test_a_file_may_have_any_name(self):
        self.do('setup', '--name', 'Marie Dupré')
        name = b'caf\xe9.csv'
        (self.folder / 'a.csv').write_text('number,issue_date,client,client_kind,total\n'
                                           'F-1,2026-11-01,X,professional,10.00\n')
        (self.folder / 'a.csv').rename(self.folder / name.decode(errors='surrogateescape'))
        self.assertIn('created 1', self.do('import', name))

    def test_global_options_stand_anywhere(self):
        self.begin()
        result = self.run_bare('list', '--format', 'json', '--today', '2026-11-22',
                               '--database', self.database)
        self.assertEqual(result.status, DONE, str(result))
        self.assertIn('F-1', result.out)

    def test_a_negative_amount_is_no_option(self):
        self.begin()
        for amount in ('-5', '-5,00', '-1 234.50'):
            self.assertIn('F-1: ', self.refuse('pay', 'F-1', amount))
        self.assertIn('F-1: ', self.refuse('pay', '--', 'F-1', '-5'))
        self.assertEqual(self.claim('F-1')['balance_minor'], 1000000)

    def test_what_is_given_twice(self):
        self.begin()
        numbers = [row['number'] for row in self.read('list', '--state', 'late', '--state',
                                                      'upcoming')]
        self.assertEqual(numbers, [row['number'] for row in self.read('list', '--state',
                                                                      'late,upcoming')])
        self.assertIn('F-5', numbers)
        self.assertIn('--client is given twice',
                      self.misuse('list', '--client', 'Nord', '--client', 'Martin'))
        # A value may look like an option.
        self.do('waive', 'F-1', 'interest', '--reason', '--reason')
        self.do('client', 'Atelier Nord', '--set', 'contact=Jean', '--set', 'contact=Jeanne')
        self.assertEqual(len(self.read('client', 'Atelier Nord')['contacts']), 2)

    def test_an_amount_with_spaces_is_quoted(self):
        self.begin()
        for command in ('pay', 'unpay'):
            self.assertIn('typed in quotes: "1 234,56"', self.misuse(command, 'F-1', '1', '234,56'))
        self.assertIn('“5678” is one too many', self.misuse('pay', 'F-1', '1234', '5678'))

    def test_a_time_that_no_letter_leaves(self):
        self.begin()
        for days in ('0', '61', '-3'):
            self.assertIn(f'--deadline: “{days}”',
                          self.refuse('letter', '--template', 'mise-en-demeure', '--output',
                                      'a.pdf', '--deadline', days, 'F-1'))

    def test_a_number_after_two_dashes_is_no_option(self):
        self.begin()
        self.assertIn('--strange: ', self.refuse('show', '--', '--strange'))

    def test_accents_in_the_locale_of_timers(self):
        result = self.run_bare('--database', self.database, 'setup', '--name', 'Éléonore Dûment',
                               env={'LC_ALL': 'C'})
        self.assertEqual((result.status, result.err), (DONE, ''))
        result = self.run_bare('--database', self.database, 'journal', '--format', 'json',
                               env={'LC_ALL': 'C'})
        self.assertIn('Éléonore Dûment', result.out)

    def test_a_full_output_is_said(self):
        self.begin()
        with open('/dev/full', 'wb') as full:
            process = subprocess.run([PROGRAM, '--database', self.database, 'list'], check=False,
                                     stdout=full, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(process.returncode, REFUSED)
        self.assertIn('cannot be written', process.stderr.decode())


if __name__ == '__main__':
    unittest.main()
