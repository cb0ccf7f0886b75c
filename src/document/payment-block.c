/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/payment-block.h"

#include <string.h>

#define QR_SIZE       (28.0 * DUMENT_GEOMETRY_MM)
#define CAPTION_WIDTH (40.0 * DUMENT_GEOMETRY_MM)
#define LABEL_GAP     10.0
#define LABEL_SHARE   0.45
#define PADDING       7.0
#define RULE          0.4
#define RULE_GRAY     0.5

/* A payment block being laid out. */
typedef struct
{
  DumentTypesetter *typesetter;
  GArray *marks;
  const DumentLetterBlock *block;
  double left;
  double width;
} Payment;

static double
draw_column (const Payment *payment,
             DumentTextRole role,
             const char *text,
             double left,
             double width,
             double top)
{
  DumentTextMetrics metrics = dument_typesetter_metrics (payment->typesetter, role);
  g_autoptr (DumentLines) lines = dument_typesetter_set (payment->typesetter, role, width, text);

  for (guint i = 0; i < lines->lines->len; i++)
    {
      dument_typesetter_append (payment->typesetter, payment->marks, role, lines, i, left,
                                top + metrics.ascent + i * metrics.pitch);
    }
  return top + lines->lines->len * metrics.pitch;
}

static double
measure_labels (const Payment *payment, double available)
{
  double widest = 0;

  for (guint i = 0; payment->block->lines[i] != NULL; i++)
    {
      const char *tab = strchr (payment->block->lines[i], '\t');
      g_autofree char *label = NULL;
      g_autoptr (DumentLines) lines = NULL;

      if (tab == NULL)
        continue;
      label = g_strndup (payment->block->lines[i], (gsize) (tab - payment->block->lines[i]));
      lines = dument_typesetter_set (payment->typesetter, DUMENT_TEXT_PAYMENT_LABEL,
                                     DUMENT_TYPESETTER_UNBROKEN, label);
      widest = MAX (widest, lines->width);
    }
  return MIN (widest, available * LABEL_SHARE);
}

/* A line without a tab is a text of its own and takes both columns. */
static double
draw_line (const Payment *payment, const char *line, double labels, double available, double top)
{
  const char *tab = strchr (line, '\t');
  g_autofree char *label = NULL;
  double value_left = labels + LABEL_GAP;
  double label_end;
  double value_end;

  if (tab == NULL)
    return draw_column (payment, DUMENT_TEXT_PAYMENT_LABEL, line, payment->left, available, top);
  label = g_strndup (line, (gsize) (tab - line));
  label_end = draw_column (payment, DUMENT_TEXT_PAYMENT_LABEL, label, payment->left, labels, top);
  value_end = draw_column (payment, DUMENT_TEXT_PAYMENT_VALUE, tab + 1, payment->left + value_left,
                           available - value_left, top);
  return MAX (label_end, value_end);
}

static double
draw_lines (const Payment *payment, double available, double top)
{
  double labels;

  if (payment->block->lines == NULL)
    return top;
  labels = measure_labels (payment, available);
  for (guint i = 0; payment->block->lines[i] != NULL; i++)
    {
      dument_page_append_tag (payment->marks, DUMENT_INK_TAG_BEGIN, "P");
      top = draw_line (payment, payment->block->lines[i], labels, available, top);
      dument_page_append_tag (payment->marks, DUMENT_INK_TAG_END, "P");
    }
  return top;
}

static double
draw_caption (const Payment *payment, double center, double top)
{
  DumentTextMetrics metrics = dument_typesetter_metrics (payment->typesetter, DUMENT_TEXT_CAPTION);
  g_autoptr (DumentLines) lines = NULL;

  if (payment->block->qr_caption == NULL)
    return top;
  lines = dument_typesetter_set (payment->typesetter, DUMENT_TEXT_CAPTION, CAPTION_WIDTH,
                                 payment->block->qr_caption);
  dument_page_append_tag (payment->marks, DUMENT_INK_TAG_BEGIN, "P");
  for (guint i = 0; i < lines->lines->len; i++)
    {
      dument_typesetter_append (payment->typesetter, payment->marks, DUMENT_TEXT_CAPTION, lines, i,
                                center - dument_lines_get (lines, i)->width / 2,
                                top + metrics.ascent + i * metrics.pitch);
    }
  dument_page_append_tag (payment->marks, DUMENT_INK_TAG_END, "P");
  return top + lines->lines->len * metrics.pitch;
}

