/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How one writes to a client, as far as the law leaves a choice. */
typedef enum
{
  DUMENT_TONE_NEUTRAL,
  DUMENT_TONE_CORDIAL,
  DUMENT_TONE_FIRM,
  DUMENT_TONE_N_TONES
} DumentTone;

/** How one addresses a client in French. */
typedef enum
{
  DUMENT_PRONOUN_VOUS,
  DUMENT_PRONOUN_TU,
  DUMENT_PRONOUN_N_PRONOUNS
} DumentPronoun;

const char *dument_tone_to_string (DumentTone tone);
gboolean dument_tone_parse (const char *text, DumentTone *ret_tone) G_GNUC_WARN_UNUSED_RESULT;
const char *dument_tone_to_french (DumentTone tone);
const char *const *dument_tone_list_french (void);

const char *dument_pronoun_to_string (DumentPronoun pronoun);
gboolean
dument_pronoun_parse (const char *text, DumentPronoun *ret_pronoun) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
