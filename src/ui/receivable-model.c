/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/receivable-model.h"

/* So many items are kept though nothing shows them: scrolling back costs nothing. */
#define MAX_KEPT 2000

/* So few are exchanged by GTK, which keeps each invoice its item. */
#define FEW 8

/* So many are read at once. */
#define PAGE 256

/* GTK makes widgets for so many rows, seen or not, and for no more. */
#define MAX_ROWS 208

/* So many rows are made in one go, or unmade: that takes some milliseconds. */
#define GROWTH    6
#define SHRINKAGE 24

/* The position of an item that GTK was told is gone. */
#define NOWHERE G_MAXUINT

/* Sooner than GDK paints. */
#define BEFORE_FRAME (G_PRIORITY_HIGH_IDLE + 15)

/* Mostly no more rows are in sight. */
#define IN_SIGHT 24

/**
 * DumentReceivableModel:
 *
 * The list of receivables, however many there are. It holds their ids in order and an item for each
 * that was asked for lately; what is shown of them is read off the main loop, many in one job. When
 * the data change, only the places that differ are told, and an invoice keeps its item wherever it
 * moves. When the question changes, the items in sight become those of other invoices. Never is
 * everything replaced in one signal, for GTK would then ask for every item; and rows for which GTK
 * makes or unmakes widgets are told few at a time, so that the window answers meanwhile.
 */
struct _DumentReceivableModel
{
  GObject parent_instance;

  DumentEngine *engine;
  GCancellable *asking;  /* while the list is asked for */
  GCancellable *loading; /* while items are read */
  DumentReceivablesRequest request;

  DumentIdSet *members;
  GArray *ids;
  /* What was told so far: `ids` up to `cut`, then `old_ids` from `old_cut` to `old_end`. */
  GArray *old_ids; /* while a change is being told, else %NULL and all of `ids` is */
  guint cut;
  guint old_cut;
  guint old_end;
  unsigned settle_source;

  GHashTable *items;  /* id → item, borrowed: an item takes itself out when it goes */
  GQueue kept;        /* items, from the one asked for last */
  GHashTable *wanted; /* items that must be read, referenced */
  unsigned load_source;
  gboolean asks_again;
  gboolean has_answer;
};

enum
{
  ANSWERED,
  FAILED,
  REASSIGNED,
  SETTLED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

static void dument_receivable_model_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DumentReceivableModel,
                               dument_receivable_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dument_receivable_model_list_iface_init))

static void load_wanted (DumentReceivableModel *self);
static void ask (DumentReceivableModel *self);

/* ... Items ... */

/* The newest is first; the oldest goes when there are too many. */
static void
keep_item (DumentReceivableModel *self, DumentReceivableItem *item)
{
  g_queue_push_head (&self->kept, g_object_ref (item));
  if (self->kept.length > MAX_KEPT)
    g_object_unref (g_queue_pop_tail (&self->kept));
}

static gboolean
on_load_cb (gpointer user_data)
{
  DumentReceivableModel *self = user_data;

  self->load_source = 0;
  load_wanted (self);
  return G_SOURCE_REMOVE;
}

/* What is asked for in one go is read in one go. */
static void
want_item (DumentReceivableModel *self, DumentReceivableItem *item)
{
  g_hash_table_add (self->wanted, g_object_ref (item));
  if (self->load_source == 0 && self->loading == NULL)
    self->load_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_load_cb, self, /* notify= */ NULL);
}

static DumentReceivableItem *
make_item (DumentReceivableModel *self, gint64 id)
{
  DumentReceivableItem *item = dument_receivable_item_new (id, self->items);

  keep_item (self, item);
  want_item (self, item);
  return item;
}

static void
take_rows (DumentReceivableModel *self, GPtrArray *rows)
{
  while (rows->len > 0)
    {
      DumentRegisterRow *row = g_ptr_array_steal_index_fast (rows, rows->len - 1);
      DumentReceivableItem *item = g_hash_table_lookup (self->items, &row->invoice_id);

      if (item != NULL)
        dument_receivable_item_take_row (item, row);
      else
        dument_register_row_free (row);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentReceivableModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  /* Asked for again meanwhile, or no longer at all. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (rows == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  take_rows (self, rows);
  load_wanted (self);
}

static GArray *
take_wanted (DumentReceivableModel *self)
{
  GArray *ids = g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->wanted);
  while (ids->len < PAGE && g_hash_table_iter_next (&iter, &item, /* value= */ NULL))
    {
      gint64 id = dument_receivable_item_get_id (item);

      g_array_append_val (ids, id);
      g_hash_table_iter_remove (&iter);
    }
  return ids;
}

