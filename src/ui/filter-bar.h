/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/receivables.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_FILTER_BAR (dument_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DumentFilterBar, dument_filter_bar, DUMENT, FILTER_BAR, AdwBin)

DumentRegisterFilter dument_filter_bar_get_filter (DumentFilterBar *self);
void dument_filter_bar_set_filter (DumentFilterBar *self, DumentRegisterFilter filter);
const char *dument_filter_bar_get_name (DumentFilterBar *self);
void dument_filter_bar_set_name (DumentFilterBar *self, const char *name);
const char *dument_filter_bar_get_nothing (DumentFilterBar *self);
void dument_filter_bar_set_counts (DumentFilterBar *self,
                                   const gint64 counts[DUMENT_REGISTER_N_FILTERS]);

G_END_DECLS
