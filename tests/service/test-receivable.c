/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/dossier.h"
#include "service/editing.h"
#include "service/receivables.h"
#include "service/safekeeping.h"
#include "store/setting.h"

#define HEADER "number;issue_date;due_date;client;client_kind;total"

/* What no computation yields: a standing that tells it was taken from the cache. */
#define MARKED 777

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;100");
  fixture_import_one (fixture, HEADER, "F-2;2026-09-02;2026-10-02;Morel;professional;200");
}

static void
add_interest (const DumentReceivableRow *row, gpointer data)
{
  GString *text = data;

  g_string_append_printf (text, "%s=%" G_GINT64_FORMAT " ", row->invoice->number,
                          row->standing.interest);
}

static void
assert_lists (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!dument_receivable_foreach (fixture->workspace, /* client_text= */ NULL, /* states= */ 0,
                                  add_interest, text, &error))
    g_error ("%s", error->message);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
mark (Fixture *fixture, const char *number)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);
  DumentStanding standing = { 0 };

  dument_receivable_fill_standing (receivable, &standing);
  standing.interest = MARKED;
  g_assert_true (dument_standing_put (dument_workspace_get_store (fixture->workspace), &standing,
                                      /* error= */ NULL));
}

static guint
count_findings (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      dument_safekeeping_check (fixture->workspace, /* watch= */ NULL, &error);

  g_assert_no_error (error);
  return findings->len;
}

/* By hand: 52 days at 12.40 % of 100 €, 51 of 200 €. */
static void
test_fresh (Fixture *fixture, gconstpointer data)
{
  assert_lists (fixture, "F-1=177 F-2=347 ");
  assert_lists (fixture, "F-1=177 F-2=347 ");
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* One change makes one row be computed anew, not all of them. */
static void
test_missing_only (Fixture *fixture, gconstpointer data)
{
  assert_lists (fixture, "F-1=177 F-2=347 ");
  mark (fixture, "F-1");
  fixture_import_one (fixture, HEADER, "F-3;2026-09-03;2026-10-02;Morel;professional;300");
  assert_lists (fixture, "F-1=777 F-2=347 F-3=520 ");
  g_assert_cmpuint (count_findings (fixture), ==, 1);
}

static void
test_chunks (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  g_assert_true (dument_receivable_refresh (fixture->workspace, 1, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  mark (fixture, "F-1");
  g_assert_true (dument_receivable_refresh (fixture->workspace, 9, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (dument_receivable_refresh (fixture->workspace, 9, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  assert_lists (fixture, "F-1=777 F-2=347 ");
}

/* An older version computed under an older law: no list goes by that, and no check complains. */
static void
test_other_law (Fixture *fixture, gconstpointer data)
{
  DumentStore *store = dument_workspace_get_store (fixture->workspace);
  gboolean is_valid = TRUE;

  assert_lists (fixture, "F-1=177 F-2=347 ");
  g_assert_true (dument_setting_set (store, "standing-stamp", "older", NULL));
  mark (fixture, "F-1");
  mark (fixture, "F-2");
  g_assert_true (dument_receivable_is_cache_valid (fixture->workspace, &is_valid, NULL));
  g_assert_false (is_valid);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  assert_lists (fixture, "F-1=177 F-2=347 ");
  g_assert_true (dument_receivable_is_cache_valid (fixture->workspace, &is_valid, NULL));
  g_assert_true (is_valid);
}

static void
assert_barred (Fixture *fixture, const char *number, const char *barred_after)
{
  DumentDate today = dument_workspace_get_today (fixture->workspace);
  g_autoptr (DumentDossier) dossier = dument_dossier_open (fixture->workspace, number, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const DumentRegisterRow *row;

  g_array_append_val (ids, dossier->receivable->invoice->id);
  rows = dument_receivables_load (fixture->workspace, ids, /* cancellable= */ NULL, &error);
  g_assert_no_error (error);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->barred_after, ==,
                   barred_after != NULL ? fixture_day (barred_after) : DUMENT_DATE_NONE);
  g_assert_cmpint (dument_dossier_is_barred (dossier, today), ==, barred_after != NULL);
}

/* Five years from the day of payment, two with a consumer, four calendar years with a public body,
 * which the sending of the invoice begins anew. */
static void
test_barred (Fixture *fixture, gconstpointer data)
{
  static const char *const sent[] = { "sent-on=2022-01-03", NULL };
  guint n;

  fixture_import_one (fixture, HEADER, "B-1;2021-10-21;2021-11-21;Morel;professional;100");
  fixture_import_one (fixture, HEADER, "B-2;2021-10-22;2021-11-22;Morel;professional;100");
  fixture_import_one (fixture, HEADER, "B-3;2024-10-21;2024-11-21;Jeanne Roux;consumer;100");
  fixture_import_one (fixture, HEADER, "B-4;2021-10-01;2021-11-01;Mairie de Vitré;public;100");
  fixture_import_one (fixture, HEADER, "B-5;2021-10-01;2021-11-01;Mairie de Vitré;public;100");
  g_assert_true (dument_editing_set_invoice (fixture->workspace, "B-5", sent, /* error= */ NULL));
  fixture_import_one (fixture, HEADER, "B-6;2016-10-01;2016-11-01;Quidam;;100");
  g_assert_true (dument_receivable_refresh (fixture->workspace, 99, &n, NULL));

  assert_barred (fixture, "F-1", NULL);
  assert_barred (fixture, "B-1", "2026-11-21");
  assert_barred (fixture, "B-2", NULL);
  assert_barred (fixture, "B-3", "2026-11-21");
  assert_barred (fixture, "B-4", "2025-12-31");
  assert_barred (fixture, "B-5", NULL);
  assert_barred (fixture, "B-6", NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/service/receivable/fresh", test_fresh);
  ADD ("/service/receivable/missing-only", test_missing_only);
  ADD ("/service/receivable/chunks", test_chunks);
  ADD ("/service/receivable/other-law", test_other_law);
  ADD ("/service/receivable/barred", test_barred);

  return g_test_run ();
}
