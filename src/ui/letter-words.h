/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/posting-dates.h"
#include "service/finding.h"

G_BEGIN_DECLS

/**
 * DumentLetterCure:
 * @label: what the button says
 * @action: (nullable): the action that leads to the cure, %NULL where there is none
 * @target: (nullable): its target, floating
 */
typedef struct
{
  const char *label;
  const char *action;
  GVariant *target;
} DumentLetterCure;

const char *dument_letter_words_title (const char *template_id);
const char *dument_letter_words_next (DumentPostingNext next);
const char *dument_letter_words_state (DumentPostingState state);
char *dument_letter_words_variable (const char *name);
DumentLetterCure dument_letter_words_cure (const DumentFinding *finding);
int dument_letter_words_rank (const DumentFinding *finding);

G_END_DECLS
