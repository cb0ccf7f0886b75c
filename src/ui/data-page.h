/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_DATA_PAGE (dument_data_page_get_type ())
G_DECLARE_FINAL_TYPE (DumentDataPage, dument_data_page, DUMENT, DATA_PAGE, AdwPreferencesPage)

GtkWidget *dument_data_page_new (DumentEngine *engine);

G_END_DECLS
