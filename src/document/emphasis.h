/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

gboolean dument_emphasis_is_present (const char *text);
char *dument_emphasis_parse (const char *text, PangoAttrList *attributes);

G_END_DECLS
