/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-overruling.h"

#include "service/workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is risky, and for the user to judge. Neither what the law forbids is among it, which is a
 * refusal, nor what is plainly wrong: an address, a page, a number. */
static const struct
{
  DumentFindingCode code;
  const char *name;
  const char *meaning;
} risks[] = {
  { DUMENT_FINDING_WORDS, "words", N_ ("words that may do harm") },
  { DUMENT_FINDING_CLAUSE_CHANGED, "clause", N_ ("a clause of law changed") },
  { DUMENT_FINDING_CAUTION, "caution", N_ ("what to think of before such a letter") },
  { DUMENT_FINDING_NO_REMINDER, "no-reminder", N_ ("no reminder before") },
  { DUMENT_FINDING_FOREIGN_SELLER, "foreign", N_ ("invoice of another seller") },
  { DUMENT_FINDING_NOT_SENT, "not-sent", N_ ("invoice not recorded as sent") },
  { DUMENT_FINDING_LIMITATION_NEAR, "limitation-near", N_ ("limitation is near") },
  { DUMENT_FINDING_LIMITATION_PAST, "limitation-past", N_ ("past limitation") },
  { DUMENT_FINDING_NOTICE_REPEATED, "notice-repeated", N_ ("a formal notice already") },
  { DUMENT_FINDING_NOTICE_RUNNING, "notice-running", N_ ("a formal notice still running") },
  { DUMENT_FINDING_PRESENTATION_MISSING, "not-presented",
    N_ ("presentation of a formal notice not recorded") },
  { DUMENT_FINDING_PROMISED, "promised", N_ ("payment promised") },
  { DUMENT_FINDING_PAUSED, "paused", N_ ("invoice paused") },
  { DUMENT_FINDING_CLIENT_INSOLVENT, "insolvent", N_ ("client insolvent") },
  { DUMENT_FINDING_CLIENT_CREDIT, "credit", N_ ("credit of the client not set off") },
};

/**
 * dument_letter_overruling_name:
 * @code: what was found
 *
 * Returns: (nullable): its name, as scripts and the journal write it; %NULL where it may not be
 *   overruled
 */
const char *
dument_letter_overruling_name (DumentFindingCode code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (risks); i++)
    {
      if (risks[i].code == code)
        return risks[i].name;
    }
  return NULL;
}

/**
 * dument_letter_overruling_describe:
 * @name: the name of a warning that may be overruled
 *
 * Returns: (nullable): a few translated words for it; %NULL where there is no such warning
 */
const char *
dument_letter_overruling_describe (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (risks); i++)
    {
      if (g_str_equal (risks[i].name, name))
        return _ (risks[i].meaning);
    }
  return NULL;
}

/**
 * dument_letter_overruling_about:
 * @finding: a warning about a letter
 *
 * Returns: (transfer none): what tells it from another warning of the same code: the words, the
 *   clause, the earlier letter; empty where nothing does
 */
const char *
dument_letter_overruling_about (const DumentFinding *finding)
{
  return finding->detail != NULL ? finding->detail : "";
}

/* Returns: (transfer full): the names of all that may be overruled */
static char *
list_all (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (risks); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", risks[i].name);
  return g_string_free (g_steal_pointer (&list), /* free_segment= */ FALSE);
}

/**
 * dument_letter_overruling_parse:
 * @text: the name of a warning, an equals sign and the reason
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the overruling of every warning of that name; %NULL with
 *   %DUMENT_SERVICE_ERROR_INVALID where nothing of that name may be overruled or no reason is given
 */
DumentOverruling *
dument_letter_overruling_parse (const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name =
      g_strstrip (equals != NULL ? g_strndup (text, (gsize) (equals - text)) : g_strdup (text));
  g_autofree char *reason = g_strstrip (g_strdup (equals != NULL ? equals + 1 : ""));
  g_autofree char *all = NULL;

  if (dument_letter_overruling_describe (name) == NULL)
    {
      all = list_all ();
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                   _ ("“%s” is no warning that may be overruled. These may: %s."), name, all);
      return NULL;
    }
  if (*reason == '\0')
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                   _ ("The reason is missing, which the journal keeps: %s=REASON"), name);
      return NULL;
    }
  return dument_overruling_new (name, /* about= */ NULL, reason);
}

