/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/receivables.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_RECEIVABLE_ITEM (dument_receivable_item_get_type ())
G_DECLARE_FINAL_TYPE (DumentReceivableItem,
                      dument_receivable_item,
                      DUMENT,
                      RECEIVABLE_ITEM,
                      GObject)

DumentReceivableItem *dument_receivable_item_new (gint64 id, GHashTable *register_of_items);
gint64 dument_receivable_item_get_id (DumentReceivableItem *self);
const DumentRegisterRow *dument_receivable_item_get_row (DumentReceivableItem *self);
gboolean dument_receivable_item_is_current (DumentReceivableItem *self);
guint dument_receivable_item_get_position (DumentReceivableItem *self);
void dument_receivable_item_set_position (DumentReceivableItem *self, guint position);
void dument_receivable_item_leave (DumentReceivableItem *self);
void dument_receivable_item_become (DumentReceivableItem *self, gint64 id);
void dument_receivable_item_take_row (DumentReceivableItem *self, DumentRegisterRow *row);

G_END_DECLS
