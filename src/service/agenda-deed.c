/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/agenda-deed.h"

#include "service/deed-entry.h"
#include "service/undo-private.h"

#include <glib/gi18n-lib.h>

/**
 * dument_agenda_deed_new:
 * @proposal: a card
 * @kind: whether it was done, is put off or is given up
 *
 * Of a card with several invoices, what is done concerns those that are reached in the same way.
 *
 * Returns: (transfer full): an answer to it
 */
DumentAgendaDeed *
dument_agenda_deed_new (const DumentAgendaProposal *proposal, DumentDeedKind kind)
{
  DumentAgendaDeed *self = g_new0 (DumentAgendaDeed, 1);

  self->kind = kind;
  self->until = DUMENT_DATE_NONE;
  self->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->steps = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < proposal->items->len; i++)
    {
      const DumentAgendaItem *item = g_ptr_array_index (proposal->items, i);

      if (kind == DUMENT_DEED_DONE && item->act != proposal->act)
        continue;
      g_array_append_val (self->invoice_ids, item->invoice_id);
      g_ptr_array_add (self->steps, g_strdup (item->step));
    }
  return self;
}

/**
 * dument_agenda_deed_free:
 * @self: (nullable) (transfer full): an answer
 */
void
dument_agenda_deed_free (DumentAgendaDeed *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->invoice_ids);
  g_ptr_array_unref (self->steps);
  g_free (self->words);
  g_free (self);
}

static gboolean
record_one (DumentWorkspace *workspace,
            const DumentAgendaDeed *self,
            const DumentAgendaItem *item,
            DumentUndo *undo,
            GError **error)
{
  g_autoptr (DumentDeedEntry) entry = dument_deed_entry_new (self->kind);
  DumentUndo *part;

  entry->outcome = self->outcome;
  entry->until = self->until;
  entry->words = g_strdup (self->words);
  if (!dument_deed_entry_take (workspace, entry, item, error) ||
      !dument_deed_entry_save (workspace, entry, &part, error))
    return FALSE;
  dument_undo_join (undo, part);
  return TRUE;
}

static const DumentAgendaItem *
find_item (const DumentAgenda *agenda, gint64 invoice_id, const char *step, GError **error)
{
  const DumentAgendaItem *item = dument_agenda_find (agenda, invoice_id);

  if (item != NULL && item->status == DUMENT_COURSE_DUE && g_strcmp0 (item->step, step) == 0)
    return item;
  g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                       _ ("This has changed meanwhile. Look at what is to be done now."));
  return NULL;
}

/**
 * dument_agenda_deed_record:
 * @workspace: a workspace
 * @self: an answer to a proposal
 * @error: return location for an error
 *
 * Records it of each invoice, or of none.
 *
 * Returns: (transfer full) (nullable): how to take it back
 */
DumentUndo *
dument_agenda_deed_record (DumentWorkspace *workspace, const DumentAgendaDeed *self, GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentAgenda) agenda = NULL;
  g_autoptr (DumentUndo) undo = dument_undo_new ();

  if (transaction == NULL)
    return NULL;
  agenda = dument_agenda_load (workspace, error);
  if (agenda == NULL)
    return NULL;
  for (guint i = 0; i < self->invoice_ids->len; i++)
    {
      const DumentAgendaItem *item =
          find_item (agenda, g_array_index (self->invoice_ids, gint64, i),
                     g_ptr_array_index (self->steps, i), error);

      if (item == NULL || !record_one (workspace, self, item, undo, error))
        return NULL;
    }
  return dument_transaction_commit (transaction, error) ? g_steal_pointer (&undo) : NULL;
}
