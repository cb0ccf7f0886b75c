/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "tables.h"

#include "service/dossier.h"
#include "service/insolvency-entry.h"
#include "service/plan-entry.h"
#include "service/safekeeping.h"
#include "service/settlement.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;total"

/* Two invoices of Morel and one of Roux. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;1000");
  fixture_import_one (fixture, HEADER, "F-2;2026-08-01;2026-09-01;Morel;professional;300");
  fixture_import_one (fixture, HEADER, "F-3;2026-08-01;2026-09-01;Roux;professional;500");
}

static const char *
last_event (Fixture *fixture)
{
  g_autoptr (GPtrArray) journal = dument_dossier_journal (fixture->workspace, NULL);
  const DumentJournalEntry *last = g_ptr_array_index (journal, journal->len - 1);

  return g_intern_string (last->kind);
}

/* Three instalments by the month over invoices that end with NULL. */
static DumentPlanEntry *
make_entry (Fixture *fixture, const char *const *numbers)
{
  DumentPlanEntry *entry = dument_plan_entry_new ();

  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      g_autoptr (DumentReceivable) receivable = fixture_find (fixture, numbers[i]);

      g_array_append_val (entry->invoice_ids, receivable->invoice->id);
    }
  entry->first_due = fixture_day ("2026-12-15");
  entry->n_instalments = 3;
  return entry;
}

