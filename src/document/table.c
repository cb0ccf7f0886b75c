/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/table.h"

#include "document/table-columns.h"

#define PADDING       2.5
#define RULE          0.8
#define HAIRLINE      0.4
#define HAIRLINE_GRAY 0.7
#define TITLE_GAP     3.0

/* A table being laid out. */
typedef struct
{
  DumentFlow *flow;
  DumentTypesetter *typesetter;
  const DumentLetterBlock *block;
  const DumentTableColumn *columns;
  double left;
  double width;
  unsigned group;
} Table;

/* A row before its height is known. */
typedef struct
{
  DumentTextRole role;
  const char *cell_tag;
  double rule_above;
  double rule_below;
  double rule_below_gray;
} RowStyle;

static const char *
peek_cell (GStrv cells, guint column)
{
  return column < g_strv_length (cells) ? cells[column] : "";
}

static double
draw_cell (const Table *table,
           const RowStyle *style,
           const char *text,
           const DumentTableColumn *column,
           double top)
{
  DumentTextMetrics metrics = dument_typesetter_metrics (table->typesetter, style->role);
  g_autoptr (DumentLines) lines =
      dument_table_columns_set_cell (table->typesetter, style->role, column->width, text);
  GArray *marks = dument_flow_marks (table->flow);

  dument_page_append_tag (marks, DUMENT_INK_TAG_BEGIN, style->cell_tag);
  for (guint i = 0; i < lines->lines->len; i++)
    {
      double indent = column->align == DUMENT_LETTER_ALIGN_END
                          ? column->width - dument_lines_get (lines, i)->width
                          : 0;

      dument_typesetter_append (table->typesetter, marks, style->role, lines, i,
                                table->left + column->left + indent,
                                top + metrics.ascent + i * metrics.pitch);
    }
  dument_page_append_tag (marks, DUMENT_INK_TAG_END, style->cell_tag);
  return lines->lines->len * metrics.pitch;
}

static double
draw_cells (const Table *table, const RowStyle *style, GStrv cells, double top)
{
  double height = 0;

  if (g_strv_length (cells) == 1 && table->block->columns->len > 1)
    {
      DumentTableColumn whole = { .width = table->width, .align = DUMENT_LETTER_ALIGN_START };

      return draw_cell (table, style, cells[0], &whole, top);
    }
  for (guint i = 0; i < table->block->columns->len; i++)
    {
      double cell_height = draw_cell (table, style, peek_cell (cells, i), &table->columns[i], top);

      height = MAX (height, cell_height);
    }
  return height;
}

static unsigned
add_row (const Table *table, const RowStyle *style, GStrv cells, double space, int repeat)
{
  DumentFlowItem item = {
    .space = space,
    .tag = "Table",
    .group = table->group,
    .repeat = repeat,
  };
  unsigned index = dument_flow_add (table->flow, &item);
  GArray *marks = dument_flow_marks (table->flow);
  double height = style->rule_above + PADDING;

  if (style->rule_above > 0)
    dument_page_append_rule (marks, table->left, 0, table->width, style->rule_above, 0);
  dument_page_append_tag (marks, DUMENT_INK_TAG_BEGIN, "TR");
  height += draw_cells (table, style, cells, height) + PADDING;
  dument_page_append_tag (marks, DUMENT_INK_TAG_END, "TR");
  if (style->rule_below > 0)
    {
      dument_page_append_rule (marks, table->left, height, table->width, style->rule_below,
                               style->rule_below_gray);
      height += style->rule_below;
    }
  dument_flow_item (table->flow, index)->height = height;
  dument_flow_close (table->flow, index);
  return index;
}

