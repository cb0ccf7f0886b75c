/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/drafting.h"

#include "store/transaction.h"

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
 * dument_drafting_discard:
 * @workspace: a workspace
 * @draft_id: row of a draft
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the data file
 */
gboolean
dument_drafting_discard (DumentWorkspace *workspace, gint64 draft_id, GError **error)
{
  return dument_letter_draft_delete (dument_workspace_get_store (workspace), draft_id, error);
}
