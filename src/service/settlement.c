/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/settlement.h"

#include "domain/identity.h"
#include "service/chronicle.h"
#include "service/receivable.h"
#include "service/validation.h"
#include "store/allocation.h"
#include "store/credit-note.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const method_names[] = {
  [DUMENT_PAYMENT_TRANSFER] = "transfer", [DUMENT_PAYMENT_CHEQUE] = "cheque",
  [DUMENT_PAYMENT_CARD] = "card",         [DUMENT_PAYMENT_CASH] = "cash",
  [DUMENT_PAYMENT_OTHER] = "other",
};

/**
 * dument_settlement_parse_method:
 * @text: `transfer`, `cheque`, `card`, `cash` or `other`
 * @ret_method: (out): how money came in
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
dument_settlement_parse_method (const char *text, DumentPaymentMethod *ret_method)
{
  for (gsize i = 0; i < G_N_ELEMENTS (method_names); i++)
    {
      if (strcmp (method_names[i], text) == 0)
        {
          *ret_method = (DumentPaymentMethod) i;
          return TRUE;
        }
    }
  return FALSE;
}

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

/* What a claim cannot take of a sum received on a day: it is the client's, not the invoice's. */
static DumentMoney
find_excess (DumentWorkspace *workspace,
             const DumentReceivable *receivable,
             const DumentEntry *entry)
{
  const DumentClaimTerms *before = &receivable->ledger->terms;
  g_autofree DumentEntry *entries = g_new (DumentEntry, before->n_entries + 1);
  g_autoptr (DumentClaim) after = dument_claim_new ();
  DumentClaimTerms terms = *before;

  if (before->n_entries > 0)
    memcpy (entries, before->entries, before->n_entries * sizeof *entries);
  entries[before->n_entries] = *entry;
  terms.entries = entries;
  terms.n_entries = before->n_entries + 1;
  terms.day_base = dument_workspace_get_day_base (workspace);
  dument_claim_compute (after, &terms, dument_workspace_get_law (workspace),
                        dument_workspace_get_today (workspace));
  if (terms.debtor_kind == DUMENT_DEBTOR_UNKNOWN)
    return MAX (0, entry->amount - receivable->claim->balance);
  return MIN (entry->amount, after->unallocated - receivable->claim->unallocated);
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
                                "date", iso, "method", method_names[payment->method], NULL);
}

/**
 * dument_settlement_pay:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: as typed
 * @received_on: the day it counts, not after today
 * @method: how it came in
 * @ret_unallocated: (out): what is more than the invoice's whole claim and stays the client's
 * credit
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
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (DumentPayment) payment = NULL;
  g_autoptr (DumentTransaction) transaction = NULL;
  DumentAllocation allocation = { 0 };
  DumentEntry entry = { received_on, DUMENT_ENTRY_PAYMENT, 0 };
  DumentMoney excess;

  if (receivable == NULL ||
      !dument_validation_amount (amount, receivable->invoice->currency, &entry.amount, error) ||
      !check_not_future (workspace, received_on, error))
    return FALSE;
  excess = find_excess (workspace, receivable, &entry);

  transaction = dument_transaction_begin (store, error);
  if (transaction == NULL)
    return FALSE;
  payment = make_payment (receivable, entry.amount, received_on, method);
  if (!dument_payment_insert (store, payment, error))
    return FALSE;
  allocation.payment_id = payment->id;
  allocation.invoice_id = receivable->invoice->id;
  allocation.amount = entry.amount - excess;
  if (allocation.amount > 0 && !dument_allocation_insert (store, &allocation, error))
    return FALSE;
  if (!note_payment (workspace, "payment-recorded", receivable, payment, received_on, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_unallocated = excess;
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

/**
 * dument_settlement_unpay:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: (nullable): amount of the payment meant, as typed; %NULL for the last one
 * @bounced_on: the day the bank took it back, not after today
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
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (GPtrArray) payments = NULL;
  g_autoptr (DumentTransaction) transaction = NULL;
  const DumentPayment *payment;
  DumentMoney wanted = 0;

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

  transaction = dument_transaction_begin (store, error);
  if (transaction == NULL || !dument_payment_bounce (store, payment->id, bounced_on, error) ||
      !note_payment (workspace, "payment-bounced", receivable, payment, bounced_on, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_amount = payment->amount;
  return TRUE;
}

static gboolean
refuse_credit (GError **error, const char *credit_note_number)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("Credit note %s is recorded already. A credit note has a number of its own."),
               credit_note_number);
  return FALSE;
}

/* A credit note that came in without naming an invoice is set off at its own date. */
static gboolean
allocate_credit_note (DumentWorkspace *workspace,
                      const DumentReceivable *receivable,
                      gint64 credit_note_id,
                      DumentMoney amount,
                      GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentCreditNote) note = dument_credit_note_load (store, credit_note_id, error);
  DumentAllocation allocation = { 0 };

  if (note == NULL)
    return FALSE;
  if (note->invoice_id != 0 || note->client_id != receivable->client->id)
    return refuse_credit (error, note->number);
  allocation.credit_note_id = note->id;
  allocation.invoice_id = receivable->invoice->id;
  allocation.amount = amount;
  return dument_allocation_insert (store, &allocation, error);
}

