/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-kind.h"

#include <string.h>

#define HEAD "[lettre]"

typedef enum
{
  KEY_NAME,
  KEY_ENGLISH_NAME,
  KEY_USE,
  KEY_ENGLISH_USE,
  KEY_CAUTION,
  KEY_ENGLISH_CAUTION,
  KEY_RANK,
  KEY_DEBTORS,
  KEY_MOMENT,
  KEY_DEMAND,
  KEY_DEGREE,
  KEY_NEEDS,
  KEY_POST,
  KEY_DEADLINE,
  KEY_REGISTER,
  KEY_TEXTS,
  N_KEYS
} Key;

static const char *const keys[] = {
  [KEY_NAME] = "nom",        [KEY_ENGLISH_NAME] = "name", [KEY_USE] = "usage",
  [KEY_ENGLISH_USE] = "use", [KEY_CAUTION] = "attention", [KEY_ENGLISH_CAUTION] = "caution",
  [KEY_RANK] = "rang",       [KEY_DEBTORS] = "débiteurs", [KEY_MOMENT] = "moment",
  [KEY_DEMAND] = "demande",  [KEY_DEGREE] = "degré",      [KEY_NEEDS] = "exige",
  [KEY_POST] = "envoi",      [KEY_DEADLINE] = "délai",    [KEY_REGISTER] = "registre",
  [KEY_TEXTS] = "textes",
};

/* Those that a letter may do without. */
#define OPTIONAL (1U << KEY_CAUTION | 1U << KEY_ENGLISH_CAUTION | 1U << KEY_NEEDS)

/* In the order of their enumerations. */
static const char *const debtors[] = { "inconnu", "professionnel", "consommateur", "public", NULL };
static const char *const moments[] = { "toujours",  "avant l’échéance", "à l’échéance",
                                       "en retard", "soldée",           NULL };
static const char *const demands[] = { "rien", "principal", "tout", NULL };
static const char *const degrees[] = { "rappel amical",   "rappel ferme", "dernier rappel",
                                       "mise en demeure", "autre",        NULL };
static const char *const needs[] = { "règlement",  "mise en demeure",
                                     "promesse",   "procédure collective",
                                     "échéancier", NULL };
static const char *const posts[] = { "simple", "recommandé", NULL };
static const char *const registers[] = { "personnel", "légal", NULL };
static const char *const texts[] = { "un", "par débiteur", NULL };

G_STATIC_ASSERT (DUMENT_DEBTOR_UNKNOWN == 0 && DUMENT_DEBTOR_PROFESSIONAL == 1 &&
                 DUMENT_DEBTOR_CONSUMER == 2 && DUMENT_DEBTOR_PUBLIC == 3);
G_STATIC_ASSERT (G_N_ELEMENTS (keys) == N_KEYS);

/* A line of the head that is being read. @line counts from 1. */
typedef struct
{
  const char *text;
  const char *value;
  unsigned line;
  DumentTemplateError *error;
} Line;

/**
 * dument_letter_kind_free:
 * @self: (nullable) (transfer full): a kind of letter
 */
void
dument_letter_kind_free (DumentLetterKind *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->french_name);
  g_free (self->english_name);
  g_free (self->french_use);
  g_free (self->english_use);
  g_free (self->french_caution);
  g_free (self->english_caution);
  g_free (self);
}

static gboolean
set_error (DumentTemplateError *error, unsigned line, unsigned column, const char *name)
{
  error->fault = DUMENT_TEMPLATE_WRONG_SYNTAX;
  error->line = line;
  error->column = column;
  error->name = g_strdup (name);
  return FALSE;
}

static gboolean
refuse (const Line *line, const char *place, const char *name)
{
  return set_error (line->error, line->line,
                    (unsigned) g_utf8_pointer_to_offset (line->text, place) + 1, name);
}

static gboolean
read_word (const Line *line, const char *const *words, int *ret_index)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], line->value))
        {
          *ret_index = i;
          return TRUE;
        }
    }
  return refuse (line, line->value, line->value);
}

static gboolean
read_flag (const Line *line, const char *const *words, gboolean *ret_flag)
{
  int index;

  if (!read_word (line, words, &index))
    return FALSE;
  *ret_flag = index != 0;
  return TRUE;
}

/* Words with commas between them, each once, as bits. */
static gboolean
read_set (const Line *line, const char *const *words, guint *ret_set)
{
  g_auto (GStrv) parts = g_strsplit (line->value, ",", /* max_tokens= */ -1);
  const char *place = line->value;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      Line part = *line;
      gsize length = strlen (parts[i]);
      int index;

      part.value = place + strspn (place, " ");
      place += length + 1;
      for (index = 0; words[index] != NULL; index++)
        {
          if (g_str_equal (words[index], g_strstrip (parts[i])))
            break;
        }
      if (words[index] == NULL || (*ret_set & 1U << index) != 0)
        return refuse (line, part.value, parts[i]);
      *ret_set |= 1U << index;
    }
  return TRUE;
}

