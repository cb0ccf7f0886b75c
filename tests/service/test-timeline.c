/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/circumstances.h"
#include "service/clients.h"
#include "service/payment-entry.h"
#include "service/settlement.h"
#include "service/timeline.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;total"

static GPtrArray *
tell (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentDossier) dossier = dument_dossier_open (fixture->workspace, "F-1", &error);

  g_assert_no_error (error);
  return dument_timeline_tell (dossier, fixture_day (FIXTURE_TODAY));
}

static void
assert_event (const GPtrArray *events, unsigned at, const char *day, DumentEventKind kind)
{
  const DumentEvent *event = g_ptr_array_index (events, at);

  g_assert_cmpint (event->date, ==, fixture_day (day));
  g_assert_cmpint (event->kind, ==, kind);
}

static void
test_latest_comes_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  DumentMoney rest;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;100");
  g_assert_true (dument_settlement_pay (fixture->workspace, "F-1", "40", fixture_day ("2026-10-01"),
                                        DUMENT_PAYMENT_CHEQUE, &rest, &error));
  g_assert_true (dument_settlement_waive (fixture->workspace, "F-1", DUMENT_WAIVER_INDEMNITY,
                                          "agreed", &error));
  g_assert_no_error (error);

  events = tell (fixture);
  g_assert_cmpuint (events->len, ==, 4);
  assert_event (events, 0, FIXTURE_TODAY, DUMENT_EVENT_INDEMNITY_WAIVED);
  /* Both on the first of October: it fell due, then it was paid. */
  assert_event (events, 1, "2026-10-01", DUMENT_EVENT_PAID);
  assert_event (events, 2, "2026-10-01", DUMENT_EVENT_FELL_DUE);
  assert_event (events, 3, "2026-09-01", DUMENT_EVENT_ISSUED);
  g_assert_cmpint (((DumentEvent *) g_ptr_array_index (events, 1))->amount, ==, 4000);
}

static void
record (Fixture *fixture, DumentCircumstanceKind kind, const char *since, const char *until)
{
  static const char *const numbers[] = { "F-1", NULL };
  DumentCircumstanceRequest request = { .kind = kind,
                                        .numbers = numbers,
                                        .since = fixture_day (since),
                                        .until = fixture_day (until),
                                        .reason = "a reason",
                                        .words = "Mme Roux" };
  g_autoptr (GError) error = NULL;

  if (!dument_circumstances_record (fixture->workspace, &request, &error))
    g_error ("%s", error->message);
}

/* What changed the course, and how it ended by itself; today is the 22nd. */
static void
test_course (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;
  const DumentEvent *promised;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;100");
  record (fixture, DUMENT_CIRCUMSTANCE_PROMISE, "2026-10-10", "2026-10-20");
  record (fixture, DUMENT_CIRCUMSTANCE_PAUSE, "2026-10-25", "2026-10-30");
  record (fixture, DUMENT_CIRCUMSTANCE_DISPUTE, "2026-11-05", FIXTURE_TODAY);
  events = tell (fixture);
  g_assert_cmpuint (events->len, ==, 7);
  assert_event (events, 0, "2026-11-05", DUMENT_EVENT_DISPUTED);
  assert_event (events, 1, "2026-10-31", DUMENT_EVENT_PAUSE_ENDED);
  assert_event (events, 2, "2026-10-25", DUMENT_EVENT_PAUSED);
  assert_event (events, 3, "2026-10-21", DUMENT_EVENT_PROMISE_BROKEN);
  assert_event (events, 4, "2026-10-10", DUMENT_EVENT_PROMISED);
  promised = g_ptr_array_index (events, 4);
  g_assert_cmpint (promised->amount, ==, 10000);
  g_assert_cmpint (promised->until, ==, fixture_day ("2026-10-20"));
  g_assert_cmpstr (promised->text, ==, "Mme Roux");
  g_assert_cmpstr (((DumentEvent *) g_ptr_array_index (events, 0))->text, ==, "a reason");
}

