/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "tables.h"

#include "service/circumstance-entry.h"
#include "service/circumstance-sheet.h"
#include "service/circumstances.h"
#include "service/clients.h"
#include "service/dossier.h"
#include "service/insolvency-entry.h"
#include "service/invoice-entry.h"
#include "service/safekeeping.h"
#include "service/settlement.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;total"

static const char *const first[] = { "F-1", NULL };
static const char *const second[] = { "F-2", NULL };
static const char *const both[] = { "F-1", "F-2", NULL };

/* Two invoices of Morel, the second due first; one of Roux. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;1000");
  fixture_import_one (fixture, HEADER, "F-2;2026-08-01;2026-09-01;Morel;professional;300");
  fixture_import_one (fixture, HEADER, "F-3;2026-08-01;2026-09-01;Roux;professional;500");
}

static DumentCircumstanceRequest
request (DumentCircumstanceKind kind, const char *const *numbers)
{
  return (DumentCircumstanceRequest){ .kind = kind,
                                      .numbers = numbers,
                                      .since = fixture_day (FIXTURE_TODAY),
                                      .until = DUMENT_DATE_NONE,
                                      .reason = "a reason" };
}

static void
record (Fixture *fixture, DumentCircumstanceRequest asked)
{
  g_autoptr (GError) error = NULL;

  if (!dument_circumstances_record (fixture->workspace, &asked, &error))
    g_error ("%s", error->message);
}

static void
assert_refused (Fixture *fixture, DumentCircumstanceRequest asked, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dument_circumstances_record (fixture->workspace, &asked, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not tell of %s", error->message, word);
}

static void
promise (Fixture *fixture, const char *const *numbers, const char *amount, const char *until)
{
  DumentCircumstanceRequest asked = request (DUMENT_CIRCUMSTANCE_PROMISE, numbers);

  asked.amount = amount;
  asked.until = fixture_day (until);
  asked.words = "Mme Roux";
  record (fixture, asked);
}

typedef struct
{
  const char *number;
  DumentState state;
} Wanted;

static void
note_state (const DumentReceivableRow *row, gpointer data)
{
  Wanted *wanted = data;

  if (g_str_equal (row->invoice->number, wanted->number))
    wanted->state = row->standing.state;
}

/* As it is computed, and as the lists have it, which keep what they computed before. */
static void
assert_state (Fixture *fixture, const char *number, DumentState state)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  Wanted wanted = { number, DUMENT_STATE_N_STATES };

  g_assert_cmpstr (dument_state_to_string (receivable->state), ==, dument_state_to_string (state));
  g_assert_true (
      dument_receivable_foreach (fixture->workspace, NULL, 0, note_state, &wanted, &error));
  g_assert_no_error (error);
  g_assert_cmpint (wanted.state, ==, state);
  findings = dument_safekeeping_check (fixture->workspace, /* watch= */ NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static const DumentCircumstance *
get_circumstance (const DumentDossier *dossier, guint i)
{
  const DumentStoredCircumstance *row = g_ptr_array_index (dossier->circumstances, i);

  return &row->circumstance;
}

static void
pay (Fixture *fixture, const char *number, const char *amount)
{
  g_autoptr (GError) error = NULL;
  DumentMoney rest;

  g_assert_true (dument_settlement_pay (fixture->workspace, number, amount,
                                        dument_workspace_get_today (fixture->workspace),
                                        DUMENT_PAYMENT_TRANSFER, &rest, &error));
  g_assert_no_error (error);
}

/* The amount goes to the oldest first; the states follow the days and the payments by themselves.
 */
static void
test_promise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) older = NULL;
  g_autoptr (DumentDossier) newer = NULL;

  promise (fixture, both, "500", "2026-12-01");
  older = dument_dossier_open (fixture->workspace, "F-2", NULL);
  newer = dument_dossier_open (fixture->workspace, "F-1", NULL);
  g_assert_cmpint (get_circumstance (older, 0)->amount, ==, 30000);
  g_assert_cmpint (get_circumstance (newer, 0)->amount, ==, 20000);
  assert_state (fixture, "F-1", DUMENT_STATE_PROMISED);
  assert_state (fixture, "F-2", DUMENT_STATE_PROMISED);
  assert_state (fixture, "F-3", DUMENT_STATE_LATE);

  dument_workspace_travel (fixture->workspace, fixture_day ("2026-12-01"));
  pay (fixture, "F-1", "200");
  assert_state (fixture, "F-1", DUMENT_STATE_LATE);
  assert_state (fixture, "F-2", DUMENT_STATE_PROMISED);
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-12-02"));
  assert_state (fixture, "F-2", DUMENT_STATE_LATE);
}

