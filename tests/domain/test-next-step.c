/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/next-step.h"

#define TODAY dument_date_from_ymd (2026, 11, 23)

static const DumentLetterKind reminder = { .degree = DUMENT_LETTER_DEGREE_FIRM_REMINDER };
static const DumentLetterKind notice = { .degree = DUMENT_LETTER_DEGREE_FORMAL_NOTICE };

static DumentNextStep
derive (const DumentCourse *course)
{
  return dument_next_step_derive (course, /* watched= */ NULL, /* instalment_late= */ FALSE, TODAY);
}

/* Something late that is due today already. */
static DumentCourse
make_due (const char *step, DumentAct act, DumentMedium channel, const DumentLetterKind *letter)
{
  return (DumentCourse){ .state = DUMENT_STATE_LATE,
                         .status = DUMENT_COURSE_DUE,
                         .step = step,
                         .act = act,
                         .channel = channel,
                         .letter = letter,
                         .day = TODAY };
}

static void
test_due (void)
{
  const struct
  {
    DumentNextStep step;
    DumentCourse course;
  } cases[] = {
    { DUMENT_NEXT_STEP_REMIND,
      make_due ("firm-reminder", DUMENT_ACT_EMAIL, DUMENT_MEDIUM_EMAIL, &reminder) },
    { DUMENT_NEXT_STEP_FORMAL_NOTICE,
      make_due ("formal-notice", DUMENT_ACT_PRINT, DUMENT_MEDIUM_REGISTERED, &notice) },
    { DUMENT_NEXT_STEP_CALL, make_due ("call", DUMENT_ACT_CALL, DUMENT_MEDIUM_CALL, NULL) },
    { DUMENT_NEXT_STEP_CALL, make_due ("call-back", DUMENT_ACT_CALL, DUMENT_MEDIUM_CALL, NULL) },
    { DUMENT_NEXT_STEP_DECIDE, make_due ("file", DUMENT_ACT_DECIDE, DUMENT_MEDIUM_NONE, NULL) },
    { DUMENT_NEXT_STEP_FIND_CONTACT,
      make_due ("call", DUMENT_ACT_CHECK, DUMENT_MEDIUM_NONE, NULL) },
    { DUMENT_NEXT_STEP_FIND_CONTACT,
      make_due ("firm-reminder", DUMENT_ACT_CHECK, DUMENT_MEDIUM_NONE, &reminder) },
    { DUMENT_NEXT_STEP_CONFIRM_SENT,
      make_due (DUMENT_COURSE_SENT, DUMENT_ACT_CHECK, DUMENT_MEDIUM_NONE, NULL) },
    { DUMENT_NEXT_STEP_CHOOSE_KIND,
      make_due (DUMENT_COURSE_KIND, DUMENT_ACT_DECIDE, DUMENT_MEDIUM_NONE, NULL) },
    { DUMENT_NEXT_STEP_POST,
      make_due (DUMENT_COURSE_POST, DUMENT_ACT_POST, DUMENT_MEDIUM_NONE, &notice) },
    { DUMENT_NEXT_STEP_RECALL_PROMISE,
      make_due (DUMENT_COURSE_BROKEN_PROMISE, DUMENT_ACT_PRINT, DUMENT_MEDIUM_LETTER, &reminder) },
    { DUMENT_NEXT_STEP_END_PLAN,
      make_due (DUMENT_COURSE_BROKEN_PLAN, DUMENT_ACT_PRINT, DUMENT_MEDIUM_REGISTERED, &notice) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].course.step);
      g_assert_cmpint (derive (&cases[i].course), ==, cases[i].step);
      g_assert_cmpint (dument_next_step_end (cases[i].step, &cases[i].course, NULL), ==,
                       DUMENT_DATE_NONE);
    }
}

/* A letter that is on its way is looked after; which one it is decides the word. */
static void
test_letters (void)
{
  DumentCourse course =
      make_due (DUMENT_COURSE_POST_OFFICE, DUMENT_ACT_CHECK, DUMENT_MEDIUM_NONE, &notice);

  course.letter_id = 1;
  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_FOLLOW_NOTICE);
  course.letter = &reminder;
  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_FOLLOW_LETTER);
}

static void
test_waits (void)
{
  DumentCourse course = make_due ("call", DUMENT_ACT_CALL, DUMENT_MEDIUM_CALL, NULL);

  course.status = DUMENT_COURSE_WAITS;
  course.day = TODAY + 9;
  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_WAIT);
  g_assert_cmpint (dument_next_step_end (DUMENT_NEXT_STEP_WAIT, &course, NULL), ==, TODAY + 8);
  course.reasons[course.n_reasons++] =
      (DumentReason){ .code = DUMENT_REASON_DAYS_RUN, .day = TODAY + 5 };
  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  g_assert_cmpint (dument_next_step_end (DUMENT_NEXT_STEP_AWAIT_PAYMENT, &course, NULL), ==,
                   TODAY + 5);
  course.state = DUMENT_STATE_FORMAL_NOTICE;
  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_FOLLOW_NOTICE);
}

