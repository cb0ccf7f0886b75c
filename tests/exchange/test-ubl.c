/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/error.h"
#include "fixtures.h"

static void
test_everything (void)
{
  g_autoptr (DumentRecord) record = fixture_read (fixture_ubl);
  const char *const address[] = { "Place de l'Église", "BP 12", "Service comptable", NULL };

  g_assert_cmpint (record->kind, ==, DUMENT_RECORD_INVOICE);
  g_assert_cmpint (record->type_code, ==, 380);
  g_assert_cmpstr (record->number, ==, "FA-2026-002");
  g_assert_cmpint (record->issue_date, ==, fixture_date ("2026-03-01"));
  g_assert_cmpint (record->due_date, ==, fixture_date ("2026-03-31"));
  g_assert_cmpint (record->supply_date, ==, fixture_date ("2026-02-27"));
  g_assert_cmpstr (record->currency, ==, "EUR");
  g_assert_cmpint (record->total, ==, 30803);
  g_assert_cmpint (record->prepaid, ==, 10000);
  g_assert_cmpint (record->due_payable, ==, 20803);
  g_assert_cmpstr (record->seller.name, ==, "Marie Dupré EI");
  g_assert_cmpstr (record->seller.siren, ==, "404833048");
  g_assert_cmpstr (record->buyer.name, ==, "Mairie");
  g_assert_cmpstr (record->buyer.siren, ==, "732829320");
  g_assert_cmpstr (record->buyer.siret, ==, "73282932000074");
  g_assert_cmpstr (record->buyer.vat, ==, "FR44732829320");
  g_assert_cmpstrv (record->buyer.address, address);
  g_assert_cmpstr (record->buyer.postcode, ==, "35500");
  g_assert_cmpstr (record->buyer.city, ==, "Vitré");
  g_assert_cmpstr (record->buyer.country, ==, "FR");
  g_assert_cmpstr (record->buyer.email, ==, "factures@mairie.example");
  g_assert_cmpstr (record->buyer.phone, ==, "02 99 11 11 11");
  g_assert_cmpstr (record->order_reference, ==, "BC-8");
  g_assert_cmpstr (record->payment_reference, ==, "RF18539007547034");
  g_assert_null (record->credited_number);
  g_assert_cmpstr (record->label, ==, "Audit");
  g_assert_cmpstr (record->note_pmt, ==, "40 €");
  g_assert_cmpstr (record->note_pmd, ==, "Taux de 12,50 %");
  g_assert_cmpstr (record->note_aab, ==, "néant");
  g_assert_cmpint (record->clause.kind, ==, DUMENT_CLAUSE_FIXED);
  g_assert_cmpint (record->clause.value, ==, 1250);
}

static char *
make_credit_note (void)
{
  g_autofree char *root = fixture_replace (fixture_ubl, "<Invoice ", "<CreditNote ");
  g_autofree char *end = fixture_replace (root, "</Invoice>", "</CreditNote>");
  g_autofree char *line = fixture_replace (end, "cac:InvoiceLine", "cac:CreditNoteLine");
  g_autofree char *type = fixture_replace (line, "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
                                           "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>");
  g_autofree char *due = fixture_replace (type, "<cbc:DueDate>2026-03-31</cbc:DueDate>", "");

  return fixture_replace (due, "<cac:PaymentMeans>",
                          "<cac:PaymentMeans><cbc:PaymentDueDate>2026-04-15</cbc:PaymentDueDate>");
}

static void
test_credit_note (void)
{
  g_autofree char *text = make_credit_note ();
  g_autofree char *untyped =
      fixture_replace (text, "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>", "");
  g_autofree char *factored = fixture_replace (text, ">381<", ">396<");
  g_autoptr (DumentRecord) record = fixture_read (text);
  g_autoptr (DumentRecord) without_type = fixture_read (untyped);

  g_assert_cmpint (record->kind, ==, DUMENT_RECORD_CREDIT_NOTE);
  g_assert_cmpint (record->type_code, ==, 381);
  g_assert_cmpint (record->due_date, ==, fixture_date ("2026-04-15"));
  g_assert_cmpint (record->due_payable, ==, 20803);
  g_assert_cmpstr (record->credited_number, ==, "FA-2025-098");
  g_assert_cmpstr (record->label, ==, "Audit");
  g_assert_cmpint (without_type->kind, ==, DUMENT_RECORD_CREDIT_NOTE);
  fixture_refuse (factored, DUMENT_EXCHANGE_ERROR_FACTORED, "*396*");
}

static void
test_negative_invoice (void)
{
  g_autofree char *total = fixture_replace (fixture_ubl, ">308.03<", ">-308.03<");
  g_autofree char *prepaid = fixture_replace (total, ">100<", ">-100<");
  g_autofree char *due = fixture_replace (prepaid, ">208.03<", ">-208.03<");
  g_autoptr (DumentRecord) record = fixture_read (due);

  g_assert_cmpint (record->kind, ==, DUMENT_RECORD_CREDIT_NOTE);
  g_assert_cmpint (record->total, ==, 30803);
  g_assert_cmpint (record->prepaid, ==, 10000);
  g_assert_cmpint (record->due_payable, ==, 20803);
}

