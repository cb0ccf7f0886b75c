/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/preferences.h"

#include "service/chronicle.h"
#include "service/validation.h"
#include "store/entered-rate.h"
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
  return dument_transaction_commit (transaction, error) &&
         dument_workspace_reload (workspace, error);
}

static gboolean
parse_semester (const char *text, DumentSemester *ret_semester, GError **error)
{
  if (dument_semester_parse (text, ret_semester))
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("“%s” is not a semester. Type it like 2027-H1."), text);
  return FALSE;
}

static gboolean
refuse_semester (const char *semester, GError **error)
{
  g_autofree char *first = dument_semester_to_string (DUMENT_LAW_FIRST_SEMESTER);
  g_autofree char *last = dument_semester_to_string (DUMENT_LAW_LAST_SEMESTER);

  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("No rate is kept for %s. Type a semester from %s to %s."), semester, first, last);
  return FALSE;
}

static gboolean
parse_rate (const char *semester,
            const char *rate,
            const char *source,
            DumentEnteredRate *entered,
            GError **error)
{
  DumentClause parsed;

  if (!parse_semester (semester, &entered->semester, error))
    return FALSE;
  if (!dument_law_has_semester (entered->semester))
    return refuse_semester (semester, error);
  if (!dument_clause_parse (rate, &parsed) || parsed.kind != DUMENT_CLAUSE_FIXED)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                 _ ("“%s” is not a rate. Type percent like 2.65."), rate);
  else if (source == NULL || *source == '\0')
    g_set_error_literal (
        error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_MISSING,
        _ ("Where was the rate read? Give it with --source; the décompte names it."));
  else
    {
      entered->rate = parsed.value;
      entered->source = g_strdup (source);
      return TRUE;
    }
  return FALSE;
}

static const char *
name_rate (DumentLawKey key)
{
  return key == DUMENT_LAW_ECB ? "ecb" : "legal";
}

/**
 * dument_preferences_enter_rate:
 * @workspace: a workspace
 * @key: %DUMENT_LAW_ECB, the refinancing rate itself, or %DUMENT_LAW_LEGAL_OTHERS
 * @semester: as typed: `2027-H1`
 * @rate: as typed, in percent
 * @source: where it was read
 * @error: return location for an error
 *
 * Enters the rate of a semester that the program does not know, in place of what was entered
 * before.
 *
 * Returns: %FALSE with an error that names the cure
 */
gboolean
dument_preferences_enter_rate (DumentWorkspace *workspace,
                               DumentLawKey key,
                               const char *semester,
                               const char *rate,
                               const char *source,
                               GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentEnteredRate) entered = g_new0 (DumentEnteredRate, 1);
  g_autofree char *percent = NULL;
  g_autoptr (DumentTransaction) transaction = NULL;

  entered->key = key;
  entered->entered_on = dument_workspace_get_today (workspace);
  if (!parse_rate (semester, rate, source, entered, error))
    return FALSE;
  percent = dument_money_to_decimal (entered->rate, 2);

  transaction = dument_transaction_begin (store, error);
  return transaction != NULL && dument_entered_rate_save (store, entered, error) &&
         dument_chronicle_note (workspace, "rate-entered", DUMENT_SUBJECT_RATE, 0, error, "key",
                                name_rate (key), "semester", semester, "percent", percent, "source",
                                source, NULL) &&
         dument_transaction_commit (transaction, error) &&
         dument_workspace_reload (workspace, error);
}

/* Nothing is asked of the semester beyond its form: whatever was entered can be taken back. */
static gboolean
delete_rate (DumentStore *store, DumentLawKey key, const char *semester, GError **error)
{
  g_autoptr (GError) reason = NULL;
  DumentSemester parsed;

  if (!parse_semester (semester, &parsed, error))
    return FALSE;
  if (dument_entered_rate_delete (store, key, parsed, &reason))
    return TRUE;
  if (g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                 _ ("You have entered no such rate for %s: there is nothing to remove."), semester);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * dument_preferences_remove_rate:
 * @workspace: a workspace
 * @key: %DUMENT_LAW_ECB or %DUMENT_LAW_LEGAL_OTHERS
 * @semester: as typed: `2027-H1`
 * @error: return location for an error
 *
 * Takes back a rate that the user entered; what the program knows of the semester holds again.
 *
 * Returns: %FALSE with an error that names the cure, or %DUMENT_SERVICE_ERROR_NOT_FOUND
 */
gboolean
dument_preferences_remove_rate (DumentWorkspace *workspace,
                                DumentLawKey key,
                                const char *semester,
                                GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  return transaction != NULL && delete_rate (store, key, semester, error) &&
         dument_chronicle_note (workspace, "rate-removed", DUMENT_SUBJECT_RATE, 0, error, "key",
                                name_rate (key), "semester", semester, NULL) &&
         dument_transaction_commit (transaction, error) &&
         dument_workspace_reload (workspace, error);
}
