/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/error.h"
#include "fixtures.h"

static void
test_everything (void)
{
  g_autoptr (DumentRecord) record = fixture_read (fixture_cii);
  const char *const address[] = { "12 rue des Tanneurs", "Bâtiment B", NULL };

  g_assert_cmpint (record->kind, ==, DUMENT_RECORD_INVOICE);
  g_assert_cmpint (record->type_code, ==, 380);
  g_assert_cmpstr (record->number, ==, "FA-2026-001");
  g_assert_cmpint (record->issue_date, ==, fixture_date ("2026-01-15"));
  g_assert_cmpint (record->due_date, ==, fixture_date ("2026-02-14"));
  g_assert_false (record->due_estimated);
  g_assert_cmpint (record->supply_date, ==, fixture_date ("2026-01-10"));
  g_assert_cmpstr (record->currency, ==, "EUR");
  g_assert_cmpint (record->total, ==, 120000);
  g_assert_cmpint (record->prepaid, ==, 20000);
  g_assert_cmpint (record->due_payable, ==, 100000);
  g_assert_cmpstr (record->seller.name, ==, "Marie Dupré EI");
  g_assert_cmpstr (record->seller.siren, ==, "404833048");
  g_assert_null (record->seller.siret);
  g_assert_cmpstr (record->buyer.name, ==, "Ateliers & Cie");
  g_assert_cmpstr (record->buyer.siren, ==, "732829320");
  g_assert_cmpstr (record->buyer.siret, ==, "73282932000074");
  g_assert_cmpstr (record->buyer.vat, ==, "FR44732829320");
  g_assert_cmpstrv (record->buyer.address, address);
  g_assert_cmpstr (record->buyer.postcode, ==, "35500");
  g_assert_cmpstr (record->buyer.city, ==, "Vitré");
  g_assert_cmpstr (record->buyer.country, ==, "FR");
  g_assert_cmpstr (record->buyer.email, ==, "compta@ateliers.example");
  g_assert_cmpstr (record->buyer.phone, ==, "+33 2 99 00 00 00");
  g_assert_cmpint (record->buyer_kind, ==, DUMENT_DEBTOR_UNKNOWN);
  g_assert_cmpstr (record->order_reference, ==, "BC-7");
  g_assert_cmpstr (record->payment_reference, ==, "VIR FA-2026-001");
  g_assert_null (record->credited_number);
  g_assert_cmpstr (record->label, ==, "Refonte du site");
  g_assert_cmpstr (record->note_pmt, ==, "Indemnité de 40 €");
  g_assert_cmpstr (record->note_pmd, ==, "Pénalités : trois fois le taux d'intérêt légal");
  g_assert_cmpstr (record->note_aab, ==, "Pas d'escompte");
  g_assert_cmpint (record->clause.kind, ==, DUMENT_CLAUSE_LEGAL_TIMES);
  g_assert_cmpint (record->clause.value, ==, 300);
}

static void
test_zugferd_1 (void)
{
  g_autoptr (DumentRecord) record = fixture_read (fixture_zugferd_1);

  g_assert_cmpstr (record->number, ==, "R-7");
  g_assert_cmpint (record->issue_date, ==, fixture_date ("2014-09-29"));
  g_assert_cmpint (record->due_date, ==, DUMENT_DATE_NONE);
  g_assert_cmpint (record->due_payable, ==, 9990);
  g_assert_cmpstr (record->order_reference, ==, "B-1");
}

static void
assert_type (const char *code, DumentRecordKind kind)
{
  g_autofree char *element = g_strdup_printf ("<ram:TypeCode>%s<", code);
  g_autofree char *text = fixture_replace (fixture_cii, "<ram:TypeCode>380<", element);
  g_autoptr (DumentRecord) record = fixture_read (text);

  g_assert_cmpint (record->kind, ==, kind);
  g_assert_cmpint (record->due_payable, ==, 100000);
}

