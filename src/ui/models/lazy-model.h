/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

G_BEGIN_DECLS

/**
 * DumentLazySource:
 * @list: a reading job: of a query, the numbers in order, a #GArray of gint64
 * @load: a reading job: of a #GArray of numbers, a #GPtrArray of what is shown of each
 * @get_id: the number of one that was loaded
 * @copy_query: copies a query
 * @free_query: frees it
 * @free_row: frees one that was loaded
 *
 * Where a list comes from.
 */
typedef struct
{
  DumentEngineFunc list;
  DumentEngineFunc load;
  gint64 (*get_id) (gconstpointer row);
  gpointer (*copy_query) (gconstpointer query);
  GDestroyNotify free_query;
  GDestroyNotify free_row;
} DumentLazySource;

#define DUMENT_TYPE_LAZY_ITEM (dument_lazy_item_get_type ())
G_DECLARE_FINAL_TYPE (DumentLazyItem, dument_lazy_item, DUMENT, LAZY_ITEM, GObject)

gint64 dument_lazy_item_get_id (DumentLazyItem *self);
gconstpointer dument_lazy_item_get_row (DumentLazyItem *self);

#define DUMENT_TYPE_LAZY_MODEL (dument_lazy_model_get_type ())
G_DECLARE_FINAL_TYPE (DumentLazyModel, dument_lazy_model, DUMENT, LAZY_MODEL, GObject)

DumentLazyModel *dument_lazy_model_new (DumentEngine *engine, const DumentLazySource *source);
void dument_lazy_model_set_query (DumentLazyModel *self, gpointer query);
void dument_lazy_model_refresh (DumentLazyModel *self);
void dument_lazy_model_suspend (DumentLazyModel *self);
gboolean dument_lazy_model_find (DumentLazyModel *self, gint64 id, guint *ret_position);

G_END_DECLS
