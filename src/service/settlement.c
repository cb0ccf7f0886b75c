/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/settlement.h"

#include "domain/french-text.h"
#include "domain/identity.h"
#include "service/chronicle.h"
#include "service/receivable.h"
#include "service/validation.h"
#include "store/allocation.h"
#include "store/credit-note.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

static gboolean
check_not_future (DumentWorkspace *workspace, DumentDate date, GError **error)
{
  g_autofree char *iso = NULL;

  if (date <= dument_workspace_get_today (workspace))
    return TRUE;
  iso = dument_date_to_iso (date);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("%s lies in the future. Record it when it has happened."), iso);
  return FALSE;
}

/* What came before the invoice is a deposit: the invoice asks that much less, and no payment of it
 * comes in any more. */
static gboolean
check_not_before_issue (const DumentReceivable *receivable, DumentDate received_on, GError **error)
{
  const DumentInvoice *invoice = receivable->invoice;
  g_autofree char *received = NULL;
  g_autofree char *issued = NULL;

  if (received_on >= invoice->issue_date)
    return TRUE;
  received = dument_date_to_iso (received_on);
  issued = dument_date_to_iso (invoice->issue_date);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("%s is before %s, the day on which invoice %s was issued. A deposit is entered "
                  "with the invoice, in the column “paid” of the imported table; for a payment, "
                  "correct the day."),
               received, issued, invoice->number);
  return FALSE;
}

static DumentPayment *
make_payment (const DumentReceivable *receivable,
              DumentMoney amount,
              DumentDate received_on,
              DumentPaymentMethod method)
{
  DumentPayment *payment = dument_payment_new ();

  payment->client_id = receivable->client->id;
  payment->received_on = received_on;
  payment->amount = amount;
  g_strlcpy (payment->currency, receivable->invoice->currency, sizeof payment->currency);
  payment->method = method;
  return payment;
}

static gboolean
note_payment (DumentWorkspace *workspace,
              const char *kind,
              const DumentReceivable *receivable,
              const DumentPayment *payment,
              DumentDate date,
              GError **error)
{
  g_autofree char *amount = dument_chronicle_amount (payment->amount, payment->currency);
  g_autofree char *iso = dument_date_to_iso (date);

  return dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_INVOICE, receivable->invoice->id,
                                error, "number", receivable->invoice->number, "amount", amount,
                                "date", iso, "method",
                                dument_payment_method_to_string (payment->method), NULL);
}

/* All of it is set against the invoice that it was made for. What the claim cannot take is told by
 * the claim itself, so that it is there to be taken when a penalty, or a payment that bounced,
 * makes the claim larger; and the payment is always found by its invoice. */
static gboolean
insert_payment (DumentStore *store,
                const DumentReceivable *receivable,
                DumentPayment *payment,
                GError **error)
{
  DumentAllocation allocation = { .invoice_id = receivable->invoice->id,
                                  .amount = payment->amount };

  if (!dument_payment_insert (store, payment, error))
    return FALSE;
  allocation.payment_id = payment->id;
  return dument_allocation_insert (store, &allocation, error);
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
 * Records money received for an invoice.
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
  g_autoptr (DumentPayment) payment = NULL;
  DumentMoney value;

  if (transaction == NULL)
    return FALSE;
  before = dument_receivable_find (workspace, number, error);
  if (before == NULL ||
      !dument_validation_amount (amount, before->invoice->currency, &value, error) ||
      !check_not_future (workspace, received_on, error) ||
      !check_not_before_issue (before, received_on, error))
    return FALSE;
  payment = make_payment (before, value, received_on, method);
  if (!insert_payment (store, before, payment, error) ||
      !note_payment (workspace, "payment-recorded", before, payment, received_on, error))
    return FALSE;
  after = dument_receivable_load (workspace, before->invoice->id, error);
  if (after == NULL || !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_unallocated = MAX (0, after->claim->unallocated - before->claim->unallocated);
  return TRUE;
}

static DumentPayment *
find_last_payment (GPtrArray *payments, DumentMoney amount)
{
  for (unsigned i = payments->len; i > 0; i--)
    {
      DumentPayment *payment = g_ptr_array_index (payments, i - 1);

      if (payment->bounced_on == DUMENT_DATE_NONE && (amount == 0 || payment->amount == amount))
        return payment;
    }
  return NULL;
}

static gboolean
check_bounce (const DumentPayment *payment, DumentDate bounced_on, GError **error)
{
  g_autofree char *bounced = NULL;
  g_autofree char *received = NULL;

  if (bounced_on >= payment->received_on)
    return TRUE;
  bounced = dument_date_to_iso (bounced_on);
  received = dument_date_to_iso (payment->received_on);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("The payment came in on %s and cannot have been taken back before, on %s. Check "
                  "the day."),
               received, bounced);
  return FALSE;
}

