/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "ui/receivable-item.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_RECEIVABLE_MODEL (dument_receivable_model_get_type ())
G_DECLARE_FINAL_TYPE (DumentReceivableModel,
                      dument_receivable_model,
                      DUMENT,
                      RECEIVABLE_MODEL,
                      GObject)

DumentReceivableModel *dument_receivable_model_new (DumentEngine *engine);

gboolean dument_receivable_model_is_loading (DumentReceivableModel *self);
gboolean dument_receivable_model_is_asking (DumentReceivableModel *self);
GArray *dument_receivable_model_get_ids (DumentReceivableModel *self);
gint64 dument_receivable_model_get_id (DumentReceivableModel *self, guint position);
gboolean dument_receivable_model_contains (DumentReceivableModel *self, gint64 id);
gboolean dument_receivable_model_find (DumentReceivableModel *self,
                                       gint64 id,
                                       guint *ret_position) G_GNUC_WARN_UNUSED_RESULT;

void dument_receivable_model_set_sort (DumentReceivableModel *self,
                                       DumentRegisterSort sort,
                                       gboolean descending);
void dument_receivable_model_set_filter (DumentReceivableModel *self, DumentRegisterFilter filter);
void dument_receivable_model_set_text (DumentReceivableModel *self, const char *text);
void dument_receivable_model_refresh (DumentReceivableModel *self);
void dument_receivable_model_stop (DumentReceivableModel *self);

G_END_DECLS
