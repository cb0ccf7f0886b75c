/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/editing.h"
#include "service/setup.h"

#include <string.h>

#define HEADER \
  "number;issue_date;due_date;client;client_kind;siren;address;total;paid;penalty_rate\n"

static void
assert_counts (const DumentImportResult *result,
               unsigned created,
               unsigned unchanged,
               unsigned updated)
{
  if (result->refusals->len > 0)
    g_error ("refused: %s", fixture_sentence (result->refusals, 0));
  g_assert_cmpuint (result->n_created, ==, created);
  g_assert_cmpuint (result->n_unchanged, ==, unchanged);
  g_assert_cmpuint (result->n_updated, ==, updated);
}

static void
assert_refused (const DumentImportResult *result, const char *words)
{
  g_assert_cmpuint (result->refusals->len, >, 0);
  g_assert_cmpuint (result->n_created + result->n_updated + result->n_unchanged, ==, 0);
  if (strstr (fixture_sentence (result->refusals, 0), words) == NULL)
    g_error ("“%s” does not say “%s”", fixture_sentence (result->refusals, 0), words);
}

static void
test_twice_changes_nothing (Fixture *fixture, gconstpointer data)
{
  static const char text[] = HEADER "F-1;2026-09-01;2026-10-01;Atelier Morel;professional;;8 rue "
                                    "des Tanneurs|35500 Vitré;1200;200;\n"
                                    "F-2;2026-09-02;2026-10-02;Atelier Morel;professional;;8 rue "
                                    "des Tanneurs|35500 Vitré;300;;\n";
  g_autoptr (DumentImportResult) first = fixture_import (fixture, text, "a.csv");
  g_autoptr (DumentImportResult) second = fixture_import (fixture, text, "a.csv");
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");
  g_autoptr (DumentReceivable) other = fixture_find (fixture, "F-2");

  assert_counts (first, 2, 0, 0);
  assert_counts (second, 0, 2, 0);
  g_assert_cmpint (receivable->invoice->due_payable, ==, 100000);
  g_assert_cmpstr (receivable->client->party.postcode, ==, "35500");
  g_assert_cmpint (receivable->client->id, ==, other->client->id);
  g_assert_cmpint (receivable->state, ==, DUMENT_STATE_LATE);
}

static void
test_fills_only_what_is_missing (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "due=2026-12-24", NULL };
  g_autoptr (DumentImportResult) first = fixture_import (
      fixture, HEADER "F-1;2026-09-01;;Atelier Morel;professional;;;100;;\n", "a.csv");
  g_autoptr (DumentImportResult) second = NULL;
  g_autoptr (DumentImportResult) third = NULL;
  g_autoptr (DumentReceivable) estimated = fixture_find (fixture, "F-1");
  g_autoptr (DumentReceivable) filled = NULL;
  g_autoptr (DumentReceivable) kept = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (first, 1, 0, 0);
  g_assert_true (estimated->invoice->due_estimated);
  g_assert_cmpint (estimated->invoice->due_date, ==, fixture_day ("2026-10-01"));

  second = fixture_import (
      fixture,
      HEADER "F-1;2026-09-01;2026-10-16;Atelier Morel;consumer;;8 rue X|35500 Vitré;100;;12\n",
      "b.csv");
  assert_counts (second, 0, 0, 1);
  filled = fixture_find (fixture, "F-1");
  g_assert_false (filled->invoice->due_estimated);
  g_assert_cmpint (filled->invoice->due_date, ==, fixture_day ("2026-10-16"));
  g_assert_cmpint (filled->invoice->clause.value, ==, 1200);
  g_assert_cmpstr (filled->client->party.city, ==, "Vitré");
  /* The kind was known: a file does not change it. */
  g_assert_cmpint (filled->client->kind, ==, DUMENT_DEBTOR_PROFESSIONAL);

  if (!dument_editing_set_invoice (fixture->workspace, "F-1", typed, &error))
    g_error ("%s", error->message);
  third = fixture_import (fixture, HEADER "F-1;2026-09-01;2026-11-01;Atelier Morel;;;;100;;15\n",
                          "c.csv");
  assert_counts (third, 0, 1, 0);
  kept = fixture_find (fixture, "F-1");
  g_assert_cmpint (kept->invoice->due_date, ==, fixture_day ("2026-12-24"));
  g_assert_cmpint (kept->invoice->clause.value, ==, 1200);
}

