/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/editing.h"

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
    g_error ("refused: %s", (char *) g_ptr_array_index (result->refusals, 0));
  g_assert_cmpuint (result->n_created, ==, created);
  g_assert_cmpuint (result->n_unchanged, ==, unchanged);
  g_assert_cmpuint (result->n_updated, ==, updated);
}

static void
assert_refused (const DumentImportResult *result, const char *words)
{
  g_assert_cmpuint (result->refusals->len, >, 0);
  g_assert_cmpuint (result->n_created + result->n_updated + result->n_unchanged, ==, 0);
  if (strstr (g_ptr_array_index (result->refusals, 0), words) == NULL)
    g_error ("“%s” does not say “%s”", (char *) g_ptr_array_index (result->refusals, 0), words);
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
  assert_refused (second, "100.00 EUR");
  assert_refused (second, "101.00 EUR");
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

  assert_refused (consumer, "--due");
  assert_refused (unknown, "--kind");
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
  g_autoptr (DumentReceivable) before = NULL;
  g_autoptr (DumentReceivable) after = NULL;

  /* The credit note comes before the invoice that it names. */
  fixture_import_one (fixture, header, "AV-1;2026-10-05;;Morel;professional;-40;F-1");
  fixture_import_one (fixture, header, "F-1;2026-09-01;2026-10-01;Morel;professional;100;");
  after = fixture_find (fixture, "F-1");
  g_assert_cmpint (after->claim->principal, ==, 6000);

  /* One that names none waits to be set off. */
  fixture_import_one (fixture, header, "AV-2;2026-10-06;;Morel;professional;-10;");
  before = fixture_find (fixture, "F-1");
  g_assert_cmpint (before->claim->principal, ==, 6000);
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
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
