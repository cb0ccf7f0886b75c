/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/law.h"

#include "domain/money.h"

#include <string.h>

/* The published rates are looked up by semester in tight loops: they are laid out for that. */
#define N_SEMESTERS (DUMENT_LAW_LAST_SEMESTER - DUMENT_LAW_FIRST_SEMESTER + 1)
#define N_RATE_KEYS (DUMENT_LAW_LEGAL_INDIVIDUALS + 1)

struct _DumentLaw
{
  gatomicrefcount n_references;
  GPtrArray *values[DUMENT_LAW_N_KEYS]; /* DumentLawValue, by valid_from */
  const DumentLawValue *by_semester[N_RATE_KEYS][N_SEMESTERS];
  const DumentLawValue *entered[N_RATE_KEYS][N_SEMESTERS];
  GPtrArray *entered_values;
};

typedef struct
{
  const char *name;
  unsigned n_decimals;
} KeyFormat;

static const KeyFormat formats[DUMENT_LAW_N_KEYS] = {
  [DUMENT_LAW_ECB] = { "ecb", 2 },
  [DUMENT_LAW_LEGAL_OTHERS] = { "legal-others", 2 },
  [DUMENT_LAW_LEGAL_INDIVIDUALS] = { "legal-individuals", 2 },
  [DUMENT_LAW_PROFESSIONAL_MARGIN] = { "professional-margin", 2 },
  [DUMENT_LAW_PUBLIC_MARGIN] = { "public-margin", 2 },
  [DUMENT_LAW_FLOOR_MULTIPLE] = { "floor-multiple", 0 },
  [DUMENT_LAW_INDEMNITY] = { "indemnity", 2 },
  [DUMENT_LAW_PAYMENT_TERM] = { "payment-term", 0 },
  [DUMENT_LAW_LIMITATION_PROFESSIONAL] = { "limitation-professional", 0 },
  [DUMENT_LAW_LIMITATION_CONSUMER] = { "limitation-consumer", 0 },
  [DUMENT_LAW_LIMITATION_PUBLIC] = { "limitation-public", 0 },
  [DUMENT_LAW_DECLARATION] = { "declaration", 0 },
  [DUMENT_LAW_DECLARATION_FROM_ABROAD] = { "declaration-from-abroad", 0 },
};

G_DEFINE_QUARK (dument - law - error - quark, dument_law_error)

static void
free_value (gpointer data)
{
  DumentLawValue *value = data;

  g_free ((char *) value->source);
  g_free (value);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const DumentLawValue *left = *(const DumentLawValue *const *) a;
  const DumentLawValue *right = *(const DumentLawValue *const *) b;

  return (left->valid_from > right->valid_from) - (left->valid_from < right->valid_from);
}

/**
 * dument_law_new:
 *
 * Returns: (transfer full): a law that fixes nothing yet
 */
DumentLaw *
dument_law_new (void)
{
  DumentLaw *self = g_new0 (DumentLaw, 1);

  g_atomic_ref_count_init (&self->n_references);
  for (int key = 0; key < DUMENT_LAW_N_KEYS; key++)
    self->values[key] = g_ptr_array_new_with_free_func (free_value);
  self->entered_values = g_ptr_array_new_with_free_func (free_value);
  return self;
}

/**
 * dument_law_ref:
 * @self: a law that will change no more
 *
 * Returns: (transfer full): the same law, for a use that may outlast its owner's, on any thread
 */
DumentLaw *
dument_law_ref (const DumentLaw *self)
{
  DumentLaw *shared = (DumentLaw *) self;

  g_atomic_ref_count_inc (&shared->n_references);
  return shared;
}

/**
 * dument_law_free:
 * @self: (nullable): a law
 *
 * Gives @self up; the last to do so frees it, with every value that was looked up in it.
 */
void
dument_law_free (DumentLaw *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  for (int key = 0; key < DUMENT_LAW_N_KEYS; key++)
    g_ptr_array_unref (self->values[key]);
  g_ptr_array_unref (self->entered_values);
  g_free (self);
}