static gboolean
concerns (const DumentOverruling *overruling, const DumentFinding *finding)
{
  return g_strcmp0 (overruling->code, dument_letter_overruling_name (finding->code)) == 0 &&
         (*overruling->about == '\0' ||
          g_str_equal (overruling->about, dument_letter_overruling_about (finding)));
}

static const DumentOverruling *
find_overruling (const GPtrArray *overrulings, const DumentFinding *finding)
{
  if (finding->severity != DUMENT_FINDING_WARNING)
    return NULL;
  for (guint i = 0; i < overrulings->len; i++)
    {
      const DumentOverruling *overruling = g_ptr_array_index (overrulings, i);

      if (concerns (overruling, finding))
        return overruling;
    }
  return NULL;
}

/**
 * dument_letter_overruling_apply:
 * @warnings: (inout) (element-type DumentFinding): what was found; what is overruled leaves it
 * @overrulings: (nullable) (element-type DumentOverruling): what the user overruled
 *
 * Returns: (transfer full) (element-type DumentFinding): what was overruled, with the reason; never
 *   a refusal
 */
GPtrArray *
dument_letter_overruling_apply (GPtrArray *warnings, const GPtrArray *overrulings)
{
  GPtrArray *overruled = dument_finding_list_new ();

  for (guint i = 0; overrulings != NULL && i < warnings->len;)
    {
      DumentFinding *finding = g_ptr_array_index (warnings, i);
      const DumentOverruling *overruling = find_overruling (overrulings, finding);

      if (overruling == NULL)
        {
          i++;
          continue;
        }
      finding->overruled_because = g_strdup (overruling->reason);
      g_ptr_array_add (overruled, g_ptr_array_steal_index (warnings, i));
    }
  return overruled;
}

static gboolean
is_met (const DumentOverruling *overruling, const GPtrArray *overruled)
{
  for (guint i = 0; i < overruled->len; i++)
    {
      if (concerns (overruling, g_ptr_array_index (overruled, i)))
        return TRUE;
    }
  return FALSE;
}

static void
append_names (GPtrArray *names, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);
      const char *name = dument_letter_overruling_name (finding->code);

      if (name != NULL && finding->severity == DUMENT_FINDING_WARNING &&
          !g_ptr_array_find_with_equal_func (names, name, g_str_equal, /* index= */ NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
}

static char *
describe_unmet (const DumentOverruling *overruling,
                const GPtrArray *warnings,
                const GPtrArray *overruled)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  append_names (names, overruled);
  append_names (names, warnings);
  if (names->len == 0)
    return g_strdup_printf (_ ("There is no warning “%s” about this letter, nor any other that may "
                               "be overruled."),
                            overruling->code);
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  return g_strdup_printf (_ ("There is no warning “%s” about this letter. These may be overruled: "
                             "%s."),
                          overruling->code, list);
}

/**
 * dument_letter_overruling_check:
 * @warnings: (element-type DumentFinding): what stands
 * @overruled: (element-type DumentFinding): what was overruled
 * @overrulings: (nullable) (element-type DumentOverruling): what the user wanted to overrule
 * @refusals: (element-type DumentFinding): receives a refusal for each that fits nothing
 *
 * Returns: whether each overrules something
 */
gboolean
dument_letter_overruling_check (const GPtrArray *warnings,
                                const GPtrArray *overruled,
                                const GPtrArray *overrulings,
                                GPtrArray *refusals)
{
  gboolean all_met = TRUE;

  for (guint i = 0; overrulings != NULL && i < overrulings->len; i++)
    {
      const DumentOverruling *overruling = g_ptr_array_index (overrulings, i);

      if (is_met (overruling, overruled))
        continue;
      all_met = FALSE;
      dument_finding_refuse (refusals, DUMENT_FINDING_NOT_OVERRULED,
                             describe_unmet (overruling, warnings, overruled))
          ->detail = g_strdup (overruling->code);
    }
  return all_met;
}

/**
 * dument_letter_overruling_list:
 * @overruled: (element-type DumentFinding): what was overruled
 *
 * Returns: (transfer full) (element-type DumentOverruling): the same as it is kept
 */
GPtrArray *
dument_letter_overruling_list (const GPtrArray *overruled)
{
  GPtrArray *list = dument_overruling_list_new ();

  for (guint i = 0; i < overruled->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (overruled, i);

      g_ptr_array_add (list, dument_overruling_new (dument_letter_overruling_name (finding->code),
                                                    dument_letter_overruling_about (finding),
                                                    finding->overruled_because));
    }
  return list;
}
