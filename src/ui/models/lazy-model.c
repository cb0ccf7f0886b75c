/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/models/lazy-model.h"

#include "domain/splice.h"

/* Rows asked for at once, at most. */
#define MAX_REQUEST 128

/* More rows than these never come in the place of others in one signal: a list would ask for each.
 */
#define MAX_REPLACED 128

/**
 * DumentLazyItem:
 *
 * Something in a list: known by its number from the first, by all that is shown of it once that
 * came.
 */
struct _DumentLazyItem
{
  GObject parent_instance;

  const DumentLazySource *source;
  gint64 id;
  gpointer row;
  gboolean is_fresh;
  gboolean is_asked;
};

enum
{
  ITEM_CHANGED,
  N_ITEM_SIGNALS
};

static unsigned item_signals[N_ITEM_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentLazyItem, dument_lazy_item, G_TYPE_OBJECT)

static void
dument_lazy_item_finalize (GObject *object)
{
  DumentLazyItem *self = DUMENT_LAZY_ITEM (object);

  if (self->row != NULL)
    self->source->free_row (self->row);
  G_OBJECT_CLASS (dument_lazy_item_parent_class)->finalize (object);
}

static void
dument_lazy_item_class_init (DumentLazyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dument_lazy_item_finalize;
  item_signals[ITEM_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dument_lazy_item_init (DumentLazyItem *self)
{
}

/**
 * dument_lazy_item_get_id:
 * @self: an item
 *
 * Returns: its number
 */
gint64
dument_lazy_item_get_id (DumentLazyItem *self)
{
  return self->id;
}

/**
 * dument_lazy_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what is shown of it; %NULL until it came, which "changed"
 *   tells
 */
gconstpointer
dument_lazy_item_get_row (DumentLazyItem *self)
{
  return self->row;
}

/**
 * DumentLazyModel:
 *
 * A list of which a snapshot of the numbers is held, in order; what is shown of each is asked for
 * in pages, off the main thread, when it comes into sight. An item stays the same object for as
 * long as somebody holds it, whatever happens to the order.
 */
struct _DumentLazyModel
{
  GObject parent_instance;

  DumentEngine *engine;
  const DumentLazySource *source;
  GCancellable *cancellable;
  GArray *ids;
  GHashTable *items;
  GPtrArray *wanted;
  gpointer query;
  unsigned request_source;
  gboolean is_loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static unsigned signals[N_SIGNALS];

static void dument_lazy_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DumentLazyModel,
                               dument_lazy_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dument_lazy_model_list_init))

/* An item that nobody holds any more leaves the table. */
static void
forget_item (gpointer data, GObject *gone)
{
  DumentLazyModel *self = data;

  g_hash_table_remove (self->items, &((DumentLazyItem *) gone)->id);
}

static void
free_rows (gpointer rows)
{
  g_ptr_array_unref (rows);
}

static void
free_ids (gpointer ids)
{
  g_array_unref (ids);
}

static void
take_row (DumentLazyModel *self, gpointer row)
{
  gint64 id = self->source->get_id (row);
  DumentLazyItem *item = g_hash_table_lookup (self->items, &id);

  if (item == NULL)
    {
      self->source->free_row (row);
      return;
    }
  if (item->row != NULL)
    self->source->free_row (item->row);
  item->row = row;
  item->is_fresh = TRUE;
  item->is_asked = FALSE;
  g_signal_emit (item, item_signals[ITEM_CHANGED], 0);
}

/* What was asked and does not come may be asked again. */
static void
forget_asked (DumentLazyModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    DUMENT_LAZY_ITEM (item)->is_asked = FALSE;
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLazyModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (rows == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      forget_asked (self);
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  while (rows->len > 0)
    take_row (self, g_ptr_array_steal_index_fast (rows, rows->len - 1));
}

static gboolean
request_cb (gpointer user_data)
{
  DumentLazyModel *self = user_data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (self->wanted->len > 0 && ids->len < MAX_REQUEST)
    {
      g_autoptr (DumentLazyItem) item =
          g_ptr_array_steal_index_fast (self->wanted, self->wanted->len - 1);

      g_array_append_val (ids, item->id);
    }
  dument_engine_read_async (self->engine, self->source->load, ids, free_ids, free_rows,
                            self->cancellable, rows_read_cb, g_object_ref (self));
  if (self->wanted->len > 0)
    return G_SOURCE_CONTINUE;
  self->request_source = 0;
  return G_SOURCE_REMOVE;
}

static void
want (DumentLazyModel *self, DumentLazyItem *item)
{
  if (item->is_fresh || item->is_asked)
    return;
  item->is_asked = TRUE;
  g_ptr_array_add (self->wanted, g_object_ref (item));
  if (self->request_source == 0)
    self->request_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, request_cb, self, NULL);
}

static GType
dument_lazy_model_get_item_type (GListModel *model)
{
  return DUMENT_TYPE_LAZY_ITEM;
}

static guint
dument_lazy_model_get_n_items (GListModel *model)
{
  return DUMENT_LAZY_MODEL (model)->ids->len;
}

static gpointer
dument_lazy_model_get_item (GListModel *model, guint position)
{
  DumentLazyModel *self = DUMENT_LAZY_MODEL (model);
  DumentLazyItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    g_object_ref (item);
  else
    {
      item = g_object_new (DUMENT_TYPE_LAZY_ITEM, NULL);
      item->source = self->source;
      item->id = id;
      g_hash_table_insert (self->items, &item->id, item);
      g_object_weak_ref (G_OBJECT (item), forget_item, self);
    }
  want (self, item);
  return item;
}

static void
dument_lazy_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = dument_lazy_model_get_item_type;
  iface->get_n_items = dument_lazy_model_get_n_items;
  iface->get_item = dument_lazy_model_get_item;
}

