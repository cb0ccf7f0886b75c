/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/client-credit.h"

#include "domain/french-text.h"
#include "service/chronicle.h"
#include "service/receivable.h"
#include "service/validation.h"
#include "store/allocation.h"
#include "store/credit-note.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/**
 * dument_set_off_free:
 * @self: (nullable): what was set off
 */
void
dument_set_off_free (DumentSetOff *self)
{
  if (self == NULL)
    return;
  g_free (self->note_number);
  g_free (self->invoice_number);
  g_free (self);
}

/* An invoice of the credit note's client that it may be set against. */
typedef struct
{
  gint64 id;
  gboolean is_due;
  DumentMoney room;
} Candidate;

static GArray *
find_candidates (DumentWorkspace *workspace, const DumentCreditNote *note, GError **error)
{
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GPtrArray) invoices = NULL;

  filter.client_id = note->client_id;
  invoices = dument_invoice_list (dument_workspace_get_store (workspace), &filter, error);
  if (invoices == NULL)
    return NULL;
  for (unsigned i = 0; i < invoices->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (invoices, i);
      g_autoptr (DumentReceivable) receivable = NULL;
      Candidate candidate = { .id = invoice->id };

      if (!g_str_equal (invoice->currency, note->currency) ||
          !g_str_equal (invoice->seller_key, note->seller_key))
        continue;
      receivable = dument_receivable_load (workspace, invoice->id, error);
      if (receivable == NULL)
        return NULL;
      candidate.room =
          MIN (receivable->claim->principal, dument_claim_creditable (&receivable->ledger->terms));
      candidate.is_due = invoice->due_date != DUMENT_DATE_NONE &&
                         invoice->due_date <= dument_workspace_get_today (workspace);
      if (candidate.room > 0)
        g_array_append_val (candidates, candidate);
    }
  return g_steal_pointer (&candidates);
}

static gboolean
note_set_off (DumentWorkspace *workspace,
              const DumentCreditNote *note,
              const DumentInvoice *invoice,
              DumentMoney value,
              GError **error)
{
  g_autofree char *amount = dument_chronicle_amount (value, note->currency);
  g_autofree char *iso = dument_date_to_iso (note->issue_date);

  return dument_chronicle_note (workspace, "credit-recorded", DUMENT_SUBJECT_INVOICE, invoice->id,
                                error, "number", invoice->number, "amount", amount, "date", iso,
                                "credit-note", note->number, NULL);
}

static gboolean
set_off_against (DumentWorkspace *workspace,
                 const DumentCreditNote *note,
                 gint64 invoice_id,
                 DumentMoney amount,
                 GPtrArray *set_offs,
                 GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentInvoice) invoice = dument_invoice_load (store, invoice_id, error);
  DumentAllocation allocation = { .credit_note_id = note->id,
                                  .invoice_id = invoice_id,
                                  .amount = amount };
  DumentSetOff *set_off;

  if (invoice == NULL || !dument_allocation_insert (store, &allocation, error) ||
      !note_set_off (workspace, note, invoice, amount, error))
    return FALSE;
  set_off = g_new0 (DumentSetOff, 1);
  set_off->note_number = g_strdup (note->number);
  set_off->invoice_id = invoice_id;
  set_off->invoice_number = g_strdup (invoice->number);
  set_off->amount = amount;
  g_strlcpy (set_off->currency, note->currency, sizeof set_off->currency);
  g_ptr_array_add (set_offs, set_off);
  return TRUE;
}

/**
 * dument_client_credit_set_off:
 * @workspace: a workspace
 * @credit_note_id: row of a credit note
 * @set_offs: (element-type DumentSetOff): receives what was done
 * @ret_left: (out): what of the note is set against no invoice
 * @error: return location for an error
 *
 * Sets a credit note that names no invoice against what its client owes in its currency: the debts
 * that are due, the oldest first (art. 1342-10 C. civ.); and where the client owes a single
 * invoice, against this one even before its day. It counts at the date of the note, lowers only the
 * principal, and is taken back by dument_client_credit_release(). A note of a day to come, and one
 * that names an invoice, is left alone.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_client_credit_set_off (DumentWorkspace *workspace,
                              gint64 credit_note_id,
                              GPtrArray *set_offs,
                              DumentMoney *ret_left,
                              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentCreditNote) note = NULL;
  g_autoptr (GArray) candidates = NULL;
  DumentMoney left = 0;

  if (transaction == NULL)
    return FALSE;
  note = dument_credit_note_load (store, credit_note_id, error);
  if (note == NULL)
    return FALSE;
  if (note->named_number == NULL)
    {
      candidates = find_candidates (workspace, note, error);
      if (candidates == NULL ||
          !dument_allocation_left_of_credit_note (store, credit_note_id, &left, error))
        return FALSE;
      if (note->issue_date > dument_workspace_get_today (workspace))
        g_array_set_size (candidates, 0);
      for (unsigned i = 0; i < candidates->len && left > 0; i++)
        {
          const Candidate *candidate = &g_array_index (candidates, Candidate, i);
          DumentMoney amount = MIN (left, candidate->room);

          if (!candidate->is_due && candidates->len > 1)
            continue;
          if (!set_off_against (workspace, note, candidate->id, amount, set_offs, error))
            return FALSE;
          left -= amount;
        }
    }
  if (!dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_left = left;
  return TRUE;
}

/* What of a payment or credit note is more than could be asked: free, or set against an invoice
 * whose whole claim it exceeds. */
