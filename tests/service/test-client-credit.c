/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/client-credit.h"
#include "service/dossier.h"
#include "service/settlement.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;currency;total;credited_number"

/* Two are late, one is not due yet. Morel is a consumer, so that no penalties confuse the sums. */
#define LATE_2    "F-2;2026-03-01;2026-04-01;Morel;consumer;EUR;70;"
#define LATE_1    "F-1;2026-01-01;2026-02-01;Morel;consumer;EUR;50;"
#define UPCOMING  "F-3;2026-11-01;2026-12-01;Morel;consumer;EUR;100;"
#define IN_DOLLAR "F-4;2026-01-01;2026-02-01;Morel;consumer;USD;80;"
#define OF_LEBRUN "F-5;2025-11-01;2025-12-01;Lebrun;consumer;EUR;80;"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
}

static DumentMoney
principal (Fixture *fixture, const char *number)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);

  return receivable->claim->principal;
}

static DumentMoney
client_credit (Fixture *fixture, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentDossier) dossier = dument_dossier_open (fixture->workspace, number, &error);

  g_assert_no_error (error);
  return dossier->client_credit;
}

static void
pay (Fixture *fixture, const char *number, const char *amount, const char *day)
{
  g_autoptr (GError) error = NULL;
  DumentMoney unallocated;

  if (!dument_settlement_pay (fixture->workspace, number, amount, fixture_day (day),
                              DUMENT_PAYMENT_CHEQUE, &unallocated, &error))
    g_error ("%s", error->message);
}

static void
spend (Fixture *fixture, const char *number, const char *amount)
{
  g_autoptr (GError) error = NULL;

  if (!dument_client_credit_spend (fixture->workspace, number, amount, &error))
    g_error ("%s", error->message);
}

static void
assert_spend_refused (Fixture *fixture, const char *number, const char *amount, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dument_client_credit_spend (fixture->workspace, number, amount, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not tell of %s", error->message, word);
}

static DumentMoney
release (Fixture *fixture, const char *number, const char *amount)
{
  g_autoptr (GError) error = NULL;
  DumentMoney released = -1;

  if (!dument_client_credit_release (fixture->workspace, number, amount, &released, &error))
    g_error ("%s", error->message);
  return released;
}

/* Rows are separated by line feeds; returns what the import says of the last one. */
static DumentImportResult *
import (Fixture *fixture, const char *rows)
{
  g_autofree char *text = g_strconcat (HEADER, "\n", rows, "\n", NULL);
  DumentImportResult *result = fixture_import (fixture, text, "invoices.csv");

  g_assert_cmpuint (result->refusals->len, ==, 0);
  return result;
}

static void
assert_told (const DumentImportResult *result, const char *word)
{
  for (unsigned i = 0; i < result->warnings->len; i++)
    {
      if (strstr (fixture_sentence (result->warnings, i), word) != NULL)
        return;
    }
  g_error ("nothing tells of %s", word);
}

/* The debts that are due go first, the oldest before the others (art. 1342-10 C. civ.); what is
 * left is not set against one that is not due. */
static void
test_oldest_due_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) invoices =
      import (fixture, LATE_2 "\n" LATE_1 "\n" UPCOMING "\n" IN_DOLLAR "\n" OF_LEBRUN);
  g_autoptr (DumentImportResult) first =
      import (fixture, "AV-1;2026-05-01;;Morel;consumer;EUR;-60;");
  g_autoptr (DumentImportResult) second = NULL;

  assert_told (first, "50,00 €");
  assert_told (first, "10,00 €");
  g_assert_cmpint (principal (fixture, "F-1"), ==, 0);
  g_assert_cmpint (principal (fixture, "F-2"), ==, 6000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 0);

  second = import (fixture, "AV-2;2026-05-01;;Morel;consumer;EUR;-65;");
  assert_told (second, "5,00 €");
  g_assert_cmpint (principal (fixture, "F-2"), ==, 0);
  g_assert_cmpint (principal (fixture, "F-3"), ==, 10000);
  g_assert_cmpint (principal (fixture, "F-4"), ==, 8000);
  g_assert_cmpint (principal (fixture, "F-5"), ==, 8000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 500);
}

/* A single debt can be meant before its day; the invoice may stand below the note. */
static void
test_single_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) result =
      import (fixture, "AV-1;2026-11-05;;Morel;consumer;EUR;-140;\n" UPCOMING);

  assert_told (result, "100,00 €");
  assert_told (result, "40,00 €");
  g_assert_cmpint (principal (fixture, "F-3"), ==, 0);
  g_assert_cmpint (client_credit (fixture, "F-3"), ==, 4000);
}

/* It counts at its own date: interest runs on what was owed until then. */
static void
test_own_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivable) receivable = NULL;
  const DumentSegment *segment;
  g_autoptr (DumentImportResult) result =
      import (fixture, "F-1;2026-01-01;2026-02-01;Morel;professional;EUR;50;\n"
                       "AV-1;2026-03-03;;Morel;professional;EUR;-20;");

  g_assert_nonnull (result);
  receivable = fixture_find (fixture, "F-1");
  segment = &g_array_index (receivable->claim->segments, DumentSegment, 0);
  g_assert_cmpint (segment->base, ==, 5000);
  g_assert_cmpint (segment->to, ==, fixture_day ("2026-03-03"));
  g_assert_cmpint (receivable->claim->principal, ==, 3000);
}

