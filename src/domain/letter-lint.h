/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/letter-composer.h"

G_BEGIN_DECLS

/**
 * DumentLetterRule:
 * @DUMENT_LETTER_RULE_OFFICIAL_LOOK: words that belong to a court or a commissaire de justice
 * @DUMENT_LETTER_RULE_CRIMINAL_THREAT: a threat with the police or a criminal court
 * @DUMENT_LETTER_RULE_PUBLICITY: a threat to tell others of the debt
 * @DUMENT_LETTER_RULE_THIRD_PERSON: the debtor's employer, family or neighbours
 * @DUMENT_LETTER_RULE_SEIZURE: a seizure, for which a creditor without enforceable title has no
 *   right
 * @DUMENT_LETTER_RULE_FEE: a fee that no law gives
 * @DUMENT_LETTER_RULE_INDEMNITY: the fixed indemnity, asked of a consumer
 * @DUMENT_LETTER_RULE_CENTRAL_BANK: the rate between professionals, asked of a consumer
 * @DUMENT_LETTER_RULE_WRONG_LAW: articles that are not those of this debtor
 * @DUMENT_LETTER_RULE_AMOUNT: an amount that is none of the claim's
 * @DUMENT_LETTER_RULE_NO_NOTICE: a formal notice that does not call itself one (art. 1344 C. civ.)
 * @DUMENT_LETTER_RULE_NO_DEADLINE: a formal notice without days to pay
 * @DUMENT_LETTER_RULE_NO_CONSEQUENCE: a formal notice that does not say what follows
 * @DUMENT_LETTER_RULE_SOFTER: a softer letter after a formal notice, which does not uphold it
 *
 * What the words of a letter can do wrong.
 */
typedef enum
{
  DUMENT_LETTER_RULE_OFFICIAL_LOOK,
  DUMENT_LETTER_RULE_CRIMINAL_THREAT,
  DUMENT_LETTER_RULE_PUBLICITY,
  DUMENT_LETTER_RULE_THIRD_PERSON,
  DUMENT_LETTER_RULE_SEIZURE,
  DUMENT_LETTER_RULE_FEE,
  DUMENT_LETTER_RULE_INDEMNITY,
  DUMENT_LETTER_RULE_CENTRAL_BANK,
  DUMENT_LETTER_RULE_WRONG_LAW,
  DUMENT_LETTER_RULE_AMOUNT,
  DUMENT_LETTER_RULE_NO_NOTICE,
  DUMENT_LETTER_RULE_NO_DEADLINE,
  DUMENT_LETTER_RULE_NO_CONSEQUENCE,
  DUMENT_LETTER_RULE_SOFTER,
  DUMENT_LETTER_RULE_N_RULES
} DumentLetterRule;

/**
 * DumentLetterFlaw:
 * @rule: what is wrong
 * @is_forbidden: whether the law forbids it, rather than prudence
 * @words: (nullable): the words, as they stand in the letter; %NULL where words are missing
 * @source: (nullable): the text of law that says so
 */
typedef struct
{
  DumentLetterRule rule;
  gboolean is_forbidden;
  char *words;
  char *source;
} DumentLetterFlaw;

void dument_letter_flaw_free (gpointer data);

typedef struct _DumentLetterLint DumentLetterLint;

DumentLetterLint *dument_letter_lint_parse (const char *text, unsigned *ret_line);
void dument_letter_lint_free (DumentLetterLint *self);
GPtrArray *dument_letter_lint_read (const DumentLetterLint *self,
                                    const DumentLetter *letter,
                                    const DumentLetterFacts *facts);

const char *dument_letter_rule_to_string (DumentLetterRule rule);
gboolean
dument_letter_rule_parse (const char *text, DumentLetterRule *ret_rule) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterLint, dument_letter_lint_free)

G_END_DECLS
