/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_RECEIVABLE_DETAIL (dument_receivable_detail_get_type ())
G_DECLARE_FINAL_TYPE (DumentReceivableDetail,
                      dument_receivable_detail,
                      DUMENT,
                      RECEIVABLE_DETAIL,
                      AdwBin)

GtkWidget *dument_receivable_detail_new (DumentEngine *engine);
void dument_receivable_detail_show (DumentReceivableDetail *self, GArray *ids);

G_END_DECLS
