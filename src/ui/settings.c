/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/settings.h"

/**
 * dument_settings_new:
 *
 * How the window looked last. What concerns money and letters stands in the data file instead.
 *
 * Returns: (transfer full) (nullable): the settings; %NULL where their schema is not installed,
 *   since that must cost nobody more than the place of a column
 */
GSettings *
dument_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, /* recursive= */ TRUE);
  if (schema == NULL)
    {
      g_debug ("no settings schema is installed: what the window looks like is not kept");
      return NULL;
    }
  return g_settings_new_full (schema, /* backend= */ NULL, /* path= */ NULL);
}

/**
 * dument_settings_bind:
 * @key: a key of the settings
 * @object: (type GObject): what has the property
 * @property: the name of the property
 *
 * Gives the property the value that was kept, and keeps what it becomes, as long as @object lives.
 */
void
dument_settings_bind (const char *key, gpointer object, const char *property)
{
  g_autoptr (GSettings) settings = dument_settings_new ();

  if (settings != NULL)
    g_settings_bind (settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
}
