/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

gboolean dument_ordinal_is_present (const char *text);
void dument_ordinal_raise (const char *text, double size, PangoAttrList *attributes);

G_END_DECLS
