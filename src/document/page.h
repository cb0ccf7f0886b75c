/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/lines.h"
#include "document/picture.h"
#include "document/qr.h"

G_BEGIN_DECLS

/**
 * DumentInk:
 * @DUMENT_INK_TEXT: a line of text; x, y is the left end of its baseline
 * @DUMENT_INK_RULE: a filled rectangle; x, y is its top left corner
 * @DUMENT_INK_QR: a QR code; x, y is the top left corner of its modules
 * @DUMENT_INK_PICTURE: a logo or signature; x, y is its top left corner
 * @DUMENT_INK_TAG_BEGIN: what follows is an element of the document's structure
 * @DUMENT_INK_TAG_END: end of that element
 */
typedef enum
{
  DUMENT_INK_TEXT,
  DUMENT_INK_RULE,
  DUMENT_INK_QR,
  DUMENT_INK_PICTURE,
  DUMENT_INK_TAG_BEGIN,
  DUMENT_INK_TAG_END,
} DumentInk;

/**
 * DumentMark:
 * @ink: what is drawn
 * @x: left, points from the left edge of the paper
 * @y: points from its top edge
 * @width: width
 * @height: height; of a text: of its face
 * @ascent: text only: how much of @height stands above the baseline
 * @gray: 0 is black, 1 is white
 * @lines: (nullable): text only
 * @line: text only: which of @lines
 * @is_address: text only: whether it belongs in the window
 * @qr: (nullable): code only
 * @picture: (nullable): picture only
 * @tag: (nullable): tags only: a standard structure type of PDF
 *
 * One positioned thing on a page.
 */
typedef struct
{
  DumentInk ink;
  double x;
  double y;
  double width;
  double height;
  double ascent;
  double gray;
  DumentLines *lines;
  unsigned line;
  gboolean is_address;
  DumentQr *qr;
  DumentPicture *picture;
  const char *tag;
} DumentMark;

/** @marks: (element-type DumentMark): in the order of reading */
typedef struct
{
  GArray *marks;
} DumentPage;

GArray *dument_page_new_marks (void);
void dument_page_append (GArray *marks, const DumentMark *mark, double right, double down);
void dument_page_append_tag (GArray *marks, DumentInk ink, const char *tag);
void dument_page_append_rule (GArray *marks,
                              double x,
                              double y,
                              double width,
                              double height,
                              double gray);
void dument_page_append_picture (GArray *marks,
                                 DumentPicture *picture,
                                 double x,
                                 double y,
                                 double width,
                                 double height);
DumentPage *dument_page_new (void);
void dument_page_free (DumentPage *self);
void dument_page_draw (const DumentPage *self, cairo_t *cr);
void dument_page_draw_tagged (const DumentPage *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPage, dument_page_free)

G_END_DECLS
