/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/payment-entry.h"

#include "service/chronicle.h"
#include "service/receivable.h"
#include "service/undo-private.h"
#include "service/wording.h"
#include "store/allocation.h"
#include "store/client.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/**
 * dument_payment_entry_new:
 *
 * Returns: (transfer full): an empty form, in euros
 */
DumentPaymentEntry *
dument_payment_entry_new (void)
{
  DumentPaymentEntry *self = g_new0 (DumentPaymentEntry, 1);

  g_strlcpy (self->currency, "EUR", sizeof self->currency);
  self->received_on = DUMENT_DATE_NONE;
  self->shares = g_array_new (FALSE, FALSE, sizeof (DumentPaymentShare));
  return self;
}

/**
 * dument_payment_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_payment_entry_free (DumentPaymentEntry *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->shares, g_array_unref);
  g_free (self);
}

static DumentPaymentShare *
get_share (const DumentPaymentEntry *self, unsigned index)
{
  return &g_array_index (self->shares, DumentPaymentShare, index);
}

static void
refuse_before_issue (GPtrArray *findings, const DumentInvoice *invoice)
{
  dument_finding_refuse_value (
      findings, DUMENT_FINDING_FIELD_DATE,
      g_strdup_printf (_ ("That is before the day of invoice %s. Correct the day, or enter it with "
                          "the invoice as paid beforehand."),
                       invoice->number));
}

static void
refuse_other_client (GPtrArray *findings, const DumentInvoice *invoice)
{
  dument_finding_refuse_value (findings, DUMENT_FINDING_FIELD_SHARE,
                               g_strdup_printf (_ ("Invoice %s is of another client or in another "
                                                   "currency. Record a payment of its own for it."),
                                                invoice->number));
}

static void
check_share (const DumentPaymentEntry *self,
             const DumentPaymentShare *share,
             const DumentInvoice *invoice,
             GPtrArray *findings)
{
  if (share->amount < 0)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_SHARE,
                                   _ ("A share cannot be below zero."));
  else if (invoice->client_id != self->client_id ||
           !g_str_equal (invoice->currency, self->currency))
    refuse_other_client (findings, invoice);
  else if (share->amount > 0 && self->received_on != DUMENT_DATE_NONE &&
           self->received_on < invoice->issue_date)
    refuse_before_issue (findings, invoice);
}

static gboolean
check_shares (DumentWorkspace *workspace,
              const DumentPaymentEntry *self,
              GPtrArray *findings,
              GError **error)
{
  DumentMoney sum = 0;

  for (unsigned i = 0; i < self->shares->len; i++)
    {
      const DumentPaymentShare *share = get_share (self, i);
      g_autoptr (DumentInvoice) invoice =
          dument_invoice_load (dument_workspace_get_store (workspace), share->invoice_id, error);
      guint before = findings->len;

      if (invoice == NULL)
        return FALSE;
      check_share (self, share, invoice, findings);
      if (findings->len > before)
        ((DumentFinding *) g_ptr_array_index (findings, before))->line = i + 1;
      if (!dument_money_add (&sum, share->amount))
        sum = G_MAXINT64;
    }
  if (sum > self->amount)
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_SHARE,
        _ ("The shares come to more than was received. Lower one of them."));
  else if (sum == 0)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_SHARE,
                                   _ ("Choose the invoice that was paid."));
  return TRUE;
}

/**
 * dument_payment_entry_check:
 * @workspace: a workspace
 * @self: the form of a payment
 * @error: return location for an error
 *
 * Looks at a form as far as it is filled in. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type DumentFinding): what is to be said of it, by
 *   field; %NULL with an error of the store
 */
