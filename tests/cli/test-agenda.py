#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What to do today, and why: due, done and call."""

import unittest

from harness import INVOICES, SETUP, Desk

MONDAY = '2026-11-23'


class Agenda(Desk):

    def setUp(self):
        super().setUp()
        self.do(*SETUP)
        self.do('import', self.write('invoices.csv', INVOICES))
        self.do('client', 'Atelier Nord', '--set', 'email=compta@nord.example',
                '--set', 'phone=01 44 00 00 00')

    def due(self, today=MONDAY):
        return self.read('due', today=today)

    def steps(self, act, today=MONDAY):
        return [(one['client'], [(row['number'], row['step']) for row in one['invoices']])
                for one in self.due(today)['proposals'] if one['act'] == act]

    def test_sent_is_asked_first(self):
        self.assertEqual(self.steps('check')[0], ('Atelier Nord', [('F-2', 'sent'), ('F-1', 'sent')]))
        self.do('done', 'F-1', 'F-2', '--note', 'par courriel', today=MONDAY)
        self.assertEqual(self.steps('email'), [('Atelier Nord', [('F-2', 'friendly-reminder'),
                                                                 ('F-1', 'friendly-reminder')])])

    def test_reasons(self):
        self.do('invoice', 'F-1', '--set', 'sent-on=2026-05-21')
        [row] = [row for one in self.due()['proposals'] for row in one['invoices']
                 if row['number'] == 'F-1']
        self.assertEqual([reason['code'] for reason in row['reasons']],
                         ['overdue', 'lapsed', 'lapsed', 'missed'])
        self.assertEqual(row['reasons'][0]['count'], 156)
        self.assertEqual(row['reasons'][0]['text'], 'due 156 days ago, on 20 June 2026')
        self.assertEqual((row['step'], row['by'], row['asked_minor'], row['day'], row['change']),
                         ('friendly-reminder', 'email', 1000000, '2026-06-29', 'payment'))

    def test_show_says_the_same(self):
        for number in ('F-1', 'F-2', 'F-4'):
            self.do('invoice', number, '--set', 'sent-on=2026-05-27')
        for scenario in ('standard', 'gentle', 'firm'):
            self.do('invoice', 'F-1', '--set', f'scenario={scenario}')
            due = self.due()
            rows = [row for one in due['proposals'] for row in one['invoices']]
            for row in rows + due['waiting']:
                shown = self.read('show', row['number'], today=MONDAY)
                self.assertEqual((shown['next_step_name'], shown['next_step_on']),
                                 (row['step'], row['day']), row['number'])
        # The firm scenario writes before the day of payment, the gentle one on it; that is a Sunday
        # here, so that nothing can go on it.
        letters = {}
        self.do('invoice', 'F-5', '--set', 'sent-on=2026-11-20')
        for scenario in ('gentle', 'firm'):
            self.do('invoice', 'F-5', '--set', f'scenario={scenario}')
            letters[scenario] = [self.read('show', 'F-5', today=day)['next_step_letter']
                                 for day in ('2026-12-15', '2026-12-21')]
        self.assertEqual(letters, {'gentle': ['rappel-amical', 'rappel-amical'],
                                   'firm': ['rappel-avant-echeance', 'rappel-amical']})

    def test_for_people(self):
        out = self.do('due', today=MONDAY)
        self.assertIn('Check that the invoice was sent, Atelier Nord', out)
        self.assertIn('things to do', out)
        self.assertIn('To type: “letter” for a letter', out)
        self.assertNotIn('Later, or at rest', out)
        self.assertIn('F-5', self.do('due', '--all', today=MONDAY))
        out = self.do('due', today='2026-11-22')
        self.assertIn('Nothing is to be done today.', out)
        self.assertIn('22 November 2026 is no working day', ' '.join(out.split()))
        self.assertIn('Something comes again on 2026-11-23.', out)
        self.assertIn('due --all', out)
        self.assertNotIn('due --all', self.do('due', '--all', today='2026-11-22'))

    def test_no_past_day_is_next(self):
        self.do('invoice', 'F-1', '--set', 'sent-on=2026-05-21')
        out = self.do('done', 'F-1', today=MONDAY)
        self.assertRegex(out, r'F-1: recorded; next: [^,]+(, 2026-1[12]-[0-9]+)?\n')

    def test_letters_are_done_by_letters(self):
        self.do('invoice', 'F-4', '--set', 'sent-on=2026-05-26')
        self.assertIn('write the letter (rappel-amical)', self.refuse('done', 'F-4', today=MONDAY))

    def test_later_and_never(self):
        self.do('invoice', 'F-1', '--set', 'sent-on=2026-05-21')
        out = self.do('done', 'F-1', '--later', '2026-11-30', today=MONDAY)
        self.assertIn('2026-11-30', out)
        self.do('done', 'F-1', '--never', 'Il le sait', today=MONDAY)
        [entry] = [one for one in self.read('journal') if one['kind'] == 'step-dropped']
        self.assertIn('Il le sait', str(entry))
        self.misuse('done', 'F-1', '--later', '2026-11-30', '--never', 'x')

    def test_call(self):
        self.do('call', 'F-1', '--result', 'promised', '--by', '2026-12-01', '--amount', '4000',
                '--note', 'Mme Roux', today=MONDAY)
        self.assertEqual(self.read('show', 'F-1', today=MONDAY)['state'], 'promised')
        self.do('call', 'F-2', '--result', 'disputed', '--note', 'Travail non fini', today=MONDAY)
        self.assertEqual(self.read('show', 'F-2', today=MONDAY)['state'], 'disputed')
        waiting = {row['number']: row['reasons'][0]['code'] for row in self.due()['waiting']}
        self.assertEqual((waiting['F-1'], waiting['F-2']), ('promised', 'disputed'))
        self.misuse('call', 'F-1', '--result', 'promised')
        self.misuse('call', 'F-1', '--result', 'disputed')
        self.misuse('call', 'F-1', '--result', 'shouted')
        self.misuse('call', 'F-1')

    def test_scenario(self):
        self.do('invoice', 'F-5', '--set', 'sent-on=2026-11-20')
        day = lambda: [row['day'] for row in self.due()['waiting'] if row['number'] == 'F-5']
        self.assertEqual(day(), ['2026-12-14'])
        self.do('client', 'Atelier Nord', '--set', 'scenario=firm')
        self.assertEqual(day(), ['2026-12-17'])
        self.do('invoice', 'F-5', '--set', 'scenario=new-client')
        self.assertEqual(day(), ['2026-12-14'])
        self.assertIn('gentle', self.expect(2, 'invoice', 'F-5', '--set', 'scenario=rude').err)

    def test_rehearsal(self):
        self.do('invoice', 'F-5', '--set', 'sent-on=2026-11-20')
        before = self.read('journal')
        rows = self.read('due', '--rehearse', '60', today=MONDAY)
        self.assertEqual(rows[0]['day'], MONDAY)
        self.assertEqual([row['day'] for row in rows], sorted(row['day'] for row in rows))
        self.assertIn('F-5', ' '.join(row['invoices'] for row in rows).split())
        self.assertNotIn('F-5', ' '.join(row['invoices'] for row in rows
                                         if row['day'] < '2026-12-14').split())
        self.assertEqual(self.read('journal'), before)
        self.misuse('due', '--rehearse', '400')


if __name__ == '__main__':
    unittest.main()
