/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/layout.h"

#include "document/flow.h"
#include "document/form-block.h"
#include "document/layout-check.h"
#include "document/page-frame.h"
#include "document/payment-block.h"
#include "document/table.h"
#include "document/words.h"

#include <string.h>

#define PARAGRAPH_GAP 7.0
#define BLOCK_GAP     10.0

/* Lines of text that a page with the closing has above it. */
#define CLOSING_LINES 2

/* White for a signature by hand above the name. */
#define SIGNATURE_GAP (16.0 * DUMENT_GEOMETRY_MM)
#define ENCLOSURE_GAP 16.0

/* The place of a signature that is printed, and the white around it. */
#define SIGNATURE_WIDTH     (60.0 * DUMENT_GEOMETRY_MM)
#define SIGNATURE_HEIGHT    (18.0 * DUMENT_GEOMETRY_MM)
#define SIGNATURE_MARGIN    6.0
#define ENCLOSURE_LABEL_GAP 6.0

/* A letter being laid out. */
typedef struct
{
  DumentPages *pages;
  DumentTypesetter *typesetter;
  const DumentGeometry *geometry;
  const DumentLetter *letter;
  const DumentLayoutPictures *pictures;
  DumentFlow *flow;
  double left;
  double width;
} Layout;

/* Neither the first nor the last line of a paragraph stands alone on a page. */
static gboolean
is_bound_to_next (guint line, guint n_lines)
{
  return line + 1 < n_lines && (line == 0 || line + 2 == n_lines);
}

static void
flow_paragraph (const Layout *layout, const DumentLetterBlock *block, double space)
{
  DumentTextMetrics metrics = dument_typesetter_metrics (layout->typesetter, DUMENT_TEXT_BODY);
  g_autoptr (DumentLines) lines =
      dument_typesetter_set (layout->typesetter, DUMENT_TEXT_BODY, layout->width, block->text);
  unsigned group = dument_flow_begin_group (layout->flow);
  guint n_lines = lines->lines->len;

  for (guint i = 0; i < n_lines; i++)
    {
      DumentFlowItem item = {
        .space = i == 0 ? space : 0,
        .height = metrics.pitch,
        .keep_with_next = is_bound_to_next (i, n_lines),
        .tag = "P",
        .group = group,
        .repeat = -1,
      };
      unsigned index = dument_flow_add (layout->flow, &item);

      dument_typesetter_append (layout->typesetter, dument_flow_marks (layout->flow),
                                DUMENT_TEXT_BODY, lines, i, layout->left, metrics.ascent);
      dument_flow_close (layout->flow, index);
    }
}

static void
flow_payment (const Layout *layout, const DumentLetterBlock *block)
{
  g_autoptr (DumentQr) qr = NULL;

  if (block->qr_payload != NULL)
    {
      DumentViolation violation = {
        .code = DUMENT_VIOLATION_QR,
        .count = (unsigned) strlen (block->qr_payload),
      };

      qr = dument_qr_new (block->qr_payload);
      if (qr == NULL)
        dument_violation_add (layout->pages->violations, &violation, block->qr_payload);
    }
  dument_payment_block_flow (layout->flow, layout->typesetter, block, qr, layout->left,
                             layout->width, BLOCK_GAP);
}

static void
keep_last_item (const Layout *layout)
{
  unsigned n_items = dument_flow_n_items (layout->flow);

  if (n_items > 0)
    dument_flow_item (layout->flow, n_items - 1)->keep_with_next = TRUE;
}

static void
flow_block (const Layout *layout, guint index)
{
  const GPtrArray *blocks = layout->letter->blocks;
  const DumentLetterBlock *block = g_ptr_array_index (blocks, index);
  const DumentLetterBlock *last = index > 0 ? g_ptr_array_index (blocks, index - 1) : NULL;
  gboolean after_text = last == NULL || last->kind == DUMENT_LETTER_PARAGRAPH;

  switch (block->kind)
    {
    case DUMENT_LETTER_PARAGRAPH:
      if (block->text != NULL)
        flow_paragraph (layout, block, after_text ? PARAGRAPH_GAP : BLOCK_GAP);
      break;
    case DUMENT_LETTER_TABLE:
      dument_table_flow (layout->flow, layout->typesetter, block, layout->left, layout->width,
                         BLOCK_GAP);
      break;
    case DUMENT_LETTER_PAYMENT:
      flow_payment (layout, block);
      break;
    case DUMENT_LETTER_FORM:
    default:
      g_assert_not_reached ();
    }
  if (block->keep_with_next)
    keep_last_item (layout);
}

