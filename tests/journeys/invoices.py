# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Electronic invoices of an invented business, as other programs would write them."""

from xml.sax.saxutils import escape

SELLER = {'name': 'Marie Dupré EI', 'siren': '732829320', 'vat': 'FR44732829320',
          'lines': ['12 rue des Lilas'], 'postcode': '35500', 'city': 'Vitré'}


def decimal(cents):
    return f'{cents // 100}.{cents % 100:02}'


def cii_party(tag, party):
    lines = ''.join(f'<ram:Line{number}>{escape(line)}</ram:Line{number}>'
                    for number, line in zip(('One', 'Two', 'Three'), party['lines']))
    siren = (f'<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">{party["siren"]}</ram:ID>'
             '</ram:SpecifiedLegalOrganization>' if party.get('siren') else '')
    vat = (f'<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{party["vat"]}</ram:ID>'
           '</ram:SpecifiedTaxRegistration>' if party.get('vat') else '')
    return (f'<ram:{tag}><ram:Name>{escape(party["name"])}</ram:Name>{siren}'
            f'<ram:PostalTradeAddress><ram:PostcodeCode>{party["postcode"]}</ram:PostcodeCode>'
            f'{lines}<ram:CityName>{escape(party["city"])}</ram:CityName>'
            f'<ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>{vat}</ram:{tag}>')


def cii_date(day):
    return f'<udt:DateTimeString format="102">{day:%Y%m%d}</udt:DateTimeString>'


def cii(number, issued, due, total, prepaid, buyer, note):
    """A Factur-X invoice, profile EN 16931 as far as a receivable needs it."""
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice
 xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
<ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>380</ram:TypeCode>
<ram:IssueDateTime>{cii_date(issued)}</ram:IssueDateTime>
<ram:IncludedNote><ram:Content>{escape(note)}</ram:Content><ram:SubjectCode>PMD</ram:SubjectCode>
</ram:IncludedNote></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:ApplicableHeaderTradeAgreement>{cii_party('SellerTradeParty', SELLER)}
{cii_party('BuyerTradeParty', buyer)}</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>{cii_date(due)}</ram:DueDateDateTime>
</ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:GrandTotalAmount>{decimal(total)}</ram:GrandTotalAmount>
<ram:TotalPrepaidAmount>{decimal(prepaid)}</ram:TotalPrepaidAmount>
<ram:DuePayableAmount>{decimal(total - prepaid)}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
'''


def ubl_party(tag, party):
    siren = (f'<cbc:CompanyID schemeID="0002">{party["siren"]}</cbc:CompanyID>'
             if party.get('siren') else '')
    return (f'<cac:{tag}><cac:Party><cac:PostalAddress>'
            f'<cbc:StreetName>{escape(party["lines"][0])}</cbc:StreetName>'
            f'<cbc:CityName>{escape(party["city"])}</cbc:CityName>'
            f'<cbc:PostalZone>{party["postcode"]}</cbc:PostalZone>'
            '<cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country>'
            f'</cac:PostalAddress><cac:PartyLegalEntity>'
            f'<cbc:RegistrationName>{escape(party["name"])}</cbc:RegistrationName>{siren}'
            f'</cac:PartyLegalEntity></cac:Party></cac:{tag}>')


def ubl(number, issued, due, total, buyer):
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>{number}</cbc:ID><cbc:IssueDate>{issued}</cbc:IssueDate><cbc:DueDate>{due}</cbc:DueDate>
<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
{ubl_party('AccountingSupplierParty', SELLER)}
{ubl_party('AccountingCustomerParty', buyer)}
<cac:LegalMonetaryTotal>
<cbc:TaxInclusiveAmount currencyID="EUR">{decimal(total)}</cbc:TaxInclusiveAmount>
<cbc:PayableAmount currencyID="EUR">{decimal(total)}</cbc:PayableAmount>
</cac:LegalMonetaryTotal></Invoice>
'''


def pdf_with(xml, name='factur-x.xml'):
    """A PDF of one empty page with @xml embedded in it."""
    data = xml.encode()
    objects = [
        f'<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [({name}) 4 0 R] >> >> '
        '/AF [4 0 R] >>'.encode(),
        b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
        f'<< /Type /Filespec /F ({name}) /UF ({name}) /AFRelationship /Alternative '
        '/EF << /F 5 0 R >> >>'.encode(),
        b'<< /Type /EmbeddedFile /Subtype /text#2Fxml /Length %d >>\nstream\n%b\nendstream'
        % (len(data), data),
    ]
    pdf = b'%PDF-1.7\n'
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += b'%d 0 obj\n%b\nendobj\n' % (number, content)
    start = len(pdf)
    pdf += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    pdf += b''.join(b'%010d 00000 n \n' % place for place in places)
    return pdf + (b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n'
                  % (len(objects) + 1, start))
