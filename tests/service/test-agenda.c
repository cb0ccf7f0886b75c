/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/agenda-deed.h"
#include "service/agenda.h"
#include "service/agenda-words.h"
#include "service/circumstances.h"
#include "service/deed-entry.h"
#include "service/deeds.h"
#include "service/editing.h"
#include "service/invoice-entry.h"
#include "service/preferences.h"
#include "service/scenarios.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;total"
#define MONDAY "2026-11-23"

static const char *const first[] = { "F-1", NULL };
static const char *const both[] = { "F-1", "F-2", NULL };

/* Two invoices of Morel, a week late; one of Roux, whose payment is to come; sent, all of them. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const sent[] = { "sent-on=2026-09-01", NULL };
  static const char *const numbers[] = { "F-1", "F-2", "F-3" };
  static const char *const morel[] = { "email=compta@morel.example", "phone=02 99 00 00 00", NULL };

  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-08-01;2026-11-16;Morel;professional;1000");
  fixture_import_one (fixture, HEADER, "F-2;2026-08-01;2026-11-15;Morel;professional;300");
  fixture_import_one (fixture, HEADER, "F-3;2026-08-01;2026-12-20;Roux;professional;500");
  dument_workspace_travel (fixture->workspace, fixture_day (MONDAY));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (
        dument_editing_set_invoice (fixture->workspace, numbers[i], sent, /* error= */ NULL));
  {
    g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");

    g_assert_true (dument_editing_set_client (fixture->workspace, receivable->client->id, morel,
                                              /* error= */ NULL));
  }
}

static DumentAgenda *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DumentAgenda *agenda = dument_agenda_load (fixture->workspace, &error);

  g_assert_no_error (error);
  return agenda;
}

static const DumentAgendaItem *
find (Fixture *fixture, const DumentAgenda *agenda, const char *number)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);

  return dument_agenda_find (agenda, receivable->invoice->id);
}

/* Where an invoice stands: its step, and its day if that is to come. */
static void
assert_step (Fixture *fixture, const char *number, const char *step, const char *day)
{
  g_autoptr (DumentAgenda) agenda = load (fixture);
  const DumentAgendaItem *item = find (fixture, agenda, number);

  g_assert_nonnull (item);
  g_assert_cmpstr (item->step, ==, step);
  g_assert_cmpint (item->status, ==, day != NULL ? DUMENT_COURSE_WAITS : DUMENT_COURSE_DUE);
  if (day != NULL)
    g_assert_cmpint (item->day, ==, fixture_day (day));
}

static void
test_contact (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentAgenda) agenda = load (fixture);
  const DumentAgendaProposal *card;
  const DumentAgendaItem *item;
  g_autofree char *why = NULL;
  g_autofree char *all = NULL;
  g_auto (GStrv) told = NULL;

  g_assert_cmpuint (agenda->proposals->len, ==, 1);
  g_assert_cmpint (agenda->amount, ==, 130000);
  card = g_ptr_array_index (agenda->proposals, 0);
  g_assert_cmpstr (card->client, ==, "Morel");
  g_assert_cmpstr (card->phone, ==, "02 99 00 00 00");
  g_assert_cmpint (card->act, ==, DUMENT_ACT_EMAIL);
  g_assert_cmpstr (card->title, ==, "E-mail: Friendly Reminder");
  g_assert_cmpint (card->amount, ==, 130000);
  g_assert_cmpuint (card->items->len, ==, 2);
  item = g_ptr_array_index (card->items, 0);
  g_assert_cmpstr (item->number, ==, "F-2");
  g_assert_cmpstr (item->template_id, ==, "rappel-amical");
  why =
      dument_agenda_words_reason (&g_array_index (item->reasons, DumentReason, 0), item->currency);
  g_assert_cmpstr (why, ==, "due 8 days ago, on 15 November 2026");
  all = dument_agenda_words_why (item->reasons, item->currency);
  told = g_strsplit (all, "; ", /* max_tokens= */ -1);
  g_assert_cmpuint (g_strv_length (told), ==, item->reasons->len);
  g_assert_cmpuint (agenda->waiting->len, ==, 1);
  item = g_ptr_array_index (agenda->waiting, 0);
  g_assert_cmpstr (item->number, ==, "F-3");
  g_assert_cmpint (agenda->next_day, ==, fixture_day ("2026-12-14"));
}

