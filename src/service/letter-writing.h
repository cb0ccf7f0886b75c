/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "document/pages.h"
#include "service/letter-case.h"

G_BEGIN_DECLS

/**
 * DumentWrittenLetter:
 * @template_id: from which template
 * @letter: its words
 * @pages: its pages, to be drawn by one thread at a time
 * @letter_pdf: the same pages as a file
 * @n_pages: how many
 * @pdf: that file with what goes with the letter behind it; @letter_pdf where nothing does
 * @enclosures: (element-type DumentLetterEnclosure): what goes with it, or could
 * @n_enclosed: how many documents go with it
 * @n_enclosed_pages: how many pages they have
 * @receivables: (element-type DumentReceivable): what it claims
 * @total_asked: the sum it asks
 * @deadline_days: the days it leaves
 * @registered_number: (nullable): its number
 * @warnings: (element-type DumentFinding): what the user should know before it leaves
 * @overruled: (element-type DumentFinding): the warnings that the user overruled, with the reason
 *
 * A letter ready to be printed, not yet recorded.
 */
typedef struct
{
  char *template_id;
  DumentLetter *letter;
  DumentPages *pages;
  GBytes *letter_pdf;
  unsigned n_pages;
  GBytes *pdf;
  GPtrArray *enclosures;
  unsigned n_enclosed;
  unsigned n_enclosed_pages;
  GPtrArray *receivables;
  DumentMoney total_asked;
  int deadline_days;
  char *registered_number;
  GPtrArray *warnings;
  GPtrArray *overruled;
} DumentWrittenLetter;

void dument_written_letter_free (DumentWrittenLetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentWrittenLetter, dument_written_letter_free)

DumentWrittenLetter *dument_letter_writing_write (DumentWorkspace *workspace,
                                                  const DumentLetterRequest *request,
                                                  GPtrArray *refusals,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
G_END_DECLS
