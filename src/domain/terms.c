/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/terms.h"

#include <string.h>

static const struct
{
  DumentDebtorKind kind;
  const char *name;
} kind_names[] = {
  { DUMENT_DEBTOR_UNKNOWN, "unknown" },
  { DUMENT_DEBTOR_PROFESSIONAL, "professional" },
  { DUMENT_DEBTOR_CONSUMER, "consumer" },
  { DUMENT_DEBTOR_PUBLIC, "public" },
  /* What people type and other programs export. */
  { DUMENT_DEBTOR_PROFESSIONAL, "professionnel" },
  { DUMENT_DEBTOR_PROFESSIONAL, "pro" },
  { DUMENT_DEBTOR_PROFESSIONAL, "entreprise" },
  { DUMENT_DEBTOR_PROFESSIONAL, "business" },
  { DUMENT_DEBTOR_CONSUMER, "consommateur" },
  { DUMENT_DEBTOR_CONSUMER, "particulier" },
  { DUMENT_DEBTOR_CONSUMER, "individual" },
  { DUMENT_DEBTOR_PUBLIC, "organisme public" },
  { DUMENT_DEBTOR_PUBLIC, "secteur public" },
  { DUMENT_DEBTOR_PUBLIC, "administration" },
};

static char *
fold (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "fr");

  return g_strstrip (g_ascii_strdown (ascii, -1));
}

/**
 * dument_debtor_kind_to_string:
 * @kind: a kind of debtor
 *
 * Returns: its name for files and scripts: `professional`
 */
const char *
dument_debtor_kind_to_string (DumentDebtorKind kind)
{
  g_return_val_if_fail (kind <= DUMENT_DEBTOR_PUBLIC, "");

  return kind_names[kind].name;
}

/**
 * dument_debtor_kind_parse:
 * @text: a name in English or French, in any case
 * @ret_kind: (out): the kind
 *
 * Returns: %FALSE if @text names none
 */
gboolean
dument_debtor_kind_parse (const char *text, DumentDebtorKind *ret_kind)
{
  g_autofree char *folded = fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (strcmp (kind_names[i].name, folded) == 0)
        {
          *ret_kind = kind_names[i].kind;
          return TRUE;
        }
    }
  return FALSE;
}

/* For files and scripts, and what people type. */
static const char *const imputation_names[][2] = {
  [DUMENT_IMPUTATION_PRINCIPAL_FIRST] = { "principal", "capital" },
  [DUMENT_IMPUTATION_INTEREST_FIRST] = { "interest", "interets" },
};

/**
 * dument_imputation_to_string:
 * @imputation: what a part payment settles first
 *
 * Returns: its name for files and scripts: `principal`
 */
const char *
dument_imputation_to_string (DumentImputation imputation)
{
  g_return_val_if_fail (imputation < G_N_ELEMENTS (imputation_names), "");

  return imputation_names[imputation][0];
}

/**
 * dument_imputation_parse:
 * @text: a name in English or French, in any case
 * @ret_imputation: (out): what a part payment settles first
 *
 * Returns: %FALSE if @text names nothing that can be
 */