static void
test_types (void)
{
  static const char *const invoices[] = { "380", "384", "386", "389", "500", "751" };
  static const char *const credits[] = { "381", "261", "262", "503" };
  static const char *const factored[] = { "393", "396", "501", "502", "472", "473" };

  for (gsize i = 0; i < G_N_ELEMENTS (invoices); i++)
    assert_type (invoices[i], DUMENT_RECORD_INVOICE);
  for (gsize i = 0; i < G_N_ELEMENTS (credits); i++)
    assert_type (credits[i], DUMENT_RECORD_CREDIT_NOTE);
  for (gsize i = 0; i < G_N_ELEMENTS (factored); i++)
    {
      g_autofree char *element = g_strdup_printf ("<ram:TypeCode>%s<", factored[i]);
      g_autofree char *text = fixture_replace (fixture_cii, "<ram:TypeCode>380<", element);
      g_autofree char *pattern = g_strdup_printf ("*%s*factor*", factored[i]);

      fixture_refuse (text, DUMENT_EXCHANGE_ERROR_FACTORED, pattern);
    }
}

static void
test_other_types (void)
{
  g_autofree char *pro_forma =
      fixture_replace (fixture_cii, "<ram:TypeCode>380<", "<ram:TypeCode>325<");
  g_autofree char *word =
      fixture_replace (fixture_cii, "<ram:TypeCode>380<", "<ram:TypeCode>facture<");
  g_autofree char *none = fixture_replace (fixture_cii, "<ram:TypeCode>380</ram:TypeCode>", "");
  g_autoptr (DumentRecord) record = fixture_read (none);

  fixture_refuse (pro_forma, DUMENT_EXCHANGE_ERROR_UNSUPPORTED, "*325*");
  fixture_refuse (word, DUMENT_EXCHANGE_ERROR_VALUE, "*facture*TypeCode*");
  g_assert_cmpint (record->type_code, ==, 0);
  g_assert_cmpint (record->kind, ==, DUMENT_RECORD_INVOICE);
}

static void
test_credit_note (void)
{
  g_autofree char *text = fixture_replace (fixture_cii, "<ram:TypeCode>380<", "<ram:TypeCode>381<");
  g_autofree char *twice = fixture_replace (text, "</ram:InvoiceReferencedDocument>",
                                            "</ram:InvoiceReferencedDocument>"
                                            "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>"
                                            "FA-2025-100</ram:IssuerAssignedID>"
                                            "</ram:InvoiceReferencedDocument>");
  g_autoptr (DumentRecord) one = fixture_read (text);
  g_autoptr (DumentRecord) several = fixture_read (twice);

  g_assert_cmpstr (one->credited_number, ==, "FA-2025-099");
  g_assert_null (several->credited_number);
}

static void
test_negative_invoice (void)
{
  g_autofree char *total = fixture_replace (fixture_cii, ">1200.00<", ">-1200.00<");
  g_autofree char *prepaid = fixture_replace (total, ">200.00<", ">0.00<");
  g_autofree char *due = fixture_replace (prepaid, "<ram:DuePayableAmount>1000.00<",
                                          "<ram:DuePayableAmount>-1200.00<");
  g_autoptr (DumentRecord) record = fixture_read (due);

  g_assert_cmpint (record->kind, ==, DUMENT_RECORD_CREDIT_NOTE);
  g_assert_cmpint (record->type_code, ==, 380);
  g_assert_cmpint (record->total, ==, 120000);
  g_assert_cmpint (record->due_payable, ==, 120000);
  g_assert_cmpstr (record->credited_number, ==, "FA-2025-099");
  fixture_refuse (prepaid, DUMENT_EXCHANGE_ERROR_VALUE, "*signs*");
}

static void
test_minimum (void)
{
  g_autofree char *no_prepaid =
      fixture_replace (fixture_cii, "<ram:TotalPrepaidAmount>200.00</ram:TotalPrepaidAmount>", "");
  g_autofree char *no_due = fixture_replace (no_prepaid,
                                             "<udt:DateTimeString format=\"102\">20260214"
                                             "</udt:DateTimeString>",
                                             "");
  g_autofree char *no_terms =
      fixture_replace (no_due, "<ram:DueDateDateTime></ram:DueDateDateTime>", "");
  g_autofree char *no_siren = fixture_replace (no_terms, "schemeID=\"0002\"", "schemeID=\"0060\"");
  g_autoptr (DumentRecord) record = fixture_read (no_siren);

  g_assert_cmpint (record->prepaid, ==, 20000);
  g_assert_cmpint (record->due_payable, ==, 100000);
  g_assert_cmpint (record->due_date, ==, DUMENT_DATE_NONE);
  g_assert_null (record->seller.siren);
  /* From the VAT number, since nothing else gives it. */
  g_assert_cmpstr (record->buyer.siren, ==, "732829320");
  g_assert_null (record->buyer.siret);
}

