/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "cli/table.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* How wide sentences are where the output is no terminal. */
#define PAGE_WIDTH 80

/* The widths of the columns are settled by so many rows; the others are written as they come. */
#define N_ROWS_MEASURED 1000

#define GAP             "  "

/* No column is cut to less. */
#define LEAST_WIDTH 8

typedef struct
{
  char *title;
  gboolean end;
  gboolean shrinks;
  gboolean is_left_out;
  unsigned least; /* how far it shrinks */
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
  gboolean leaves_out_empty;
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

/* The first characters of a text that take no more than @width, and the width that they take. */
static const char *
find_end (const char *text, unsigned width, unsigned *ret_taken)
{
  unsigned taken = 0;

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);
      unsigned own = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;

      if (taken + own > width)
        break;
      taken += own;
      text = g_utf8_next_char (text);
    }
  *ret_taken = taken;
  return text;
}

/**
 * dument_table_shorten_text:
 * @text: UTF-8
 * @width: columns of a terminal, at least one
 *
 * Returns: (transfer full): @text, its end replaced by an ellipsis if it is wider than @width
 */
char *
dument_table_shorten_text (const char *text, unsigned width)
{
  unsigned taken;
  const char *end;
  g_autofree char *start = NULL;

  if (dument_table_text_width (text) <= width)
    return g_strdup (text);
  end = find_end (text, width - 1, &taken);
  start = g_strchomp (g_strndup (text, (gsize) (end - text)));
  return g_strconcat (start, "…", NULL);
}

/* 0 where the output is no terminal, or one that does not say it. */
static unsigned
find_terminal_width (void)
{
  struct winsize size;

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    return size.ws_col;
  return 0;
}

/**
 * dument_table_print_wrapped:
 * @text: UTF-8, without line ends
 * @indent: by how much the lines after the first are indented
 *
 * Writes a text on standard output in lines that fit the terminal, broken at spaces.
 */
void
dument_table_print_wrapped (const char *text, unsigned indent)
{
  g_autofree char *clean = dument_table_clean_text (text);
  g_auto (GStrv) words = g_strsplit (clean, " ", /* max_tokens= */ -1);
  g_autoptr (GString) line = g_string_new (NULL);
  unsigned terminal = find_terminal_width ();
  unsigned page = terminal > 0 ? terminal : PAGE_WIDTH;
  unsigned width = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      unsigned own = dument_table_text_width (words[i]);

      if (width > indent && width + 1 + own > page)
        {
          g_string_append_printf (line, "\n%*s", (int) indent, "");
          width = indent;
        }
      else if (i > 0)
        {
          g_string_append_c (line, ' ');
          width++;
        }
      g_string_append (line, words[i]);
      width += own;
    }
  printf ("%s\n", line->str);
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
 * dument_table_set_shrinking:
 * @self: a table without rows
 * @column: a column that was given its title
 *
 * Lets the texts of a column be cut, with an ellipsis, where the table is wider than the terminal
 * it is written on. No amount, number of an invoice or day is ever in such a column.
 */
void
dument_table_set_shrinking (DumentTable *self, unsigned column)
{
  Column *own = &self->columns[column];

  own->shrinks = TRUE;
  own->least = MAX (own->width, LEAST_WIDTH);
}

/**
 * dument_table_leave_out_empty:
 * @self: a table without rows
 *
 * Leaves out the columns in which no row has anything, where so few rows come that all are known
 * before the first is written.
 */
void
dument_table_leave_out_empty (DumentTable *self)
{
  self->leaves_out_empty = TRUE;
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
  g_autofree char *shown =
      column->shrinks ? dument_table_shorten_text (text, column->width) : g_strdup (text);
  unsigned width = dument_table_text_width (shown);

  if (column->end)
    append_padding (line, width, column->width);
  g_string_append (line, shown);
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

/* @cells: (array) (nullable): the texts of a row, %NULL for the titles */
static void
write_row (const DumentTable *self, char **cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (unsigned i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];
      const char *text = cells != NULL ? cells[i] : column->title;

      if (column->is_left_out)
        continue;
      if (line->len > 0)
        g_string_append (line, GAP);
      append_cell (line, column, text != NULL ? text : "");
    }
  write_line (line);
}

/* The widest column that can still shrink. */
static Column *
find_widest (DumentTable *self)
{
  Column *widest = NULL;

  for (unsigned i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      if (column->shrinks && !column->is_left_out && column->width > column->least &&
          (widest == NULL || column->width > widest->width))
        widest = column;
    }
  return widest;
}

/* Only for eyes: what goes into a file or to another program is whole. */
static void
fit_terminal (DumentTable *self)
{
  unsigned terminal = find_terminal_width ();
  unsigned width = 0;
  Column *widest;

  for (unsigned i = 0; i < self->n_columns; i++)
    {
      if (!self->columns[i].is_left_out)
        width += self->columns[i].width + (width > 0 ? (unsigned) strlen (GAP) : 0);
    }
  while (terminal > 0 && width > terminal && (widest = find_widest (self)) != NULL)
    {
      widest->width--;
      width--;
    }
}

static gboolean
is_empty (const DumentTable *self, unsigned column)
{
  for (unsigned i = 0; i < self->rows->len; i++)
    {
      char **row = g_ptr_array_index (self->rows, i);

      if (*row[column] != '\0')
        return FALSE;
    }
  return TRUE;
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
  fit_terminal (self);
  if (self->columns[0].title != NULL)
    write_row (self, /* cells= */ NULL);
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
  if (self->rows == NULL)
    return;
  for (unsigned i = 0; self->leaves_out_empty && i < self->n_columns; i++)
    self->columns[i].is_left_out = is_empty (self, i);
  settle_widths (self);
}
