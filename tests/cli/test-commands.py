#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Each command that changes something: what it does and what it refuses."""

import contextlib
import sqlite3
import unittest

from harness import DONE, INVOICES, REFUSED, SETUP, TODAY, Desk

AMOUNTS = ['1234.56', '1234,56', '1 234,56', '1\u00a0234,56', '1\u202f234,56', '1 234.56 €',
           '+1234.56', '1234.560']


UBL = '''<?xml version="1.0" encoding="UTF-8"?>
<{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-05-01</cbc:IssueDate>{due}
<cbc:{kind}TypeCode>{code}</cbc:{kind}TypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>
<cbc:RegistrationName>{seller}</cbc:RegistrationName>
</cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party>{vat}<cac:PartyLegalEntity>
<cbc:RegistrationName>Kunde AG</cbc:RegistrationName>
</cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="EUR">500.00</cbc:TaxInclusiveAmount>
<cbc:PayableAmount currencyID="EUR">500.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
</{kind}>
'''


def invoice_of(number, seller, vat='', credit=False):
    """An electronic invoice, or a credit note, by that seller."""
    tax = ('<cac:PartyTaxScheme><cbc:CompanyID>%s</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>'
           '</cac:TaxScheme></cac:PartyTaxScheme>' % vat) if vat else ''
    return UBL.format(kind='CreditNote' if credit else 'Invoice', number=number, seller=seller,
                      code=381 if credit else 380, vat=tax,
                      due='' if credit else '<cbc:DueDate>2026-06-01</cbc:DueDate>')


class Setup(Desk):

    def test_values_are_kept(self):
        self.do(*SETUP)
        self.do('setup', '--phone', '02 11 11 11 11')
        self.assertIn('Marie Dupré EI', self.do('journal'))

    def test_what_is_set_up(self):
        self.assertIn('means of payment', self.do('setup', '--name', 'Marie Dupré', '--siren',
                                                  '73282932000074'))
        shown = self.read('setup')
        self.assertEqual((shown['name'], shown['siren'], shown['siret'], shown['sole_trader']),
                         ('Marie Dupré', '732829320', '73282932000074', 'yes'))
        self.assertEqual(shown['missing'], ['address', 'payment'])
        self.assertEqual(self.do(*SETUP), 'Marie Dupré EI: recorded\n')
        self.do('setup', '--registration', 'RCS Rennes', '--mediator', 'CM2C, 75017 Paris')
        shown = self.read('setup')
        self.assertEqual((shown['registration'], shown['mediator'], shown['missing']),
                         ('RCS Rennes', 'CM2C, 75017 Paris', []))
        self.assertRegex(self.do('setup'), r'Address +12 rue des Lilas\|35500 Vitré')
        self.assertIn('IBAN is removed', self.do('setup', '--iban', ''))
        self.assertIsNone(self.read('setup')['iban'])
        self.assertIn('RCS Rennes', self.do('journal', '--format', 'json'))

    def test_implausible_values(self):
        self.do(*SETUP)
        for option, wrong in (('--email', 'marie@dupre'), ('--email', 'marie dupre@x.fr'),
                              ('--payment-link', 'example.org/pay'), ('--payment-link', 'ftp://x.fr'),
                              ('--payment-link', 'https://localhost'), ('--vat', 'FR83404833048')):
            self.assertIn(wrong, self.refuse('setup', option, wrong))
        self.do('setup', '--email', 'marie@dupre.example', '--payment-link',
                'https://pay.example.org/a?b=1', '--vat', 'FR44732829320')
        self.assertIn('404833048', self.refuse('setup', '--siren', '404833048'))

    def test_sole_trader(self):
        self.do(*SETUP, '--sole-trader', 'yes')
        self.assertIn('maybe', self.misuse('setup', '--sole-trader', 'maybe'))
        self.do('setup', '--sole-trader', 'no')

    def test_every_fault_is_named(self):
        error = self.refuse('setup', '--name', 'X', '--siren', '732829321',
                            '--iban', 'FR7630006000011234567890188')
        self.assertEqual(error.count('\n'), 2, error)
        self.assertIn('732829321', error)
        self.assertIn('FR76', error)
        self.assertFalse(self.database.exists())


