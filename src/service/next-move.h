/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/next-step.h"
#include "domain/payment-plan.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentNextMove:
 * @step: what is done next
 * @until: the last day of a wait, or on which @step can be done, or %DUMENT_DATE_NONE
 * @day: the first day on which the step of the course could be done, or %DUMENT_DATE_NONE
 * @currency: the currency of the amounts in @reasons
 * @name: (nullable): the name under which that step is recorded
 * @title: (nullable): that step in words, such as “E-mail: Firm Reminder”
 * @letter: (nullable): what is written next, be it after something that is asked or awaited first
 * @reasons: (element-type DumentReason): why, see dument_agenda_words_why()
 * @change: what would change it
 *
 * What is done next about an invoice, as the agenda has it.
 */
typedef struct
{
  DumentNextStep step;
  DumentDate until;
  DumentDate day;
  char currency[4];
  const char *name;
  char *title;
  const DumentLetterKind *letter;
  GArray *reasons;
  DumentChange change;
} DumentNextMove;

void dument_next_move_free (DumentNextMove *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentNextMove, dument_next_move_free)

DumentNextMove *dument_next_move_load (DumentWorkspace *workspace,
                                       gint64 invoice_id,
                                       gint64 client_id,
                                       const DumentPaymentPlanStanding *plan,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *dument_next_move_choose_letter (DumentWorkspace *workspace,
                                      const GArray *invoice_ids,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
