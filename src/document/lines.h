/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * DumentLine:
 * @first_run: index of its first run
 * @n_runs: how many runs it has
 * @width: its width in points
 */
typedef struct
{
  unsigned first_run;
  unsigned n_runs;
  double width;
} DumentLine;

/**
 * DumentLines:
 * @text: the text that the runs point into
 * @runs: (element-type PangoGlyphItem): shaped glyphs, line after line
 * @lines: (element-type DumentLine): the lines
 * @width: width of the widest line, points
 * @n_missing: characters that no installed typeface can show
 *
 * A text shaped and broken into lines: what remains of a PangoLayout when its work is done. It
 * never changes, so it may be cached and shared by pages. Its fonts belong to one font map: it is
 * drawn on the thread that made it, or while that one rests.
 */
typedef struct
{
  gatomicrefcount n_references;
  char *text;
  GPtrArray *runs;
  GArray *lines;
  double width;
  unsigned n_missing;
} DumentLines;

DumentLines *dument_lines_new (PangoLayout *layout);
DumentLines *dument_lines_ref (DumentLines *self);
void dument_lines_unref (DumentLines *self);
const DumentLine *dument_lines_get (const DumentLines *self, unsigned index);
void dument_lines_draw (const DumentLines *self, unsigned index, cairo_t *cr, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLines, dument_lines_unref)

G_END_DECLS
