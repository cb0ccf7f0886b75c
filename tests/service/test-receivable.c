/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

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

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/service/receivable/fresh", test_fresh);
  ADD ("/service/receivable/missing-only", test_missing_only);
  ADD ("/service/receivable/chunks", test_chunks);
  ADD ("/service/receivable/other-law", test_other_law);

  return g_test_run ();
}
