/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "cli/json.h"

#include <stdio.h>

/**
 * dument_json_add_text:
 * @builder: where an object is open
 * @name: the member
 * @text: (nullable): its value; nothing becomes null
 */
void
dument_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * dument_json_add_texts:
 * @builder: where an object is open
 * @name: the member
 * @texts: (nullable) (array zero-terminated=1): the elements of its array
 */
void
dument_json_add_texts (JsonBuilder *builder, const char *name, const char *const *texts)
{
  dument_json_begin_array (builder, name);
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

/**
 * dument_json_add_integer:
 * @builder: where an object is open
 * @name: the member
 * @number: its value
 */
void
dument_json_add_integer (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * dument_json_add_boolean:
 * @builder: where an object is open
 * @name: the member
 * @value: its value
 */
void
dument_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * dument_json_add_date:
 * @builder: where an object is open
 * @name: the member
 * @date: its value; %DUMENT_DATE_NONE becomes null
 */
void
dument_json_add_date (JsonBuilder *builder, const char *name, DumentDate date)
{
  char iso[DUMENT_DATE_ISO_SIZE];

  if (date == DUMENT_DATE_NONE)
    {
      dument_json_add_null (builder, name);
      return;
    }
  dument_date_write_iso (date, iso);
  dument_json_add_text (builder, name, iso);
}

/**
 * dument_json_add_null:
 * @builder: where an object is open
 * @name: the member that is not known
 */
void
dument_json_add_null (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/**
 * dument_json_begin_array:
 * @builder: where an object is open
 * @name: the member whose array is opened
 */
void
dument_json_begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/**
 * dument_json_append:
 * @text: where the document goes
 * @builder: a finished document
 * @pretty: whether it is broken into lines
 */
void
dument_json_append (GString *text, JsonBuilder *builder, gboolean pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_pretty (generator, pretty);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, text);
}

/**
 * dument_json_print:
 * @builder: a finished document
 *
 * Writes it to standard output, broken into lines.
 */
void
dument_json_print (JsonBuilder *builder)
{
  g_autoptr (GString) text = g_string_new (NULL);

  dument_json_append (text, builder, /* pretty= */ TRUE);
  g_string_append_c (text, '\n');
  fwrite (text->str, 1, text->len, stdout);
}