/* Two payments of one day: the one that was recorded later stands first. */
static void
test_later_of_a_day_comes_first (Fixture *fixture, gconstpointer data)
{
  static const char *const amounts[] = { "10", "20" };
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  DumentMoney rest;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;100");
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    g_assert_true (dument_settlement_pay (fixture->workspace, "F-1", amounts[i],
                                          fixture_day ("2026-10-05"), DUMENT_PAYMENT_CHEQUE, &rest,
                                          &error));
  g_assert_no_error (error);

  events = tell (fixture);
  g_assert_cmpint (((DumentEvent *) g_ptr_array_index (events, 0))->amount, ==, 2000);
  g_assert_cmpint (((DumentEvent *) g_ptr_array_index (events, 1))->amount, ==, 1000);
}

/* What has not happened yet is not told. */
static void
test_future_is_silent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-11-01;2026-12-01;Morel;professional;100");
  events = tell (fixture);
  g_assert_cmpuint (events->len, ==, 1);
  assert_event (events, 0, "2026-11-01", DUMENT_EVENT_ISSUED);
}

static DumentPaymentEntry *
divide_payment (Fixture *fixture, DumentMoney first, DumentMoney second)
{
  DumentPaymentEntry *entry = dument_payment_entry_new ();
  const DumentMoney amounts[] = { first, second };
  const char *const numbers[] = { "F-1", "F-2" };

  entry->amount = first + second;
  entry->received_on = fixture_day ("2026-11-20");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (DumentReceivable) receivable = fixture_find (fixture, numbers[i]);
      DumentPaymentShare share = { receivable->invoice->id, amounts[i] };

      entry->client_id = receivable->client->id;
      g_array_append_val (entry->shares, share);
    }
  return entry;
}

/* Each invoice tells its part of a payment, and the client the whole, once. */
static void
test_divided_payment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentPaymentEntry) entry = NULL;
  g_autoptr (DumentUndo) back = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (DumentClientFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const DumentEvent *event;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;100");
  fixture_import_one (fixture, HEADER, "F-2;2026-09-01;2026-10-01;Morel;professional;50");
  entry = divide_payment (fixture, 10000, 3000);
  g_assert_true (dument_payment_entry_save (fixture->workspace, entry, &back, &error));
  g_assert_no_error (error);

  events = tell (fixture);
  assert_event (events, 0, "2026-11-20", DUMENT_EVENT_PAID);
  event = g_ptr_array_index (events, 0);
  g_assert_cmpint (event->amount, ==, 10000);
  g_assert_cmpint (event->whole, ==, 13000);
  g_assert_true (event->can_bounce);

  file = dument_clients_open (fixture->workspace, entry->client_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->events->len, ==, 5);
  assert_event (file->events, 0, "2026-11-20", DUMENT_EVENT_PAID);
  event = g_ptr_array_index (file->events, 0);
  g_assert_cmpint (event->amount, ==, 13000);
  g_assert_cmpint (event->whole, ==, 13000);
  g_assert_nonnull (strstr (event->number, "F-1"));
  g_assert_nonnull (strstr (event->number, "F-2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/timeline/latest-comes-first", Fixture, NULL, fixture_set_up,
              test_latest_comes_first, fixture_tear_down);
  g_test_add ("/service/timeline/later-of-a-day-comes-first", Fixture, NULL, fixture_set_up,
              test_later_of_a_day_comes_first, fixture_tear_down);
  g_test_add ("/service/timeline/course", Fixture, NULL, fixture_set_up, test_course,
              fixture_tear_down);
  g_test_add ("/service/timeline/future-is-silent", Fixture, NULL, fixture_set_up,
              test_future_is_silent, fixture_tear_down);
  g_test_add ("/service/timeline/divided-payment", Fixture, NULL, fixture_set_up,
              test_divided_payment, fixture_tear_down);
  return g_test_run ();
}