static void
test_conflict_names_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) first = fixture_import (
      fixture, HEADER "F-1;2026-09-01;2026-10-01;Morel;professional;;;100;;\n", "a.csv");
  g_autoptr (DumentImportResult) second =
      fixture_import (fixture,
                      HEADER "F-2;2026-09-01;2026-10-01;Morel;professional;;;50;;\n"
                             "F-1;2026-09-01;2026-10-01;Morel;professional;;;101;;\n",
                      "b.csv");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (first, 1, 0, 0);
  assert_refused (second, "100,00 €");
  assert_refused (second, "101,00 €");
  assert_refused (second, "3");
  g_assert_null (dument_receivable_find (fixture->workspace, "F-2", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
}

static void
test_due_date_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) consumer = fixture_import (
      fixture, HEADER "F-1;2026-09-01;;Claire Fontaine;consumer;;;100;;\n", "a.csv");
  g_autoptr (DumentImportResult) unknown =
      fixture_import (fixture, HEADER "F-1;2026-09-01;;Claire Fontaine;;;;100;;\n", "a.csv");

  assert_refused (consumer, "until when");
  assert_refused (unknown, "one of the two");
}

static void
test_kind_is_proposed_from_siren (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivable) business = NULL;
  g_autoptr (DumentReceivable) town = NULL;
  g_autoptr (DumentReceivable) nobody = NULL;

  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;;Morel;;404833048;;100;;");
  fixture_import_one (fixture, HEADER, "F-2;2026-09-01;;Vitré;;213503600;;100;;");
  fixture_import_one (fixture, HEADER, "F-3;2026-09-01;2026-10-01;Fontaine;;;;100;;");
  business = fixture_find (fixture, "F-1");
  town = fixture_find (fixture, "F-2");
  nobody = fixture_find (fixture, "F-3");
  g_assert_cmpint (business->client->kind, ==, DUMENT_DEBTOR_PROFESSIONAL);
  g_assert_cmpint (town->client->kind, ==, DUMENT_DEBTOR_PUBLIC);
  g_assert_cmpint (nobody->client->kind, ==, DUMENT_DEBTOR_UNKNOWN);
  g_assert_cmpint (nobody->claim->interest, ==, 0);
  g_assert_cmpint (nobody->claim->balance, ==, 10000);
}

static void
test_own_purchase_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) result = NULL;

  fixture_set_up_business (fixture);
  result = fixture_import (
      fixture, HEADER "F-1;2026-09-01;;Dupré;;732829320;17 rue Notre-Dame|35500 Vitré;100;;\n",
      "a.csv");
  assert_refused (result, "your own business");
}

static void
test_invoices_follow_the_setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) again = NULL;

  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;;;100;;");
  fixture_set_up_business (fixture);
  again = fixture_import (fixture, HEADER "F-1;2026-09-01;2026-10-01;Morel;professional;;;100;;\n",
                          "b.csv");
  assert_counts (again, 0, 1, 0);
}

