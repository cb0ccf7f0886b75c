/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "store/allocation.h"
#include "store/contact.h"
#include "store/journal.h"
#include "store/standing.h"
#include "store/transaction.h"
#include "store/store-private.h"
#include "store/waiver.h"

#define TODAY 20779

static void
put_standing (DumentStore *store, gint64 invoice_id)
{
  DumentStanding standing = { .invoice_id = invoice_id, .as_of = TODAY, .currency = "EUR" };

  g_assert_true (dument_standing_put (store, &standing, NULL));
}

static gint64
count_standings (DumentStore *store)
{
  return fixture_ask (store, "SELECT count(*) FROM standing WHERE as_of <> -25567");
}

/* All but what is computed of it. */
static char *
dump_facts (DumentStore *store)
{
  g_assert_true (dument_database_execute (dument_store_get_database (store),
                                          "DELETE FROM standing; DELETE FROM stale_words", NULL));
  return fixture_dump (store);
}

/* What is deleted comes back as it was, under its number, and what was computed is forgotten. */
static void
test_payment (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Morel", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 id = fixture_add_payment (f->store, client, TODAY, 5000);
  gint64 allocation = fixture_allocate (f->store, id, invoice, 4000);
  DumentAllocation taken = {
    .id = allocation, .payment_id = id, .invoice_id = invoice, .amount = 4000
  };
  g_autofree char *before = dump_facts (f->store);
  g_autofree char *after = NULL;
  g_autoptr (DumentPayment) payment = dument_payment_load (f->store, id, NULL);

  put_standing (f->store, invoice);
  g_assert_true (dument_payment_delete (f->store, id, NULL));
  g_assert_cmpint (fixture_ask (f->store, "SELECT count(*) FROM allocation"), ==, 0);
  g_assert_cmpint (count_standings (f->store), ==, 0);
  g_assert_false (dument_payment_delete (f->store, id, NULL));
  g_assert_true (dument_payment_insert (f->store, payment, NULL));
  g_assert_true (dument_allocation_insert (f->store, &taken, NULL));
  after = dump_facts (f->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_credit_note (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Morel", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentCreditNote) note = dument_credit_note_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  note->seller_key = g_strdup ("name:x");
  note->number = g_strdup ("AV-1");
  note->client_id = client;
  note->issue_date = TODAY;
  note->amount = 300;
  note->named_number = g_strdup ("F-1");
  note->invoice_id = invoice;
  g_assert_true (dument_credit_note_insert (f->store, note, NULL));
  before = dump_facts (f->store);
  put_standing (f->store, invoice);
  g_assert_true (dument_credit_note_delete (f->store, note->id, NULL));
  g_assert_cmpint (count_standings (f->store), ==, 0);
  g_assert_false (dument_credit_note_delete (f->store, note->id, NULL));
  g_assert_true (dument_credit_note_insert (f->store, note, NULL));
  after = dump_facts (f->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_client_and_invoice (Fixture *f, gconstpointer data)
{
  gint64 client_id = fixture_add_client (f->store, "Morel", "404833048");
  gint64 invoice_id = fixture_add_invoice (f->store, client_id, "F-1", TODAY, 10000);
  g_autoptr (DumentClient) client = dument_client_load (f->store, client_id, NULL);
  g_autoptr (DumentInvoice) invoice = dument_invoice_load (f->store, invoice_id, NULL);
  g_autoptr (DumentContact) contact = dument_contact_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  contact->client_id = client_id;
  contact->name = g_strdup ("Jeanne Petit");
  g_assert_true (dument_contact_insert (f->store, contact, NULL));
  before = dump_facts (f->store);
  g_assert_false (dument_client_delete (f->store, client_id, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT);
  g_assert_true (dument_invoice_delete (f->store, invoice_id, NULL));
  g_assert_true (dument_client_delete (f->store, client_id, NULL));
  g_assert_cmpint (fixture_ask (f->store, "SELECT count(*) FROM contact"), ==, 0);
  g_assert_true (dument_client_insert (f->store, client, NULL));
  g_assert_true (dument_contact_insert (f->store, contact, NULL));
  g_assert_true (dument_invoice_insert (f->store, invoice, NULL));
  after = dump_facts (f->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_waiver (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Morel", NULL);
  g_autoptr (DumentWaiver) waiver = dument_waiver_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  waiver->invoice_id = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  waiver->waived_on = TODAY;
  waiver->reason = g_strdup ("a good client");
  g_assert_true (dument_waiver_insert (f->store, waiver, NULL));
  before = dump_facts (f->store);
  g_assert_true (dument_waiver_delete (f->store, waiver->id, NULL));
  g_assert_true (dument_waiver_insert (f->store, waiver, NULL));
  after = dump_facts (f->store);
  g_assert_cmpstr (before, ==, after);
}

static void
note (DumentStore *store, const char *kind)
{
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, NULL);

  g_assert_true (
      dument_journal_append (store, 1795305600, kind, DUMENT_SUBJECT_INVOICE, 1, "{}", NULL));
  g_assert_true (dument_transaction_commit (transaction, NULL));
}

static guint
count_history (DumentStore *store)
{
  g_autoptr (GPtrArray) history =
      dument_journal_list_of_subject (store, DUMENT_SUBJECT_INVOICE, 1, NULL);

  return history->len;
}

/* Before version 6 the number of a row that was deleted was given out again: the new one has a
 * history of its own. */
static void
test_history_ends (Fixture *f, gconstpointer data)
{
  note (f->store, "invoice-entered");
  note (f->store, "payment-deleted");
  g_assert_cmpuint (count_history (f->store), ==, 2);
  note (f->store, "invoice-deleted");
  g_assert_cmpuint (count_history (f->store), ==, 0);
  note (f->store, "invoice-restored");
  g_assert_cmpuint (count_history (f->store), ==, 4);
  note (f->store, "invoice-deleted");
  note (f->store, "invoice-entered");
  g_assert_cmpuint (count_history (f->store), ==, 1);
}

/* The number of a row that was deleted is given to nothing else. */
static void
test_numbers_stay (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Morel", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 gone = fixture_add_invoice (f->store, client, "F-2", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY, 5000);
  gint64 allocation = fixture_allocate (f->store, payment, invoice, 4000);
  gint64 other = fixture_add_client (f->store, "Petit", NULL);

  g_assert_true (dument_invoice_delete (f->store, gone, NULL));
  g_assert_true (dument_payment_delete (f->store, payment, NULL));
  g_assert_true (dument_client_delete (f->store, other, NULL));
  fixture_reopen (f);
  g_assert_cmpint (fixture_add_invoice (f->store, client, "F-3", TODAY, 10000), >, gone);
  g_assert_cmpint (fixture_add_payment (f->store, client, TODAY, 5000), >, payment);
  g_assert_cmpint (fixture_allocate (f->store, payment + 1, invoice, 4000), >, allocation);
  g_assert_cmpint (fixture_add_client (f->store, "Roux", NULL), >, other);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/deletion/payment", test_payment);
  ADD ("/store/deletion/credit-note", test_credit_note);
  ADD ("/store/deletion/client-and-invoice", test_client_and_invoice);
  ADD ("/store/deletion/waiver", test_waiver);
  ADD ("/store/deletion/history-ends", test_history_ends);
  ADD ("/store/deletion/numbers-stay", test_numbers_stay);

  return g_test_run ();
}
