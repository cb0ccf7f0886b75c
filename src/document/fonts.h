/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoFontMap *dument_fonts_create_map (void);
const char *dument_fonts_choose_family (PangoFontMap *map);

G_END_DECLS
