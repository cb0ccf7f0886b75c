/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-flaws.h"

#include "domain/letter-lint.h"
#include "service/finding.h"
#include "service/service-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define PATH "/io/github/dument/Dument/law/letter-words.csv"

/* The table is part of the program: a fault in it is a fault of the program. */
static gpointer
load_lint (gpointer data)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dument_service_get_resource (), PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  unsigned line = 0;
  DumentLetterLint *lint =
      bytes != NULL ? dument_letter_lint_parse (g_bytes_get_data (bytes, NULL), &line) : NULL;

  if (lint == NULL)
    g_error ("letter-words.csv:%u: not a rule for the words of letters", line);
  return lint;
}

static const DumentLetterLint *
get_lint (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_lint, NULL);
}

/* What is wrong and why, in a sentence; "%s" stands for the words. */
static const char *
explain (DumentLetterRule rule)
{
  switch (rule)
    {
    case DUMENT_LETTER_RULE_OFFICIAL_LOOK:
      return _ ("“%s” belongs to a court or a commissaire de justice; to imitate them is punished. "
                "Say it in your own name.");
    case DUMENT_LETTER_RULE_CRIMINAL_THREAT:
      return _ ("“%s”: an unpaid invoice is a civil matter, and such a threat may turn against "
                "you. Take it "
                "out.");
    case DUMENT_LETTER_RULE_PUBLICITY:
      return _ (
          "“%s”: the debt concerns nobody else, and to tell of it is a fault of its own. Take "
          "it out.");
    case DUMENT_LETTER_RULE_THIRD_PERSON:
      return _ ("“%s”: employer, family and neighbours have nothing to do with the debt. Take it "
                "out.");
    case DUMENT_LETTER_RULE_SEIZURE:
      return _ ("“%s”: without an enforceable title nothing can be seized. Say that you will go to "
                "court.");
    case DUMENT_LETTER_RULE_FEE:
      return _ ("“%s”: the costs of recovery stay with you, but for the fixed indemnity between "
                "professionals and for what is proved. Take it out.");
    case DUMENT_LETTER_RULE_INDEMNITY:
      return _ ("“%s”: a consumer owes no fixed indemnity. Take it out.");
    case DUMENT_LETTER_RULE_CENTRAL_BANK:
      return _ ("“%s”: a consumer owes the legal rate, not that between professionals. Take it "
                "out.");
    case DUMENT_LETTER_RULE_WRONG_LAW:
      return _ ("“%s” is not the law of this kind of client. Take it out.");
    case DUMENT_LETTER_RULE_AMOUNT:
      return _ ("“%s” is none of the amounts of this claim. Put in a value, which follows the "
                "claim.");
    case DUMENT_LETTER_RULE_NO_NOTICE:
      return _ ("Nowhere does the letter call itself a “mise en demeure”, so that it has not the "
                "effects of one. Say so.");
    case DUMENT_LETTER_RULE_NO_DEADLINE:
      return _ ("The formal notice leaves no days to pay. Say how many.");
    case DUMENT_LETTER_RULE_NO_CONSEQUENCE:
      return _ (
          "The formal notice does not say what follows if it is not heeded. Say that you will "
          "go to court.");
    case DUMENT_LETTER_RULE_SOFTER:
    case DUMENT_LETTER_RULE_N_RULES:
    default:
      return _ ("After a formal notice, a softer letter may be read as giving it up. Say that it "
                "keeps its effects.");
    }
}

/* Returns: (transfer full): with the text of law, where one says so */
static char *
describe (const DumentLetterFlaw *flaw)
{
  g_auto (GStrv) parts = g_strsplit (explain (flaw->rule), "%s", /* max_tokens= */ -1);
  g_autofree char *sentence = g_strjoinv (flaw->words != NULL ? flaw->words : "", parts);

  return flaw->source != NULL ? g_strdup_printf ("%s (%s)", sentence, flaw->source)
                              : g_steal_pointer (&sentence);
}

/**
 * dument_letter_flaws_report:
 * @letter: a letter in French that its user changed
 * @facts: what it was composed of
 * @findings: (element-type DumentFinding): receives what its words do wrong: what the law forbids
 *   as refusals, what prudence advises against as warnings
 */
void
dument_letter_flaws_report (const DumentLetter *letter,
                            const DumentLetterFacts *facts,
                            GPtrArray *findings)
{
  g_autoptr (GPtrArray) flaws = dument_letter_lint_read (get_lint (), letter, facts);

  for (guint i = 0; i < flaws->len; i++)
    {
      const DumentLetterFlaw *flaw = g_ptr_array_index (flaws, i);
      DumentFinding *finding = dument_finding_new (
          DUMENT_FINDING_WORDS,
          flaw->is_forbidden ? DUMENT_FINDING_REFUSAL : DUMENT_FINDING_WARNING, describe (flaw));

      finding->detail = g_strdup (flaw->words);
      g_ptr_array_add (findings, finding);
    }
}