static gboolean
insert_credit_note (DumentWorkspace *workspace,
                    const DumentReceivable *receivable,
                    DumentMoney amount,
                    const char *credit_note_number,
                    DumentDate issued_on,
                    GError **error)
{
  g_autoptr (DumentCreditNote) note = dument_credit_note_new ();

  note->seller_key = g_strdup (receivable->invoice->seller_key);
  note->number = g_strdup (credit_note_number);
  note->client_id = receivable->client->id;
  note->issue_date = issued_on;
  g_strlcpy (note->currency, receivable->invoice->currency, sizeof note->currency);
  note->amount = amount;
  note->named_number = g_strdup (receivable->invoice->number);
  note->invoice_id = receivable->invoice->id;
  return dument_credit_note_insert (dument_workspace_get_store (workspace), note, error);
}

static gboolean
check_creditable (const DumentReceivable *receivable, DumentMoney amount, GError **error)
{
  DumentMoney left = receivable->invoice->due_payable;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < receivable->ledger->terms.n_entries; i++)
    {
      const DumentEntry *entry = &receivable->ledger->terms.entries[i];

      if (entry->kind == DUMENT_ENTRY_CREDIT || entry->kind == DUMENT_ENTRY_SET_OFF)
        left -= entry->amount;
    }
  if (amount <= left)
    return TRUE;
  text = dument_chronicle_amount (MAX (0, left), receivable->invoice->currency);
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
 * @issued_on: its date, not after today
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
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (DumentTransaction) transaction = NULL;
  g_autofree char *text = NULL;
  g_autofree char *iso = NULL;
  DumentMoney value;
  gint64 existing_id;

  if (receivable == NULL ||
      !dument_validation_amount (amount, receivable->invoice->currency, &value, error) ||
      !check_not_future (workspace, issued_on, error) ||
      !check_creditable (receivable, value, error))
    return FALSE;

  transaction = dument_transaction_begin (store, error);
  if (transaction == NULL || !dument_credit_note_find (store, receivable->invoice->seller_key,
                                                       credit_note_number, &existing_id, error))
    return FALSE;
  if (existing_id != 0 ? !allocate_credit_note (workspace, receivable, existing_id, value, error)
                       : !insert_credit_note (workspace, receivable, value, credit_note_number,
                                              issued_on, error))
    return FALSE;
  text = dument_chronicle_amount (value, receivable->invoice->currency);
  iso = dument_date_to_iso (issued_on);
  return dument_chronicle_note (workspace, "credit-recorded", DUMENT_SUBJECT_INVOICE,
                                receivable->invoice->id, error, "number", number, "amount", text,
                                "date", iso, "credit-note", credit_note_number, NULL) &&
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
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (DumentTransaction) transaction = NULL;
  g_autoptr (DumentWaiver) waiver = NULL;

  if (receivable == NULL || !check_waivable (receivable, kind, reason, error))
    return FALSE;
  waiver = dument_waiver_new ();
  waiver->invoice_id = receivable->invoice->id;
  waiver->kind = kind;
  waiver->waived_on = dument_workspace_get_today (workspace);
  waiver->reason = g_strdup (reason);

  transaction = dument_transaction_begin (store, error);
  return transaction != NULL && dument_waiver_insert (store, waiver, error) &&
         dument_chronicle_note (workspace, "waiver-recorded", DUMENT_SUBJECT_INVOICE,
                                receivable->invoice->id, error, "number", number, "what",
                                kind == DUMENT_WAIVER_INTEREST ? "interest" : "indemnity", "reason",
                                reason, NULL) &&
         dument_transaction_commit (transaction, error);
}
