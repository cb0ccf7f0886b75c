/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/id-selection.h"

/**
 * DumentIdSelection:
 *
 * Which receivables are selected: invoices, not places in a list, so that sorting, filtering and
 * new invoices do not change it. "All" is one bit, with those that are left out of it, however many
 * there are. What the list does not show is not selected, but is again when it comes back.
 */
struct _DumentIdSelection
{
  GObject parent_instance;

  DumentReceivableModel *model;
  DumentIdSet *ids; /* those that are selected, or with `all` those that are not */
  gboolean all;
};

static void dument_id_selection_list_iface_init (GListModelInterface *iface);
static void dument_id_selection_selection_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DumentIdSelection,
                               dument_id_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dument_id_selection_list_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          dument_id_selection_selection_iface_init))

static guint
count_items (DumentIdSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static gboolean
has_id (DumentIdSelection *self, gint64 id)
{
  return dument_id_set_contains (self->ids, id) != self->all;
}

static void
set_id (DumentIdSelection *self, gint64 id, gboolean selected)
{
  if (selected != self->all)
    dument_id_set_add (self->ids, id);
  else
    dument_id_set_remove (self->ids, id);
}

static void
set_all (DumentIdSelection *self, gboolean all)
{
  g_clear_pointer (&self->ids, dument_id_set_free);
  self->ids = dument_id_set_new ();
  self->all = all;
}

static void
tell_all (DumentIdSelection *self)
{
  guint n = count_items (self);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
on_items_changed_cb (GListModel *model,
                     guint position,
                     guint n_removed,
                     guint n_added,
                     DumentIdSelection *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
on_reassigned_cb (DumentReceivableModel *model, guint position, guint n, DumentIdSelection *self)
{
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
}

/* ... GListModel ... */

static GType
dument_id_selection_get_item_type (GListModel *model)
{
  return DUMENT_TYPE_RECEIVABLE_ITEM;
}

static guint
dument_id_selection_get_n_items (GListModel *model)
{
  return count_items (DUMENT_ID_SELECTION (model));
}

static gpointer
dument_id_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (DUMENT_ID_SELECTION (model)->model), position);
}

static void
dument_id_selection_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dument_id_selection_get_item_type;
  iface->get_n_items = dument_id_selection_get_n_items;
  iface->get_item = dument_id_selection_get_item;
}

/* ... GtkSelectionModel ... */

static gboolean
dument_id_selection_is_selected (GtkSelectionModel *model, guint position)
{
  DumentIdSelection *self = DUMENT_ID_SELECTION (model);

  return position < count_items (self) &&
         has_id (self, dument_receivable_model_get_id (self->model, position));
}

static GtkBitset *
dument_id_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  DumentIdSelection *self = DUMENT_ID_SELECTION (model);
  GtkBitset *bitset;

  n_items = MIN (n_items, count_items (self) - MIN (position, count_items (self)));
  if (self->all && dument_id_set_get_size (self->ids) == 0)
    return gtk_bitset_new_range (position, n_items);
  bitset = gtk_bitset_new_empty ();
  if (!self->all && dument_id_set_get_size (self->ids) == 0)
    return bitset;
  for (guint i = 0; i < n_items; i++)
    {
      if (dument_id_selection_is_selected (model, position + i))
        gtk_bitset_add (bitset, position + i);
    }
  return bitset;
}

static gboolean
set_range (DumentIdSelection *self,
           guint position,
           guint n_items,
           gboolean selected,
           gboolean unselect_rest)
{
  guint n = count_items (self);

  if (position >= n)
    return FALSE;
  n_items = MIN (n_items, n - position);
  if (unselect_rest)
    set_all (self, FALSE);
  for (guint i = 0; i < n_items; i++)
    set_id (self, dument_receivable_model_get_id (self->model, position + i), selected);
  if (unselect_rest)
    tell_all (self);
  else
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
  return TRUE;
}

static gboolean
dument_id_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return set_range (DUMENT_ID_SELECTION (model), position, 1, TRUE, unselect_rest);
}

static gboolean
dument_id_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  return set_range (DUMENT_ID_SELECTION (model), position, 1, FALSE, FALSE);
}

static gboolean
dument_id_selection_select_range (GtkSelectionModel *model,
                                  guint position,
                                  guint n_items,
                                  gboolean unselect_rest)
{
  return set_range (DUMENT_ID_SELECTION (model), position, n_items, TRUE, unselect_rest);
}

static gboolean
dument_id_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return set_range (DUMENT_ID_SELECTION (model), position, n_items, FALSE, FALSE);
}

static gboolean
dument_id_selection_select_all (GtkSelectionModel *model)
{
  set_all (DUMENT_ID_SELECTION (model), TRUE);
  tell_all (DUMENT_ID_SELECTION (model));
  return TRUE;
}

