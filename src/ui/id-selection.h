/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/receivable-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_ID_SELECTION (dument_id_selection_get_type ())
G_DECLARE_FINAL_TYPE (DumentIdSelection, dument_id_selection, DUMENT, ID_SELECTION, GObject)

DumentIdSelection *dument_id_selection_new (DumentReceivableModel *model);
DumentReceivableModel *dument_id_selection_get_model (DumentIdSelection *self);

guint dument_id_selection_get_size (DumentIdSelection *self);
GArray *dument_id_selection_list (DumentIdSelection *self, guint max);
void dument_id_selection_select_only (DumentIdSelection *self, gint64 id);

G_END_DECLS