typedef struct
{
  DumentAllocation allocation;
  DumentMoney available;
} Source;

static gboolean
add_free_sources (DumentStore *store,
                  gint64 client_id,
                  const char *currency,
                  GArray *sources,
                  GError **error)
{
  g_autoptr (GArray) unallocated =
      dument_allocation_list_unallocated (store, client_id, currency, error);

  if (unallocated == NULL)
    return FALSE;
  for (unsigned i = 0; i < unallocated->len; i++)
    {
      const DumentAllocation *allocation = &g_array_index (unallocated, DumentAllocation, i);
      Source source = { *allocation, allocation->amount };

      g_array_append_val (sources, source);
    }
  return TRUE;
}

/* What came last is what is too much. A credit note that names the invoice stays with it. */
static gboolean
add_excess_of (DumentWorkspace *workspace,
               const DumentInvoice *invoice,
               GArray *sources,
               GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentReceivable) receivable = dument_receivable_load (workspace, invoice->id, error);
  g_autoptr (GArray) allocations = NULL;
  DumentMoney excess;

  if (receivable == NULL)
    return FALSE;
  excess = receivable->claim->unallocated;
  if (excess == 0)
    return TRUE;
  allocations = dument_allocation_list_of_invoice (store, invoice->id, error);
  if (allocations == NULL)
    return FALSE;
  for (unsigned i = allocations->len; i > 0 && excess > 0; i--)
    {
      const DumentAllocation *allocation = &g_array_index (allocations, DumentAllocation, i - 1);
      Source source = { *allocation, MIN (excess, allocation->amount) };

      if (allocation->bounced || allocation->date > dument_workspace_get_today (workspace))
        continue;
      g_array_append_val (sources, source);
      excess -= source.available;
    }
  return TRUE;
}

/* The oldest of what is free first, then what the oldest invoices got too much. */
static GArray *
find_sources (DumentWorkspace *workspace, const DumentReceivable *receivable, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  const char *currency = receivable->invoice->currency;
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_autoptr (GPtrArray) invoices = NULL;

  filter.client_id = receivable->client->id;
  invoices = dument_invoice_list (store, &filter, error);
  if (invoices == NULL ||
      !add_free_sources (store, receivable->client->id, currency, sources, error))
    return NULL;
  for (unsigned i = 0; i < invoices->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (invoices, i);

      if (invoice->id != receivable->invoice->id && g_str_equal (invoice->currency, currency) &&
          !add_excess_of (workspace, invoice, sources, error))
        return NULL;
    }
  return g_steal_pointer (&sources);
}

static gboolean
note_move (DumentWorkspace *workspace,
           const DumentInvoice *from,
           const DumentInvoice *to,
           const char *amount,
           const char *date,
           GError **error)
{
  const char *from_number = from != NULL ? from->number : NULL;

  return dument_chronicle_note (workspace, "credit-spent", DUMENT_SUBJECT_INVOICE, to->id, error,
                                "number", to->number, "amount", amount, "date", date, "from",
                                from_number, NULL) &&
         (from == NULL || dument_chronicle_note (workspace, "credit-spent", DUMENT_SUBJECT_INVOICE,
                                                 from->id, error, "number", from->number, "amount",
                                                 amount, "date", date, "to", to->number, NULL));
}

/* An allocation is taken back and made anew, never changed. */
static gboolean
move (DumentWorkspace *workspace,
      const DumentAllocation *source,
      DumentMoney value,
      const DumentInvoice *to,
      GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentInvoice) from = NULL;
  g_autofree char *amount = dument_chronicle_amount (value, to->currency);
  g_autofree char *date = dument_date_to_iso (source->date);
  DumentAllocation rest = *source;
  DumentAllocation moved = *source;

  rest.id = moved.id = 0;
  if (source->id != 0)
    {
      from = dument_invoice_load (store, source->invoice_id, error);
      if (from == NULL || !dument_allocation_delete (store, source->id, error))
        return FALSE;
      rest.amount -= value;
      if (rest.amount > 0 && !dument_allocation_insert (store, &rest, error))
        return FALSE;
    }
  moved.invoice_id = to->id;
  moved.amount = value;
  return dument_allocation_insert (store, &moved, error) &&
         note_move (workspace, from, to, amount, date, error);
}

