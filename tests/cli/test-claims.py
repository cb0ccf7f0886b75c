#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What claim, list and show write: published numbers, the form, what is refused."""

import json
import unittest

from harness import DONE, INVOICES, REFUSED, SETUP, TODAY, Desk

CLAIM_KEYS = ['number', 'currency', 'principal_minor', 'interest_minor', 'interest_paid_minor',
              'indemnity_minor', 'indemnity_paid_minor', 'total_minor', 'balance_minor',
              'per_day_minor', 'segments']
SEGMENT_KEYS = ['from', 'to', 'days', 'base_minor', 'rate_bp', 'rate_source', 'interest_minor']
LIST_KEYS = ['number', 'client', 'state', 'issue_date', 'due_date', 'currency', 'balance_minor',
             'interest_minor', 'indemnity_minor', 'total_minor', 'interest_pending']


class Claims(Desk):

    def setUp(self):
        super().setUp()
        self.begin()

    def lines(self, claim):
        return [(s['from'], s['to'], s['days'], s['base_minor'], s['rate_bp'], s['interest_minor'])
                for s in claim['segments']]

    def test_form(self):
        answer = self.read('claim', 'F-1')
        self.assertEqual(list(answer), ['as_of', 'invoices', 'total_minor'])
        self.assertEqual(answer['as_of'], TODAY)
        self.assertEqual(list(answer['invoices'][0]), CLAIM_KEYS)
        self.assertEqual(list(answer['invoices'][0]['segments'][0]), SEGMENT_KEYS)

    def test_professional(self):
        claim = self.claim('F-1', today='2026-07-10')
        self.assertEqual(self.lines(claim), [
            ('2026-06-21', '2026-06-30', 10, 1000000, 1215, 3329),
            ('2026-07-01', '2026-07-10', 10, 1000000, 1240, 3397),
        ])
        self.assertEqual(claim['interest_minor'], 6726)
        self.assertEqual(claim['indemnity_minor'], 4000)
        self.assertEqual(claim['total_minor'], 1010726)
        self.assertEqual(claim['per_day_minor'], 340)
        self.assertEqual(claim['segments'][1]['rate_source'],
                         'ECB 2.40 + 10.00 points, art. L441-10 II C. com.; '
                         'BCE, opérations principales de refinancement')

    def test_prepaid_is_no_part_of_the_receivable(self):
        claim = self.claim('F-2')
        self.assertEqual(claim['principal_minor'], 100000)
        self.assertEqual(claim['balance_minor'], 100000)

    def test_public_body(self):
        claim = self.claim('F-4', today='2026-08-01')
        self.assertEqual([s['rate_bp'] for s in claim['segments']], [1015, 1015])
        self.assertEqual(claim['indemnity_minor'], 4000)
        self.assertIn('R2192-31', claim['segments'][0]['rate_source'])

    def test_consumer_before_a_formal_notice(self):
        claim = self.claim('F-3')
        self.assertEqual((claim['segments'], claim['interest_minor'], claim['indemnity_minor'],
                          claim['per_day_minor'], claim['total_minor']), ([], 0, 0, 0, 85000))
        self.assertEqual(claim['interest_pending'], 'formal-notice')
        self.assertIn('letter --template mise-en-demeure', self.do('claim', 'F-3'))
        self.do('letter', '--template', 'mise-en-demeure', '--output', 'm.pdf', '--posted',
                '2026-11-20', 'F-3')
        self.assertIn('posted LETTER --presented', self.do('claim', 'F-3'))
        self.do('posted', '2026-0001', '--presented', '2026-11-21')
        self.assertNotIn('interest_pending', self.claim('F-3'))
        self.assertNotIn('No interest', self.do('claim', 'F-3'))

    def test_not_late(self):
        claim = self.claim('F-5')
        self.assertEqual((claim['segments'], claim['total_minor']), ([], 30000))

    def test_contract_rate(self):
        self.do('invoice', 'F-1', '--set', 'penalty-rate=15.00')
        self.assertEqual({s['rate_bp'] for s in self.claim('F-1')['segments']}, {1500})
        self.assertEqual(self.claim('F-1')['segments'][0]['rate_source'], 'contract: 15.00')
        self.do('invoice', 'F-1', '--set', 'penalty-rate=ecb+12')
        self.assertEqual([s['rate_bp'] for s in self.claim('F-1')['segments']], [1415, 1440])
        self.do('invoice', 'F-1', '--set', 'penalty-rate=legal*3')
        self.assertEqual([s['rate_bp'] for s in self.claim('F-1')['segments']], [786, 825])
        self.assertIn('3.00 × legal rate 2.62', self.claim('F-1')['segments'][0]['rate_source'])

    def test_part_payment_and_imputation(self):
        csv = 'number,issue_date,due_date,client,client_kind,total\n'
        self.do('import', self.write('k.csv', csv + 'K-1,2026-01-01,2026-01-31,K,professional,1000\n'))
        self.do('pay', 'K-1', '500', '--on', '2026-03-02')
        claim = self.claim('K-1', today='2026-04-01')
        self.assertEqual((claim['principal_minor'], claim['interest_minor']), (50000, 999 + 499))
        self.do('client', 'K', '--set', 'imputation=interest')
        claim = self.claim('K-1', today='2026-04-01')
        self.assertEqual((claim['principal_minor'], claim['interest_minor'],
                          claim['interest_paid_minor']), (50999, 1508, 999))
        self.assertEqual(claim['balance_minor'], 50000)

    def test_day_base(self):
        csv = 'number,issue_date,due_date,client,client_kind,total\n'
        self.do('import', self.write('k.csv', csv + 'K-1,2023-10-16,2023-11-15,K,professional,1500\n'))
        claim = self.claim('K-1', today='2024-09-10')
        self.assertEqual([s['interest_minor'] for s in claim['segments']], [2647, 10845, 4216])
        self.do('settings', '--set', 'day-base=actual')
        self.assertIn('day-base=actual', self.do('settings'))
        claim = self.claim('K-1', today='2024-09-10')
        self.assertEqual([s['interest_minor'] for s in claim['segments']], [2647, 10816, 4205])

    def test_unknown_semester(self):
        result = self.expect(REFUSED, 'claim', 'F-1', 'F-4', '--format', 'json', today='2027-01-10')
        self.assertEqual(result.err.count('\n'), 1, str(result))
        self.assertIn('F-1: ', result.err)
        self.assertIn('2027-H1', result.err)
        self.assertIn(f'dument-cli --database {self.database} rate --ecb 2027-H1 VALUE '
                      '--source TEXT', result.err)
        claim = json.loads(result.out)['invoices'][0]
        self.assertEqual(claim['segments'][-1]['to'], '2026-12-31')
        self.assertEqual(claim['unknown'], [{'semester': '2027-H1', 'from': '2027-01-01',
                                             'to': '2027-01-10', 'days': 10,
                                             'base_minor': 1000000}])
        self.assertIsNone(claim['per_day_minor'])
        self.assertEqual(claim['interest_pending'], 'semester-rate')
        self.assertEqual(claim['total_minor'], 1000000 + claim['interest_minor'] + 4000)
        self.do('rate', '--ecb', '2027-H1', '2,65', '--source', 'Banque de France')
        claim = self.claim('F-1', today='2027-01-10')
        self.assertNotIn('unknown', claim)
        self.assertEqual(claim['segments'][-1]['rate_bp'], 1265)
        self.assertIn('Banque de France', claim['segments'][-1]['rate_source'])
        self.do('rate', '--ecb', '2027-H1', 'none')
        self.assertIn('2027-H1', self.refuse('claim', 'F-1', today='2027-01-10'))
        self.assertIn('2027-H1', self.refuse('rate', '--ecb', '2027-H1', 'none'))
        self.assertIn('2000-H1', self.refuse('rate', '--ecb', '1999-H1', '2', '--source', 'x'))

    def test_rate_of_tomorrow_unknown(self):
        self.assertIsNone(self.claim('F-1', today='2026-12-31')['per_day_minor'])

    def test_unknown_kind(self):
        csv = 'number,issue_date,due_date,client,total\nU-1,2026-01-01,2026-01-31,Quidam,100\n'
        self.do('import', self.write('u.csv', csv))
        result = self.expect(REFUSED, 'claim', 'U-1', 'F-1', '--format', 'json')
        self.assertIn("U-1: ", result.err)
        self.assertIn(f'dument-cli --database {self.database} client Quidam --set kind=', result.err)
        self.assertIn('"F-1"', result.out)
        self.assertNotIn('"U-1"', result.out)
        shown = self.read('show', 'U-1')
        self.assertEqual((shown['claim'], shown['interest_pending']), (None, 'client-kind'))
        self.assertIn('the kind of client is not known', self.do('show', 'U-1'))
        self.do('client', 'Quidam', '--set', 'kind=professional')
        self.assertEqual(self.claim('U-1')['indemnity_minor'], 4000)

    def test_limitation_is_told(self):
        csv = ('number,issue_date,due_date,client,client_kind,total\n'
               'L-1,2024-12-01,2025-01-31,Jeanne Roux,consumer,100\n'
               'L-2,2024-07-01,2024-07-31,Jeanne Roux,consumer,100\n')
        self.do('import', self.write('l.csv', csv))
        self.assertIn('31 January 2027', self.expect(DONE, 'claim', 'L-1').err)
        self.assertIn('past its limitation date, 31 July 2026', self.expect(DONE, 'claim', 'L-2').err)
        self.assertEqual(self.expect(DONE, 'claim', 'F-1').err, '')

    def test_unknown_number(self):
        result = self.expect(REFUSED, 'claim', 'F-9', 'F-1', '--format', 'json')
        self.assertIn('F-9: ', result.err)
        self.assertIn('"F-1"', result.out)

    def test_several(self):
        answer = self.read('claim', 'F-1', 'F-3', 'F-1')
        self.assertEqual([i['number'] for i in answer['invoices']], ['F-1', 'F-3'])
        self.assertEqual(answer['total_minor'],
                         sum(i['total_minor'] for i in answer['invoices']))

    def test_currencies_are_not_added(self):
        csv = ('number,issue_date,due_date,client,client_kind,currency,total,penalty_rate\n'
               'C-1,2026-01-01,2026-01-31,Swiss AG,professional,CHF,100.00,5.00\n'
               'C-2,2026-01-01,2026-01-31,Swiss AG,professional,CHF,100.00,\n')
        self.do('import', self.write('c.csv', csv))
        answer = self.read('claim', 'C-1', 'F-3')
        self.assertEqual(answer['total_minor'], 85000)
        self.assertEqual([t['currency'] for t in answer['totals']], ['CHF', 'EUR'])
        # No indemnity, and interest only at a contract rate.
        self.do('invoice', 'C-1', '--set', 'penalty-rate=5.00')
        self.assertEqual(self.claim('C-1')['indemnity_minor'], 0)
        self.assertGreater(self.claim('C-1')['interest_minor'], 0)
        self.assertEqual(self.claim('C-2')['interest_minor'], 0)
        self.assertEqual(self.claim('C-2')['interest_pending'], 'contract-rate')
        self.assertIn('invoice C-2 --set penalty-rate=', self.do('claim', 'C-2'))

    def test_contract_rate_below_the_floor(self):
        for number, rate in (('F-1', '1'), ('F-1', 'legal*2'), ('F-5', '8,24')):
            said = self.expect(DONE, 'invoice', number, '--set', f'penalty-rate={rate}').err
            self.assertIn(f'warning: {number}: the contract', said)
            self.assertIn('8,25\u00a0%', said)
            self.assertIn(f'dument-cli --database {self.database} invoice {number} '
                          '--set penalty-rate=none', said)
        self.assertIn('the lowest that the law allows', self.expect(DONE, 'claim', 'F-1').err)
        self.assertNotIn('lowest', self.expect(DONE, 'claim', 'F-2').err)
        for rate in ('8.25', 'legal*3', 'ecb+10', 'none'):
            said = self.expect(DONE, 'invoice', 'F-1', '--set', f'penalty-rate={rate}').err
            self.assertEqual(said, '')
        # It was higher before: 3 × 5,07 % in the first half of 2024.
        self.do('import', self.write('old.csv', INVOICES.splitlines()[0] + '\nO-1;2024-05-21;'
                                     '2024-06-20;Atelier Nord;professional;552008443;;100;;9\n'))
        self.assertIn('15,21\u00a0%', self.expect(DONE, 'claim', 'O-1').err)
        # A consumer's contract has no floor; a rate of 999 % was mistyped.
        self.assertEqual(self.expect(DONE, 'invoice', 'F-3', '--set', 'penalty-rate=1').err, '')
        self.assertIn('999,00\u00a0%', self.expect(DONE, 'invoice', 'F-3', '--set',
                                                   'penalty-rate=999').err)

    def test_table_for_people(self):
        text = self.do('claim', 'F-1', 'F-2', today='2026-07-10')
        for expected in ('10\u202f000,00\u00a0€', '12,15\u00a0%', '33,29\u00a0€', '10\u202f107,26\u00a0€',
                         'L441-10'):
            self.assertIn(expected, text)

    def test_list(self):
        rows = self.read('list')
        self.assertEqual([list(row) for row in rows], [LIST_KEYS] * 5)
        states = {row['number']: row['state'] for row in rows}
        self.assertEqual(states, {'F-1': 'late', 'F-2': 'late', 'F-3': 'late', 'F-4': 'late',
                                  'F-5': 'upcoming'})
        for row in rows:
            claim = self.claim(row['number'])
            self.assertEqual((row['balance_minor'], row['interest_minor'], row['indemnity_minor']),
                             (claim['balance_minor'], claim['interest_minor'],
                              claim['indemnity_minor']))

    def test_list_takes_off_what_is_paid_or_given_up(self):
        claim = self.claim('F-1')
        self.do('pay', 'F-1', f'{claim["total_minor"] / 100:.2f}')
        self.do('pay', 'F-2', f'{(self.claim("F-2")["total_minor"] - 1000) / 100:.2f}')
        self.do('pay', 'F-4', f'{self.claim("F-4")["principal_minor"] / 100:.2f}')
        self.do('waive', 'F-4', 'interest', '--reason', 'pour finir')
        rows = {row['number']: row for row in self.read('list')}
        for number, row in rows.items():
            claim = self.claim(number)
            self.assertEqual((row['interest_minor'], row['indemnity_minor'], row['total_minor']),
                             (claim['interest_minor'] - claim['interest_paid_minor'] -
                              claim.get('interest_waived_minor', 0),
                              claim['indemnity_minor'] - claim['indemnity_paid_minor'],
                              claim['total_minor']), number)
        self.assertEqual([rows[n]['total_minor'] for n in ('F-1', 'F-2', 'F-4')], [0, 1000, 4000])
        ends = {line.split()[0]: line.split('€')[-2].split()[-1]
                for line in self.do('list').splitlines()[1:]}
        self.assertEqual([ends[n] for n in ('F-1', 'F-2', 'F-4')], ['0,00', '10,00', '40,00'])
        self.assertIn('total', self.read_csv('list')[0])

    def test_list_tells_a_nought_from_nothing_known(self):
        csv = 'number,issue_date,due_date,client,total\nU-1,2026-01-01,2026-01-31,Quidam,100\n'
        self.assertEqual(self.expect(DONE, 'list').err, '')
        self.do('import', self.write('u.csv', csv))
        result = self.expect(DONE, 'list', today='2027-01-10')
        kinds, rates = result.err.splitlines()
        self.assertIn('list: warning: 1 late invoice has a client whose kind is not known', kinds)
        self.assertIn('list: warning: 2 invoices wait for a rate', rates)
        ends = {line.split()[0]: line.split('€')[-1].strip() for line in result.out.splitlines()}
        self.assertEqual(ends, {'Number': ends['Number'], 'F-1': '?', 'F-2': '?', 'F-3': '—',
                                'F-4': '', 'F-5': '', 'U-1': '?'})
        pending = {row['number']: row['interest_pending']
                   for row in json.loads(self.run_on('2027-01-10', 'list', '--format', 'json').out)}
        self.assertEqual(pending, {'F-1': 'semester-rate', 'F-2': 'semester-rate',
                                   'F-3': 'formal-notice', 'F-4': None, 'F-5': None,
                                   'U-1': 'client-kind'})

    def test_list_by_state_and_client(self):
        self.assertEqual([r['number'] for r in self.read('list', '--state', 'upcoming,paid')], ['F-5'])
        self.do('pay', 'F-3', '850')
        self.assertEqual({r['number'] for r in self.read('list', '--state', 'upcoming,paid')},
                         {'F-3', 'F-5'})
        self.assertEqual({r['number'] for r in self.read('list', '--client', 'atelier')},
                         {'F-1', 'F-2', 'F-5'})
        self.assertEqual(self.read('list', '--client', 'nobody'), [])
        self.assertEqual([r['state'] for r in self.read('list', '--client', 'F-5', today='2026-12-20')],
                         ['due'])

    def test_list_as_csv(self):
        csv = ('number,issue_date,due_date,client,client_kind,total\n'
               'Q-1,2026-01-01,2026-01-31,"Dupont, ""Fils"" et Cie",consumer,1234.56\n')
        self.do('import', self.write('q.csv', csv))
        rows = self.read_csv('list')
        self.assertEqual(list(rows[0]), [key.removesuffix('_minor') for key in LIST_KEYS])
        row = next(r for r in rows if r['number'] == 'Q-1')
        self.assertEqual((row['client'], row['balance'], row['interest']),
                         ('Dupont, "Fils" et Cie', '1234.56', '0.00'))
        raw = self.do('list', '--format', 'csv').encode()
        self.assertEqual(raw.count(b'\r\n'), raw.count(b'\n'))

    def test_list_is_aligned_by_width(self):
        csv = ('number,issue_date,due_date,client,client_kind,total\n'
               'W-1,2026-01-01,2026-01-31,東京商事,consumer,1.00\n'
               'W-2,2026-01-01,2026-01-31,Cafe\u0301 du coin,consumer,1.00\n')
        self.do('import', self.write('w.csv', csv))
        lines = self.do('list', '--client', 'W-').splitlines()

        def place_of(line, word):
            before = line[:line.index(word)]
            return sum(2 if '\u2e80' < c < '\ufffe' else 0 if c == '\u0301' else 1 for c in before)

        self.assertEqual({place_of(line, 'late') for line in lines[1:]},
                         {place_of(lines[0], 'State')})

    def test_a_name_cannot_move_the_cursor(self):
        csv = ('number,issue_date,due_date,client,client_kind,total\n'
               'E-1,2026-01-01,2026-01-31,"A\x1b[2J\nB",consumer,1.00\n')
        result = self.run_on(TODAY, 'import', self.write('e.csv', csv))
        if result.status == 0:
            self.assertNotIn('\x1b', self.do('list') + self.do('show', 'E-1'))
        else:
            self.assertNotIn('\x1b', result.err)

    def test_empty_lists(self):
        self.database = self.folder / 'other.db'
        self.do(*SETUP)
        self.assertEqual(self.read('list'), [])
        self.assertEqual(self.read('letters'), [])
        self.assertEqual(self.read_csv('list'), [])
        self.assertIn('Number', self.do('list'))

    def test_show(self):
        self.do('pay', 'F-1', '1 000,00', '--on', '2026-10-01', '--method', 'cheque')
        self.do('unpay', 'F-1', '--on', '2026-10-05')
        self.do('pay', 'F-1', '2000.00', '--on', '2026-11-01')
        self.do('credit', 'F-1', '500', '--reference', 'AV-1', '--on', '2026-10-02')
        self.do('waive', 'F-1', 'indemnity', '--reason', 'Goodwill')
        shown = self.read('show', 'F-1')
        self.assertEqual(shown['number'], 'F-1')
        self.assertEqual(shown['client']['siren'], '552008443')
        self.assertEqual(shown['client']['kind'], 'professional')
        self.assertEqual([(p['received_on'], p['amount_minor'], p['method'], p['bounced_on'])
                          for p in shown['payments']],
                         [('2026-10-01', 100000, 'cheque', '2026-10-05'),
                          ('2026-11-01', 200000, 'transfer', None)])
        self.assertEqual([(c['number'], c['amount_minor'], c['share_minor'])
                          for c in shown['credit_notes']], [('AV-1', 50000, 50000)])
        self.assertEqual([p['share_minor'] for p in shown['payments']], [100000, 200000])
        self.assertEqual([(w['what'], w['reason']) for w in shown['waivers']],
                         [('indemnity', 'Goodwill')])
        self.assertEqual(shown['claim'], self.claim('F-1'))
        self.assertEqual(shown['limitation'], '2031-06-20')
        self.assertEqual(shown['floor_bp'], 825)
        self.assertEqual([d['file_name'] for d in shown['documents']], ['invoices.csv'])
        self.assertGreater(len(shown['history']), 3)
        text = self.do('show', 'F-1')
        for expected in ('F-1', 'Atelier Nord', 'cheque', 'AV-1', 'Goodwill', '2031-06-20'):
            self.assertIn(expected, text)

    def test_people_read_what_scripts_read(self):
        self.do('client', 'Atelier Nord', '--set', 'phone=01 02 03 04 05', '--set', 'country=BE',
                '--set', 'notes=Asks for order numbers', '--set', 'contact=Zoé Blin|accounts')
        self.do('invoice', 'F-1', '--set', 'order=BC 12', '--set', 'label=Logo',
                '--set', 'sent-on=2026-05-22', '--set', 'sent-by=email')
        self.do('letter', '--template', 'mise-en-demeure', '--output', 'a.pdf', '--record',
                '--posted', '2026-11-20', '--number', '1A00915820380', 'F-1')
        shown, text = self.read('show', 'F-1'), self.do('show', 'F-1')
        values = {**shown['client'], **shown['letters'][0], **shown['client']['contacts'][0]}
        values.update({key: shown[key] for key in ('number', 'issue_date', 'due_date', 'sent_on',
                                                   'order_reference', 'label', 'limitation')})
        for key, value in values.items():
            if isinstance(value, str) and key != 'currency':
                self.assertIn(value, text, key)
        self.assertIn('also', text.lower().split('client')[0])
        self.assertNotIn('Unclaimed', text)


if __name__ == '__main__':
    unittest.main()
