/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-listing.h"

#include "store/client.h"
#include "store/invoice.h"

/**
 * dument_listed_letter_free:
 * @self: (nullable): a row
 */
void
dument_listed_letter_free (DumentListedLetter *self)
{
  if (self == NULL)
    return;
  dument_sent_letter_free (self->letter);
  g_free (self->client_name);
  g_strfreev (self->invoice_numbers);
  g_free (self);
}

static void
free_row (gpointer row)
{
  dument_listed_letter_free (row);
}

static GStrv
load_numbers (DumentStore *store, const DumentSentLetter *letter, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (unsigned i = 0; i < letter->invoice_ids->len; i++)
    {
      gint64 id = g_array_index (letter->invoice_ids, gint64, i);
      g_autoptr (DumentInvoice) invoice = dument_invoice_load (store, id, error);

      if (invoice == NULL)
        return NULL;
      g_strv_builder_add (builder, invoice->number);
    }
  return g_strv_builder_end (builder);
}

static gboolean
describe (DumentStore *store, DumentListedLetter *row, GError **error)
{
  g_autoptr (DumentClient) client = dument_client_load (store, row->letter->client_id, error);

  if (client == NULL)
    return FALSE;
  row->client_name = g_strdup (client->party.name);
  row->invoice_numbers = load_numbers (store, row->letter, error);
  return row->invoice_numbers != NULL;
}

/**
 * dument_letter_listing_load:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentListedLetter): every letter recorded,
 * oldest first
 */
GPtrArray *
dument_letter_listing_load (DumentWorkspace *workspace, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) letters = dument_sent_letter_list (store, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  if (letters == NULL)
    return NULL;
  g_ptr_array_set_free_func (letters, /* element_free_func= */ NULL);
  for (unsigned i = 0; i < letters->len; i++)
    {
      DumentListedLetter *row = g_new0 (DumentListedLetter, 1);

      row->letter = g_ptr_array_index (letters, i);
      g_ptr_array_add (rows, row);
    }
  for (unsigned i = 0; i < rows->len; i++)
    {
      DumentListedLetter *row = g_ptr_array_index (rows, i);

      if (!describe (store, row, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}
