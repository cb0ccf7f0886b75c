/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/letter-composer.h"

G_BEGIN_DECLS

/* Numbers of invoices beyond this are counted, not listed, outside the tables. */
#define DUMENT_LETTER_COMPOSER_MAX_LISTED 5

DumentTemplateScope *dument_letter_composer_build_scope (const DumentLetterFacts *facts);
void dument_letter_composer_add_statement (const DumentLetterFacts *facts, DumentLetter *letter);
void dument_letter_composer_add_invoices (const DumentLetterFacts *facts, DumentLetter *letter);
void dument_letter_composer_add_receipts (const DumentLetterFacts *facts, DumentLetter *letter);
void dument_letter_composer_add_instalments (const DumentLetterFacts *facts, DumentLetter *letter);
void
dument_letter_composer_add_acknowledgement (const DumentLetterFacts *facts, DumentLetter *letter);
gboolean dument_letter_composer_check (const DumentLetterFacts *facts, DumentLetterReport *report);
GStrv dument_letter_composer_split_body (const char *body, gboolean keeps_lines);
gboolean dument_letter_composer_says_tu (const DumentLetterFacts *facts);
char *dument_letter_composer_name_issuer (const DumentLetterFacts *facts);
char *dument_letter_composer_list_numbers (const DumentLetterFacts *facts);
char *dument_letter_composer_clean (const char *value);
char *dument_letter_composer_name_points (gint32 hundredths);
char *dument_letter_composer_name_clause (DumentClause clause);

G_END_DECLS
