/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/state.h"

static const DumentDate today = 20000;

static void
test_due_day (void)
{
  DumentStateFacts facts = { .principal = 100 };

  facts.due = today;
  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_DUE);
  facts.due = today + 1;
  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_UPCOMING);
  facts.due = today - 1;
  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_LATE);
  facts.formal_notice_posted = TRUE;
  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_FORMAL_NOTICE);
  facts.principal = 0;
  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_PAID);
}

/* Each fact is added to the ones that rank below it: the newest must always be the one shown, and
 * the others its marks. */
static void
test_precedence (void)
{
  DumentStateFacts facts = { .principal = 100, .due = today - 1 };
  const struct
  {
    gboolean *fact;
    DumentState state;
  } steps[] = {
    { &facts.formal_notice_posted, DUMENT_STATE_FORMAL_NOTICE },
    { &facts.paused, DUMENT_STATE_PAUSED },
    { &facts.promised, DUMENT_STATE_PROMISED },
    { &facts.in_plan, DUMENT_STATE_IN_PLAN },
    { &facts.disputed, DUMENT_STATE_DISPUTED },
    { &facts.in_litigation, DUMENT_STATE_LITIGATION },
    { &facts.insolvent, DUMENT_STATE_INSOLVENT },
  };
  guint32 marks = 1u << DUMENT_STATE_LATE;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      *steps[i].fact = TRUE;
      g_assert_cmpint (dument_state_derive (&facts, today), ==, steps[i].state);
      g_assert_cmphex (dument_state_marks (&facts, today), ==, marks);
      marks |= 1u << steps[i].state;
    }
  facts.principal = 0;
  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_PAID);
  g_assert_cmphex (dument_state_marks (&facts, today), ==, 0);
  facts.written_off = TRUE;
  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_WRITTEN_OFF);
}

static void
test_partial_dispute_is_a_mark (void)
{
  DumentStateFacts facts = { .principal = 100, .due = today - 1, .partly_disputed = TRUE };

  g_assert_cmpint (dument_state_derive (&facts, today), ==, DUMENT_STATE_LATE);
  g_assert_cmphex (dument_state_marks (&facts, today), ==, 1u << DUMENT_STATE_DISPUTED);
}

static void
test_names (void)
{
  for (int i = 0; i < DUMENT_STATE_N_STATES; i++)
    {
      DumentState state = DUMENT_STATE_N_STATES;

      g_assert_true (dument_state_parse (dument_state_to_string ((DumentState) i), &state));
      g_assert_cmpint (state, ==, i);
    }
  g_assert_cmpstr (dument_state_to_string (DUMENT_STATE_FORMAL_NOTICE), ==, "formal-notice");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/state/due-day", test_due_day);
  g_test_add_func ("/domain/state/precedence", test_precedence);
  g_test_add_func ("/domain/state/partial-dispute-is-a-mark", test_partial_dispute_is_a_mark);
  g_test_add_func ("/domain/state/names", test_names);

  return g_test_run ();
}
