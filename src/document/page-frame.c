/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/page-frame.h"

#include "document/address-block.h"
#include "document/words.h"

#define FOLD_MARK_WIDTH 0.3
#define FOLD_MARK_GRAY  0.5
#define HEAD_RULE_WIDTH 0.4
#define HEAD_RULE_GAP   4.0
#define HEAD_GAP        18.0
#define BAND_GAP        8.0
#define COLUMN_GAP      14.0
#define SUBJECT_GAP     22.0
#define BODY_GAP        16.0

/* The place of the logo above the sender, millimetres. */
#define LOGO_WIDTH  60.0
#define LOGO_HEIGHT 20.0
#define LOGO_GAP    3.0

/* What stands around the body. */
typedef struct
{
  DumentPages *pages;
  DumentTypesetter *typesetter;
  const DumentGeometry *geometry;
  const DumentLetter *letter;
} Frame;

static double
mm (double millimetres)
{
  return millimetres * DUMENT_GEOMETRY_MM;
}

/* Draws a text from top down; returns where it ends. */
static double
draw_text (const Frame *frame,
           DumentTextRole role,
           const char *tag,
           const char *text,
           double left,
           double width,
           double top)
{
  GArray *marks = dument_pages_get (frame->pages, 0)->marks;
  DumentTextMetrics metrics = dument_typesetter_metrics (frame->typesetter, role);
  g_autoptr (DumentLines) lines = dument_typesetter_set (frame->typesetter, role, width, text);

  dument_page_append_tag (marks, DUMENT_INK_TAG_BEGIN, tag);
  for (guint i = 0; i < lines->lines->len; i++)
    {
      dument_typesetter_append (frame->typesetter, marks, role, lines, i, left,
                                top + metrics.ascent + i * metrics.pitch);
    }
  dument_page_append_tag (marks, DUMENT_INK_TAG_END, tag);
  return top + lines->lines->len * metrics.pitch;
}

/* Returns where the sender begins below it. */
static double
draw_logo (const Frame *frame, DumentPicture *logo)
{
  const DumentGeometryBox *box = &frame->geometry->letterhead;
  double width, height;

  if (logo == NULL)
    return mm (box->top);
  dument_picture_fit (logo, MIN (mm (LOGO_WIDTH), mm (box->right - box->left)), mm (LOGO_HEIGHT),
                      &width, &height);
  dument_page_append_picture (dument_pages_get (frame->pages, 0)->marks, logo, mm (box->left),
                              mm (box->top), width, height);
  return mm (box->top) + height + mm (LOGO_GAP);
}

static double
draw_letterhead (const Frame *frame, double y)
{
  const DumentGeometryBox *box = &frame->geometry->letterhead;
  GStrv sender = frame->letter->sender;

  for (guint i = 0; sender != NULL && sender[i] != NULL; i++)
    y = draw_text (frame, i == 0 ? DUMENT_TEXT_SENDER_NAME : DUMENT_TEXT_SENDER, "P", sender[i],
                   mm (box->left), mm (box->right - box->left), y);
  return y;
}

static void
draw_notice (const Frame *frame)
{
  const DumentGeometryBox *box = &frame->geometry->notice;
  const char *text = frame->letter->registered_notice;
  double width = mm (box->right - box->left);
  g_autoptr (DumentLines) lines = NULL;
  DumentTextMetrics metrics;

  if (text == NULL)
    return;
  metrics = dument_typesetter_metrics (frame->typesetter, DUMENT_TEXT_NOTICE);
  lines = dument_typesetter_set (frame->typesetter, DUMENT_TEXT_NOTICE, width, text);
  draw_text (frame, DUMENT_TEXT_NOTICE, "P", text, mm (box->left), width,
             mm (box->bottom) - lines->lines->len * metrics.pitch);
}

/* References on the left and the date on the right begin on one baseline. */
static double
draw_band (const Frame *frame, double top)
{
  const DumentGeometry *geometry = frame->geometry;
  GStrv references = frame->letter->references;
  double date_ascent = dument_typesetter_metrics (frame->typesetter, DUMENT_TEXT_DATE).ascent;
  double reference_ascent =
      dument_typesetter_metrics (frame->typesetter, DUMENT_TEXT_REFERENCE).ascent;
  double left_end = top + date_ascent - reference_ascent;
  double right_end = top;

  for (guint i = 0; references != NULL && references[i] != NULL; i++)
    left_end =
        draw_text (frame, DUMENT_TEXT_REFERENCE, "P", references[i], mm (geometry->text.left),
                   mm (geometry->column - geometry->text.left) - COLUMN_GAP, left_end);
  if (frame->letter->place_and_date != NULL)
    right_end =
        draw_text (frame, DUMENT_TEXT_DATE, "P", frame->letter->place_and_date,
                   mm (geometry->column), mm (geometry->text.right - geometry->column), top);
  return MAX (left_end, right_end);
}

static double
draw_subject (const Frame *frame, double top)
{
  const DumentGeometryBox *text = &frame->geometry->text;
  const DumentWords *words = dument_words_get (frame->letter->language);
  g_autofree char *subject = NULL;

  if (frame->letter->subject == NULL || *frame->letter->subject == '\0')
    return top;
  subject = g_strconcat (words->subject, frame->letter->subject, NULL);
  return draw_text (frame, DUMENT_TEXT_SUBJECT, "H1", subject, mm (text->left),
                    mm (text->right - text->left), top + SUBJECT_GAP);
}