gboolean
dument_imputation_parse (const char *text, DumentImputation *ret_imputation)
{
  g_autofree char *folded = fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (imputation_names); i++)
    {
      if (strcmp (imputation_names[i][0], folded) == 0 ||
          strcmp (imputation_names[i][1], folded) == 0)
        {
          *ret_imputation = (DumentImputation) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dument_debtor_kind_propose:
 * @siren: (nullable): the buyer's SIREN
 *
 * Who has a SIREN buys for a business; numbers that begin with 1 or 2 are those of public bodies.
 *
 * Returns: the kind to propose, %DUMENT_DEBTOR_UNKNOWN without a SIREN
 */
DumentDebtorKind
dument_debtor_kind_propose (const char *siren)
{
  if (siren == NULL || *siren == '\0')
    return DUMENT_DEBTOR_UNKNOWN;
  return *siren == '1' || *siren == '2' ? DUMENT_DEBTOR_PUBLIC : DUMENT_DEBTOR_PROFESSIONAL;
}

/* Two decimals at most, whatever stands for: percent, points, times. */
static gboolean
parse_hundredths (const char *text, gint32 *ret_value)
{
  DumentMoney value;

  if (!dument_money_parse (text, 2, &value) || value < 0 || value > DUMENT_RATE_MAX)
    return FALSE;
  *ret_value = (gint32) value;
  return TRUE;
}

static gboolean
match_number (const char *text, const char *pattern, gint32 *ret_value)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, /* error= */ NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  number = g_match_info_fetch_named (match, "n");
  return parse_hundredths (number, ret_value);
}

/* The forms of a clause are read word by word: a file of a million invoices states a million. */
static gboolean
take_word (const char **cursor, const char *word)
{
  if (!g_str_has_prefix (*cursor, word))
    return FALSE;
  *cursor += strlen (word);
  return TRUE;
}

static void
skip_space (const char **cursor)
{
  (void) take_word (cursor, " ");
}

static gboolean
take_number (const char **cursor, gint32 *ret_value)
{
  gsize length = strspn (*cursor, "0123456789");
  char after = (*cursor)[length];
  g_autofree char *number = NULL;

  if (length > 0 && (after == '.' || after == ','))
    {
      gsize decimals = strspn (*cursor + length + 1, "0123456789");

      length += decimals > 0 ? decimals + 1 : 0;
    }
  if (length == 0)
    return FALSE;
  number = g_strndup (*cursor, length);
  *cursor += length;
  return parse_hundredths (number, ret_value);
}

static gboolean
take_legal (const char **cursor)
{
  (void) take_word (cursor, "taux ");
  return take_word (cursor, "legal");
}

static gboolean
take_times (const char **cursor)
{
  gboolean is_there;

  skip_space (cursor);
  is_there = take_word (cursor, "*") || take_word (cursor, "x");
  skip_space (cursor);
  return is_there;
}

static gboolean
parse_fixed (const char *text, gint32 *ret_value)
{
  if (!take_number (&text, ret_value))
    return FALSE;
  skip_space (&text);
  (void) take_word (&text, "%");
  return *text == '\0';
}

static gboolean
parse_ecb_plus (const char *text, gint32 *ret_value)
{
  if (!take_word (&text, "ecb") && !take_word (&text, "bce"))
    return FALSE;
  skip_space (&text);
  if (!take_word (&text, "+"))
    return FALSE;
  skip_space (&text);
  if (!take_number (&text, ret_value))
    return FALSE;
  skip_space (&text);
  if (!take_word (&text, "%") && take_word (&text, "point"))
    (void) take_word (&text, "s");
  return *text == '\0';
}

static gboolean
parse_legal_times (const char *text, gint32 *ret_value)
{
  const char *reverse = text;

  if (take_legal (&text) && take_times (&text) && take_number (&text, ret_value) && *text == '\0')
    return TRUE;
  return take_number (&reverse, ret_value) && take_times (&reverse) && take_legal (&reverse) &&
         *reverse == '\0';
}

/**
 * dument_clause_parse:
 * @text: `12.00`, `12,5 %`, `ecb+10`, `bce + 10 points`, `legal*3`, `3 x légal` or `none`
 * @ret_clause: (out): the clause
 *
 * Returns: %FALSE if @text states no rate, or one above %DUMENT_RATE_MAX
 */
gboolean
dument_clause_parse (const char *text, DumentClause *ret_clause)
{
  g_autofree char *folded = fold (text);
  DumentClause clause = { DUMENT_CLAUSE_NONE, 0 };

  if (parse_fixed (folded, &clause.value))
    clause.kind = DUMENT_CLAUSE_FIXED;
  else if (parse_ecb_plus (folded, &clause.value))
    clause.kind = DUMENT_CLAUSE_ECB_PLUS;
  else if (parse_legal_times (folded, &clause.value))
    clause.kind = DUMENT_CLAUSE_LEGAL_TIMES;
  else if (strcmp (folded, "none") == 0 || strcmp (folded, "aucun") == 0)
    clause.value = 0;
  else
    return FALSE;
  *ret_clause = clause;
  return TRUE;
}

/* Small numbers are written out in clauses: "trois fois le taux d’intérêt légal". */
static char *
replace_number_words (const char *text)
{
  static const char *const words[][2] = {
    { "\\bdeux\\b", "2" },
    { "\\btrois\\b", "3" },
    { "\\bquatre\\b", "4" },
    { "\\bcinq\\b", "5" },
    { "\\bsept\\b", "7" },
    { "\\bhuit\\b", "8" },
    { "\\bdix\\b", "10" },
    { "\\bdouze\\b", "12" },
    { "\\bquinze\\b", "15" },
    { "\\btriple d[ue]\\b", "3 fois" },
    { "\\bdouble d[ue]\\b", "2 fois" },
  };
  char *result = g_strdup (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *before = result;
      g_autoptr (GRegex) regex = g_regex_new (words[i][0], 0, 0, /* error= */ NULL);

      result = g_regex_replace_literal (regex, before, -1, 0, words[i][1], 0, /* error= */ NULL);
    }
  return result;
}

#define NUMBER "(?<n>[0-9]+([.,][0-9]+)?)"
#define BANK   "(bce|ecb|banque centrale europeenne|european central bank)"

static unsigned
count_matches (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, /* error= */ NULL);
  g_autoptr (GMatchInfo) match = NULL;
  unsigned n_matches = 0;

  (void) g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); (void) g_match_info_next (match, /* error= */ NULL))
    n_matches++;
  return n_matches;
}

