/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/credit-dossier.h"

#include "store/allocation.h"
#include "store/invoice.h"

#include <glib/gi18n-lib.h>

static void
free_use (gpointer data)
{
  DumentCreditUse *use = data;

  g_free (use->invoice_number);
  g_free (use);
}

/**
 * dument_credit_dossier_free:
 * @self: (nullable): a dossier
 */
void
dument_credit_dossier_free (DumentCreditDossier *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->note, dument_credit_note_free);
  g_clear_pointer (&self->client, dument_client_free);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_free (self);
}

static gboolean
add_use (DumentCreditDossier *self,
         DumentStore *store,
         gint64 invoice_id,
         DumentMoney amount,
         GError **error)
{
  g_autoptr (DumentInvoice) invoice = dument_invoice_load (store, invoice_id, error);
  DumentCreditUse *use;

  if (invoice == NULL)
    return FALSE;
  use = g_new0 (DumentCreditUse, 1);
  use->invoice_number = g_strdup (invoice->number);
  use->amount = amount;
  g_ptr_array_add (self->uses, use);
  self->left -= amount;
  return TRUE;
}

static gboolean
load_uses (DumentCreditDossier *self, DumentStore *store, GError **error)
{
  const DumentCreditNote *note = self->note;
  g_autoptr (GArray) allocations = NULL;

  self->left = note->amount;
  if (note->invoice_id != 0)
    return add_use (self, store, note->invoice_id, note->amount, error);
  allocations = dument_allocation_list_of_credit_note (store, note->id, error);
  if (allocations == NULL)
    return FALSE;
  for (unsigned i = 0; i < allocations->len; i++)
    {
      const DumentAllocation *allocation = &g_array_index (allocations, DumentAllocation, i);

      if (!add_use (self, store, allocation->invoice_id, allocation->amount, error))
        return FALSE;
    }
  return TRUE;
}

static DumentCreditNote *
find_note (DumentStore *store, const char *number, GError **error)
{
  g_autoptr (GPtrArray) found = dument_credit_note_find_number (store, number, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_ptr_array_steal_index (found, 0);
  if (found->len == 0)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                 _ ("There is no credit note %s."), number);
  else
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS,
                 _ ("%u credit notes of different sellers have the number %s. Keep the credit "
                    "notes of another business in a data file of their own."),
                 found->len, number);
  return NULL;
}

/**
 * dument_credit_dossier_open:
 * @workspace: a workspace
 * @number: number of a credit note
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is known of it, or %NULL with
 *   %DUMENT_SERVICE_ERROR_NOT_FOUND, or %DUMENT_SERVICE_ERROR_AMBIGUOUS where several sellers used
 *   its number
 */
DumentCreditDossier *
dument_credit_dossier_open (DumentWorkspace *workspace, const char *number, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentCreditDossier) self = g_new0 (DumentCreditDossier, 1);

  self->uses = g_ptr_array_new_with_free_func (free_use);
  self->note = find_note (store, number, error);
  if (self->note == NULL)
    return NULL;
  self->client = dument_client_load (store, self->note->client_id, error);
  if (self->client == NULL || !load_uses (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}