class Import(Desk):

    def setUp(self):
        super().setUp()
        self.do(*SETUP)
        self.path = self.write('invoices.csv', INVOICES)

    def test_twice(self):
        self.assertEqual(self.do('import', self.path),
                         f'{self.path}: created 5, unchanged 0, updated 0\n')
        self.assertEqual(self.do('import', self.path),
                         f'{self.path}: created 0, unchanged 5, updated 0\n')

    def test_dry_run(self):
        self.assertIn('created 5', self.do('import', '--dry-run', self.path))
        self.assertEqual(self.read('list'), [])

    def test_one_bad_row_refuses_the_file(self):
        bad = self.write('bad.csv', INVOICES + 'F-6;2026-02-30;;X;consumer;;;1,00;;\n'
                                               'F-7;2026-02-01;2026-03-01;X;consumer;;;much;;\n')
        result = self.expect(REFUSED, 'import', bad, self.path)
        lines = [line for line in result.err.splitlines() if 'warning' not in line]
        self.assertEqual(len(lines), 2, str(result))
        for line, row in zip(lines, ('7', '8')):
            self.assertTrue(line.startswith(f'{bad}:'), line)
            self.assertIn(row, line.removeprefix(f'{bad}:'))
        self.assertIn(f'{self.path}: created 5', result.out)
        self.assertEqual(len(self.read('list')), 5)

    def test_conflict_names_both(self):
        self.do('import', self.path)
        other = self.write('other.csv', INVOICES.replace('10000,00', '10000,01'))
        error = self.refuse('import', other)
        self.assertIn('F-1', error)
        self.assertEqual(self.claim('F-1')['balance_minor'], 1000000)

    def test_what_is_missing_is_filled(self):
        header = 'number;issue_date;due_date;client;client_kind;total'
        row = 'Z-1;2026-02-01;2026-03-01;Zoé;consumer;10,00'
        self.do('import', self.write('a.csv', f'{header}\n{row}\n'))
        more = self.write('b.csv', f'{header};order_reference\n{row};BC-77\n')
        self.assertIn('created 0, unchanged 0, updated 1', self.do('import', more))
        self.assertEqual(self.read('show', 'Z-1')['order_reference'], 'BC-77')

    def test_french_header_and_windows_1252(self):
        text = ('numero;date;echeance;client;type_client;total_ttc;deja_paye\n'
                'É-1;15/01/2026;14/02/2026;Société Générée;professionnel;1 234,56;34,56\n')
        self.do('import', self.write('fr.csv', text.encode('cp1252')))
        shown = self.read('show', 'É-1')
        self.assertEqual((shown['issue_date'], shown['due_date'], shown['due_payable_minor'],
                          shown['client']['name']),
                         ('2026-01-15', '2026-02-14', 120000, 'Société Générée'))

    def test_cures_for_missing_facts(self):
        path = self.write('c.csv', 'number,issue_date,client,total\nC-1,2026-02-01,Chloé,10.00\n')
        self.refuse('import', '--kind', 'consumer', path)
        self.do('import', '--kind', 'consumer', '--due', '2026-02-20', path)
        shown = self.read('show', 'C-1')
        self.assertEqual((shown['due_date'], shown['client']['kind']), ('2026-02-20', 'consumer'))

    def test_files_that_are_none(self):
        for path in ('missing.csv', self.folder, self.write('empty.csv', ''),
                     self.write('noise.pdf', bytes(range(256)))):
            result = self.expect(REFUSED, 'import', path, self.path)
            self.assertIn(f'{path}:', result.err)
            self.assertIn(f'{self.path}: ', result.out)


