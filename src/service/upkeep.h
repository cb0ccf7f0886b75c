/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_UPKEEP (dument_upkeep_get_type ())
G_DECLARE_FINAL_TYPE (DumentUpkeep, dument_upkeep, DUMENT, UPKEEP, GObject)

DumentUpkeep *dument_upkeep_new (DumentEngine *engine);
gboolean dument_upkeep_is_busy (DumentUpkeep *self);

G_END_DECLS
