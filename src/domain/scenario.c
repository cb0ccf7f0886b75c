/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/scenario.h"

#include "domain/terms.h"

#include <string.h>

#define HEAD         "scenario"
#define END_OF_MONTH "end-of-month"
#define ALL_DEBTORS  ((1u << (DUMENT_DEBTOR_PUBLIC + 1)) - 1)

/* A year before or after: whoever means more has typed something else. */
#define MAX_DAYS 366

G_DEFINE_QUARK (dument - scenario - error - quark, dument_scenario_error)

static const char *const head_keys[] = {
  "name", "nom", "use", "usage", "debtors", "interval", NULL
};
static const char *const step_keys[] = { "when",    "channels", "letter", "tone",
                                         "minimum", "debtors",  NULL };

static const char *const anchors[DUMENT_SCENARIO_ANCHOR_N_ANCHORS] = {
  [DUMENT_SCENARIO_ANCHOR_DUE] = "due",           [DUMENT_SCENARIO_ANCHOR_STEP] = "step",
  [DUMENT_SCENARIO_ANCHOR_POSTED] = "posted",     [DUMENT_SCENARIO_ANCHOR_PRESENTED] = "presented",
  [DUMENT_SCENARIO_ANCHOR_DEADLINE] = "deadline",
};

/* A text that is being read. */
typedef struct
{
  GKeyFile *file;
  const DumentLetterKind *const *letters;
  gsize n_letters;
} Reading;

static void
free_step (gpointer data)
{
  DumentScenarioStep *step = data;

  g_free (step->id);
  g_free (step);
}

/**
 * dument_scenario_free:
 * @self: (nullable) (transfer full): a scenario
 */
void
dument_scenario_free (DumentScenario *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->french_name);
  g_free (self->english_name);
  g_free (self->french_use);
  g_free (self->english_use);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gboolean
refuse (GError **error, DumentScenarioError code, const char *group, const char *key)
{
  static const char *const causes[] = {
    [DUMENT_SCENARIO_ERROR_SYNTAX] = "cannot be read",
    [DUMENT_SCENARIO_ERROR_REPEATED] = "stands there twice",
    [DUMENT_SCENARIO_ERROR_UNKNOWN_KEY] = "is not known",
    [DUMENT_SCENARIO_ERROR_MISSING_KEY] = "is missing",
    [DUMENT_SCENARIO_ERROR_BAD_VALUE] = "has a value that it cannot have",
    [DUMENT_SCENARIO_ERROR_ORDER] = "asks for less than a step before it",
  };

  g_set_error (error, DUMENT_SCENARIO_ERROR, code, "[%s] %s: %s", group, key, causes[code]);
  return FALSE;
}

/* The key file takes the last of two silently. */
static gboolean
check_repeated (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *group = g_strdup ("");

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      const char *equals = strchr (line, '=');
      g_autofree char *key = NULL;

      if (*line == '[')
        {
          g_free (group);
          group = g_strndup (line + 1, strcspn (line + 1, "]"));
          key = g_strdup ("");
        }
      else if (*line != '#' && equals != NULL)
        key = g_strchomp (g_strndup (line, (gsize) (equals - line)));
      if (key != NULL && !g_hash_table_add (seen, g_strconcat (group, "\n", key, NULL)))
        return refuse (error, DUMENT_SCENARIO_ERROR_REPEATED, group, key);
    }
  return TRUE;
}

static gboolean
check_keys (const Reading *reading, const char *group, const char *const *known, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reading->file, group, /* length= */ NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      if (!g_strv_contains (known, keys[i]))
        return refuse (error, DUMENT_SCENARIO_ERROR_UNKNOWN_KEY, group, keys[i]);
    }
  return TRUE;
}

static char *
get_text (const Reading *reading, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_string (reading->file, group, key, /* error= */ NULL);

  return value != NULL && *g_strstrip (value) != '\0' ? g_steal_pointer (&value) : NULL;
}

static gboolean
take_text (const Reading *reading, const char *group, const char *key, char **ret, GError **error)
{
  *ret = get_text (reading, group, key);
  return *ret != NULL || refuse (error, DUMENT_SCENARIO_ERROR_MISSING_KEY, group, key);
}

