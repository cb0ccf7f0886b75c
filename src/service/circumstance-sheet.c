/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/circumstance-sheet.h"

#include "service/receivable.h"

/**
 * dument_circumstance_sheet_free:
 * @self: (nullable) (transfer full): a sheet
 */
void
dument_circumstance_sheet_free (DumentCircumstanceSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->client_name);
  g_strfreev (self->numbers);
  g_free (self);
}

/* The first tells whose they are. What does not go together has no sum; that it is refused is for
 * dument_circumstance_entry_check() to say. */
static void
add_receivable (DumentCircumstanceSheet *self, const DumentReceivable *receivable)
{
  const DumentInvoice *invoice = receivable->invoice;

  if (self->client_name == NULL)
    {
      self->client_name = g_strdup (receivable->client->party.name);
      g_strlcpy (self->currency, invoice->currency, sizeof self->currency);
    }
  if (!g_str_equal (invoice->currency, self->currency) ||
      !dument_money_add (&self->unpaid, receivable->claim->principal))
    {
      self->currency[0] = '\0';
      self->unpaid = 0;
    }
}

/**
 * dument_circumstance_sheet_open:
 * @workspace: a workspace
 * @invoice_ids: (array length=n_invoice_ids): invoices
 * @n_invoice_ids: how many, one at least
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what a form needs to know of them
 */
DumentCircumstanceSheet *
dument_circumstance_sheet_open (DumentWorkspace *workspace,
                                const gint64 *invoice_ids,
                                gsize n_invoice_ids,
                                GError **error)
{
  g_autoptr (DumentCircumstanceSheet) self = g_new0 (DumentCircumstanceSheet, 1);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  g_return_val_if_fail (n_invoice_ids > 0, NULL);

  for (gsize i = 0; i < n_invoice_ids; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_load (workspace, invoice_ids[i], error);

      if (receivable == NULL)
        return NULL;
      add_receivable (self, receivable);
      g_strv_builder_add (numbers, receivable->invoice->number);
    }
  self->numbers = g_strv_builder_end (numbers);
  return g_steal_pointer (&self);
}

/**
 * dument_circumstance_sheet_open_client:
 * @workspace: a workspace
 * @client_id: a client all of whose invoices it is about
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what a form needs to know of it
 */
DumentCircumstanceSheet *
dument_circumstance_sheet_open_client (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  g_autoptr (DumentClient) client =
      dument_client_load (dument_workspace_get_store (workspace), client_id, error);
  DumentCircumstanceSheet *self;

  if (client == NULL)
    return NULL;
  self = g_new0 (DumentCircumstanceSheet, 1);
  self->client_name = g_strdup (client->party.name);
  self->numbers = g_new0 (char *, 1);
  return self;
}