GPtrArray *
dument_payment_entry_check (DumentWorkspace *workspace,
                            const DumentPaymentEntry *self,
                            GError **error)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();

  if (self->amount <= 0 || self->amount > DUMENT_MONEY_MAX)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_AMOUNT,
                                   _ ("Type what was received, like 1234.56 or 1 234,56."));
  if (self->received_on == DUMENT_DATE_NONE)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_DATE,
                                   _ ("Type the day, like 12/3 or yesterday."));
  else if (self->received_on > dument_workspace_get_today (workspace))
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_DATE,
        _ ("That day has not come yet. Record it when it has happened."));
  if (self->amount > 0 && !check_shares (workspace, self, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}

static void
read_part (const DumentClaim *claim, DumentPaymentPart *part)
{
  part->principal = claim->principal;
  part->indemnity = claim->indemnity - claim->indemnity_paid;
  part->interest = claim->total - part->principal - part->indemnity;
}

/* The claim with one entry more than the file has. */
static void
compute_after (DumentWorkspace *workspace,
               const DumentReceivable *receivable,
               const DumentEntry *entry,
               DumentPaymentEffect *effect)
{
  DumentClaimTerms terms = receivable->ledger->terms;
  g_autofree DumentEntry *entries = g_new (DumentEntry, terms.n_entries + 1);
  g_autoptr (DumentClaim) claim = dument_claim_new ();

  for (gsize i = 0; i < terms.n_entries; i++)
    entries[i] = terms.entries[i];
  entries[terms.n_entries] = *entry;
  terms.entries = entries;
  terms.n_entries++;
  dument_claim_compute (claim, &terms, dument_workspace_get_law (workspace),
                        dument_workspace_get_today (workspace));
  read_part (claim, &effect->after);
  effect->excess = MAX (0, claim->unallocated - receivable->claim->unallocated);
}

/**
 * dument_payment_entry_preview:
 * @workspace: a workspace
 * @self: the form of a payment, with its day
 * @error: return location for an error
 *
 * Tells what a payment would settle, without writing anything.
 *
 * Returns: (transfer full) (nullable) (element-type DumentPaymentEffect): the effect of each share
 */
GArray *
dument_payment_entry_preview (DumentWorkspace *workspace,
                              const DumentPaymentEntry *self,
                              GError **error)
{
  g_autoptr (GArray) effects = g_array_new (FALSE, TRUE, sizeof (DumentPaymentEffect));

  for (unsigned i = 0; i < self->shares->len; i++)
    {
      const DumentPaymentShare *share = get_share (self, i);
      DumentPaymentEffect effect = { .invoice_id = share->invoice_id };
      DumentEntry entry = { self->received_on, DUMENT_ENTRY_PAYMENT, share->amount };
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_load (workspace, share->invoice_id, error);

      if (receivable == NULL)
        return NULL;
      read_part (receivable->claim, &effect.before);
      effect.after = effect.before;
      if (share->amount > 0 && self->received_on != DUMENT_DATE_NONE)
        compute_after (workspace, receivable, &entry, &effect);
      g_array_append_val (effects, effect);
    }
  return g_steal_pointer (&effects);
}

static gboolean
note_share (DumentWorkspace *workspace,
            const char *kind,
            const DumentPayment *payment,
            gint64 invoice_id,
            DumentMoney amount,
            DumentDate date,
            DumentUndo *undo,
            const char *undo_kind,
            GError **error)
{
  g_autoptr (DumentInvoice) invoice =
      dument_invoice_load (dument_workspace_get_store (workspace), invoice_id, error);
  g_autofree char *text = dument_chronicle_amount (amount, payment->currency);
  g_autofree char *day = dument_date_to_iso (date);

  if (invoice == NULL)
    return FALSE;
  dument_undo_add_note (undo, undo_kind, DUMENT_SUBJECT_INVOICE, invoice_id, invoice->number, text);
  return dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_INVOICE, invoice_id, error,
                                "number", invoice->number, "amount", text, "date", day, "method",
                                dument_payment_method_to_string (payment->method), "note",
                                payment->note, NULL);
}

static DumentPayment *
make_payment (const DumentPaymentEntry *self)
{
  DumentPayment *payment = dument_payment_new ();

  payment->client_id = self->client_id;
  payment->received_on = self->received_on;
  payment->amount = self->amount;
  g_strlcpy (payment->currency, self->currency, sizeof payment->currency);
  payment->method = self->method;
  payment->note = self->note != NULL && *self->note != '\0' ? g_strdup (self->note) : NULL;
  return payment;
}

