#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What goes with a letter: the copies of its invoices and other papers, in one file with it."""

import re
import shutil
import subprocess
import unittest

from harness import DONE, TODAY, Desk

CII = '''<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice
 xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>380</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">20260521</udt:DateTimeString>
</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Marie Dupré EI</ram:Name><ram:SpecifiedLegalOrganization>
<ram:ID schemeID="0002">732829320</ram:ID></ram:SpecifiedLegalOrganization></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Atelier Nord</ram:Name><ram:SpecifiedLegalOrganization>
<ram:ID schemeID="0002">552008443</ram:ID></ram:SpecifiedLegalOrganization></ram:BuyerTradeParty>
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
<udt:DateTimeString format="102">20260620</udt:DateTimeString></ram:DueDateDateTime>
</ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:GrandTotalAmount>100.00</ram:GrandTotalAmount>
<ram:DuePayableAmount>100.00</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
'''


def stream(data, entries=''):
    return b'<< %s /Length %d >>\nstream\n%s\nendstream' % (entries.encode(), len(data), data)


def content_of(words):
    return f'BT /F1 20 Tf 60 700 Td ({words}) Tj ET'.encode()


def make_pdf(words, n_pages=1, xml=None):
    """A PDF 1.6 whose pages say @words and their number; @xml is embedded as in Factur-X."""
    bodies = [b'', b'', b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
    pages = []
    for page in range(1, n_pages + 1):
        bodies.append(stream(content_of(f'{words} page {page}')))
        bodies.append(b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R '
                      b'/Resources << /Font << /F1 3 0 R >> >> >>' % len(bodies))
        pages.append(b'%d 0 R' % len(bodies))
    catalog = b'<< /Type /Catalog /Pages 2 0 R'
    if xml is not None:
        bodies.append(stream(xml.encode(), '/Type /EmbeddedFile'))
        bodies.append(b'<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) '
                      b'/EF << /F %d 0 R >> >>' % len(bodies))
        catalog += b' /Names << /EmbeddedFiles << /Names [(factur-x.xml) %d 0 R] >> >>' % len(bodies)
    bodies[0] = catalog + b' >>'
    bodies[1] = b'<< /Type /Pages /Kids [%s] /Count %d >>' % (b' '.join(pages), len(pages))
    pdf, offsets = b'%PDF-1.6\n', []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(pdf))
        pdf += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    start = len(pdf)
    pdf += b'xref\n0 %d\n0000000000 65535 f \n' % (len(bodies) + 1)
    pdf += b''.join(b'%010d 00000 n \n' % offset for offset in offsets)
    return pdf + b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(bodies) + 1,
                                                                                start)


def pages_of(pdf):
    """The words of each page."""
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True)
    return [re.sub(r'\s+', ' ', page) for page in text.stdout.decode().split('\f')[:-1]]