static DumentUndo *
save_proposal (Fixture *fixture, DumentDeedKind kind, const char *until, const char *words)
{
  g_autoptr (DumentAgenda) agenda = load (fixture);
  g_autoptr (DumentDeedEntry) entry = dument_deed_entry_new (kind);
  g_autoptr (GError) error = NULL;
  const DumentAgendaProposal *card = g_ptr_array_index (agenda->proposals, 0);
  DumentUndo *undo = NULL;

  for (guint i = 0; i < card->items->len; i++)
    g_assert_true (dument_deed_entry_take (fixture->workspace, entry,
                                           g_ptr_array_index (card->items, i), &error));
  entry->until = until != NULL ? fixture_day (until) : DUMENT_DATE_NONE;
  entry->words = g_strdup (words);
  if (!dument_deed_entry_save (fixture->workspace, entry, &undo, &error))
    g_error ("%s", error->message);
  return undo;
}

static void
take_back (Fixture *fixture, DumentUndo *undo)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_undo_apply (fixture->workspace, undo, &error));
  g_assert_no_error (error);
}

/* The e-mail does the step of both, and its eight days run. */
static void
test_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentUndo) undo = save_proposal (fixture, DUMENT_DEED_DONE, NULL, NULL);

  assert_step (fixture, "F-1", "firm-reminder", "2026-12-02");
  assert_step (fixture, "F-2", "firm-reminder", "2026-12-02");
  take_back (fixture, undo);
  assert_step (fixture, "F-1", "friendly-reminder", NULL);
  assert_step (fixture, "F-2", "friendly-reminder", NULL);
}

static void
test_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentUndo) undo = save_proposal (fixture, DUMENT_DEED_PUT_OFF, "2026-11-26", NULL);

  assert_step (fixture, "F-1", "friendly-reminder", "2026-11-26");
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-11-26"));
  assert_step (fixture, "F-1", "friendly-reminder", NULL);
  dument_workspace_travel (fixture->workspace, fixture_day (MONDAY));
  take_back (fixture, undo);
  assert_step (fixture, "F-1", "friendly-reminder", NULL);
}