static gboolean
parse_days (const char *text, gint64 least, int *ret_days)
{
  gint64 days;

  if (!g_ascii_string_to_signed (text, 10, least, MAX_DAYS, &days, /* error= */ NULL))
    return FALSE;
  *ret_days = (int) days;
  return TRUE;
}

static gboolean
read_debtors (const Reading *reading, const char *group, guint *ret_debtors, GError **error)
{
  g_autofree char *text = get_text (reading, group, "debtors");
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, ";", -1) : NULL;
  guint debtors = 0;

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    {
      DumentDebtorKind kind;

      if (!dument_debtor_kind_parse (g_strstrip (words[i]), &kind))
        return refuse (error, DUMENT_SCENARIO_ERROR_BAD_VALUE, group, "debtors");
      debtors |= 1u << kind;
    }
  *ret_debtors = debtors != 0 ? debtors : ALL_DEBTORS;
  return TRUE;
}

static gboolean
read_head (const Reading *reading, DumentScenario *self, GError **error)
{
  g_autofree char *interval = NULL;

  if (!check_keys (reading, HEAD, head_keys, error) ||
      !take_text (reading, HEAD, "name", &self->english_name, error) ||
      !take_text (reading, HEAD, "nom", &self->french_name, error) ||
      !take_text (reading, HEAD, "use", &self->english_use, error) ||
      !take_text (reading, HEAD, "usage", &self->french_use, error) ||
      !take_text (reading, HEAD, "interval", &interval, error) ||
      !read_debtors (reading, HEAD, &self->debtors, error))
    return FALSE;
  return parse_days (interval, 0, &self->interval) ||
         refuse (error, DUMENT_SCENARIO_ERROR_BAD_VALUE, HEAD, "interval");
}