static void
assert_state (Fixture *fixture, const char *number, DumentState state)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dument_state_to_string (receivable->state), ==, dument_state_to_string (state));
  findings = dument_safekeeping_check (fixture->workspace, /* watch= */ NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_refused (Fixture *fixture, const DumentPlanEntry *entry, const char *word)
{
  g_autoptr (DumentUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *after = NULL;

  g_assert_false (dument_plan_entry_save (fixture->workspace, entry, &undo, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not tell of %s", error->message, word);
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static gint64
find_plan (Fixture *fixture, const char *number)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);

  return receivable->ledger->plan_id;
}

/* Each act is taken back whole, in the order in which it was done, and the journal keeps both. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  static const char *const both[] = { "F-1", "F-2", NULL };
  static const char *const events[][2] = { { "plan-proposed", "plan-deleted" },
                                           { "plan-agreed", "plan-disagreed" },
                                           { "plan-ended", "plan-reopened" },
                                           { "plan-deleted", "plan-restored" } };
  g_autoptr (DumentPlanEntry) entry = make_entry (fixture, both);
  DumentDate today = dument_workspace_get_today (fixture->workspace);
  DumentUndo *undos[G_N_ELEMENTS (events)] = { NULL };
  char *dumps[G_N_ELEMENTS (events)] = { NULL };
  gint64 id = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      dumps[i] = tables_dump (fixture->workspace);
      if (i == 0)
        g_assert_true (dument_plan_entry_save (fixture->workspace, entry, &undos[i], NULL));
      else if (i == 1)
        undos[i] = dument_plan_entry_agree (fixture->workspace, id, today, NULL);
      else if (i == 2)
        undos[i] = dument_plan_entry_end (fixture->workspace, id, today, NULL);
      else
        undos[i] = dument_plan_entry_delete (fixture->workspace, id, NULL);
      g_assert_nonnull (undos[i]);
      g_assert_cmpstr (last_event (fixture), ==, events[i][0]);
      id = i == 0 ? find_plan (fixture, "F-1") : id;
      assert_state (fixture, "F-2", i == 1 ? DUMENT_STATE_IN_PLAN : DUMENT_STATE_LATE);
    }
  for (gsize i = G_N_ELEMENTS (events); i > 0; i--)
    {
      g_autofree char *after = NULL;
      g_autofree char *before = dumps[i - 1];

      g_assert_true (dument_undo_apply (fixture->workspace, undos[i - 1], NULL));
      g_assert_cmpstr (last_event (fixture), ==, events[i - 1][1]);
      after = tables_dump (fixture->workspace);
      g_assert_cmpstr (after, ==, before);
      g_clear_pointer (&undos[i - 1], dument_undo_free);
    }
}

/* What was agreed to since is not undone over it. */
static void
test_undo_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "F-1", NULL };
  g_autoptr (DumentPlanEntry) entry = make_entry (fixture, first);
  DumentDate today = dument_workspace_get_today (fixture->workspace);
  g_autoptr (DumentUndo) recorded = NULL;
  g_autoptr (DumentUndo) agreed = NULL;
  g_autoptr (DumentUndo) ended = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (dument_plan_entry_save (fixture->workspace, entry, &recorded, NULL));
  id = find_plan (fixture, "F-1");
  agreed = dument_plan_entry_agree (fixture->workspace, id, today, NULL);
  ended = dument_plan_entry_end (fixture->workspace, id, today, NULL);
  g_assert_false (dument_undo_apply (fixture->workspace, agreed, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_null (dument_plan_entry_agree (fixture->workspace, id, today, NULL));
  g_assert_null (dument_plan_entry_end (fixture->workspace, id, today, NULL));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "F-1", NULL };
  static const char *const mixed[] = { "F-1", "F-3", NULL };
  static const char *const none[] = { NULL };
  DumentDate today = dument_workspace_get_today (fixture->workspace);
  const DumentInstalment cents[] = { { today, 60000 }, { today + 1, 39999 } };
  g_autoptr (DumentPlanEntry) entry = make_entry (fixture, first);
  g_autoptr (DumentPlanEntry) of_two = make_entry (fixture, mixed);
  g_autoptr (DumentPlanEntry) empty = make_entry (fixture, none);

  assert_refused (fixture, of_two, "another client");
  assert_refused (fixture, empty, "Choose the invoice");
  entry->made_on = today + 1;
  assert_refused (fixture, entry, "not come yet");
  entry->made_on = fixture_day ("2026-08-01");
  assert_refused (fixture, entry, "2026");
  entry->made_on = today;
  entry->agreed_on = today - 1;
  assert_refused (fixture, entry, "before the plan");
  entry->agreed_on = DUMENT_DATE_NONE;
  entry->grace_days = 91;
  assert_refused (fixture, entry, "grace");
  entry->grace_days = 0;
  entry->with_penalties = entry->gives_up_penalties = TRUE;
  assert_refused (fixture, entry, "Penalties");
  entry->gives_up_penalties = FALSE;
  entry->first_due = DUMENT_DATE_NONE;
  assert_refused (fixture, entry, "first instalment");
  entry->first_due = today - 1;
  assert_refused (fixture, entry, "before the plan");
  entry->n_instalments = 121;
  assert_refused (fixture, entry, "divided");
  entry->with_penalties = FALSE;
  entry->n_instalments = 0;
  assert_refused (fixture, entry, "from 1 to 120");
  g_array_append_vals (entry->instalments, cents, 2);
  assert_refused (fixture, entry, "999,99");
}

/* A plan of an earlier day is over what was owed then; what came in that day before it is left out
 * of it, and what came in since counts. */
static void
test_earlier_day (Fixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "F-1", NULL };
  static const char *const days[] = { "2026-11-10", "2026-11-20" };
  static const char *const amounts[] = { "100", "300" };
  g_autoptr (DumentPlanEntry) entry = make_entry (fixture, first);
  g_autoptr (DumentUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPlanStatus) status = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      DumentMoney rest;

      g_assert_true (dument_settlement_pay (fixture->workspace, "F-1", amounts[i],
                                            fixture_day (days[i]), DUMENT_PAYMENT_TRANSFER, &rest,
                                            &error));
    }
  entry->made_on = entry->agreed_on = fixture_day ("2026-11-10");
  entry->first_due = fixture_day ("2026-11-20");
  g_assert_true (dument_plan_entry_save (fixture->workspace, entry, &undo, &error));
  g_assert_no_error (error);
  status = dument_plan_status_load (fixture->workspace, find_plan (fixture, "F-1"), NULL);
  g_assert_cmpint (dument_payment_plan_sum (&status->plan), ==, 90000);
  g_assert_cmpint (status->row->received_before, ==, 10000);
  g_assert_cmpint (status->standing.received, ==, 30000);
  g_assert_cmpint (dument_plan_status_judge (status, 0), ==, DUMENT_INSTALMENT_PAID);
  g_assert_cmpint (dument_plan_status_judge (status, 1), ==, DUMENT_INSTALMENT_DUE);
  assert_state (fixture, "F-1", DUMENT_STATE_IN_PLAN);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/service/plans/undo", test_undo);
  ADD ("/service/plans/undo-refused", test_undo_refused);
  ADD ("/service/plans/refused", test_refused);
  ADD ("/service/plans/earlier-day", test_earlier_day);

  return g_test_run ();
}
