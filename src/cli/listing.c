/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/listing.h"

#include "cli/json.h"
#include "cli/table.h"
#include "domain/french-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/**
 * DumentListing:
 *
 * Rows of the same fields on standard output, written as they come, in one of three formats.
 */
struct _DumentListing
{
  DumentFormat format;
  const DumentField *fields; /* borrowed */
  unsigned n_fields;
  unsigned next_field;  /* of the row being filled */
  unsigned next_column; /* of those that the format has */
  gint64 n_rows;
  DumentTable *table;   /* table only */
  JsonBuilder *builder; /* JSON only: the row being filled */
  GString *buffer;      /* JSON and CSV: the row as it is written */
  gboolean is_member;   /* JSON: it goes into an object of somebody else's */
  char *heading;        /* table: what stands above it, if it has rows */
};

/**
 * dument_listing_take_format:
 * @command: the command
 * @text: (nullable): the value of its option `--format`, if it was given
 * @has_csv: whether it can write CSV
 * @ret_format: (out): the format; a table where nothing was given
 *
 * Returns: %FALSE if there is no such format, which has then been said
 */
gboolean
dument_listing_take_format (DumentCommand *command,
                            const char *text,
                            gboolean has_csv,
                            DumentFormat *ret_format)
{
  static const char *const names[] = { "table", "json", "csv" };
  unsigned n_names = has_csv ? 3 : 2;

  for (unsigned i = 0; i < n_names; i++)
    {
      if (g_strcmp0 (text != NULL ? text : "table", names[i]) == 0)
        {
          *ret_format = (DumentFormat) i;
          return TRUE;
        }
    }
  dument_command_misuse (command, _ ("--format: “%s” is none of %s."), text,
                         has_csv ? "table, json, csv" : "table, json");
  return FALSE;
}

static gboolean
is_at_end (const DumentField *field)
{
  return field->kind == DUMENT_FIELD_AMOUNT || field->kind == DUMENT_FIELD_INTEGER;
}

static gboolean
is_shown (const DumentListing *self, const DumentField *field)
{
  return field->place !=
         (self->format == DUMENT_FORMAT_TABLE ? DUMENT_FIELD_FOR_SCRIPTS : DUMENT_FIELD_FOR_PEOPLE);
}

static DumentTable *
create_table (const DumentListing *self)
{
  DumentTable *table;
  unsigned n_columns = 0;

  for (unsigned i = 0; i < self->n_fields; i++)
    n_columns += is_shown (self, &self->fields[i]) ? 1 : 0;
  table = dument_table_new (n_columns);
  n_columns = 0;
  for (unsigned i = 0; i < self->n_fields; i++)
    {
      const DumentField *field = &self->fields[i];

      if (!is_shown (self, field))
        continue;
      dument_table_set_column (table, n_columns, _ (field->title), is_at_end (field));
      if (field->place == DUMENT_FIELD_SHRINKING)
        dument_table_set_shrinking (table, n_columns);
      n_columns++;
    }
  return table;
}

static void
write_csv_header (DumentListing *self)
{
  unsigned n_columns = 0;

  for (unsigned i = 0; i < self->n_fields; i++)
    {
      g_autofree char *name = g_strdup (self->fields[i].key);

      if (!is_shown (self, &self->fields[i]))
        continue;
      if (self->fields[i].kind == DUMENT_FIELD_AMOUNT && g_str_has_suffix (name, "_minor"))
        name[strlen (name) - strlen ("_minor")] = '\0';
      g_string_append_printf (self->buffer, "%s%s", n_columns++ > 0 ? "," : "", name);
    }
  g_string_append (self->buffer, "\r\n");
}

/**
 * dument_listing_new:
 * @format: how it is written
 * @fields: (array length=n_fields): its columns; they must outlive it
 * @n_fields: how many
 *
 * Returns: (transfer full): a listing without rows. A row is filled by adding its values in the
 * order of @fields; the last one ends it.
 */
