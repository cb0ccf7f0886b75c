/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixtures.h"

#include "exchange/error.h"
#include "exchange/problem.h"
#include "exchange/reader.h"

#include <string.h>

/* An invoice of 1 200 €, 200 € of it prepaid, with all that a record can hold. */
const char fixture_cii[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<rsm:CrossIndustryInvoice"
    " xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
    " xmlns:ram=\"urn:un:unece:uncefact:data:standard:"
    "ReusableAggregateBusinessInformationEntity:100\""
    " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\">\n"
    "<rsm:ExchangedDocument><ram:ID>FA-2026-001</ram:ID><ram:TypeCode>380</ram:TypeCode>"
    "<ram:IssueDateTime><udt:DateTimeString format=\"102\">20260115</udt:DateTimeString>"
    "</ram:IssueDateTime>"
    "<ram:IncludedNote><ram:Content>Bonjour</ram:Content></ram:IncludedNote>"
    "<ram:IncludedNote><ram:Content>Indemnité de 40 €</ram:Content>"
    "<ram:SubjectCode>PMT</ram:SubjectCode></ram:IncludedNote>"
    "<ram:IncludedNote><ram:Content> Pénalités : trois fois le taux d'intérêt légal </ram:Content>"
    "<ram:SubjectCode>PMD</ram:SubjectCode></ram:IncludedNote>"
    "<ram:IncludedNote><ram:Content>Pas d'escompte</ram:Content>"
    "<ram:SubjectCode>AAB</ram:SubjectCode></ram:IncludedNote>"
    "</rsm:ExchangedDocument>\n"
    "<rsm:SupplyChainTradeTransaction>"
    "<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct>"
    "<ram:Name>Refonte du\n  site</ram:Name>"
    "</ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>\n"
    "<ram:ApplicableHeaderTradeAgreement>"
    "<ram:SellerTradeParty><ram:Name>Marie Dupré EI</ram:Name>"
    "<ram:SpecifiedLegalOrganization><ram:ID schemeID=\"0002\">404 833 048</ram:ID>"
    "</ram:SpecifiedLegalOrganization></ram:SellerTradeParty>\n"
    "<ram:BuyerTradeParty><ram:GlobalID schemeID=\"0088\">3654789851</ram:GlobalID>"
    "<ram:Name>Ateliers &amp; Cie</ram:Name>"
    "<ram:SpecifiedLegalOrganization><ram:ID schemeID=\"0002\">73282932000074</ram:ID>"
    "</ram:SpecifiedLegalOrganization>"
    "<ram:DefinedTradeContact><ram:TelephoneUniversalCommunication>"
    "<ram:CompleteNumber>+33 2 99 00 00 00</ram:CompleteNumber>"
    "</ram:TelephoneUniversalCommunication></ram:DefinedTradeContact>"
    "<ram:PostalTradeAddress><ram:PostcodeCode>35500</ram:PostcodeCode>"
    "<ram:LineOne>12 rue des Tanneurs</ram:LineOne><ram:LineTwo>Bâtiment B</ram:LineTwo>"
    "<ram:CityName>Vitré</ram:CityName><ram:CountryID>FR</ram:CountryID>"
    "</ram:PostalTradeAddress>"
    "<ram:URIUniversalCommunication><ram:URIID schemeID=\"EM\">compta@ateliers.example</ram:URIID>"
    "</ram:URIUniversalCommunication>"
    "<ram:SpecifiedTaxRegistration><ram:ID schemeID=\"FC\">35/12</ram:ID>"
    "</ram:SpecifiedTaxRegistration>"
    "<ram:SpecifiedTaxRegistration><ram:ID schemeID=\"VA\">fr 44 732 829 320</ram:ID>"
    "</ram:SpecifiedTaxRegistration>"
    "</ram:BuyerTradeParty>"
    "<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>BC-7</ram:IssuerAssignedID>"
    "</ram:BuyerOrderReferencedDocument>"
    "</ram:ApplicableHeaderTradeAgreement>\n"
    "<ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent>"
    "<ram:OccurrenceDateTime><udt:DateTimeString format=\"102\">20260110</udt:DateTimeString>"
    "</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent>"
    "</ram:ApplicableHeaderTradeDelivery>\n"
    "<ram:ApplicableHeaderTradeSettlement>"
    "<ram:PaymentReference>VIR FA-2026-001</ram:PaymentReference>"
    "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
    "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>"
    "<udt:DateTimeString format=\"102\">20260214</udt:DateTimeString></ram:DueDateDateTime>"
    "</ram:SpecifiedTradePaymentTerms>\n"
    "<ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
    "<ram:LineTotalAmount>1000.00</ram:LineTotalAmount>"
    "<ram:GrandTotalAmount>1200.00</ram:GrandTotalAmount>"
    "<ram:TotalPrepaidAmount>200.00</ram:TotalPrepaidAmount>"
    "<ram:DuePayableAmount>1000.00</ram:DuePayableAmount>"
    "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
    "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>FA-2025-099</ram:IssuerAssignedID>"
    "</ram:InvoiceReferencedDocument>"
    "</ram:ApplicableHeaderTradeSettlement>\n"
    "</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>\n";

const char fixture_zugferd_1[] =
    "<rsm:CrossIndustryDocument xmlns:rsm=\"urn:ferd:CrossIndustryDocument:invoice:1p0\""
    " xmlns:ram=\"urn:un:unece:uncefact:data:standard:"
    "ReusableAggregateBusinessInformationEntity:12\""
    " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15\">"
    "<rsm:HeaderExchangedDocument><ram:ID>R-7</ram:ID><ram:TypeCode>380</ram:TypeCode>"
    "<ram:IssueDateTime><udt:DateTimeString format=\"102\">20140929</udt:DateTimeString>"
    "</ram:IssueDateTime></rsm:HeaderExchangedDocument>"
    "<rsm:SpecifiedSupplyChainTradeTransaction><ram:ApplicableSupplyChainTradeAgreement>"
    "<ram:SellerTradeParty><ram:Name>Lieferant</ram:Name></ram:SellerTradeParty>"
    "<ram:BuyerTradeParty><ram:Name>Kunde</ram:Name></ram:BuyerTradeParty>"
    "<ram:BuyerOrderReferencedDocument><ram:ID>B-1</ram:ID></ram:BuyerOrderReferencedDocument>"
    "</ram:ApplicableSupplyChainTradeAgreement><ram:ApplicableSupplyChainTradeSettlement>"
    "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
    "<ram:SpecifiedTradeSettlementMonetarySummation>"
    "<ram:GrandTotalAmount currencyID=\"EUR\">99.90</ram:GrandTotalAmount>"
    "</ram:SpecifiedTradeSettlementMonetarySummation>"
    "</ram:ApplicableSupplyChainTradeSettlement>"
    "</rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>";

const char fixture_ubl[] =
    "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\""
    " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
    " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n"
    "<cbc:ID>FA-2026-002</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate>"
    "<cbc:DueDate>2026-03-31</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
    "<cbc:Note>sans sujet</cbc:Note><cbc:Note>#PMT#40 €</cbc:Note>"
    "<cbc:Note>#PMD#Taux de 12,50 %</cbc:Note><cbc:Note>#AAB#néant</cbc:Note>"
    "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
    "<cac:OrderReference><cbc:ID>BC-8</cbc:ID></cac:OrderReference>"
    "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>FA-2025-098</cbc:ID>"
    "</cac:InvoiceDocumentReference></cac:BillingReference>\n"
    "<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Chez Marie</cbc:Name>"
    "</cac:PartyName><cac:PartyLegalEntity><cbc:RegistrationName>Marie Dupré EI"
    "</cbc:RegistrationName><cbc:CompanyID schemeID=\"0002\">404833048</cbc:CompanyID>"
    "</cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>\n"
    "<cac:AccountingCustomerParty><cac:Party>"
    "<cbc:EndpointID schemeID=\"EM\">factures@mairie.example</cbc:EndpointID>"
    "<cac:PartyIdentification><cbc:ID schemeID=\"0009\">73282932000074</cbc:ID>"
    "</cac:PartyIdentification><cac:PartyName><cbc:Name>Mairie</cbc:Name></cac:PartyName>"
    "<cac:PostalAddress><cbc:StreetName>Place de l'Église</cbc:StreetName>"
    "<cbc:AdditionalStreetName>BP 12</cbc:AdditionalStreetName><cbc:CityName>Vitré</cbc:CityName>"
    "<cbc:PostalZone>35500</cbc:PostalZone><cac:AddressLine><cbc:Line>Service comptable</cbc:Line>"
    "</cac:AddressLine><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode>"
    "</cac:Country></cac:PostalAddress>"
    "<cac:PartyTaxScheme><cbc:CompanyID>LOCAL1</cbc:CompanyID><cac:TaxScheme><cbc:ID>LOC</cbc:ID>"
    "</cac:TaxScheme></cac:PartyTaxScheme>"
    "<cac:PartyTaxScheme><cbc:CompanyID>FR44732829320</cbc:CompanyID><cac:TaxScheme>"
    "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
    "<cac:Contact><cbc:Telephone>02 99 11 11 11</cbc:Telephone></cac:Contact>"
    "</cac:Party></cac:AccountingCustomerParty>\n"
    "<cac:Delivery><cbc:ActualDeliveryDate>2026-02-27</cbc:ActualDeliveryDate></cac:Delivery>"
    "<cac:PaymentMeans><cbc:PaymentID>RF18539007547034</cbc:PaymentID></cac:PaymentMeans>\n"
    "<cac:LegalMonetaryTotal>"
    "<cbc:TaxInclusiveAmount currencyID=\"EUR\">308.03</cbc:TaxInclusiveAmount>"
    "<cbc:PrepaidAmount currencyID=\"EUR\">100</cbc:PrepaidAmount>"
    "<cbc:PayableAmount currencyID=\"EUR\">208.03</cbc:PayableAmount>"
    "</cac:LegalMonetaryTotal>\n"
    "<cac:InvoiceLine><cac:Item><cbc:Name>Audit</cbc:Name></cac:Item></cac:InvoiceLine>\n"
    "</Invoice>\n";

/* The text with every @from replaced; one that is not there is a mistake of the test. */
char *
fixture_replace (const char *text, const char *from, const char *to)
{
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, from, to, 0), >, 0);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

