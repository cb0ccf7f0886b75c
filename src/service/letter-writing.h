/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter.h"
#include "service/finding.h"
#include "service/receivable.h"

G_BEGIN_DECLS

/**
 * DumentLetterRequest:
 * @template_id: `rappel-amical`, `mise-en-demeure`…; the kind of debtor chooses the text
 * @numbers: (array zero-terminated=1): the invoices, all of one client
 * @date: date of the letter, for which the claims are computed, or %DUMENT_DATE_NONE for today; a
 *   letter that was posted earlier comes out as it was then
 * @deadline_days: days that the letter leaves to pay; 0 for the preference
 * @registered_number: (nullable): number of the registered letter
 * @allow_unknown_rates: whether a formal notice may leave out the interest of semesters whose rate
 * is not known, saying so
 */
typedef struct
{
  const char *template_id;
  const char *const *numbers;
  DumentDate date;
  int deadline_days;
  const char *registered_number;
  gboolean allow_unknown_rates;
} DumentLetterRequest;

/**
 * DumentWrittenLetter:
 * @template_id: from which template
 * @letter: its words
 * @pdf: its pages
 * @n_pages: how many
 * @receivables: (element-type DumentReceivable): what it claims
 * @total_asked: the sum it asks
 * @deadline_days: the days it leaves
 * @registered_number: (nullable): its number
 * @warnings: (element-type DumentFinding): what the user should know before it leaves
 *
 * A letter ready to be printed, not yet recorded.
 */
typedef struct
{
  char *template_id;
  DumentLetter *letter;
  GBytes *pdf;
  unsigned n_pages;
  GPtrArray *receivables;
  DumentMoney total_asked;
  int deadline_days;
  char *registered_number;
  GPtrArray *warnings;
} DumentWrittenLetter;

void dument_written_letter_free (DumentWrittenLetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentWrittenLetter, dument_written_letter_free)

DumentWrittenLetter *dument_letter_writing_write (DumentWorkspace *workspace,
                                                  const DumentLetterRequest *request,
                                                  GPtrArray *refusals,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
G_END_DECLS