DumentListing *
dument_listing_new (DumentFormat format, const DumentField *fields, unsigned n_fields)
{
  DumentListing *self = g_new0 (DumentListing, 1);

  self->format = format;
  self->fields = fields;
  self->n_fields = n_fields;
  self->buffer = g_string_new (NULL);
  if (format == DUMENT_FORMAT_TABLE)
    self->table = create_table (self);
  else if (format == DUMENT_FORMAT_JSON)
    self->builder = json_builder_new_immutable ();
  else
    write_csv_header (self);
  return self;
}

/**
 * dument_listing_new_member:
 * @builder: where a member is awaited
 * @key: its name
 * @fields: (array length=n_fields): the columns; they must outlive it
 * @n_fields: how many
 *
 * Returns: (transfer full): a listing without rows that becomes an array within @builder
 */
DumentListing *
dument_listing_new_member (JsonBuilder *builder,
                           const char *key,
                           const DumentField *fields,
                           unsigned n_fields)
{
  DumentListing *self = dument_listing_new (DUMENT_FORMAT_JSON, fields, n_fields);

  g_set_object (&self->builder, builder);
  self->is_member = TRUE;
  dument_json_begin_array (builder, key);
  return self;
}

/**
 * dument_listing_new_section:
 * @title: what stands above it
 * @fields: (array length=n_fields): the columns; they must outlive it
 * @n_fields: how many
 *
 * Returns: (transfer full): a table without rows, of which nothing is written as long as it has
 *   none, nor of a column as long as it is empty
 */
DumentListing *
dument_listing_new_section (const char *title, const DumentField *fields, unsigned n_fields)
{
  DumentListing *self = dument_listing_new (DUMENT_FORMAT_TABLE, fields, n_fields);

  self->heading = g_strdup (title);
  dument_table_leave_out_empty (self->table);
  return self;
}

/**
 * dument_listing_free:
 * @self: (nullable): a listing
 */
void
dument_listing_free (DumentListing *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, dument_table_free);
  g_clear_object (&self->builder);
  g_string_free (self->buffer, /* free_segment= */ TRUE);
  g_free (self->heading);
  g_free (self);
}

static void
write_buffer (DumentListing *self)
{
  fwrite (self->buffer->str, 1, self->buffer->len, stdout);
  g_string_truncate (self->buffer, 0);
}

/* Returns whether the format has the field at all. */
static gboolean
begin_value (DumentListing *self)
{
  g_return_val_if_fail (self->next_field < self->n_fields, FALSE);

  if (self->next_field == 0 && self->format == DUMENT_FORMAT_JSON)
    json_builder_begin_object (self->builder);
  if (!is_shown (self, &self->fields[self->next_field]))
    return FALSE;
  if (self->next_column > 0 && self->format == DUMENT_FORMAT_CSV)
    g_string_append_c (self->buffer, ',');
  self->next_column++;
  return TRUE;
}

static void
end_row (DumentListing *self)
{
  switch (self->format)
    {
    case DUMENT_FORMAT_TABLE:
      if (self->heading != NULL && self->n_rows == 0)
        printf ("\n%s\n", self->heading);
      dument_table_end_row (self->table);
      break;
    case DUMENT_FORMAT_JSON:
      json_builder_end_object (self->builder);
      if (self->is_member)
        break;
      g_string_append (self->buffer, self->n_rows > 0 ? ",\n" : "[\n");
      dument_json_append (self->buffer, self->builder, /* pretty= */ FALSE);
      json_builder_reset (self->builder);
      write_buffer (self);
      break;
    case DUMENT_FORMAT_CSV:
    default:
      g_string_append (self->buffer, "\r\n");
      write_buffer (self);
    }
  self->n_rows++;
  self->next_field = 0;
  self->next_column = 0;
}

static void
end_value (DumentListing *self)
{
  self->next_field++;
  if (self->next_field == self->n_fields)
    end_row (self);
}

/* RFC 4180: quoted where it holds a separator, a quote or a line feed. A text that a spreadsheet
 * would take for a formula, which may come from somebody else's invoice, is preceded by an
 * apostrophe. */
