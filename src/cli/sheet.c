/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/sheet.h"

#include "cli/json.h"
#include "cli/table.h"
#include "domain/french-text.h"

#include <glib/gi18n-lib.h>

/**
 * DumentSheet:
 *
 * All that is known of one thing on standard output: first its facts, then what there is a list of.
 * Each fact is given once, with its name for scripts and its label for people; as JSON the sheet is
 * an object that has them all, and for people it leaves out what is not known.
 */
struct _DumentSheet
{
  JsonBuilder *builder; /* JSON only */
  DumentTable *table;   /* for people only: the facts, until they are written */
};

/**
 * dument_sheet_new:
 * @format: a table, for people, or JSON
 *
 * Returns: (transfer full): an empty sheet
 */
DumentSheet *
dument_sheet_new (DumentFormat format)
{
  DumentSheet *self = g_new0 (DumentSheet, 1);

  if (format == DUMENT_FORMAT_JSON)
    {
      self->builder = json_builder_new ();
      json_builder_begin_object (self->builder);
    }
  else
    self->table = dument_table_new (2);
  return self;
}

/**
 * dument_sheet_free:
 * @self: (nullable) (transfer full): a sheet
 */
void
dument_sheet_free (DumentSheet *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->builder);
  g_clear_pointer (&self->table, dument_table_free);
  g_free (self);
}

/**
 * dument_sheet_get_builder:
 * @self: a sheet
 *
 * Returns: (nullable) (transfer none): where JSON is built, %NULL where the sheet is for people
 */
JsonBuilder *
dument_sheet_get_builder (DumentSheet *self)
{
  return self->builder;
}

/**
 * dument_sheet_add_word:
 * @self: a sheet
 * @key: (nullable): name of the JSON member, %NULL for what is for people only
 * @label: (nullable): translated label, %NULL for what is for scripts only
 * @word: (nullable): the word for scripts
 * @shown: (nullable): the word for people, translated
 */
void
dument_sheet_add_word (DumentSheet *self,
                       const char *key,
                       const char *label,
                       const char *word,
                       const char *shown)
{
  if (self->builder != NULL)
    {
      if (key != NULL)
        dument_json_add_text (self->builder, key, word);
      return;
    }
  if (label == NULL || shown == NULL || *shown == '\0')
    return;
  dument_table_set_cell (self->table, 0, label);
  dument_table_set_cell (self->table, 1, shown);
  dument_table_end_row (self->table);
}

/**
 * dument_sheet_add_text:
 * @self: a sheet
 * @key: (nullable): name of the JSON member
 * @label: (nullable): translated label
 * @text: (nullable): what both read
 */
void
dument_sheet_add_text (DumentSheet *self, const char *key, const char *label, const char *text)
{
  dument_sheet_add_word (self, key, label, text, text);
}

/**
 * dument_sheet_add_texts:
 * @self: a sheet
 * @key: name of the JSON member, an array
 * @label: translated label
 * @texts: (array zero-terminated=1) (nullable): what people read in one line
 */
void
dument_sheet_add_texts (DumentSheet *self,
                        const char *key,
                        const char *label,
                        const char *const *texts)
{
  g_autofree char *line = NULL;

  if (self->builder != NULL)
    {
      dument_json_add_texts (self->builder, key, texts);
      return;
    }
  line = texts != NULL ? g_strjoinv (" | ", (char **) texts) : NULL;
  dument_sheet_add_text (self, key, label, line);
}

/**
 * dument_sheet_add_date:
 * @self: a sheet
 * @key: name of the JSON member
 * @label: translated label
 * @date: the day, or %DUMENT_DATE_NONE
 */
void
dument_sheet_add_date (DumentSheet *self, const char *key, const char *label, DumentDate date)
{
  char iso[DUMENT_DATE_ISO_SIZE];

  if (date != DUMENT_DATE_NONE)
    dument_date_write_iso (date, iso);
  dument_sheet_add_text (self, key, label, date != DUMENT_DATE_NONE ? iso : NULL);
}

/**
 * dument_sheet_add_integer:
 * @self: a sheet
 * @key: name of the JSON member
 * @label: (nullable): translated label
 * @number: the number
 */
