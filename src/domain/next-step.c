/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/next-step.h"

static DumentNextStep
find_step_of_late (const DumentNextStepFacts *facts, DumentDate today)
{
  if (!facts->kind_known)
    return DUMENT_NEXT_STEP_CHOOSE_KIND;
  if (facts->reminder_end != DUMENT_DATE_NONE && facts->reminder_end >= today)
    return DUMENT_NEXT_STEP_AWAIT_PAYMENT;
  if (facts->has_letter_to_post)
    return DUMENT_NEXT_STEP_POST;
  return facts->notice_is_next ? DUMENT_NEXT_STEP_FORMAL_NOTICE : DUMENT_NEXT_STEP_REMIND;
}

/**
 * dument_next_step_derive:
 * @facts: what is known of an invoice
 * @today: the day of the question
 *
 * No law asks for a reminder before the formal notice; good manners do, and they let it have the
 * days that it left.
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
      return DUMENT_NEXT_STEP_FOLLOW_NOTICE;

    case DUMENT_STATE_WRITTEN_OFF:
    case DUMENT_STATE_PAID:
    case DUMENT_STATE_INSOLVENT:
    case DUMENT_STATE_LITIGATION:
    case DUMENT_STATE_DISPUTED:
    case DUMENT_STATE_IN_PLAN:
    case DUMENT_STATE_PROMISED:
    case DUMENT_STATE_PAUSED:
    case DUMENT_STATE_N_STATES:
    default:
      return DUMENT_NEXT_STEP_NONE;
    }
}
