/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include <string.h>

#include "fixture.h"
#include "store/allocation.h"
#include "store/entered-rate.h"
#include "store/ledger.h"
#include "store/sent-letter.h"
#include "store/stored-circumstance.h"
#include "store/stored-insolvency.h"
#include "store/stored-plan.h"
#include "store/setting.h"
#include "store/standing.h"
#include "store/store-private.h"
#include "store/transaction.h"
#include "store/waiver.h"

#define TODAY 20779
#define LATER (TODAY + 100)

static void
add_waiver (DumentStore *store, gint64 invoice_id, DumentWaiverKind kind)
{
  g_autoptr (DumentWaiver) waiver = dument_waiver_new ();

  waiver->invoice_id = invoice_id;
  waiver->kind = kind;
  waiver->waived_on = TODAY + 9;
  waiver->reason = g_strdup ("goodwill");
  g_assert_true (dument_waiver_insert (store, waiver, NULL));
}

static gint64
add_credit_note (DumentStore *store, gint64 client_id, gint64 invoice_id, const char *number)
{
  g_autoptr (DumentCreditNote) note = dument_credit_note_new ();

  note->seller_key = g_strdup ("123456782");
  note->number = g_strdup (number);
  note->client_id = client_id;
  note->invoice_id = invoice_id;
  note->issue_date = TODAY + 1;
  note->amount = 700;
  g_assert_true (dument_credit_note_insert (store, note, NULL));
  return note->id;
}

static gint64
add_notice (DumentStore *store,
            gint64 client_id,
            gint64 invoice_id,
            DumentLetterDegree kind,
            DumentDate presented_on,
            DumentDate delivered_on)
{
  g_autoptr (DumentSentLetter) letter = dument_sent_letter_new ();
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, NULL);

  letter->template_id = g_strdup ("x");
  letter->kind = kind;
  letter->client_id = client_id;
  letter->written_on = TODAY;
  letter->posted_on = TODAY;
  letter->presented_on = presented_on;
  letter->delivered_on = delivered_on;
  g_array_append_val (letter->invoice_ids, invoice_id);
  g_assert_true (dument_sent_letter_insert (store, letter, NULL));
  g_assert_true (dument_transaction_commit (transaction, NULL));
  return letter->id;
}

static void
assert_entry (const DumentLedger *ledger,
              gsize i,
              DumentEntryKind kind,
              DumentDate date,
              DumentMoney amount)
{
  g_assert_cmpuint (i, <, ledger->terms.n_entries);
  g_assert_cmpint (ledger->terms.entries[i].kind, ==, kind);
  g_assert_cmpint (ledger->terms.entries[i].date, ==, date);
  g_assert_cmpint (ledger->terms.entries[i].amount, ==, amount);
}

static void
test_load (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 other = fixture_add_invoice (f->store, client, "F-0", TODAY, 1);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY + 2, 6000);
  gint64 bounced = fixture_add_payment (f->store, client, TODAY + 3, 500);
  DumentAllocation set_off = { .invoice_id = invoice, .amount = 600 };
  g_autoptr (DumentLedger) ledger = NULL;
  g_autoptr (DumentLedger) missing = NULL;
  g_autoptr (GError) error = NULL;

  fixture_allocate (f->store, payment, invoice, 4000);
  fixture_allocate (f->store, payment, other, 1);
  fixture_allocate (f->store, bounced, invoice, 500);
  g_assert_true (dument_payment_bounce (f->store, bounced, TODAY + 4, NULL));
  add_credit_note (f->store, client, invoice, "A-1");
  set_off.credit_note_id = add_credit_note (f->store, client, 0, "A-2");
  g_assert_true (dument_allocation_insert (f->store, &set_off, NULL));
  add_waiver (f->store, invoice, DUMENT_WAIVER_INDEMNITY);
  add_waiver (f->store, invoice, DUMENT_WAIVER_INTEREST);

  ledger = dument_ledger_load (f->store, invoice, LATER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ledger->invoice_id, ==, invoice);
  g_assert_cmpint (ledger->client_id, ==, client);
  g_assert_cmpstr (ledger->currency, ==, "EUR");
  g_assert_true (ledger->terms.is_euro);
  g_assert_cmpint (ledger->terms.debtor_kind, ==, DUMENT_DEBTOR_PROFESSIONAL);
  g_assert_cmpint (ledger->terms.due_payable, ==, 10000);
  g_assert_cmpint (ledger->terms.due, ==, TODAY);
  g_assert_cmpint (ledger->terms.notice_presented, ==, DUMENT_DATE_NONE);
  g_assert_false (ledger->formal_notice_posted);
  g_assert_cmpuint (ledger->terms.n_entries, ==, 5);
  assert_entry (ledger, 0, DUMENT_ENTRY_CREDIT, TODAY + 1, 700);
  assert_entry (ledger, 1, DUMENT_ENTRY_SET_OFF, TODAY + 1, 600);
  assert_entry (ledger, 2, DUMENT_ENTRY_PAYMENT, TODAY + 2, 4000);
  assert_entry (ledger, 3, DUMENT_ENTRY_WAIVE_INTEREST, TODAY + 9, 0);
  assert_entry (ledger, 4, DUMENT_ENTRY_WAIVE_INDEMNITY, TODAY + 9, 0);

  missing = dument_ledger_load (f->store, 99, LATER, &error);
  g_assert_null (missing);
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND);
}

