/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/course.h"

G_BEGIN_DECLS

char *dument_agenda_words_step (const char *step, const DumentLetterKind *letter);
char *dument_agenda_words_title (DumentAct act, const char *step, const DumentLetterKind *letter);
char *dument_agenda_words_reason (const DumentReason *reason, const char *currency);
char *dument_agenda_words_why (const GArray *reasons, const char *currency);
const char *dument_agenda_words_change (DumentChange change);
const char *dument_agenda_words_outcome (DumentOutcome outcome);

G_END_DECLS