/* A payment for one invoice is all for that invoice: what its claim cannot take today it may take
 * when a penalty makes it larger. */
static DumentMoney
decide_share (const DumentPaymentEntry *self, const DumentPaymentShare *share)
{
  return self->shares->len == 1 ? self->amount : share->amount;
}

static gboolean
write_payment (DumentWorkspace *workspace,
               const DumentPaymentEntry *self,
               DumentUndo *undo,
               GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentPayment) payment = make_payment (self);

  if (!dument_payment_insert (store, payment, error))
    return FALSE;
  for (unsigned i = 0; i < self->shares->len; i++)
    {
      const DumentPaymentShare *share = get_share (self, i);
      DumentAllocation allocation = { .payment_id = payment->id,
                                      .invoice_id = share->invoice_id,
                                      .amount = decide_share (self, share) };

      if (share->amount == 0)
        continue;
      if (!dument_allocation_insert (store, &allocation, error) ||
          !note_share (workspace, "payment-recorded", payment, share->invoice_id, allocation.amount,
                       payment->received_on, undo, "payment-deleted", error))
        return FALSE;
    }
  dument_undo_add_delete (undo, DUMENT_UNDO_PAYMENT, payment->id);
  return TRUE;
}

/**
 * dument_payment_entry_save:
 * @workspace: a workspace
 * @self: the form of a payment
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Records money received, and for which invoices: all or nothing.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_payment_entry_check(), or an error
 *   of the store
 */
