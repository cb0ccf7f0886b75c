/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/settlement.h"

#include "domain/french-text.h"
#include "service/chronicle.h"
#include "service/concession.h"
#include "service/payment-entry.h"
#include "service/receivable.h"
#include "service/validation.h"
#include "service/wording.h"
#include "store/allocation.h"
#include "store/credit-note.h"
#include "store/journal.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

static DumentPaymentEntry *
fill_payment (const DumentReceivable *receivable,
              DumentMoney amount,
              DumentDate received_on,
              DumentPaymentMethod method)
{
  DumentPaymentEntry *entry = dument_payment_entry_new ();
  DumentPaymentShare share = { receivable->invoice->id, amount };

  entry->client_id = receivable->client->id;
  g_strlcpy (entry->currency, receivable->invoice->currency, sizeof entry->currency);
  entry->amount = amount;
  entry->received_on = received_on;
  entry->method = method;
  g_array_append_val (entry->shares, share);
  return entry;
}

/**
 * dument_settlement_pay:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: as typed
 * @received_on: the day it counts, not after today nor before the invoice
 * @method: how it came in
 * @ret_unallocated: (out): what it adds to the client's credit, being more than the invoice's whole
 * claim
 * @error: return location for an error
 *
 * Records money received for an invoice, see dument_payment_entry_save().
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_settlement_pay (DumentWorkspace *workspace,
                       const char *number,
                       const char *amount,
                       DumentDate received_on,
                       DumentPaymentMethod method,
                       DumentMoney *ret_unallocated,
                       GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) before = NULL;
  g_autoptr (DumentReceivable) after = NULL;
  g_autoptr (DumentPaymentEntry) entry = NULL;
  g_autoptr (DumentUndo) undo = NULL;
  DumentMoney value;

  if (transaction == NULL)
    return FALSE;
  before = dument_receivable_find (workspace, number, error);
  if (before == NULL ||
      !dument_validation_amount (amount, before->invoice->currency, &value, error))
    return FALSE;
  entry = fill_payment (before, value, received_on, method);
  if (!dument_payment_entry_save (workspace, entry, &undo, error))
    return FALSE;
  after = dument_receivable_load (workspace, before->invoice->id, error);
  if (after == NULL || !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_unallocated = MAX (0, after->claim->unallocated - before->claim->unallocated);
  return TRUE;
}

static gboolean
is_meant (const DumentPayment *payment, const char *currency, DumentMoney amount)
{
  return payment->bounced_on == DUMENT_DATE_NONE && g_str_equal (payment->currency, currency) &&
         (amount == 0 || payment->amount == amount);
}

/* Of several that are alike, the last one; of others none, and that is said. */
static const DumentPayment *
find_one (GPtrArray *payments,
          const char *currency,
          DumentMoney amount,
          DumentDate received_on,
          gboolean *ret_is_unclear)
{
  const DumentPayment *found = NULL;

  *ret_is_unclear = FALSE;
  for (unsigned i = 0; i < payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (payments, i);

      if (!is_meant (payment, currency, amount) ||
          (received_on != DUMENT_DATE_NONE && payment->received_on != received_on))
        continue;
      if (found != NULL &&
          (found->amount != payment->amount || found->received_on != payment->received_on))
        *ret_is_unclear = TRUE;
      found = payment;
    }
  return found;
}

/* What was taken off an invoice stands in its part of the journal. */
static gboolean
came_for (const DumentPayment *payment, const GPtrArray *history)
{
  g_autofree char *amount = dument_chronicle_amount (payment->amount, payment->currency);
  g_autofree char *day = dument_date_to_iso (payment->received_on);

  for (unsigned i = 0; i < history->len; i++)
    {
      const DumentJournalEntry *entry = g_ptr_array_index (history, i);
      g_autofree char *released = NULL;
      g_autofree char *date = NULL;

      if (!g_str_equal (entry->kind, "credit-released"))
        continue;
      released = dument_chronicle_read (entry, "amount");
      date = dument_chronicle_read (entry, "date");
      if (g_strcmp0 (released, amount) == 0 && (date == NULL || g_str_equal (date, day)))
        return TRUE;
    }
  return FALSE;
}

/* Whether it is set against no invoice, but kept as the client's credit. */
static gboolean
is_kept (DumentStore *store, const DumentPayment *payment, gboolean *ret_kept, GError **error)
{
  g_autoptr (GArray) allocations = dument_allocation_list_of_payment (store, payment->id, error);

  if (allocations == NULL)
    return FALSE;
  *ret_kept = allocations->len == 0;
  return TRUE;
}

/* What was taken off its invoice and kept as the client's credit is set against none. Without an
 * amount only what came for this invoice is meant; which of several is meant is never guessed. */
