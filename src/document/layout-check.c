/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/layout-check.h"

/* Less than a printer can place. */
#define SLACK 0.01

static DumentGeometryBox
measure_mark (const DumentMark *mark)
{
  double top = mark->ink == DUMENT_INK_TEXT ? mark->y - mark->ascent : mark->y;
  DumentGeometryBox box = {
    .left = mark->x / DUMENT_GEOMETRY_MM,
    .top = top / DUMENT_GEOMETRY_MM,
    .right = (mark->x + mark->width) / DUMENT_GEOMETRY_MM,
    .bottom = (top + mark->height) / DUMENT_GEOMETRY_MM,
  };

  return box;
}

/* How far one box would have to move to leave the other; not above zero if they are apart. */
static double
measure_overlap (const DumentGeometryBox *a, const DumentGeometryBox *b)
{
  double across = MIN (a->right - b->left, b->right - a->left);
  double down = MIN (a->bottom - b->top, b->bottom - a->top);

  return MIN (across, down);
}

static double
measure_excess (const DumentGeometryBox *box, const DumentGeometryBox *text)
{
  return MAX (text->left - box->left, box->right - text->right);
}

static void
check_mark (DumentPages *pages,
            const DumentGeometry *geometry,
            unsigned page,
            const DumentMark *mark)
{
  DumentGeometryBox box = measure_mark (mark);
  const char *text = mark->lines != NULL ? mark->lines->text : NULL;
  DumentViolation violation = { .page = page, .line = mark->line + 1 };

  if (mark->lines != NULL && mark->line == 0 && mark->lines->n_missing > 0)
    {
      violation.code = DUMENT_VIOLATION_MISSING_GLYPH;
      violation.count = mark->lines->n_missing;
      dument_violation_add (pages->violations, &violation, text);
      violation.count = 0;
    }
  if (mark->is_address)
    return;
  violation.millimetres = measure_overlap (&box, &geometry->envelope.clear);
  if (page == 1 && violation.millimetres > SLACK)
    {
      violation.code = DUMENT_VIOLATION_CLEAR_ZONE;
      dument_violation_add (pages->violations, &violation, text);
    }
  violation.millimetres = measure_excess (&box, &geometry->text);
  if (mark->ink != DUMENT_INK_RULE && violation.millimetres > SLACK)
    {
      violation.code = DUMENT_VIOLATION_OUTSIDE;
      dument_violation_add (pages->violations, &violation, text);
    }
}

/**
 * dument_layout_check_pages:
 * @pages: a document laid out
 * @geometry: its fixed places
 *
 * Measures every mark on the pages, however it came there, and adds what stands in the zone of the
 * window or outside the margins, or cannot be shown, to the violations.
 */
void
dument_layout_check_pages (DumentPages *pages, const DumentGeometry *geometry)
{
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DumentPage *page = dument_pages_get (pages, i);

      for (guint j = 0; j < page->marks->len; j++)
        {
          const DumentMark *mark = &g_array_index (page->marks, DumentMark, j);

          if (mark->ink == DUMENT_INK_TEXT || mark->ink == DUMENT_INK_RULE ||
              mark->ink == DUMENT_INK_QR || mark->ink == DUMENT_INK_PICTURE)
            check_mark (pages, geometry, i + 1, mark);
        }
    }
}