static gboolean
read_number (const Line *line, int max, int *ret_number)
{
  gint64 number;

  if (!g_ascii_string_to_signed (line->value, 10, 1, max, &number, /* error= */ NULL))
    return refuse (line, line->value, line->value);
  *ret_number = (int) number;
  return TRUE;
}

static gboolean
read_deadline (const Line *line, int *ret_days)
{
  if (g_str_equal (line->value, "usuel"))
    *ret_days = DUMENT_LETTER_KIND_USUAL_DAYS;
  else if (g_str_equal (line->value, "aucun"))
    *ret_days = 0;
  else
    return read_number (line, 90, ret_days);
  return TRUE;
}

static gboolean
read_text (const Line *line, char **ret_text)
{
  *ret_text = g_strdup (line->value);
  return TRUE;
}

static gboolean
read_value (DumentLetterKind *self, Key key, const Line *line)
{
  switch (key)
    {
    case KEY_NAME:
      return read_text (line, &self->french_name);
    case KEY_ENGLISH_NAME:
      return read_text (line, &self->english_name);
    case KEY_USE:
      return read_text (line, &self->french_use);
    case KEY_ENGLISH_USE:
      return read_text (line, &self->english_use);
    case KEY_CAUTION:
      return read_text (line, &self->french_caution);
    case KEY_ENGLISH_CAUTION:
      return read_text (line, &self->english_caution);
    case KEY_RANK:
      return read_number (line, 999, &self->rank);
    case KEY_DEBTORS:
      return read_set (line, debtors, &self->debtors);
    case KEY_MOMENT:
      return read_word (line, moments, (int *) &self->moment);
    case KEY_DEMAND:
      return read_word (line, demands, (int *) &self->demand);
    case KEY_DEGREE:
      return read_word (line, degrees, (int *) &self->degree);
    case KEY_NEEDS:
      return read_set (line, needs, &self->needs);
    case KEY_POST:
      return read_flag (line, posts, &self->registered);
    case KEY_DEADLINE:
      return read_deadline (line, &self->deadline_days);
    case KEY_REGISTER:
      return read_flag (line, registers, &self->is_legal);
    case KEY_TEXTS:
      return read_flag (line, texts, &self->has_text_per_debtor);
    case N_KEYS:
    default:
      return FALSE;
    }
}

/* `clé : valeur`, spaces around the colon. */
static gboolean
read_line (DumentLetterKind *self, Line *line, guint *seen)
{
  const char *colon = strstr (line->text, " : ");
  g_autofree char *name = NULL;

  if (colon == NULL)
    return refuse (line, line->text, line->text);
  name = g_strndup (line->text, (gsize) (colon - line->text));
  line->value = colon + strlen (" : ");
  for (guint key = 0; key < N_KEYS; key++)
    {
      if (!g_str_equal (keys[key], name))
        continue;
      if ((*seen & 1U << key) != 0)
        return refuse (line, line->text, name);
      *seen |= 1U << key;
      return read_value (self, (Key) key, line);
    }
  return refuse (line, line->text, name);
}

/* What is said in one language is said in the other. */
static gboolean
check_complete (guint seen, unsigned line, DumentTemplateError *error)
{
  guint required = ~OPTIONAL & ((1U << N_KEYS) - 1);

  if ((seen & 1U << KEY_CAUTION) != 0 || (seen & 1U << KEY_ENGLISH_CAUTION) != 0)
    required |= 1U << KEY_CAUTION | 1U << KEY_ENGLISH_CAUTION;
  for (guint key = 0; key < N_KEYS; key++)
    {
      if ((required & ~seen & 1U << key) != 0)
        return set_error (error, line, 1, keys[key]);
    }
  return TRUE;
}

/**
 * dument_letter_kind_parse:
 * @id: the name of the file without its ending
 * @text: its content
 * @error: (out): what is wrong with its head, set only on failure: line, column and the word
 *
 * Returns: (transfer full) (nullable): what the head says of the letter, or %NULL if there is none,
 *   or a line of it is unknown, missing, there twice or without a meaning
 */
