/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/models/letter-model.h"

typedef struct
{
  DumentLetterListingOrder order;
  gboolean descending;
} Query;

static gpointer
list_letters (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;

  return dument_letter_listing_keys (workspace, query->order, query->descending, error);
}

static gpointer
load_letters (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *keys = data;

  return dument_letter_listing_rows (workspace, (const gint64 *) (const void *) keys->data,
                                     keys->len, error);
}

static gint64
get_key (gconstpointer row)
{
  return ((const DumentListedLetter *) row)->key;
}

static gpointer
copy_query (gconstpointer query)
{
  return g_memdup2 (query, sizeof (Query));
}

static void
free_row (gpointer row)
{
  dument_listed_letter_free (row);
}

static const DumentLazySource source = {
  .list = list_letters,
  .load = load_letters,
  .get_id = get_key,
  .copy_query = copy_query,
  .free_query = g_free,
  .free_row = free_row,
};

/**
 * dument_letter_model_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer full): a list of letters, each a #DumentListedLetter; empty until something is
 *   asked
 */
DumentLazyModel *
dument_letter_model_new (DumentEngine *engine)
{
  return dument_lazy_model_new (engine, &source);
}

/**
 * dument_letter_model_ask:
 * @model: a list of letters
 * @order: the order
 * @descending: whether it is turned round
 *
 * Shows the letters, or shows them in another order.
 */
void
dument_letter_model_ask (DumentLazyModel *model,
                         DumentLetterListingOrder order,
                         gboolean descending)
{
  const Query query = { order, descending };

  dument_lazy_model_set_query (model, copy_query (&query));
}
