/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoLayout *dument_stamp_new (PangoFontMap *font_map, const char *text);
void dument_stamp_get_size (PangoLayout *stamp, double *ret_width, double *ret_height);
void dument_stamp_draw (PangoLayout *stamp, cairo_t *cr, double x, double y);

G_END_DECLS
