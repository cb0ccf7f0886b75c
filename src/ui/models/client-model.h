/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/clients.h"
#include "service/engine.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_CLIENT_ITEM (dument_client_item_get_type ())
G_DECLARE_FINAL_TYPE (DumentClientItem, dument_client_item, DUMENT, CLIENT_ITEM, GObject)

gint64 dument_client_item_get_id (DumentClientItem *self);
const DumentClientRow *dument_client_item_get_row (DumentClientItem *self);

#define DUMENT_TYPE_CLIENT_MODEL (dument_client_model_get_type ())
G_DECLARE_FINAL_TYPE (DumentClientModel, dument_client_model, DUMENT, CLIENT_MODEL, GObject)

DumentClientModel *dument_client_model_new (DumentEngine *engine);
void dument_client_model_set_query (DumentClientModel *self,
                                    const char *text,
                                    DumentClientListOrder order,
                                    gboolean descending);
void dument_client_model_refresh (DumentClientModel *self);
void dument_client_model_suspend (DumentClientModel *self);

G_END_DECLS
