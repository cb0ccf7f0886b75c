/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/preferences.h"

#include "domain/course.h"
#include "service/chronicle.h"
#include "service/validation.h"
#include "store/setting.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  const char *fallback;
  gboolean (*check) (const char *value, GError **error);
} Preference;

static gboolean
check_day_base (const char *value, GError **error)
{
  if (g_str_equal (value, "365") || g_str_equal (value, "actual"))
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
               _ ("“%s” is no divisor of a yearly rate. Type 365, or actual for the days that the "
                  "year has."),
               value);
  return FALSE;
}

static gboolean
check_deadline (const char *value, GError **error)
{
  int days;

  return dument_preferences_parse_deadline (value, &days, error);
}

static gboolean
check_imputation (const char *value, GError **error)
{
  DumentImputation imputation;

  if (dument_imputation_parse (value, &imputation))
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
               _ ("“%s” is nothing that a part payment can settle first. Type principal or "
                  "interest."),
               value);
  return FALSE;
}

static gboolean
check_region (const char *value, GError **error)
{
  DumentHolidays holidays;

  return dument_preferences_parse_region (value, &holidays, error);
}

static gboolean
check_quiet_days (const char *value, GError **error)
{
  g_autoptr (GArray) days = dument_preferences_parse_quiet_days (value, error);

  return days != NULL;
}

static const Preference preferences[] = {
  { "day-base", "365", check_day_base },
  { "deadline-days", G_STRINGIFY (DUMENT_PREFERENCES_DEFAULT_DEADLINE), check_deadline },
  { "imputation", "principal", check_imputation },
  { "quiet-days", "none", check_quiet_days },
  { "region", "national", check_region },
};

/**
 * dument_preferences_parse_region:
 * @text: as typed
 * @ret_holidays: (out): which public holidays are kept there
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_UNREADABLE, which names the regions
 */
gboolean
dument_preferences_parse_region (const char *text, DumentHolidays *ret_holidays, GError **error)
{
  static const struct
  {
    const char *name;
    DumentHolidays holidays;
  } regions[] = {
    { "national", DUMENT_HOLIDAYS_NATIONAL },
    { "alsace-moselle", DUMENT_HOLIDAYS_ALSACE_MOSELLE },
    { "guadeloupe", DUMENT_HOLIDAYS_GUADELOUPE },
    { "guyane", DUMENT_HOLIDAYS_GUYANE },
    { "martinique", DUMENT_HOLIDAYS_MARTINIQUE },
    { "mayotte", DUMENT_HOLIDAYS_MAYOTTE },
    { "reunion", DUMENT_HOLIDAYS_REUNION },
    { "saint-barthelemy", DUMENT_HOLIDAYS_SAINT_BARTHELEMY },
    { "saint-martin", DUMENT_HOLIDAYS_SAINT_MARTIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      if (g_str_equal (regions[i].name, text))
        {
          *ret_holidays = regions[i].holidays;
          return TRUE;
        }
    }
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
               _ ("“%s” is no region with holidays of its own. Type one of these: %s."), text,
               "national, alsace-moselle, guadeloupe, guyane, martinique, mayotte, reunion, "
               "saint-barthelemy, saint-martin");
  return FALSE;
}

static gboolean
parse_quiet_days (const char *text, DumentQuietDays *ret_days)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", -1);

  return g_strv_length (ends) == 2 && dument_date_parse_iso (ends[0], &ret_days->from) &&
         dument_date_parse_iso (ends[1], &ret_days->to) && ret_days->from <= ret_days->to;
}

/**
 * dument_preferences_parse_quiet_days:
 * @text: as typed, `2026-12-24..2027-01-03,2027-08-01..2027-08-21`, or `none`
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DumentQuietDays) (nullable): the days on which nobody is
 *   contacted; %NULL with %DUMENT_SERVICE_ERROR_UNREADABLE, which says how they are typed
 */
GArray *
dument_preferences_parse_quiet_days (const char *text, GError **error)
{
  g_autoptr (GArray) quiet = g_array_new (FALSE, FALSE, sizeof (DumentQuietDays));
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  if (g_str_equal (text, "none"))
    return g_steal_pointer (&quiet);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      DumentQuietDays days;

      if (!parse_quiet_days (g_strstrip (parts[i]), &days))
        {
          g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
                       _ ("“%s” are no quiet days. Type the first and the last, like "
                          "2026-12-24..2027-01-03, several with commas between them, or none."),
                       parts[i]);
          return NULL;
        }
      g_array_append_val (quiet, days);
    }
  return g_steal_pointer (&quiet);
}

static gboolean
refuse_deadline (const char *text, DumentServiceError code, GError **error)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, (int) code,
               _ ("“%s” is no time to pay: a letter leaves %d to %d days."), text,
               DUMENT_PREFERENCES_MIN_DEADLINE, DUMENT_PREFERENCES_MAX_DEADLINE);
  return FALSE;
}

/**
 * dument_preferences_check_deadline:
 * @days: days that a letter leaves to pay
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_INVALID if a letter cannot leave so few or so many
 */
gboolean
dument_preferences_check_deadline (int days, GError **error)
{
  g_autofree char *text = NULL;

  if (days >= DUMENT_PREFERENCES_MIN_DEADLINE && days <= DUMENT_PREFERENCES_MAX_DEADLINE)
    return TRUE;
  text = g_strdup_printf ("%d", days);
  return refuse_deadline (text, DUMENT_SERVICE_ERROR_INVALID, error);
}

/**
 * dument_preferences_parse_deadline:
 * @text: as typed
 * @ret_days: (out): days that a letter leaves to pay
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_UNREADABLE if @text is no whole number, or with
 *   %DUMENT_SERVICE_ERROR_INVALID; both name the bounds
 */
gboolean
dument_preferences_parse_deadline (const char *text, int *ret_days, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 days;

  if (!g_ascii_string_to_signed (text, 10, DUMENT_PREFERENCES_MIN_DEADLINE,
                                 DUMENT_PREFERENCES_MAX_DEADLINE, &days, &local))
    return refuse_deadline (text,
                            local->code == G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS
                                ? DUMENT_SERVICE_ERROR_INVALID
                                : DUMENT_SERVICE_ERROR_UNREADABLE,
                            error);
  *ret_days = (int) days;
  return TRUE;
}

static const Preference *
find_preference (const char *key, GError **error)
{
  g_auto (GStrv) keys = NULL;
  g_autofree char *known = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (preferences); i++)
    {
      if (g_str_equal (preferences[i].key, key))
        return &preferences[i];
    }
  keys = dument_preferences_keys ();
  known = g_strjoinv (", ", keys);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
               _ ("There is no setting “%s”. Known are: %s."), key, known);
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
  g_autofree char *before = NULL;
  const Preference *preference;

  if (!dument_validation_assignment (assignment, &key, &value, error))
    return FALSE;
  preference = find_preference (key, error);
  if (preference == NULL || !preference->check (value, error))
    return FALSE;
  before = dument_preferences_get (workspace, key, error);
  if (before == NULL)
    return FALSE;
  if (g_str_equal (before, value))
    return TRUE;
  return dument_setting_set (dument_workspace_get_store (workspace), key, value, error) &&
         dument_chronicle_note (workspace, "setting-changed", DUMENT_SUBJECT_SETTING, 0, error, key,
                                value, "before", before, NULL);
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