class Settlement(Desk):

    def setUp(self):
        super().setUp()
        self.begin()

    def test_forms_of_an_amount(self):
        for i, amount in enumerate(AMOUNTS):
            self.do('pay', 'F-1', amount)
            self.assertEqual(self.claim('F-1')['balance_minor'], 1000000 - 123456 * (i + 1), amount)

    def test_refused_payments(self):
        for arguments in (('F-1', '0'), ('F-1', '0,00'), ('F-1', '-10'), ('F-9', '10'),
                          ('F-1', '10', '--on', '2026-11-23'), ('F-1', '999999999999999')):
            self.assertTrue(self.refuse('pay', *arguments).startswith(arguments[0] + ':'))
        for amount in ('12,345', '10.001', '1e3', 'ten', '1,2,3'):
            for command in (('pay', 'F-1', amount), ('unpay', 'F-1', amount),
                            ('remove', 'payment', 'F-1', amount),
                            ('credit', 'F-1', amount, '--reference', 'AV-1'),
                            ('promise', 'F-1', '--by', '2026-12-01', '--amount', amount),
                            ('dispute', 'F-1', '--reason', 'x', '--amount', amount),
                            ('pay', 'F-1', amount, '--from-credit')):
                self.assertIn(amount, self.misuse(*command))
        self.assertEqual(self.claim('F-1')['balance_minor'], 1000000)

    def test_paid_in_full(self):
        out = self.do('pay', 'F-3', '850')
        self.assertIn('0,00\u00a0€', out)
        self.assertEqual(self.read('show', 'F-3')['state'], 'paid')

    def test_too_much_is_the_clients_credit(self):
        self.assertIn('150,00\u00a0€ more was paid than can be asked', self.do('pay', 'F-3', '1000'))
        shown = self.read('show', 'F-3')
        self.assertEqual((shown['balance_minor'], shown['client_credit_minor']), (0, 15000))

    def test_credit_of_one_invoice_pays_another(self):
        self.do('pay', 'F-2', '1300')
        spare = self.read('show', 'F-1')['client_credit_minor']
        self.assertGreater(spare, 0)
        self.assertEqual(self.read('client', 'Atelier Nord')['credits'],
                         [{'currency': 'EUR', 'credit_minor': spare}])
        self.assertIn('credit', self.do('client', 'Atelier Nord'))
        self.assertEqual(self.read('client', 'Jeanne Martin')['credits'], [])
        self.do('pay', 'F-5', f'{spare / 100:.2f}', '--from-credit')
        shown = self.read('show', 'F-5')
        self.assertEqual((shown['balance_minor'], shown['client_credit_minor']),
                         (30000 - spare, 0))
        self.assertIn('0,00\u00a0€', self.refuse('pay', 'F-5', '1', '--from-credit'))
        self.do('unpay', 'F-5', '--to-credit')
        shown = self.read('show', 'F-5')
        self.assertEqual((shown['balance_minor'], shown['client_credit_minor']), (30000, spare))
        self.do('check')

    def test_payment_meant_for_another_invoice(self):
        self.do('pay', 'F-1', '300')
        self.do('unpay', 'F-1', '300', '--to-credit')
        self.do('pay', 'F-5', '300', '--from-credit')
        self.assertEqual(self.claim('F-1')['balance_minor'], 1000000)
        self.assertEqual(self.read('show', 'F-5')['state'], 'paid')

    def test_credit_note_that_names_no_invoice(self):
        header = 'number;issue_date;client;siren;total\n'
        path = self.write('note.csv', header + 'AV-7;2026-11-02;Atelier Nord;552008443;-1200\n')
        told = self.expect(DONE, 'import', path).err
        for word in ('AV-7', 'F-2', 'F-1', '1\u202f000,00\u00a0€', '200,00\u00a0€'):
            self.assertIn(word, told)
        self.assertEqual(self.claim('F-2')['balance_minor'], 0)
        self.assertEqual(self.claim('F-1')['balance_minor'], 980000)
        # Each invoice tells its part of the whole.
        [note] = self.read('show', 'F-1')['credit_notes']
        self.assertEqual((note['amount_minor'], note['share_minor']), (120000, 20000))
        self.assertIn('200,00\u00a0€ of 1\u202f200,00\u00a0€', self.do('show', 'F-1'))
        shown = self.read('show', 'AV-7')
        self.assertEqual((shown['set_against'], shown['left_minor']),
                         ([{'number': 'F-2', 'amount_minor': 100000},
                           {'number': 'F-1', 'amount_minor': 20000}], 0))
        self.do('unpay', 'F-1', '--to-credit')
        self.assertEqual(self.read('show', 'AV-7')['left_minor'], 20000)
        self.assertIn('200,00', self.do('show', 'AV-7'))
        self.assertIn('F-77', self.refuse('show', 'F-77'))
        self.do('credit', 'F-5', '200', '--reference', 'AV-7')
        self.assertEqual(self.claim('F-5')['balance_minor'], 10000)
        self.do('check')

    def test_unpay(self):
        self.do('pay', 'F-3', '850', '--method', 'cheque', '--on', '2026-11-01')
        self.do('unpay', 'F-3')
        self.assertEqual(self.claim('F-3')['balance_minor'], 85000)
        self.refuse('unpay', 'F-3')
        self.do('pay', 'F-3', '100')
        self.do('pay', 'F-3', '200')
        told = self.refuse('unpay', 'F-3')
        self.assertIn('several payments', told)
        self.assertIn(f'{self.database} unpay F-3 200.00 --received {TODAY}', told)
        out = self.do('unpay', 'F-3', '100', '--received', TODAY)
        self.assertIn(f'F-3: taken back: 100,00\u00a0€ of {TODAY} (transfer)', out)
        self.assertEqual(self.claim('F-3')['balance_minor'], 65000)
        self.assertIn('200,00\u00a0€', self.refuse('unpay', 'F-3', '200', '--received',
                                                   '2026-11-01'))

    def test_credit_note_of_another_client(self):
        table = ('number;issue_date;client;client_kind;total\nAV-9;2026-11-10;Quidam;'
                 'professional;-50,00\n')
        error = self.run_on(TODAY, 'import', self.write('a.csv', table)).err
        self.assertIn('credit of Quidam', error)
        error = self.refuse('credit', 'F-1', '50', '--reference', 'AV-9')
        self.assertIn('Credit note AV-9 is that of Quidam, and invoice F-1 is owed by Atelier Nord',
                      error)
        self.assertEqual(self.read('show', 'F-1')['credit_notes'], [])
        self.assertEqual(self.read('show', 'AV-9')['left_minor'], 5000)

    def test_what_was_recorded_by_mistake(self):
        before = self.claim('F-1')
        self.do('credit', 'F-1', '50', '--reference', 'AV-1')
        self.do('remove', 'credit', 'AV-1')
        self.do('waive', 'F-1', 'interest', '--reason', 'essai')
        self.do('waive', 'F-1', 'indemnity', '--reason', 'essai')
        self.do('remove', 'waiver', 'F-1', 'interest')
        self.do('remove', 'waiver', 'F-1', 'indemnity')
        self.do('pay', 'F-1', '10')
        self.do('pay', 'F-1', '20')
        self.assertIn('several payments', self.refuse('remove', 'payment', 'F-1'))
        self.do('remove', 'payment', 'F-1', '10')
        self.do('remove', 'payment', 'F-1')
        self.assertEqual(self.claim('F-1'), before)
        for arguments in (('credit', 'AV-1'), ('waiver', 'F-1', 'interest'), ('payment', 'F-1'),
                          ('payment', 'F-1', '10'), ('letter', '2026-0001'), ('invoice', 'F-9'),
                          ('invoice', 'F-1', '--foreign')):
            self.refuse('remove', *arguments)
        self.do('pay', 'F-5', '10')
        self.assertIn('a payment was recorded', self.refuse('remove', 'invoice', 'F-5'))
        self.do('remove', 'payment', 'F-5')
        self.do('remove', 'invoice', 'F-5')
        self.refuse('show', 'F-5')
        for arguments in (('credit',), ('waiver', 'F-1'), ('waiver', 'F-1', 'all'), ('client', 'X'),
                          ('letter', 'X', 'Y'), ('payment', 'F-1', 'ten'),
                          ('letter', '2026-0001', '--foreign')):
            self.misuse('remove', *arguments)
        self.do('check')

    def test_own_invoice_goes_before_that_of_a_stranger(self):
        self.do('import', self.write('stranger.xml', invoice_of('F-77', 'Lieferant GmbH')))
        self.assertEqual(self.read('show', 'F-77')['client']['name'], 'Kunde AG')
        mine = ('number;issue_date;due_date;client;client_kind;siren;total\n'
                'F-77;2026-05-01;2026-06-01;Atelier Nord;professional;552008443;700\n')
        told = self.expect(DONE, 'import', self.write('mine.csv', mine)).err
        self.assertIn('F-77. By this number, your own is meant', told)
        self.assertIn(f'dument-cli --database {self.database} remove invoice F-77 --foreign', told)
        self.assertEqual(self.claim('F-77')['balance_minor'], 70000)
        self.do('pay', 'F-77', '100')
        self.do('remove', 'invoice', 'F-77', '--foreign')
        self.assertEqual([row['number'] for row in self.read('list')].count('F-77'), 1)
        self.assertEqual(self.claim('F-77')['balance_minor'], 60000)

    def test_claim_of_an_invoice_of_another_seller(self):
        self.do('import', self.write('stranger.xml', invoice_of('F-77', 'Lieferant GmbH')))
        self.do('client', 'Kunde AG', '--set', 'kind=professional')
        told = self.expect(DONE, 'claim', 'F-1', 'F-77').err
        self.assertEqual(told.count('issued by somebody else than you'), 1, told)
        self.assertIn('remove invoice F-77', told)
        letter = ('letter', '--template', 'rappel-amical', '--output', 'l.pdf', '--force', 'F-77')
        self.assertIn('F-77: it was issued by somebody else', self.expect(DONE, *letter).err)
        told = self.expect(DONE, *letter, '--overrule', 'foreign=Assigned on 2 June').err
        self.assertIn('overruled: F-77: it was issued by somebody else', told)

    def test_paid_late_and_penalties_left(self):
        self.do('pay', 'F-1', '10000')
        owed = self.claim('F-1')
        self.assertEqual(owed['balance_minor'], 0)
        self.assertGreater(owed['total_minor'], 0)
        told = self.refuse('letter', '--template', 'rappel-amical', '--output', 'l.pdf', 'F-1')
        self.assertIn('what is still owed are penalties or the indemnity', told)
        self.assertIn('mise-en-demeure', told)
        self.do('letter', '--template', 'mise-en-demeure', '--output', 'l.pdf', 'F-1')

    def test_credit_note_of_another_seller(self):
        self.do('import', self.write('note.xml', invoice_of('AV-5', 'Lieferant GmbH', credit=True)))
        error = self.refuse('credit', 'F-1', '50', '--reference', 'AV-5')
        self.assertIn('Credit note AV-5 is that of Kunde AG', error)

    def test_likely_errors_of_a_file_are_told(self):
        rows = ('number;issue_date;due_date;client;client_kind;siren;total;currency;email\n'
                'W-1;2027-02-01;2027-03-01;Atelier Nord;professional;552008443;100;;\n'
                'W-2;2026-02-01;2026-03-01;Atelier Nord;professional;552008443;0;;\n'
                'W-3;2026-02-01;2026-03-01;Atelier Nord;professional;552008443;100;ZZZ;\n'
                'W-4;2026-02-01;2026-03-01;Durand;professional;;100;;nope\n'
                'W-5;2026-02-01;2026-03-01;Dupont;;;100;;\n')
        told = self.expect(DONE, 'import', self.write('w.csv', rows)).err.splitlines()
        for number, word in (('W-1', 'day to come'), ('W-2', 'asks for nothing'),
                             ('W-3', 'currency'), ('W-4', 'e-mail'), ('Dupont', 'not known')):
            self.assertEqual(len([line for line in told if number in line and word in line]), 1,
                             (number, told))
        self.assertEqual(len(told), 5, told)
        self.assertIn('client Durand --set email=', ''.join(told))
        self.assertIn('client Dupont --set kind=professional', ''.join(told))
        self.assertIn('client Dupont --set kind=professional', self.expect(DONE, 'list').err)

    def test_a_file_without_a_name_is_refused_alone(self):
        table = self.write('one.csv', 'number;issue_date;due_date;client;client_kind;total\n'
                                      'K-1;2026-09-01;2026-10-01;Morel;professional;100\n')
        for rehearsal in (('--dry-run',), ()):
            result = self.expect(REFUSED, 'import', *rehearsal, '', table, '')
            self.assertEqual(result.out.count('"": refused: There is no such file.'), 2, str(result))
            self.assertIn('one.csv: created 1,', result.out)
            self.assertIn('Check its name', result.err)

    def test_choices_for_an_import_that_do_not_count_are_told(self):
        header = 'number;issue_date;client;siren;total\n'
        path = self.write('k.csv', header + 'K-1;2026-02-01;Atelier Nord;552008443;100\n')
        told = self.expect(DONE, 'import', '--kind', 'consumer', path).err
        self.assertIn('not that of 1 invoice, K-1', told)
        self.assertIn(f'dument-cli --database {self.database} invoice K-1 --set due=YYYY-MM-DD',
                      told)
        self.assertTrue(self.read('show', 'K-1')['due_estimated'])
        self.assertIn('updated 1', self.do('import', '--due', '2026-05-05', path))
        self.assertEqual(self.read('show', 'K-1')['due_date'], '2026-05-05')

    def test_what_of_a_client_was_filled_in_is_told(self):
        first = self.write('a.xml', invoice_of('V-1', 'Marie Dupré EI', vat=''))
        self.do('import', first)
        second = self.write('b.xml', invoice_of('V-1', 'Marie Dupré EI', vat='DE136695976'))
        told = self.expect(DONE, 'import', second)
        self.assertIn('updated 1', told.out)
        self.assertIn('VAT number', told.err)
        self.assertEqual(len(self.read('show', 'V-1')['documents']), 2)

    def test_payment_typed_twice(self):
        self.assertEqual(self.expect(DONE, 'pay', 'F-1', '1 000,50').err, '')
        self.assertEqual(self.expect(DONE, 'pay', 'F-1', '1 000,50', '--on', '2026-11-20').err, '')
        told = self.expect(DONE, 'pay', 'F-1', '1000.50').err
        command = f'remove payment F-1 1000.50 --on {TODAY}'
        self.assertIn(f'dument-cli --database {self.database} {command}', told)
        # The one of another day stays, and without the day none is guessed.
        self.assertIn('several payments', self.refuse('remove', 'payment', 'F-1', '1000.50'))
        self.do(*command.split())
        self.do(*command.split())
        self.assertEqual([one['received_on'] for one in self.read('show', 'F-1')['payments']],
                         ['2026-11-20'])
        self.misuse('remove', 'letter', '2026-0001', '--on', TODAY)

    def test_french_words_are_taken(self):
        self.do('invoice', 'F-3', '--set', 'clause-accepted=oui')
        self.assertTrue(self.read('show', 'F-3')['clause_accepted'])
        self.do('waive', 'F-1', 'Intérêts', '--reason', 'x')
        self.do('waive', 'F-1', 'indemnité', '--reason', 'x')
        self.do('remove', 'waiver', 'F-1', 'interets')

    def test_half_a_business(self):
        self.do('setup', '--address', '12 rue du Port')
        self.assertEqual(self.read('setup')['missing'], ['locality'])
        self.assertIn('abc', self.refuse('setup', '--phone', 'abc'))
        for phone in ('02 99 00 00 00', '+33 (0)2.99.00.00.00', '3631'):
            self.do('setup', '--phone', phone)
        told = self.say('setup')
        self.assertIn('Chèques à l’ordre de', told)
        self.assertNotIn('cheque_order', told)
        self.misuse('rate', '--ecb', '--legal')

    def test_credit(self):
        self.do('credit', 'F-1', '1 000', '--reference', 'AV-1')
        claim = self.claim('F-1')
        self.assertEqual(claim['principal_minor'], 900000)
        self.assertEqual({s['base_minor'] for s in claim['segments']}, {900000})
        self.assertIn('AV-1', self.refuse('credit', 'F-1', '1', '--reference', 'AV-1'))
        self.refuse('credit', 'F-1', '9000.01', '--reference', 'AV-2')
        self.do('credit', 'F-1', '9000', '--reference', 'AV-2')
        self.assertEqual(self.claim('F-1')['total_minor'], 0)

    def test_waive(self):
        self.refuse('waive', 'F-1', 'interest', '--reason', '')
        self.do('waive', 'F-1', 'interest', '--reason', 'A good client')
        self.assertEqual(self.claim('F-1')['interest_minor'], 0)
        self.do('waive', 'F-1', 'indemnity', '--reason', 'A good client')
        self.assertEqual(self.claim('F-1')['total_minor'], 1000000)
        self.refuse('waive', 'F-1', 'indemnity', '--reason', 'Twice')


