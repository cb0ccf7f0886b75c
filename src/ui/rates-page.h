/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_RATES_PAGE (dument_rates_page_get_type ())
G_DECLARE_FINAL_TYPE (DumentRatesPage, dument_rates_page, DUMENT, RATES_PAGE, AdwPreferencesPage)

GtkWidget *dument_rates_page_new (DumentEngine *engine);

G_END_DECLS
