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
    g_set_error (
        error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
        _ ("There is no credit note %s. Look for its number at the invoice that it credits."),
        number);
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

static gboolean
refuse_owner (DumentWorkspace *workspace,
              const DumentCreditNote *note,
              const DumentInvoice *invoice,
              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentClient) owner = dument_client_load (store, note->client_id, error);
  g_autoptr (DumentClient) debtor = NULL;

  if (owner == NULL)
    return FALSE;
  debtor = dument_client_load (store, invoice->client_id, error);
  if (debtor == NULL)
    return FALSE;
  if (owner->id != debtor->id)
    g_set_error (
        error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
        _ ("Credit note %s is that of %s, and invoice %s is owed by %s. It can be set only "
           "against what %s owes."),
        note->number, owner->party.name, invoice->number, debtor->party.name, owner->party.name);
  else
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                 _ ("Credit note %s and invoice %s were issued by different sellers to %s. One "
                    "cannot be set against the other."),
                 note->number, invoice->number, owner->party.name);
  return FALSE;
}

/**
 * dument_credit_dossier_check_number:
 * @workspace: a workspace
 * @number: number of a credit note
 * @invoice: the invoice that it shall be set against
 * @error: return location for an error
 *
 * A number that is in the data file for somebody else only was meant to be that credit note;
 * recorded anew it would be invented.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED that names whose it is
 */
gboolean
dument_credit_dossier_check_number (DumentWorkspace *workspace,
                                    const char *number,
                                    const DumentInvoice *invoice,
                                    GError **error)
{
  g_autoptr (GPtrArray) found =
      dument_credit_note_find_number (dument_workspace_get_store (workspace), number, error);

  if (found == NULL)
    return FALSE;
  for (unsigned i = 0; i < found->len; i++)
    {
      const DumentCreditNote *note = g_ptr_array_index (found, i);

      if (note->client_id == invoice->client_id &&
          g_str_equal (note->seller_key, invoice->seller_key))
        return TRUE;
    }
  return found->len == 0 || refuse_owner (workspace, g_ptr_array_index (found, 0), invoice, error);
}