static void
load_wanted (DumentReceivableModel *self)
{
  if (self->loading != NULL || g_hash_table_size (self->wanted) == 0)
    return;
  self->loading = g_cancellable_new ();
  dument_engine_read_async (self->engine, dument_receivables_load, take_wanted (self),
                            (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                            self->loading, loaded_cb, g_object_ref (self));
}

/* All that is kept is read anew; until it is there, what was known is shown. */
static void
reload_items (DumentReceivableModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_hash_table_remove_all (self->wanted);
  /* What nobody shows is read when somebody does. */
  g_queue_clear_full (&self->kept, g_object_unref);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, /* key= */ NULL, &item))
    want_item (self, item);
}

/* ... The list ... */

static guint
count_ids (const DumentReceivableModel *self)
{
  return self->old_ids != NULL ? self->cut + self->old_end - self->old_cut : self->ids->len;
}

static gint64
find_id (const DumentReceivableModel *self, guint position)
{
  if (self->old_ids != NULL && position >= self->cut)
    return g_array_index (self->old_ids, gint64, position - self->cut + self->old_cut);
  return g_array_index (self->ids, gint64, position);
}

/* What stands behind a place that changes is told nothing: GTK keeps its items where they are. */
static void
shift_items (DumentReceivableModel *self, guint at, guint n_removed, guint n_added)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, /* key= */ NULL, &item))
    {
      guint position = dument_receivable_item_get_position (item);

      if (position == NOWHERE || position < at)
        continue;
      dument_receivable_item_set_position (
          item, position < at + n_removed ? NOWHERE : position - n_removed + n_added);
    }
}

/* Moves the border between what is new already and what is old yet, and tells so. */
static void
tell (DumentReceivableModel *self, guint n_removed, guint n_added)
{
  guint at = self->cut;

  self->old_cut += n_removed;
  self->cut += n_added;
  if (n_removed == 0 && n_added == 0)
    return;
  shift_items (self, at, n_removed, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), at, n_removed, n_added);
}

/* The same at the end of the old. */
static void
tell_end_gone (DumentReceivableModel *self, guint n)
{
  guint at;

  self->old_end -= n;
  at = count_ids (self);
  shift_items (self, at, n, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), at, n, 0);
}

/* Leaves the end of the list to be told few rows at a time, if it is the end and takes long. */
static gboolean
leave_end (DumentReceivableModel *self, guint n_removed, guint n_added)
{
  if (self->old_cut + n_removed != self->old_end || self->cut + n_added != self->ids->len ||
      self->cut >= MAX_ROWS || (n_removed > 0 && n_added > 0))
    return FALSE;
  /* What is far away has no widgets. */
  if (n_removed > MAX_ROWS)
    tell_end_gone (self, n_removed - MAX_ROWS);
  return n_removed > SHRINKAGE || n_added > GROWTH;
}

/* GTK looks at each of those that come for one of those that went: many are told apart. */
static void
replace_many (DumentReceivableModel *self, guint n_removed, guint n_added)
{
  if (n_removed > 0 && n_added > PAGE)
    {
      tell (self, n_removed, 0);
      n_removed = 0;
    }
  if (!leave_end (self, n_removed, n_added))
    tell (self, n_removed, n_added);
}

/* What is held now stands from *@first to before *@end, as far as is known. */
static void
find_held (DumentReceivableModel *self, guint *first, guint *end)
{
  GHashTableIter iter;
  gpointer item;

  *first = G_MAXUINT;
  *end = 0;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, /* key= */ NULL, &item))
    {
      guint position = dument_receivable_item_get_position (item);

      if (position == NOWHERE)
        continue;
      *first = MIN (*first, position);
      *end = MAX (*end, position + 1);
    }
}

/* The items that are held at @n places from @first on, by place. */
static GPtrArray *
list_held (DumentReceivableModel *self, guint first, guint n)
{
  GPtrArray *held = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer item;

  g_ptr_array_set_size (held, (int) n);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, /* key= */ NULL, &item))
    {
      guint position = dument_receivable_item_get_position (item);

      if (position >= first && position < first + n)
        g_ptr_array_index (held, position - first) = item;
    }
  return held;
}

/* The items that are held become those of other invoices, place by place. Where an item has gone to
 * a place before these already, GTK gets another. */
