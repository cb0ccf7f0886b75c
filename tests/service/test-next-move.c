/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "domain/calendar.h"
#include "service/agenda-deed.h"
#include "service/agenda.h"
#include "service/dossier.h"
#include "service/editing.h"

#define HEADER "number;issue_date;due_date;client;client_kind;total"
#define MONDAY "2026-11-23"

static const char *const numbers[] = { "F-1", "F-2", "F-3", "F-4" };

/* Two clients who can be reached in every way, and one of whom only the kind is known; F-1 and F-2
 * are two weeks late. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const sent[] = { "sent-on=2026-09-01", NULL };
  static const char *const reachable[] = { "email=compta@example.org", "phone=02 99 00 00 00",
                                           "address=1 rue Haute|35000 Rennes", NULL };

  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-08-01;2026-11-09;Morel;professional;1000");
  fixture_import_one (fixture, HEADER, "F-2;2026-08-01;2026-11-08;Roux;professional;300");
  fixture_import_one (fixture, HEADER, "F-3;2026-08-01;2026-12-20;Roux;professional;500");
  fixture_import_one (fixture, HEADER, "F-4;2026-08-01;2026-10-20;Petit;professional;700");
  dument_workspace_travel (fixture->workspace, fixture_day (MONDAY));
  for (gsize i = 0; i < 3; i++)
    {
      g_autoptr (DumentReceivable) receivable = fixture_find (fixture, numbers[i]);
      g_autoptr (GError) error = NULL;
      gboolean went_well;

      g_assert_true (dument_editing_set_invoice (fixture->workspace, numbers[i], sent, &error));
      g_assert_no_error (error);
      went_well =
          dument_editing_set_client (fixture->workspace, receivable->client->id, reachable, &error);
      g_assert_no_error (error);
      g_assert_true (went_well);
      g_assert_no_error (error);
    }
}

static void
choose_scenario (Fixture *fixture, const char *number, const char *id)
{
  g_autofree char *assignment = g_strconcat ("scenario=", id, NULL);
  const char *const assignments[] = { assignment, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_editing_set_invoice (fixture->workspace, number, assignments, &error));
  g_assert_no_error (error);
}

static DumentDossier *
open_dossier (Fixture *fixture, const char *number)
{
  g_autoptr (GError) error = NULL;
  DumentDossier *dossier = dument_dossier_open (fixture->workspace, number, &error);

  g_assert_no_error (error);
  return dossier;
}

static gboolean
is_wait (DumentNextStep step)
{
  return step == DUMENT_NEXT_STEP_WAIT || step == DUMENT_NEXT_STEP_AWAIT_PAYMENT ||
         step == DUMENT_NEXT_STEP_FOLLOW_NOTICE;
}

/* What the agenda says of an invoice is what is said of the invoice, word for word; that several of
 * a client make one contact takes nothing of it away. */
static void
assert_agrees (Fixture *fixture, const DumentAgenda *agenda, const char *number, gboolean is_closed)
{
  g_autoptr (DumentDossier) dossier = open_dossier (fixture, number);
  const DumentNextMove *next = dossier->next;
  const DumentAgendaItem *item = dument_agenda_find (agenda, dossier->receivable->invoice->id);

  g_assert_nonnull (item);
  g_assert_cmpstr (next->name, ==, item->step);
  g_assert_cmpint (next->day, ==, item->day);
  g_assert_cmpint (next->change, ==, item->change);
  g_assert_cmpuint (next->reasons->len, ==, item->reasons->len);
  for (guint i = 0; i < next->reasons->len; i++)
    g_assert_cmpint (g_array_index (next->reasons, DumentReason, i).code, ==,
                     g_array_index (item->reasons, DumentReason, i).code);
  if (item->status == DUMENT_COURSE_DUE)
    g_assert_true (next->step != DUMENT_NEXT_STEP_NONE && next->step != DUMENT_NEXT_STEP_WAIT &&
                   next->step != DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  if (item->status == DUMENT_COURSE_WAITS && !is_closed)
    g_assert_true (is_wait (next->step));
  if (item->status == DUMENT_COURSE_RESTS)
    g_assert_cmpint (next->step, ==, DUMENT_NEXT_STEP_NONE);
  if (item->template_id != NULL && item->medium != DUMENT_MEDIUM_NONE)
    g_assert_cmpstr (next->letter->id, ==, item->template_id);
  g_assert_nonnull (next->letter);
}

static void
assert_all_agree (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentAgenda) agenda = dument_agenda_load (fixture->workspace, &error);
  gboolean is_closed =
      dument_calendar_next_working_day (agenda->today, DUMENT_HOLIDAYS_NATIONAL) != agenda->today;

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_agrees (fixture, agenda, numbers[i], is_closed);
}

