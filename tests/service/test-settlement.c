/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/client-credit.h"
#include "service/dossier.h"
#include "service/editing.h"
#include "service/settlement.h"
#include "store/error.h"
#include "store/store-private.h"
#include "store/transaction.h"

#include <string.h>

#define HEADER        "number;issue_date;due_date;client;client_kind;total;credited_number"
#define FIRST_INVOICE 2
#define N_INVOICES    3
#define N_STEPS       60

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-11-01;2026-12-01;Morel;professional;100;");
}

static DumentMoney
pay (Fixture *fixture, const char *number, const char *amount, const char *day)
{
  g_autoptr (GError) error = NULL;
  DumentMoney unallocated = -1;

  if (!dument_settlement_pay (fixture->workspace, number, amount, fixture_day (day),
                              DUMENT_PAYMENT_CHEQUE, &unallocated, &error))
    g_error ("%s", error->message);
  return unallocated;
}

static DumentMoney
unpay (Fixture *fixture, const char *number, const char *amount)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPayment) taken_back = NULL;

  if (!dument_settlement_unpay (fixture->workspace, number, amount, DUMENT_DATE_NONE,
                                fixture_day (FIXTURE_TODAY), &taken_back, &error))
    g_error ("%s", error->message);
  return taken_back->amount;
}

static void
credit (Fixture *fixture, const char *amount, const char *note, DumentDate issued_on)
{
  g_autoptr (GError) error = NULL;

  if (!dument_settlement_credit (fixture->workspace, "F-1", amount, note, issued_on, &error))
    g_error ("%s", error->message);
}

static void
assert_credit_refused (Fixture *fixture,
                       const char *amount,
                       const char *note,
                       DumentDate issued_on,
                       const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      dument_settlement_credit (fixture->workspace, "F-1", amount, note, issued_on, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not tell of %s", error->message, word);
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
test_credited_after_paid (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (pay (fixture, "F-1", "100", "2026-11-10"), ==, 0);
  credit (fixture, "50", "AV-1", fixture_day ("2026-11-12"));
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 5000);
  g_assert_cmpint (unpay (fixture, "F-1", /* amount= */ NULL), ==, 10000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 0);
}

/* Money that was kept as the client's credit and then bounced was never received. */
static void
test_kept_and_bounced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) journal = NULL;
  g_autoptr (GError) error = NULL;
  const DumentJournalEntry *last;
  DumentMoney amount;

  pay (fixture, "F-1", "60", "2026-11-10");
  g_assert_true (dument_client_credit_release (fixture->workspace, "F-1", /* amount= */ NULL,
                                               &amount, &error));
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 6000);
  g_assert_cmpint (unpay (fixture, "F-1", /* amount= */ NULL), ==, 6000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 0);
  journal = dument_dossier_journal (fixture->workspace, NULL);
  last = g_ptr_array_index (journal, journal->len - 1);
  g_assert_cmpstr (last->kind, ==, "payment-bounced");
  g_assert_cmpint (last->subject, ==, DUMENT_SUBJECT_CLIENT);
  g_assert_nonnull (strstr (last->payload, FIXTURE_TODAY));
}

/* Credit that came for another invoice is not the payment of one that never had any. */
static void
test_kept_for_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPayment) payment = NULL;
  DumentMoney amount;

  fixture_import_one (fixture, HEADER, "F-2;2026-11-01;2026-12-01;Morel;professional;80;");
  pay (fixture, "F-1", "60", "2026-11-10");
  g_assert_true (dument_client_credit_release (fixture->workspace, "F-1", /* amount= */ NULL,
                                               &amount, &error));
  g_assert_false (dument_settlement_unpay (fixture->workspace, "F-2", /* amount= */ NULL,
                                           DUMENT_DATE_NONE, fixture_day (FIXTURE_TODAY), &payment,
                                           &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 6000);
  g_assert_cmpint (unpay (fixture, "F-2", "60"), ==, 6000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 0);
}

static void
test_wholly_excess (Fixture *fixture, gconstpointer data)
{
  pay (fixture, "F-1", "100", "2026-11-10");
  g_assert_cmpint (pay (fixture, "F-1", "30", "2026-11-11"), ==, 3000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 3000);
  g_assert_cmpint (unpay (fixture, "F-1", "30"), ==, 3000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 0);
}

