/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "ui/field-row.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_CLIENT_COMPLETION (dument_client_completion_get_type ())
G_DECLARE_FINAL_TYPE (DumentClientCompletion,
                      dument_client_completion,
                      DUMENT,
                      CLIENT_COMPLETION,
                      GObject)

DumentClientCompletion *dument_client_completion_new (DumentFieldRow *row);
void dument_client_completion_set_engine (DumentClientCompletion *self, DumentEngine *engine);
gint64 dument_client_completion_get_client (DumentClientCompletion *self);
gboolean dument_client_completion_is_suggesting (DumentClientCompletion *self);
void
dument_client_completion_set_client (DumentClientCompletion *self, gint64 id, const char *name);
void dument_client_completion_detach (DumentClientCompletion *self);

G_END_DECLS
