/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/manner.h"

static const char *const tone_names[] = {
  [DUMENT_TONE_NEUTRAL] = "neutral",
  [DUMENT_TONE_CORDIAL] = "cordial",
  [DUMENT_TONE_FIRM] = "firm",
};

static const char *const french_tones[] = {
  [DUMENT_TONE_NEUTRAL] = "neutre",
  [DUMENT_TONE_CORDIAL] = "cordial",
  [DUMENT_TONE_FIRM] = "ferme",
  [DUMENT_TONE_N_TONES] = NULL,
};

static const char *const pronoun_names[] = {
  [DUMENT_PRONOUN_VOUS] = "vous",
  [DUMENT_PRONOUN_TU] = "tu",
};

G_STATIC_ASSERT (G_N_ELEMENTS (tone_names) == DUMENT_TONE_N_TONES);
G_STATIC_ASSERT (G_N_ELEMENTS (french_tones) == DUMENT_TONE_N_TONES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (pronoun_names) == DUMENT_PRONOUN_N_PRONOUNS);

static gboolean
find_name (const char *const *names, gsize n_names, const char *text, gsize *ret_index)
{
  for (gsize i = 0; i < n_names; i++)
    {
      if (g_str_equal (names[i], text))
        {
          *ret_index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dument_tone_to_string:
 * @tone: a tone
 *
 * Returns: its name for scripts: `cordial`
 */
const char *
dument_tone_to_string (DumentTone tone)
{
  g_return_val_if_fail (tone < DUMENT_TONE_N_TONES, "");

  return tone_names[tone];
}

/**
 * dument_tone_parse:
 * @text: `neutral`, `cordial` or `firm`, or the same in French
 * @ret_tone: (out): the tone
 *
 * Returns: %FALSE if @text names none
 */
gboolean
dument_tone_parse (const char *text, DumentTone *ret_tone)
{
  gsize i;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!find_name (tone_names, G_N_ELEMENTS (tone_names), text, &i) &&
      !find_name (french_tones, DUMENT_TONE_N_TONES, text, &i))
    return FALSE;
  *ret_tone = (DumentTone) i;
  return TRUE;
}

/**
 * dument_tone_to_french:
 * @tone: a tone
 *
 * Returns: its name in the templates of letters: `neutre`
 */
const char *
dument_tone_to_french (DumentTone tone)
{
  g_return_val_if_fail (tone < DUMENT_TONE_N_TONES, "");

  return french_tones[tone];
}

/**
 * dument_tone_list_french:
 *
 * Returns: (array zero-terminated=1): all that dument_tone_to_french() says
 */
const char *const *
dument_tone_list_french (void)
{
  return french_tones;
}

/**
 * dument_pronoun_to_string:
 * @pronoun: how a client is addressed
 *
 * Returns: its name for scripts: `vous`
 */
const char *
dument_pronoun_to_string (DumentPronoun pronoun)
{
  g_return_val_if_fail (pronoun < DUMENT_PRONOUN_N_PRONOUNS, "");

  return pronoun_names[pronoun];
}

/**
 * dument_pronoun_parse:
 * @text: `vous` or `tu`
 * @ret_pronoun: (out): how a client is addressed
 *
 * Returns: %FALSE if @text is neither
 */
gboolean
dument_pronoun_parse (const char *text, DumentPronoun *ret_pronoun)
{
  gsize i;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!find_name (pronoun_names, G_N_ELEMENTS (pronoun_names), text, &i))
    return FALSE;
  *ret_pronoun = (DumentPronoun) i;
  return TRUE;
}