static void
add_circumstance (DumentStore *store, gint64 invoice_id, gint64 client_id, DumentDate since)
{
  g_autoptr (DumentStoredCircumstance) row = dument_stored_circumstance_new ();

  row->invoice_id = invoice_id;
  row->client_id = client_id;
  row->circumstance.kind = DUMENT_CIRCUMSTANCE_PAUSE;
  row->circumstance.since = since;
  row->reason = g_strdup ("x");
  g_assert_true (dument_stored_circumstance_insert (store, row, NULL));
}

static void
add_insolvency (DumentStore *store, gint64 client_id, DumentDate judgment_on)
{
  g_autoptr (DumentStoredInsolvency) row = dument_stored_insolvency_new ();

  row->client_id = client_id;
  row->judgment_on = judgment_on;
  g_assert_true (dument_stored_insolvency_insert (store, row, NULL));
}

/* An invoice has its own circumstances and those of its client, and no others. */
static void
test_circumstances (Fixture *f, gconstpointer data)
{
  gint64 other_client = fixture_add_client (f->store, "Other", NULL);
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 other = fixture_add_invoice (f->store, client, "F-0", TODAY, 1);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentLedger) ledger = NULL;

  add_circumstance (f->store, invoice, 0, TODAY + 2);
  add_circumstance (f->store, invoice, 0, TODAY + 1);
  add_circumstance (f->store, other, 0, TODAY);
  add_circumstance (f->store, 0, client, TODAY + 3);
  add_circumstance (f->store, 0, other_client, TODAY + 4);
  ledger = dument_ledger_load (f->store, invoice, LATER, NULL);
  g_assert_cmpuint (ledger->n_circumstances, ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpint (ledger->circumstances[i].since, ==, TODAY + 1 + i);
      g_assert_cmpint (ledger->circumstances[i].until, ==, DUMENT_DATE_NONE);
      g_assert_cmpint (ledger->circumstances[i].kind, ==, DUMENT_CIRCUMSTANCE_PAUSE);
    }
}

/* Of several judgments, the first after the claim was born counts, once it is known. */
static void
test_insolvency (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  DumentDate issued = (DumentDate) fixture_ask (f->store, "SELECT issue_date FROM invoice");
  g_autoptr (DumentLedger) before = NULL;
  g_autoptr (DumentLedger) after = NULL;

  add_insolvency (f->store, client, issued);
  add_insolvency (f->store, client, TODAY + 9);
  add_insolvency (f->store, client, TODAY + 7);
  before = dument_ledger_load (f->store, invoice, TODAY + 6, NULL);
  g_assert_false (before->terms.in_insolvency);
  after = dument_ledger_load (f->store, invoice, LATER, NULL);
  g_assert_true (after->terms.in_insolvency);
  g_assert_cmpint (after->terms.judgment, ==, TODAY + 7);
  g_assert_cmpuint (after->n_circumstances, ==, 0);
}

/* 100,00 in two parts over two invoices, agreed today, with five days of grace. */
static gint64
add_plan (DumentStore *store, gint64 invoice_id, gint64 other_id)
{
  const DumentInstalment instalments[] = { { TODAY + 10, 6000 }, { TODAY + 20, 4000 } };
  g_autoptr (DumentStoredPlan) plan = dument_stored_plan_new ();
  g_autoptr (GError) error = NULL;

  plan->made_on = plan->agreed_on = TODAY;
  plan->ended_on = DUMENT_DATE_NONE;
  plan->grace_days = 5;
  g_array_append_val (plan->invoice_ids, invoice_id);
  g_array_append_val (plan->invoice_ids, other_id);
  g_array_append_vals (plan->instalments, instalments, G_N_ELEMENTS (instalments));
  g_assert_true (dument_stored_plan_insert (store, plan, &error));
  g_assert_no_error (error);
  return plan->id;
}

static void
assert_plan (Fixture *f, gint64 invoice, int later, DumentPaymentPlanState state)
{
  g_autoptr (DumentLedger) ledger = dument_ledger_load (f->store, invoice, TODAY + later, NULL);

  g_assert_cmpstr (dument_payment_plan_state_to_string (ledger->plan.state), ==,
                   dument_payment_plan_state_to_string (state));
}