static void
test_instalments (void)
{
  g_autofree char *text = fixture_replace (
      fixture_cii, "</ram:SpecifiedTradePaymentTerms>",
      "</ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>"
      "<udt:DateTimeString format=\"102\">20260331</udt:DateTimeString></ram:DueDateDateTime>"
      "</ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradePaymentTerms>"
      "<ram:Description>3 fois</ram:Description></ram:SpecifiedTradePaymentTerms>");
  g_autoptr (DumentRecord) record = fixture_read (text);

  g_assert_cmpint (record->due_date, ==, fixture_date ("2026-03-31"));
}

static void
test_missing (void)
{
  static const struct
  {
    const char *element;
    const char *pattern;
  } cases[] = {
    { "<ram:ID>FA-2026-001</ram:ID>", "*ExchangedDocument/ID*" },
    { "<udt:DateTimeString format=\"102\">20260115</udt:DateTimeString>",
      "*ExchangedDocument/IssueDateTime/DateTimeString*" },
    { "<ram:Name>Ateliers &amp; Cie</ram:Name>", "*BuyerTradeParty/Name*" },
    { "<ram:Name>Marie Dupré EI</ram:Name>", "*SellerTradeParty/Name*" },
    { "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>", "*InvoiceCurrencyCode*" },
    { "<ram:GrandTotalAmount>1200.00</ram:GrandTotalAmount>", "*GrandTotalAmount*" },
    { "<ram:DuePayableAmount>1000.00</ram:DuePayableAmount>", "*DuePayableAmount*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fixture_replace (fixture_cii, cases[i].element, "");

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
    { "20260115", "20260230", "*20260230*IssueDateTime*" },
    { "20260115", "2026-01-15", "*2026-01-15*IssueDateTime*" },
    { "format=\"102\">20260115", "format=\"610\">202601", "*IssueDateTime*610*102*" },
    { "format=\"102\">20260214", "format=\"616\">202607", "*DueDateDateTime*616*" },
    { ">20260110<", ">bientôt<", "*bientôt*OccurrenceDateTime*" },
    { ">EUR<", ">euros<", "*euros*InvoiceCurrencyCode*" },
    { ">1200.00<", ">1200.005<", "*1200.005*GrandTotalAmount*" },
    { ">1200.00<", ">douze cents<", "*douze cents*GrandTotalAmount*" },
    { ">1200.00<", ">99999999999999999999999999<", "*9999*GrandTotalAmount*" },
    { "<ram:GrandTotalAmount>", "<ram:GrandTotalAmount currencyID=\"USD\">",
      "*USD*GrandTotalAmount*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fixture_replace (fixture_cii, cases[i].from, cases[i].to);

      fixture_refuse (text, DUMENT_EXCHANGE_ERROR_VALUE, cases[i].pattern);
    }
}

static void
test_currency_exponent (void)
{
  g_autofree char *yen = fixture_replace (fixture_cii, ">EUR<", ">JPY<");
  g_autofree char *dinar = fixture_replace (fixture_cii, ">EUR<", ">TND<");
  g_autoptr (DumentRecord) in_yen = fixture_read (yen);
  g_autoptr (DumentRecord) in_dinar = fixture_read (dinar);

  g_assert_cmpstr (in_yen->currency, ==, "JPY");
  g_assert_cmpint (in_yen->due_payable, ==, 1000);
  g_assert_cmpint (in_dinar->due_payable, ==, 1000000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/cii/everything", test_everything);
  g_test_add_func ("/exchange/cii/zugferd-1", test_zugferd_1);
  g_test_add_func ("/exchange/cii/types", test_types);
  g_test_add_func ("/exchange/cii/other-types", test_other_types);
  g_test_add_func ("/exchange/cii/credit-note", test_credit_note);
  g_test_add_func ("/exchange/cii/negative-invoice", test_negative_invoice);
  g_test_add_func ("/exchange/cii/minimum", test_minimum);
  g_test_add_func ("/exchange/cii/instalments", test_instalments);
  g_test_add_func ("/exchange/cii/missing", test_missing);
  g_test_add_func ("/exchange/cii/bad-values", test_bad_values);
  g_test_add_func ("/exchange/cii/currency-exponent", test_currency_exponent);
  return g_test_run ();
}