/* Whoever works on a Sunday is told what there is to do; a day to come that is closed is a wait. */
static void
test_closed (void)
{
  DumentCourse course =
      make_due ("firm-reminder", DUMENT_ACT_EMAIL, DUMENT_MEDIUM_EMAIL, &reminder);

  course.status = DUMENT_COURSE_WAITS;
  course.day = TODAY + 1;
  course.reasons[course.n_reasons++] = (DumentReason){ .code = DUMENT_REASON_CLOSED, .day = TODAY };
  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_REMIND);
  course.reasons[0].day = TODAY + 1;
  course.day = TODAY + 2;
  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_WAIT);
}

/* Each says what it waits for; nobody who paid is written to. */
static void
test_rests (void)
{
  static const struct
  {
    DumentState state;
    DumentReasonCode code;
    DumentNextStep step;
    gboolean has_end;
  } cases[] = {
    { DUMENT_STATE_PROMISED, DUMENT_REASON_PROMISED, DUMENT_NEXT_STEP_AWAIT_PROMISE, TRUE },
    { DUMENT_STATE_PAUSED, DUMENT_REASON_PAUSED, DUMENT_NEXT_STEP_AWAIT_PAUSE, TRUE },
    { DUMENT_STATE_DISPUTED, DUMENT_REASON_DISPUTED, DUMENT_NEXT_STEP_SETTLE_DISPUTE, FALSE },
    { DUMENT_STATE_INSOLVENT, DUMENT_REASON_INSOLVENT, DUMENT_NEXT_STEP_NONE, FALSE },
    { DUMENT_STATE_PAID, DUMENT_REASON_PAID, DUMENT_NEXT_STEP_NONE, FALSE },
    { DUMENT_STATE_WRITTEN_OFF, DUMENT_REASON_WRITTEN_OFF, DUMENT_NEXT_STEP_NONE, FALSE },
    { DUMENT_STATE_LITIGATION, DUMENT_REASON_LITIGATION, DUMENT_NEXT_STEP_NONE, FALSE },
    { DUMENT_STATE_LATE, DUMENT_REASON_BARRED, DUMENT_NEXT_STEP_NONE, FALSE },
    { DUMENT_STATE_FORMAL_NOTICE, DUMENT_REASON_FINISHED, DUMENT_NEXT_STEP_NONE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DumentCourse course = { .state = cases[i].state, .status = DUMENT_COURSE_RESTS };

      course.reasons[course.n_reasons++] =
          (DumentReason){ .code = cases[i].code, .day = TODAY + 3 };
      g_assert_cmpint (derive (&course), ==, cases[i].step);
      g_assert_cmpint (dument_next_step_end (cases[i].step, &course, NULL), ==,
                       cases[i].has_end ? TODAY + 3 : DUMENT_DATE_NONE);
    }
  g_assert_cmpint (derive (NULL), ==, DUMENT_NEXT_STEP_NONE);
}

static void
test_declaration (void)
{
  const DumentCourse course = { .state = DUMENT_STATE_INSOLVENT, .status = DUMENT_COURSE_RESTS };
  DumentCourse watched = { .state = DUMENT_STATE_INSOLVENT, .status = DUMENT_COURSE_DUE };

  watched.reasons[watched.n_reasons++] =
      (DumentReason){ .code = DUMENT_REASON_DECLARE, .day = TODAY + 20 };
  g_assert_cmpint (dument_next_step_derive (&course, &watched, FALSE, TODAY), ==,
                   DUMENT_NEXT_STEP_DECLARE);
  g_assert_cmpint (dument_next_step_end (DUMENT_NEXT_STEP_DECLARE, &course, &watched), ==,
                   TODAY + 20);
}

/* A late instalment is asked for within its grace. */
static void
test_plan (void)
{
  const DumentCourse course = { .state = DUMENT_STATE_IN_PLAN, .status = DUMENT_COURSE_RESTS };

  g_assert_cmpint (derive (&course), ==, DUMENT_NEXT_STEP_AWAIT_INSTALMENT);
  g_assert_cmpint (
      dument_next_step_derive (&course, /* watched= */ NULL, /* instalment_late= */ TRUE, TODAY),
      ==, DUMENT_NEXT_STEP_RECALL_INSTALMENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/next-step/due", test_due);
  g_test_add_func ("/domain/next-step/letters", test_letters);
  g_test_add_func ("/domain/next-step/waits", test_waits);
  g_test_add_func ("/domain/next-step/closed", test_closed);
  g_test_add_func ("/domain/next-step/rests", test_rests);
  g_test_add_func ("/domain/next-step/declaration", test_declaration);
  g_test_add_func ("/domain/next-step/plan", test_plan);
  return g_test_run ();
}