class Enclosures(Desk):

    def setUp(self):
        super().setUp()
        self.begin()
        for number, n_pages in (('FA-1', 2), ('FA-2', 1)):
            self.do('import', self.write(f'{number}.pdf',
                                         make_pdf(number, n_pages, CII.format(number=number))))
        self.pdf = self.folder / 'letter.pdf'

    def letter(self, *arguments):
        return ('letter', '--template', 'mise-en-demeure', '--output', self.pdf, *arguments)

    def prove(self, number, name, content):
        """A paper of the invoice: what proves that it was sent."""
        self.do('invoice', number, '--set', f'sent-proof={self.write(name, content)}')

    def check(self, pdf):
        if shutil.which('qpdf'):
            subprocess.run(['qpdf', '--check', pdf], check=True, capture_output=True)

    def test_copies(self):
        said = self.do(*self.letter('FA-1', 'F-1', 'FA-2'))
        self.assertIn('letter.pdf: 2 enclosures behind it, pages ', said)
        self.check(self.pdf)
        *letter, first, second, third = pages_of(self.pdf)
        words = ' '.join(letter)
        self.assertRegex(words, r'P. J. : 1. copie de la facture n° FA-1 2. copie de la facture '
                         r'n° FA-2')
        self.assertNotIn('copie de la facture n° F-1', words)
        for page, label, number in ((first, 'FA-1 page 1', 1), (second, 'FA-1 page 2', 1),
                                    (third, 'FA-2 page 1', 2)):
            self.assertIn(label, page)
            self.assertIn(f'Pièce n° {number}', page.replace('\u00a0', ' '))
        # What an invoice says stays byte for byte.
        bound = self.pdf.read_bytes()
        self.assertTrue(bound.startswith(b'%PDF-1.6'))
        for label in ('FA-1 page 1', 'FA-1 page 2', 'FA-2 page 1'):
            self.assertTrue(re.search(b'stream\n' + re.escape(content_of(label)) + b'\n?endstream',
                                      bound), label)

    def test_letter_alone(self):
        alone = self.folder / 'alone.pdf'
        self.do(*self.letter('FA-1', '--letter-alone', alone))
        self.assertTrue(alone.read_bytes().startswith(b'%PDF-1.4'))
        self.assertEqual(pages_of(alone), pages_of(self.pdf)[:-2])
        self.assertIn('copie de la facture n° FA-1', ' '.join(pages_of(alone)))
        self.misuse(*self.letter('FA-1', '--letter-alone', self.pdf))

    def test_nothing(self):
        self.do(*self.letter('FA-1', '--no-enclosures'))
        self.assertTrue(self.pdf.read_bytes().startswith(b'%PDF-1.4'))
        self.assertNotIn('copie de la facture', ' '.join(pages_of(self.pdf)))

    def test_further_papers(self):
        self.prove('FA-1', 'courriel du 21 mai.pdf', make_pdf('Mail'))
        listed = [entry['file_name'] for entry in self.read('show', 'FA-1')['documents']]
        self.assertIn('courriel du 21 mai.pdf', listed)
        self.do(*self.letter('FA-1', '--enclose', 'courriel du 21 mai.pdf'))
        pages = pages_of(self.pdf)
        self.assertIn('2. courriel du 21 mai', ' '.join(pages))
        self.assertIn('Mail page 1', pages[-1])
        self.do(*self.letter('FA-1', '--no-enclosures', '--enclose', 'courriel du 21 mai.pdf'))
        self.assertIn('P. J. : courriel du 21 mai', ' '.join(pages_of(self.pdf)))
        self.assertIn('“devis.pdf”', self.refuse(*self.letter('FA-1', '--enclose', 'devis.pdf')))

    def test_damaged(self):
        """What shall go and cannot stops the letter, by name; the letter before it stays."""
        self.prove('FA-1', 'torn.pdf', b'%PDF-1.4\nno more')
        self.do(*self.letter('FA-1'))
        before = self.pdf.read_bytes()
        self.assertIn('torn.pdf is damaged', self.refuse(*self.letter('FA-1', '--enclose',
                                                                      'torn.pdf')))
        self.assertEqual(self.pdf.read_bytes(), before)

    def test_recorded_whole(self):
        self.do(*self.letter('FA-1'), today='2026-11-20')
        printed = self.pdf.read_bytes()
        self.assertIn('as it was written', self.do(*self.letter('FA-1', '--posted', TODAY)))
        self.do('letters', '--save', '2026-0001', '--output', 'again.pdf')
        self.assertEqual((self.folder / 'again.pdf').read_bytes(), printed)
        self.do('check')

    def test_what_was_printed_is_taken_as_it_is(self):
        self.do(*self.letter('FA-1'), today='2026-11-20')
        printed = self.pdf.read_bytes()
        self.assertIn('there is 1 enclosure',
                      self.refuse(*self.letter('FA-1', '--posted', TODAY, '--no-enclosures')))
        said = self.do(*self.letter('FA-1', '--posted', TODAY, '--letter-alone', 'alone.pdf'))
        self.assertIn('alone.pdf: not written', said)
        self.assertEqual(self.pdf.read_bytes(), printed)

    def test_an_earlier_letter_is_replaced(self):
        self.do(*self.letter('FA-1'))
        self.do(*self.letter('FA-1', 'FA-2'))
        self.assertIn('FA-2 page 1', pages_of(self.pdf)[-1])

    def test_all_late(self):
        many = ('letter', '--template', 'rappel-amical', '--output-dir', 'post')
        said = self.expect(DONE, *many, '--all-late').out
        self.assertIn('2 enclosures behind it', said)
        [bound] = [path for path in (self.folder / 'post').iterdir() if 'Nord' in path.name]
        self.assertIn('FA-2 page 1', pages_of(bound)[-1])
        before = bound.read_bytes()
        self.misuse(*many, '--posted', TODAY, '--no-enclosures')
        self.do(*many, '--posted', TODAY)
        kept = [letter['letter'] for letter in self.read('letters')
                if 'FA-1' in letter['invoices']]
        self.do('letters', '--save', *kept, '--output', 'again.pdf')
        self.assertEqual((self.folder / 'again.pdf').read_bytes(), before)


if __name__ == '__main__':
    unittest.main()