/* A note of a day to come, and one that names an invoice which is not there, wait. */
static void
test_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) result =
      import (fixture, LATE_1 "\nAV-1;2026-12-05;;Morel;consumer;EUR;-20;\n"
                              "AV-2;2026-11-05;;Morel;consumer;EUR;-20;F-77");

  assert_told (result, "AV-1");
  g_assert_cmpint (principal (fixture, "F-1"), ==, 5000);
}

/* The papers are as they are; that one day is impossible is said. */
static void
test_before_its_invoice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) result =
      import (fixture, LATE_1 "\nAV-1;2025-12-31;;Morel;consumer;EUR;-20;F-1");

  assert_told (result, "2025-12-31");
  g_assert_cmpint (principal (fixture, "F-1"), ==, 3000);
}

static void
test_released (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DumentMoney amount;
  g_autoptr (DumentImportResult) result =
      import (fixture, LATE_1 "\nAV-1;2026-05-01;;Morel;consumer;EUR;-20;");

  g_assert_nonnull (result);
  g_assert_cmpint (release (fixture, "F-1", "20"), ==, 2000);
  g_assert_cmpint (principal (fixture, "F-1"), ==, 5000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 2000);
  g_assert_false (dument_client_credit_release (fixture->workspace, "F-1", /* amount= */ NULL,
                                                &amount, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
  spend (fixture, "F-1", "20");
  g_assert_cmpint (principal (fixture, "F-1"), ==, 3000);
}

/* What one invoice got too much pays another, at the day on which it came in; of the first nothing
 * else changes. */
static void
test_excess_spent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) payments = NULL;
  g_autoptr (DumentReceivable) before = NULL;
  g_autoptr (DumentReceivable) after = NULL;
  g_autoptr (DumentImportResult) result = import (fixture, LATE_1 "\n" LATE_2 "\n" IN_DOLLAR);

  g_assert_nonnull (result);
  pay (fixture, "F-1", "40", "2026-02-01");
  pay (fixture, "F-1", "25", "2026-02-02");
  pay (fixture, "F-1", "9", "2026-02-03");
  before = fixture_find (fixture, "F-1");
  g_assert_cmpint (client_credit (fixture, "F-2"), ==, 2400);
  assert_spend_refused (fixture, "F-2", "24.01", "24,00 €");
  assert_spend_refused (fixture, "F-4", "1", "0,00 USD");
  spend (fixture, "F-2", "14");
  g_assert_cmpint (principal (fixture, "F-2"), ==, 5600);
  g_assert_cmpint (client_credit (fixture, "F-2"), ==, 1000);
  after = fixture_find (fixture, "F-1");
  g_assert_cmpint (after->claim->total, ==, before->claim->total);
  g_assert_cmpint (after->claim->unallocated, ==, 1000);
  payments = dument_payment_list_of_invoice (dument_workspace_get_store (fixture->workspace),
                                             after->invoice->id, /* error= */ NULL);
  g_assert_cmpuint (payments->len, ==, 2);
}

static void
test_not_beyond_the_claim (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) result = import (fixture, LATE_1 "\n" LATE_2);

  g_assert_nonnull (result);
  pay (fixture, "F-2", "200", "2026-03-02");
  assert_spend_refused (fixture, "F-1", "50.01", "50,00 €");
  spend (fixture, "F-1", "50");
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 8000);
}

/* Both invoices tell in their history where the money went and where it came from. */
static void
test_told_by_both (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "F-1", "F-2" };
  g_autoptr (DumentImportResult) result = import (fixture, LATE_1 "\n" LATE_2);

  g_assert_nonnull (result);
  pay (fixture, "F-1", "60", "2026-02-01");
  spend (fixture, "F-2", "10");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (DumentDossier) dossier =
          dument_dossier_open (fixture->workspace, numbers[i], /* error= */ NULL);
      const DumentJournalEntry *last =
          g_ptr_array_index (dossier->history, dossier->history->len - 1);

      g_assert_cmpstr (last->kind, ==, "credit-spent");
      g_assert_nonnull (strstr (last->payload, numbers[1 - i]));
      g_assert_nonnull (strstr (last->payload, "10.00 EUR"));
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/service/client-credit/oldest-due-first", test_oldest_due_first },
    { "/service/client-credit/single-open", test_single_open },
    { "/service/client-credit/own-date", test_own_date },
    { "/service/client-credit/left-alone", test_left_alone },
    { "/service/client-credit/before-its-invoice", test_before_its_invoice },
    { "/service/client-credit/released", test_released },
    { "/service/client-credit/excess-spent", test_excess_spent },
    { "/service/client-credit/not-beyond-the-claim", test_not_beyond_the_claim },
    { "/service/client-credit/told-by-both", test_told_by_both },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
