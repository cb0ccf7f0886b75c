/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/form-block.h"

#include "document/geometry.h"

/* Room for handwriting. */
#define PITCH     (9.0 * DUMENT_GEOMETRY_MM)
#define LABEL_GAP 6.0
#define RULE      0.4
#define RULE_GRAY 0.5

/**
 * dument_form_block_flow:
 * @flow: a body
 * @typesetter: a typesetter
 * @block: a form
 * @left: left edge, points
 * @width: width
 *
 * Adds the rules of a form, each with its label before it, which are never split. The rule goes on
 * to the right edge.
 */
void
dument_form_block_flow (DumentFlow *flow,
                        DumentTypesetter *typesetter,
                        const DumentLetterBlock *block,
                        double left,
                        double width)
{
  GArray *marks = dument_flow_marks (flow);
  DumentFlowItem item = { .group = dument_flow_begin_group (flow), .repeat = -1 };
  unsigned index = dument_flow_add (flow, &item);
  double y = 0;

  for (guint i = 0; block->lines != NULL && block->lines[i] != NULL; i++)
    {
      double indent = 0;

      y += PITCH;
      if (*block->lines[i] != '\0')
        {
          g_autoptr (DumentLines) label = dument_typesetter_set (
              typesetter, DUMENT_TEXT_PAYMENT_LABEL, DUMENT_TYPESETTER_UNBROKEN, block->lines[i]);

          indent = label->width + LABEL_GAP;
          dument_page_append_tag (marks, DUMENT_INK_TAG_BEGIN, "P");
          dument_typesetter_append (typesetter, marks, DUMENT_TEXT_PAYMENT_LABEL, label, 0, left,
                                    y - RULE);
          dument_page_append_tag (marks, DUMENT_INK_TAG_END, "P");
        }
      dument_page_append_rule (marks, left + indent, y, width - indent, RULE, RULE_GRAY);
    }
  dument_flow_item (flow, index)->height = y + RULE;
  dument_flow_close (flow, index);
}