class Editing(Desk):

    def setUp(self):
        super().setUp()
        self.begin()

    def test_client(self):
        for text in ('552008443', 'Atelier Nord', 'atelier'):
            self.assertEqual(self.read('client', text)['siren'], '552008443')
        out = self.do('client', 'atelier', '--set', 'imputation=interest',
                      '--set', 'address=1 rue Neuve|69001 Lyon')
        self.assertEqual(out, 'Atelier Nord: recorded: imputation=interest, '
                              'address=1 rue Neuve|69001 Lyon\n')
        client = self.read('client', '552008443')
        self.assertEqual(client['imputation'], 'interest')
        self.assertIn('1 rue Neuve', client['address'])
        self.assertIn('a part payment settles first: the interest', self.do('journal'))
        self.assertIn('Atelier Nord', self.do('client', 'atelier'))
        self.do('client', 'atelier', '--set', 'contact=Jean Petit|comptable')
        contact, = self.read('client', 'atelier')['contacts']
        self.assertEqual((contact['name'], contact['role'], contact['phone']),
                         ('Jean Petit', 'comptable', None))

    def test_manner_of_a_client(self):
        client = self.read('client', 'atelier')
        self.assertEqual((client['tone'], client['pronoun']), ('neutral', 'vous'))
        self.do('client', 'atelier', '--set', 'tone=cordial', '--set', 'pronoun=tu')
        client = self.read('client', 'atelier')
        self.assertEqual((client['tone'], client['pronoun']), ('cordial', 'tu'))
        self.assertIn('cordial', self.do('client', 'atelier'))
        self.assertIn('addressed as tu', self.do('journal'))
        self.assertIn('firm', self.misuse('client', 'atelier', '--set', 'tone=angry'))
        self.assertIn('vous', self.misuse('client', 'atelier', '--set', 'pronoun=thou'))
        self.assertEqual(self.read('client', 'atelier')['tone'], 'cordial')

    def test_client_refusals(self):
        self.do('import', self.write('x.csv', 'number,issue_date,due_date,client,client_kind,total\n'
                                              'X-1,2026-01-01,2026-01-31,Atelier Sud,consumer,1\n'))
        error = self.refuse('client', 'atelier', '--set', 'kind=public')
        self.assertIn('Atelier Nord', error)
        self.assertIn('Atelier Sud', error)
        self.refuse('client', 'nobody')
        self.misuse('client', '552008443', '--set', 'kind=martian')
        self.assertIn('kind', self.misuse('client', '552008443', '--set', 'knid=public'))
        # All or nothing.
        self.misuse('client', '552008443', '--set', 'imputation=interest', '--set', 'kind=martian')
        self.assertEqual(self.read('client', '552008443')['imputation'], 'principal')

    def test_invoice(self):
        out = self.do('invoice', 'F-1', '--set', 'due=2026-07-31', '--set', 'sent-on=2026-05-21',
                      '--set', 'clause-accepted=yes')
        self.assertIn('F-1: recorded: due=2026-07-31', out)
        shown = self.read('show', 'F-1')
        self.assertEqual((shown['due_date'], shown['sent_on'], shown['clause_accepted']),
                         ('2026-07-31', '2026-05-21', True))
        self.assertIn('2026-07-31', self.do('invoice', 'F-1'))
        for wrong in ('due=2026-05-20', 'sent-on=2026-11-23', 'penalty-rate=-1',
                      'penalty-rate=100000'):
            self.assertIn('F-1', self.refuse('invoice', 'F-1', '--set', wrong), wrong)
        for wrong in ('due=tomorrow', 'due=2026-02-30', 'penalty-rate=much', 'clause-accepted=so',
                      'sent-by=pigeon', 'total=1'):
            self.assertIn(wrong.split('=')[0], self.misuse('invoice', 'F-1', '--set', wrong), wrong)
        # What was typed is not overwritten by the file.
        self.do('import', self.write('again.csv', INVOICES))
        self.assertEqual(self.read('show', 'F-1')['due_date'], '2026-07-31')

    def test_rate(self):
        self.refuse('rate', '--ecb', '2027-H1', '2.65', '--source', '')
        self.refuse('rate', '--legal', '2027-H1', '-1', '--source', 'x')
        self.assertIn('much', self.misuse('rate', '--legal', '2027-H1', 'much', '--source', 'x'))
        out = self.do('rate', '--legal', '1er semestre 2027', '2.50', '--source',
                      'Arrêté du 20 décembre 2026')
        self.assertIn('2027-H1: 2,50\u00a0% (Arrêté du 20 décembre 2026)', out)
        self.assertIn('2027-H1', self.do('journal'))
        self.assertIn('not known', self.do('rate', '--legal', '2027-S1', 'none'))

    def test_known_rate(self):
        error = self.refuse('rate', '--ecb', '2026-H2', '2.65', '--source', 'BdF')
        self.assertIn('2,40', error)
        self.assertIn('--replace', error)
        self.assertEqual(self.claim('F-1')['segments'][-1]['rate_bp'], 1240)
        self.do('rate', '--ecb', '2026-H2', '2.65', '--source', 'BdF', '--replace')
        self.assertEqual(self.claim('F-1')['segments'][-1]['rate_bp'], 1265)
        self.assertIn('2,40', self.do('rate', '--ecb', '2026-H2', 'none'))
        self.assertEqual(self.claim('F-1')['segments'][-1]['rate_bp'], 1240)

    def test_absurd_rate(self):
        for semester, value in (('2027-H1', '265'), ('2027-H1', '26,5'), ('2027-H2', '2.65')):
            self.refuse('rate', '--ecb', semester, value, '--source', 'x')

    def test_list_of_rates(self):
        self.do('rate', '--ecb', '2027-H1', '2.65', '--source', 'BdF')
        rows = self.read('rate')
        self.assertEqual({row['rate'] for row in rows}, {'ecb', 'legal'})
        by_name = {(row['rate'], row['semester']): row for row in rows}
        self.assertEqual(by_name['ecb', '2026-H2']['rate_bp'], 240)
        self.assertEqual(by_name['legal', '2026-H2']['percent'], '2.75')
        self.assertIsNone(by_name['legal', '2026-H2']['entered_on'])
        self.assertEqual(by_name['ecb', '2027-H1']['entered_on'], TODAY)
        self.assertEqual(by_name['ecb', '2027-H1']['source'], 'BdF')
        self.assertEqual({row['rate'] for row in self.read('rate', '--legal')}, {'legal'})
        self.assertEqual(len(self.read_csv('rate')), len(rows))
        table = self.do('rate')
        self.assertRegex(table, r'2027-H1 +2,65\u00a0% +2026-11-22 +BdF')

    def test_settings(self):
        self.assertEqual(self.do('settings').splitlines()[0], 'day-base=365')
        for wrong in ('day-base=360', 'night-base=365', 'deadline-days=soon', 'imputation=half',
                      'quiet-days=2026-12-24', 'region=bretagne'):
            self.misuse('settings', '--set', wrong)
        for wrong in ('0', '61', '-1'):
            self.assertIn('1 to 60', self.refuse('settings', '--set', f'deadline-days={wrong}'))
        out = self.do('settings', '--set', 'day-base=actual', '--set', 'deadline-days=10')
        self.assertEqual(out.splitlines(),
                         ['day-base=actual', 'deadline-days=10', 'imputation=principal',
                          'quiet-days=none', 'region=national'])
        self.assertIn('365', self.do('journal', '--format', 'json'))
        self.assertEqual(self.do('settings').splitlines(),
                         ['day-base=actual', 'deadline-days=10', 'imputation=principal',
                          'quiet-days=none', 'region=national'])