/* What is paid for one invoice counts for the plan of both. */
static void
test_plan (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 one = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 between = fixture_add_invoice (f->store, client, "F-2", TODAY, 10000);
  gint64 other = fixture_add_invoice (f->store, client, "F-3", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY + 9, 10000);
  gint64 id = add_plan (f->store, other, one);
  g_autoptr (DumentStoredPlan) loaded = dument_stored_plan_load (f->store, id, NULL);
  g_autoptr (GPtrArray) plans = dument_stored_plan_list (f->store, other, NULL);

  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpuint (loaded->invoice_ids->len, ==, 2);
  g_assert_cmpint (g_array_index (loaded->instalments, DumentInstalment, 1).amount, ==, 4000);
  assert_plan (f, one, -1, DUMENT_PAYMENT_PLAN_NONE);
  assert_plan (f, one, 15, DUMENT_PAYMENT_PLAN_RUNNING);
  assert_plan (f, one, 16, DUMENT_PAYMENT_PLAN_BROKEN);
  assert_plan (f, between, 16, DUMENT_PAYMENT_PLAN_NONE);
  fixture_allocate (f->store, payment, other, 10000);
  assert_plan (f, one, 8, DUMENT_PAYMENT_PLAN_RUNNING);
  assert_plan (f, one, 9, DUMENT_PAYMENT_PLAN_KEPT);
  assert_plan (f, other, 90, DUMENT_PAYMENT_PLAN_KEPT);
  g_assert_true (dument_payment_bounce (f->store, payment, TODAY + 11, NULL));
  assert_plan (f, one, 16, DUMENT_PAYMENT_PLAN_BROKEN);
  g_assert_true (dument_stored_plan_set_days (f->store, id, TODAY, TODAY + 3, NULL));
  assert_plan (f, one, 3, DUMENT_PAYMENT_PLAN_ENDED);
  g_assert_true (
      dument_stored_plan_set_days (f->store, id, DUMENT_DATE_NONE, DUMENT_DATE_NONE, NULL));
  assert_plan (f, one, 3, DUMENT_PAYMENT_PLAN_PROPOSED);
  g_assert_true (dument_stored_plan_delete (f->store, id, NULL));
  g_assert_cmpint (fixture_ask (f->store, "SELECT count(*) FROM payment_plan_instalment"), ==, 0);
  assert_plan (f, one, 3, DUMENT_PAYMENT_PLAN_NONE);
  loaded->id = id;
  g_assert_true (dument_stored_plan_insert (f->store, loaded, NULL));
  assert_plan (f, one, 16, DUMENT_PAYMENT_PLAN_BROKEN);
}

/* The judgment ends it: from then on nobody may pay. */
static void
test_plan_of_insolvent (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 one = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 other = fixture_add_invoice (f->store, client, "F-2", TODAY, 10000);

  add_plan (f->store, one, other);
  add_insolvency (f->store, client, TODAY + 12);
  assert_plan (f, one, 11, DUMENT_PAYMENT_PLAN_RUNNING);
  assert_plan (f, one, 12, DUMENT_PAYMENT_PLAN_ENDED);
  assert_plan (f, one, 60, DUMENT_PAYMENT_PLAN_ENDED);
}

static const char *const plan_changes[] = {
  "INSERT INTO allocation (payment_id, invoice_id, amount) VALUES (2, 2, 1)",
  "DELETE FROM allocation WHERE id = 1",
  "UPDATE payment SET bounced_on = 20000 WHERE id = 1",
  "INSERT INTO credit_note (seller_key, number, client_id, issue_date, currency, amount, "
  "invoice_id) VALUES ('s', 'n', 1, 20000, 'EUR', 1, 2)",
  "UPDATE credit_note SET amount = 2 WHERE id = 1",
  "DELETE FROM credit_note WHERE id = 1",
  "UPDATE payment_plan SET ended_on = agreed_on",
  "DELETE FROM payment_plan",
  "INSERT INTO insolvency (client_id, judgment_on) VALUES (1, 21000)",
};

/* What happens to the other invoice of the plan makes what is kept of the first stale. */
static void
test_standing_follows_plan (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 other = fixture_add_invoice (f->store, client, "F-2", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY, 100);
  DumentStanding standing = { .invoice_id = invoice, .currency = "EUR", .as_of = TODAY };
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  fixture_allocate (f->store, payment, other, 10);
  fixture_add_payment (f->store, client, TODAY, 100);
  add_credit_note (f->store, client, other, "A-1");
  add_plan (f->store, invoice, other);
  for (gsize i = 0; i < G_N_ELEMENTS (plan_changes); i++)
    {
      g_autoptr (DumentTransaction) transaction = dument_transaction_begin (f->store, NULL);
      DumentStanding read = { 0 };

      g_assert_true (dument_standing_put (f->store, &standing, NULL));
      if (!dument_database_execute (dument_store_get_database (f->store), plan_changes[i], &error))
        g_error ("%s: %s", plan_changes[i], error->message);
      g_assert_true (dument_standing_get (f->store, invoice, &read, &found, NULL));
      if (found)
        g_error ("%s: nothing follows", plan_changes[i]);
    }
}