static void
test_promise_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const strangers[] = { "F-1", "F-3", NULL };
  DumentCircumstanceRequest asked = request (DUMENT_CIRCUMSTANCE_PROMISE, both);
  DumentCircumstanceRequest mixed = request (DUMENT_CIRCUMSTANCE_PROMISE, strangers);

  assert_refused (fixture, asked, "Type until when");
  asked.until = fixture_day ("2026-11-21");
  assert_refused (fixture, asked, "before");
  asked.until = mixed.until = fixture_day ("2026-12-01");
  asked.amount = "2000";
  assert_refused (fixture, asked, "more than all");
  assert_refused (fixture, mixed, "another client");
  asked.amount = "100";
  asked.since = fixture_day ("2026-11-23");
  assert_refused (fixture, asked, "not come yet");
}

/* All that is unpaid, where no amount is said. */
static void
test_promise_of_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) dossier = NULL;

  promise (fixture, first, /* amount= */ NULL, "2026-12-01");
  dossier = dument_dossier_open (fixture->workspace, "F-1", NULL);
  g_assert_cmpint (get_circumstance (dossier, 0)->amount, ==, 100000);
}

static void
test_pause_of_client (Fixture *fixture, gconstpointer data)
{
  DumentCircumstanceRequest asked = request (DUMENT_CIRCUMSTANCE_PAUSE, /* numbers= */ NULL);
  g_autoptr (GError) error = NULL;

  asked.client = "Morel";
  asked.until = fixture_day ("2026-11-30");
  record (fixture, asked);
  assert_state (fixture, "F-1", DUMENT_STATE_PAUSED);
  assert_state (fixture, "F-2", DUMENT_STATE_PAUSED);
  assert_state (fixture, "F-3", DUMENT_STATE_LATE);
  assert_refused (fixture, asked, "already");
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-12-01"));
  assert_state (fixture, "F-1", DUMENT_STATE_LATE);
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-11-25"));
  g_assert_true (
      dument_circumstances_end (fixture->workspace, &asked, fixture_day ("2026-11-25"), &error));
  assert_state (fixture, "F-2", DUMENT_STATE_LATE);
  g_assert_true (dument_circumstances_withdraw (fixture->workspace, &asked, &error));
  g_assert_false (dument_circumstances_withdraw (fixture->workspace, &asked, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
}

static void
test_dispute (Fixture *fixture, gconstpointer data)
{
  DumentCircumstanceRequest asked = request (DUMENT_CIRCUMSTANCE_DISPUTE, first);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (GError) error = NULL;

  asked.amount = "1000.01";
  assert_refused (fixture, asked, "1\u202f000,00");
  asked.amount = "400";
  asked.reason = "";
  assert_refused (fixture, asked, "reason");
  asked.reason = "two days too many";
  record (fixture, asked);
  assert_state (fixture, "F-1", DUMENT_STATE_LATE);
  receivable = fixture_find (fixture, "F-1");
  g_assert_cmphex (receivable->marks, ==, 1u << DUMENT_STATE_DISPUTED);
  assert_refused (fixture, asked, "already");
  /* With the rest paid, all that is unpaid is contested. */
  pay (fixture, "F-1", "600");
  assert_state (fixture, "F-1", DUMENT_STATE_DISPUTED);
  g_assert_true (
      dument_circumstances_end (fixture->workspace, &asked, fixture_day (FIXTURE_TODAY), &error));
  assert_state (fixture, "F-1", DUMENT_STATE_LATE);
  asked.amount = NULL;
  record (fixture, asked);
  assert_state (fixture, "F-1", DUMENT_STATE_DISPUTED);
}

static void
test_write_off (Fixture *fixture, gconstpointer data)
{
  DumentCircumstanceRequest asked = request (DUMENT_CIRCUMSTANCE_WRITE_OFF, second);
  DumentCircumstanceRequest after = request (DUMENT_CIRCUMSTANCE_PAUSE, second);
  g_autoptr (GError) error = NULL;

  record (fixture, asked);
  assert_state (fixture, "F-2", DUMENT_STATE_WRITTEN_OFF);
  assert_refused (fixture, asked, "written off");
  assert_refused (fixture, after, "written off");
  g_assert_true (dument_circumstances_withdraw (fixture->workspace, &asked, &error));
  assert_state (fixture, "F-2", DUMENT_STATE_LATE);
}

static const char *
last_event (Fixture *fixture)
{
  g_autoptr (GPtrArray) journal = dument_dossier_journal (fixture->workspace, NULL);
  const DumentJournalEntry *last = g_ptr_array_index (journal, journal->len - 1);

  return g_intern_string (last->kind);
}

/* Each act is taken back whole, and the journal keeps both. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  static const char *const events[DUMENT_CIRCUMSTANCE_N_KINDS][3] = {
    { "promise-recorded", "promise-deleted", "promise-restored" },
    { "pause-recorded", "pause-deleted", "pause-restored" },
    { "dispute-recorded", "dispute-deleted", "dispute-restored" },
    { "write-off-recorded", "write-off-deleted", "write-off-restored" },
  };
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");

  for (int kind = 0; kind < DUMENT_CIRCUMSTANCE_N_KINDS; kind++)
    {
      g_autoptr (DumentCircumstanceEntry) entry =
          dument_circumstance_entry_new ((DumentCircumstanceKind) kind);
      g_autoptr (DumentDossier) dossier = NULL;
      g_autoptr (DumentUndo) undo = NULL;
      g_autoptr (DumentUndo) deletion = NULL;
      g_autofree char *recorded = NULL;
      g_autofree char *restored = NULL;
      g_autofree char *after = NULL;

      g_array_append_val (entry->invoice_ids, receivable->invoice->id);
      entry->until = fixture_day ("2026-12-24");
      entry->reason = g_strdup ("a reason");
      g_assert_true (dument_circumstance_entry_save (fixture->workspace, entry, &undo, NULL));
      g_assert_cmpstr (last_event (fixture), ==, events[kind][0]);
      recorded = tables_dump (fixture->workspace);
      dossier = dument_dossier_open (fixture->workspace, "F-1", NULL);
      deletion = dument_circumstance_entry_delete (
          fixture->workspace,
          ((DumentStoredCircumstance *) g_ptr_array_index (dossier->circumstances, 0))->id, NULL);
      g_assert_nonnull (deletion);
      g_assert_true (dument_undo_apply (fixture->workspace, deletion, NULL));
      g_assert_cmpstr (last_event (fixture), ==, events[kind][2]);
      restored = tables_dump (fixture->workspace);
      g_assert_cmpstr (restored, ==, recorded);
      g_assert_true (dument_undo_apply (fixture->workspace, undo, NULL));
      g_assert_cmpstr (last_event (fixture), ==, events[kind][1]);
      after = tables_dump (fixture->workspace);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_undo_end (Fixture *fixture, gconstpointer data)
{
  static const char *const events[][2] = { { "pause-ended", "pause-reopened" },
                                           { "dispute-ended", "dispute-reopened" } };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      DumentCircumstanceKind kind = DUMENT_CIRCUMSTANCE_PAUSE + (DumentCircumstanceKind) i;
      g_autoptr (DumentDossier) dossier = NULL;
      g_autoptr (DumentUndo) undo = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      record (fixture, request (kind, i == 0 ? first : second));
      before = tables_dump (fixture->workspace);
      dossier = dument_dossier_open (fixture->workspace, i == 0 ? "F-1" : "F-2", NULL);
      undo = dument_circumstance_entry_end (
          fixture->workspace,
          ((DumentStoredCircumstance *) g_ptr_array_index (dossier->circumstances, 0))->id,
          fixture_day (FIXTURE_TODAY), NULL);
      g_assert_nonnull (undo);
      g_assert_cmpstr (last_event (fixture), ==, events[i][0]);
      g_assert_true (dument_undo_apply (fixture->workspace, undo, NULL));
      g_assert_cmpstr (last_event (fixture), ==, events[i][1]);
      after = tables_dump (fixture->workspace);
      g_assert_cmpstr (after, ==, before);
    }
}

static DumentStoredInsolvency *
open_insolvency (Fixture *fixture, const char *judgment_on)
{
  g_autoptr (GError) error = NULL;
  DumentStoredInsolvency *insolvency =
      dument_insolvency_entry_open (fixture->workspace, "Morel", fixture_day (judgment_on), &error);

  g_assert_no_error (error);
  return insolvency;
}

/* What was owed before the judgment rests; what is younger goes on. */
static void
test_insolvency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentStoredInsolvency) insolvency = open_insolvency (fixture, "2026-08-15");
  g_autoptr (DumentStoredInsolvency) known = NULL;
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (DumentUndo) recorded = NULL;
  g_autoptr (DumentUndo) completed = NULL;
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *after = NULL;

  g_assert_true (dument_insolvency_entry_save (fixture->workspace, insolvency, &recorded, NULL));
  assert_state (fixture, "F-2", DUMENT_STATE_INSOLVENT);
  assert_state (fixture, "F-1", DUMENT_STATE_LATE);
  receivable = fixture_find (fixture, "F-2");
  g_assert_cmpint (receivable->claim->total, ==, 30000);
  known = open_insolvency (fixture, "2026-08-15");
  g_assert_cmpint (known->id, ==, insolvency->id);
  known->published_on = fixture_day ("2026-08-20");
  g_assert_true (dument_insolvency_entry_save (fixture->workspace, known, &completed, NULL));
  g_assert_cmpstr (last_event (fixture), ==, "insolvency-completed");
  g_assert_cmpint (dument_insolvency_entry_declare_until (fixture->workspace, known), ==,
                   fixture_day ("2026-10-20"));
  g_assert_true (dument_undo_apply (fixture->workspace, completed, NULL));
  g_assert_cmpstr (last_event (fixture), ==, "insolvency-edit-undone");
  g_assert_true (dument_undo_apply (fixture->workspace, recorded, NULL));
  assert_state (fixture, "F-2", DUMENT_STATE_LATE);
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

static void
test_insolvency_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentStoredInsolvency) insolvency = open_insolvency (fixture, "2026-08-15");
  g_autoptr (DumentStoredInsolvency) twin = open_insolvency (fixture, "2026-08-15");
  g_autoptr (DumentUndo) undo = NULL;
  g_autoptr (DumentUndo) deletion = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_insolvency_entry_save (fixture->workspace, insolvency, &undo, NULL));
  g_assert_false (dument_insolvency_entry_save (fixture->workspace, twin, &deletion, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  deletion = dument_insolvency_entry_delete (fixture->workspace, insolvency->id, NULL);
  g_assert_nonnull (deletion);
  g_assert_true (dument_undo_apply (fixture->workspace, deletion, NULL));
  g_assert_cmpstr (last_event (fixture), ==, "insolvency-restored");
}

/* A client tells what changes the course of all its invoices, and until when to declare. */
static void
test_client_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");
  DumentCircumstanceRequest asked = request (DUMENT_CIRCUMSTANCE_PAUSE, /* numbers= */ NULL);
  g_autoptr (DumentStoredInsolvency) insolvency = NULL;
  g_autoptr (DumentStoredInsolvency) again = NULL;
  g_autoptr (DumentClientFile) file = NULL;
  g_autoptr (DumentUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  asked.client = "Morel";
  record (fixture, asked);
  record (fixture, request (DUMENT_CIRCUMSTANCE_DISPUTE, first));
  insolvency = dument_insolvency_entry_load (fixture->workspace, receivable->client->id, 0, &error);
  g_assert_no_error (error);
  insolvency->judgment_on = fixture_day ("2026-09-01");
  insolvency->published_on = fixture_day ("2026-09-10");
  g_assert_true (dument_insolvency_entry_save (fixture->workspace, insolvency, &undo, NULL));
  again = dument_insolvency_entry_load (fixture->workspace, receivable->client->id, insolvency->id,
                                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->published_on, ==, insolvency->published_on);
  file = dument_clients_open (fixture->workspace, receivable->client->id, &error);
  g_assert_no_error (error);
  /* The dispute is of one invoice only. */
  g_assert_cmpuint (file->circumstances->len, ==, 1);
  g_assert_cmpuint (file->insolvencies->len, ==, 1);
  g_assert_cmpuint (file->declaration_days->len, ==, 1);
  /* Two months from the publication (R. 622-24 of the Commercial Code). */
  g_assert_cmpint (g_array_index (file->declaration_days, DumentDate, 0), ==,
                   fixture_day ("2026-11-10"));
}

/* What a form begins with: what is unpaid of all that was chosen. */
static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivable) one = fixture_find (fixture, "F-1");
  g_autoptr (DumentReceivable) other = fixture_find (fixture, "F-2");
  const gint64 ids[] = { one->invoice->id, other->invoice->id };
  g_autoptr (DumentCircumstanceSheet) sheet = NULL;
  g_autoptr (DumentCircumstanceSheet) of_client = NULL;
  g_autoptr (GError) error = NULL;

  sheet = dument_circumstance_sheet_open (fixture->workspace, ids, G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sheet->client_name, ==, "Morel");
  g_assert_cmpstrv (sheet->numbers, both);
  g_assert_cmpstr (sheet->currency, ==, "EUR");
  g_assert_cmpint (sheet->unpaid, ==, 130000);
  of_client = dument_circumstance_sheet_open_client (fixture->workspace, one->client->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (of_client->client_name, ==, "Morel");
  g_assert_null (of_client->numbers[0]);
  g_assert_null (dument_circumstance_sheet_open_client (fixture->workspace, 4711, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND);
}

/* An invoice that is deleted takes its circumstances along, and brings them back. */
static void
test_deletion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");
  g_autoptr (DumentUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  promise (fixture, first, "500", "2026-12-01");
  record (fixture, request (DUMENT_CIRCUMSTANCE_DISPUTE, first));
  before = tables_dump (fixture->workspace);
  undo = dument_invoice_entry_delete (fixture->workspace, receivable->invoice->id, &error);
  g_assert_no_error (error);
  g_assert_true (dument_undo_apply (fixture->workspace, undo, &error));
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(name, func) \
  g_test_add ("/service/circumstances/" name, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("promise", test_promise);
  ADD ("promise-refused", test_promise_refused);
  ADD ("promise-of-all", test_promise_of_all);
  ADD ("pause-of-client", test_pause_of_client);
  ADD ("dispute", test_dispute);
  ADD ("write-off", test_write_off);
  ADD ("undo", test_undo);
  ADD ("undo-end", test_undo_end);
  ADD ("client-file", test_client_file);
  ADD ("sheet", test_sheet);
  ADD ("deletion", test_deletion);
  ADD ("insolvency", test_insolvency);
  ADD ("insolvency-refused", test_insolvency_refused);

  return g_test_run ();
}
