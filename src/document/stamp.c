/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/stamp.h"

#include "document/fonts.h"

#define SIZE 9.0

/**
 * dument_stamp_new:
 * @font_map: the typefaces of letters
 * @text: a few words that are put onto a finished page, such as "Duplicata"
 *
 * Returns: (transfer full): the words, to be drawn in points
 */
PangoLayout *
dument_stamp_new (PangoFontMap *font_map, const char *text)
{
  PangoContext *context = pango_font_map_create_context (font_map);
  PangoLayout *stamp = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_cairo_context_set_resolution (context, 72);
  pango_layout_context_changed (stamp);
  pango_font_description_set_family_static (font, dument_fonts_choose_family (font_map));
  pango_font_description_set_absolute_size (font, SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (stamp, font);
  pango_layout_set_text (stamp, text, /* length= */ -1);
  g_object_unref (context);
  return stamp;
}

/**
 * dument_stamp_get_size:
 * @stamp: a stamp
 * @ret_width: (out): its width, points
 * @ret_height: (out): its height
 */
void
dument_stamp_get_size (PangoLayout *stamp, double *ret_width, double *ret_height)
{
  int width, height;

  pango_layout_get_size (stamp, &width, &height);
  *ret_width = (double) width / PANGO_SCALE;
  *ret_height = (double) height / PANGO_SCALE;
}

/**
 * dument_stamp_draw:
 * @stamp: a stamp
 * @cr: where to draw, in points
 * @x: its left edge
 * @y: its upper edge
 */
void
dument_stamp_draw (PangoLayout *stamp, cairo_t *cr, double x, double y)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, stamp);
}
