/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "cli/words.h"

#include "domain/folding.h"

/**
 * dument_words_waiver:
 * @kind: what is given up
 *
 * Returns: the word for scripts
 */
const char *
dument_words_waiver (DumentWaiverKind kind)
{
  return kind == DUMENT_WAIVER_INDEMNITY ? "indemnity" : "interest";
}

/**
 * dument_words_parse_waiver:
 * @text: as typed, in English or French
 * @ret_kind: (out): what is given up
 *
 * Returns: whether @text says it
 */
gboolean
dument_words_parse_waiver (const char *text, DumentWaiverKind *ret_kind)
{
  static const struct
  {
    const char *word;
    DumentWaiverKind kind;
  } words[] = {
    { "interest", DUMENT_WAIVER_INTEREST },     { "indemnity", DUMENT_WAIVER_INDEMNITY },
    { "interets", DUMENT_WAIVER_INTEREST },     { "indemnite", DUMENT_WAIVER_INDEMNITY },
    { "les interets", DUMENT_WAIVER_INTEREST }, { "l indemnite", DUMENT_WAIVER_INDEMNITY },
  };
  g_autofree char *folded = dument_folding_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].word, folded))
        {
          *ret_kind = words[i].kind;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dument_words_subject:
 * @subject: what an entry of the journal is about
 *
 * Returns: the word for scripts
 */
const char *
dument_words_subject (DumentSubject subject)
{
  static const char *const words[] = {
    [DUMENT_SUBJECT_FILE] = "file",
    [DUMENT_SUBJECT_ISSUER] = "issuer",
    [DUMENT_SUBJECT_CLIENT] = "client",
    [DUMENT_SUBJECT_INVOICE] = "invoice",
    [DUMENT_SUBJECT_CREDIT_NOTE] = "credit-note",
    [DUMENT_SUBJECT_PAYMENT] = "payment",
    [DUMENT_SUBJECT_LETTER] = "letter",
    [DUMENT_SUBJECT_DOCUMENT] = "document",
    [DUMENT_SUBJECT_RATE] = "rate",
    [DUMENT_SUBJECT_SETTING] = "setting",
  };

  g_return_val_if_fail (subject < G_N_ELEMENTS (words), "");

  return words[subject];
}

/**
 * dument_words_time:
 * @at: seconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): `2026-11-22T12:00:00Z`
 */
char *
dument_words_time (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at);

  return g_date_time_format_iso8601 (time);
}

/**
 * dument_words_clause:
 * @clause: a contract rate
 *
 * Returns: (transfer full) (nullable): the form in which it is typed; %NULL if there is none
 */
char *
dument_words_clause (DumentClause clause)
{
  return clause.kind == DUMENT_CLAUSE_NONE ? NULL : dument_clause_to_string (clause);
}

static char *
write_index (const DumentSegment *segment)
{
  g_autofree char *value = dument_money_to_decimal (segment->index->value, 2);
  g_autofree char *margin = dument_money_to_decimal (segment->margin, 2);

  switch (segment->basis)
    {
    case DUMENT_RATE_BASIS_CONSUMER:
      return g_strconcat ("legal rate ", value, NULL);
    case DUMENT_RATE_BASIS_CONTRACT_LEGAL:
      return g_strconcat ("contract: ", margin, " × legal rate ", value, NULL);
    case DUMENT_RATE_BASIS_CONTRACT_ECB:
      return g_strconcat ("contract: ECB ", value, " + ", margin, " points", NULL);
    case DUMENT_RATE_BASIS_PROFESSIONAL:
    case DUMENT_RATE_BASIS_PUBLIC:
    case DUMENT_RATE_BASIS_CONTRACT_FIXED:
    default:
      return g_strconcat ("ECB ", value, " + ", margin, " points", NULL);
    }
}

/**
 * dument_words_rate_source:
 * @segment: a line of a décompte
 *
 * Returns: (transfer full): on what its rate rests, in English for scripts:
 * `ECB 2.40 + 10.00 points, art. L441-10 II C. com.; BCE, opérations principales de refinancement`
 */
char *
dument_words_rate_source (const DumentSegment *segment)
{
  g_autofree char *index = NULL;
  const char *ground;

  if (segment->index == NULL)
    {
      g_autofree char *rate = dument_money_to_decimal (segment->rate, 2);

      return g_strconcat ("contract: ", rate, NULL);
    }
  index = write_index (segment);
  ground = segment->margin_value != NULL ? segment->margin_value->source : NULL;
  return g_strconcat (index, ground != NULL ? ", " : "", ground != NULL ? ground : "", "; ",
                      segment->index->source,
                      segment->index->entered_by_user ? " (entered by the user)" : "", NULL);
}