/* As in CII: wholly due only with the last of them, unless the invoice names its day. */
static void
test_instalments (void)
{
  g_autofree char *no_day =
      fixture_replace (fixture_ubl, "<cbc:DueDate>2026-03-31</cbc:DueDate>", "");
  g_autofree char *instalments = fixture_replace (
      no_day, "<cac:PaymentMeans>",
      "<cac:PaymentMeans><cbc:PaymentDueDate>2026-04-15</cbc:PaymentDueDate></cac:PaymentMeans>"
      "<cac:PaymentMeans><cbc:PaymentDueDate>2026-06-15</cbc:PaymentDueDate></cac:PaymentMeans>"
      "<cac:PaymentMeans><cbc:PaymentDueDate>2026-05-15</cbc:PaymentDueDate></cac:PaymentMeans>"
      "<cac:PaymentMeans>");
  g_autoptr (DumentRecord) record = fixture_read (instalments);

  g_assert_cmpint (record->due_date, ==, fixture_date ("2026-06-15"));
}

/* What is to be paid is what is claimed; the rest was prepaid, but for rounding. */
static void
test_prepaid_is_inferred (void)
{
  static const char prepaid[] = "<cbc:PrepaidAmount currencyID=\"EUR\">100</cbc:PrepaidAmount>";
  g_autofree char *silent = fixture_replace (fixture_ubl, prepaid, "");
  g_autofree char *wrong = fixture_replace (fixture_ubl, ">100<", ">60<");
  g_autofree char *whole = fixture_replace (silent, ">208.03<", ">308.00<");
  g_autofree char *rounded = fixture_replace (
      whole, "<cbc:PayableAmount",
      "<cbc:PayableRoundingAmount currencyID=\"EUR\">-0.03</cbc:PayableRoundingAmount>"
      "<cbc:PayableAmount");
  g_autoptr (DumentRecord) of_silent = fixture_read (silent);
  g_autoptr (DumentRecord) of_wrong = fixture_read (wrong);
  g_autoptr (DumentRecord) of_rounded = fixture_read (rounded);

  g_assert_cmpint (of_silent->prepaid, ==, 10000);
  g_assert_cmpint (of_wrong->prepaid, ==, 10000);
  g_assert_cmpint (of_rounded->prepaid, ==, 0);
  g_assert_cmpint (of_rounded->due_payable, ==, 30800);
}

static void
test_missing (void)
{
  static const struct
  {
    const char *element;
    const char *pattern;
  } cases[] = {
    { "<cbc:ID>FA-2026-002</cbc:ID>", "* ID.*" },
    { "<cbc:IssueDate>2026-03-01</cbc:IssueDate>", "*IssueDate*" },
    { "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", "*DocumentCurrencyCode*" },
    { "<cac:PartyName><cbc:Name>Mairie</cbc:Name></cac:PartyName>",
      "*AccountingCustomerParty*RegistrationName*" },
    { "<cbc:TaxInclusiveAmount currencyID=\"EUR\">308.03</cbc:TaxInclusiveAmount>",
      "*LegalMonetaryTotal/TaxInclusiveAmount*" },
    { "<cbc:PayableAmount currencyID=\"EUR\">208.03</cbc:PayableAmount>",
      "*LegalMonetaryTotal/PayableAmount*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fixture_replace (fixture_ubl, cases[i].element, "");

      fixture_refuse (text, DUMENT_EXCHANGE_ERROR_MISSING, cases[i].pattern);
    }
}

static void
test_bad_values (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *pattern;
  } cases[] = {
    { ">2026-03-01<", ">01/03/2026<", "*01/03/2026*IssueDate*" },
    { ">2026-03-31<", ">2026-02-29<", "*2026-02-29*DueDate*" },
    { ">2026-02-27<", ">2026-2-27<", "*2026-2-27*Delivery/ActualDeliveryDate*" },
    { ">208.03<", ">2.0803e2<", "*2.0803e2*LegalMonetaryTotal/PayableAmount*" },
    { "<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"CHF\">",
      "*CHF*PayableAmount*" },
    { ">380<", ">0<", "*InvoiceTypeCode*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fixture_replace (fixture_ubl, cases[i].from, cases[i].to);

      fixture_refuse (text, DUMENT_EXCHANGE_ERROR_VALUE, cases[i].pattern);
    }
}

static void
test_order (void)
{
  fixture_refuse ("<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>",
                  DUMENT_EXCHANGE_ERROR_ORDER, "*Order*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/ubl/everything", test_everything);
  g_test_add_func ("/exchange/ubl/credit-note", test_credit_note);
  g_test_add_func ("/exchange/ubl/negative-invoice", test_negative_invoice);
  g_test_add_func ("/exchange/ubl/instalments", test_instalments);
  g_test_add_func ("/exchange/ubl/prepaid-is-inferred", test_prepaid_is_inferred);
  g_test_add_func ("/exchange/ubl/missing", test_missing);
  g_test_add_func ("/exchange/ubl/bad-values", test_bad_values);
  g_test_add_func ("/exchange/ubl/order", test_order);
  return g_test_run ();
}
