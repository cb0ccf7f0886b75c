/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dument_country_french_name (const char *code);
const char *dument_country_find (const char *name);
gboolean dument_country_is_served_by_french_post (const char *code);
gboolean dument_country_writes_city_first (const char *code);

G_END_DECLS