static gboolean
check_spendable (const DumentReceivable *receivable,
                 const GArray *sources,
                 DumentMoney amount,
                 GError **error)
{
  const char *currency = receivable->invoice->currency;
  g_autofree char *text = NULL;
  DumentMoney available = 0;

  for (unsigned i = 0; i < sources->len; i++)
    available += g_array_index (sources, Source, i).available;
  if (amount > available)
    {
      text = dument_french_text_amount (available, currency);
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("The credit of “%s” that can be used for invoice %s is %s, no more. Type at "
                      "most that."),
                   receivable->client->party.name, receivable->invoice->number, text);
      return FALSE;
    }
  if (amount > receivable->claim->total)
    {
      text = dument_french_text_amount (receivable->claim->total, currency);
      g_set_error (
          error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
          _ ("Of invoice %s, %s can be asked. The client’s credit cannot pay more: type at "
             "most that."),
          receivable->invoice->number, text);
      return FALSE;
    }
  return TRUE;
}

/**
 * dument_client_credit_spend:
 * @workspace: a workspace
 * @number: number of the invoice to be paid
 * @amount: as typed
 * @error: return location for an error
 *
 * Pays an invoice with what its client paid or was credited too much in the same currency. It
 * counts at the date at which it was received or credited: set-off acts from the day on which two
 * debts meet (art. 1347 C. civ.), and before its day of payment no invoice bears interest.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_client_credit_spend (DumentWorkspace *workspace,
                            const char *number,
                            const char *amount,
                            GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (GArray) sources = NULL;
  DumentMoney left;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL ||
      !dument_validation_amount (amount, receivable->invoice->currency, &left, error))
    return FALSE;
  sources = find_sources (workspace, receivable, error);
  if (sources == NULL || !check_spendable (receivable, sources, left, error))
    return FALSE;
  for (unsigned i = 0; left > 0; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);
      DumentMoney value = MIN (left, source->available);

      if (!move (workspace, &source->allocation, value, receivable->invoice, error))
        return FALSE;
      left -= value;
    }
  return dument_transaction_commit (transaction, error);
}

static const DumentAllocation *
find_last (const GArray *allocations, DumentMoney amount)
{
  const DumentAllocation *last = NULL;

  for (unsigned i = 0; i < allocations->len; i++)
    {
      const DumentAllocation *allocation = &g_array_index (allocations, DumentAllocation, i);

      if (!allocation->bounced && (amount == 0 || allocation->amount == amount) &&
          (last == NULL || allocation->id > last->id))
        last = allocation;
    }
  return last;
}

/**
 * dument_client_credit_release:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: (nullable): how much of it was set against the invoice, as typed; %NULL for what was
 * set against it last
 * @ret_amount: (out): how much it was
 * @error: return location for an error
 *
 * Takes a payment or a credit note off an invoice and keeps it as the client's credit, free to be
 * set against another invoice: the way back from dument_client_credit_spend() and
 * dument_client_credit_set_off(), and the cure for a payment that was meant for another invoice.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_client_credit_release (DumentWorkspace *workspace,
                              const char *number,
                              const char *amount,
                              DumentMoney *ret_amount,
                              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (GArray) allocations = NULL;
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;
  const DumentAllocation *last;
  DumentMoney wanted = 0;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL ||
      (amount != NULL &&
       !dument_validation_amount (amount, receivable->invoice->currency, &wanted, error)))
    return FALSE;
  allocations = dument_allocation_list_of_invoice (store, receivable->invoice->id, error);
  if (allocations == NULL)
    return FALSE;
  last = find_last (allocations, wanted);
  if (last == NULL)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                   _ ("No such payment or credit note is set against invoice %s. Look at what is "
                      "recorded for it."),
                   number);
      return FALSE;
    }
  text = dument_chronicle_amount (last->amount, receivable->invoice->currency);
  day = dument_date_to_iso (last->date);
  if (!dument_allocation_delete (store, last->id, error) ||
      !dument_chronicle_note (workspace, "credit-released", DUMENT_SUBJECT_INVOICE,
                              receivable->invoice->id, error, "number", number, "amount", text,
                              "date", day, NULL) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_amount = last->amount;
  return TRUE;
}