static gboolean
parse_key (const char *name, DumentLawKey *ret_key)
{
  for (int key = 0; key < DUMENT_LAW_N_KEYS; key++)
    {
      if (strcmp (formats[key].name, name) == 0)
        {
          *ret_key = (DumentLawKey) key;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
load_line (DumentLaw *self, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, ";", -1);
  DumentLawKey key;
  DumentDate valid_from, verified_on;
  DumentMoney number;
  DumentLawValue *value;

  if (g_strv_length (fields) != 5 || !parse_key (fields[0], &key) ||
      !dument_date_parse_iso (fields[1], &valid_from) ||
      !dument_money_parse (fields[2], formats[key].n_decimals, &number) ||
      !dument_date_parse_iso (fields[3], &verified_on) || *fields[4] == '\0')
    return FALSE;

  value = g_new0 (DumentLawValue, 1);
  value->value = number;
  value->valid_from = valid_from;
  value->verified_on = verified_on;
  value->source = g_strdup (fields[4]);
  g_ptr_array_add (self->values[key], value);
  return TRUE;
}

/* The value in force on a day, unless nobody has checked it since: a rate is never carried on into
 * a semester that began after it was last verified. */
static const DumentLawValue *
find_rate (const DumentLaw *self, DumentLawKey key, DumentSemester semester)
{
  DumentDate anchor = dument_semester_first_day (semester);
  const DumentLawValue *value = dument_law_lookup (self, key, anchor);

  return value != NULL && value->verified_on >= anchor ? value : NULL;
}

static void
lay_out_semesters (DumentLaw *self)
{
  for (int key = 0; key < N_RATE_KEYS; key++)
    {
      for (int i = 0; i < N_SEMESTERS; i++)
        {
          const DumentLawValue *entered = self->entered[key][i];

          self->by_semester[key][i] =
              entered != NULL ? entered
                              : find_rate (self, (DumentLawKey) key, DUMENT_LAW_FIRST_SEMESTER + i);
        }
    }
}

/**
 * dument_law_load:
 * @self: a law
 * @text: lines `key;valid_from;value;verified_on;source`; empty lines and lines with `#` are
 * skipped
 * @error: return location for an error
 *
 * Adds dated values. Percentages and amounts are decimals with a point.
 *
 * Returns: %FALSE with %DUMENT_LAW_ERROR_SYNTAX naming the line
 */
gboolean
dument_law_load (DumentLaw *self, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (unsigned i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      if (!load_line (self, lines[i]))
        {
          g_set_error (error, DUMENT_LAW_ERROR, DUMENT_LAW_ERROR_SYNTAX,
                       "line %u: not “key;valid_from;value;verified_on;source”: %s", i + 1,
                       lines[i]);
          return FALSE;
        }
    }
  for (int key = 0; key < DUMENT_LAW_N_KEYS; key++)
    g_ptr_array_sort (self->values[key], compare_values);
  lay_out_semesters (self);
  return TRUE;
}

/**
 * dument_law_has_semester:
 * @semester: a semester
 *
 * Returns: whether a rate of @semester can be kept
 */
gboolean
dument_law_has_semester (DumentSemester semester)
{
  return semester >= DUMENT_LAW_FIRST_SEMESTER && semester <= DUMENT_LAW_LAST_SEMESTER;
}

/**
 * dument_law_enter_rate:
 * @self: a law
 * @key: one of the published rates
 * @semester: the semester for which it holds, one that [func@law_has_semester] knows
 * @rate: the rate, in hundredths of a percent
 * @entered_on: the day on which the user typed it
 * @source: where the user read it
 *
 * Sets the rate of one semester; it goes before the value that came with the program.
 */
void
dument_law_enter_rate (DumentLaw *self,
                       DumentLawKey key,
                       DumentSemester semester,
                       DumentRate rate,
                       DumentDate entered_on,
                       const char *source)
{
  DumentLawValue *value;

  g_return_if_fail (key < N_RATE_KEYS && dument_law_has_semester (semester));

  value = g_new0 (DumentLawValue, 1);
  value->value = rate;
  value->valid_from = dument_semester_first_day (semester);
  value->verified_on = entered_on;
  value->source = g_strdup (source);
  value->entered_by_user = TRUE;
  g_ptr_array_add (self->entered_values, value);
  self->entered[key][semester - DUMENT_LAW_FIRST_SEMESTER] = value;
  self->by_semester[key][semester - DUMENT_LAW_FIRST_SEMESTER] = value;
}

/**
 * dument_law_lookup:
 * @self: a law
 * @key: which value
 * @date: a day
 *
 * Returns: (nullable) (transfer none): the value in force on @date, or %NULL where none is known
 */
const DumentLawValue *
dument_law_lookup (const DumentLaw *self, DumentLawKey key, DumentDate date)
{
  const DumentLawValue *found = NULL;

  for (unsigned i = 0; i < self->values[key]->len; i++)
    {
      const DumentLawValue *value = g_ptr_array_index (self->values[key], i);

      if (value->valid_from > date)
        break;
      found = value;
    }
  return found;
}

/**
 * dument_law_published_rate:
 * @self: a law
 * @key: %DUMENT_LAW_ECB or one of the legal rates
 * @semester: a semester
 *
 * Returns: (nullable) (transfer none): the rate that came with the program, whatever the user
 *   entered, or %NULL where it came with none
 */
const DumentLawValue *
dument_law_published_rate (const DumentLaw *self, DumentLawKey key, DumentSemester semester)
{
  g_return_val_if_fail (key < N_RATE_KEYS, NULL);

  return dument_law_has_semester (semester) ? find_rate (self, key, semester) : NULL;
}

/**
 * dument_law_rate:
 * @self: a law
 * @key: %DUMENT_LAW_ECB or one of the legal rates
 * @semester: a semester
 *
 * The rate of a semester is the one in force on its first day (art. L441-10 II C. com.).
 *
 * Returns: (nullable) (transfer none): the rate, or %NULL where it is not known: it is never
 * guessed from an earlier one
 */
const DumentLawValue *
dument_law_rate (const DumentLaw *self, DumentLawKey key, DumentSemester semester)
{
  g_return_val_if_fail (key < N_RATE_KEYS, NULL);

  return dument_law_has_semester (semester)
             ? self->by_semester[key][semester - DUMENT_LAW_FIRST_SEMESTER]
             : NULL;
}