static void
test_never (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentUndo) undo =
      save_proposal (fixture, DUMENT_DEED_GIVEN_UP, NULL, "He knows already");

  assert_step (fixture, "F-1", "firm-reminder", "2026-11-30");
  take_back (fixture, undo);
  assert_step (fixture, "F-1", "friendly-reminder", NULL);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  DumentDeedRequest request = { .numbers = first,
                                .kind = DUMENT_DEED_GIVEN_UP,
                                .on = DUMENT_DATE_NONE,
                                .until = DUMENT_DATE_NONE };
  g_autoptr (GError) no_reason = NULL, past = NULL, future = NULL, rests = NULL;
  DumentCircumstanceRequest pause = { .kind = DUMENT_CIRCUMSTANCE_PAUSE,
                                      .numbers = first,
                                      .since = fixture_day (MONDAY),
                                      .until = DUMENT_DATE_NONE,
                                      .reason = "holidays" };

  g_assert_false (dument_deeds_record (fixture->workspace, &request, &no_reason));
  g_assert_error (no_reason, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  request.kind = DUMENT_DEED_PUT_OFF;
  request.until = fixture_day (MONDAY);
  g_assert_false (dument_deeds_record (fixture->workspace, &request, &past));
  g_assert_error (past, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  request.kind = DUMENT_DEED_DONE;
  request.on = fixture_day ("2026-11-24");
  g_assert_false (dument_deeds_record (fixture->workspace, &request, &future));
  g_assert_error (future, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_true (dument_circumstances_record (fixture->workspace, &pause, /* error= */ NULL));
  request.on = DUMENT_DATE_NONE;
  g_assert_false (dument_deeds_record (fixture->workspace, &request, &rests));
  g_assert_error (rests, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

/* What was promised on the telephone is a promise of the invoices. */
static void
test_call (Fixture *fixture, gconstpointer data)
{
  DumentDeedRequest request = { .numbers = both,
                                .is_call = TRUE,
                                .outcome = DUMENT_OUTCOME_PROMISED,
                                .on = fixture_day (MONDAY),
                                .until = fixture_day ("2026-12-01") };
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (DumentAgenda) agenda = NULL;

  g_assert_true (dument_deeds_record (fixture->workspace, &request, &error));
  g_assert_no_error (error);
  receivable = fixture_find (fixture, "F-2");
  g_assert_cmpint (receivable->state, ==, DUMENT_STATE_PROMISED);
  agenda = load (fixture);
  g_assert_cmpuint (agenda->proposals->len, ==, 0);
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-12-02"));
  assert_step (fixture, "F-1", DUMENT_COURSE_BROKEN_PROMISE, NULL);
}

static void
test_not_received (Fixture *fixture, gconstpointer data)
{
  DumentDeedRequest request = { .numbers = first,
                                .is_call = TRUE,
                                .outcome = DUMENT_OUTCOME_NOT_RECEIVED,
                                .on = fixture_day (MONDAY),
                                .until = DUMENT_DATE_NONE };

  g_assert_true (dument_deeds_record (fixture->workspace, &request, /* error= */ NULL));
  assert_step (fixture, "F-1", DUMENT_COURSE_DUPLICATE, NULL);
  request.is_call = FALSE;
  request.outcome = DUMENT_OUTCOME_DONE;
  g_assert_true (dument_deeds_record (fixture->workspace, &request, /* error= */ NULL));
  assert_step (fixture, "F-1", "friendly-reminder", "2026-12-02");
}

static void
test_scenario (Fixture *fixture, gconstpointer data)
{
  static const char *const gentle[] = { "scenario=gentle", NULL };
  static const char *const firm[] = { "scenario=firm", NULL };
  static const char *const usual[] = { "scenario=default", NULL };
  static const char *const wrong[] = { "scenario=rude", NULL };
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");
  gint64 client_id = receivable->client->id;
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_editing_set_client (fixture->workspace, client_id, gentle, &error));
  assert_step (fixture, "F-1", "friendly-reminder", "2026-11-26");
  g_assert_true (dument_editing_set_invoice (fixture->workspace, "F-1", firm, &error));
  assert_step (fixture, "F-1", "friendly-reminder", NULL);
  g_assert_true (dument_editing_set_invoice (fixture->workspace, "F-1", usual, &error));
  assert_step (fixture, "F-1", "friendly-reminder", "2026-11-26");
  g_assert_no_error (error);
  g_assert_false (dument_editing_set_client (fixture->workspace, client_id, wrong, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "new-client"));
}

/* An invoice that is deleted takes what was done about it along, and brings it back. */
static void
test_deletion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentUndo) done = save_proposal (fixture, DUMENT_DEED_DONE, NULL, NULL);
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentUndo) undo =
      dument_invoice_entry_delete (fixture->workspace, receivable->invoice->id, &error);

  g_assert_no_error (error);
  take_back (fixture, undo);
  assert_step (fixture, "F-1", "firm-reminder", "2026-12-02");
}

static void
test_rehearsal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plays = dument_agenda_rehearse (fixture->workspace, 10, &error);
  const DumentAgendaPlay *play;

  g_assert_no_error (error);
  g_assert_cmpuint (plays->len, ==, 2);
  play = g_ptr_array_index (plays, 1);
  g_assert_cmpint (play->day, ==, fixture_day ("2026-12-02"));
  g_assert_cmpstr (play->title, ==, "E-mail: Firm Reminder");
  g_assert_cmpstr (play->numbers[0], ==, "F-2");
  assert_step (fixture, "F-1", "friendly-reminder", NULL);
}

