/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-kind.h"

#include <glib/gi18n-lib.h>

static const DumentLetterKind kinds[] = {
  { "rappel-amical", N_ ("friendly reminder: asks for the principal"),
    DUMENT_LETTER_MODEL_FRIENDLY_REMINDER, DUMENT_SENT_LETTER_FRIENDLY_REMINDER, FALSE },
  { "mise-en-demeure", N_ ("formal notice by registered letter: asks for the whole claim"),
    DUMENT_LETTER_MODEL_FORMAL_NOTICE, DUMENT_SENT_LETTER_FORMAL_NOTICE, TRUE },
};

/**
 * dument_letter_kind_list:
 * @ret_n_kinds: (out): how many
 *
 * Returns: (array length=ret_n_kinds): all letters that can be written
 */
const DumentLetterKind *
dument_letter_kind_list (gsize *ret_n_kinds)
{
  *ret_n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * dument_letter_kind_find:
 * @id: (nullable): what was typed
 *
 * Returns: (nullable): the letter of that name
 */
const DumentLetterKind *
dument_letter_kind_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].id, id) == 0)
        return &kinds[i];
    }
  return NULL;
}