static const gint64 *
get_data (const GArray *ids)
{
  return (const gint64 *) (const void *) ids->data;
}

/* The list is always as it was told. */
static void
tell (DumentLazyModel *self, guint at, guint n_removed, const gint64 *added, guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (self->ids, at, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->ids, at, added, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), at, n_removed, n_added);
}

/* Only the places that differ are told; never are many replaced at once. */
static void
replace_ids (DumentLazyModel *self, const GArray *ids)
{
  g_autoptr (GArray) splices =
      dument_splice_compare (get_data (self->ids), self->ids->len, get_data (ids), ids->len);

  for (guint i = 0; i < splices->len; i++)
    {
      DumentSplice splice = g_array_index (splices, DumentSplice, i);

      if (splice.n_removed > 0 && splice.n_added > MAX_REPLACED)
        {
          tell (self, splice.at, splice.n_removed, /* added= */ NULL, 0);
          splice.n_removed = 0;
        }
      tell (self, splice.at, splice.n_removed, get_data (ids) + splice.at, splice.n_added);
    }
}

/* What is in sight is asked for anew; the rest when it comes into sight again. */
static void
freshen_items (DumentLazyModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      DUMENT_LAZY_ITEM (item)->is_fresh = FALSE;
      want (self, item);
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLazyModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  replace_ids (self, ids);
  freshen_items (self);
  self->is_loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
drop_item (gpointer item, gpointer data)
{
  g_object_weak_unref (item, forget_item, data);
}

static void
dument_lazy_model_dispose (GObject *object)
{
  DumentLazyModel *self = DUMENT_LAZY_MODEL (object);
  GHashTableIter iter;
  gpointer item;

  dument_lazy_model_suspend (self);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    drop_item (item, self);
  g_hash_table_remove_all (self->items);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_lazy_model_parent_class)->dispose (object);
}

static void
dument_lazy_model_finalize (GObject *object)
{
  DumentLazyModel *self = DUMENT_LAZY_MODEL (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->wanted);
  if (self->query != NULL)
    self->source->free_query (self->query);
  G_OBJECT_CLASS (dument_lazy_model_parent_class)->finalize (object);
}

static void
dument_lazy_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADED)
    g_value_set_boolean (value, DUMENT_LAZY_MODEL (object)->is_loaded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dument_lazy_model_class_init (DumentLazyModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dument_lazy_model_dispose;
  object_class->finalize = dument_lazy_model_finalize;
  object_class->get_property = dument_lazy_model_get_property;
  /** DumentLazyModel:loaded: whether the list came once; notified each time that it comes */
  properties[PROP_LOADED] =
      g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dument_lazy_model_init (DumentLazyModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * dument_lazy_model_new:
 * @engine: the engine of the data file
 * @source: how the list is read; static
 *
 * Returns: (transfer full): a list, empty until dument_lazy_model_set_query()
 */
DumentLazyModel *
dument_lazy_model_new (DumentEngine *engine, const DumentLazySource *source)
{
  DumentLazyModel *self = g_object_new (DUMENT_TYPE_LAZY_MODEL, NULL);

  self->engine = g_object_ref (engine);
  self->source = source;
  return self;
}

/**
 * dument_lazy_model_set_query:
 * @self: a list
 * @query: (transfer full): what is asked, as its source knows it
 *
 * Shows others, or the same in another order.
 */
void
dument_lazy_model_set_query (DumentLazyModel *self, gpointer query)
{
  if (self->query != NULL)
    self->source->free_query (self->query);
  self->query = query;
  dument_lazy_model_refresh (self);
}

/**
 * dument_lazy_model_refresh:
 * @self: a list with a query
 *
 * Asks for the list anew. What was asked before and has not come is dropped.
 */
void
dument_lazy_model_refresh (DumentLazyModel *self)
{
  dument_lazy_model_suspend (self);
  self->cancellable = g_cancellable_new ();
  dument_engine_read_async (self->engine, self->source->list,
                            self->source->copy_query (self->query), self->source->free_query,
                            free_ids, self->cancellable, listed_cb, g_object_ref (self));
}

/**
 * dument_lazy_model_find:
 * @self: a list
 * @id: a number
 * @ret_position: (out): where it stands
 *
 * Returns: whether it is in the list
 */
gboolean
dument_lazy_model_find (DumentLazyModel *self, gint64 id, guint *ret_position)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        {
          *ret_position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dument_lazy_model_suspend:
 * @self: a list that is not in sight any more
 *
 * Drops what was asked and has not come.
 */
void
dument_lazy_model_suspend (DumentLazyModel *self)
{
  g_clear_handle_id (&self->request_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->wanted, 0);
  forget_asked (self);
}
