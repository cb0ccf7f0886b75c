#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The main job, from electronic invoices to a settled claim, through dument-cli alone.

Every number is reckoned a second time by reckoning.py and looked up again in the printed letters.
"""

import json
import pathlib
import re
import subprocess
import sys
import unittest
from datetime import date

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'cli'))

import invoices  # noqa: E402
from harness import SETUP, Desk  # noqa: E402
from reckoning import RATES, Invoice, Reckoning  # noqa: E402

WORKSHOP = {'name': 'Atelier du Nord SARL', 'siren': '552008443',
            'lines': ['4 quai de Jemmapes'], 'postcode': '75010', 'city': 'Paris'}
TOWN = {'name': 'Commune de Lavau', 'siren': '213501232',
        'lines': ['1 place de la Mairie'], 'postcode': '35000', 'city': 'Rennes'}
NOTE = ('Tout retard de paiement entraîne des pénalités au taux de 13,50 % par an.')
TABLE = ('numero;date;echeance;client;type_client;siren;adresse;total_ttc;deja_paye\n'
         'FA-3;10/02/2026;12/03/2026;Atelier du Nord SARL;professionnel;552008443;'
         '4 quai de Jemmapes|75010 Paris;2 480,40;480,40\n'
         'FA-4;01/04/2026;01/05/2026;Jeanne Martin;consommateur;;8 rue Haute|35500 Vitré;'
         '1 850,00;\n'
         'FA-5;20/11/2026;20/12/2026;Jeanne Martin;consommateur;;8 rue Haute|35500 Vitré;'
         '90,00;\n')


def printed(cents):
    """An amount as a letter prints it, with plain spaces."""
    euros, cents = divmod(cents, 100)
    return f'{euros:,}'.replace(',', ' ') + f',{cents:02} €'


def words_of(pdf):
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True)
    return re.sub(r'\s+', ' ', text.stdout.decode())


class EngineRoom(Desk):

    def setUp(self):
        super().setUp()
        self.day = date(2026, 11, 22)
        self.rates = dict(RATES)
        self.books = {
            'FA-1': Invoice('professional', 1000000, date(2026, 6, 20), self.rates),
            'FA-2': Invoice('public', 345678, date(2026, 6, 25), self.rates),
            'FA-3': Invoice('professional', 200000, date(2026, 3, 12), self.rates),
            'FA-4': Invoice('consumer', 185000, date(2026, 5, 1), self.rates),
            'FA-5': Invoice('consumer', 9000, date(2026, 12, 20), self.rates),
        }

    def on(self, *arguments):
        """Does a command on the day of the story."""
        return self.do(*arguments, today=str(self.day))

    def expected(self, number):
        return Reckoning(self.books[number], self.day)

    def check_claims(self, *numbers):
        """What the program claims today, against the second reckoning."""
        answer = self.read('claim', *numbers, today=str(self.day))
        total = 0
        for number, claim in zip(numbers, answer['invoices'], strict=True):
            for segment in claim['segments']:
                self.assertNotEqual(segment.pop('rate_source'), '')
            # What is waited for explains why there is no interest; it is no figure.
            if claim.pop('interest_pending', None) is not None:
                self.assertEqual(claim['segments'], [])
            self.assertEqual(claim, self.expected(number).as_claim(number))
            total += claim['total_minor']
        self.assertEqual(answer['total_minor'], total)
        self.assertEqual(answer['as_of'], str(self.day))

    def check_list(self, **states):
        rows = {row['number']: row for row in self.read('list', today=str(self.day))}
        self.assertEqual({number: row['state'] for number, row in rows.items()},
                         {number.replace('_', '-'): state for number, state in states.items()})
        for number, row in rows.items():
            expected = self.expected(number)
            self.assertEqual(
                (row['balance_minor'], row['interest_minor'], row['indemnity_minor']),
                (expected.balance, expected.interest - expected.interest_paid,
                 expected.indemnity - expected.indemnity_paid), number)

    def import_invoices(self):
        workshop, town = dict(WORKSHOP), dict(TOWN)
        files = [
            self.write('FA-1.pdf', invoices.pdf_with(invoices.cii(
                'FA-1', date(2026, 5, 21), date(2026, 6, 20), 1200000, 200000, workshop, NOTE))),
            self.write('FA-2.xml', invoices.ubl(
                'FA-2', date(2026, 5, 26), date(2026, 6, 25), 345678, town)),
            self.write('clients.csv', TABLE),
        ]
        self.on('setup', *SETUP[1:])
        dry = self.on('import', '--dry-run', *files)
        self.assertEqual(self.read('list'), [])
        first = self.on('import', *files)
        self.assertEqual(first, dry)
        self.assertEqual([int(n) for n in re.findall(r'created (\d+)', first)], [1, 1, 3])
        again = self.on('import', *files)
        self.assertEqual(re.findall(r': (created .*)', again), [
            f'created 0, unchanged {n}, updated 0' for n in (1, 1, 3)])

    def choose_kinds(self):
        shown = self.read('show', 'FA-1')
        self.assertEqual(shown['proposed_penalty_rate'], '13.50')
        self.assertIsNone(shown['penalty_rate'])
        self.assertEqual(shown['prepaid_minor'], 200000)
        self.on('client', 'Atelier du Nord', '--set', 'kind=professional')
        self.on('client', 'Commune de Lavau', '--set', 'kind=public')

    def claim_all(self):
        self.check_claims('FA-1', 'FA-2', 'FA-3', 'FA-4', 'FA-5')
        self.check_list(FA_1='late', FA_2='late', FA_3='late', FA_4='late', FA_5='upcoming')
        self.day = date(2026, 7, 10)
        self.check_claims('FA-1', 'FA-2', 'FA-3', 'FA-4')
        self.day = date(2026, 11, 22)
        self.on('invoice', 'FA-1', '--set', 'penalty-rate=13.50')
        self.books['FA-1'].contract_rate = 1350
        self.check_claims('FA-1')

    def write_letter(self, template, *numbers):
        pdf = self.folder / f'{template}-{numbers[0]}.pdf'
        self.on('letter', '--template', template, '--output', pdf, *numbers)
        return words_of(pdf)

    def check_amounts(self, text, numbers, total):
        """Every amount of the décompte stands in the letter, and the sum asked."""
        for number in numbers:
            self.assertIn(number, text)
            expected = self.expected(number)
            for first, last, days, base, rate, interest in expected.lines:
                for amount in (base, interest):
                    self.assertIn(printed(amount), text)
                self.assertIn(f'{rate // 100},{rate % 100:02} %', text)
                for day in (first, last):
                    self.assertIn(f'{day:%d/%m/%Y}', text)
        self.assertIn(printed(total), text)

    def write_letters(self):
        for numbers in (('FA-1', 'FA-3'), ('FA-2',), ('FA-4',)):
            reminder = self.write_letter('rappel-amical', *numbers)
            self.assertIn(printed(sum(self.expected(n).principal for n in numbers)), reminder)
            notice = self.write_letter('mise-en-demeure', *numbers)
            self.check_amounts(notice, numbers, sum(self.expected(n).total for n in numbers))
            for expected in ('mise en demeure', 'FR76 3000 6000 0112 3456 7890 189',
                             'Marie Dupré EI'):
                self.assertIn(expected.lower(), notice.lower())
            kind = self.books[numbers[0]].kind
            self.assertEqual('441-10' in notice, kind == 'professional', notice)
            self.assertEqual('2192-13' in notice, kind == 'public', notice)
            self.assertEqual('1231-6' in notice, kind == 'consumer', notice)
            self.assertEqual('40,00 €' in notice, kind != 'consumer', notice)

    def post_letters(self):
        for place, number in enumerate(('FA-1', 'FA-4'), 1):
            pdf = self.folder / f'posted-{number}.pdf'
            numbers = ('FA-1', 'FA-3') if number == 'FA-1' else (number,)
            out = self.on('letter', '--template', 'mise-en-demeure', '--output', pdf, '--record',
                          '--posted', str(self.day), '--number', '1A 009 158 2038 0', *numbers)
            self.assertIn(f'2026-000{place}', out)
            asked = sum(self.expected(n).total for n in numbers)
            letter = self.read('letters', today=str(self.day))[place - 1]
            self.assertEqual(letter['total_asked_minor'], asked)
        self.check_list(FA_1='formal-notice', FA_2='late', FA_3='formal-notice',
                        FA_4='formal-notice', FA_5='upcoming')

    def present_letters(self):
        self.day = date(2026, 11, 26)
        self.check_claims('FA-4')
        self.assertEqual(self.expected('FA-4').interest, 0)
        self.on('posted', '2026-0001', '--presented', '2026-11-24')
        self.on('posted', '2026-0001', '--delivered', '2026-11-25')
        self.on('posted', '2026-0002', '--presented', '2026-11-24')
        self.books['FA-4'].notice_presented = date(2026, 11, 24)
        self.check_claims('FA-1', 'FA-2', 'FA-3', 'FA-4')
        self.assertGreater(self.expected('FA-4').interest, 0)

    def settle(self):
        self.day = date(2026, 12, 10)
        self.on('pay', 'FA-1', '4 000,00', '--on', '2026-12-01')
        self.books['FA-1'].payments[date(2026, 12, 1)] = 400000
        self.on('pay', 'FA-3', '2000', '--on', '2026-12-03', '--method', 'cheque')
        self.books['FA-3'].payments[date(2026, 12, 3)] = 200000
        self.check_claims('FA-1', 'FA-3')
        self.check_list(FA_1='formal-notice', FA_2='late', FA_3='paid', FA_4='formal-notice',
                        FA_5='upcoming')
        self.on('unpay', 'FA-3', '--on', '2026-12-09')
        del self.books['FA-3'].payments[date(2026, 12, 3)]
        self.check_claims('FA-3')
        self.on('credit', 'FA-2', '456.78', '--reference', 'AV-1')
        self.books['FA-2'].credited = 45678
        self.check_claims('FA-2')
        # More than the principal: interest and indemnity are settled, too.
        total = self.expected('FA-2').total
        self.on('pay', 'FA-2', f'{total // 100}.{total % 100:02}')
        self.books['FA-2'].payments[self.day] = total
        self.check_claims('FA-2')
        self.assertEqual(self.expected('FA-2').total, 0)
        self.on('waive', 'FA-3', 'indemnity', '--reason', 'Geste commercial')
        self.books['FA-3'].waived.add('indemnity')
        self.on('waive', 'FA-4', 'interest', '--reason', 'Payée bientôt')
        self.books['FA-4'].waived.add('interest')
        self.check_claims('FA-1', 'FA-2', 'FA-3', 'FA-4')

    def enter_next_rate(self):
        self.day = date(2027, 1, 15)
        result = self.expect(1, 'claim', 'FA-3', '--format', 'json', today=str(self.day))
        self.assertIn('2027-H1', result.err)
        known = json.loads(result.out)['invoices'][0]
        self.assertEqual(known['segments'][-1]['to'], '2026-12-31')
        self.assertEqual([gap['semester'] for gap in known['unknown']], ['2027-H1'])
        # A fixed contract rate waits for nothing.
        self.check_claims('FA-1')
        self.on('rate', '--ecb', '2027-H1', '2,55', '--source', 'Banque de France, 2 janvier 2027')
        self.rates[2027, 1] = {'professional': 1255}
        self.check_claims('FA-1', 'FA-3')

    def keep_safe(self):
        self.on('check')
        backup = self.folder / 'backup.db'
        self.on('backup', backup)
        self.on('pay', 'FA-5', '90')
        self.assertEqual(self.read('show', 'FA-5', today=str(self.day))['state'], 'paid')
        self.on('restore', backup)
        self.assertEqual(self.read('show', 'FA-5', today=str(self.day))['state'], 'late')
        self.on('check')

    def check_journal(self):
        entries = self.read('journal', today=str(self.day))
        kinds = [entry['kind'] for entry in entries]
        self.assertEqual(kinds, [
            'issuer-recorded', 'file-imported', 'file-imported', 'file-imported',
            'client-edited', 'client-edited', 'invoice-edited',
            # Of three invoices in two letters, two of them presented and delivered.
            *['letter-recorded'] * 3, *['letter-followed'] * 5,
            'payment-recorded', 'payment-recorded', 'payment-bounced', 'credit-recorded',
            'payment-recorded', 'waiver-recorded', 'waiver-recorded', 'rate-entered'])
        self.assertEqual([entry['seq'] for entry in entries], list(range(1, len(entries) + 1)))
        days = [entry['at'] for entry in entries]
        self.assertEqual(days, sorted(days))
        waiver = json.loads(entries[kinds.index('waiver-recorded')]['payload'])
        self.assertEqual(waiver['reason'], 'Geste commercial')

    def test_engine_room(self):
        for step in (self.import_invoices, self.choose_kinds, self.claim_all, self.write_letters,
                     self.post_letters, self.present_letters, self.settle, self.enter_next_rate,
                     self.keep_safe, self.check_journal):
            print(step.__name__.replace('_', ' '), flush=True)
            step()


if __name__ == '__main__':
    unittest.main()
