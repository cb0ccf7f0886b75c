/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/state.h"

#include <string.h>

static const char *const names[DUMENT_STATE_N_STATES] = {
  [DUMENT_STATE_WRITTEN_OFF] = "written-off",
  [DUMENT_STATE_PAID] = "paid",
  [DUMENT_STATE_INSOLVENT] = "insolvent",
  [DUMENT_STATE_LITIGATION] = "litigation",
  [DUMENT_STATE_DISPUTED] = "disputed",
  [DUMENT_STATE_IN_PLAN] = "in-plan",
  [DUMENT_STATE_PROMISED] = "promised",
  [DUMENT_STATE_PAUSED] = "paused",
  [DUMENT_STATE_FORMAL_NOTICE] = "formal-notice",
  [DUMENT_STATE_LATE] = "late",
  [DUMENT_STATE_DUE] = "due",
  [DUMENT_STATE_UPCOMING] = "upcoming",
};

static gboolean
holds (const DumentStateFacts *facts, DumentState state, DumentDate today)
{
  switch (state)
    {
    case DUMENT_STATE_WRITTEN_OFF:
      return facts->written_off;
    case DUMENT_STATE_PAID:
      return facts->principal <= 0;
    case DUMENT_STATE_INSOLVENT:
      return facts->insolvent;
    case DUMENT_STATE_LITIGATION:
      return facts->in_litigation;
    case DUMENT_STATE_DISPUTED:
      return facts->disputed;
    case DUMENT_STATE_IN_PLAN:
      return facts->in_plan;
    case DUMENT_STATE_PROMISED:
      return facts->promised;
    case DUMENT_STATE_PAUSED:
      return facts->paused;
    case DUMENT_STATE_FORMAL_NOTICE:
      return facts->formal_notice_posted;
    case DUMENT_STATE_LATE:
      return facts->due < today;
    case DUMENT_STATE_DUE:
      return facts->due == today;
    case DUMENT_STATE_UPCOMING:
      return facts->due > today;
    case DUMENT_STATE_N_STATES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * dument_state_derive:
 * @facts: what is known of an invoice
 * @today: the day of the question
 *
 * Returns: the first state in order of precedence that holds
 */
DumentState
dument_state_derive (const DumentStateFacts *facts, DumentDate today)
{
  for (int state = 0; state < DUMENT_STATE_UPCOMING; state++)
    {
      if (holds (facts, (DumentState) state, today))
        return (DumentState) state;
    }
  return DUMENT_STATE_UPCOMING;
}

/**
 * dument_state_marks:
 * @facts: what is known of an invoice
 * @today: the day of the question
 *
 * The states that hold beside the one shown. Once nothing is unpaid, delay and notice are history.
 *
 * Returns: a set of bits, `1 << DumentState`
 */
guint32
dument_state_marks (const DumentStateFacts *facts, DumentDate today)
{
  DumentState shown = dument_state_derive (facts, today);
  guint32 marks = 0;

  if (shown == DUMENT_STATE_PAID || shown == DUMENT_STATE_WRITTEN_OFF)
    return 0;
  for (int state = shown + 1; state < DUMENT_STATE_N_STATES; state++)
    {
      if (holds (facts, (DumentState) state, today))
        marks |= 1u << state;
    }
  if (facts->partly_disputed)
    marks |= 1u << DUMENT_STATE_DISPUTED;
  return marks;
}

/**
 * dument_state_to_string:
 * @state: a state
 *
 * Returns: its name for files and scripts: `formal-notice`
 */
const char *
dument_state_to_string (DumentState state)
{
  g_return_val_if_fail (state < DUMENT_STATE_N_STATES, "");

  return names[state];
}

/**
 * dument_state_parse:
 * @text: a name as dument_state_to_string() gives it
 * @ret_state: (out): the state
 *
 * Returns: %FALSE if there is no such state
 */
gboolean
dument_state_parse (const char *text, DumentState *ret_state)
{
  for (int state = 0; state < DUMENT_STATE_N_STATES; state++)
    {
      if (strcmp (names[state], text) == 0)
        {
          *ret_state = (DumentState) state;
          return TRUE;
        }
    }
  return FALSE;
}