static gboolean
find_kept_payment (DumentStore *store,
                   const DumentReceivable *receivable,
                   DumentMoney amount,
                   gint64 *ret_id,
                   GError **error)
{
  const DumentInvoice *invoice = receivable->invoice;
  g_autoptr (GPtrArray) payments =
      dument_payment_list_of_client (store, receivable->client->id, error);
  g_autoptr (GPtrArray) history = NULL;
  gint64 found = 0;

  if (payments != NULL)
    history = dument_journal_list_of_subject (store, DUMENT_SUBJECT_INVOICE, invoice->id, error);
  if (history == NULL)
    return FALSE;
  for (unsigned i = 0; i < payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (payments, i);
      gboolean kept;

      if (!is_meant (payment, invoice->currency, amount) ||
          (amount == 0 && !came_for (payment, history)))
        continue;
      if (!is_kept (store, payment, &kept, error))
        return FALSE;
      if (kept && found != 0)
        {
          g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS,
                       _ ("Invoice %s has no such payment, and several of the client’s are kept as "
                          "credit. Type the amount of the one that is meant."),
                       invoice->number);
          return FALSE;
        }
      found = kept ? payment->id : found;
    }
  *ret_id = found;
  return TRUE;
}

/* Those that were not taken back, each with its amount and day; empty if there is none. */
static char *
list_payments (const GPtrArray *payments)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (unsigned i = 0; i < payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (payments, i);
      g_autofree char *amount = NULL;
      g_autofree char *day = NULL;

      if (payment->bounced_on != DUMENT_DATE_NONE)
        continue;
      amount = dument_french_text_amount (payment->amount, payment->currency);
      day = dument_wording_day (payment->received_on);
      g_string_append (list, list->len > 0 ? _ (", ") : "");
      /* Translators: the amount of a payment, and the day on which it came in. */
      g_string_append_printf (list, C_ ("payment", "%s on %s"), amount, day);
    }
  return g_string_free (g_steal_pointer (&list), /* free_segment= */ FALSE);
}

/**
 * dument_settlement_fail_no_payment:
 * @number: number of an invoice
 * @payments: (element-type DumentPayment): what was received for it
 * @error: return location for the error
 *
 * Says which payments there are, where none is the one that was meant.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_NOT_FOUND
 */
gboolean
dument_settlement_fail_no_payment (const char *number, const GPtrArray *payments, GError **error)
{
  g_autofree char *list = list_payments (payments);

  if (*list != '\0')
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                 _ ("Invoice %s has no such payment to take back. It has: %s. Type the amount of "
                    "one of them."),
                 number, list);
  else
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                 _ ("Invoice %s has no payment that could be taken back. Check the number."),
                 number);
  return FALSE;
}

/**
 * dument_settlement_fail_unclear:
 * @number: number of an invoice
 * @payments: (element-type DumentPayment): what was received for it
 * @error: return location for the error
 *
 * Says which payments there are, where several could be the one that was meant.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_AMBIGUOUS
 */
gboolean
dument_settlement_fail_unclear (const char *number, const GPtrArray *payments, GError **error)
{
  g_autofree char *list = list_payments (payments);

  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS,
               _ ("Invoice %s has several payments: %s. Say by its amount and its day which one is "
                  "meant."),
               number, list);
  return FALSE;
}

static gboolean
find_payment (DumentStore *store,
              const DumentReceivable *receivable,
              DumentMoney amount,
              DumentDate received_on,
              gint64 *ret_id,
              GError **error)
{
  const DumentInvoice *invoice = receivable->invoice;
  g_autoptr (GPtrArray) payments = dument_payment_list_of_invoice (store, invoice->id, error);
  const DumentPayment *found;
  gboolean is_unclear;

  if (payments == NULL)
    return FALSE;
  found = find_one (payments, invoice->currency, amount, received_on, &is_unclear);
  if (is_unclear)
    return dument_settlement_fail_unclear (invoice->number, payments, error);
  *ret_id = found != NULL ? found->id : 0;
  if (found == NULL && received_on == DUMENT_DATE_NONE &&
      !find_kept_payment (store, receivable, amount, ret_id, error))
    return FALSE;
  return *ret_id != 0 || dument_settlement_fail_no_payment (invoice->number, payments, error);
}

/**
 * dument_settlement_unpay:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: (nullable): amount of the payment meant, as typed; %NULL for any
 * @received_on: the day on which it came in, or %DUMENT_DATE_NONE for any
 * @bounced_on: the day the bank took it back, not after today nor before the payment
 * @ret_payment: (out) (transfer full): the payment as it is now
 * @error: return location for an error
 *
 * Takes back a payment that was not honoured, such as a bounced cheque: it then counts for nothing,
 * as if it had never come, and stays in the history of each invoice that it paid. Where the invoice
 * has none, one that was taken off it and kept as the client's credit is meant; with an amount, any
 * that is kept so.
 *
 * Returns: %FALSE with an error that says why, %DUMENT_SERVICE_ERROR_AMBIGUOUS where several
 *   payments of other amounts or days could be meant
 */
