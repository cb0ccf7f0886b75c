/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/drafting.h"

#include "service/ladder.h"
#include "store/invoice.h"
#include "store/sent-letter.h"
#include "store/transaction.h"

/* Invoices of one client among which a letter chooses. */
#define MAX_INVOICES 400

/**
 * dument_drafting_find:
 * @workspace: a workspace
 * @template_id: which letter
 * @invoice_ids: (element-type gint64): the invoices that it shall claim
 * @ret_draft: (out) (transfer full) (nullable): the draft that was left for one of them
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the data file
 */
gboolean
dument_drafting_find (DumentWorkspace *workspace,
                      const char *template_id,
                      const GArray *invoice_ids,
                      DumentLetterDraft **ret_draft,
                      GError **error)
{
  DumentLetterDraft *draft = NULL;

  for (guint i = 0; draft == NULL && i < invoice_ids->len; i++)
    {
      if (!dument_letter_draft_find (dument_workspace_get_store (workspace), template_id,
                                     g_array_index (invoice_ids, gint64, i), &draft, error))
        return FALSE;
    }
  *ret_draft = draft;
  return TRUE;
}

/**
 * dument_drafting_save:
 * @workspace: a workspace
 * @draft: (inout): a letter that is being written; its id is set where it had none
 * @error: return location for an error
 *
 * Keeps a letter that is not finished, so that it is found again whatever happens. It is no fact:
 * the journal does not know of it.
 *
 * Returns: %FALSE with an error; what was kept before stays then
 */
gboolean
dument_drafting_save (DumentWorkspace *workspace, DumentLetterDraft *draft, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  gint64 id = draft->id;

  if (transaction == NULL)
    return FALSE;
  draft->changed_at = dument_workspace_get_now (workspace);
  if (dument_letter_draft_save (store, draft, error) &&
      dument_transaction_commit (transaction, error))
    return TRUE;
  draft->id = id;
  return FALSE;
}

/**
 * dument_drafting_identify:
 * @workspace: a workspace
 * @draft: (inout): a draft; its id is set where it has none and its row is in the file
 * @error: return location for an error
 *
 * Whoever asked for a draft to be saved and goes on before the answer does not know its row yet.
 *
 * Returns: %FALSE with an error of the data file
 */
gboolean
dument_drafting_identify (DumentWorkspace *workspace, DumentLetterDraft *draft, GError **error)
{
  g_autoptr (DumentLetterDraft) found = NULL;

  if (draft->id != 0)
    return TRUE;
  if (!dument_drafting_find (workspace, draft->template_id, draft->invoice_ids, &found, error))
    return FALSE;
  if (found != NULL)
    draft->id = found->id;
  return TRUE;
}

/**
 * dument_drafting_keep_print:
 * @workspace: a workspace
 * @draft: (inout): a letter that was printed or saved, with the day that it bears; its id is set
 *   where it had none
 * @print: what was printed
 * @error: return location for an error
 *
 * Keeps the draft and what is on the paper: this is what dument_letter_posting_record_printed()
 * records, whatever changes in the file before the letter is posted.
 *
 * Returns: %FALSE with an error; what was kept before stays then
 */
gboolean
dument_drafting_keep_print (DumentWorkspace *workspace,
                            DumentLetterDraft *draft,
                            const DumentLetterPrint *print,
                            GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  if (transaction == NULL)
    return FALSE;
  draft->changed_at = dument_workspace_get_now (workspace);
  return dument_drafting_identify (workspace, draft, error) &&
         dument_letter_draft_save (store, draft, error) &&
         dument_letter_draft_keep_print (store, draft->id, print, error) &&
         dument_transaction_commit (transaction, error);
}

/**
 * dument_drafting_is_printed:
 * @workspace: a workspace
 * @draft: a draft
 * @ret_printed: (out): whether what was printed of it is kept
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the data file
 */
gboolean
dument_drafting_is_printed (DumentWorkspace *workspace,
                            const DumentLetterDraft *draft,
                            gboolean *ret_printed,
                            GError **error)
{
  return dument_letter_draft_has_print (dument_workspace_get_store (workspace), draft->id,
                                        ret_printed, error);
}

/**
 * dument_drafting_discard:
 * @workspace: a workspace
 * @draft: a draft; one that is not in the file is as good as thrown away
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the data file
 */
gboolean
dument_drafting_discard (DumentWorkspace *workspace, DumentLetterDraft *draft, GError **error)
{
  return dument_drafting_identify (workspace, draft, error) &&
         dument_letter_draft_delete (dument_workspace_get_store (workspace), draft->id, error);
}

static gboolean
is_asked_for (const DumentReceivable *receivable)
{
  return receivable->claim->principal > 0 || receivable->claim->total > 0;
}

/**
 * dument_drafting_list_invoices:
 * @workspace: a workspace
 * @invoice_id: an invoice that a letter shall claim
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentReceivable): what the same client owes in
 *   the same currency, by day of payment: a letter can claim it together
 */
GPtrArray *
dument_drafting_list_invoices (DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentInvoice) invoice = dument_invoice_load (store, invoice_id, error);
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GPtrArray) receivables = dument_receivable_list_new ();

  if (invoice == NULL)
    return NULL;
  filter.client_id = invoice->client_id;
  invoices = dument_invoice_list (store, &filter, error);
  for (unsigned i = 0; invoices != NULL && i < MIN (invoices->len, MAX_INVOICES); i++)
    {
      const DumentInvoice *other = g_ptr_array_index (invoices, i);
      g_autoptr (DumentReceivable) receivable = NULL;

      if (!g_str_equal (other->currency, invoice->currency))
        continue;
      receivable = dument_receivable_load (workspace, other->id, error);
      if (receivable == NULL)
        return NULL;
      if (other->id == invoice_id || is_asked_for (receivable))
        g_ptr_array_add (receivables, g_steal_pointer (&receivable));
    }
  return invoices != NULL ? g_steal_pointer (&receivables) : NULL;
}