static double
measure_quiet_zone (const DumentQr *qr)
{
  return QR_SIZE * DUMENT_QR_QUIET_ZONE / dument_qr_modules (qr);
}

/* The code stands in the middle of the caption's width, at the right margin. */
static double
draw_qr (const Payment *payment, const DumentQr *qr, double top)
{
  double center = payment->left + payment->width - CAPTION_WIDTH / 2;
  double quiet = measure_quiet_zone (qr);
  DumentMark mark = {
    .ink = DUMENT_INK_QR,
    .x = center - QR_SIZE / 2,
    .y = top + MAX (quiet - PADDING, 0),
    .width = QR_SIZE,
    .height = QR_SIZE,
    .qr = (DumentQr *) qr,
  };

  dument_page_append_tag (payment->marks, DUMENT_INK_TAG_BEGIN, "Figure");
  dument_page_append (payment->marks, &mark, 0, 0);
  dument_page_append_tag (payment->marks, DUMENT_INK_TAG_END, "Figure");
  return draw_caption (payment, center, mark.y + QR_SIZE + quiet);
}

static void
add_introduction (DumentFlow *flow, const Payment *payment, double space)
{
  DumentTextMetrics metrics =
      dument_typesetter_metrics (payment->typesetter, DUMENT_TEXT_TABLE_TITLE);
  g_autoptr (DumentLines) lines = dument_typesetter_set (
      payment->typesetter, DUMENT_TEXT_TABLE_TITLE, payment->width, payment->block->text);
  unsigned group = dument_flow_begin_group (flow);

  for (guint i = 0; i < lines->lines->len; i++)
    {
      DumentFlowItem item = {
        .space = i == 0 ? space : 0,
        .height = metrics.pitch,
        .keep_with_next = TRUE,
        .tag = "P",
        .group = group,
        .repeat = -1,
      };
      unsigned index = dument_flow_add (flow, &item);

      dument_typesetter_append (payment->typesetter, payment->marks, DUMENT_TEXT_TABLE_TITLE, lines,
                                i, payment->left, metrics.ascent);
      dument_flow_close (flow, index);
    }
}

/**
 * dument_payment_block_flow:
 * @flow: a body
 * @typesetter: a typesetter
 * @block: means of payment
 * @qr: (nullable): the payment code
 * @left: left edge, points
 * @width: width
 * @space: white above
 *
 * Adds the means of payment, which are never split: labels and values on the left, the code on the
 * right with its quiet zone.
 */
void
dument_payment_block_flow (DumentFlow *flow,
                           DumentTypesetter *typesetter,
                           const DumentLetterBlock *block,
                           const DumentQr *qr,
                           double left,
                           double width,
                           double space)
{
  Payment payment = {
    .typesetter = typesetter,
    .marks = dument_flow_marks (flow),
    .block = block,
    .left = left,
    .width = width,
  };
  double available = qr == NULL ? width : width - CAPTION_WIDTH - LABEL_GAP;
  DumentFlowItem item = { .space = block->text != NULL ? PADDING / 2 : space, .repeat = -1 };
  double lines_end;
  double qr_end;
  unsigned index;

  if (block->text != NULL)
    add_introduction (flow, &payment, space);
  item.group = dument_flow_begin_group (flow);
  index = dument_flow_add (flow, &item);
  dument_page_append_rule (payment.marks, left, 0, width, RULE, RULE_GRAY);
  lines_end = draw_lines (&payment, available, PADDING);
  qr_end = qr == NULL ? 0 : draw_qr (&payment, qr, PADDING);
  item.height = MAX (lines_end, qr_end) + PADDING;
  dument_page_append_rule (payment.marks, left, item.height, width, RULE, RULE_GRAY);
  dument_flow_item (flow, index)->height = item.height + RULE;
  dument_flow_close (flow, index);
}