/* Two weeks late: the friendly reminder of the gentle scenario, which leaves its tone; the firm one
 * has the same behind it only once it was written. */
static void
test_scenario (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) standard = open_dossier (fixture, "F-1");
  g_autoptr (DumentDossier) early = NULL;
  g_autoptr (DumentDossier) firm = NULL;

  g_assert_cmpint (standard->next->step, ==, DUMENT_NEXT_STEP_REMIND);
  g_assert_cmpstr (standard->next->letter->id, ==, "rappel-amical");
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-11-17"));
  choose_scenario (fixture, "F-1", "gentle");
  early = open_dossier (fixture, "F-1");
  g_assert_cmpint (early->next->step, ==, DUMENT_NEXT_STEP_WAIT);
  g_assert_cmpint (early->next->day, ==, fixture_day ("2026-11-19"));
  g_assert_cmpint (early->next->until, ==, fixture_day ("2026-11-18"));
  g_assert_cmpstr (early->next->letter->id, ==, "rappel-amical");
  assert_all_agree (fixture);
  choose_scenario (fixture, "F-1", "firm");
  firm = open_dossier (fixture, "F-1");
  g_assert_cmpint (firm->next->step, ==, DUMENT_NEXT_STEP_REMIND);
  g_assert_cmpstr (firm->next->name, ==, "friendly-reminder");
  assert_all_agree (fixture);
}

/* Before anything is asked for: did they ever get the invoice? The letter behind it can be written
 * all the same. */
static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) dossier = open_dossier (fixture, "F-4");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *letter = NULL;

  g_array_append_val (ids, dossier->receivable->invoice->id);
  letter = dument_next_move_choose_letter (fixture->workspace, ids, /* error= */ NULL);
  g_assert_cmpint (dossier->next->step, ==, DUMENT_NEXT_STEP_CONFIRM_SENT);
  g_assert_cmpstr (dossier->next->letter->id, ==, "rappel-amical");
  g_assert_cmpstr (letter, ==, "rappel-amical");
}

static void
answer_card (Fixture *fixture, const DumentAgenda *agenda)
{
  static const DumentDeedKind kinds[] = { DUMENT_DEED_DONE, DUMENT_DEED_DONE, DUMENT_DEED_PUT_OFF,
                                          DUMENT_DEED_GIVEN_UP };
  static const DumentOutcome outcomes[] = {
    DUMENT_OUTCOME_DONE,       DUMENT_OUTCOME_VOICEMAIL,         DUMENT_OUTCOME_NOT_RECEIVED,
    DUMENT_OUTCOME_ON_ITS_WAY, DUMENT_OUTCOME_AWAITING_APPROVAL, DUMENT_OUTCOME_WRONG_CONTACT,
  };
  guint n = agenda->proposals->len;
  const DumentAgendaProposal *card =
      n > 0 ? g_ptr_array_index (agenda->proposals, g_test_rand_int_range (0, (gint32) n)) : NULL;
  g_autoptr (DumentAgendaDeed) deed = NULL;
  g_autoptr (DumentUndo) undo = NULL;

  if (card == NULL)
    return;
  deed = dument_agenda_deed_new (card, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]);
  if (deed->kind == DUMENT_DEED_DONE && card->act == DUMENT_ACT_CALL)
    deed->outcome = outcomes[g_test_rand_int_range (0, G_N_ELEMENTS (outcomes))];
  if (deed->kind == DUMENT_DEED_PUT_OFF)
    deed->until = agenda->today + g_test_rand_int_range (1, 9);
  deed->words = g_strdup (deed->kind == DUMENT_DEED_GIVEN_UP ? "x" : NULL);
  /* What is done by writing a letter is refused, and that is as good a history. */
  undo = dument_agenda_deed_record (fixture->workspace, deed, /* error= */ NULL);
}

/* Whatever happened, in whatever order: there is one rule. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const char *const scenarios[] = { "standard", "gentle", "firm", "new-client" };

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (DumentAgenda) agenda = dument_agenda_load (fixture->workspace, /* error= */ NULL);

      g_assert_nonnull (agenda);
      if (g_test_rand_int_range (0, 4) == 0)
        choose_scenario (fixture, numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))],
                         scenarios[g_test_rand_int_range (0, G_N_ELEMENTS (scenarios))]);
      else
        answer_card (fixture, agenda);
      assert_all_agree (fixture);
      dument_workspace_travel (fixture->workspace, agenda->today + g_test_rand_int_range (0, 6));
      assert_all_agree (fixture);
    }
}

#define ADD(name, function) \
  g_test_add ("/service/next-move/" name, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("scenario", test_scenario);
  ADD ("sent", test_sent);
  ADD ("random", test_random);
  return g_test_run ();
}
