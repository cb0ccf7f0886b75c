/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/lines.h"

static void
free_run (gpointer data)
{
  pango_glyph_item_free (data);
}

static void
take_line (DumentLines *self, PangoLayoutLine *source)
{
  DumentLine line = { .first_run = self->runs->len };
  PangoRectangle extents;

  for (GSList *link = source->runs; link != NULL; link = link->next)
    g_ptr_array_add (self->runs, pango_glyph_item_copy (link->data));
  pango_layout_line_get_extents (source, /* ink_rect= */ NULL, &extents);
  line.n_runs = self->runs->len - line.first_run;
  line.width = (double) extents.width / PANGO_SCALE;
  self->width = MAX (self->width, line.width);
  g_array_append_val (self->lines, line);
}

/**
 * dument_lines_new:
 * @layout: a layout with its text
 *
 * Returns: (transfer full): its lines, independent of it
 */
DumentLines *
dument_lines_new (PangoLayout *layout)
{
  DumentLines *self = g_new0 (DumentLines, 1);
  int n_missing = pango_layout_get_unknown_glyphs_count (layout);

  g_atomic_ref_count_init (&self->n_references);
  self->text = g_strdup (pango_layout_get_text (layout));
  self->runs = g_ptr_array_new_with_free_func (free_run);
  self->lines =
      g_array_new (/* zero_terminated= */ FALSE, /* clear_= */ FALSE, sizeof (DumentLine));
  self->n_missing = (unsigned) MAX (n_missing, 0);
  for (GSList *link = pango_layout_get_lines_readonly (layout); link != NULL; link = link->next)
    take_line (self, link->data);
  return self;
}

/**
 * dument_lines_ref:
 * @self: lines
 *
 * Returns: (transfer full): the same lines
 */
DumentLines *
dument_lines_ref (DumentLines *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * dument_lines_unref:
 * @self: (nullable) (transfer full): lines
 */
void
dument_lines_unref (DumentLines *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  g_ptr_array_unref (self->runs);
  g_array_unref (self->lines);
  g_free (self->text);
  g_free (self);
}

/**
 * dument_lines_get:
 * @self: lines
 * @index: which one
 *
 * Returns: (transfer none): the line
 */
const DumentLine *
dument_lines_get (const DumentLines *self, unsigned index)
{
  return &g_array_index (self->lines, DumentLine, index);
}

/**
 * dument_lines_draw:
 * @self: lines
 * @index: which one
 * @cr: where to draw, in points
 * @x: its left edge
 * @y: its baseline
 */
void
dument_lines_draw (const DumentLines *self, unsigned index, cairo_t *cr, double x, double y)
{
  const DumentLine *line = dument_lines_get (self, index);

  for (unsigned i = 0; i < line->n_runs; i++)
    {
      PangoGlyphItem *run = g_ptr_array_index (self->runs, line->first_run + i);

      /* Raised letters stand above the line. */
      cairo_move_to (cr, x, y - (double) run->y_offset / PANGO_SCALE);
      pango_cairo_show_glyph_item (cr, self->text, run);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}
