/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/receivable-item.h"

/**
 * DumentReceivableItem:
 *
 * An invoice in a list. It is there at once; what is shown of it comes when it was read.
 */
struct _DumentReceivableItem
{
  GObject parent_instance;

  GHashTable *register_of_items;
  gint64 id;
  guint position;
  DumentRegisterRow *row;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentReceivableItem, dument_receivable_item, G_TYPE_OBJECT)

static void
dument_receivable_item_finalize (GObject *object)
{
  DumentReceivableItem *self = DUMENT_RECEIVABLE_ITEM (object);

  dument_receivable_item_leave (self);
  g_hash_table_unref (self->register_of_items);
  g_clear_pointer (&self->row, dument_register_row_free);
  G_OBJECT_CLASS (dument_receivable_item_parent_class)->finalize (object);
}

static void
dument_receivable_item_class_init (DumentReceivableItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dument_receivable_item_finalize;

  /**
   * DumentReceivableItem::changed:
   *
   * What is shown of the invoice is there, or is another.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dument_receivable_item_init (DumentReceivableItem *self)
{
}

/**
 * dument_receivable_item_new:
 * @id: an invoice
 * @register_of_items: a table of gint64 to items, in which this one stands as long as it lives
 *
 * Returns: (transfer full): an item of which nothing was read yet
 */
DumentReceivableItem *
dument_receivable_item_new (gint64 id, GHashTable *register_of_items)
{
  DumentReceivableItem *self = g_object_new (DUMENT_TYPE_RECEIVABLE_ITEM, NULL);

  self->id = id;
  self->register_of_items = g_hash_table_ref (register_of_items);
  g_hash_table_insert (register_of_items, &self->id, self);
  return self;
}

/**
 * dument_receivable_item_get_id:
 * @self: an item
 *
 * Returns: its invoice
 */
gint64
dument_receivable_item_get_id (DumentReceivableItem *self)
{
  return self->id;
}

/**
 * dument_receivable_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what is shown of it, or %NULL before it was read
 */
const DumentRegisterRow *
dument_receivable_item_get_row (DumentReceivableItem *self)
{
  return self->row;
}

/**
 * dument_receivable_item_is_current:
 * @self: an item
 *
 * Returns: %FALSE while it shows what was read of another invoice, whose item it was
 */
gboolean
dument_receivable_item_is_current (DumentReceivableItem *self)
{
  return self->row == NULL || self->row->invoice_id == self->id;
}

/**
 * dument_receivable_item_get_position:
 * @self: an item
 *
 * Returns: where it stood when it was asked for last
 */
guint
dument_receivable_item_get_position (DumentReceivableItem *self)
{
  return self->position;
}

/**
 * dument_receivable_item_set_position:
 * @self: an item
 * @position: where it stands
 */
void
dument_receivable_item_set_position (DumentReceivableItem *self, guint position)
{
  self->position = position;
}

/**
 * dument_receivable_item_leave:
 * @self: an item
 *
 * Leaves the table in which it stands.
 */
void
dument_receivable_item_leave (DumentReceivableItem *self)
{
  if (g_hash_table_lookup (self->register_of_items, &self->id) == self)
    g_hash_table_remove (self->register_of_items, &self->id);
}

/**
 * dument_receivable_item_become:
 * @self: an item that has left its table
 * @id: another invoice
 *
 * Is the item of another invoice from now on, of which nothing was read yet; what was shown stays
 * until then.
 */
void
dument_receivable_item_become (DumentReceivableItem *self, gint64 id)
{
  self->id = id;
  g_hash_table_replace (self->register_of_items, &self->id, self);
}

/**
 * dument_receivable_item_take_row:
 * @self: an item
 * @row: (transfer full): what was read of it
 */
void
dument_receivable_item_take_row (DumentReceivableItem *self, DumentRegisterRow *row)
{
  dument_register_row_free (self->row);
  self->row = row;
  g_signal_emit (self, signals[CHANGED], 0);
}