static void
reassign (DumentReceivableModel *self, guint n)
{
  guint first = self->cut;
  g_autoptr (GPtrArray) held = list_held (self, first, n);

  self->old_cut += n;
  self->cut += n;
  for (guint i = 0; i < n; i++)
    {
      if (g_ptr_array_index (held, i) != NULL)
        dument_receivable_item_leave (g_ptr_array_index (held, i));
    }
  for (guint i = 0; i < n; i++)
    {
      if (g_ptr_array_index (held, i) != NULL)
        dument_receivable_item_become (g_ptr_array_index (held, i), find_id (self, first + i));
    }
  g_signal_emit (self, signals[REASSIGNED], 0, first, n);
  for (guint i = 0; i < n; i++)
    {
      if (g_ptr_array_index (held, i) == NULL)
        g_list_model_items_changed (G_LIST_MODEL (self), first + i, 1, 1);
    }
}

/* Where everything is another, the rows in sight stay and show others: GTK 4.8 would throw two
 * thousand cells away to make them anew. What is above and below them costs nothing. */
static void
make_splice (DumentReceivableModel *self, const DumentSplice *splice)
{
  guint n_removed = splice->n_removed, n_added = splice->n_added, first, end;

  self->old_cut += splice->at - self->cut;
  self->cut = splice->at;
  find_held (self, &first, &end);
  first = MAX (first, splice->at) - splice->at;
  end = MIN (MAX (end, splice->at) - splice->at, MIN (n_removed, n_added));
  if (n_removed > FEW && first < end && end - first <= 4 * PAGE)
    {
      replace_many (self, first, first);
      reassign (self, end - first);
      n_removed -= end;
      n_added -= end;
    }
  replace_many (self, n_removed, n_added);
}

/* All that was told of the old list is of the new one, or gone; some of the new may not be told. */
static gboolean
settle_some (DumentReceivableModel *self)
{
  guint n_left = self->ids->len - self->cut, n_old = self->old_end - self->old_cut;

  if (n_old > 0)
    tell_end_gone (self, MIN (n_old, SHRINKAGE));
  else if (n_left > 0)
    tell (self, 0, self->cut < MAX_ROWS ? MIN (n_left, GROWTH) : n_left);
  return self->old_end == self->old_cut && self->cut == self->ids->len;
}

static void settle_later (DumentReceivableModel *self);

static gboolean
on_settle_cb (gpointer user_data)
{
  g_autoptr (DumentReceivableModel) self = g_object_ref (user_data);

  self->settle_source = 0;
  if (!settle_some (self))
    {
      settle_later (self);
      return G_SOURCE_REMOVE;
    }
  g_clear_pointer (&self->old_ids, g_array_unref);
  g_signal_emit (self, signals[SETTLED], 0);
  return G_SOURCE_REMOVE;
}

/* What goes, and what comes into sight, before the next frame; the rest when there is time. */
static void
settle_later (DumentReceivableModel *self)
{
  gboolean is_urgent = self->old_end > self->old_cut || self->cut < IN_SIGHT;

  self->settle_source = g_idle_add_full (is_urgent ? BEFORE_FRAME : G_PRIORITY_DEFAULT_IDLE,
                                         on_settle_cb, self, /* notify= */ NULL);
}

/* Where the last change is still being told, what was told is one place that becomes another. */
static void
replace_told (DumentReceivableModel *self, DumentReceivablesAnswer *answer)
{
  DumentSplice splice = { 0, count_ids (self), answer->ids->len };
  GArray *told = g_array_sized_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE,
                                    sizeof (gint64), splice.n_removed);

  for (guint i = 0; i < splice.n_removed; i++)
    {
      gint64 id = find_id (self, i);

      g_array_append_val (told, id);
    }
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_array_unref (self->old_ids);
  g_array_unref (self->ids);
  self->ids = told;
  g_array_set_size (answer->splices, 0);
  if (splice.n_removed > 0 || splice.n_added > 0)
    g_array_append_val (answer->splices, splice);
}

