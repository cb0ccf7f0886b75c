/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/next-step.h"

/**
 * dument_next_step_derive:
 * @state: where the invoice stands
 * @kind_known: whether it is known what kind of debtor the client is
 * @reminded: whether a reminder was sent
 *
 * No law asks for a reminder before the formal notice; good manners do.
 *
 * Returns: what a creditor in this place does next
 */
DumentNextStep
dument_next_step_derive (DumentState state, gboolean kind_known, gboolean reminded)
{
  switch (state)
    {
    case DUMENT_STATE_UPCOMING:
    case DUMENT_STATE_DUE:
      return DUMENT_NEXT_STEP_WAIT;

    case DUMENT_STATE_LATE:
      if (!kind_known)
        return DUMENT_NEXT_STEP_CHOOSE_KIND;
      return reminded ? DUMENT_NEXT_STEP_FORMAL_NOTICE : DUMENT_NEXT_STEP_REMIND;

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
