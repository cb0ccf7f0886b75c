#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Letters: written, recorded, followed, refused."""

import os
import re
import shlex
import subprocess
import unittest

from harness import DONE, MISUSED, REFUSED, TODAY, Desk


# Two points, red and blue.
PNG = bytes.fromhex(
    '89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd0000'
    '000d49444154789c63f8cf0004ff01070001ffe2239e590000000049454e44ae426082'
    '')


def words_of(pdf):
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True)
    return re.sub(r'\s+', ' ', text.stdout.decode())


class Letters(Desk):

    def setUp(self):
        super().setUp()
        self.begin()
        self.pdf = self.folder / 'letter.pdf'

    def notice(self, *arguments, template='mise-en-demeure'):
        return ('letter', '--template', template, '--output', self.pdf, *arguments)

    def test_formal_notice(self):
        out = self.do(*self.notice('F-1', 'F-2'))
        total = sum(self.claim(n)['total_minor'] for n in ('F-1', 'F-2'))
        asked = f'{total // 100:,},{total % 100:02}'.replace(',', '\u202f', 1)
        self.assertIn(asked, out)
        text = words_of(self.pdf)
        self.assertIn(re.sub(r'\s', ' ', asked), text)
        self.assertIn('L441-10', text.replace('L. 441-10', 'L441-10'))
        self.assertEqual(self.read('letters'), [])
        self.assertEqual(self.claim('F-1')['indemnity_minor'], 4000)

    def test_address_in_the_united_states(self):
        self.do('client', 'Atelier Nord', '--set',
                'address=350 Fifth Avenue|New York, NY 10118|United States')
        said = self.expect(DONE, *self.notice('F-1')).err
        self.assertNotIn('address', said)
        self.assertIn('Atelier Nord 350 Fifth Avenue NEW YORK, NY 10118 ÉTATS-UNIS',
                      words_of(self.pdf))

    def test_register_and_mediator(self):
        self.do('setup', '--registration', 'RCS Rennes', '--mediator', 'CM2C, 75017 Paris')
        self.do(*self.notice('F-1'))
        professional = words_of(self.pdf)
        self.assertRegex(professional, 'SIREN 732 829 320 RCS Rennes')
        self.assertNotIn('CM2C', professional)
        self.do(*self.notice('F-3'))
        consumer = words_of(self.pdf)
        self.assertIn('RCS Rennes', consumer)
        self.assertIn('médiateur de la consommation : CM2C, 75017 Paris.',
                      consumer.replace('\u00a0', ' '))

    def test_rate_of_the_contract_below_the_floor(self):
        # Three times 2.75 %, the legal rate of the second half of 2026.
        said = self.run_on(TODAY, 'invoice', 'F-1', '--set', 'penalty-rate=8.24').err
        self.assertIn('8,24\u00a0% in 2026-H2, is below the lowest', said)
        self.assertIn('8,25\u00a0%', said)
        said = self.expect(DONE, *self.notice('F-1')).err
        self.assertIn(f'dument-cli --database {self.database} invoice F-1 '
                      '--set penalty-rate=none', said)
        self.assertRegex(words_of(self.pdf).replace('\u00a0', ' '), r'taux convenu \d+ .*8,24 %')
        self.do('invoice', 'F-1', '--set', 'penalty-rate=8.25')
        self.assertNotIn('below', self.expect(DONE, *self.notice('F-1')).err)

    def test_names_that_are_too_long(self):
        client = 'Compagnie ' + 'Générale ' * 6 + 'Ouest'
        own = 'Marie Dupré de la Tour et de Bretagne, conseil en organisation des entreprises'
        self.do('client', 'Atelier Nord', '--set', f'name={client}')
        self.do('setup', '--name', own)
        said = self.expect(DONE, *self.notice('F-1')).err
        self.assertIn(f'“{client}”, is {len(client) - 38} characters longer than the 38', said)
        self.assertIn('longer than the 70 characters that banks take', said)
        text = words_of(self.pdf)
        self.assertIn(client, text)
        self.assertIn(f'Virement à {own} EI', text)
        longest = 'x' * 101
        self.assertIn('101', self.refuse('setup', '--name', longest))
        self.assertIn('101', self.refuse('client', client, '--set', f'name={longest}'))

    def test_what_holds_of_several_invoices_is_said_once(self):
        said = self.expect(DONE, *self.notice('F-1', 'F-2', '--record', '--posted', TODAY)).err
        for words in ('F-1, F-2: no reminder was recorded', 'F-1, F-2: that these invoices were '
                      'sent is not recorded'):
            self.assertEqual(said.count(words), 1, said)
        self.assertEqual(said.count('no reminder'), 1, said)
        again = self.expect(DONE, *self.notice('F-1', 'F-2')).err
        self.assertEqual(again.count('their formal notice 2026-0001'), 1, again)
        alone = self.expect(DONE, *self.notice('F-2')).err
        self.assertIn('F-2: that the invoice was sent is not recorded. If it was', alone)

    def test_overrule(self):
        said = self.expect(DONE, *self.notice('F-1')).err
        self.assertIn('warning: F-1: no reminder', said)
        plain = self.pdf.read_bytes()
        said = self.expect(DONE, *self.notice('F-1', '--overrule', 'no-reminder=Asked by telephone',
                                              '--overrule', 'not-sent = Handed over', '--record',
                                              '--force')).err
        self.assertNotIn('warning: F-1: no reminder', said)
        self.assertIn('overruled: F-1: no reminder was recorded before this letter. '
                      'Reason: Asked by telephone', said)
        self.assertEqual(self.pdf.read_bytes(), plain)
        history = self.do('show', 'F-1')
        self.assertRegex(history, 'warning overruled.*no reminder before.*Asked by telephone')
        self.assertRegex(history, 'warning overruled.*not recorded as sent.*Handed over')

    def test_overrule_what_was_printed(self):
        self.do(*self.notice('F-1'))
        self.do(*self.notice('F-1', '--overrule', 'no-reminder=Asked by telephone', '--record'))
        self.assertIn('Asked by telephone', self.do('show', 'F-1'))

    def test_what_cannot_be_overruled(self):
        said = self.refuse(*self.notice('F-1', '--overrule', 'paused=It ends tomorrow'))
        self.assertIn('no warning “paused” about this letter', said)
        self.assertRegex(said, 'may be overruled: .*no-reminder')
        self.assertFalse(self.pdf.exists())
        for wrong, words in (('address-missing=He knows', 'no-reminder'), ('caution', 'reason'),
                             ('caution= ', 'reason')):
            said = self.expect(MISUSED, *self.notice('F-1', '--overrule', wrong)).err
            self.assertIn(words, said)
        said = self.expect(MISUSED, *self.notice('F-1', '--overrule', 'caution=a', '--overrule',
                                                 'caution=b')).err
        self.assertIn('twice', said)
        self.expect(MISUSED, 'letter', '--template', 'rappel-ferme', '--all-late', '--output-dir',
                    self.folder / 'all', '--overrule', 'paused=a')

    def test_same_day_same_bytes(self):
        self.do(*self.notice('F-1'))
        first = self.pdf.read_bytes()
        self.do(*self.notice('F-1'))
        self.assertEqual(self.pdf.read_bytes(), first)

    def test_logo_and_signature(self):
        self.do(*self.notice('F-1'))
        plain = self.pdf.read_bytes()
        picture = self.write('logo.png', PNG)
        self.assertIn('logo.gif', self.refuse('setup', '--logo', self.write('logo.gif', b'GIF89a')))
        self.assertIn('no such file', self.refuse('setup', '--logo', 'none.png'))
        self.do('setup', '--logo', picture, '--signature', picture)
        shown = self.read('setup')
        self.assertEqual((shown['logo'], shown['signature']), ('logo.png', 'logo.png'))
        picture.unlink()
        self.do(*self.notice('F-1'))
        images = subprocess.run(['pdfimages', '-list', self.pdf], check=True, capture_output=True)
        self.assertEqual(len(images.stdout.splitlines()) - 2, 2)
        self.do('setup', '--logo', '', '--signature', '')
        self.assertIsNone(self.read('setup')['logo'])
        self.do(*self.notice('F-1'))
        self.assertEqual(self.pdf.read_bytes(), plain)
        self.do('check')

    def test_recorded(self):
        out = self.do(*self.notice('F-1', '--record', '--posted', TODAY, '--number',
                                   '1A 009 158 2038 0'))
        self.assertIn('2026-0001', out)
        letter, = self.read('letters')
        self.assertEqual((letter['letter'], letter['posted_on'], letter['presented_on']),
                         ('2026-0001', TODAY, None))
        self.assertEqual(re.sub(r'\s', '', letter['registered_number']), '1A00915820380')
        self.assertEqual(letter['total_asked_minor'], self.claim('F-1')['total_minor'])
        self.assertEqual(self.read('show', 'F-1')['state'], 'formal-notice')
        self.assertEqual((letter['client'], letter['invoices']), ('Atelier Nord', 'F-1'))
        self.assertEqual(self.read_csv('letters')[0]['invoices'], 'F-1')
        self.assertIn('2026-0001', self.do('letters'))

    def test_number_of_another_letter(self):
        self.do(*self.notice('F-1', '--record', '--number', '1A 009 158 2038 0'))
        self.assertNotIn('already', self.expect(
            DONE, 'posted', '2026-0001', '--number', '1A00915820380', '--posted', TODAY).err)
        again = self.expect(DONE, *self.notice('F-1', '--force', '--number', '1a00915820380')).err
        self.assertIn('letter 2026-0001 already', again)
        self.assertIn('2026-0001', self.expect(
            DONE, 'posted', '2026-0002', '--number', '1A 009 158 2038 0').err)

    def test_listed_in_eighty_columns(self):
        self.do('client', 'Atelier Nord', '--set',
                'name=Compagnie générale des ateliers et chantiers du Nord et de la Picardie')
        self.do(*self.notice('F-1', 'F-2', '--record', '--posted', TODAY))
        lines = self.run_on_terminal('letters').splitlines()
        self.assertLessEqual(max(map(len, lines)), 80, lines)
        self.assertIn('Compagnie', lines[1])
        self.assertIn('F-1 F-2', lines[1])
        self.assertEqual(self.read('letters')[0]['invoices'], 'F-1 F-2')

    def test_without_effect_only_once_its_days_are_over(self):
        again = self.notice('F-1')
        self.do(*self.notice('F-1', '--posted', '2026-11-02'), today='2026-11-02')
        said = self.expect(DONE, *again, today='2026-11-03').err
        self.assertIn(f'{self.database} posted 2026-0001 --presented YYYY-MM-DD', said)
        self.assertIn('conserve tous ses effets', words_of(self.pdf))
        self.assertNotIn('sans effet', words_of(self.pdf))
        self.do('posted', '2026-0001', '--presented', '2026-11-05')
        self.assertIn('until 13 November 2026', self.expect(DONE, *again, today='2026-11-13').err)
        self.assertNotIn('sans effet', words_of(self.pdf))
        said = self.expect(DONE, *again, today='2026-11-14').err
        self.assertIn('written for it already', said)
        self.assertIn('mise en demeure du 2 novembre 2026 est restée sans effet',
                      words_of(self.pdf))
        self.do('pay', 'F-1', '100', '--on', '2026-11-20')
        self.do(*again)
        self.assertNotIn('sans effet', words_of(self.pdf))

    def test_reminder_without_effect_only_once_its_days_are_over(self):
        self.do(*self.notice('F-1', '--posted', TODAY, template='rappel-amical'))
        self.do(*self.notice('F-1'))
        self.assertIn('Je vous ai déjà adressé un rappel le 22 novembre 2026', words_of(self.pdf))
        self.do(*self.notice('F-1'), today='2026-12-20')
        self.assertIn('rappel du 22 novembre 2026 est resté sans effet', words_of(self.pdf))

    def test_letters_have_their_time(self):
        for template, day, words in (('rappel-avant-echeance', '2026-06-10', 'Échéance prochaine'),
                                     ('rappel-echeance', '2026-06-20', 'Échéance du 20 juin 2026'),
                                     ('rappel-ferme', '2026-06-21', 'Relance'),
                                     ('dernier-rappel', '2026-06-21', 'Dernier rappel')):
            self.do(*self.notice('F-1', template=template), today=day)
            self.assertIn(words, words_of(self.pdf))
        for template, day, words in (('rappel-avant-echeance', '2026-06-20', 'reminder'),
                                     ('rappel-echeance', '2026-06-19', '20 June 2026'),
                                     ('rappel-echeance', '2026-06-21', 'reminder'),
                                     ('dernier-rappel', '2026-06-20', '20 June 2026')):
            self.assertIn(words, self.refuse(*self.notice('F-1', template=template), today=day))

    def test_part_payment_and_receipt(self):
        part, receipt = 'accuse-paiement-partiel', 'quittance'
        self.assertIn('payment', self.refuse(*self.notice('F-1', template=part)))
        self.do('pay', 'F-1', '4000', '--on', '2026-06-15')
        self.do(*self.notice('F-1', template=part))
        text = words_of(self.pdf)
        self.assertIn('le 15 juin 2026, votre règlement de 4 000,00 €', text)
        self.assertIn('Il reste à payer, en principal, 6 000,00 €', text)
        self.do('pay', 'F-1', '6000', '--on', '2026-06-30')
        # Ten days late: the penalties and the indemnity are still owed.
        self.assertIn('penalties', self.refuse(*self.notice('F-1', template=receipt)))
        self.do('waive', 'F-1', 'interest', '--reason', 'bon client')
        self.assertIn('penalties', self.refuse(*self.notice('F-1', template=receipt)))
        self.do('waive', 'F-1', 'indemnity', '--reason', 'bon client')
        self.do(*self.notice('F-1', '--posted', TODAY, template=receipt))
        text = words_of(self.pdf)
        self.assertIn('réglée, compte tenu de ce à quoi j’ai renoncé. Plus aucune somme', text)
        self.assertIn('Total 10 000,00 €', text)
        letter, = self.read('letters')
        self.assertEqual((letter['total_asked_minor'], letter['template']), (0, receipt))
        self.assertNotIn('reminder', self.do('letters'))

    def test_receipt_waits_for_the_presentation(self):
        self.do('client', '552008443', '--set', 'kind=consumer')
        self.do(*self.notice('F-1', '--posted', '2026-11-01'), today='2026-11-01')
        self.do('pay', 'F-1', '10000', '--on', '2026-11-20')
        self.assertIn('presented', self.refuse(*self.notice('F-1', template='quittance')))
        self.do('waive', 'F-1', 'interest', '--reason', 'bon client')
        self.do(*self.notice('F-1', template='quittance'))

    def test_last_word_comes_after_a_notice(self):
        last = 'dernier-avis-avant-remise'
        self.assertIn('formal notice', self.refuse(*self.notice('F-1', template=last)))
        self.do(*self.notice('F-1', '--posted', '2026-11-01'), today='2026-11-01')
        self.do('posted', '2026-0001', '--presented', '2026-11-03', today='2026-11-03')
        self.assertIn('notice of each invoice',
                      self.refuse(*self.notice('F-1', 'F-2', template=last)))
        self.do(*self.notice('F-1', template=last))
        text = words_of(self.pdf)
        self.assertIn('Ma mise en demeure du 1er novembre 2026 n’a pas été suivie de paiement', text)
        self.assertIn('sans y renoncer', text)
        self.assertIn('un dernier délai de huit jours', text)

    def test_suspension_warns(self):
        self.assertIn('BODACC', self.expect(DONE, *self.notice('F-1', template='suspension')).err)
        self.assertIn('1219', words_of(self.pdf))
        self.do('client', '552008443', '--set', 'kind=public')
        self.assertIn('kind of client', self.refuse(*self.notice('F-1', template='suspension')))

    def test_tone_and_pronoun(self):
        self.do('client', '552008443', '--set', 'tone=cordial', '--set', 'pronoun=tu')
        self.do(*self.notice('F-1', template='rappel-amical'))
        text = words_of(self.pdf)
        self.assertIn('Bien à toi', text)
        self.assertNotIn('votre', text)
        # The law speaks to everybody alike.
        self.do(*self.notice('F-1'))
        self.assertIn('je vous mets en demeure', words_of(self.pdf))

    def test_answers_are_no_reminders(self):
        self.do('pay', 'F-1', '10', '--on', '2026-11-20')
        self.do(*self.notice('F-1', '--posted', TODAY, template='accuse-paiement-partiel'))
        self.do(*self.notice('F-1'), today='2026-12-20')
        text = words_of(self.pdf)
        self.assertNotIn('rappel du', text)
        self.assertNotIn('déjà', text)

    def test_news_of_a_letter_are_told(self):
        self.do(*self.notice('F-1', '--record', '--posted', '2026-11-20'))
        self.assertEqual(self.do('posted', '2026-0001', '--presented', TODAY, '--number',
                                 '1A00915820380'),
                         f'2026-0001: recorded: number 1A00915820380, presented on {TODAY}\n')

    def test_source_of_an_entered_rate(self):
        self.do('rate', '--ecb', '2027-H1', '2.65', '--source', 'Banque de France, 4 janvier 2027')
        self.do(*self.notice('F-1'), today='2027-01-10')
        text = words_of(self.pdf)
        self.assertIn('(source', text)
        self.assertRegex(text.replace('\u00a0', ' '), r'BCE 2,65 %')
        for word in ('Banque', 'France,', 'janvier'):
            self.assertIn(word, text)

    def test_posted_earlier_is_the_letter_of_that_day(self):
        self.do(*self.notice('F-1'), today='2026-11-20')
        then = self.pdf.read_bytes()
        self.pdf.unlink()
        self.do(*self.notice('F-1', '--posted', '2026-11-20'))
        self.assertEqual(self.pdf.read_bytes(), then)
        letter = self.read('letters')[0]
        self.assertEqual((letter['written_on'], letter['posted_on']), ('2026-11-20', '2026-11-20'))

    def test_what_was_printed_is_recorded(self):
        self.do(*self.notice('F-1'), today='2026-11-20')
        printed = self.pdf.read_bytes()
        asked = self.read('claim', 'F-1', today='2026-11-20')['total_minor']
        self.do('pay', 'F-1', '20000')
        out = self.do(*self.notice('F-1', '--record', '--posted', '2026-11-21', '--number',
                                   '1A00915820380'))
        self.assertIn('2026-0001, as it was written on 2026-11-20', out)
        self.assertEqual(self.pdf.read_bytes(), printed)
        [letter] = self.read('letters')
        self.assertEqual((letter['written_on'], letter['posted_on'], letter['total_asked_minor'],
                          letter['registered_number'], letter['deadline_days']),
                         ('2026-11-20', '2026-11-21', asked, '1A00915820380', 8))
        self.do('letters', '--save', '2026-0001', '--output', 'again.pdf')
        self.assertEqual((self.folder / 'again.pdf').read_bytes(), printed)
        # The same paper is not posted twice.
        self.assertIn('recorded before', self.do(*self.notice('F-1', '--record', '--posted', TODAY)))
        self.assertEqual(len(self.read('letters')), 1)
        self.do('check')

    def test_the_same_command_records_once(self):
        command = self.notice('F-1', '--posted', TODAY)
        self.do(*command)
        printed = self.pdf.read_bytes()
        self.assertIn('recorded before', self.do(*command))
        self.assertEqual((len(self.read('letters')), self.pdf.read_bytes()), (1, printed))

    def test_what_was_printed_otherwise_is_written_anew(self):
        self.do(*self.notice('F-1'), today='2026-11-20')
        printed = self.pdf.read_bytes()
        for number, other in enumerate((('F-1', 'F-2'), ('F-1', '--force'),
                                        ('F-1', '--force', '--deadline', '15')), 1):
            self.pdf.write_bytes(printed)
            self.assertNotIn('as it was written', self.do(*self.notice('--record', *other)))
            self.assertNotEqual(self.pdf.read_bytes(), printed)
            self.do('letters', '--save', f'2026-{number:04}', '--output', 'again.pdf')
            self.assertEqual((self.folder / 'again.pdf').read_bytes(), self.pdf.read_bytes())
        self.pdf.write_bytes(printed)
        self.assertIn('as it was written', self.do(*self.notice('F-1', '--record')))

    def test_what_was_printed_is_not_lost_by_a_slip(self):
        """Whoever asks for the letter that lies there, but not quite, may have mistyped."""
        self.do(*self.notice('F-1', '--registered', '1A 009 158 2038 0'), today='2026-11-20')
        printed = self.pdf.read_bytes()
        for slip, words in ((('--deadline', '15'), '8 days'),
                            (('--posted', '2026-11-19'), 'Check the day'),
                            (('--number', '1A00915820381'), '1A 009 158 2038 0')):
            said = self.refuse(*self.notice('F-1', '--record', *slip))
            self.assertIn(words, said)
            self.assertIn('--force', said)
            self.assertEqual((self.pdf.read_bytes(), self.read('letters')), (printed, []))
        self.do(*self.notice('F-1', '--number', '1a00915820380', '--deadline', '8'))
        self.assertEqual(len(self.read('letters')), 1)
        self.assertEqual(self.pdf.read_bytes(), printed)

    def test_number_of_what_was_printed(self):
        self.do(*self.notice('F-1', '--number', '1A 009 158 2038 0'))
        for number, words in (('1A00915820380', 'letter 2026-0001 already'),
                              ('1A00915820381', 'does not look like')):
            self.do(*self.notice('F-2', '--force'))
            said = self.expect(DONE, *self.notice('F-2', '--number', number)).err
            self.assertIn(words, said)
            self.do('remove', 'letter', '2026-0002')

    def test_another_pdf_is_not_replaced(self):
        self.pdf.write_bytes(b'%PDF-1.4\nan invoice\n')
        self.refuse(*self.notice('F-1'))
        self.assertIn(b'an invoice', self.pdf.read_bytes())
        self.do(*self.notice('F-1', '--force'))
        self.assertNotIn(b'an invoice', self.pdf.read_bytes())

    def test_saved_as_it_was_sent(self):
        self.do(*self.notice('F-1', '--record'))
        sent = self.pdf.read_bytes()
        self.do('pay', 'F-1', '10')
        again = self.folder / 'again.pdf'
        self.do('letters', '--save', '2026-0001', '--output', again)
        self.assertEqual(again.read_bytes(), sent)
        self.misuse('letters', '--save', '2026-0001')
        self.refuse('letters', '--save', '2026-0009', '--output', again)

    def test_posted_implies_record(self):
        self.do(*self.notice('F-1', '--posted', '2026-11-20'), today='2026-11-20')
        self.assertEqual(self.read('letters')[0]['posted_on'], '2026-11-20')

    def test_friendly_reminder_changes_no_state(self):
        self.do(*self.notice('F-1', '--record', '--posted', TODAY, template='rappel-amical'))
        self.assertEqual(self.read('show', 'F-1')['state'], 'late')

    def test_interest_of_a_consumer_begins_when_presented(self):
        self.do(*self.notice('F-3', '--posted', '2026-11-20'), today='2026-11-20')
        self.do('posted', '2026-0001', '--presented', '2026-11-21')
        claim = self.claim('F-3')
        self.assertEqual([(s['from'], s['to'], s['rate_bp']) for s in claim['segments']],
                         [('2026-11-22', '2026-11-22', 275)])
        self.assertEqual(claim['indemnity_minor'], 0)
        self.assertIn('legal rate 2.75', claim['segments'][0]['rate_source'])

    def test_what_becomes_of_it(self):
        self.do(*self.notice('F-1', '--posted', '2026-11-16'), today='2026-11-16')
        self.do('posted', '2026-0001', '--presented', '2026-11-18', '--number', '6P01007508742')
        self.do('posted', '2026-0001', '--delivered', '2026-11-20')
        letter, = self.read('letters')
        self.assertEqual((letter['posted_on'], letter['presented_on'], letter['delivered_on'],
                          letter['unclaimed_on'], letter['registered_number']),
                         ('2026-11-16', '2026-11-18', '2026-11-20', None, '6P01007508742'))

    def test_recorded_by_mistake(self):
        self.do(*self.notice('F-3', '--posted', '2026-11-16', '--number', '1A00915820380'),
                today='2026-11-16')
        self.do('posted', '2026-0001', '--presented', '2026-11-18', '--delivered', '2026-11-18')
        self.assertGreater(self.claim('F-3')['interest_minor'], 0)
        self.assertIn('removed', self.do('posted', '2026-0001', '--delivered', '', '--presented', '',
                                         '--number', ''))
        letter, = self.read('letters')
        self.assertEqual((letter['posted_on'], letter['presented_on'], letter['delivered_on'],
                          letter['registered_number']), ('2026-11-16', None, None, None))
        self.assertEqual(self.claim('F-3')['interest_minor'], 0)
        self.do('remove', 'letter', '2026-0001')
        self.assertEqual(self.read('letters'), [])
        self.assertEqual(self.read('show', 'F-3')['state'], 'late')
        self.refuse('remove', 'letter', '2026-0001')
        self.do('check')

    def test_neither_device_nor_pipe_is_written(self):
        pipe = self.folder / 'pipe'
        os.mkfifo(pipe)
        for arguments in (('letter', '--template', 'mise-en-demeure', '--output', pipe, 'F-1'),
                          ('letter', '--template', 'mise-en-demeure', '--output', pipe, '--force',
                           'F-1'), ('backup', pipe)):
            self.assertIn('pipe', self.refuse(*arguments))
            self.assertTrue(pipe.is_fifo())

    def test_list_tells_what_and_where(self):
        self.do(*self.notice('F-1', '--record', template='rappel-amical'))
        self.do(*self.notice('F-1', '--posted', '2026-11-16'), today='2026-11-16')
        self.do('posted', '2026-0002', '--presented', '2026-11-18', '--delivered', '2026-11-20')
        _, notice, reminder = self.do('letters').splitlines()
        self.assertRegex(reminder, 'reminder .* to be posted')
        self.assertRegex(notice, 'formal notice .* delivered 2026-11-20')
        self.assertIn('--save', self.misuse('letters', '--output', 'x.pdf'))
        error = self.refuse('posted', '2026-0002', '--presented', '2026-11-21')
        self.assertIn('presented on 21 November 2026, delivered on 20 November 2026', error)
        told = self.say('journal')
        self.assertIn('2026-0002, distribuée le 2026-11-20', told)
        self.assertNotIn('=0', told)
        self.assertNotIn('template', told)

    def test_object_of_the_invoice(self):
        self.do('invoice', 'F-1', '--set', 'label=Refonte du site')
        for template in ('mise-en-demeure', 'rappel-amical'):
            self.do(*self.notice('F-1', template=template))
            self.assertIn('ayant pour objet « Refonte du site »', words_of(self.pdf))

    def test_why_it_came_back(self):
        """A consumer owes interest once the notice was presented, and who refuses it has seen it;
        from a wrong address nobody was asked."""
        self.do(*self.notice('F-3', '--posted', '2026-11-02'), today='2026-11-02')
        out = self.do('posted', '2026-0001', '--refused', '2026-11-04')
        self.assertIn('refused on 2026-11-04', out)
        letter = self.read('letters')[0]
        self.assertEqual((letter['refused_on'], letter['unclaimed_on'], letter['unknown_on']),
                         ('2026-11-04', None, None))
        self.assertEqual(self.claim('F-3')['segments'][0]['from'], '2026-11-05')
        self.assertIn('refused 2026-11-04', self.do('letters'))

        result = self.expect(DONE, 'posted', '2026-0001', '--unknown', '2026-11-06')
        self.assertIn('Find the address', result.err)
        self.assertEqual(self.claim('F-3')['segments'], [])
        letter = self.read('show', 'F-3')['letters'][0]
        self.assertEqual((letter['refused_on'], letter['unknown_on']), (None, '2026-11-06'))
        self.assertIn('"unknown":"2026-11-06"', self.do('journal', '--format', 'json').replace('\\', ''))

        self.misuse('posted', '2026-0001', '--refused', '2026-11-04', '--unknown', '2026-11-04')
        self.do('posted', '2026-0001', '--unknown', '')
        self.assertEqual(self.read('letters')[0]['unknown_on'], None)
        self.do('check')

    def test_what_was_sent_stays(self):
        self.do(*self.notice('F-1', '--posted', '2026-11-16'), today='2026-11-16')
        self.do('posted', '2026-0001', '--delivered', '2026-11-18')
        self.assertIn('kept as proof', self.refuse('remove', 'letter', '2026-0001'))
        self.do('posted', '2026-0001', '--delivered', '')
        self.do('remove', 'letter', '2026-0001')
        self.assertEqual(self.read('letters'), [])

    def test_number_that_is_missing(self):
        """An unset variable of a script records nothing."""
        for option in ('--number', '--registered'):
            self.misuse(*self.notice(option, '', 'F-1'))

    def test_folder_without_letters(self):
        (self.folder / 'late').mkdir()
        self.assertIn('No such letter', self.refuse(
            'letter', '--template', 'rappel-amical', '--output-dir', self.folder / 'late',
            '--posted', TODAY))

    def test_dates_that_cannot_be(self):
        self.do(*self.notice('F-1', '--posted', '2026-11-16'), today='2026-11-16')
        for wrong in (('--presented', '2026-11-15'), ('--presented', '2026-11-23'),
                      ('--delivered', '2026-11-10'), ('--unclaimed', '2026-12-24')):
            self.assertIn('2026-0001', self.refuse('posted', '2026-0001', *wrong))
        self.refuse('posted', '2026-0099', '--presented', TODAY)
        self.refuse(*self.notice('F-1', '--force', '--posted', '2026-11-23'))
        self.assertEqual(len(self.read('letters')), 1)

    def test_refused_letters(self):
        for arguments in (self.notice('F-9'), self.notice('F-1', 'F-3'), self.notice('F-5'),
                          self.notice('F-1', template='lettre-d-amour')):
            self.refuse(*arguments)
            self.assertFalse(self.pdf.exists())

    def test_nothing_left_to_claim(self):
        self.do('credit', 'F-1', '10000', '--reference', 'AV-1')
        self.assertIn('F-1', self.refuse(*self.notice('F-1')))

    def test_no_page_holds_the_closing_alone(self):
        """However many invoices: a few lines too many take white, and text goes with the closing."""
        rows = ''.join(f'G-{i};2026-05-21;2026-06-20;Atelier Nord;professional;552008443;;10{i}\n'
                       for i in range(1, 15))
        self.do('import', self.write('g.csv', 'number;issue_date;due_date;client;client_kind;siren;'
                                              'address;total\n' + rows))
        for count in range(1, 15):
            out = self.do(*self.notice(*[f'G-{i}' for i in range(1, count + 1)],
                                       template='rappel-amical'))
            n_pages = re.search(r': (\d+) pages?', out).group(1)
            text = subprocess.run(['pdftotext', '-layout', '-f', n_pages, self.pdf, '-'],
                                  check=True, capture_output=True).stdout.decode()
            lines = [line for line in text.splitlines() if line.strip()]
            closing = next(i for i, line in enumerate(lines) if 'agréer' in line)
            # The head of a following page is one line.
            self.assertGreaterEqual(closing, 3, text)
            if count <= 2:
                self.assertEqual(n_pages, '1', text)

    def test_cures_are_commands(self):
        """Each refusal or warning that a command cures ends with it, as it is typed."""
        self.do('import', self.write('c.csv', 'number,issue_date,due_date,client,total\n'
                                              "C 1,2026-01-01,2026-01-31,L'Été bleu,100\n"
                                              'C-2,2026-01-01,2026-01-31,Quidam,100\n'))
        for number, quoted in (('C 1', '"L\'Été bleu"'), ('C-2', 'Quidam')):
            error = self.refuse(*self.notice(number)).strip()
            self.assertTrue(error.endswith(f'{self.database} client {quoted} --set '
                                           'kind=professional (or consumer, or public)'), error)
        command = shlex.split(error.split('dument-cli ')[1].split(' (or')[0])
        self.assertEqual(command[:2], ['--database', str(self.database)])
        self.do(*command)
        warnings = self.run_on(TODAY, *self.notice('C-2')).err
        self.assertIn('invoice C-2 --set sent-on=YYYY-MM-DD', warnings)
        self.assertEqual(warnings.count('address'), 2, warnings)
        error = self.expect(REFUSED, *self.notice('C-2'), today='2027-08-02').err
        self.assertIn('rate --ecb 2027-H2 VALUE --source TEXT', error)
        self.assertIn('--allow-unknown-rates', error)

    def test_unknown_kind(self):
        self.do('import', self.write('u.csv', 'number,issue_date,due_date,client,total\n'
                                              'U-1,2026-01-01,2026-01-31,Quidam,100\n'))
        self.assertIn('U-1', self.refuse(*self.notice('U-1')))

    def test_unknown_rate(self):
        today = '2027-01-10'
        self.assertIn('2027-H1', self.refuse(*self.notice('F-1'), today=today))
        self.do(*self.notice('F-1', template='rappel-amical'), today=today)
        self.do(*self.notice('F-1', '--allow-unknown-rates'), today=today)
        self.assertTrue(self.pdf.read_bytes().startswith(b'%PDF-'))

    def test_deadline(self):
        self.do(*self.notice('F-1', '--deadline', '15', '--record'))
        self.assertEqual(self.read('letters')[0]['deadline_days'], 15)

    def test_deadline_of_a_letter_without_days(self):
        self.assertIn('quittance', self.misuse(*self.notice('F-1', '--deadline', '15',
                                                            template='quittance')))

    def test_without_a_business(self):
        self.database = self.folder / 'other.db'
        self.do('import', self.write('o.csv', 'number,issue_date,due_date,client,client_kind,total\n'
                                              'O-1,2026-01-01,2026-01-31,X,professional,100\n'))
        self.assertIn('setup', self.refuse(*self.notice('O-1')))

    def all_late(self, *arguments, template='rappel-amical'):
        return ('letter', '--template', template, '--output-dir', self.folder / 'post', *arguments)

    def written(self):
        return {path.name: path.read_bytes() for path in (self.folder / 'post').iterdir()}

    def begin_round(self):
        """Three clients more: two are late, one is not."""
        self.do('import', self.write('r.csv', 'number,issue_date,due_date,client,client_kind,address,'
                                              'total\n'
                                              'R-1,2026-08-01,2026-09-01,Zoé,professional,'
                                              '1 rue A|01000 Bourg,100\n'
                                              'R-2,2026-08-01,2026-09-01,Ida,,2 rue B|75001 Paris,100\n'
                                              f'R-3,{TODAY},2027-01-01,Bob,professional,,100\n'))

    def test_all_late(self):
        self.begin_round()
        out = self.do(*self.all_late('--all-late'))
        names = [line.split(': ')[0].rsplit('/', 1)[1] for line in out.splitlines()]
        self.assertEqual(sorted(names), sorted(self.written()))
        self.assertEqual([name for name in names if 'Zoé' in name], names[:1], 'order of the post')
        self.assertFalse([name for name in names if 'Bob' in name])
        late = {row['number'] for row in self.read('list', '--state', 'late')}
        text = ' '.join(words_of(self.folder / 'post' / name) for name in names)
        self.assertFalse([number for number in late if number not in text])
        self.assertEqual(self.read('letters'), [])

    def test_all_late_again(self):
        """A round that is broken off goes on where it was, and is recorded once, as it was printed."""
        self.begin_round()
        self.do(*self.all_late('--all-late'))
        first = self.written()
        gone = sorted(first)[0]
        (self.folder / 'post' / gone).unlink()
        out = self.do(*self.all_late('--all-late'), today='2026-11-23')
        self.assertEqual(out.count('left as it is'), len(first) - 1)
        self.assertEqual({**self.written(), gone: b''}, {**first, gone: b''})
        self.do('pay', 'R-1', '40', '--on', '2026-11-22', today='2026-11-24')
        early = self.refuse(*self.all_late('--posted', '2026-11-21'), today='2026-11-24')
        self.assertEqual(early.count('Check the day'), len(first))
        self.assertEqual(self.read('letters'), [])
        record = self.all_late('--posted', '2026-11-24')
        for day, words in ('2026-11-24', 'recorded as letter'), ('2026-11-25', 'recorded before'):
            out = self.do(*record, today=day)
            self.assertEqual(out.count(words), len(first))
            self.assertNotIn('--force', out)
        letters = self.read('letters')
        self.assertEqual({letter['posted_on'] for letter in letters}, {'2026-11-24'})
        kept = set()
        for letter in letters:
            self.do('letters', '--save', letter['letter'], '--output', self.pdf)
            kept.add(self.pdf.read_bytes())
        self.assertEqual(kept, set(self.written().values()))

    def test_all_late_of_a_renamed_client(self):
        self.begin_round()
        self.do(*self.all_late('--all-late'))
        first = self.written()
        self.do('client', 'Zoé', '--set', 'name=Chloé')
        self.assertEqual(self.do(*self.all_late('--all-late')).count('left as it is'), len(first))
        self.assertEqual(self.written(), first)
        said = self.refuse(*self.all_late('--all-late', '--deadline', '20'))
        self.assertEqual(said.count('replace it with --force'), len(first))
        self.assertEqual(self.written(), first)

    def test_all_late_but_one(self):
        """What cannot be written is told of; the others are written."""
        self.begin_round()
        result = self.expect(REFUSED, *self.all_late('--all-late', template='mise-en-demeure'))
        self.assertIn('R-2', result.err)
        self.assertTrue([name for name in self.written() if 'Zoé' in name])
        self.assertFalse([name for name in self.written() if 'Ida' in name])

    def test_all_late_spares_other_files(self):
        self.begin_round()
        self.do(*self.all_late('--all-late'))
        path = next(path for path in (self.folder / 'post').iterdir() if 'Zoé' in path.name)
        path.write_text('my novel')
        self.assertIn(path.name, self.refuse(*self.all_late('--all-late')))
        self.assertEqual(path.read_text(), 'my novel')
        self.do(*self.all_late('--all-late', '--force'))
        self.assertTrue(path.read_bytes().startswith(b'%PDF-'))

    def test_all_late_misused(self):
        for arguments in (('--all-late',), ('--all-late', '--output-dir', 'x', 'F-1'),
                          ('--output-dir', 'x'), ('--output-dir', 'x', 'F-1'),
                          ('--output-dir', 'x', '--all-late', '--posted', TODAY),
                          ('--output-dir', 'x', '--all-late', '--number', '1'), (),
                          ('--output-dir', 'x', '--posted', TODAY, '--deadline', '9'),
                          ('--output-dir', 'x', '--posted', TODAY, '--allow-unknown-rates'),
                          ('--output-dir', 'x', '--posted', TODAY, '--force')):
            self.misuse('letter', '--template', 'rappel-amical', *arguments)
        self.assertIn('--all-late', self.refuse(*self.all_late('--posted', TODAY)))

    def test_only_a_pdf_is_replaced(self):
        self.pdf.write_text('my novel')
        result = self.expect(REFUSED, *self.notice('F-1', '--record'))
        self.assertIn('--force', result.err)
        self.assertEqual(self.pdf.read_text(), 'my novel')
        self.assertEqual(self.read('letters'), [])
        self.do(*self.notice('F-1', '--force'))
        self.assertTrue(self.pdf.read_bytes().startswith(b'%PDF-'))

    def test_nowhere_to_write(self):
        self.pdf = self.folder / 'nowhere' / 'letter.pdf'
        self.assertIn('nowhere', self.refuse(*self.notice('F-1', '--record')))
        self.assertEqual(self.read('letters'), [])


if __name__ == '__main__':
    unittest.main()