static DumentDate
get_notice (DumentStore *store, gint64 invoice_id)
{
  g_autoptr (DumentLedger) ledger = dument_ledger_load (store, invoice_id, LATER, NULL);

  return ledger->terms.notice_presented;
}

static void
test_notice (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentLedger) ledger = NULL;

  add_notice (f->store, client, invoice, DUMENT_LETTER_DEGREE_FIRM_REMINDER, TODAY + 1, TODAY + 1);
  g_assert_cmpint (get_notice (f->store, invoice), ==, DUMENT_DATE_NONE);
  add_notice (f->store, client, invoice, DUMENT_LETTER_DEGREE_FORMAL_NOTICE, DUMENT_DATE_NONE,
              DUMENT_DATE_NONE);
  g_assert_cmpint (get_notice (f->store, invoice), ==, DUMENT_DATE_NONE);
  ledger = dument_ledger_load (f->store, invoice, LATER, NULL);
  g_assert_true (ledger->formal_notice_posted);
  add_notice (f->store, client, invoice, DUMENT_LETTER_DEGREE_FORMAL_NOTICE, DUMENT_DATE_NONE,
              TODAY + 9);
  g_assert_cmpint (get_notice (f->store, invoice), ==, TODAY + 9);
  add_notice (f->store, client, invoice, DUMENT_LETTER_DEGREE_FORMAL_NOTICE, TODAY + 7, TODAY + 8);
  g_assert_cmpint (get_notice (f->store, invoice), ==, TODAY + 7);
  add_notice (f->store, client, invoice, DUMENT_LETTER_DEGREE_FORMAL_NOTICE, TODAY + 6,
              DUMENT_DATE_NONE);
  g_assert_cmpint (get_notice (f->store, invoice), ==, TODAY + 6);
}

/* The day of the question may lie before what is known by now. */
static void
test_as_of (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentLedger) before = NULL;
  g_autoptr (DumentLedger) posted = NULL;
  g_autoptr (DumentLedger) presented = NULL;

  add_notice (f->store, client, invoice, DUMENT_LETTER_DEGREE_FORMAL_NOTICE, TODAY + 2,
              DUMENT_DATE_NONE);
  before = dument_ledger_load (f->store, invoice, TODAY - 1, NULL);
  g_assert_false (before->formal_notice_posted);
  g_assert_cmpint (before->last_step.kind, ==, DUMENT_STEP_NONE);
  g_assert_cmpint (before->last_step.on, ==, DUMENT_DATE_NONE);
  posted = dument_ledger_load (f->store, invoice, TODAY + 1, NULL);
  g_assert_true (posted->formal_notice_posted);
  g_assert_cmpint (posted->last_step.kind, ==, DUMENT_STEP_FORMAL_NOTICE);
  g_assert_cmpint (posted->terms.notice_presented, ==, DUMENT_DATE_NONE);
  presented = dument_ledger_load (f->store, invoice, TODAY + 2, NULL);
  g_assert_cmpint (presented->terms.notice_presented, ==, TODAY + 2);
}

/* One pass over everything says of each invoice what loading it alone says. */
typedef struct
{
  DumentStore *store;
  gint64 last_id;
  unsigned n;
} Comparison;

static gboolean
compare_ledger (const DumentLedger *ledger, gpointer data, GError **error)
{
  Comparison *comparison = data;
  g_autoptr (DumentLedger) alone =
      dument_ledger_load (comparison->store, ledger->invoice_id, LATER, error);

  g_assert_cmpint (ledger->invoice_id, >, comparison->last_id);
  g_assert_cmpint (ledger->client_id, ==, alone->client_id);
  g_assert_cmpint (ledger->terms.due, ==, alone->terms.due);
  g_assert_cmpint (ledger->terms.due_payable, ==, alone->terms.due_payable);
  g_assert_cmpint (ledger->terms.notice_presented, ==, alone->terms.notice_presented);
  g_assert_cmpint (ledger->formal_notice_posted, ==, alone->formal_notice_posted);
  g_assert_cmpuint (ledger->terms.n_entries, ==, alone->terms.n_entries);
  g_assert_cmpuint (ledger->n_circumstances, ==, alone->n_circumstances);
  g_assert_cmpint (ledger->terms.in_insolvency, ==, alone->terms.in_insolvency);
  g_assert_cmpint (ledger->terms.judgment, ==, alone->terms.judgment);
  for (gsize i = 0; i < ledger->terms.n_entries; i++)
    assert_entry (ledger, i, alone->terms.entries[i].kind, alone->terms.entries[i].date,
                  alone->terms.entries[i].amount);
  comparison->last_id = ledger->invoice_id;
  comparison->n++;
  return TRUE;
}

