/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter-composer.h"

G_BEGIN_DECLS

void dument_letter_flaws_report (const DumentLetter *letter,
                                 const DumentLetterFacts *facts,
                                 GPtrArray *findings);

G_END_DECLS
