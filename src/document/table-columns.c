/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/table-columns.h"

#define GAP 12.0

/* The growing column gets at least this much before the others have to wrap. */
#define MIN_GROWING 130.0

/* What a column would like to have. */
typedef struct
{
  double cells;
  double title;
  double longest_title_word;
} Wish;

/**
 * dument_table_columns_set_cell:
 * @typesetter: a typesetter
 * @role: what the text is
 * @width: width of the column
 * @text: the text of a cell
 *
 * A cell is set unbroken first, which is also how it is measured; only one that does not fit is set
 * again.
 *
 * Returns: (transfer full): the text in lines
 */
DumentLines *
dument_table_columns_set_cell (DumentTypesetter *typesetter,
                               DumentTextRole role,
                               double width,
                               const char *text)
{
  g_autoptr (DumentLines) lines =
      dument_typesetter_set (typesetter, role, DUMENT_TYPESETTER_UNBROKEN, text);

  if (lines->width <= width)
    return g_steal_pointer (&lines);
  return dument_typesetter_set (typesetter, role, width, text);
}

static double
measure (DumentTypesetter *typesetter, DumentTextRole role, const char *text)
{
  g_autoptr (DumentLines) lines =
      dument_typesetter_set (typesetter, role, DUMENT_TYPESETTER_UNBROKEN, text);

  return lines->width;
}

static double
measure_longest_word (DumentTypesetter *typesetter, DumentTextRole role, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", /* max_tokens= */ -1);
  double longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double width = measure (typesetter, role, words[i]);

      longest = MAX (longest, width);
    }
  return longest;
}

static DumentTextRole
choose_role (DumentLetterRowKind kind)
{
  return kind == DUMENT_LETTER_ROW_BODY ? DUMENT_TEXT_TABLE_CELL : DUMENT_TEXT_TABLE_TOTAL;
}

static Wish *
measure_columns (DumentTypesetter *typesetter, const DumentLetterBlock *block)
{
  Wish *wishes = g_new0 (Wish, block->columns->len + 1);

  for (guint i = 0; i < block->columns->len; i++)
    {
      const DumentLetterColumn *column = g_ptr_array_index (block->columns, i);

      wishes[i].title = measure (typesetter, DUMENT_TEXT_TABLE_HEAD, column->title);
      wishes[i].longest_title_word =
          measure_longest_word (typesetter, DUMENT_TEXT_TABLE_HEAD, column->title);
    }
  for (guint i = 0; i < block->rows->len; i++)
    {
      const DumentLetterRow *row = g_ptr_array_index (block->rows, i);
      guint n_cells = g_strv_length (row->cells);

      if (n_cells == 1 && block->columns->len > 1)
        continue;
      for (guint j = 0; j < MIN (n_cells, block->columns->len); j++)
        {
          double width = measure (typesetter, choose_role (row->kind), row->cells[j]);

          wishes[j].cells = MAX (wishes[j].cells, width);
        }
    }
  return wishes;
}

static guint
find_growing (const DumentLetterBlock *block)
{
  for (guint i = 0; i < block->columns->len; i++)
    {
      const DumentLetterColumn *column = g_ptr_array_index (block->columns, i);

      if (column->grows)
        return i;
    }
  return 0;
}

/* Width below which a column would break its words. */
static double
measure_minimum (DumentTypesetter *typesetter,
                 const DumentLetterBlock *block,
                 guint column,
                 double minimum)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      const DumentLetterRow *row = g_ptr_array_index (block->rows, i);
      guint n_cells = g_strv_length (row->cells);
      double width;

      if (column >= n_cells || (n_cells == 1 && block->columns->len > 1))
        continue;
      width = measure_longest_word (typesetter, choose_role (row->kind), row->cells[column]);
      minimum = MAX (minimum, width);
    }
  return minimum;
}

/* Takes width from the columns that can wrap, each by as much as it can give; only when that is not
 * enough are words broken. */
static void
squeeze (DumentTableColumn *columns, const double *minima, guint n, guint growing, double available)
{
  double wanted = 0;
  double needed = 0;
  double share;

  for (guint i = 0; i < n; i++)
    {
      wanted += i == growing ? 0 : columns[i].width;
      needed += i == growing ? 0 : minima[i];
    }
  if (wanted <= available)
    return;
  share = wanted > needed ? (available - needed) / (wanted - needed) : 0;
  for (guint i = 0; i < n; i++)
    {
      if (i == growing)
        continue;
      if (needed <= available)
        columns[i].width = minima[i] + (columns[i].width - minima[i]) * share;
      else
        columns[i].width = minima[i] * available / needed;
    }
}

static double
sum_fixed (const DumentTableColumn *columns, guint n, guint growing)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += i == growing ? 0 : columns[i].width;
  return sum;
}

/* Makes room for the growing column where the others leave too little. */
static void
make_room (DumentTypesetter *typesetter,
           const DumentLetterBlock *block,
           DumentTableColumn *columns,
           const Wish *wishes,
           guint growing,
           double width)
{
  guint n = block->columns->len;
  g_autofree double *minima = NULL;
  double room = MIN (columns[growing].width, MIN_GROWING);

  if (sum_fixed (columns, n, growing) <= width - room)
    return;
  minima = g_new0 (double, n);
  for (guint i = 0; i < n; i++)
    minima[i] = measure_minimum (typesetter, block, i, wishes[i].longest_title_word);
  room = CLAMP (minima[growing], room, width / 2);
  squeeze (columns, minima, n, growing, width - room);
}

/* What is left lets titles stand on one line; the rest is the growing column's. */
static void
share_rest (DumentTableColumn *columns, const Wish *wishes, guint n, guint growing, double width)
{
  double spare = width - columns[growing].width - sum_fixed (columns, n, growing);

  for (guint i = 0; i < n; i++)
    {
      double more = wishes[i].title - columns[i].width;

      if (i == growing || more <= 0 || more > spare)
        continue;
      columns[i].width += more;
      spare -= more;
    }
  columns[growing].width = width - sum_fixed (columns, n, growing);
}

/**
 * dument_table_columns_fit:
 * @typesetter: a typesetter
 * @block: a table
 * @width: its width, points
 *
 * Sizes columns by their content: each as wide as its widest cell, one takes the rest. Where all do
 * not fit, their texts wrap.
 *
 * Returns: (transfer full) (array): one place per column
 */
DumentTableColumn *
dument_table_columns_fit (DumentTypesetter *typesetter,
                          const DumentLetterBlock *block,
                          double width)
{
  guint n = block->columns->len;
  DumentTableColumn *columns = g_new0 (DumentTableColumn, n + 1);
  g_autofree Wish *wishes = NULL;
  guint growing = find_growing (block);
  double left = 0;

  if (n == 0)
    return columns;
  wishes = measure_columns (typesetter, block);
  width -= GAP * (n - 1);
  for (guint i = 0; i < n; i++)
    columns[i].width = MAX (wishes[i].cells, wishes[i].longest_title_word);
  make_room (typesetter, block, columns, wishes, growing, width);
  share_rest (columns, wishes, n, growing, width);
  for (guint i = 0; i < n; i++)
    {
      const DumentLetterColumn *column = g_ptr_array_index (block->columns, i);

      columns[i].left = left;
      columns[i].align = column->align;
      left += columns[i].width + GAP;
    }
  return columns;
}
