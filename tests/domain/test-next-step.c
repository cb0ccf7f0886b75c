/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/next-step.h"

#define TODAY dument_date_from_ymd (2026, 11, 22)

static DumentNextStep
derive (DumentState state, gboolean kind_known, gboolean notice_is_next)
{
  const DumentNextStepFacts facts = { .state = state,
                                      .kind_known = kind_known,
                                      .notice_is_next = notice_is_next,
                                      .reminder_end = DUMENT_DATE_NONE };

  return dument_next_step_derive (&facts, TODAY);
}

static void
test_ladder (void)
{
  g_assert_cmpint (derive (DUMENT_STATE_UPCOMING, TRUE, FALSE), ==, DUMENT_NEXT_STEP_WAIT);
  g_assert_cmpint (derive (DUMENT_STATE_DUE, TRUE, FALSE), ==, DUMENT_NEXT_STEP_WAIT);
  g_assert_cmpint (derive (DUMENT_STATE_LATE, TRUE, FALSE), ==, DUMENT_NEXT_STEP_REMIND);
  g_assert_cmpint (derive (DUMENT_STATE_LATE, TRUE, TRUE), ==, DUMENT_NEXT_STEP_FORMAL_NOTICE);
  g_assert_cmpint (derive (DUMENT_STATE_FORMAL_NOTICE, TRUE, TRUE), ==,
                   DUMENT_NEXT_STEP_FOLLOW_NOTICE);
}

/* Which law applies must be known before anything is asked under it. */
static void
test_unknown_kind (void)
{
  g_assert_cmpint (derive (DUMENT_STATE_LATE, FALSE, TRUE), ==, DUMENT_NEXT_STEP_CHOOSE_KIND);
  g_assert_cmpint (derive (DUMENT_STATE_UPCOMING, FALSE, FALSE), ==, DUMENT_NEXT_STEP_WAIT);
}

/* Who asked for payment within eight days waits for eight days, the last of them included. */
static void
test_days_of_reminder (void)
{
  DumentNextStepFacts facts = { .state = DUMENT_STATE_LATE,
                                .kind_known = TRUE,
                                .notice_is_next = TRUE,
                                .reminder_end = TODAY + 8 };

  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY + 8), ==, DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY + 9), ==, DUMENT_NEXT_STEP_FORMAL_NOTICE);

  facts.notice_is_next = FALSE;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY + 9), ==, DUMENT_NEXT_STEP_REMIND);

  facts.kind_known = FALSE;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_CHOOSE_KIND);
  facts.kind_known = TRUE;
  facts.state = DUMENT_STATE_PAID;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_NONE);
}

/* What is written need not be written again, but it waits for the days that were left. */
static void
test_letter_to_post (void)
{
  DumentNextStepFacts facts = { .state = DUMENT_STATE_LATE,
                                .kind_known = TRUE,
                                .notice_is_next = TRUE,
                                .has_letter_to_post = TRUE,
                                .reminder_end = TODAY };

  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY + 1), ==, DUMENT_NEXT_STEP_POST);

  facts.state = DUMENT_STATE_FORMAL_NOTICE;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY + 1), ==, DUMENT_NEXT_STEP_FOLLOW_NOTICE);
}

/* Nobody who paid, or whose claim rests, is written to. */
static void
test_resting_states (void)
{
  static const DumentState resting[] = { DUMENT_STATE_WRITTEN_OFF, DUMENT_STATE_PAID,
                                         DUMENT_STATE_LITIGATION };

  for (gsize i = 0; i < G_N_ELEMENTS (resting); i++)
    {
      g_assert_cmpint (derive (resting[i], TRUE, FALSE), ==, DUMENT_NEXT_STEP_NONE);
      g_assert_cmpint (derive (resting[i], FALSE, TRUE), ==, DUMENT_NEXT_STEP_NONE);
    }
}

/* Each says what it waits for, whoever the client is. */
static void
test_course (void)
{
  DumentNextStepFacts facts = { .state = DUMENT_STATE_INSOLVENT, .reminder_end = DUMENT_DATE_NONE };

  g_assert_cmpint (derive (DUMENT_STATE_PROMISED, FALSE, FALSE), ==,
                   DUMENT_NEXT_STEP_AWAIT_PROMISE);
  g_assert_cmpint (derive (DUMENT_STATE_PAUSED, TRUE, TRUE), ==, DUMENT_NEXT_STEP_AWAIT_PAUSE);
  g_assert_cmpint (derive (DUMENT_STATE_DISPUTED, TRUE, TRUE), ==, DUMENT_NEXT_STEP_SETTLE_DISPUTE);
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_DECLARE);
  facts.is_declared = TRUE;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_NONE);
}

/* A broken promise is recalled before the ladder goes on, once the days of a reminder are over. */
static void
test_broken_promise (void)
{
  DumentNextStepFacts facts = { .state = DUMENT_STATE_LATE,
                                .kind_known = TRUE,
                                .notice_is_next = TRUE,
                                .promise_broken = TRUE,
                                .reminder_end = TODAY };

  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY + 1), ==,
                   DUMENT_NEXT_STEP_RECALL_PROMISE);
  facts.state = DUMENT_STATE_PROMISED;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY + 1), ==, DUMENT_NEXT_STEP_AWAIT_PROMISE);
}

/* A late instalment is asked for within its grace; a plan that was broken leads to the formal
 * notice, whatever was written before it. */
static void
test_plan (void)
{
  DumentNextStepFacts facts = { .state = DUMENT_STATE_IN_PLAN,
                                .kind_known = TRUE,
                                .reminder_end = TODAY };

  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_AWAIT_INSTALMENT);
  facts.instalment_late = TRUE;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_RECALL_INSTALMENT);
  facts.plan_broken = TRUE;
  facts.state = DUMENT_STATE_LATE;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_END_PLAN);
  facts.state = DUMENT_STATE_FORMAL_NOTICE;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_END_PLAN);
  facts.state = DUMENT_STATE_PAUSED;
  g_assert_cmpint (dument_next_step_derive (&facts, TODAY), ==, DUMENT_NEXT_STEP_AWAIT_PAUSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/next-step/ladder", test_ladder);
  g_test_add_func ("/domain/next-step/unknown-kind", test_unknown_kind);
  g_test_add_func ("/domain/next-step/days-of-reminder", test_days_of_reminder);
  g_test_add_func ("/domain/next-step/letter-to-post", test_letter_to_post);
  g_test_add_func ("/domain/next-step/resting-states", test_resting_states);
  g_test_add_func ("/domain/next-step/course", test_course);
  g_test_add_func ("/domain/next-step/broken-promise", test_broken_promise);
  g_test_add_func ("/domain/next-step/plan", test_plan);
  return g_test_run ();
}