/**
 * dument_settlement_unpay:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: (nullable): amount of the payment meant, as typed; %NULL for the last one
 * @bounced_on: the day the bank took it back, not after today nor before the payment
 * @ret_amount: (out): how much it was
 * @error: return location for an error
 *
 * Takes back a payment that was not honoured, such as a bounced cheque: it then counts for nothing,
 * as if it had never come, and stays in the history.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_settlement_unpay (DumentWorkspace *workspace,
                         const char *number,
                         const char *amount,
                         DumentDate bounced_on,
                         DumentMoney *ret_amount,
                         GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (GPtrArray) payments = NULL;
  const DumentPayment *payment;
  DumentMoney wanted = 0;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL ||
      (amount != NULL &&
       !dument_validation_amount (amount, receivable->invoice->currency, &wanted, error)) ||
      !check_not_future (workspace, bounced_on, error))
    return FALSE;
  payments = dument_payment_list_of_invoice (store, receivable->invoice->id, error);
  if (payments == NULL)
    return FALSE;
  payment = find_last_payment (payments, wanted);
  if (payment == NULL)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                   _ ("Invoice %s has no such payment to take back."), number);
      return FALSE;
    }
  if (!check_bounce (payment, bounced_on, error) ||
      !dument_payment_bounce (store, payment->id, bounced_on, error) ||
      !note_payment (workspace, "payment-bounced", receivable, payment, bounced_on, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_amount = payment->amount;
  return TRUE;
}

/* What was typed of a credit note; without a date, it is the note's own, or today for a new one. */
typedef struct
{
  const char *number;
  DumentMoney amount;
  DumentDate issued_on;
} Credit;

static gboolean
refuse_credit (GError **error, const char *credit_note_number)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("Credit note %s is recorded already. A credit note has a number of its own."),
               credit_note_number);
  return FALSE;
}

/* A credit note that is in the file already can be set off only where it names no invoice, for the
 * same client in the same currency, and has a single date: its own. */
static gboolean
check_set_off (DumentWorkspace *workspace,
               const DumentReceivable *receivable,
               const DumentCreditNote *note,
               const Credit *credit,
               GError **error)
{
  g_autofree char *text = NULL;
  DumentMoney left;

  if (note->named_number != NULL || note->client_id != receivable->client->id ||
      !g_str_equal (note->currency, receivable->invoice->currency))
    return refuse_credit (error, note->number);
  if (credit->issued_on != DUMENT_DATE_NONE && credit->issued_on != note->issue_date)
    {
      text = dument_date_to_iso (note->issue_date);
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("Credit note %s is of %s and is set off at that date. Leave the date out."),
                   note->number, text);
      return FALSE;
    }
  if (!dument_allocation_left_of_credit_note (dument_workspace_get_store (workspace), note->id,
                                              &left, error))
    return FALSE;
  if (credit->amount <= left)
    return TRUE;
  text = dument_french_text_amount (left, note->currency);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("Of credit note %s, %s is left to be set off, no more."), note->number, text);
  return FALSE;
}

static gboolean
set_off (DumentWorkspace *workspace,
         const DumentReceivable *receivable,
         gint64 credit_note_id,
         Credit *credit,
         GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentCreditNote) note = dument_credit_note_load (store, credit_note_id, error);
  DumentAllocation allocation = { .credit_note_id = credit_note_id,
                                  .invoice_id = receivable->invoice->id,
                                  .amount = credit->amount };

  if (note == NULL || !check_set_off (workspace, receivable, note, credit, error))
    return FALSE;
  credit->issued_on = note->issue_date;
  return dument_allocation_insert (store, &allocation, error);
}

static gboolean
check_credit_date (const DumentReceivable *receivable, const Credit *credit, GError **error)
{
  const DumentInvoice *invoice = receivable->invoice;
  g_autofree char *credited = NULL;
  g_autofree char *issued = NULL;

  if (credit->issued_on >= invoice->issue_date)
    return TRUE;
  credited = dument_date_to_iso (credit->issued_on);
  issued = dument_date_to_iso (invoice->issue_date);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("Credit note %s cannot be of %s: invoice %s, which it names, was issued on %s. "
                  "Check the day."),
               credit->number, credited, invoice->number, issued);
  return FALSE;
}

static gboolean
insert_credit_note (DumentWorkspace *workspace,
                    const DumentReceivable *receivable,
                    Credit *credit,
                    GError **error)
{
  g_autoptr (DumentCreditNote) note = dument_credit_note_new ();

  if (credit->issued_on == DUMENT_DATE_NONE)
    credit->issued_on = dument_workspace_get_today (workspace);
  if (!check_credit_date (receivable, credit, error))
    return FALSE;
  note->seller_key = g_strdup (receivable->invoice->seller_key);
  note->number = g_strdup (credit->number);
  note->client_id = receivable->client->id;
  note->issue_date = credit->issued_on;
  g_strlcpy (note->currency, receivable->invoice->currency, sizeof note->currency);
  note->amount = credit->amount;
  note->named_number = g_strdup (receivable->invoice->number);
  note->invoice_id = receivable->invoice->id;
  return dument_credit_note_insert (dument_workspace_get_store (workspace), note, error);
}