/* Three clients, and invoices with all that can befall them; the last ten have nothing. */
static void
fill_ledgers (DumentStore *store, gint64 *invoices, unsigned n_invoices)
{
  gint64 clients[3];

  for (unsigned i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      g_autofree char *name = g_strdup_printf ("Client %u", i);

      clients[i] = fixture_add_client (store, name, NULL);
    }
  for (unsigned i = 0; i < n_invoices; i++)
    {
      g_autofree char *number = g_strdup_printf ("F-%u", i);

      invoices[i] = fixture_add_invoice (store, clients[g_test_rand_int_range (0, 3)], number,
                                         TODAY - g_test_rand_int_range (0, 500), 1000000);
    }
  for (unsigned i = 0; i < 150; i++)
    {
      gint64 invoice = invoices[g_test_rand_int_range (0, 50)];
      gint64 client = clients[g_test_rand_int_range (0, 3)];
      g_autofree char *number = g_strdup_printf ("A-%u", i);

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          add_credit_note (store, client, invoice, number);
          break;
        case 1:
          add_waiver (store, invoice, g_test_rand_bit ());
          break;
        case 2:
          add_notice (store, client, invoice, DUMENT_LETTER_DEGREE_FORMAL_NOTICE,
                      TODAY + g_test_rand_int_range (0, 9), DUMENT_DATE_NONE);
          break;
        case 3:
          add_circumstance (store, i % 9 == 0 ? 0 : invoice, i % 9 == 0 ? client : 0, TODAY);
          break;
        case 4:
          if (i % 9 == 0)
            add_insolvency (store, client, TODAY + g_test_rand_int_range (-300, 9));
          break;
        default:
          fixture_allocate (
              store, fixture_add_payment (store, client, TODAY - g_test_rand_int_range (0, 99), 10),
              invoice, 10);
        }
    }
}

