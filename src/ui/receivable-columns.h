/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "service/receivables.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_RECEIVABLE_COLUMNS (dument_receivable_columns_get_type ())
G_DECLARE_FINAL_TYPE (DumentReceivableColumns,
                      dument_receivable_columns,
                      DUMENT,
                      RECEIVABLE_COLUMNS,
                      GObject)

DumentReceivableColumns *dument_receivable_columns_new (GtkColumnView *view, DumentEngine *engine);
GActionGroup *dument_receivable_columns_get_actions (DumentReceivableColumns *self);
gboolean dument_receivable_columns_get_sort (DumentReceivableColumns *self,
                                             DumentRegisterSort *ret_sort,
                                             gboolean *ret_descending);

G_END_DECLS
