/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/payment-sheet.h"

#include "domain/split.h"
#include "service/receivable.h"

static void
free_line (gpointer data)
{
  DumentPaymentLine *line = data;

  g_free (line->number);
  g_free (line->label);
  g_free (line);
}

/**
 * dument_payment_sheet_free:
 * @self: (nullable) (transfer full): a sheet
 */
void
dument_payment_sheet_free (DumentPaymentSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->client_name);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_among (gint64 id, const gint64 *ids, gsize n_ids)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      if (ids[i] == id)
        return TRUE;
    }
  return FALSE;
}

static void
add_line (DumentPaymentSheet *self, const DumentReceivable *receivable, gboolean is_chosen)
{
  const DumentInvoice *invoice = receivable->invoice;
  DumentPaymentLine *line = g_new0 (DumentPaymentLine, 1);

  line->invoice_id = invoice->id;
  line->number = g_strdup (invoice->number);
  line->label = g_strdup (invoice->label);
  line->issue_date = invoice->issue_date;
  line->due = invoice->due_date;
  line->principal = receivable->claim->principal;
  line->accessories = receivable->claim->total - receivable->claim->principal;
  line->is_chosen = is_chosen;
  g_ptr_array_add (self->lines, line);
}

static gboolean
read_head (DumentPaymentSheet *self, DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  g_autoptr (DumentReceivable) receivable = dument_receivable_load (workspace, invoice_id, error);

  if (receivable == NULL)
    return FALSE;
  self->client_id = receivable->client->id;
  self->client_name = g_strdup (receivable->client->party.name);
  self->imputation = receivable->client->imputation;
  g_strlcpy (self->currency, receivable->invoice->currency, sizeof self->currency);
  return TRUE;
}

/**
 * dument_payment_sheet_open:
 * @workspace: a workspace
 * @invoice_ids: (array length=n_invoice_ids): the invoices that the user chose, of one client
 * @n_invoice_ids: how many, one at least
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what a payment of their client can be for
 */
DumentPaymentSheet *
dument_payment_sheet_open (DumentWorkspace *workspace,
                           const gint64 *invoice_ids,
                           gsize n_invoice_ids,
                           GError **error)
{
  g_autoptr (DumentPaymentSheet) self = g_new0 (DumentPaymentSheet, 1);
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  g_autoptr (GPtrArray) invoices = NULL;

  g_return_val_if_fail (n_invoice_ids > 0, NULL);

  self->lines = g_ptr_array_new_with_free_func (free_line);
  if (!read_head (self, workspace, invoice_ids[0], error))
    return NULL;
  filter.client_id = self->client_id;
  invoices = dument_invoice_list (dument_workspace_get_store (workspace), &filter, error);
  if (invoices == NULL)
    return NULL;
  for (unsigned i = 0; i < invoices->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (invoices, i);
      gboolean is_chosen = is_among (invoice->id, invoice_ids, n_invoice_ids);
      g_autoptr (DumentReceivable) receivable = NULL;

      if (!g_str_equal (invoice->currency, self->currency))
        continue;
      receivable = dument_receivable_load (workspace, invoice->id, error);
      if (receivable == NULL)
        return NULL;
      if (receivable->claim->total > 0 || is_chosen)
        add_line (self, receivable, is_chosen);
    }
  return g_steal_pointer (&self);
}

/**
 * dument_payment_sheet_propose:
 * @self: a sheet
 *
 * Returns: the amount that is proposed: what is unpaid of the invoices that were chosen or, where
 *   their principal is paid, what can be asked with it
 */
DumentMoney
dument_payment_sheet_propose (const DumentPaymentSheet *self)
{
  DumentMoney principal = 0, accessories = 0;

  for (unsigned i = 0; i < self->lines->len; i++)
    {
      const DumentPaymentLine *line = g_ptr_array_index (self->lines, i);

      if (line->is_chosen)
        {
          principal += line->principal;
          accessories += line->accessories;
        }
    }
  return principal > 0 ? principal : accessories;
}

/**
 * dument_payment_sheet_split:
 * @self: a sheet
 * @amount: what was paid
 *
 * Splits a payment over the invoices that are chosen, the oldest first.
 *
 * Returns: (transfer full) (element-type DumentPaymentShare): a share for each chosen line, some of
 *   them perhaps zero
 */
GArray *
dument_payment_sheet_split (const DumentPaymentSheet *self, DumentMoney amount)
{
  g_autofree DumentSplitDebt *debts = g_new0 (DumentSplitDebt, self->lines->len + 1);
  g_autofree DumentMoney *amounts = g_new0 (DumentMoney, self->lines->len + 1);
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (DumentPaymentShare));

  for (unsigned i = 0; i < self->lines->len; i++)
    {
      const DumentPaymentLine *line = g_ptr_array_index (self->lines, i);
      DumentPaymentShare share = { line->invoice_id, 0 };

      if (!line->is_chosen)
        continue;
      debts[shares->len] = (DumentSplitDebt){ line->due, line->principal, line->accessories };
      g_array_append_val (shares, share);
    }
  dument_split_propose (debts, shares->len, amount, self->imputation, amounts);
  for (unsigned i = 0; i < shares->len; i++)
    g_array_index (shares, DumentPaymentShare, i).amount = amounts[i];
  return shares;
}
