/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/clients.h"
#include "ui/models/lazy-model.h"

G_BEGIN_DECLS

DumentLazyModel *dument_client_model_new (DumentEngine *engine);
void dument_client_model_ask (DumentLazyModel *model,
                              const char *text,
                              DumentClientListOrder order,
                              gboolean descending);

G_END_DECLS