/* Nobody is contacted on quiet days, nor on the holidays of the region. */
static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  static const char *const quiet[] = { "quiet-days=2026-11-23..2026-11-25,2027-08-01..2027-08-15",
                                       NULL };
  static const char *const wrong[] = { "quiet-days=2026-11-23", NULL };
  static const char *const nowhere[] = { "region=bretagne", NULL };
  static const char *const east[] = { "region=alsace-moselle", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_preferences_set (fixture->workspace, quiet, &error));
  assert_step (fixture, "F-1", "friendly-reminder", "2026-11-26");
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-12-26"));
  assert_step (fixture, "F-1", "friendly-reminder", "2026-12-28");
  g_assert_true (dument_preferences_set (fixture->workspace, east, &error));
  dument_workspace_travel (fixture->workspace, fixture_day ("2029-12-26"));
  assert_step (fixture, "F-1", "friendly-reminder", "2029-12-27");
  g_assert_no_error (error);
  g_assert_false (dument_preferences_set (fixture->workspace, wrong, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_false (dument_preferences_set (fixture->workspace, nowhere, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE);
}

/* Each code has its words, and none is said twice. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < DUMENT_REASON_N_CODES; code++)
    {
      const DumentReason reason = { .code = (DumentReasonCode) code,
                                    .day = fixture_day (MONDAY),
                                    .count = 2,
                                    .amount = 100,
                                    .word = "email" };
      char *words = dument_agenda_words_reason (&reason, "EUR");

      g_assert_cmpstr (words, !=, "");
      g_assert_true (g_hash_table_add (seen, words));
    }
  for (int change = 1; change < DUMENT_CHANGE_N_CHANGES; change++)
    {
      const char *words = dument_agenda_words_change ((DumentChange) change);

      g_assert_nonnull (words);
      g_assert_true (g_hash_table_add (seen, g_strdup (words)));
    }
}

/* A card is answered as a whole, taken back as a whole, and not when it has changed meanwhile. */
static void
test_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentAgenda) agenda = load (fixture);
  const DumentAgendaProposal *card = g_ptr_array_index (agenda->proposals, 0);
  g_autoptr (DumentAgendaDeed) later = dument_agenda_deed_new (card, DUMENT_DEED_PUT_OFF);
  g_autoptr (DumentAgendaDeed) sent = dument_agenda_deed_new (card, DUMENT_DEED_DONE);
  g_autoptr (DumentUndo) undo = NULL;

  g_assert_cmpuint (card->items->len, ==, 2);
  later->until = fixture_day ("2026-11-24");
  undo = dument_agenda_deed_record (fixture->workspace, later, &error);
  g_assert_no_error (error);
  assert_step (fixture, "F-1", "friendly-reminder", "2026-11-24");
  assert_step (fixture, "F-2", "friendly-reminder", "2026-11-24");
  g_assert_null (dument_agenda_deed_record (fixture->workspace, sent, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (dument_undo_apply (fixture->workspace, undo, /* error= */ NULL));
  assert_step (fixture, "F-1", "friendly-reminder", NULL);
  assert_step (fixture, "F-2", "friendly-reminder", NULL);
  g_clear_pointer (&undo, dument_undo_free);
  undo = dument_agenda_deed_record (fixture->workspace, sent, &error);
  g_assert_no_error (error);
  assert_step (fixture, "F-1", "firm-reminder", "2026-12-02");
}

#define ADD(name, function) \
  g_test_add ("/service/agenda/" name, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("contact", test_contact);
  ADD ("card", test_card);
  ADD ("done", test_done);
  ADD ("later", test_later);
  ADD ("never", test_never);
  ADD ("refusals", test_refusals);
  ADD ("call", test_call);
  ADD ("not-received", test_not_received);
  ADD ("scenario", test_scenario);
  ADD ("deletion", test_deletion);
  ADD ("rehearsal", test_rehearsal);
  ADD ("calendar", test_calendar);
  g_test_add_func ("/service/agenda/words", test_words);
  return g_test_run ();
}
