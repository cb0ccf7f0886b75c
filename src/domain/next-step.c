/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/next-step.h"

/**
 * dument_next_step_to_string:
 * @step: what is done next
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_next_step_to_string (DumentNextStep step)
{
  static const char *const words[] = {
    [DUMENT_NEXT_STEP_NONE] = "none",
    [DUMENT_NEXT_STEP_CHOOSE_KIND] = "choose-kind",
    [DUMENT_NEXT_STEP_WAIT] = "wait",
    [DUMENT_NEXT_STEP_REMIND] = "remind",
    [DUMENT_NEXT_STEP_AWAIT_PAYMENT] = "await-payment",
    [DUMENT_NEXT_STEP_POST] = "post",
    [DUMENT_NEXT_STEP_FORMAL_NOTICE] = "formal-notice",
    [DUMENT_NEXT_STEP_AWAIT_PROMISE] = "await-promise",
    [DUMENT_NEXT_STEP_RECALL_PROMISE] = "recall-promise",
    [DUMENT_NEXT_STEP_AWAIT_PAUSE] = "await-pause",
    [DUMENT_NEXT_STEP_SETTLE_DISPUTE] = "settle-dispute",
    [DUMENT_NEXT_STEP_DECLARE] = "declare",
    [DUMENT_NEXT_STEP_FOLLOW_NOTICE] = "follow-notice",
    [DUMENT_NEXT_STEP_AWAIT_INSTALMENT] = "await-instalment",
    [DUMENT_NEXT_STEP_RECALL_INSTALMENT] = "recall-instalment",
    [DUMENT_NEXT_STEP_END_PLAN] = "end-plan",
  };

  g_return_val_if_fail (step < G_N_ELEMENTS (words), "");

  return words[step];
}

static DumentNextStep
find_step_of_late (const DumentNextStepFacts *facts, DumentDate today)
{
  if (!facts->kind_known)
    return DUMENT_NEXT_STEP_CHOOSE_KIND;
  if (facts->plan_broken)
    return DUMENT_NEXT_STEP_END_PLAN;
  if (facts->reminder_end != DUMENT_DATE_NONE && facts->reminder_end >= today)
    return DUMENT_NEXT_STEP_AWAIT_PAYMENT;
  if (facts->has_letter_to_post)
    return DUMENT_NEXT_STEP_POST;
  if (facts->promise_broken)
    return DUMENT_NEXT_STEP_RECALL_PROMISE;
  return facts->notice_is_next ? DUMENT_NEXT_STEP_FORMAL_NOTICE : DUMENT_NEXT_STEP_REMIND;
}

/**
 * dument_next_step_derive:
 * @facts: what is known of an invoice
 * @today: the day of the question
 *
 * No law asks for a reminder before the formal notice; good manners do, and they let it have the
 * days that it left. A plan that was broken leads straight to the formal notice: what it deferred
 * is due at once only after one.
 *
 * Returns: what a creditor in this place does next
 */
DumentNextStep
dument_next_step_derive (const DumentNextStepFacts *facts, DumentDate today)
{
  switch (facts->state)
    {
    case DUMENT_STATE_UPCOMING:
    case DUMENT_STATE_DUE:
      return DUMENT_NEXT_STEP_WAIT;

    case DUMENT_STATE_LATE:
      return find_step_of_late (facts, today);

    case DUMENT_STATE_FORMAL_NOTICE:
      return facts->plan_broken ? DUMENT_NEXT_STEP_END_PLAN : DUMENT_NEXT_STEP_FOLLOW_NOTICE;

    case DUMENT_STATE_IN_PLAN:
      return facts->instalment_late ? DUMENT_NEXT_STEP_RECALL_INSTALMENT
                                    : DUMENT_NEXT_STEP_AWAIT_INSTALMENT;

    case DUMENT_STATE_PROMISED:
      return DUMENT_NEXT_STEP_AWAIT_PROMISE;

    case DUMENT_STATE_PAUSED:
      return DUMENT_NEXT_STEP_AWAIT_PAUSE;

    case DUMENT_STATE_DISPUTED:
      return DUMENT_NEXT_STEP_SETTLE_DISPUTE;

    case DUMENT_STATE_INSOLVENT:
      return facts->is_declared ? DUMENT_NEXT_STEP_NONE : DUMENT_NEXT_STEP_DECLARE;

    case DUMENT_STATE_WRITTEN_OFF:
    case DUMENT_STATE_PAID:
    case DUMENT_STATE_LITIGATION:
    case DUMENT_STATE_N_STATES:
    default:
      return DUMENT_NEXT_STEP_NONE;
    }
}