void
dument_sheet_add_integer (DumentSheet *self, const char *key, const char *label, gint64 number)
{
  g_autofree char *text = NULL;

  if (self->builder != NULL)
    {
      dument_json_add_integer (self->builder, key, number);
      return;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  dument_sheet_add_text (self, key, label, text);
}

/**
 * dument_sheet_add_amount:
 * @self: a sheet
 * @key: name of the JSON member, in minor units
 * @label: (nullable): translated label
 * @amount: the amount
 * @currency: its currency
 */
void
dument_sheet_add_amount (DumentSheet *self,
                         const char *key,
                         const char *label,
                         DumentMoney amount,
                         const char *currency)
{
  g_autofree char *text = NULL;

  if (self->builder != NULL)
    {
      dument_json_add_integer (self->builder, key, amount);
      return;
    }
  text = dument_french_text_amount (amount, currency);
  dument_sheet_add_text (self, key, label, text);
}

/**
 * dument_sheet_add_rate:
 * @self: a sheet
 * @key: name of the JSON member, in hundredths of a percent
 * @label: (nullable): translated label
 * @rate: the rate, or %DUMENT_RATE_NONE
 */
void
dument_sheet_add_rate (DumentSheet *self, const char *key, const char *label, DumentRate rate)
{
  g_autofree char *text = NULL;

  if (rate == DUMENT_RATE_NONE)
    {
      dument_sheet_add_text (self, key, label, /* text= */ NULL);
      return;
    }
  if (self->builder != NULL)
    {
      dument_json_add_integer (self->builder, key, rate);
      return;
    }
  text = dument_french_text_rate (rate);
  dument_sheet_add_text (self, key, label, text);
}

/**
 * dument_sheet_add_flag:
 * @self: a sheet
 * @key: name of the JSON member
 * @label: (nullable): translated label, which people read where it holds
 * @value: whether it holds
 */
void
dument_sheet_add_flag (DumentSheet *self, const char *key, const char *label, gboolean value)
{
  if (self->builder != NULL)
    dument_json_add_boolean (self->builder, key, value);
  else
    dument_sheet_add_text (self, key, label, value ? _ ("yes") : NULL);
}

/**
 * dument_sheet_begin_part:
 * @self: a sheet
 * @key: name of the JSON member
 *
 * As JSON, the facts that follow go into an object of their own.
 */
void
dument_sheet_begin_part (DumentSheet *self, const char *key)
{
  if (self->builder == NULL)
    return;
  json_builder_set_member_name (self->builder, key);
  json_builder_begin_object (self->builder);
}

/**
 * dument_sheet_end_part:
 * @self: a sheet
 */
void
dument_sheet_end_part (DumentSheet *self)
{
  if (self->builder != NULL)
    json_builder_end_object (self->builder);
}

/**
 * dument_sheet_end_facts:
 * @self: a sheet
 *
 * Writes the facts for people; lists may follow.
 */
void
dument_sheet_end_facts (DumentSheet *self)
{
  if (self->table != NULL)
    dument_table_finish (self->table);
  g_clear_pointer (&self->table, dument_table_free);
}

/**
 * dument_sheet_begin_rows:
 * @self: a sheet whose facts are ended
 * @key: name of the JSON member, an array
 * @title: translated heading
 * @fields: (array length=n_fields): the columns; they must outlive the listing
 * @n_fields: how many
 *
 * Returns: (transfer full): the list, to be filled and finished; nothing is written for people of
 *   one without rows
 */
DumentListing *
dument_sheet_begin_rows (DumentSheet *self,
                         const char *key,
                         const char *title,
                         const DumentField *fields,
                         unsigned n_fields)
{
  if (self->builder != NULL)
    return dument_listing_new_member (self->builder, key, fields, n_fields);
  return dument_listing_new_section (title, fields, n_fields);
}

/**
 * dument_sheet_finish:
 * @self: a sheet
 *
 * Writes what is not written yet.
 */
void
dument_sheet_finish (DumentSheet *self)
{
  dument_sheet_end_facts (self);
  if (self->builder == NULL)
    return;
  json_builder_end_object (self->builder);
  dument_json_print (self->builder);
}