gboolean
dument_settlement_unpay (DumentWorkspace *workspace,
                         const char *number,
                         const char *amount,
                         DumentDate received_on,
                         DumentDate bounced_on,
                         DumentPayment **ret_payment,
                         GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (DumentPayment) payment = NULL;
  g_autoptr (DumentUndo) undo = NULL;
  DumentMoney wanted = 0;
  gint64 id = 0;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL ||
      (amount != NULL &&
       !dument_validation_amount (amount, receivable->invoice->currency, &wanted, error)) ||
      !find_payment (store, receivable, wanted, received_on, &id, error))
    return FALSE;
  undo = dument_payment_entry_bounce (workspace, id, bounced_on, error);
  payment = undo != NULL ? dument_payment_load (store, id, error) : NULL;
  if (payment == NULL || !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_payment = g_steal_pointer (&payment);
  return TRUE;
}

/**
 * dument_settlement_credit:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: as typed
 * @credit_note_number: number of the credit note
 * @issued_on: its date, not after today, nor before the invoice that it names; %DUMENT_DATE_NONE
 * for the date of the credit note where it is in the file, else today
 * @error: return location for an error
 *
 * Records a credit note for an invoice, or sets one that is there against it, see
 * dument_concession_credit().
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_settlement_credit (DumentWorkspace *workspace,
                          const char *number,
                          const char *amount,
                          const char *credit_note_number,
                          DumentDate issued_on,
                          GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (DumentCreditEntry) entry = dument_credit_entry_new ();
  g_autoptr (DumentUndo) undo = NULL;
  gint64 existing_id;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL ||
      !dument_validation_amount (amount, receivable->invoice->currency, &entry->amount, error) ||
      !dument_credit_note_find (store, receivable->invoice->seller_key, credit_note_number,
                                &existing_id, error))
    return FALSE;
  entry->invoice_id = receivable->invoice->id;
  entry->number = g_strdup (credit_note_number);
  entry->issued_on = issued_on;
  if (issued_on == DUMENT_DATE_NONE && existing_id == 0)
    entry->issued_on = dument_workspace_get_today (workspace);
  return dument_concession_credit (workspace, entry, &undo, error) &&
         dument_transaction_commit (transaction, error);
}

/**
 * dument_settlement_waive:
 * @workspace: a workspace
 * @number: number of an invoice
 * @kind: what is given up
 * @reason: why, for the journal
 * @error: return location for an error
 *
 * Gives up, from today, the penalties or the indemnity not yet paid, see dument_concession_waive().
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_settlement_waive (DumentWorkspace *workspace,
                         const char *number,
                         DumentWaiverKind kind,
                         const char *reason,
                         GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (DumentWaiverEntry) entry = dument_waiver_entry_new ();
  g_autoptr (DumentUndo) undo = NULL;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL)
    return FALSE;
  entry->invoice_id = receivable->invoice->id;
  entry->interest = kind == DUMENT_WAIVER_INTEREST;
  entry->indemnity = kind == DUMENT_WAIVER_INDEMNITY;
  entry->reason = g_strdup (reason);
  return dument_concession_waive (workspace, entry, &undo, error) &&
         dument_transaction_commit (transaction, error);
}

/**
 * dument_settlement_client_credit:
 * @workspace: a workspace
 * @client_id: a client
 * @currency: three letters
 * @ret_amount: (out): the client's credit
 * @error: return location for an error
 *
 * What a client paid, or was credited, beyond what can be asked of it today: what is set against no
 * invoice, and what each of its invoices got beyond its whole claim. What was received and credited
 * is thus always what settled invoices and this. A payment that bounced does not count, nor does a
 * credit note whose invoice is not in the file yet.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_settlement_client_credit (DumentWorkspace *workspace,
                                 gint64 client_id,
                                 const char *currency,
                                 DumentMoney *ret_amount,
                                 GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GArray) overpaid = NULL;
  DumentMoney credit;

  overpaid = dument_allocation_list_overpaid (store, client_id, currency, error);
  if (overpaid == NULL ||
      !dument_allocation_unallocated (store, client_id, currency, &credit, error))
    return FALSE;
  for (unsigned i = 0; i < overpaid->len; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_load (workspace, g_array_index (overpaid, gint64, i), error);

      if (receivable == NULL)
        return FALSE;
      credit += receivable->claim->unallocated;
    }
  *ret_amount = credit;
  return TRUE;
}

/**
 * dument_settlement_client_credits:
 * @workspace: a workspace
 * @client_id: a client
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DumentClientCredit) (nullable): what
 *   dument_settlement_client_credit() is in each currency in which it is something
 */
GArray *
dument_settlement_client_credits (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  g_autoptr (GPtrArray) currencies =
      dument_allocation_list_currencies (dument_workspace_get_store (workspace), client_id, error);
  g_autoptr (GArray) credits =
      g_array_new (/* zero_terminated= */ FALSE, /* clear= */ TRUE, sizeof (DumentClientCredit));

  if (currencies == NULL)
    return NULL;
  for (unsigned i = 0; i < currencies->len; i++)
    {
      const char *currency = g_ptr_array_index (currencies, i);
      DumentClientCredit credit = { .amount = 0 };

      if (!dument_settlement_client_credit (workspace, client_id, currency, &credit.amount, error))
        return NULL;
      g_strlcpy (credit.currency, currency, sizeof credit.currency);
      if (credit.amount != 0)
        g_array_append_val (credits, credit);
    }
  return g_steal_pointer (&credits);
}