static void
test_credit_notes (Fixture *fixture, gconstpointer data)
{
  static const char header[] =
      "number;issue_date;due_date;client;client_kind;total;credited_number";
  g_autoptr (DumentReceivable) named = NULL;
  g_autoptr (DumentReceivable) set_off = NULL;

  /* The credit note comes before the invoice that it names. */
  fixture_import_one (fixture, header, "AV-1;2026-10-05;;Morel;professional;-40;F-1");
  fixture_import_one (fixture, header, "F-1;2026-09-01;2026-10-01;Morel;professional;100;");
  named = fixture_find (fixture, "F-1");
  g_assert_cmpint (named->claim->principal, ==, 6000);

  /* One that names none is set against the one invoice that is open. */
  fixture_import_one (fixture, header, "AV-2;2026-10-06;;Morel;professional;-10;");
  set_off = fixture_find (fixture, "F-1");
  g_assert_cmpint (set_off->claim->principal, ==, 5000);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  static const char text[] = HEADER "F-1;2026-09-01;2026-10-01;Morel;professional;;;100;;\n";
  static const DumentImportOptions options = { TRUE, DUMENT_DEBTOR_UNKNOWN, DUMENT_DATE_NONE };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) rehearsed =
      dument_import_bytes (fixture->workspace, bytes, "a.csv", &options, &error);
  g_autoptr (DumentImportResult) real = NULL;

  g_assert_no_error (error);
  assert_counts (rehearsed, 1, 0, 0);
  real = fixture_import (fixture, text, "a.csv");
  assert_counts (real, 1, 0, 0);
}

/* An invoice in UBL: number, days of issue and payment, seller's and buyer's SIREN. */
#define UBL                                                                                    \
  "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\""                  \
  " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""    \
  " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n"     \
  "<cbc:ID>%s</cbc:ID><cbc:IssueDate>%s</cbc:IssueDate><cbc:DueDate>%s</cbc:DueDate>"          \
  "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"                                   \
  "<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Dupré" \
  "</cbc:RegistrationName><cbc:CompanyID schemeID=\"0002\">%s</cbc:CompanyID>"                 \
  "</cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>"                          \
  "<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Morel"  \
  "</cbc:RegistrationName><cbc:CompanyID schemeID=\"0002\">%s</cbc:CompanyID>"                 \
  "</cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>"                          \
  "<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount>100</cbc:TaxInclusiveAmount>"               \
  "<cbc:PayableAmount>100</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>\n"

static void
test_due_before_issue_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char table[] = HEADER "F-1;2026-09-01;;Morel;professional;;;100;;\n";
  const DumentImportOptions early = { FALSE, DUMENT_DEBTOR_UNKNOWN, fixture_day ("2026-08-31") };
  const DumentImportOptions same_day = { FALSE, DUMENT_DEBTOR_UNKNOWN, fixture_day ("2026-09-01") };
  g_autofree char *document =
      g_strdup_printf (UBL, "F-1", "2026-09-01", "2026-08-31", "732829320", "404833048");
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) from_document = fixture_import (fixture, document, "a.xml");
  g_autoptr (DumentImportResult) from_table = fixture_import (
      fixture, HEADER "F-1;2026-09-01;2026-08-31;Morel;professional;;;100;;\n", "a.csv");
  g_autoptr (DumentImportResult) from_option =
      dument_import_bytes (fixture->workspace, bytes, "a.csv", &early, &error);
  g_autoptr (DumentImportResult) on_the_day = NULL;

  g_assert_no_error (error);
  assert_refused (from_document, "2026-08-31");
  assert_refused (from_document, "2026-09-01");
  assert_refused (from_document, "Correct one");
  assert_refused (from_table, "2026-08-31");
  assert_refused (from_table, "2026-09-01");
  assert_refused (from_option, "2026-08-31");
  assert_refused (from_option, "2026-09-01");
  assert_refused (from_option, "later day");
  on_the_day = dument_import_bytes (fixture->workspace, bytes, "a.csv", &same_day, &error);
  g_assert_no_error (error);
  assert_counts (on_the_day, 1, 0, 0);
}

