/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/rates.h"

#include "domain/french-text.h"
#include "domain/money.h"
#include "service/chronicle.h"
#include "store/entered-rate.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rates that a user can enter: claims rest on no other. */
static const DumentLawKey keys[] = { DUMENT_LAW_ECB, DUMENT_LAW_LEGAL_OTHERS };

/**
 * dument_rates_name:
 * @key: %DUMENT_LAW_ECB or %DUMENT_LAW_LEGAL_OTHERS
 *
 * Returns: its name for people
 */
const char *
dument_rates_name (DumentLawKey key)
{
  return key == DUMENT_LAW_ECB ? _ ("refinancing rate of the ECB") : _ ("legal interest rate");
}

/**
 * dument_rates_name_semester:
 * @semester: a half year
 *
 * Returns: (transfer full): its name for people, which is `2027-S1` in French; for scripts there is
 *   [func@semester_to_string]
 */
char *
dument_rates_name_semester (DumentSemester semester)
{
  /* Translators: a half of a year, such as 2027-H1. */
  return g_strdup_printf (_ ("%d-H%d"), semester / 2, semester % 2 + 1);
}

static gboolean
parse_semester (const char *text, DumentSemester *ret_semester, GError **error)
{
  if (dument_semester_parse (text, ret_semester))
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
               _ ("“%s” is not a semester. Type it like 2027-H1."), text);
  return FALSE;
}

/* Rates are published when their semester begins, some days before it at the earliest. */
static DumentSemester
find_last_semester (DumentWorkspace *workspace)
{
  return dument_semester_of (dument_workspace_get_today (workspace)) + 1;
}

static gboolean
check_semester (DumentWorkspace *workspace, DumentSemester semester, GError **error)
{
  DumentSemester next = find_last_semester (workspace);
  g_autofree char *name = dument_rates_name_semester (semester);
  g_autofree char *first = dument_rates_name_semester (DUMENT_LAW_FIRST_SEMESTER);
  g_autofree char *last = dument_rates_name_semester (next);

  if (!dument_law_has_semester (semester))
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                 _ ("No rate is kept for %s. Type a semester from %s to %s."), name, first, last);
  else if (semester > next)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                 _ ("The rate of %s cannot be known yet: it is published when that semester "
                    "begins. The last that can be entered today is that of %s."),
                 name, last);
  else
    return TRUE;
  return FALSE;
}

/* A sign of percent may stand behind it. */
static gboolean
parse_rate (DumentLawKey key, const char *text, DumentRate *ret_rate, GError **error)
{
  DumentRate lowest = key == DUMENT_LAW_ECB ? DUMENT_LAW_MIN_ECB_RATE : DUMENT_LAW_MIN_LEGAL_RATE;
  g_autofree char *number = g_strstrip (g_strdup (text));
  g_autofree char *from = dument_french_text_rate (lowest);
  g_autofree char *to = dument_french_text_rate (DUMENT_LAW_MAX_RATE);
  gsize length = strlen (number);
  DumentMoney rate;

  if (length > 0 && number[length - 1] == '%')
    number[length - 1] = '\0';
  if (!dument_money_parse (number, 2, &rate))
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
                   _ ("“%s” is not a rate. Type percent like 2.65."), text);
      return FALSE;
    }
  if (rate < lowest || rate > DUMENT_LAW_MAX_RATE)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                   _ ("“%s” cannot be the %s, which lies between %s and %s. Type percent like "
                      "2.65."),
                   text, dument_rates_name (key), from, to);
      return FALSE;
    }
  *ret_rate = (DumentRate) rate;
  return TRUE;
}

static gboolean
check_source (const char *source, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (source != NULL ? source : ""));

  if (*text != '\0')
    return TRUE;
  g_set_error_literal (
      error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_MISSING,
      _ ("Where was the rate read? Name the source; the décompte and the letters name it too."));
  return FALSE;
}

/* What came with the program was verified: it gives way to an explicit choice only. */
static gboolean
check_published (DumentWorkspace *workspace, const DumentEnteredRate *entered, GError **error)
{
  const DumentLawValue *published = dument_law_published_rate (dument_workspace_get_law (workspace),
                                                               entered->key, entered->semester);
  g_autofree char *name = NULL;
  g_autofree char *rate = NULL;

  if (published == NULL)
    return TRUE;
  name = dument_rates_name_semester (entered->semester);
  rate = dument_french_text_rate ((DumentRate) published->value);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("The %s of %s is known: %s (%s). Only replace it if you are sure that this is "
                  "wrong."),
               dument_rates_name (entered->key), name, rate, published->source);
  return FALSE;
}

static const char *
name_key (DumentLawKey key)
{
  return key == DUMENT_LAW_ECB ? "ecb" : "legal";
}

static gboolean
record (DumentWorkspace *workspace, const DumentEnteredRate *entered, GError **error)
{
  const DumentLawValue *before =
      dument_law_rate (dument_workspace_get_law (workspace), entered->key, entered->semester);
  g_autofree char *semester = dument_semester_to_string (entered->semester);
  g_autofree char *percent = dument_money_to_decimal (entered->rate, 2);
  g_autofree char *replaced = before != NULL ? dument_money_to_decimal (before->value, 2) : NULL;
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);

  return transaction != NULL &&
         dument_entered_rate_save (dument_workspace_get_store (workspace), entered, error) &&
         dument_chronicle_note (workspace, "rate-entered", DUMENT_SUBJECT_RATE, 0, error, "key",
                                name_key (entered->key), "semester", semester, "percent", percent,
                                "source", entered->source, "replaces", replaced, NULL) &&
         dument_workspace_commit (workspace, transaction, error);
}