GBytes *
fixture_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

DumentDate
fixture_date (const char *iso)
{
  DumentDate date;

  g_assert_true (dument_date_parse_iso (iso, &date));
  return date;
}

static void
free_problem (gpointer problem)
{
  dument_problem_free (problem);
}

GPtrArray *
fixture_problems (void)
{
  return g_ptr_array_new_with_free_func (free_problem);
}

static void
append_object (GString *pdf, GArray *offsets, const char *body)
{
  gsize offset = pdf->len;

  g_array_append_val (offsets, offset);
  g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", offsets->len, body);
}

static void
append_trailer (GString *pdf, const GArray *offsets)
{
  gsize start = pdf->len;

  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (pdf, "%010u 00000 n \n", (guint) g_array_index (offsets, gsize, i));
  g_string_append_printf (pdf, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%u\n%%%%EOF\n",
                          offsets->len + 1, (guint) start);
}

/* A page of A4 with nothing on it and, unless the name is NULL, one embedded file. */
GBytes *
fixture_pdf (const char *attachment_name, const char *content)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.7\n");
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *catalog = NULL;
  g_autofree char *specification = NULL;
  g_autofree char *stream = NULL;

  if (attachment_name == NULL)
    catalog = g_strdup ("<< /Type /Catalog /Pages 2 0 R >>");
  else
    catalog = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names "
                               "[ (%s) 4 0 R ] >> >> >>",
                               attachment_name);
  append_object (pdf, offsets, catalog);
  append_object (pdf, offsets, "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>");
  append_object (pdf, offsets, "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] >>");
  if (attachment_name != NULL)
    {
      specification = g_strdup_printf ("<< /Type /Filespec /F (%s) /UF (%s) /EF << /F 5 0 R >> >>",
                                       attachment_name, attachment_name);
      stream = g_strdup_printf ("<< /Type /EmbeddedFile /Length %u >>\nstream\n%s\nendstream",
                                (guint) strlen (content), content);
      append_object (pdf, offsets, specification);
      append_object (pdf, offsets, stream);
    }
  append_trailer (pdf, offsets);
  return g_string_free_to_bytes (g_steal_pointer (&pdf));
}

DumentRecord *
fixture_read (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      dument_reader_read (bytes, /* file_name= */ NULL, /* problems= */ NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  return g_ptr_array_steal_index (records, 0);
}

void
fixture_refuse_bytes (GBytes *bytes, int code, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records =
      dument_reader_read (bytes, /* file_name= */ NULL, /* problems= */ NULL, &error);

  g_assert_null (records);
  g_assert_error (error, DUMENT_EXCHANGE_ERROR, code);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” does not match “%s”", error->message, pattern);
}

void
fixture_refuse (const char *text, int code, const char *pattern)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  fixture_refuse_bytes (bytes, code, pattern);
}