DumentLetterKind *
dument_letter_kind_parse (const char *id, const char *text, DumentTemplateError *error)
{
  g_autoptr (DumentLetterKind) self = NULL;
  g_auto (GStrv) lines = NULL;
  guint seen = 0;
  gsize i = 0;

  g_return_val_if_fail (id != NULL && text != NULL && error != NULL, NULL);

  lines = g_strsplit (text, "\n", /* max_tokens= */ -1);
  while (lines[i] != NULL && !g_str_equal (g_strchomp (lines[i]), HEAD))
    i++;
  if (lines[i] == NULL)
    {
      set_error (error, 1, 1, HEAD);
      return NULL;
    }
  self = g_new0 (DumentLetterKind, 1);
  self->id = g_strdup (id);
  for (i++; lines[i] != NULL && *g_strchomp (lines[i]) != '\0' && *lines[i] != '['; i++)
    {
      Line line = { .text = lines[i], .line = (unsigned) i + 1, .error = error };

      if (!read_line (self, &line, &seen))
        return NULL;
    }
  return check_complete (seen, (unsigned) i + 1, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * dument_letter_kind_suits:
 * @self: a kind of letter
 * @debtor: whose law applies
 *
 * Returns: whether the letter is for such a debtor
 */
gboolean
dument_letter_kind_suits (const DumentLetterKind *self, DumentDebtorKind debtor)
{
  return (self->debtors & 1U << debtor) != 0;
}

/**
 * dument_letter_kind_name_debtor:
 * @debtor: a kind of debtor
 *
 * Returns: its name in templates and in the names of their files: `professionnel`
 */
const char *
dument_letter_kind_name_debtor (DumentDebtorKind debtor)
{
  g_return_val_if_fail ((gsize) debtor < G_N_ELEMENTS (debtors) - 1, "");

  return debtors[debtor];
}

/**
 * dument_letter_kind_list_debtors:
 *
 * Returns: (array zero-terminated=1): all that dument_letter_kind_name_debtor() says
 */
const char *const *
dument_letter_kind_list_debtors (void)
{
  return debtors;
}

/**
 * dument_letter_kind_file_name:
 * @self: a kind of letter
 * @debtor: whose law applies
 *
 * Returns: (transfer full) (nullable): the name of the file with the words, such as
 *   `mise-en-demeure.professionnel.txt`, or %NULL where the letter is not for such a debtor
 */
char *
dument_letter_kind_file_name (const DumentLetterKind *self, DumentDebtorKind debtor)
{
  if (!dument_letter_kind_suits (self, debtor))
    return NULL;
  return self->has_text_per_debtor
             ? g_strconcat (self->id, ".", dument_letter_kind_name_debtor (debtor), ".txt", NULL)
             : g_strconcat (self->id, ".txt", NULL);
}

/**
 * dument_letter_kind_sum_asked:
 * @self: a kind of letter
 * @claim: a claim on the day of the letter
 *
 * Returns: what the letter asks of it
 */
DumentMoney
dument_letter_kind_sum_asked (const DumentLetterKind *self, const DumentClaim *claim)
{
  switch (self->demand)
    {
    case DUMENT_LETTER_DEMAND_PRINCIPAL:
      return claim->principal;
    case DUMENT_LETTER_DEMAND_TOTAL:
      return claim->total;
    case DUMENT_LETTER_DEMAND_NOTHING:
    default:
      return 0;
    }
}

/* What is paid late waits for its penalties, also for those whose rate is not published yet. */
static gboolean
is_settled (const DumentClaim *claim)
{
  return claim->principal <= 0 && claim->total <= 0 && claim->gaps->len == 0;
}

static DumentLetterFault
find_fault_of_day (DumentLetterMoment moment, const DumentClaim *claim)
{
  switch (moment)
    {
    case DUMENT_LETTER_MOMENT_BEFORE_DUE:
      return claim->as_of < claim->due ? DUMENT_LETTER_FAULT_NONE : DUMENT_LETTER_FAULT_PAST_DUE;
    case DUMENT_LETTER_MOMENT_ON_DUE:
      if (claim->as_of < claim->due)
        return DUMENT_LETTER_FAULT_NOT_DUE_YET;
      return claim->as_of == claim->due ? DUMENT_LETTER_FAULT_NONE : DUMENT_LETTER_FAULT_PAST_DUE;
    case DUMENT_LETTER_MOMENT_LATE:
      return claim->as_of > claim->due ? DUMENT_LETTER_FAULT_NONE : DUMENT_LETTER_FAULT_NOT_LATE;
    case DUMENT_LETTER_MOMENT_SETTLED:
      return is_settled (claim) ? DUMENT_LETTER_FAULT_NONE : DUMENT_LETTER_FAULT_NOT_SETTLED;
    case DUMENT_LETTER_MOMENT_ANY:
    default:
      return DUMENT_LETTER_FAULT_NONE;
    }
}

/**
 * dument_letter_kind_find_fault:
 * @self: a kind of letter
 * @debtor: whose law applies
 * @claim: a claim on the day of the letter
 *
 * A formal notice stands on a law and on a delay (art. 1344 C. civ.); what only asks for the
 * principal can go to whomever.
 *
 * Returns: why such a letter cannot speak of it, or %DUMENT_LETTER_FAULT_NONE
 */
DumentLetterFault
dument_letter_kind_find_fault (const DumentLetterKind *self,
                               DumentDebtorKind debtor,
                               const DumentClaim *claim)
{
  if (!dument_letter_kind_suits (self, debtor))
    return debtor == DUMENT_DEBTOR_UNKNOWN ? DUMENT_LETTER_FAULT_KIND_UNKNOWN
                                           : DUMENT_LETTER_FAULT_WRONG_DEBTOR;
  if (self->demand != DUMENT_LETTER_DEMAND_NOTHING &&
      dument_letter_kind_sum_asked (self, claim) <= 0)
    return DUMENT_LETTER_FAULT_NOTHING_OWED;
  return find_fault_of_day (self->moment, claim);
}