static void
append_csv_text (GString *buffer, const char *text)
{
  gboolean is_quoted = strpbrk (text, ",\"\r\n") != NULL;

  if (is_quoted)
    g_string_append_c (buffer, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (buffer, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (buffer, '"');
      g_string_append_c (buffer, *text);
    }
  if (is_quoted)
    g_string_append_c (buffer, '"');
}

/* Into the cell of the table that was begun last. */
static void
set_cell (DumentListing *self, const char *text)
{
  dument_table_set_cell (self->table, self->next_column - 1, text);
}

/**
 * dument_listing_add_word:
 * @self: a listing whose next field holds a text
 * @word: (nullable): the word for scripts
 * @label: (nullable): the word for people, translated
 */
void
dument_listing_add_word (DumentListing *self, const char *word, const char *label)
{
  if (begin_value (self))
    {
      if (self->format == DUMENT_FORMAT_TABLE)
        set_cell (self, label);
      else if (self->format == DUMENT_FORMAT_JSON)
        dument_json_add_text (self->builder, self->fields[self->next_field].key, word);
      else
        append_csv_text (self->buffer, word != NULL ? word : "");
    }
  end_value (self);
}

/**
 * dument_listing_add_text:
 * @self: a listing whose next field holds a text
 * @text: (nullable): the text
 */
void
dument_listing_add_text (DumentListing *self, const char *text)
{
  dument_listing_add_word (self, text, text);
}

/**
 * dument_listing_add_date:
 * @self: a listing whose next field holds a day
 * @date: the day, or %DUMENT_DATE_NONE
 */
void
dument_listing_add_date (DumentListing *self, DumentDate date)
{
  char iso[DUMENT_DATE_ISO_SIZE];

  if (date == DUMENT_DATE_NONE)
    {
      dument_listing_add_text (self, /* text= */ NULL);
      return;
    }
  dument_date_write_iso (date, iso);
  dument_listing_add_text (self, iso);
}

/**
 * dument_listing_add_marked_amount:
 * @self: a listing whose next field holds an amount
 * @amount: the amount
 * @currency: its currency
 * @shown: (nullable): what people read in place of an amount that is not the whole truth
 */
void
dument_listing_add_marked_amount (DumentListing *self,
                                  DumentMoney amount,
                                  const char *currency,
                                  const char *shown)
{
  if (begin_value (self))
    {
      g_autofree char *text = NULL;

      if (self->format == DUMENT_FORMAT_JSON)
        dument_json_add_integer (self->builder, self->fields[self->next_field].key, amount);
      else if (self->format == DUMENT_FORMAT_TABLE)
        {
          text = shown != NULL ? g_strdup (shown) : dument_french_text_amount (amount, currency);
          set_cell (self, text);
        }
      else
        {
          text = dument_money_to_decimal (amount, dument_money_exponent (currency));
          g_string_append (self->buffer, text);
        }
    }
  end_value (self);
}

/**
 * dument_listing_add_amount:
 * @self: a listing whose next field holds an amount
 * @amount: the amount
 * @currency: its currency
 */
void
dument_listing_add_amount (DumentListing *self, DumentMoney amount, const char *currency)
{
  dument_listing_add_marked_amount (self, amount, currency, /* shown= */ NULL);
}

/**
 * dument_listing_add_integer:
 * @self: a listing whose next field holds a number
 * @number: the number
 */
void
dument_listing_add_integer (DumentListing *self, gint64 number)
{
  if (begin_value (self))
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

      if (self->format == DUMENT_FORMAT_JSON)
        dument_json_add_integer (self->builder, self->fields[self->next_field].key, number);
      else if (self->format == DUMENT_FORMAT_TABLE)
        set_cell (self, text);
      else
        g_string_append (self->buffer, text);
    }
  end_value (self);
}

/**
 * dument_listing_finish:
 * @self: a listing
 *
 * Writes what stands after the last row. A listing without rows has its titles, or is an empty
 * array.
 */
void
dument_listing_finish (DumentListing *self)
{
  if (self->is_member)
    json_builder_end_array (self->builder);
  else if (self->heading != NULL && self->n_rows == 0)
    return;
  else if (self->format == DUMENT_FORMAT_TABLE)
    dument_table_finish (self->table);
  else if (self->format == DUMENT_FORMAT_JSON)
    fputs (self->n_rows > 0 ? "\n]\n" : "[]\n", stdout);
  else
    write_buffer (self);
}
