/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/receivable.h"
#include "store/sent-letter.h"

G_BEGIN_DECLS

/**
 * DumentLetterHistory:
 * @reminders: (element-type DumentDate): days on which reminders were posted, each once, in order
 * @reminders_failed: whether the days that all of them left to pay are over, and nothing was paid
 *   since the first
 * @notified: (element-type gboolean): for each invoice, whether a formal notice of it was posted
 * @formal_notice_on: day on which the last formal notice was posted, or %DUMENT_DATE_NONE
 * @formal_notice_failed: whether the days that it left to pay are known to be over, and nothing was
 *   paid since
 *
 * What was written before about the invoices of a letter, as far as it is known on its day.
 */
typedef struct
{
  GArray *reminders;
  gboolean reminders_failed;
  GArray *notified;
  DumentDate formal_notice_on;
  gboolean formal_notice_failed;
} DumentLetterHistory;

gboolean dument_letter_history_load (DumentWorkspace *workspace,
                                     GPtrArray *receivables,
                                     DumentLetterHistory *ret_history,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_letter_history_clear (DumentLetterHistory *self);
DumentDate dument_letter_history_last_day (const DumentSentLetter *letter, DumentDate today);
DumentDate dument_letter_history_reminder_end (const DumentSentLetter *letter, DumentDate today);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DumentLetterHistory, dument_letter_history_clear)

G_END_DECLS