static void
test_two_clients_stay_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) siren = NULL;
  g_autoptr (DumentImportResult) postcode = NULL;
  g_autoptr (DumentImportResult) alone = NULL;

  fixture_import_one (fixture, HEADER,
                      "F-1;2026-09-01;2026-10-01;Morel;professional;404833048;;100;;");
  fixture_import_one (fixture, HEADER, "F-2;2026-09-01;2026-10-01;Le Goff;professional;;;100;;");
  fixture_import_one (fixture, HEADER,
                      "F-3;2026-09-01;2026-10-01;Le Goff;professional;;8 rue X|35500 Vitré;100;;");

  siren = fixture_import (
      fixture, HEADER "F-2;2026-09-01;2026-10-01;Le Goff;professional;404833048;;100;;\n", "b.csv");
  assert_refused (siren, "404833048");
  assert_refused (siren, "Morel");
  assert_refused (siren, "Le Goff");
  postcode = fixture_import (
      fixture, HEADER "F-2;2026-09-01;2026-10-01;Le Goff;professional;;1 rue Y|35500 Vitré;100;;\n",
      "c.csv");
  assert_refused (postcode, "35500");
  alone = fixture_import (
      fixture, HEADER "F-2;2026-09-01;2026-10-01;Le Goff;professional;552008443;;100;;\n", "d.csv");
  assert_counts (alone, 0, 0, 1);
}

static void
test_invalid_siren_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *document =
      g_strdup_printf (UBL, "F-1", "2026-09-01", "2026-10-01", "732829320", "404833047");
  g_autofree char *another =
      g_strdup_printf (UBL, "F-2", "2026-09-01", "2026-10-01", "732829320", "404833047");
  g_autofree char *valid =
      g_strdup_printf (UBL, "F-3", "2026-09-01", "2026-10-01", "732829320", "404833048");
  g_autoptr (DumentImportResult) first = fixture_import (fixture, document, "a.xml");
  g_autoptr (DumentImportResult) second = fixture_import (fixture, another, "b.xml");
  g_autoptr (DumentImportResult) third = fixture_import (fixture, valid, "c.xml");

  assert_counts (first, 1, 0, 0);
  g_assert_cmpuint (first->warnings->len, ==, 1);
  g_assert_nonnull (strstr (fixture_sentence (first->warnings, 0), "404833047"));
  assert_counts (second, 1, 0, 0);
  g_assert_cmpuint (second->warnings->len, ==, 0);
  assert_counts (third, 1, 0, 0);
  g_assert_cmpuint (third->warnings->len, ==, 0);
}

static void
test_only_new_foreign_invoices_are_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *document =
      g_strdup_printf (UBL, "F-1", "2026-09-01", "2026-10-01", "552008443", "404833048");
  g_autoptr (DumentImportResult) first = NULL;
  g_autoptr (DumentImportResult) again = NULL;

  fixture_set_up_business (fixture);
  first = fixture_import (fixture, document, "a.xml");
  assert_counts (first, 1, 0, 0);
  g_assert_cmpuint (first->warnings->len, ==, 1);
  g_assert_nonnull (strstr (fixture_sentence (first->warnings, 0), "Number: F-1."));
  again = fixture_import (fixture, document, "a.xml");
  assert_counts (again, 0, 1, 0);
  g_assert_cmpuint (again->warnings->len, ==, 0);
}

static void
test_foreign_credit_notes_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) foreign = g_string_new (NULL);
  g_autoptr (GString) own = g_string_new (NULL);
  g_autoptr (DumentImportResult) told = NULL;
  g_autoptr (DumentImportResult) again = NULL;
  g_autoptr (DumentImportResult) quiet = NULL;
  DumentFinding *warning;

  g_string_printf (foreign, UBL, "AV-1", "2026-09-01", "2026-10-01", "552008443", "404833048");
  g_string_printf (own, UBL, "AV-2", "2026-09-01", "2026-10-01", "732829320", "404833048");
  g_string_replace (foreign, "Invoice", "CreditNote", /* limit= */ 0);
  g_string_replace (own, "Invoice", "CreditNote", /* limit= */ 0);
  fixture_set_up_business (fixture);
  told = fixture_import (fixture, foreign->str, "a.xml");
  assert_counts (told, 1, 0, 0);
  warning = g_ptr_array_index (told->warnings, 0);
  g_assert_cmpint (warning->code, ==, DUMENT_FINDING_FOREIGN_SELLER);
  g_assert_cmpuint (warning->count, ==, 1);
  g_assert_nonnull (strstr (warning->sentence, "Number: AV-1."));
  again = fixture_import (fixture, foreign->str, "a.xml");
  g_assert_cmpuint (again->warnings->len, ==, 0);
  quiet = fixture_import (fixture, own->str, "b.xml");
  assert_counts (quiet, 1, 0, 0);
  for (unsigned i = 0; i < quiet->warnings->len; i++)
    {
      warning = g_ptr_array_index (quiet->warnings, i);
      g_assert_cmpint (warning->code, !=, DUMENT_FINDING_FOREIGN_SELLER);
    }
}

