/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/channel.h"

static const char *const channels[DUMENT_CHANNEL_N_CHANNELS] = {
  [DUMENT_CHANNEL_EMAIL] = "email",
  [DUMENT_CHANNEL_LETTER] = "letter",
  [DUMENT_CHANNEL_REGISTERED] = "registered",
  [DUMENT_CHANNEL_CALL] = "call",
  [DUMENT_CHANNEL_SMS] = "sms",
  [DUMENT_CHANNEL_NONE] = "none",
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
 * dument_channel_to_string:
 * @channel: how one reaches a client
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_channel_to_string (DumentChannel channel)
{
  g_return_val_if_fail (channel < DUMENT_CHANNEL_N_CHANNELS, "");

  return channels[channel];
}

/**
 * dument_channel_parse:
 * @text: a word as dument_channel_to_string() gives it
 * @ret_channel: (out): the channel
 *
 * Returns: %FALSE if there is no such channel
 */
gboolean
dument_channel_parse (const char *text, DumentChannel *ret_channel)
{
  int found = find_word (channels, DUMENT_CHANNEL_N_CHANNELS, text);

  if (found >= 0)
    *ret_channel = (DumentChannel) found;
  return found >= 0;
}

/**
 * dument_channel_is_written:
 * @channel: how one reaches a client
 *
 * Returns: whether a text goes by it
 */
gboolean
dument_channel_is_written (DumentChannel channel)
{
  return channel != DUMENT_CHANNEL_CALL && channel != DUMENT_CHANNEL_NONE;
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