/* A page never holds the closing alone: some lines of what is signed go with it. */
static void
keep_lines_with_closing (const Layout *layout, unsigned closing)
{
  unsigned first = closing > CLOSING_LINES ? closing - CLOSING_LINES : 0;

  for (unsigned i = first; i < closing; i++)
    dument_flow_item (layout->flow, i)->keep_with_next = TRUE;
}

/* Returns where the name begins below it. */
static double
place_signature (const Layout *layout, double left, double max_width)
{
  double width, height;

  if (layout->pictures == NULL || layout->pictures->signature == NULL)
    return 0;
  dument_picture_fit (layout->pictures->signature, MIN (SIGNATURE_WIDTH, max_width),
                      SIGNATURE_HEIGHT, &width, &height);
  dument_page_append_picture (dument_flow_marks (layout->flow), layout->pictures->signature, left,
                              0, width, height);
  return height + SIGNATURE_MARGIN;
}

/* The signature stands with the end of what it signs, never alone on a page. */
static void
flow_signature (const Layout *layout)
{
  DumentTextMetrics metrics = dument_typesetter_metrics (layout->typesetter, DUMENT_TEXT_SIGNATURE);
  GStrv signature = layout->letter->signature;
  double left = layout->geometry->column * DUMENT_GEOMETRY_MM;
  double width = layout->left + layout->width - left;
  DumentFlowItem item = { .space = SIGNATURE_GAP, .tag = "P", .repeat = -1 };
  double y = 0;
  unsigned index;

  if (signature == NULL || signature[0] == NULL)
    return;
  keep_last_item (layout);
  item.group = dument_flow_begin_group (layout->flow);
  index = dument_flow_add (layout->flow, &item);
  y = place_signature (layout, left, width);
  if (y > 0)
    dument_flow_item (layout->flow, index)->space = SIGNATURE_MARGIN;
  for (guint i = 0; signature[i] != NULL; i++)
    {
      g_autoptr (DumentLines) lines =
          dument_typesetter_set (layout->typesetter, DUMENT_TEXT_SIGNATURE, width, signature[i]);

      for (guint j = 0; j < lines->lines->len; j++, y += metrics.pitch)
        dument_typesetter_append (layout->typesetter, dument_flow_marks (layout->flow),
                                  DUMENT_TEXT_SIGNATURE, lines, j, left, y + metrics.ascent);
    }
  dument_flow_item (layout->flow, index)->height = y;
  dument_flow_close (layout->flow, index);
}

static void
flow_enclosure (const Layout *layout,
                DumentLines *label,
                gboolean is_first,
                guint number,
                const char *text)
{
  DumentTextMetrics metrics = dument_typesetter_metrics (layout->typesetter, DUMENT_TEXT_ENCLOSURE);
  double indent = label->width + ENCLOSURE_LABEL_GAP;
  g_autofree char *entry =
      number == 0 ? g_strdup (text) : g_strdup_printf ("%u.\u00a0%s", number, text);
  g_autoptr (DumentLines) lines = dument_typesetter_set (layout->typesetter, DUMENT_TEXT_ENCLOSURE,
                                                         layout->width - indent, entry);
  DumentFlowItem item = {
    .space = is_first ? ENCLOSURE_GAP : 0,
    .height = lines->lines->len * metrics.pitch,
    .tag = "P",
    .group = dument_flow_begin_group (layout->flow),
    .repeat = -1,
  };
  unsigned index = dument_flow_add (layout->flow, &item);
  GArray *marks = dument_flow_marks (layout->flow);

  if (is_first)
    dument_typesetter_append (layout->typesetter, marks, DUMENT_TEXT_ENCLOSURE, label, 0,
                              layout->left, metrics.ascent);
  for (guint i = 0; i < lines->lines->len; i++)
    dument_typesetter_append (layout->typesetter, marks, DUMENT_TEXT_ENCLOSURE, lines, i,
                              layout->left + indent, metrics.ascent + i * metrics.pitch);
  dument_flow_close (layout->flow, index);
}