static gboolean
dument_id_selection_unselect_all (GtkSelectionModel *model)
{
  set_all (DUMENT_ID_SELECTION (model), FALSE);
  tell_all (DUMENT_ID_SELECTION (model));
  return TRUE;
}

static gboolean
dument_id_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DumentIdSelection *self = DUMENT_ID_SELECTION (model);
  guint n = count_items (self);
  GtkBitsetIter iter;
  guint position;

  /* All but a few, or a few: never more than were touched. */
  if (gtk_bitset_get_size (mask) >= n)
    set_all (self, FALSE);
  else if (gtk_bitset_iter_init_first (&iter, mask, &position))
    do
      if (position < n)
        set_id (self, dument_receivable_model_get_id (self->model, position), FALSE);
    while (gtk_bitset_iter_next (&iter, &position));
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      if (position < n && gtk_bitset_contains (mask, position))
        set_id (self, dument_receivable_model_get_id (self->model, position), TRUE);
    while (gtk_bitset_iter_next (&iter, &position));
  tell_all (self);
  return TRUE;
}

static void
dument_id_selection_selection_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = dument_id_selection_is_selected;
  iface->get_selection_in_range = dument_id_selection_get_selection_in_range;
  iface->select_item = dument_id_selection_select_item;
  iface->unselect_item = dument_id_selection_unselect_item;
  iface->select_range = dument_id_selection_select_range;
  iface->unselect_range = dument_id_selection_unselect_range;
  iface->select_all = dument_id_selection_select_all;
  iface->unselect_all = dument_id_selection_unselect_all;
  iface->set_selection = dument_id_selection_set_selection;
}

/* ... GObject ... */

static void
dument_id_selection_dispose (GObject *object)
{
  DumentIdSelection *self = DUMENT_ID_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dument_id_selection_parent_class)->dispose (object);
}

static void
dument_id_selection_finalize (GObject *object)
{
  dument_id_set_free (DUMENT_ID_SELECTION (object)->ids);
  G_OBJECT_CLASS (dument_id_selection_parent_class)->finalize (object);
}

static void
dument_id_selection_class_init (DumentIdSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dument_id_selection_dispose;
  object_class->finalize = dument_id_selection_finalize;
}

static void
dument_id_selection_init (DumentIdSelection *self)
{
  self->ids = dument_id_set_new ();
}

/**
 * dument_id_selection_new:
 * @model: a list
 *
 * Returns: (transfer full): a selection of nothing in it
 */
DumentIdSelection *
dument_id_selection_new (DumentReceivableModel *model)
{
  DumentIdSelection *self = g_object_new (DUMENT_TYPE_ID_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  g_signal_connect (model, "reassigned", G_CALLBACK (on_reassigned_cb), self);
  return self;
}

/**
 * dument_id_selection_get_model:
 * @self: a selection
 *
 * Returns: (transfer none): the list in which it selects
 */
DumentReceivableModel *
dument_id_selection_get_model (DumentIdSelection *self)
{
  return self->model;
}

/**
 * dument_id_selection_get_size:
 * @self: a selection
 *
 * Returns: how many of the list are selected
 */
guint
dument_id_selection_get_size (DumentIdSelection *self)
{
  guint n = 0;
  g_autoptr (GArray) ids = NULL;

  if (!self->all && dument_id_set_get_size (self->ids) == 0)
    return 0;
  ids = dument_id_set_list (self->ids);
  for (guint i = 0; i < ids->len; i++)
    n += dument_receivable_model_contains (self->model, g_array_index (ids, gint64, i)) ? 1 : 0;
  return self->all ? dument_receivable_model_get_ids (self->model)->len - n : n;
}

/**
 * dument_id_selection_list:
 * @self: a selection
 * @max: how many at most
 *
 * Returns: (transfer full) (element-type gint64): the first of the selected, in the order of the
 * list
 */
GArray *
dument_id_selection_list (DumentIdSelection *self, guint max)
{
  GArray *ids = g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64));
  const GArray *all = dument_receivable_model_get_ids (self->model);
  guint n_wanted = MIN (max, dument_id_selection_get_size (self));

  for (guint i = 0; i < all->len && ids->len < n_wanted; i++)
    {
      gint64 id = g_array_index (all, gint64, i);

      if (has_id (self, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * dument_id_selection_select_only:
 * @self: a selection
 * @id: an invoice, which may be in the list only later
 */
void
dument_id_selection_select_only (DumentIdSelection *self, gint64 id)
{
  set_all (self, FALSE);
  set_id (self, id, TRUE);
  tell_all (self);
}
