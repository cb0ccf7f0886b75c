/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/letter-writing.h"

G_BEGIN_DECLS

/**
 * DumentLetterMark:
 * @template_id: which letter it is
 * @numbers: the invoices that it claims, by their numbers
 * @written_on: the date that it bears
 * @total_asked: the sum that it asks
 * @currency: three letters
 * @deadline_days: the days that it leaves to pay
 * @registered_number: (nullable): the number of the registered letter that stands on it
 * @n_enclosed: how many documents are bound behind it
 *
 * What the file of a letter tells of it, so that it can be recorded as it is.
 */
typedef struct
{
  char *template_id;
  GStrv numbers;
  DumentDate written_on;
  DumentMoney total_asked;
  char currency[4];
  int deadline_days;
  char *registered_number;
  int n_enclosed;
} DumentLetterMark;

/**
 * DumentLetterMatch:
 * @DUMENT_LETTER_MATCH_NONE: another letter, or one about other invoices
 * @DUMENT_LETTER_MATCH_LATER_DAY: it bears a day after the one that is asked for
 * @DUMENT_LETTER_MATCH_OTHER_DEADLINE: it leaves other days to pay
 * @DUMENT_LETTER_MATCH_OTHER_ENCLOSURES: more or fewer documents are bound behind it
 * @DUMENT_LETTER_MATCH_OTHER_NUMBER: another number of a registered letter stands on it
 * @DUMENT_LETTER_MATCH_FULL: it can be the one
 *
 * How the letter in a file agrees with one that is asked for.
 */
typedef enum
{
  DUMENT_LETTER_MATCH_NONE,
  DUMENT_LETTER_MATCH_LATER_DAY,
  DUMENT_LETTER_MATCH_OTHER_DEADLINE,
  DUMENT_LETTER_MATCH_OTHER_ENCLOSURES,
  DUMENT_LETTER_MATCH_OTHER_NUMBER,
  DUMENT_LETTER_MATCH_FULL,
} DumentLetterMatch;

char *dument_letter_mark_write (const DumentWrittenLetter *written);
gboolean dument_letter_mark_is_own (GBytes *pdf);
DumentLetterMark *dument_letter_mark_read (GBytes *pdf);
DumentLetterMatch
dument_letter_mark_compare (const DumentLetterMark *self, const DumentLetterRequest *request);
void dument_letter_mark_free (DumentLetterMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterMark, dument_letter_mark_free)

G_END_DECLS