static gboolean
parse_anchor (const char *word, DumentScenarioAnchor *ret_anchor)
{
  for (int i = 0; i < DUMENT_SCENARIO_ANCHOR_N_ANCHORS; i++)
    {
      if (g_str_equal (anchors[i], word))
        {
          *ret_anchor = (DumentScenarioAnchor) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* `due`, `due-7`, `step + 3`, `due end-of-month`, `due+30 end-of-month`. */
static gboolean
parse_when (const char *text, DumentScenarioStep *step)
{
  gsize n_letters = strspn (text, "abcdefghijklmnopqrstuvwxyz");
  g_autofree char *word = g_strndup (text, n_letters);
  g_autofree char *rest = g_strstrip (g_strdup (text + n_letters));
  g_auto (GStrv) parts = NULL;
  g_autofree char *days = NULL;

  step->end_of_month = g_str_has_suffix (rest, END_OF_MONTH);
  if (step->end_of_month)
    rest[strlen (rest) - strlen (END_OF_MONTH)] = '\0';
  parts = g_strsplit (rest, " ", -1);
  days = g_strjoinv ("", parts);
  if (*days == '\0')
    step->offset = 0;
  else if ((*days != '+' && *days != '-') ||
           !parse_days (*days == '+' ? days + 1 : days, -MAX_DAYS, &step->offset))
    return FALSE;
  return parse_anchor (word, &step->anchor);
}

static gboolean
parse_channels (const char *text, DumentScenarioStep *step)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      DumentMedium channel;

      if (step->n_channels == G_N_ELEMENTS (step->channels) ||
          !dument_medium_parse (g_strstrip (words[i]), &channel))
        return FALSE;
      for (gsize k = 0; k < step->n_channels; k++)
        {
          if (step->channels[k] == channel || channel == DUMENT_MEDIUM_NONE ||
              step->channels[k] == DUMENT_MEDIUM_NONE)
            return FALSE;
        }
      step->channels[step->n_channels++] = channel;
    }
  return step->n_channels > 0;
}

/* A text goes with what is written, and nothing is written without one. A letter that is always
 * registered goes by no other way. */
static gboolean
take_letter (const Reading *reading, const char *id, DumentScenarioStep *step)
{
  gboolean is_written = FALSE;

  for (gsize i = 0; i < step->n_channels; i++)
    is_written |= dument_medium_is_written (step->channels[i]);
  for (gsize i = 0; id != NULL && i < reading->n_letters; i++)
    {
      if (g_str_equal (reading->letters[i]->id, id))
        step->letter = reading->letters[i];
    }
  if (step->letter == NULL)
    return id == NULL && !is_written;
  return is_written && (!step->letter->registered ||
                        (step->n_channels == 1 && step->channels[0] == DUMENT_MEDIUM_REGISTERED));
}

static gboolean
read_values (const Reading *reading, const char *group, DumentScenarioStep *step, GError **error)
{
  g_autofree char *when = NULL;
  g_autofree char *channels = NULL;
  g_autofree char *letter = get_text (reading, group, "letter");
  g_autofree char *tone = get_text (reading, group, "tone");
  g_autofree char *minimum = get_text (reading, group, "minimum");
  const char *wrong = NULL;

  if (!check_keys (reading, group, step_keys, error) ||
      !take_text (reading, group, "when", &when, error) ||
      !take_text (reading, group, "channels", &channels, error) ||
      !read_debtors (reading, group, &step->debtors, error))
    return FALSE;
  step->has_tone = tone != NULL;
  if (!parse_when (when, step))
    wrong = "when";
  else if (!parse_channels (channels, step))
    wrong = "channels";
  else if (!take_letter (reading, letter, step))
    wrong = "letter";
  else if (tone != NULL && !dument_tone_parse (tone, &step->tone))
    wrong = "tone";
  else if (minimum != NULL &&
           (!dument_money_parse (minimum, 2, &step->minimum) || step->minimum < 0))
    wrong = "minimum";
  return wrong == NULL || refuse (error, DUMENT_SCENARIO_ERROR_BAD_VALUE, group, wrong);
}

/* A letter that asks for less than one before it could never be written any more. */
static gboolean
check_order (const DumentScenario *self, const DumentScenarioStep *step, GError **error)
{
  for (guint i = 0; step->letter != NULL && i < self->steps->len; i++)
    {
      const DumentScenarioStep *before = g_ptr_array_index (self->steps, i);

      if (before->letter != NULL && before->letter->rank > step->letter->rank)
        return refuse (error, DUMENT_SCENARIO_ERROR_ORDER, step->id, "letter");
    }
  return TRUE;
}

static gboolean
read_step (const Reading *reading, DumentScenario *self, const char *group, GError **error)
{
  DumentScenarioStep *step = g_new0 (DumentScenarioStep, 1);

  step->id = g_strdup (group);
  g_ptr_array_add (self->steps, step);
  return read_values (reading, group, step, error) && check_order (self, step, error);
}

static gboolean
read_all (const Reading *reading, DumentScenario *self, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reading->file, /* length= */ NULL);

  if (!read_head (reading, self, error))
    return FALSE;
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      if (!g_str_equal (groups[i], HEAD) && !read_step (reading, self, groups[i], error))
        return FALSE;
    }
  return self->steps->len > 0 || refuse (error, DUMENT_SCENARIO_ERROR_MISSING_KEY, HEAD, "[…]");
}

/**
 * dument_scenario_parse:
 * @id: the name of the scenario
 * @text: its text, see #DumentScenario
 * @letters: (array length=n_letters): the letters that steps may name; they outlive the scenario
 * @n_letters: how many
 * @error: (out) (optional): where an error of %DUMENT_SCENARIO_ERROR goes, which names group and
 * key
 *
 * Returns: (transfer full) (nullable): the scenario, or %NULL if the text is not one to the letter
 */
DumentScenario *
dument_scenario_parse (const char *id,
                       const char *text,
                       const DumentLetterKind *const *letters,
                       gsize n_letters,
                       GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (DumentScenario) self = g_new0 (DumentScenario, 1);
  g_autoptr (GError) fault = NULL;
  const Reading reading = { file, letters, n_letters };

  self->id = g_strdup (id);
  self->steps = g_ptr_array_new_with_free_func (free_step);
  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, &fault))
    {
      g_set_error (error, DUMENT_SCENARIO_ERROR, DUMENT_SCENARIO_ERROR_SYNTAX, "%s",
                   fault->message);
      return NULL;
    }
  if (!check_repeated (text, error) || !read_all (&reading, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dument_scenario_find_step:
 * @self: a scenario
 * @id: the name of a step
 *
 * Returns: (nullable): that step
 */
const DumentScenarioStep *
dument_scenario_find_step (const DumentScenario *self, const char *id)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const DumentScenarioStep *step = g_ptr_array_index (self->steps, i);

      if (g_str_equal (step->id, id))
        return step;
    }
  return NULL;
}