/* What was too much when it came in is there when the first payment bounces. */
static void
test_excess_takes_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivable) receivable = NULL;

  pay (fixture, "F-1", "100", "2026-11-10");
  pay (fixture, "F-1", "30", "2026-11-11");
  unpay (fixture, "F-1", "100");
  receivable = fixture_find (fixture, "F-1");
  g_assert_cmpint (receivable->claim->principal, ==, 7000);
  g_assert_cmpint (client_credit (fixture, "F-1"), ==, 0);
}

/* With two invoices that are not due yet, nobody says against which it is to be set. */
static void
import_free_note (Fixture *fixture)
{
  fixture_import_one (fixture, HEADER, "F-0;2026-11-01;2026-12-05;Morel;professional;100;");
  fixture_import_one (fixture, HEADER, "AV-7;2026-11-05;;Morel;professional;-40;");
}

static void
test_set_off_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  const DumentJournalEntry *last;

  import_free_note (fixture);
  assert_credit_refused (fixture, "10", "AV-7", fixture_day ("2026-11-06"), "5 November 2026");
  credit (fixture, "10", "AV-7", DUMENT_DATE_NONE);
  credit (fixture, "10", "AV-7", fixture_day ("2026-11-05"));
  dossier = dument_dossier_open (fixture->workspace, "F-1", &error);
  g_assert_no_error (error);
  last = g_ptr_array_index (dossier->history, dossier->history->len - 1);
  g_assert_cmpstr (last->kind, ==, "credit-recorded");
  g_assert_nonnull (strstr (last->payload, "2026-11-05"));
  g_assert_cmpint (dossier->receivable->claim->principal, ==, 8000);
  g_assert_cmpint (dossier->client_credit, ==, 2000);
}

static void
test_set_off_too_much (Fixture *fixture, gconstpointer data)
{
  import_free_note (fixture);
  fixture_import_one (fixture, HEADER, "AV-8;2026-11-05;;Morel;professional;-40;F-9");
  assert_credit_refused (fixture, "40.01", "AV-7", DUMENT_DATE_NONE, "40,00 €");
  credit (fixture, "30", "AV-7", DUMENT_DATE_NONE);
  assert_credit_refused (fixture, "10.01", "AV-7", DUMENT_DATE_NONE, "10,00 €");
  assert_credit_refused (fixture, "70.01", "AV-9", DUMENT_DATE_NONE, "70,00 €");
  assert_credit_refused (fixture, "10", "AV-8", DUMENT_DATE_NONE, "AV-8");
}

static void
assert_refused_for (GError **error, const char *word)
{
  g_assert_error (*error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  if (strstr ((*error)->message, word) == NULL)
    g_error ("“%s” does not tell of %s", (*error)->message, word);
  g_clear_error (error);
}

/* Nothing is paid or credited before there is an invoice, nor taken back before it came in. */
static void
test_impossible_days (Fixture *fixture, gconstpointer data)
{
  DumentDate too_early = fixture_day ("2026-10-31");
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPayment) payment = NULL;
  DumentMoney amount;

  g_assert_false (dument_settlement_pay (fixture->workspace, "F-1", "10", too_early,
                                         DUMENT_PAYMENT_CARD, &amount, &error));
  assert_refused_for (&error, "beforehand");
  assert_credit_refused (fixture, "10", "AV-1", too_early, "1 November 2026");
  pay (fixture, "F-1", "10", "2026-11-01");
  g_assert_false (dument_settlement_unpay (fixture->workspace, "F-1", /* amount= */ NULL,
                                           DUMENT_DATE_NONE, too_early, &payment, &error));
  assert_refused_for (&error, "1 November 2026");
  unpay (fixture, "F-1", /* amount= */ NULL);
}

/* Without a date, a credit note that is new is of today. */
static void
test_credit_of_today (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) dossier = NULL;
  const DumentCreditNote *note;

  credit (fixture, "10", "AV-1", DUMENT_DATE_NONE);
  dossier = dument_dossier_open (fixture->workspace, "F-1", /* error= */ NULL);
  note = g_ptr_array_index (dossier->credit_notes, 0);
  g_assert_cmpint (note->issue_date, ==, fixture_day (FIXTURE_TODAY));
}

