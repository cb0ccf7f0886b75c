/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/page.h"

static void
clear_mark (gpointer data)
{
  DumentMark *mark = data;

  g_clear_pointer (&mark->lines, dument_lines_unref);
  g_clear_pointer (&mark->qr, dument_qr_unref);
  g_clear_pointer (&mark->picture, dument_picture_unref);
}

/**
 * dument_page_new_marks:
 *
 * Returns: (transfer full) (element-type DumentMark): an empty list that owns what its marks hold
 */
GArray *
dument_page_new_marks (void)
{
  GArray *marks =
      g_array_new (/* zero_terminated= */ FALSE, /* clear_= */ FALSE, sizeof (DumentMark));

  g_array_set_clear_func (marks, clear_mark);
  return marks;
}

/**
 * dument_page_append:
 * @marks: (element-type DumentMark): a list
 * @mark: a mark; what it holds is shared, not taken
 * @right: points by which it is moved to the right
 * @down: points by which it is moved down
 */
void
dument_page_append (GArray *marks, const DumentMark *mark, double right, double down)
{
  DumentMark copy = *mark;

  copy.x += right;
  copy.y += down;
  if (copy.lines != NULL)
    dument_lines_ref (copy.lines);
  if (copy.qr != NULL)
    dument_qr_ref (copy.qr);
  if (copy.picture != NULL)
    dument_picture_ref (copy.picture);
  g_array_append_val (marks, copy);
}

/**
 * dument_page_append_tag:
 * @marks: (element-type DumentMark): a list
 * @ink: begin or end
 * @tag: (transfer none): a standard structure type, static
 */
void
dument_page_append_tag (GArray *marks, DumentInk ink, const char *tag)
{
  DumentMark mark = { .ink = ink, .tag = tag };

  g_array_append_val (marks, mark);
}

/**
 * dument_page_append_rule:
 * @marks: (element-type DumentMark): a list
 * @x: left edge, points
 * @y: top edge
 * @width: width
 * @height: height
 * @gray: 0 is black, 1 is white
 */
void
dument_page_append_rule (GArray *marks,
                         double x,
                         double y,
                         double width,
                         double height,
                         double gray)
{
  DumentMark mark = {
    .ink = DUMENT_INK_RULE,
    .x = x,
    .y = y,
    .width = width,
    .height = height,
    .gray = gray,
  };

  g_array_append_val (marks, mark);
}

/**
 * dument_page_append_picture:
 * @marks: (element-type DumentMark): a list
 * @picture: a picture, which is shared
 * @x: left edge, points
 * @y: top edge
 * @width: width
 * @height: height
 */
void
dument_page_append_picture (GArray *marks,
                            DumentPicture *picture,
                            double x,
                            double y,
                            double width,
                            double height)
{
  DumentMark mark = {
    .ink = DUMENT_INK_PICTURE,
    .x = x,
    .y = y,
    .width = width,
    .height = height,
    .picture = dument_picture_ref (picture),
  };

  g_array_append_val (marks, mark);
}

/**
 * dument_page_new:
 *
 * Returns: (transfer full): an empty page
 */
DumentPage *
dument_page_new (void)
{
  DumentPage *self = g_new0 (DumentPage, 1);

  self->marks = dument_page_new_marks ();
  return self;
}

/**
 * dument_page_free:
 * @self: (nullable) (transfer full): a page
 */
void
dument_page_free (DumentPage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_free (self);
}

static void
draw_ink (const DumentMark *mark, cairo_t *cr)
{
  switch (mark->ink)
    {
    case DUMENT_INK_TEXT:
      dument_lines_draw (mark->lines, mark->line, cr, mark->x, mark->y);
      break;
    case DUMENT_INK_RULE:
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      cairo_fill (cr);
      break;
    case DUMENT_INK_QR:
      dument_qr_draw (mark->qr, cr, mark->x, mark->y, mark->width);
      break;
    case DUMENT_INK_PICTURE:
      dument_picture_draw (mark->picture, cr, mark->x, mark->y, mark->width, mark->height);
      break;
    case DUMENT_INK_TAG_BEGIN:
    case DUMENT_INK_TAG_END:
    default:
      break;
    }
}

static void
draw_marks (const DumentPage *self, cairo_t *cr, gboolean with_tags)
{
  double gray = 0;

  cairo_set_source_rgb (cr, gray, gray, gray);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DumentMark *mark = &g_array_index (self->marks, DumentMark, i);

      if (with_tags && mark->ink == DUMENT_INK_TAG_BEGIN)
        cairo_tag_begin (cr, mark->tag, /* attributes= */ NULL);
      else if (with_tags && mark->ink == DUMENT_INK_TAG_END)
        cairo_tag_end (cr, mark->tag);
      if (mark->gray < gray || mark->gray > gray)
        {
          gray = mark->gray;
          cairo_set_source_rgb (cr, gray, gray, gray);
        }
      draw_ink (mark, cr);
    }
}

/**
 * dument_page_draw:
 * @self: a page
 * @cr: where to draw, in points from the top left corner of the paper
 *
 * Draws the page the same way for the file, the window and the printer.
 */
void
dument_page_draw (const DumentPage *self, cairo_t *cr)
{
  draw_marks (self, cr, /* with_tags= */ FALSE);
}

/**
 * dument_page_draw_tagged:
 * @self: a page
 * @cr: a context of a PDF file
 *
 * Draws the page with its structure: headings, paragraphs, tables.
 */
void
dument_page_draw_tagged (const DumentPage *self, cairo_t *cr)
{
  draw_marks (self, cr, /* with_tags= */ TRUE);
}