static gboolean
has (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, 0, 0);
}

/* One number alone may be the rate, and nothing around it may make it another. */
static gboolean
is_decidable (const char *text)
{
  return count_matches (text, NUMBER
                        "\\s*(%|points?\\b|pour ?cent|percent|fois\\b|x\\s|times\\b)") == 1 &&
         !has (text, "\\bmois\\b|mensuel|month") &&
         !has (text, "(escompte|discount|rabais|remise|\\btva\\b|\\bvat\\b)[^.;\n]*" NUMBER
                     "\\s*(%|points?\\b)") &&
         !has (text, NUMBER "\\s*(%|points?\\b)[^.;\n]*(escompte|discount|rabais|remise|\\btva\\b|"
                            "\\bvat\\b)");
}

/**
 * dument_clause_find:
 * @note: what an invoice says of late-payment penalties (French note PMD)
 * @ret_clause: (out): the clause
 *
 * Looks for one rate stated in running French or English. A note that speaks of months, that names
 * two numbers of any kind of rate, or that names its rate beside a discount or a tax is not
 * decided: a wrong clause is worse than none.
 *
 * Returns: %FALSE if there is no such rate
 */
gboolean
dument_clause_find (const char *note, DumentClause *ret_clause)
{
  g_autofree char *folded = fold (note);
  g_autofree char *text = replace_number_words (folded);
  DumentClause found = { DUMENT_CLAUSE_NONE, 0 };

  if (!is_decidable (text))
    return FALSE;
  if (match_number (text, NUMBER "\\s*(fois|x|times)\\s[^.;]{0,40}?legal", &found.value))
    found.kind = DUMENT_CLAUSE_LEGAL_TIMES;
  else if (match_number (text, BANK "[^.;]{0,120}?" NUMBER "\\s*(points|%)", &found.value))
    found.kind = DUMENT_CLAUSE_ECB_PLUS;
  /* What the law or the bank adds to is no rate by itself. */
  else if (!has (text, BANK "|taux [^.;]{0,12}legal|legal (interest )?rate") &&
           match_number (text, NUMBER "\\s*%", &found.value))
    found.kind = DUMENT_CLAUSE_FIXED;
  else
    return FALSE;
  *ret_clause = found;
  return TRUE;
}

/**
 * dument_clause_to_string:
 * @clause: a clause
 *
 * Returns: (transfer full): its form for files and scripts, which dument_clause_parse() reads
 */
char *
dument_clause_to_string (DumentClause clause)
{
  g_autofree char *number = dument_money_to_decimal (clause.value, 2);

  switch (clause.kind)
    {
    case DUMENT_CLAUSE_FIXED:
      return g_steal_pointer (&number);
    case DUMENT_CLAUSE_ECB_PLUS:
      return g_strconcat ("ecb+", number, NULL);
    case DUMENT_CLAUSE_LEGAL_TIMES:
      return g_strconcat ("legal*", number, NULL);
    case DUMENT_CLAUSE_NONE:
    default:
      return g_strdup ("none");
    }
}