static RowStyle
choose_style (DumentLetterRowKind kind)
{
  RowStyle body = {
    .role = DUMENT_TEXT_TABLE_CELL,
    .cell_tag = "TD",
    .rule_below = HAIRLINE,
    .rule_below_gray = HAIRLINE_GRAY,
  };
  RowStyle heading = { .role = DUMENT_TEXT_TABLE_HEADING, .cell_tag = "TH" };
  RowStyle subtotal = { .role = DUMENT_TEXT_TABLE_TOTAL, .cell_tag = "TD", .rule_below = HAIRLINE };
  RowStyle total = {
    .role = DUMENT_TEXT_TABLE_TOTAL,
    .cell_tag = "TD",
    .rule_above = RULE,
    .rule_below = RULE,
  };

  switch (kind)
    {
    case DUMENT_LETTER_ROW_HEADING:
      return heading;
    case DUMENT_LETTER_ROW_SUBTOTAL:
      return subtotal;
    case DUMENT_LETTER_ROW_TOTAL:
      return total;
    case DUMENT_LETTER_ROW_BODY:
    default:
      return body;
    }
}

/* A heading stays with what it heads, a sum with what it sums. */
static gboolean
keeps_with_next (const GPtrArray *rows, guint index)
{
  const DumentLetterRow *row = g_ptr_array_index (rows, index);
  const DumentLetterRow *next = index + 1 < rows->len ? g_ptr_array_index (rows, index + 1) : NULL;

  if (next == NULL)
    return FALSE;
  return row->kind == DUMENT_LETTER_ROW_HEADING || next->kind == DUMENT_LETTER_ROW_SUBTOTAL ||
         next->kind == DUMENT_LETTER_ROW_TOTAL;
}

static void
add_title (const Table *table, double space)
{
  DumentTextMetrics metrics =
      dument_typesetter_metrics (table->typesetter, DUMENT_TEXT_TABLE_TITLE);
  g_autoptr (DumentLines) lines = dument_typesetter_set (table->typesetter, DUMENT_TEXT_TABLE_TITLE,
                                                         table->width, table->block->text);
  unsigned group = dument_flow_begin_group (table->flow);

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
      unsigned index = dument_flow_add (table->flow, &item);

      dument_typesetter_append (table->typesetter, dument_flow_marks (table->flow),
                                DUMENT_TEXT_TABLE_TITLE, lines, i, table->left, metrics.ascent);
      dument_flow_close (table->flow, index);
    }
}

static unsigned
add_head (const Table *table, double space)
{
  static const RowStyle style = {
    .role = DUMENT_TEXT_TABLE_HEAD,
    .cell_tag = "TH",
    .rule_below = RULE,
  };
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;
  unsigned index;

  for (guint i = 0; i < table->block->columns->len; i++)
    {
      const DumentLetterColumn *column = g_ptr_array_index (table->block->columns, i);

      g_strv_builder_add (titles, column->title);
    }
  cells = g_strv_builder_end (titles);
  index = add_row (table, &style, cells, space, -1);
  dument_flow_item (table->flow, index)->keep_with_next = TRUE;
  return index;
}

/**
 * dument_table_flow:
 * @flow: a body
 * @typesetter: a typesetter
 * @block: a table
 * @left: its left edge, points
 * @width: its width
 * @space: white above it
 *
 * Adds a table, row by row, to the body. Its head stands again on each page that it reaches. A
 * table without columns adds nothing but its title.
 */
void
dument_table_flow (DumentFlow *flow,
                   DumentTypesetter *typesetter,
                   const DumentLetterBlock *block,
                   double left,
                   double width,
                   double space)
{
  g_autofree DumentTableColumn *columns = dument_table_columns_fit (typesetter, block, width);
  Table table = {
    .flow = flow,
    .typesetter = typesetter,
    .block = block,
    .columns = columns,
    .left = left,
    .width = width,
  };
  unsigned head;

  if (block->text != NULL)
    add_title (&table, space);
  if (block->columns->len == 0)
    return;
  table.group = dument_flow_begin_group (flow);
  head = add_head (&table, block->text != NULL ? TITLE_GAP : space);
  for (guint i = 0; i < block->rows->len; i++)
    {
      const DumentLetterRow *row = g_ptr_array_index (block->rows, i);
      RowStyle style = choose_style (row->kind);
      unsigned index = add_row (&table, &style, row->cells, 0, (int) head);

      dument_flow_item (flow, index)->keep_with_next = keeps_with_next (block->rows, i);
    }
  if (block->rows->len == 0)
    dument_flow_item (flow, head)->keep_with_next = FALSE;
}