gboolean
dument_payment_entry_save (DumentWorkspace *workspace,
                           const DumentPaymentEntry *self,
                           DumentUndo **ret_undo,
                           GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) findings = NULL;

  if (transaction == NULL)
    return FALSE;
  findings = dument_payment_entry_check (workspace, self, error);
  if (findings == NULL || !dument_finding_let_pass (findings, error) ||
      !write_payment (workspace, self, undo, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

/* Money that is set against no invoice is the client's: so is what becomes of it. */
static gboolean
note_of_client (DumentWorkspace *workspace,
                const char *kind,
                const DumentPayment *payment,
                DumentDate date,
                DumentUndo *undo,
                const char *undo_kind,
                GError **error)
{
  g_autoptr (DumentClient) client =
      dument_client_load (dument_workspace_get_store (workspace), payment->client_id, error);
  g_autofree char *text = dument_chronicle_amount (payment->amount, payment->currency);
  g_autofree char *day = dument_date_to_iso (date);

  if (client == NULL)
    return FALSE;
  dument_undo_add_note (undo, undo_kind, DUMENT_SUBJECT_CLIENT, client->id, client->party.name,
                        text);
  return dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_CLIENT, client->id, error, "client",
                                client->party.name, "amount", text, "date", day, "method",
                                dument_payment_method_to_string (payment->method), NULL);
}

static gboolean
keep_allocations (DumentWorkspace *workspace,
                  const DumentPayment *payment,
                  const char *kind,
                  DumentDate date,
                  const char *undo_kind,
                  gboolean with_rows,
                  DumentUndo *undo,
                  GError **error)
{
  g_autoptr (GArray) allocations = dument_allocation_list_of_payment (
      dument_workspace_get_store (workspace), payment->id, error);

  if (allocations == NULL)
    return FALSE;
  if (allocations->len == 0)
    return note_of_client (workspace, kind, payment, date, undo, undo_kind, error);
  for (unsigned i = 0; i < allocations->len; i++)
    {
      const DumentAllocation *allocation = &g_array_index (allocations, DumentAllocation, i);

      if (with_rows)
        dument_undo_add_insert (undo, DUMENT_UNDO_ALLOCATION,
                                g_memdup2 (allocation, sizeof *allocation));
      if (!note_share (workspace, kind, payment, allocation->invoice_id, allocation->amount, date,
                       undo, undo_kind, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_payment_entry_delete:
 * @workspace: a workspace
 * @payment_id: row of a payment
 * @error: return location for an error
 *
 * Takes back a payment that was recorded by mistake: it was never received. The journal keeps both.
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
DumentUndo *
dument_payment_entry_delete (DumentWorkspace *workspace, gint64 payment_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentPayment) payment = NULL;

  if (transaction == NULL)
    return NULL;
  payment = dument_payment_load (store, payment_id, error);
  if (payment == NULL ||
      !keep_allocations (workspace, payment, "payment-deleted", payment->received_on,
                         "payment-restored",
                         /* with_rows= */ TRUE, undo, error) ||
      !dument_payment_delete (store, payment_id, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_insert (undo, DUMENT_UNDO_PAYMENT, g_steal_pointer (&payment));
  return g_steal_pointer (&undo);
}

static gboolean
check_bounce (DumentWorkspace *workspace,
              const DumentPayment *payment,
              DumentDate bounced_on,
              GError **error)
{
  g_autofree char *bounced = dument_wording_day (bounced_on);
  g_autofree char *received = dument_wording_day (payment->received_on);

  if (payment->bounced_on != DUMENT_DATE_NONE)
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                         _ ("This payment was taken back already: nothing is to be done."));
  else if (bounced_on < payment->received_on)
    g_set_error (
        error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
        _ ("The payment came in on %s and cannot have been taken back before, on %s. Check "
           "the day."),
        received, bounced);
  else if (bounced_on > dument_workspace_get_today (workspace))
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                         _ ("That day has not come yet. Record it when it has happened."));
  else
    return TRUE;
  return FALSE;
}

static void
keep_bounce (DumentUndo *undo, DumentPayment *payment, DumentDate bounced_on)
{
  DumentPayment *written = dument_payment_new ();

  written->id = payment->id;
  written->bounced_on = bounced_on;
  dument_undo_add_update (undo, DUMENT_UNDO_PAYMENT, payment, written);
}

/**
 * dument_payment_entry_bounce:
 * @workspace: a workspace
 * @payment_id: row of a payment
 * @bounced_on: the day the bank took it back
 * @error: return location for an error
 *
 * Takes back a payment that was not honoured, such as a bounced cheque; it stays in the history.
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
DumentUndo *
dument_payment_entry_bounce (DumentWorkspace *workspace,
                             gint64 payment_id,
                             DumentDate bounced_on,
                             GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentPayment) payment = NULL;

  if (transaction == NULL)
    return NULL;
  payment = dument_payment_load (store, payment_id, error);
  if (payment == NULL || !check_bounce (workspace, payment, bounced_on, error) ||
      !keep_allocations (workspace, payment, "payment-bounced", bounced_on, "payment-restored",
                         /* with_rows= */ FALSE, undo, error) ||
      !dument_payment_bounce (store, payment_id, bounced_on, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  keep_bounce (undo, g_steal_pointer (&payment), bounced_on);
  return g_steal_pointer (&undo);
}

/**
 * dument_payment_entry_unbounce:
 * @workspace: a workspace
 * @payment_id: row of a payment
 * @error: return location for an error
 *
 * Lets a payment count again of which it was said by mistake that the bank took it back.
 *
 * Returns: (transfer full) (nullable): how to take it back once more
 */
DumentUndo *
dument_payment_entry_unbounce (DumentWorkspace *workspace, gint64 payment_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentPayment) payment = NULL;

  if (transaction == NULL)
    return NULL;
  payment = dument_payment_load (store, payment_id, error);
  if (payment == NULL)
    return NULL;
  if (payment->bounced_on == DUMENT_DATE_NONE)
    {
      g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                           _ ("This payment was not taken back: nothing is to be done."));
      return NULL;
    }
  if (!keep_allocations (workspace, payment, "payment-restored", payment->received_on,
                         "payment-bounced",
                         /* with_rows= */ FALSE, undo, error) ||
      !dument_payment_bounce (store, payment_id, DUMENT_DATE_NONE, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  keep_bounce (undo, g_steal_pointer (&payment), DUMENT_DATE_NONE);
  return g_steal_pointer (&undo);
}
