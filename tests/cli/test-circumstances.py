#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What changes the course of an invoice: promises, pauses, disputes, write-offs."""

import subprocess
import unittest

from harness import INVOICES, SETUP, Desk


class Circumstances(Desk):

    def setUp(self):
        super().setUp()
        self.do(*SETUP)
        self.do('import', self.write('invoices.csv', INVOICES))

    def state(self, number, today='2026-11-22'):
        shown = self.read('show', number, today=today)
        return shown['state'], shown['marks']

    def listed(self, state, today='2026-11-22'):
        return [row['number'] for row in self.read('list', '--state', state, today=today)]

    def test_promise(self):
        out = self.do('promise', 'F-1', '--amount', '4 000', '--by', '2026-12-01',
                      '--said-by', 'Mme Roux')
        self.assertIn('promised', out)
        self.assertEqual(self.listed('promised'), ['F-1'])
        [one] = self.read('show', 'F-1')['circumstances']
        self.assertEqual((one['kind'], one['amount_minor'], one['until'], one['standing'],
                          one['words']),
                         ('promise', 400000, '2026-12-01', 'running', 'Mme Roux'))
        self.assertEqual(self.state('F-1', today='2026-12-02'), ('late', []))
        [one] = self.read('show', 'F-1', today='2026-12-02')['circumstances']
        self.assertEqual(one['standing'], 'broken')
        self.do('pay', 'F-1', '4000', '--on', '2026-12-01', today='2026-12-03')
        [one] = self.read('show', 'F-1', today='2026-12-03')['circumstances']
        self.assertEqual(one['standing'], 'kept')

    def test_promise_for_several(self):
        self.do('promise', 'F-1', 'F-2', '--amount', '1500', '--by', '2026-12-01')
        amounts = [self.read('show', number)['circumstances'][0]['amount_minor']
                   for number in ('F-1', 'F-2')]
        self.assertEqual(amounts, [50000, 100000])
        self.do('promise', 'F-1', 'F-2', '--withdraw')
        self.assertEqual(self.listed('promised'), [])
        self.assertIn('nothing of the kind', self.refuse('promise', 'F-1', '--withdraw'))

    def test_pause(self):
        self.do('pause', 'F-1', '--reason', 'Avoir à venir', '--until', '2026-11-30')
        out = self.do('pause', '--client', 'Martin', '--reason', 'Deuil')
        self.assertEqual(out, 'Jeanne Martin: all invoices rest\n')
        self.assertEqual(self.listed('paused'), ['F-3', 'F-1'])
        self.assertEqual(self.listed('paused', today='2026-12-01'), ['F-3'])
        self.do('pause', '--client', 'Jeanne Martin', '--ended', '2026-11-22')
        self.do('pause', 'F-1', '--withdraw')
        self.assertEqual(self.listed('paused'), [])

    def test_dispute(self):
        out = self.do('dispute', 'F-1', '--amount', '200', '--reason', 'Une demi-journée',
                      '--words', 'Pas fait.')
        self.assertIn('also disputed', out)
        self.assertEqual(self.state('F-1'), ('late', ['disputed']))
        self.do('dispute', 'F-1', '--resolved', '2026-11-22')
        self.assertEqual(self.state('F-1'), ('late', []))
        self.do('dispute', 'F-1', '--reason', 'Tout')
        self.assertEqual(self.state('F-1'), ('disputed', ['late']))

    def test_write_off(self):
        self.do('write-off', 'F-2', '--reason', 'Radiée')
        self.assertEqual(self.listed('written-off'), ['F-2'])
        self.assertIn('written off', self.refuse('pause', 'F-2', '--reason', 'x'))
        self.do('write-off', 'F-2', '--withdraw')
        self.assertEqual(self.state('F-2')[0], 'late')

    def instalments(self, number, today='2026-11-22'):
        return [(row['due_on'], row['amount_minor'], row['standing'])
                for row in self.read('show', number, today=today)['plans']]

    def test_plan(self):
        out = self.do('plan', 'F-1', '--first', '2026-11-30', '--instalments', '3',
                      '--agreed', '2026-11-22')
        self.assertIn('F-1: in instalments', out)
        self.assertEqual(self.listed('in-plan'), ['F-1'])
        self.assertEqual(self.instalments('F-1'),
                         [('2026-11-30', 333333, 'due'), ('2026-12-30', 333333, 'due'),
                          ('2027-01-30', 333334, 'due')])
        shown = self.read('show', 'F-1')
        self.assertEqual((shown['next_step'], shown['next_step_until']),
                         ('await-instalment', '2026-11-30'))
        self.assertIn('payment plan', self.refuse('plan', 'F-1', '--first', '2026-12-01',
                                                  '--instalments', '2'))
        result = self.expect(0, 'letter', '--template', 'rappel-ferme', '--output', 'a.pdf', 'F-1')
        self.assertIn('30 November 2026', result.err)
        self.do('pay', 'F-1', '3333,33', '--on', '2026-12-02', today='2026-12-02')
        self.assertEqual(self.instalments('F-1', today='2027-01-02')[:2],
                         [('2026-11-30', 333333, 'paid'), ('2026-12-30', 333333, 'late')])
        shown = self.read('show', 'F-1', today='2027-01-02')
        self.assertEqual((shown['state'], shown['next_step'], shown['next_step_until']),
                         ('in-plan', 'recall-instalment', '2027-01-07'))
        shown = self.read('show', 'F-1', today='2027-01-08')
        self.assertEqual((shown['state'], shown['next_step'], shown['plans'][0]['plan']),
                         ('late', 'end-plan', 'broken'))
        self.assertIn('plan-recorded', [entry['kind'] for entry in shown['history']])
        self.do('check')

    def test_plan_for_several(self):
        self.assertIn('11\u202f000,00', self.refuse('plan', 'F-1', 'F-2', '--instalment',
                                               '2026-12-01=6000', '--instalment',
                                               '2026-12-15=4999,99'))
        self.do('plan', 'F-1', 'F-2', '--instalment', '2026-12-01=6000', '--instalment',
                '2026-12-15=5000')
        self.assertEqual(self.state('F-1'), ('late', []))
        self.do('plan', 'F-1', '--agreed', '2026-11-22')
        self.assertEqual(self.listed('in-plan'), ['F-2', 'F-1'])
        # What is paid for one of them counts for both.
        self.do('pay', 'F-1', '6000', '--on', '2026-12-01', today='2026-12-01')
        self.assertEqual(self.instalments('F-2', today='2026-12-12')[0][2], 'paid')
        self.assertEqual(self.listed('in-plan', today='2026-12-12'), ['F-2', 'F-1'])
        self.do('plan', 'F-2', '--ended', '2026-12-12', today='2026-12-12')
        self.assertEqual(self.listed('in-plan', today='2026-12-12'), [])
        self.assertIn('ended already',
                      self.refuse('plan', 'F-2', '--ended', '2026-12-12', today='2026-12-12'))
        self.assertIn('payment plan', self.refuse('remove', 'invoice', 'F-2', today='2026-12-12'))
        self.do('plan', 'F-1', 'F-2', '--withdraw', today='2026-12-12')
        self.assertEqual(self.instalments('F-1', today='2026-12-12'), [])
        self.assertIn('no payment plan', self.refuse('plan', 'F-1', '--withdraw'))
        self.assertIn('another client', self.refuse('plan', 'F-1', 'F-3', '--first', '2026-12-01',
                                                    '--instalments', '2'))

    def test_plan_with_penalties(self):
        asked = self.read('show', 'F-1')['claim']['total_minor']
        self.do('plan', 'F-1', '--first', '2026-12-01', '--instalments', '4', '--first-amount',
                '4000', '--with-penalties', '--grace', '0', '--agreed', '2026-11-22')
        rows = self.instalments('F-1')
        self.assertEqual(sum(row[1] for row in rows), asked)
        self.assertEqual(rows[0][1], 400000)
        self.assertEqual(self.state('F-1', today='2026-12-01')[0], 'in-plan')
        self.assertEqual(self.state('F-1', today='2026-12-02')[0], 'late')

    def test_insolvency(self):
        self.refuse('insolvency', 'Jeanne Martin', '--judgment', '2026-07-11')
        self.refuse('insolvency', 'Atelier Nord')
        self.refuse('insolvency', 'Atelier Nord', '--judgment', '2026-12-01')
        self.refuse('insolvency', 'Atelier Nord', '--judgment', '2026-07-11',
                    '--published', '2026-07-10')
        out = self.do('insolvency', 'Atelier Nord', '--judgment', '2026-07-11')
        self.assertIn('--published', out)
        out = self.do('insolvency', '552008443', '--published', '2026-07-20',
                      '--trustee', 'SELARL Lefort', '--trustee-address', '2 place|35000 Rennes')
        self.assertIn('20 September 2026', out)
        self.assertEqual(self.listed('insolvent'), ['F-2', 'F-1'])
        shown = self.read('show', 'F-1')
        # The published 67,26 € up to the eve of the judgment, and the indemnity.
        self.assertEqual((shown['claim']['interest_minor'], shown['claim']['total_minor']),
                         (6726, 1010726))
        [one] = shown['insolvencies']
        self.assertEqual((one['judgment_on'], one['declare_until'], one['concerns'], one['trustee'],
                          one['trustee_address']),
                         ('2026-07-11', '2026-09-20', 'before', 'SELARL Lefort',
                          '2 place|35000 Rennes'))
        self.assertEqual(self.read('show', 'F-5')['insolvencies'][0]['concerns'], 'after')
        self.assertEqual(self.state('F-5'), ('upcoming', []))
        self.do('check')
        self.do('insolvency', 'Atelier Nord', '--withdraw')
        self.assertEqual(self.listed('insolvent'), [])
        self.refuse('insolvency', 'Atelier Nord', '--withdraw')

    def text_of(self, *arguments, today='2026-11-22'):
        self.do('letter', *arguments, '--output', 'letter.pdf', '--force', today=today)
        text = subprocess.run(['pdftotext', '-layout', self.folder / 'letter.pdf', '-'], check=True,
                              capture_output=True, text=True).stdout
        return ' '.join(text.replace('\u202f', ' ').replace('\u00a0', ' ').split())

    def test_letters_of_a_promise(self):
        letter = ('--template', 'promesse-non-tenue')
        self.refuse('letter', *letter, '--output', 'letter.pdf', 'F-1')
        self.do('promise', 'F-1', '--amount', '4000', '--by', '2026-12-01', '--said-by', 'Mme Roux')
        self.assertEqual(self.read('show', 'F-1')['next_step'], 'await-promise')
        self.assertEqual(self.read('show', 'F-1')['next_step_until'], '2026-12-01')
        result = self.expect(0, 'letter', '--template', 'rappel-ferme', '--output', 'a.pdf', 'F-1')
        self.assertIn('1 December 2026', result.err)
        self.assertEqual(self.read('show', 'F-1', today='2026-12-02')['next_step'],
                         'recall-promise')
        text = self.text_of(*letter, 'F-1', today='2026-12-02')
        self.assertIn('Mme Roux m’a promis le paiement de 4 000,00 €', text)
        self.assertIn('1er décembre 2026', text)
        self.assertIn('10 000,00 €', text)

    def test_letters_of_a_plan(self):
        proposal = ('--template', 'proposition-echeancier')
        self.assertIn('payment plan', self.refuse('letter', *proposal, '--output', 'a.pdf', 'F-1'))
        self.do('plan', 'F-1', 'F-2', '--first', '2026-12-01', '--instalments', '3')
        # It is over two invoices: a letter about one of them would say too much.
        self.refuse('letter', *proposal, '--output', 'a.pdf', 'F-1')
        text = self.text_of(*proposal, 'F-1', 'F-2')
        for words in ('11 000,00 € en 3 échéances', '1er décembre 2026', '3 666,66 €', '3 666,68 €'):
            self.assertIn(words, text)
        # The code is for the first instalment, which is what is paid first.
        self.assertIn('Virement de 3 666,66 €', text)
        self.do('plan', 'F-1', '--agreed', '2026-11-22')
        text = self.text_of('--template', 'accord-echeancier', 'F-1', 'F-2')
        for words in ('onze mille euros', 'dans les huit jours suivant sa date',
                      'article 1376 du Code civil', 'Somme en toutes lettres',
                      'aux dates de l’échéancier ci-dessus'):
            self.assertIn(words, text)
        self.do('plan', 'F-1', '--ended', '2026-11-22')
        self.refuse('letter', *proposal, '--output', 'a.pdf', 'F-1', 'F-2')

    def test_letters_leave_out_what_is_contested(self):
        self.do('dispute', 'F-1', '--amount', '4000', '--reason', 'Une part')
        result = self.expect(0, 'letter', '--template', 'rappel-ferme', '--output', 'a.pdf', 'F-1')
        self.assertIn('contested', result.err)
        text = self.text_of('--template', 'rappel-ferme', 'F-1')
        self.assertIn('la somme de 6 000,00 €', text)
        self.assertIn('La somme de 4 000,00 € que vous contestez', text)
        text = self.text_of('--template', 'mise-en-demeure', 'F-1')
        self.assertIn('Part contestée, laissée de côté', text)
        # 10 days at 12.15 % and 145 at 12.40 % on 6 000 €: 19,97 + 295,56, and the indemnity.
        self.assertIn('6 355,53 €', text)
        # What is left of the principal is not said to be all.
        self.do('pay', 'F-1', '100')
        text = self.text_of('--template', 'mise-en-demeure', 'F-1')
        self.assertIn('il reste dû en principal 5 900,00 €, hors part contestée.', text)
        self.do('remove', 'payment', 'F-1')
        self.do('dispute', 'F-1', '--resolved', '2026-11-22')
        self.do('dispute', 'F-1', '--reason', 'Tout')
        self.assertIn('contested', self.refuse('letter', '--template', 'rappel-ferme', '--output',
                                               'b.pdf', 'F-1'))
        self.assertEqual(self.read('show', 'F-1')['next_step'], 'settle-dispute')

    def test_letters_of_what_rests(self):
        self.do('pause', 'F-1', '--reason', 'x', '--until', '2026-11-30')
        result = self.expect(0, 'letter', '--template', 'rappel-ferme', '--output', 'a.pdf', 'F-1')
        self.assertIn('30 November 2026', result.err)
        self.do('write-off', 'F-2', '--reason', 'x')
        self.assertIn('--withdraw', self.refuse('letter', '--template', 'rappel-ferme', '--output',
                                                'b.pdf', 'F-2'))
        self.do('letter', '--template', 'rappel-ferme', '--all-late', '--output-dir', 'late')
        names = ' '.join(path.name for path in (self.folder / 'late').iterdir())
        self.assertNotIn('Atelier', names)
        self.assertIn('Jeanne', names)

    def test_declaration(self):
        letter = ('letter', '--template', 'declaration-creance', '--output', 'a.pdf')
        self.assertIn('insolvency', self.refuse(*letter, 'F-1'))
        self.do('insolvency', 'Atelier Nord', '--judgment', '2026-07-11',
                '--published', '2026-07-20', '--number', '2026J00123')
        self.assertIn('--trustee', self.refuse(*letter, 'F-1'))
        self.do('insolvency', 'Atelier Nord', '--trustee', 'SELARL Lefort',
                '--trustee-address', '2 place du Palais|35000 Rennes')
        self.assertIn('declaration-creance', self.refuse('letter', '--template', 'rappel-ferme',
                                                         '--output', 'b.pdf', 'F-1'))
        self.refuse('letter', '--template', 'mise-en-demeure', '--output', 'b.pdf', 'F-1')
        shown = self.read('show', 'F-1')
        self.assertEqual((shown['next_step'], shown['next_step_until']), ('declare', '2026-09-20'))
        # The post reads 38 characters; the line is the trustee's, not the client's.
        self.do('insolvency', 'Atelier Nord', '--trustee', 'SELARL Lefort, mandataires judiciaires '
                'associés')
        warned = self.expect(0, *letter, '--force', 'F-1').err
        self.assertIn('--trustee NAME', warned)
        self.assertNotIn('--set name', warned)
        self.do('insolvency', 'Atelier Nord', '--trustee', 'SELARL Lefort')
        text = self.text_of('--template', 'declaration-creance', 'F-1')
        for words in ('SELARL Lefort', '2 PLACE DU PALAIS', 'procédure n° 2026J00123',
                      '10 107,26 €', 'au 10 juillet 2026', 'SIREN 552 008 443'):
            self.assertIn(words, text)
        self.do(*letter, '--force', '--record', '--posted', '2026-11-22', 'F-1')
        self.assertEqual(self.read('show', 'F-1')['next_step'], 'none')
        # What is younger than the judgment may be asked for, with a warning.
        result = self.expect(0, 'letter', '--template', 'rappel-avant-echeance', '--output',
                             'c.pdf', 'F-5')
        self.assertIn('younger', result.err)

    def test_journal(self):
        self.do('dispute', 'F-1', '--reason', 'Tout', '--words', 'Rien reçu.')
        self.do('dispute', 'F-1', '--resolved', '2026-11-22')
        kinds = [entry['kind'] for entry in self.read('journal')][-2:]
        self.assertEqual(kinds, ['dispute-recorded', 'dispute-ended'])
        self.assertIn('Rien reçu.', self.read('journal')[-1]['payload'])
        self.do('check')


if __name__ == '__main__':
    unittest.main()