static void
test_estimated_days_name_their_invoices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = g_string_new (HEADER);
  g_autoptr (DumentImportResult) few =
      fixture_import (fixture,
                      HEADER "A-1;2026-09-01;;Morel;professional;;;100;;\n"
                             "A-2;2026-09-01;2026-10-01;Morel;professional;;;100;;\n"
                             "A-3;2026-09-01;;Morel;professional;;;100;;\n",
                      "a.csv");
  g_autoptr (DumentImportResult) many = NULL;
  const DumentFinding *warning = g_ptr_array_index (few->warnings, 0);

  g_assert_cmpint (warning->code, ==, DUMENT_FINDING_DUE_ESTIMATED);
  g_assert_cmpuint (warning->count, ==, 2);
  g_assert_cmpstr (warning->invoice_number, ==, "A-1");
  g_assert_nonnull (strstr (warning->sentence, "Numbers: A-1, A-3."));
  for (unsigned i = 1; i <= 7; i++)
    g_string_append_printf (table, "F-%u;2026-09-01;;Morel;professional;;;100;;\n", i);
  many = fixture_import (fixture, table->str, "b.csv");
  g_assert_nonnull (strstr (fixture_sentence (many->warnings, 0),
                            "Numbers: F-1, F-2, F-3, F-4, F-5 and 2 more."));
}

/* The user's SIREN is corrected to one under which the same numbers are there already. */
static void
test_setup_names_the_numbers (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup corrected = { .siren = "552008443" };
  g_autofree char *document =
      g_strdup_printf (UBL, "F-1", "2026-09-01", "2026-10-01", "552008443", "404833048");
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentImportResult) twin = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;;;100;;");
  fixture_import_one (fixture, HEADER, "F-2;2026-09-01;2026-10-01;Morel;professional;;;100;;");
  twin = fixture_import (fixture, document, "a.xml");
  assert_counts (twin, 1, 0, 0);

  g_assert_false (dument_setup_apply (fixture->workspace, &corrected, refusals, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 1);
  g_assert_nonnull (strstr (fixture_sentence (refusals, 0), "F-1"));
  g_assert_null (strstr (fixture_sentence (refusals, 0), "F-2"));
  g_assert_cmpstr (dument_workspace_get_issuer (fixture->workspace)->party.siren, ==, "732829320");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/service/import/twice-changes-nothing", test_twice_changes_nothing },
    { "/service/import/fills-only-what-is-missing", test_fills_only_what_is_missing },
    { "/service/import/conflict-names-both", test_conflict_names_both },
    { "/service/import/due-date-is-asked", test_due_date_is_asked },
    { "/service/import/kind-is-proposed-from-siren", test_kind_is_proposed_from_siren },
    { "/service/import/own-purchase-is-refused", test_own_purchase_is_refused },
    { "/service/import/invoices-follow-the-setup", test_invoices_follow_the_setup },
    { "/service/import/credit-notes", test_credit_notes },
    { "/service/import/dry-run", test_dry_run },
    { "/service/import/due-before-issue-is-refused", test_due_before_issue_is_refused },
    { "/service/import/two-clients-stay-two", test_two_clients_stay_two },
    { "/service/import/invalid-siren-is-told", test_invalid_siren_is_told },
    { "/service/import/only-new-foreign-invoices", test_only_new_foreign_invoices_are_told },
    { "/service/import/foreign-credit-notes", test_foreign_credit_notes_are_told },
    { "/service/import/estimated-days-name", test_estimated_days_name_their_invoices },
    { "/service/import/setup-names-the-numbers", test_setup_names_the_numbers },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