/**
 * dument_rates_enter:
 * @workspace: a workspace
 * @key: %DUMENT_LAW_ECB, the refinancing rate itself, or %DUMENT_LAW_LEGAL_OTHERS
 * @semester: as typed: `2027-H1`; at most the one after today's
 * @rate: as typed, in percent
 * @source: where it was read
 * @replace: whether it may take the place of one that came with the program
 * @error: return location for an error
 *
 * Enters the rate of a semester that the program does not know, in place of what was entered
 * before.
 *
 * Returns: %FALSE with an error that names the cure; %DUMENT_SERVICE_ERROR_REFUSED where the
 *   program knows the rate and @replace is %FALSE
 */
gboolean
dument_rates_enter (DumentWorkspace *workspace,
                    DumentLawKey key,
                    const char *semester,
                    const char *rate,
                    const char *source,
                    gboolean replace,
                    GError **error)
{
  g_autoptr (DumentEnteredRate) entered = g_new0 (DumentEnteredRate, 1);

  entered->key = key;
  entered->entered_on = dument_workspace_get_today (workspace);
  if (!parse_semester (semester, &entered->semester, error) ||
      !check_semester (workspace, entered->semester, error) ||
      !parse_rate (key, rate, &entered->rate, error) || !check_source (source, error) ||
      (!replace && !check_published (workspace, entered, error)))
    return FALSE;
  entered->source = g_strstrip (g_strdup (source));
  return record (workspace, entered, error);
}

/* Nothing is asked of the semester beyond its form: whatever was entered can be taken back. */
static gboolean
delete_rate (DumentStore *store, DumentLawKey key, DumentSemester semester, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;

  if (dument_entered_rate_delete (store, key, semester, &reason))
    return TRUE;
  if (!g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  name = dument_rates_name_semester (semester);
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
               _ ("You have entered no such rate for %s: there is nothing to remove."), name);
  return FALSE;
}

/**
 * dument_rates_remove:
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
dument_rates_remove (DumentWorkspace *workspace,
                     DumentLawKey key,
                     const char *semester,
                     GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  DumentSemester parsed;

  if (!parse_semester (semester, &parsed, error))
    return FALSE;
  name = dument_semester_to_string (parsed);
  transaction = dument_transaction_begin (store, error);
  return transaction != NULL && delete_rate (store, key, parsed, error) &&
         dument_chronicle_note (workspace, "rate-removed", DUMENT_SUBJECT_RATE, 0, error, "key",
                                name_key (key), "semester", name, NULL) &&
         dument_workspace_commit (workspace, transaction, error);
}

/**
 * dument_rates_list:
 * @workspace: a workspace
 *
 * Returns: (transfer full) (element-type DumentKnownRate): the rates that are known, by kind and
 *   semester
 */
GArray *
dument_rates_list (DumentWorkspace *workspace)
{
  const DumentLaw *law = dument_workspace_get_law (workspace);
  GArray *rates = g_array_new (FALSE, FALSE, sizeof (DumentKnownRate));

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      for (DumentSemester semester = DUMENT_LAW_FIRST_SEMESTER;
           semester <= DUMENT_LAW_LAST_SEMESTER; semester++)
        {
          DumentKnownRate rate = { keys[i], semester, dument_law_rate (law, keys[i], semester) };

          if (rate.value == NULL)
            continue;
          if (rate.value->entered_by_user)
            rate.published = dument_law_published_rate (law, keys[i], semester);
          g_array_append_val (rates, rate);
        }
    }
  return rates;
}

/**
 * dument_rates_list_missing:
 * @workspace: a workspace
 *
 * Returns: (transfer full) (element-type DumentKnownRate): the rates that can be entered today and
 *   that nobody knows yet, without a value, the earliest semester first
 */
GArray *
dument_rates_list_missing (DumentWorkspace *workspace)
{
  const DumentLaw *law = dument_workspace_get_law (workspace);
  GArray *rates = g_array_new (FALSE, FALSE, sizeof (DumentKnownRate));
  DumentSemester last = MIN (find_last_semester (workspace), DUMENT_LAW_LAST_SEMESTER);
  gboolean has_begun[G_N_ELEMENTS (keys)] = { FALSE };

  /* What lies before the first rate that was ever published is no gap. */
  for (DumentSemester semester = DUMENT_LAW_FIRST_SEMESTER; semester <= last; semester++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          DumentKnownRate rate = { .key = keys[i], .semester = semester };

          if (dument_law_rate (law, keys[i], semester) != NULL)
            has_begun[i] = TRUE;
          else if (has_begun[i])
            g_array_append_val (rates, rate);
        }
    }
  return rates;
}

/**
 * dument_rates_name_source:
 * @value: a rate
 *
 * The sources that come with the program are French, as the letters that name them; here they are
 * in the language of the user. What was entered stays as it was.
 *
 * Returns: (transfer full): where it was read
 */
char *
dument_rates_name_source (const DumentLawValue *value)
{
  static const char bank[] = "BCE, opérations principales de refinancement";
  static const char order[] = "arrêté fixant le taux de l’intérêt légal, ";
  DumentSemester semester;

  if (value->entered_by_user)
    return g_strdup (value->source);
  if (g_str_equal (value->source, bank))
    return g_strdup (_ ("European Central Bank, main refinancing operations"));
  if (g_str_has_prefix (value->source, order))
    {
      const char *period = value->source + strlen (order);
      g_autofree char *name =
          dument_semester_parse (period, &semester) ? dument_rates_name_semester (semester) : NULL;

      /* TRANSLATORS: with the year or half-year for which it was made */
      return g_strdup_printf (_ ("order fixing the legal interest rate, %s"),
                              name != NULL ? name : period);
    }
  return g_strdup (value->source);
}
