/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "cli/table.h"

#include <stdio.h>

/* The widths of the columns are settled by so many rows; the others are written as they come. */
#define N_ROWS_MEASURED 1000

#define GAP             "  "

typedef struct
{
  char *title;
  gboolean end;
  unsigned width;
} Column;

/**
 * DumentTable:
 *
 * Aligned columns on standard output, for people. It holds only the first rows, however many there
 * are.
 */
struct _DumentTable
{
  unsigned n_columns;
  Column *columns;
  char **row;      /* the row being filled: a cell per column */
  GPtrArray *rows; /* rows not written yet; NULL once the widths are settled */
};

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

/**
 * dument_table_new:
 * @n_columns: how many columns
 *
 * Returns: (transfer full): a table without rows, and without titles as long as its first column
 * was not given one
 */
DumentTable *
dument_table_new (unsigned n_columns)
{
  DumentTable *self = g_new0 (DumentTable, 1);

  self->n_columns = n_columns;
  self->columns = g_new0 (Column, n_columns);
  self->row = g_new0 (char *, n_columns + 1);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

/**
 * dument_table_free:
 * @self: (nullable): a table
 *
 * Rows that were not written are lost: see dument_table_finish().
 */
void
dument_table_free (DumentTable *self)
{
  if (self == NULL)
    return;
  for (unsigned i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].title);
      g_free (self->row[i]);
    }
  g_free (self->columns);
  g_free (self->row);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * dument_table_text_width:
 * @text: UTF-8
 *
 * Returns: how many columns of a terminal @text takes
 */
unsigned
dument_table_text_width (const char *text)
{
  unsigned width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/**
 * dument_table_clean_text:
 * @text: UTF-8 of any origin
 *
 * Returns: (transfer full): @text with spaces for its line feeds and other control characters: a
 * name on an invoice must not be able to move the cursor
 */
char *
dument_table_clean_text (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (clean, /* free_segment= */ FALSE);
}

/**
 * dument_table_set_column:
 * @self: a table without rows
 * @column: which column
 * @title: (nullable): its title
 * @end: whether its cells are aligned at their end, as amounts are
 */
void
dument_table_set_column (DumentTable *self, unsigned column, const char *title, gboolean end)
{
  g_return_if_fail (column < self->n_columns);

  g_free (self->columns[column].title);
  self->columns[column].title = g_strdup (title);
  self->columns[column].end = end;
  self->columns[column].width = title != NULL ? dument_table_text_width (title) : 0;
}

/**
 * dument_table_set_cell:
 * @self: a table
 * @column: which column
 * @text: (nullable): what stands there in the row being filled
 */
void
dument_table_set_cell (DumentTable *self, unsigned column, const char *text)
{
  g_return_if_fail (column < self->n_columns);

  g_free (self->row[column]);
  self->row[column] = dument_table_clean_text (text != NULL ? text : "");
}

static void
append_padding (GString *line, unsigned width, unsigned wanted)
{
  for (; width < wanted; width++)
    g_string_append_c (line, ' ');
}

static void
append_cell (GString *line, const Column *column, const char *text)
{
  unsigned width = dument_table_text_width (text);

  if (column->end)
    append_padding (line, width, column->width);
  g_string_append (line, text);
  if (!column->end)
    append_padding (line, width, column->width);
}

/* Spaces at the end of a line help nobody. */
static void
write_line (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  fwrite (line->str, 1, line->len, stdout);
}

static void
write_row (const DumentTable *self, char **row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (unsigned i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append (line, GAP);
      append_cell (line, &self->columns[i], row[i] != NULL ? row[i] : "");
    }
  write_line (line);
}

static void
write_titles (const DumentTable *self)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (unsigned i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append (line, GAP);
      append_cell (line, &self->columns[i], self->columns[i].title);
    }
  write_line (line);
}

static void
settle_widths (DumentTable *self)
{
  for (unsigned i = 0; i < self->rows->len; i++)
    {
      char **row = g_ptr_array_index (self->rows, i);

      for (unsigned j = 0; j < self->n_columns; j++)
        self->columns[j].width = MAX (self->columns[j].width, dument_table_text_width (row[j]));
    }
  if (self->columns[0].title != NULL)
    write_titles (self);
  for (unsigned i = 0; i < self->rows->len; i++)
    write_row (self, g_ptr_array_index (self->rows, i));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

static void
fill_empty_cells (DumentTable *self)
{
  for (unsigned i = 0; i < self->n_columns; i++)
    {
      if (self->row[i] == NULL)
        self->row[i] = g_strdup ("");
    }
}

/**
 * dument_table_end_row:
 * @self: a table
 *
 * Takes the row that was filled and begins an empty one.
 */
void
dument_table_end_row (DumentTable *self)
{
  fill_empty_cells (self);
  if (self->rows != NULL)
    {
      g_ptr_array_add (self->rows, self->row);
      self->row = g_new0 (char *, self->n_columns + 1);
      if (self->rows->len == N_ROWS_MEASURED)
        settle_widths (self);
      return;
    }
  write_row (self, self->row);
  for (unsigned i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->row[i], g_free);
}

/**
 * dument_table_finish:
 * @self: a table
 *
 * Writes what is not written yet: at least the titles.
 */
void
dument_table_finish (DumentTable *self)
{
  if (self->rows != NULL)
    settle_widths (self);
}