static gboolean
settle_in_some_way (DumentWorkspace *workspace, unsigned way, GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);
  g_autoptr (DumentPayment) payment = NULL;
  DumentMoney amount;

  switch (way)
    {
    case 0:
      return dument_settlement_pay (workspace, "F-9", "1", today, DUMENT_PAYMENT_CASH, &amount,
                                    error);
    case 1:
      return dument_settlement_unpay (workspace, "F-9", /* amount= */ NULL, DUMENT_DATE_NONE, today,
                                      &payment, error);
    case 2:
      return dument_settlement_credit (workspace, "F-9", "1", "AV-1", today, error);
    default:
      return dument_settlement_waive (workspace, "F-9", DUMENT_WAIVER_INTEREST, "why", error);
    }
}

/* While another program writes, a use case does not even read: what it would check may be about to
 * change. That there is no such invoice is therefore not what it says. */
static void
test_reads_under_the_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentWorkspace) other =
      dument_workspace_open (fixture->path, fixture_day (FIXTURE_TODAY), 1795348800, &error);
  g_autoptr (DumentTransaction) transaction = NULL;
  DumentStore *store = dument_workspace_get_store (fixture->workspace);

  g_assert_no_error (error);
  dument_database_set_patience (dument_store_get_database (store), 0);
  transaction = dument_transaction_begin (dument_workspace_get_store (other), &error);
  g_assert_no_error (error);
  for (unsigned way = 0; way < 4; way++)
    {
      g_assert_false (settle_in_some_way (fixture->workspace, way, &error));
      g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_BUSY);
      g_clear_error (&error);
    }
}

/* What was received and credited, reckoned apart from the program. */
typedef struct
{
  Fixture *fixture;
  DumentMoney received;
  DumentMoney credited;
  unsigned n_credits;
} Books;

static char *
random_amount (DumentMoney *ret_amount)
{
  *ret_amount = g_test_rand_int_range (1, 15000);
  return dument_money_to_decimal (*ret_amount, 2);
}

static void
pay_at_random (Books *books, const char *number)
{
  DumentWorkspace *workspace = books->fixture->workspace;
  g_autoptr (GError) error = NULL;
  DumentMoney amount, unallocated;
  g_autofree char *text = random_amount (&amount);
  g_autoptr (DumentReceivable) receivable = fixture_find (books->fixture, number);
  DumentDate day = dument_workspace_get_today (workspace) - g_test_rand_int_range (0, 400);

  day = MAX (day, receivable->invoice->issue_date);
  if (!dument_settlement_pay (workspace, number, text, day, DUMENT_PAYMENT_TRANSFER, &unallocated,
                              &error))
    g_error ("%s", error->message);
  books->received += amount;
}

static void
unpay_at_random (Books *books, const char *number)
{
  DumentWorkspace *workspace = books->fixture->workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPayment) payment = NULL;

  if (dument_settlement_unpay (workspace, number, /* amount= */ NULL, DUMENT_DATE_NONE,
                               dument_workspace_get_today (workspace), &payment, &error))
    books->received -= payment->amount;
  else if (!g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS))
    g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
}