static void
tell_answer (DumentReceivableModel *self, DumentReceivablesAnswer *answer)
{
  if (self->old_ids != NULL)
    replace_told (self, answer);
  self->old_ids = g_steal_pointer (&self->ids);
  self->old_end = self->old_ids->len;
  self->ids = g_steal_pointer (&answer->ids);
  self->cut = self->old_cut = 0;
  g_queue_clear_full (&self->kept, g_object_unref);
  g_hash_table_remove_all (self->wanted);
  for (guint i = 0; i < answer->splices->len; i++)
    make_splice (self, &g_array_index (answer->splices, DumentSplice, i));
  /* What stands after the last place stayed as it was. */
  if (self->old_end - self->old_cut == self->ids->len - self->cut)
    g_clear_pointer (&self->old_ids, g_array_unref);
  else
    settle_later (self);
}

static void
take_answer (DumentReceivableModel *self, DumentReceivablesAnswer *answer)
{
  g_clear_pointer (&self->request.order, dument_register_order_unref);
  self->request.order = g_steal_pointer (&answer->order);
  g_clear_pointer (&self->members, dument_id_set_free);
  self->members = g_steal_pointer (&answer->members);
  tell_answer (self, answer);
  reload_items (self);
  self->has_answer = TRUE;
  g_signal_emit (self, signals[ANSWERED], 0);
  if (self->old_ids == NULL)
    g_signal_emit (self, signals[SETTLED], 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentReceivableModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentReceivablesAnswer) answer =
      dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (answer == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  else
    take_answer (self, answer);
  if (self->asks_again)
    ask (self);
}

static void
ask (DumentReceivableModel *self)
{
  DumentReceivablesRequest *request = g_memdup2 (&self->request, sizeof self->request);

  request->text = g_strdup (self->request.text);
  if (request->order != NULL)
    dument_register_order_ref (request->order);
  request->before = g_array_ref (self->ids);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  self->asks_again = FALSE;
  dument_engine_read_async (self->engine, dument_receivables_ask, request,
                            (GDestroyNotify) dument_receivables_request_free,
                            (GDestroyNotify) dument_receivables_answer_free, self->asking,
                            answered_cb, g_object_ref (self));
}

/* ... GListModel ... */

static GType
dument_receivable_model_get_item_type (GListModel *model)
{
  return DUMENT_TYPE_RECEIVABLE_ITEM;
}

static guint
dument_receivable_model_get_n_items (GListModel *model)
{
  return count_ids (DUMENT_RECEIVABLE_MODEL (model));
}

static gpointer
dument_receivable_model_get_item (GListModel *model, guint position)
{
  DumentReceivableModel *self = DUMENT_RECEIVABLE_MODEL (model);
  DumentReceivableItem *item;
  gint64 id;

  if (position >= count_ids (self))
    return NULL;
  id = find_id (self, position);
  item = g_hash_table_lookup (self->items, &id);
  item = item != NULL ? g_object_ref (item) : make_item (self, id);
  dument_receivable_item_set_position (item, position);
  return item;
}

static void
dument_receivable_model_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dument_receivable_model_get_item_type;
  iface->get_n_items = dument_receivable_model_get_n_items;
  iface->get_item = dument_receivable_model_get_item;
}

/* ... GObject ... */

static void
dument_receivable_model_dispose (GObject *object)
{
  DumentReceivableModel *self = DUMENT_RECEIVABLE_MODEL (object);

  dument_receivable_model_stop (self);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_hash_table_remove_all (self->wanted);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_receivable_model_parent_class)->dispose (object);
}

static void
dument_receivable_model_finalize (GObject *object)
{
  DumentReceivableModel *self = DUMENT_RECEIVABLE_MODEL (object);

  g_free (self->request.text);
  g_clear_pointer (&self->request.order, dument_register_order_unref);
  g_clear_pointer (&self->members, dument_id_set_free);
  g_array_unref (self->ids);
  g_clear_pointer (&self->old_ids, g_array_unref);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->wanted);
  G_OBJECT_CLASS (dument_receivable_model_parent_class)->finalize (object);
}

