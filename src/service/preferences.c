/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/preferences.h"

#include "service/chronicle.h"
#include "service/validation.h"
#include "store/setting.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  const char *fallback;
  const char *pattern;
  const char *cure;
} Preference;

static const Preference preferences[] = {
  { "day-base", "365", "^(365|actual)$", N_ ("Type 365 or actual.") },
  { "deadline-days", G_STRINGIFY (DUMENT_PREFERENCES_DEFAULT_DEADLINE), "^([1-9]|[1-5][0-9]|60)$",
    N_ ("Type a number of days from 1 to 60.") },
};

static const Preference *
find_preference (const char *key, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (preferences); i++)
    {
      if (g_str_equal (preferences[i].key, key))
        return &preferences[i];
    }
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
               _ ("There is no setting “%s”. Known are: day-base, deadline-days."), key);
  return NULL;
}

/**
 * dument_preferences_keys:
 *
 * Returns: (transfer full): the names of all settings
 */
GStrv
dument_preferences_keys (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (preferences); i++)
    g_strv_builder_add (builder, preferences[i].key);
  return g_strv_builder_end (builder);
}

/**
 * dument_preferences_get:
 * @workspace: a workspace
 * @key: name of a setting
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its value, or what holds until one is set
 */
char *
dument_preferences_get (DumentWorkspace *workspace, const char *key, GError **error)
{
  const Preference *preference = find_preference (key, error);
  char *value = NULL;

  if (preference == NULL ||
      !dument_setting_get (dument_workspace_get_store (workspace), key, &value, error))
    return NULL;
  return value != NULL ? value : g_strdup (preference->fallback);
}

static gboolean
set_preference (DumentWorkspace *workspace, const char *assignment, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  const Preference *preference;

  if (!dument_validation_assignment (assignment, &key, &value, error))
    return FALSE;
  preference = find_preference (key, error);
  if (preference == NULL)
    return FALSE;
  if (!g_regex_match_simple (preference->pattern, value, 0, 0))
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                   _ ("“%s” cannot be %s. %s"), value, key, _ (preference->cure));
      return FALSE;
    }
  return dument_setting_set (dument_workspace_get_store (workspace), key, value, error) &&
         dument_chronicle_note (workspace, "setting-changed", DUMENT_SUBJECT_SETTING, 0, error, key,
                                value, NULL);
}

/**
 * dument_preferences_set:
 * @workspace: a workspace
 * @assignments: (array zero-terminated=1): texts `key=value`
 * @error: return location for an error
 *
 * Changes settings: all of @assignments or, if one is wrong, none.
 *
 * Returns: %FALSE with an error that names the key and the cure
 */
gboolean
dument_preferences_set (DumentWorkspace *workspace, const char *const *assignments, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  if (transaction == NULL)
    return FALSE;
  for (unsigned i = 0; assignments[i] != NULL; i++)
    {
      if (!set_preference (workspace, assignments[i], error))
        return FALSE;
    }
  return dument_workspace_commit (workspace, transaction, error);
}
