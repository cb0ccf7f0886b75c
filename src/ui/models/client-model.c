/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/models/client-model.h"

static gpointer
list_clients (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_clients_list (workspace, data, error);
}

static gpointer
load_clients (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;

  return dument_clients_rows (workspace, (const gint64 *) (const void *) ids->data, ids->len,
                              error);
}

static gint64
get_id (gconstpointer row)
{
  return ((const DumentClientRow *) row)->id;
}

static gpointer
copy_query (gconstpointer data)
{
  DumentClientListQuery *query = g_memdup2 (data, sizeof *query);

  query->text = g_strdup (query->text);
  return query;
}

static void
free_query (gpointer data)
{
  g_free ((char *) ((DumentClientListQuery *) data)->text);
  g_free (data);
}

static void
free_row (gpointer row)
{
  dument_client_row_free (row);
}

static const DumentLazySource source = {
  .list = list_clients,
  .load = load_clients,
  .get_id = get_id,
  .copy_query = copy_query,
  .free_query = free_query,
  .free_row = free_row,
};

/**
 * dument_client_model_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer full): a list of clients, each a #DumentClientRow; empty until something is
 *   asked
 */
DumentLazyModel *
dument_client_model_new (DumentEngine *engine)
{
  return dument_lazy_model_new (engine, &source);
}

/**
 * dument_client_model_ask:
 * @model: a list of clients
 * @text: (nullable): only clients that hold this text
 * @order: the order
 * @descending: whether it is turned round
 *
 * Shows other clients, or the same in another order.
 */
void
dument_client_model_ask (DumentLazyModel *model,
                         const char *text,
                         DumentClientListOrder order,
                         gboolean descending)
{
  const DumentClientListQuery query = { order, descending, text, 0 };

  dument_lazy_model_set_query (model, copy_query (&query));
}