static void
dument_receivable_model_class_init (DumentReceivableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dument_receivable_model_dispose;
  object_class->finalize = dument_receivable_model_finalize;

  /**
   * DumentReceivableModel::answered:
   *
   * The list is what was asked for.
   */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DumentReceivableModel::failed:
   * @error: why
   *
   * The list could not be read.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * DumentReceivableModel::settled:
   *
   * The whole of the answer was told, down to the last row.
   */
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DumentReceivableModel::reassigned:
   * @position: the first of them
   * @n_items: how many
   *
   * The items of these places are now those of other invoices; items that are held tell it too.
   */
  signals[REASSIGNED] = g_signal_new ("reassigned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
dument_receivable_model_init (DumentReceivableModel *self)
{
  self->request.sort = DUMENT_REGISTER_SORT_DUE;
  self->ids = g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->wanted = g_hash_table_new_full (g_direct_hash, g_direct_equal, g_object_unref,
                                        /* value_destroy_func= */ NULL);
  g_queue_init (&self->kept);
}

/**
 * dument_receivable_model_new:
 * @engine: an engine with an open file
 *
 * Returns: (transfer full): an empty list, until dument_receivable_model_refresh() was answered
 */
DumentReceivableModel *
dument_receivable_model_new (DumentEngine *engine)
{
  DumentReceivableModel *self = g_object_new (DUMENT_TYPE_RECEIVABLE_MODEL, NULL);

  self->engine = g_object_ref (engine);
  return self;
}

/**
 * dument_receivable_model_is_loading:
 * @self: a list
 *
 * Returns: whether nothing was answered yet
 */
gboolean
dument_receivable_model_is_loading (DumentReceivableModel *self)
{
  return !self->has_answer;
}

/**
 * dument_receivable_model_is_asking:
 * @self: a list
 *
 * Returns: whether an answer is on its way, after which "answered" or "failed" is emitted
 */
gboolean
dument_receivable_model_is_asking (DumentReceivableModel *self)
{
  return self->asking != NULL;
}

/**
 * dument_receivable_model_get_ids:
 * @self: a list
 *
 * Returns: (transfer none) (element-type gint64): its invoices, which nobody changes
 */
GArray *
dument_receivable_model_get_ids (DumentReceivableModel *self)
{
  return self->ids;
}

/**
 * dument_receivable_model_get_id:
 * @self: a list
 * @position: a position in it
 *
 * Returns: the invoice there
 */
gint64
dument_receivable_model_get_id (DumentReceivableModel *self, guint position)
{
  g_return_val_if_fail (position < count_ids (self), 0);

  return find_id (self, position);
}

/**
 * dument_receivable_model_contains:
 * @self: a list
 * @id: an invoice
 *
 * Returns: whether it is in the list
 */
gboolean
dument_receivable_model_contains (DumentReceivableModel *self, gint64 id)
{
  return self->members != NULL && dument_id_set_contains (self->members, id);
}

/**
 * dument_receivable_model_find:
 * @self: a list
 * @id: an invoice
 * @ret_position: (out): where it stands
 *
 * Returns: whether it is in the list, as far as that was told
 */
gboolean
dument_receivable_model_find (DumentReceivableModel *self, gint64 id, guint *ret_position)
{
  if (!dument_receivable_model_contains (self, id))
    return FALSE;
  for (guint i = 0; i < (self->old_ids != NULL ? self->cut : self->ids->len); i++)
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
 * dument_receivable_model_set_sort:
 * @self: a list
 * @sort: the order
 * @descending: the other way round
 */
void
dument_receivable_model_set_sort (DumentReceivableModel *self,
                                  DumentRegisterSort sort,
                                  gboolean descending)
{
  if (self->request.sort == sort && self->request.descending == descending)
    return;
  self->request.sort = sort;
  self->request.descending = descending;
  ask (self);
}

/**
 * dument_receivable_model_set_filter:
 * @self: a list
 * @filter: which invoices it shows
 */
void
dument_receivable_model_set_filter (DumentReceivableModel *self, DumentRegisterFilter filter)
{
  if (self->request.filter == filter)
    return;
  self->request.filter = filter;
  ask (self);
}

/**
 * dument_receivable_model_set_text:
 * @self: a list
 * @text: (nullable): only what this finds
 */
void
dument_receivable_model_set_text (DumentReceivableModel *self, const char *text)
{
  if (g_strcmp0 (self->request.text, text) == 0)
    return;
  g_free (self->request.text);
  self->request.text = g_strdup (text);
  ask (self);
}

/**
 * dument_receivable_model_refresh:
 * @self: a list
 *
 * Asks again, because the data may be others. While an answer is on its way, the next question
 * waits for it: one that is asked all the time is answered too.
 */
void
dument_receivable_model_refresh (DumentReceivableModel *self)
{
  if (self->asking != NULL)
    self->asks_again = TRUE;
  else
    ask (self);
}

/**
 * dument_receivable_model_stop:
 * @self: a list
 *
 * Drops what is on its way, since nobody looks. The list stays as it is.
 */
void
dument_receivable_model_stop (DumentReceivableModel *self)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->asks_again = FALSE;
}