static void
test_foreach (Fixture *f, gconstpointer data)
{
  Comparison comparison = { .store = f->store };
  g_autoptr (GError) error = NULL;
  gint64 invoices[60];

  fill_ledgers (f->store, invoices, G_N_ELEMENTS (invoices));
  g_assert_true (dument_ledger_foreach (f->store, invoices, G_N_ELEMENTS (invoices), LATER,
                                        compare_ledger, &comparison, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (comparison.n, ==, G_N_ELEMENTS (invoices));

  /* Some of them, near one another and far apart, and one that is not there. */
  comparison = (Comparison){ .store = f->store };
  invoices[4] = invoices[3] + 2;
  invoices[5] = invoices[50];
  invoices[6] = invoices[50] + 1000;
  g_assert_true (dument_ledger_foreach (f->store, invoices + 2, 5, LATER, compare_ledger,
                                        &comparison, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (comparison.n, ==, 4);
  g_assert_cmpint (comparison.last_id, ==, invoices[5]);
}

static gboolean
stop_at_once (const DumentLedger *ledger, gpointer data, GError **error)
{
  unsigned *n = data;

  (*n)++;
  g_set_error_literal (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT, "Enough.");
  return FALSE;
}

static void
test_foreach_stops (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  g_autoptr (GError) error = NULL;
  gint64 invoices[2];
  unsigned n = 0;

  invoices[0] = fixture_add_invoice (f->store, client, "F-1", TODAY, 1);
  invoices[1] = fixture_add_invoice (f->store, client, "F-2", TODAY, 1);
  g_assert_false (dument_ledger_foreach (f->store, invoices, 2, LATER, stop_at_once, &n, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (n, ==, 1);
}

static char *
list_numbers (DumentStore *store, DumentInvoiceFilter filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invoices = dument_invoice_list (store, &filter, &error);
  g_autoptr (GString) numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < invoices->len; i++)
    g_string_append_printf (numbers, "%s ",
                            ((DumentInvoice *) g_ptr_array_index (invoices, i))->number);
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

static void
assert_lists (DumentStore *store, DumentInvoiceFilter filter, const char *expected)
{
  g_autofree char *numbers = list_numbers (store, filter);

  g_assert_cmpstr (numbers, ==, expected);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  gint64 durand = fixture_add_client (f->store, "Société Durand", NULL);
  gint64 martin = fixture_add_client (f->store, "Martin", NULL);
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  DumentStanding standing = { .as_of = TODAY, .state = DUMENT_STATE_LATE, .currency = "EUR" };

  standing.invoice_id = fixture_add_invoice (f->store, durand, "B-1", TODAY - 10, 1);
  g_assert_true (dument_standing_put (f->store, &standing, NULL));
  standing.invoice_id = fixture_add_invoice (f->store, martin, "A-1", TODAY + 10, 1);
  standing.state = DUMENT_STATE_UPCOMING;
  g_assert_true (dument_standing_put (f->store, &standing, NULL));
  fixture_add_invoice (f->store, durand, "C-1", TODAY, 1);

  assert_lists (f->store, filter, "B-1 C-1 A-1 ");
  filter.order = DUMENT_INVOICE_ORDER_NUMBER;
  assert_lists (f->store, filter, "A-1 B-1 C-1 ");
  filter.client_id = durand;
  assert_lists (f->store, filter, "B-1 C-1 ");
  filter.due_from = TODAY - 9;
  assert_lists (f->store, filter, "C-1 ");
  filter.client_id = 0;
  filter.due_to = TODAY + 9;
  assert_lists (f->store, filter, "C-1 ");
  filter = DUMENT_INVOICE_FILTER_ALL;
  filter.order = DUMENT_INVOICE_ORDER_ISSUE;
  filter.text = "societe";
  assert_lists (f->store, filter, "B-1 C-1 ");
  filter.text = "a-1";
  assert_lists (f->store, filter, "A-1 ");
  filter.text = "nobody";
  assert_lists (f->store, filter, "");
  filter = DUMENT_INVOICE_FILTER_ALL;
  filter.as_of = TODAY;
  filter.states = 1u << DUMENT_STATE_LATE;
  assert_lists (f->store, filter, "B-1 ");
  filter.states |= 1u << DUMENT_STATE_UPCOMING;
  assert_lists (f->store, filter, "B-1 A-1 ");
  filter.as_of = TODAY + 1;
  assert_lists (f->store, filter, "");
}

/* What is done to the facts of the invoice, and whether its standing has to go. */
typedef struct
{
  const char *name;
  const char *sql;
  gboolean is_stale;
} Change;

static const Change changes[] = {
  { "due", "UPDATE invoice SET due_date = due_date + 1 WHERE id = 1", TRUE },
  { "label", "UPDATE invoice SET label = 'x' WHERE id = 1", TRUE },
  { "clause", "UPDATE invoice SET clause_kind = 1, clause_value = 900 WHERE id = 1", TRUE },
  { "kind", "UPDATE client SET kind = 2", TRUE },
  { "imputation", "UPDATE client SET imputation = 1", TRUE },
  { "sent", "UPDATE invoice SET sent_on = 20000 WHERE id = 1", TRUE },
  { "paid-to", "UPDATE invoice SET payment_reference = 'x' WHERE id = 1", FALSE },
  { "email", "UPDATE client SET email = 'a@b.fr'", FALSE },
  { "paid", "INSERT INTO allocation (payment_id, invoice_id, amount) VALUES (2, 1, 1)", TRUE },
  { "paid-other", "INSERT INTO allocation (payment_id, invoice_id, amount) VALUES (2, 2, 1)",
    FALSE },
  { "taken-back", "DELETE FROM allocation WHERE id = 1", TRUE },
  { "bounced", "UPDATE payment SET bounced_on = 20000 WHERE id = 1", TRUE },
  { "payment-noted", "UPDATE payment SET note = 'x' WHERE id = 1", FALSE },
  { "credited",
    "INSERT INTO credit_note (seller_key, number, client_id, issue_date, currency, amount, "
    "invoice_id) VALUES ('s', 'n', 1, 20000, 'EUR', 1, 1)",
    TRUE },
  { "credited-nobody",
    "INSERT INTO credit_note (seller_key, number, client_id, issue_date, currency, amount) "
    "VALUES ('s', 'n', 1, 20000, 'EUR', 1)",
    FALSE },
  { "credit-changed", "UPDATE credit_note SET amount = 2 WHERE id = 1", TRUE },
  { "set-off", "INSERT INTO allocation (credit_note_id, invoice_id, amount) VALUES (2, 1, 1)",
    TRUE },
  { "waived", "INSERT INTO waiver (invoice_id, kind, waived_on, reason) VALUES (1, 0, 20000, '')",
    TRUE },
  { "waiver-taken-back", "DELETE FROM waiver", TRUE },
  { "presented", "UPDATE letter SET presented_on = 20000", TRUE },
  { "posted", "UPDATE letter SET posted_on = 20000", TRUE },
  { "unclaimed", "UPDATE letter SET returned_on = 20000", TRUE },
  { "unknown", "UPDATE letter SET return_reason = 2", TRUE },
  { "claimed", "INSERT INTO letter_invoice (letter_id, invoice_id) VALUES (2, 1)", TRUE },
  { "rate", "INSERT INTO rate VALUES (0, 4054, 215, 20000, 'BCE')", TRUE },
  { "setting", "INSERT INTO setting VALUES ('day-base', 'actual')", TRUE },
  { "new-invoice",
    "INSERT INTO invoice SELECT 9, seller_key, 'other', type_code, client_id, issue_date, "
    "due_date, due_estimated, supply_date, currency, total, prepaid, due_payable, NULL, NULL, "
    "NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, NULL, 0, NULL, NULL, 0, NULL FROM invoice WHERE id = 1",
    FALSE },
};

static void
test_standing_follows (Fixture *f, gconstpointer data)
{
  const Change *change = data;
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 other = fixture_add_invoice (f->store, client, "F-2", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY, 100);
  DumentStanding standing = { .invoice_id = invoice,
                              .currency = "EUR",
                              .as_of = TODAY,
                              .state = DUMENT_STATE_LATE,
                              .marks = 5,
                              .pending = DUMENT_INTEREST_PENDING_RATE,
                              .principal = 1,
                              .balance = 2,
                              .interest = 3,
                              .indemnity = 4,
                              .total = 6 };
  DumentStanding read = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  fixture_allocate (f->store, payment, invoice, 10);
  fixture_add_payment (f->store, client, TODAY, 100);
  add_credit_note (f->store, client, invoice, "A-1");
  add_credit_note (f->store, client, 0, "A-2");
  add_waiver (f->store, invoice, DUMENT_WAIVER_INDEMNITY);
  add_notice (f->store, client, invoice, DUMENT_LETTER_DEGREE_FORMAL_NOTICE, TODAY, TODAY);
  add_notice (f->store, client, other, DUMENT_LETTER_DEGREE_FORMAL_NOTICE, TODAY, TODAY);
  g_assert_true (dument_standing_put (f->store, &standing, NULL));
  g_assert_true (dument_standing_get (f->store, invoice, &read, &found, NULL));
  g_assert_true (found);
  g_assert_cmpint (read.as_of, ==, TODAY);
  g_assert_cmpint (read.state, ==, DUMENT_STATE_LATE);
  g_assert_cmpint (read.marks, ==, 5);
  g_assert_cmpint (read.pending, ==, DUMENT_INTEREST_PENDING_RATE);
  g_assert_cmpint (read.principal, ==, 1);
  g_assert_cmpint (read.balance, ==, 2);
  g_assert_cmpint (read.interest, ==, 3);
  g_assert_cmpint (read.indemnity, ==, 4);
  g_assert_cmpint (read.total, ==, 6);

  if (!dument_database_execute (dument_store_get_database (f->store), change->sql, &error))
    g_error ("%s", error->message);
  g_assert_true (dument_standing_get (f->store, invoice, &read, &found, NULL));
  g_assert_cmpint (found, ==, !change->is_stale);
}

static void
assert_missing (DumentStore *store, DumentDate as_of, guint max, const char *ids)
{
  g_autoptr (GArray) missing = dument_standing_list_missing (store, as_of, max, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (missing, gint64, i));
  g_assert_cmpstr (text->str, ==, ids);
}

static void
test_standing_missing (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  DumentStanding standing = { .as_of = TODAY, .currency = "EUR" };
  gint64 n = -1;

  standing.invoice_id = fixture_add_invoice (f->store, client, "F-1", TODAY, 1);
  fixture_add_invoice (f->store, client, "F-2", TODAY, 1);
  g_assert_true (dument_standing_put (f->store, &standing, NULL));
  g_assert_true (dument_standing_count_missing (f->store, TODAY, &n, NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (dument_standing_count_missing (f->store, TODAY + 1, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  assert_missing (f->store, TODAY, 9, "2 ");
  assert_missing (f->store, TODAY + 1, 9, "1 2 ");
  assert_missing (f->store, TODAY + 1, 1, "1 ");
  assert_missing (f->store, TODAY - 1, 9, "1 2 ");
  g_assert_true (dument_setting_set (f->store, "day-base", "actual", NULL));
  assert_missing (f->store, TODAY, 9, "1 2 ");
  g_assert_true (dument_standing_put (f->store, &standing, NULL));
  standing.invoice_id = fixture_add_invoice (f->store, client, "F-3", TODAY, 1);
  g_assert_true (dument_standing_put (f->store, &standing, NULL));
  assert_missing (f->store, TODAY, 9, "2 ");
}

/* A statement is prepared once; in use twice it is two; and nothing stays bound. */
static void
test_statement_cache (Fixture *f, gconstpointer data)
{
  static const char sql[] = "SELECT ?1";
  DumentDatabase *database = dument_store_get_database (f->store);
  sqlite3_stmt *first = dument_database_take_statement (database, sql, NULL);
  sqlite3_stmt *second = dument_database_take_statement (database, sql, NULL);
  sqlite3_stmt *again;

  g_assert_true (first != second);
  g_assert_cmpint (sqlite3_bind_int (first, 1, 7), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (first), ==, SQLITE_ROW);
  dument_database_give_back_statement (database, sql, second);
  dument_database_give_back_statement (database, sql, first);
  again = dument_database_take_statement (database, sql, NULL);
  g_assert_true (again == first);
  g_assert_cmpint (sqlite3_step (again), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_type (again, 0), ==, SQLITE_NULL);
  dument_database_give_back_statement (database, sql, again);
}

/* The schema is the same after a mass, whether it was kept or undone. */
static void
test_mass (Fixture *f, gconstpointer data)
{
  static const char schema[] = "SELECT group_concat (sql, ';') FROM "
                               "(SELECT sql FROM sqlite_schema ORDER BY name)";
  g_autoptr (GBytes) before = fixture_ask_bytes (f->store, schema);
  gint64 client = fixture_add_client (f->store, "Client", NULL);

  for (unsigned i = 0; i < 2; i++)
    {
      gboolean is_kept = i == 1;
      g_autoptr (DumentTransaction) transaction = dument_transaction_begin (f->store, NULL);
      g_autoptr (GBytes) during = NULL;
      g_autoptr (GBytes) after = NULL;
      gint64 id = 0;

      g_assert_true (dument_invoice_begin_mass (f->store, NULL));
      during = fixture_ask_bytes (f->store, schema);
      g_assert_false (g_bytes_equal (during, before));
      for (unsigned j = 0; j < 100; j++)
        {
          g_autofree char *number = g_strdup_printf ("F-%u", j);

          fixture_add_invoice (f->store, client, number, TODAY + (DumentDate) (j % 7), 100);
        }
      g_assert_true (dument_invoice_find (f->store, "123456782", "F-42", &id, NULL));
      g_assert_cmpint (id, !=, 0);
      if (is_kept)
        {
          g_assert_true (dument_invoice_end_mass (f->store, NULL));
          g_assert_true (dument_transaction_commit (transaction, NULL));
        }
      g_clear_pointer (&transaction, dument_transaction_free);
      after = fixture_ask_bytes (f->store, schema);
      g_assert_true (g_bytes_equal (after, before));
      g_assert_cmpint (fixture_ask (f->store, "SELECT count(*) FROM invoice"), ==,
                       is_kept ? 100 : 0);
    }
}

static void
test_nested (Fixture *f, gconstpointer data)
{
  g_autoptr (DumentTransaction) outer = dument_transaction_begin (f->store, NULL);
  g_autofree char *left = NULL;
  g_autofree char *kept = NULL;

  {
    g_autoptr (DumentTransaction) inner = dument_transaction_begin (f->store, NULL);

    g_assert_true (dument_setting_set (f->store, "left", "x", NULL));
  }
  {
    g_autoptr (DumentTransaction) inner = dument_transaction_begin (f->store, NULL);

    g_assert_true (dument_setting_set (f->store, "kept", "x", NULL));
    g_assert_true (dument_transaction_commit (inner, NULL));
  }
  g_assert_true (dument_transaction_commit (outer, NULL));
  fixture_reopen (f);
  g_assert_true (dument_setting_get (f->store, "left", &left, NULL));
  g_assert_true (dument_setting_get (f->store, "kept", &kept, NULL));
  g_assert_null (left);
  g_assert_cmpstr (kept, ==, "x");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/ledger/load", test_load);
  ADD ("/store/ledger/notice", test_notice);
  ADD ("/store/ledger/circumstances", test_circumstances);
  ADD ("/store/ledger/insolvency", test_insolvency);
  ADD ("/store/ledger/plan", test_plan);
  ADD ("/store/ledger/plan-of-insolvent", test_plan_of_insolvent);
  ADD ("/store/standing/follows-plan", test_standing_follows_plan);
  ADD ("/store/ledger/as-of", test_as_of);
  ADD ("/store/ledger/foreach", test_foreach);
  ADD ("/store/ledger/foreach-stops", test_foreach_stops);
  ADD ("/store/invoice/list", test_list);
  ADD ("/store/invoice/mass", test_mass);
  ADD ("/store/standing/missing", test_standing_missing);
  ADD ("/store/statement/cache", test_statement_cache);
  ADD ("/store/transaction/nested", test_nested);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/store/standing/follows/", changes[i].name, NULL);

      g_test_add (path, Fixture, &changes[i], fixture_set_up, test_standing_follows,
                  fixture_tear_down);
    }

  return g_test_run ();
}