class Safekeeping(Desk):

    def test_sample(self):
        self.do('sample')
        rows = self.read('list')
        self.assertEqual(len(rows), 40)
        self.assertEqual(len({row['client'] for row in rows}), 12)
        self.assertLessEqual({'upcoming', 'due', 'late', 'formal-notice', 'paid'},
                             {row['state'] for row in rows})
        self.do('check')
        self.refuse('sample')
        self.assertEqual(len(self.read('list')), 40)

    def test_refused_beginning_leaves_no_file(self):
        self.write('bad.csv', 'number,client\n1,x\n')
        for arguments in (('setup', '--name', 'X', '--siren', '123'), ('import', 'bad.csv')):
            self.database = self.folder / 'never.db'
            self.refuse(*arguments)
            self.assertEqual([p for p in self.folder.iterdir() if 'never' in p.name], [])
        self.do('sample')
        self.assertTrue(self.database.exists())

    def test_sample_repeats(self):
        self.do('sample')
        first = self.read('list')
        self.database = self.folder / 'again.db'
        self.do('sample')
        self.assertEqual(self.read('list'), first)

    def test_sample_refuses_a_used_file(self):
        self.do(*SETUP)
        self.refuse('sample')

    def test_journal(self):
        self.begin()
        self.do('pay', 'F-1', '10')
        entries = self.read('journal')
        self.assertEqual([entry['seq'] for entry in entries], list(range(1, len(entries) + 1)))
        self.assertEqual({entry['at'] for entry in entries}, {TODAY + 'T12:00:00Z'})
        for entry in entries:
            self.assertRegex(entry['hash'], '^[0-9a-f]{64}$')
        self.assertEqual(len(self.read_csv('journal')), len(entries))

    def test_check(self):
        self.begin()
        self.assertIn('no fault', self.do('check'))

    def test_backup_and_restore(self):
        self.begin()
        backup = self.folder / 'backup.db'
        self.do('backup', backup)
        self.do('pay', 'F-1', '10')
        out = self.do('restore', backup)
        self.assertEqual(self.claim('F-1')['balance_minor'], 1000000)
        self.database = self.folder / 'data.db-20261122-120000'
        self.assertIn(str(self.database), out)
        self.assertEqual(self.claim('F-1')['balance_minor'], 999000)

    def test_restore_on_another_machine(self):
        self.begin()
        backup = self.folder / 'backup.db'
        self.do('backup', backup)
        self.database = self.folder / 'new' / 'data.db'
        self.database.parent.mkdir()
        self.do('restore', backup)
        self.assertEqual(len(self.read('list')), 5)

    def test_restore_refuses_what_is_no_backup(self):
        self.begin()
        for path in (self.write('noise.db', b'noise' * 1000), self.folder / 'missing.db'):
            self.refuse('restore', path)
        self.assertEqual(len(self.read('list')), 5)

    def test_restore_refuses_what_check_rejects(self):
        self.begin()
        backup = self.folder / 'backup.db'
        self.do('backup', backup)
        with contextlib.closing(sqlite3.connect(backup)) as file, file:
            for name, in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' "
                                      "AND tbl_name = 'document'").fetchall():
                file.execute(f'DROP TRIGGER {name}')
            file.execute("UPDATE document SET content = zeroblob (size) WHERE id = 1")
        before = self.database.read_bytes()
        told = self.refuse('restore', backup)
        self.assertIn('is not sound, and nothing was changed. Choose an earlier one.', told)
        self.assertIn('invoices.csv', told)
        self.assertEqual(self.database.read_bytes(), before)
        self.assertEqual([path.name for path in self.folder.glob('data.db*')], ['data.db'])

    def test_backup_refuses_its_own_file_and_no_folder(self):
        self.begin()
        self.refuse('backup', self.database)
        self.refuse('backup', self.folder / 'nowhere' / 'backup.db')
        self.assertEqual(len(self.read('list')), 5)

    def test_templates(self):
        ids = [row['id'] for row in self.read('templates')]
        self.assertEqual(ids, ['rappel-avant-echeance', 'rappel-echeance', 'rappel-amical',
                               'rappel-ferme', 'dernier-rappel', 'promesse-non-tenue',
                               'mise-en-demeure', 'suspension', 'dernier-avis-avant-remise',
                               'accuse-paiement-partiel', 'proposition-echeancier',
                               'accord-echeancier', 'reconnaissance-demande', 'quittance',
                               'declaration-creance'])
        self.assertEqual(self.run_bare('templates').status, DONE)


if __name__ == '__main__':
    unittest.main()
