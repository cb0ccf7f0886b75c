/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/medium.h"

static const char *const media[DUMENT_MEDIUM_N_MEDIA] = {
  [DUMENT_MEDIUM_EMAIL] = "email",
  [DUMENT_MEDIUM_LETTER] = "letter",
  [DUMENT_MEDIUM_REGISTERED] = "registered",
  [DUMENT_MEDIUM_CALL] = "call",
  [DUMENT_MEDIUM_SMS] = "sms",
  [DUMENT_MEDIUM_NONE] = "none",
};

static const char *const outcomes[DUMENT_OUTCOME_N_OUTCOMES] = {
  [DUMENT_OUTCOME_DONE] = "done",
  [DUMENT_OUTCOME_VOICEMAIL] = "voicemail",
  [DUMENT_OUTCOME_UNREACHABLE] = "unreachable",
  [DUMENT_OUTCOME_PROMISED] = "promised",
  [DUMENT_OUTCOME_DISPUTED] = "disputed",
  [DUMENT_OUTCOME_NOT_RECEIVED] = "not-received",
  [DUMENT_OUTCOME_AWAITING_APPROVAL] = "awaiting-approval",
  [DUMENT_OUTCOME_ON_ITS_WAY] = "on-its-way",
  [DUMENT_OUTCOME_WRONG_CONTACT] = "wrong-contact",
};

static int
find_word (const char *const *words, int n_words, const char *text)
{
  for (int i = 0; i < n_words; i++)
    {
      if (g_str_equal (words[i], text))
        return i;
    }
  return -1;
}

/**
 * dument_medium_to_string:
 * @medium: how one reaches a client
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_medium_to_string (DumentMedium medium)
{
  g_return_val_if_fail (medium < DUMENT_MEDIUM_N_MEDIA, "");

  return media[medium];
}

/**
 * dument_medium_parse:
 * @text: a word as dument_medium_to_string() gives it
 * @ret_medium: (out): the medium
 *
 * Returns: %FALSE if there is no such medium
 */
gboolean
dument_medium_parse (const char *text, DumentMedium *ret_medium)
{
  int found = find_word (media, DUMENT_MEDIUM_N_MEDIA, text);

  if (found >= 0)
    *ret_medium = (DumentMedium) found;
  return found >= 0;
}

/**
 * dument_medium_is_written:
 * @medium: how one reaches a client
 *
 * Returns: whether a text goes by it
 */
gboolean
dument_medium_is_written (DumentMedium medium)
{
  return medium != DUMENT_MEDIUM_CALL && medium != DUMENT_MEDIUM_NONE;
}

/**
 * dument_outcome_to_string:
 * @outcome: what came of a contact
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_outcome_to_string (DumentOutcome outcome)
{
  g_return_val_if_fail (outcome < DUMENT_OUTCOME_N_OUTCOMES, "");

  return outcomes[outcome];
}

/**
 * dument_outcome_parse:
 * @text: a word as dument_outcome_to_string() gives it
 * @ret_outcome: (out): the outcome
 *
 * Returns: %FALSE if there is no such outcome
 */
gboolean
dument_outcome_parse (const char *text, DumentOutcome *ret_outcome)
{
  int found = find_word (outcomes, DUMENT_OUTCOME_N_OUTCOMES, text);

  if (found >= 0)
    *ret_outcome = (DumentOutcome) found;
  return found >= 0;
}
