/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter-composer.h"
#include "store/sent-letter.h"

G_BEGIN_DECLS

/**
 * DumentLetterKind:
 * @id: what one types
 * @description: what it is for, to be translated
 * @model: its text
 * @level: how far it goes
 * @registered: whether it always goes by registered letter
 *
 * A letter that can be written.
 */
typedef struct
{
  const char *id;
  const char *description;
  DumentLetterModel model;
  DumentSentLetterKind level;
  gboolean registered;
} DumentLetterKind;

const DumentLetterKind *dument_letter_kind_list (gsize *ret_n_kinds);
const DumentLetterKind *dument_letter_kind_find (const char *id);

G_END_DECLS