/* A set-off moves what was credited when the credit note came in. */
static void
credit_at_random (Books *books, const char *number)
{
  DumentWorkspace *workspace = books->fixture->workspace;
  gboolean sets_off = g_test_rand_bit ();
  g_autoptr (GError) error = NULL;
  DumentMoney amount;
  g_autofree char *text = random_amount (&amount);
  g_autofree char *note =
      sets_off ? g_strdup ("AV-U") : g_strdup_printf ("AV-%u", ++books->n_credits);

  if (dument_settlement_credit (workspace, number, text, note, DUMENT_DATE_NONE, &error))
    books->credited += sets_off ? 0 : amount;
  else
    g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

static void
edit_at_random (Books *books, const char *number)
{
  static const char *const edits[] = { "kind=professional", "kind=consumer", "kind=public",
                                       "imputation=interest", "imputation=principal" };
  DumentWorkspace *workspace = books->fixture->workspace;
  const char *assignments[] = { edits[g_test_rand_int_range (0, G_N_ELEMENTS (edits))], NULL };
  g_autoptr (DumentReceivable) receivable = fixture_find (books->fixture, number);
  DumentWaiverKind kind = g_test_rand_bit () ? DUMENT_WAIVER_INTEREST : DUMENT_WAIVER_INDEMNITY;
  g_autoptr (GError) error = NULL;

  if (g_test_rand_int_range (0, 4) > 0)
    g_assert_true (
        dument_editing_set_client (workspace, receivable->client->id, assignments, &error));
  else if (!dument_settlement_waive (workspace, number, kind, "why", &error))
    g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

/* What is moved between a client's invoices is neither received nor credited. */
static void
spend_at_random (Books *books, const char *number)
{
  g_autoptr (GError) error = NULL;
  DumentMoney amount;
  g_autofree char *text = random_amount (&amount);

  if (!dument_client_credit_spend (books->fixture->workspace, number, text, &error))
    g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

static void
release_at_random (Books *books, const char *number)
{
  g_autoptr (GError) error = NULL;
  DumentMoney amount;

  if (!dument_client_credit_release (books->fixture->workspace, number, /* amount= */ NULL, &amount,
                                     &error))
    g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
}

static void
assert_conserved (const Books *books)
{
  DumentMoney settled = 0;

  for (int i = 0; i < N_INVOICES; i++)
    {
      g_autofree char *number = g_strdup_printf ("F-%d", FIRST_INVOICE + i);
      g_autoptr (DumentReceivable) receivable = fixture_find (books->fixture, number);
      const DumentClaim *claim = receivable->claim;

      settled += receivable->invoice->due_payable - claim->principal + claim->interest_paid +
                 claim->indemnity_paid;
    }
  g_assert_cmpint (books->received + books->credited, ==,
                   settled + client_credit (books->fixture, "F-2"));
}

static void
test_conservation (Fixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Books *, const char *) = {
    pay_at_random,   unpay_at_random,   credit_at_random,
    spend_at_random, release_at_random, edit_at_random,
  };
  Books books = { .fixture = fixture, .credited = 25000 + 9000 };

  /* One was credited more than it asks, by a file; of the client nobody chose the kind yet. */
  fixture_import_one (fixture, HEADER, "AV-U;2026-03-05;;Lebrun;;-250;");
  fixture_import_one (fixture, HEADER, "AV-N;2026-03-05;;Lebrun;;-90;F-3");
  fixture_import_one (fixture, HEADER, "F-2;2025-11-01;2025-12-01;Lebrun;;200;");
  fixture_import_one (fixture, HEADER, "F-3;2026-01-01;2026-02-01;Lebrun;;70;");
  fixture_import_one (fixture, HEADER, "F-4;2026-06-01;2026-07-01;Lebrun;;130;");
  for (unsigned step = 0; step < N_STEPS; step++)
    {
      g_autofree char *number =
          g_strdup_printf ("F-%d", FIRST_INVOICE + g_test_rand_int_range (0, N_INVOICES));

      /* The kind stays unknown for a while. */
      steps[g_test_rand_int_range (0, step < N_STEPS / 4 ? 5 : G_N_ELEMENTS (steps))](&books,
                                                                                      number);
      assert_conserved (&books);
    }
}

static void
test_method_words (void)
{
  DumentPaymentMethod method;

  for (int i = DUMENT_PAYMENT_TRANSFER; i <= DUMENT_PAYMENT_OTHER; i++)
    {
      const char *word = dument_payment_method_to_string ((DumentPaymentMethod) i);

      g_assert_true (dument_payment_method_parse (word, &method));
      g_assert_cmpint (method, ==, i);
    }
  g_assert_cmpstr (dument_payment_method_to_string (DUMENT_PAYMENT_CHEQUE), ==, "cheque");
  g_assert_false (dument_payment_method_parse ("check", &method));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/service/settlement/credited-after-paid", test_credited_after_paid },
    { "/service/settlement/kept-and-bounced", test_kept_and_bounced },
    { "/service/settlement/kept-for-another", test_kept_for_another },
    { "/service/settlement/wholly-excess", test_wholly_excess },
    { "/service/settlement/excess-takes-over", test_excess_takes_over },
    { "/service/settlement/set-off-date", test_set_off_date },
    { "/service/settlement/set-off-too-much", test_set_off_too_much },
    { "/service/settlement/impossible-days", test_impossible_days },
    { "/service/settlement/credit-of-today", test_credit_of_today },
    { "/service/settlement/reads-under-the-lock", test_reads_under_the_lock },
    { "/service/settlement/random/conservation", test_conservation },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);
  g_test_add_func ("/service/settlement/method-words", test_method_words);

  return g_test_run ();
}