/* Enclosures are numbered as soon as there are several, as the pages behind the letter are. */
static guint
find_number (const DumentLetter *letter, guint index)
{
  if (index == 0 && (letter->n_gathered > 0 || letter->enclosures[1] == NULL))
    return 0;
  return MAX (letter->n_gathered, 1) + index;
}

static void
flow_enclosures (const Layout *layout)
{
  GStrv enclosures = layout->letter->enclosures;
  g_autoptr (DumentLines) label = NULL;

  if (enclosures == NULL || enclosures[0] == NULL)
    return;
  label =
      dument_typesetter_set (layout->typesetter, DUMENT_TEXT_ENCLOSURE, DUMENT_TYPESETTER_UNBROKEN,
                             dument_words_get (layout->letter->language)->enclosures);
  for (guint i = 0; enclosures[i] != NULL; i++)
    flow_enclosure (layout, label, i == 0, find_number (layout->letter, i), enclosures[i]);
}

static gboolean
is_form (const DumentLetter *letter, guint index)
{
  const DumentLetterBlock *block = g_ptr_array_index (letter->blocks, index);

  return block->kind == DUMENT_LETTER_FORM;
}

/* What the reader signs stands under what the writer signed. */
static void
flow_forms (const Layout *layout)
{
  for (guint i = 0; i < layout->letter->blocks->len; i++)
    {
      const DumentLetterBlock *block = g_ptr_array_index (layout->letter->blocks, i);

      if (!is_form (layout->letter, i))
        continue;
      flow_paragraph (layout, block, ENCLOSURE_GAP);
      keep_last_item (layout);
      dument_form_block_flow (layout->flow, layout->typesetter, block, layout->left, layout->width);
    }
}

static DumentPages *
open_pages (DumentTypesetter *typesetter,
            const DumentLetter *letter,
            const DumentGeometry *geometry)
{
  DumentPages *pages = dument_pages_new (dument_typesetter_font_map (typesetter));

  pages->width = geometry->width * DUMENT_GEOMETRY_MM;
  pages->height = geometry->height * DUMENT_GEOMETRY_MM;
  pages->title = g_strdup (letter->title);
  pages->author = g_strdup (letter->author);
  pages->subject = g_strdup (letter->subject);
  pages->language = g_strdup (letter->language);
  pages->date = letter->date;
  dument_pages_add (pages);
  return pages;
}

/**
 * dument_layout_letter:
 * @typesetter: a typesetter
 * @letter: a letter in words
 * @pictures: (nullable): what it carries beside its words
 * @geometry: the fixed places of its page
 *
 * Lays a letter out, once, for the file, the window and the printer. All its words are drawn, even
 * where they do not fit: what does not is listed in the violations of the result, with its line and
 * millimetres.
 *
 * Returns: (transfer full): its pages
 */
DumentPages *
dument_layout_letter (DumentTypesetter *typesetter,
                      const DumentLetter *letter,
                      const DumentLayoutPictures *pictures,
                      const DumentGeometry *geometry)
{
  g_autoptr (DumentPages) pages = open_pages (typesetter, letter, geometry);
  g_autoptr (DumentFlow) flow = dument_flow_new ();
  Layout layout = {
    .pages = pages,
    .typesetter = typesetter,
    .geometry = geometry,
    .letter = letter,
    .pictures = pictures,
    .flow = flow,
    .left = geometry->text.left * DUMENT_GEOMETRY_MM,
    .width = (geometry->text.right - geometry->text.left) * DUMENT_GEOMETRY_MM,
  };
  unsigned closing = 0;
  double top;

  dument_typesetter_set_language (typesetter, letter->language != NULL ? letter->language : "fr");
  top = dument_page_frame_open (pages, typesetter, geometry, letter,
                                pictures != NULL ? pictures->logo : NULL);
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      if (is_form (letter, i))
        continue;
      closing = dument_flow_n_items (flow);
      flow_block (&layout, i);
    }
  keep_lines_with_closing (&layout, closing);
  flow_signature (&layout);
  flow_enclosures (&layout);
  flow_forms (&layout);
  dument_flow_place (flow, pages, geometry, top);
  dument_page_frame_close (pages, typesetter, geometry, letter);
  dument_layout_check_pages (pages, geometry);
  return g_steal_pointer (&pages);
}
