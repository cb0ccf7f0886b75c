/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/csv-scanner.h"

#include <string.h>

/**
 * dument_csv_scanner_init:
 * @self: (out caller-allocates): a scanner
 * @text: UTF-8 without NUL; must outlive @self
 * @size: its length in bytes
 * @separator: what stands between fields
 *
 * Begins at the first line.
 */
void
dument_csv_scanner_init (DumentCsvScanner *self, const char *text, gsize size, char separator)
{
  memset (self, 0, sizeof *self);
  self->cursor = text;
  self->end = text + size;
  self->next_line = 1;
  self->separator = separator;
  self->stops[(guchar) separator] = TRUE;
  self->stops['\n'] = TRUE;
  self->stops['\r'] = TRUE;
}

/**
 * dument_csv_scanner_clear:
 * @self: a scanner
 *
 * Frees what @self holds.
 */
void
dument_csv_scanner_clear (DumentCsvScanner *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->offsets, g_free);
}

static void
append_text (DumentCsvScanner *self, const char *text, gsize length)
{
  /* One byte more than asked for, so that the field can always be ended. */
  if (self->text_length + length + 1 > self->text_size)
    {
      self->text_size = MAX (256, (self->text_length + length + 1) * 2);
      self->text = g_realloc (self->text, self->text_size);
    }
  memcpy (self->text + self->text_length, text, length);
  self->text_length += length;
}

static void
begin_field (DumentCsvScanner *self)
{
  if (self->n_fields == self->max_fields)
    {
      self->max_fields = MAX (32, self->max_fields * 2);
      self->offsets = g_renew (gsize, self->offsets, self->max_fields);
    }
  self->offsets[self->n_fields++] = self->text_length;
}

static void
end_field (DumentCsvScanner *self)
{
  self->text[self->text_length++] = '\0';
}

static gboolean
is_blank_character (char c)
{
  return c == ' ' || c == '\t';
}

/* Looks at every byte of the file, hence with its own copies of what it needs. */
static void
skip_to_stop (DumentCsvScanner *self)
{
  const guint8 *stops = self->stops;
  const char *cursor = self->cursor;
  const char *end = self->end;

  while (cursor < end && !stops[(guchar) *cursor])
    cursor++;
  self->cursor = cursor;
}

/* A tab may be the separator, which is no space around a field. */
static void
skip_blanks (DumentCsvScanner *self)
{
  while (self->cursor < self->end && is_blank_character (*self->cursor) &&
         *self->cursor != self->separator)
    self->cursor++;
}

static void
take_plain (DumentCsvScanner *self)
{
  const char *start = self->cursor;
  const char *last;

  skip_to_stop (self);
  last = self->cursor;
  while (last > start && is_blank_character (last[-1]))
    last--;
  append_text (self, start, (gsize) (last - start));
}

static void
count_lines (DumentCsvScanner *self, const char *from, const char *to)
{
  for (; from < to; from++)
    {
      if (*from == '\n' || (*from == '\r' && (from + 1 == self->end || from[1] != '\n')))
        self->next_line++;
    }
}

static void
skip_line (DumentCsvScanner *self)
{
  while (self->cursor < self->end && *self->cursor != '\n' && *self->cursor != '\r')
    self->cursor++;
}

static void
trim_field (DumentCsvScanner *self)
{
  char *start = self->text + self->offsets[self->n_fields - 1];
  char *last = self->text + self->text_length;
  char *first = start;

  while (last > first && is_blank_character (last[-1]))
    last--;
  while (first < last && is_blank_character (*first))
    first++;
  memmove (start, first, (gsize) (last - first));
  self->text_length = (gsize) (start + (last - first) - self->text);
}

static DumentCsvScannerResult
take_quoted (DumentCsvScanner *self)
{
  for (;;)
    {
      const char *start = ++self->cursor;
      const char *quote = memchr (start, '"', (gsize) (self->end - start));
      const char *last = quote != NULL ? quote : self->end;

      append_text (self, start, (gsize) (last - start));
      count_lines (self, start, last);
      self->cursor = last;
      if (quote == NULL)
        return DUMENT_CSV_SCANNER_UNCLOSED_QUOTE;
      self->cursor++;
      if (self->cursor == self->end || *self->cursor != '"')
        break;
      append_text (self, "\"", 1);
    }
  trim_field (self);
  skip_blanks (self);
  if (self->cursor < self->end && !self->stops[(guchar) *self->cursor])
    return DUMENT_CSV_SCANNER_TEXT_AFTER_QUOTE;
  return DUMENT_CSV_SCANNER_ROW;
}

static void
skip_line_end (DumentCsvScanner *self)
{
  if (self->cursor == self->end)
    return;
  if (*self->cursor == '\r' && self->cursor + 1 < self->end && self->cursor[1] == '\n')
    self->cursor++;
  self->cursor++;
  self->next_line++;
}

/**
 * dument_csv_scanner_next:
 * @self: a scanner
 *
 * Reads the next row.
 *
 * Returns: what was found
 */
DumentCsvScannerResult
dument_csv_scanner_next (DumentCsvScanner *self)
{
  DumentCsvScannerResult result = DUMENT_CSV_SCANNER_ROW;

  self->n_fields = 0;
  self->text_length = 0;
  self->line = self->next_line;
  if (self->cursor == self->end)
    return DUMENT_CSV_SCANNER_END;
  for (;;)
    {
      begin_field (self);
      skip_blanks (self);
      if (self->cursor < self->end && *self->cursor == '"')
        result = take_quoted (self);
      else
        take_plain (self);
      end_field (self);
      if (result != DUMENT_CSV_SCANNER_ROW)
        skip_line (self);
      if (self->cursor == self->end || *self->cursor != self->separator)
        break;
      self->cursor++;
    }
  skip_line_end (self);
  return result;
}

/**
 * dument_csv_scanner_field:
 * @self: a scanner
 * @i: below the number of fields
 *
 * Returns: (transfer none): the field, which the caller may change in place
 */
char *
dument_csv_scanner_field (const DumentCsvScanner *self, gsize i)
{
  return self->text + self->offsets[i];
}

/**
 * dument_csv_scanner_is_blank:
 * @self: a scanner
 *
 * Returns: whether no field of the row holds anything
 */
gboolean
dument_csv_scanner_is_blank (const DumentCsvScanner *self)
{
  /* Every field ends with one NUL, so a row of empty ones is as long as it has fields. */
  return self->text_length == self->n_fields;
}