static gboolean
record_credit (DumentWorkspace *workspace,
               const DumentReceivable *receivable,
               Credit *credit,
               GError **error)
{
  gint64 existing_id;

  if (!dument_credit_note_find (dument_workspace_get_store (workspace),
                                receivable->invoice->seller_key, credit->number, &existing_id,
                                error))
    return FALSE;
  return existing_id != 0 ? set_off (workspace, receivable, existing_id, credit, error)
                          : insert_credit_note (workspace, receivable, credit, error);
}

static gboolean
note_credit (DumentWorkspace *workspace,
             const DumentReceivable *receivable,
             const Credit *credit,
             GError **error)
{
  g_autofree char *amount = dument_chronicle_amount (credit->amount, receivable->invoice->currency);
  g_autofree char *iso = dument_date_to_iso (credit->issued_on);

  return dument_chronicle_note (workspace, "credit-recorded", DUMENT_SUBJECT_INVOICE,
                                receivable->invoice->id, error, "number",
                                receivable->invoice->number, "amount", amount, "date", iso,
                                "credit-note", credit->number, NULL);
}

static gboolean
check_creditable (const DumentReceivable *receivable, DumentMoney amount, GError **error)
{
  DumentMoney left = dument_claim_creditable (&receivable->ledger->terms);
  g_autofree char *text = NULL;

  if (amount <= left)
    return TRUE;
  text = dument_french_text_amount (left, receivable->invoice->currency);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("The credit note is larger than what remains of the invoice to be credited, %s."),
               text);
  return FALSE;
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
 * Records a credit note that names the invoice, which lowers its principal from the start; or sets
 * a credit note that came in without naming one against it, at its own date.
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
  Credit credit = { credit_note_number, 0, issued_on };

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  return receivable != NULL &&
         dument_validation_amount (amount, receivable->invoice->currency, &credit.amount, error) &&
         (issued_on == DUMENT_DATE_NONE || check_not_future (workspace, issued_on, error)) &&
         check_creditable (receivable, credit.amount, error) &&
         record_credit (workspace, receivable, &credit, error) &&
         note_credit (workspace, receivable, &credit, error) &&
         dument_transaction_commit (transaction, error);
}

static gboolean
is_waived (const DumentReceivable *receivable, DumentEntryKind kind)
{
  for (gsize i = 0; i < receivable->ledger->terms.n_entries; i++)
    {
      if (receivable->ledger->terms.entries[i].kind == kind)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_waivable (const DumentReceivable *receivable,
                DumentWaiverKind kind,
                const char *reason,
                GError **error)
{
  DumentEntryKind entry_kind =
      kind == DUMENT_WAIVER_INTEREST ? DUMENT_ENTRY_WAIVE_INTEREST : DUMENT_ENTRY_WAIVE_INDEMNITY;

  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_MISSING,
                           _ ("Giving something up needs a reason, which the journal keeps. Give "
                              "it with --reason."));
      return FALSE;
    }
  if (is_waived (receivable, entry_kind))
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("It is given up already for invoice %s."), receivable->invoice->number);
      return FALSE;
    }
  return TRUE;
}

/**
 * dument_settlement_waive:
 * @workspace: a workspace
 * @number: number of an invoice
 * @kind: what is given up
 * @reason: why, for the journal
 * @error: return location for an error
 *
 * Gives up, from today, the penalties or the indemnity not yet paid. It is always an explicit
 * choice (art. L441-16 C. com.).
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
  g_autoptr (DumentWaiver) waiver = NULL;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL || !check_waivable (receivable, kind, reason, error))
    return FALSE;
  waiver = dument_waiver_new ();
  waiver->invoice_id = receivable->invoice->id;
  waiver->kind = kind;
  waiver->waived_on = dument_workspace_get_today (workspace);
  waiver->reason = g_strdup (reason);
  return dument_waiver_insert (store, waiver, error) &&
         dument_chronicle_note (workspace, "waiver-recorded", DUMENT_SUBJECT_INVOICE,
                                receivable->invoice->id, error, "number", number, "what",
                                kind == DUMENT_WAIVER_INTEREST ? "interest" : "indemnity", "reason",
                                reason, NULL) &&
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
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  g_autoptr (GPtrArray) invoices = NULL;
  DumentMoney credit;

  filter.client_id = client_id;
  invoices = dument_invoice_list (store, &filter, error);
  if (invoices == NULL ||
      !dument_allocation_unallocated (store, client_id, currency, &credit, error))
    return FALSE;
  for (unsigned i = 0; i < invoices->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (invoices, i);
      g_autoptr (DumentReceivable) receivable = NULL;

      if (!g_str_equal (invoice->currency, currency))
        continue;
      receivable = dument_receivable_load (workspace, invoice->id, error);
      if (receivable == NULL)
        return FALSE;
      credit += receivable->claim->unallocated;
    }
  *ret_amount = credit;
  return TRUE;
}