/**
 * dument_page_frame_open:
 * @pages: a document with an empty first page
 * @typesetter: a typesetter
 * @geometry: the fixed places
 * @letter: a letter
 * @logo: (nullable): a picture above the sender
 *
 * Draws what stands above the body on the first page: letterhead, notice, address, references,
 * date, subject. A letterhead taller than its place pushes the rest down.
 *
 * Returns: where the body begins, points
 */
double
dument_page_frame_open (DumentPages *pages,
                        DumentTypesetter *typesetter,
                        const DumentGeometry *geometry,
                        const DumentLetter *letter,
                        DumentPicture *logo)
{
  Frame frame = {
    .pages = pages,
    .typesetter = typesetter,
    .geometry = geometry,
    .letter = letter,
  };
  double letterhead_end = draw_letterhead (&frame, draw_logo (&frame, logo));
  double y;

  draw_notice (&frame);
  dument_address_block_draw (pages, typesetter, &geometry->envelope, letter->addressee);
  y = draw_band (&frame, MAX (mm (geometry->band_top), letterhead_end + BAND_GAP));
  return draw_subject (&frame, y) + BODY_GAP;
}

static void
draw_fold_marks (const Frame *frame)
{
  GArray *marks = dument_pages_get (frame->pages, 0)->marks;
  const DumentEnvelope *envelope = &frame->geometry->envelope;

  for (unsigned i = 0; i < envelope->n_folds; i++)
    dument_page_append_rule (marks, mm (frame->geometry->fold_mark_left), mm (envelope->folds[i]),
                             mm (frame->geometry->fold_mark_length), FOLD_MARK_WIDTH,
                             FOLD_MARK_GRAY);
}

static void
draw_foot (const Frame *frame, unsigned index)
{
  const DumentGeometryBox *text = &frame->geometry->text;
  const DumentWords *words = dument_words_get (frame->letter->language);
  g_autofree char *label = g_strdup_printf ("%s\u00a0%u\u00a0/\u00a0%u", words->page, index + 1,
                                            frame->pages->pages->len);
  g_autoptr (DumentLines) lines = dument_typesetter_set (frame->typesetter, DUMENT_TEXT_FOOT,
                                                         DUMENT_TYPESETTER_UNBROKEN, label);

  dument_typesetter_append (frame->typesetter, dument_pages_get (frame->pages, index)->marks,
                            DUMENT_TEXT_FOOT, lines, 0, mm (text->right) - lines->width,
                            mm (frame->geometry->foot));
}

/* The first line only: a head names the letter, it need not repeat all of its subject. */
static void
draw_head (const Frame *frame, unsigned index)
{
  const DumentGeometryBox *text = &frame->geometry->text;
  GArray *marks = dument_pages_get (frame->pages, index)->marks;
  GStrv sender = frame->letter->sender;
  const char *name = sender != NULL && sender[0] != NULL ? sender[0] : "";
  const char *subject = frame->letter->subject != NULL ? frame->letter->subject : "";
  double half = mm (text->right - text->left - HEAD_GAP / DUMENT_GEOMETRY_MM) / 2;
  double baseline = mm (frame->geometry->head);
  g_autoptr (DumentLines) left =
      dument_typesetter_set (frame->typesetter, DUMENT_TEXT_HEAD, half, name);
  double rest = mm (text->right - text->left) - dument_lines_get (left, 0)->width - HEAD_GAP;
  g_autoptr (DumentLines) right =
      dument_typesetter_set (frame->typesetter, DUMENT_TEXT_HEAD, rest, subject);

  dument_typesetter_append (frame->typesetter, marks, DUMENT_TEXT_HEAD, left, 0, mm (text->left),
                            baseline);
  dument_typesetter_append (frame->typesetter, marks, DUMENT_TEXT_HEAD, right, 0,
                            mm (text->right) - dument_lines_get (right, 0)->width, baseline);
  dument_page_append_rule (marks, mm (text->left), baseline + HEAD_RULE_GAP,
                           mm (text->right - text->left), HEAD_RULE_WIDTH, FOLD_MARK_GRAY);
}

/**
 * dument_page_frame_close:
 * @pages: a document whose body is placed
 * @typesetter: a typesetter
 * @geometry: the fixed places
 * @letter: the letter
 *
 * Draws what belongs to no element of the structure: fold marks, heads of the following pages,
 * feet with the number of each page.
 */
void
dument_page_frame_close (DumentPages *pages,
                         DumentTypesetter *typesetter,
                         const DumentGeometry *geometry,
                         const DumentLetter *letter)
{
  Frame frame = {
    .pages = pages,
    .typesetter = typesetter,
    .geometry = geometry,
    .letter = letter,
  };

  draw_fold_marks (&frame);
  for (unsigned i = 0; i < pages->pages->len; i++)
    {
      if (i > 0)
        draw_head (&frame, i);
      draw_foot (&frame, i);
    }
}
