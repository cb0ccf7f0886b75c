/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_TODAY_PAGE (dument_today_page_get_type ())
G_DECLARE_FINAL_TYPE (DumentTodayPage, dument_today_page, DUMENT, TODAY_PAGE, AdwBin)

GtkWidget *dument_today_page_new (DumentEngine *engine);

G_END_DECLS
