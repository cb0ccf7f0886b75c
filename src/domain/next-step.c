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
    [DUMENT_NEXT_STEP_CONFIRM_SENT] = "confirm-sent",
    [DUMENT_NEXT_STEP_CALL] = "call",
    [DUMENT_NEXT_STEP_SEND_DUPLICATE] = "send-duplicate",
    [DUMENT_NEXT_STEP_CHECK_PAYMENT] = "check-payment",
    [DUMENT_NEXT_STEP_FIND_CONTACT] = "find-contact",
    [DUMENT_NEXT_STEP_ENTER_DUE_DATE] = "enter-due-date",
    [DUMENT_NEXT_STEP_FOLLOW_LETTER] = "follow-letter",
    [DUMENT_NEXT_STEP_SET_OFF] = "set-off",
    [DUMENT_NEXT_STEP_DECIDE] = "decide",
  };

  g_return_val_if_fail (step < G_N_ELEMENTS (words), "");

  return words[step];
}

/* What stands beside the steps of a scenario, by the name under which it is recorded. */
static const struct
{
  const char *name;
  DumentNextStep step;
} own_steps[] = {
  { DUMENT_COURSE_SENT, DUMENT_NEXT_STEP_CONFIRM_SENT },
  { DUMENT_COURSE_KIND, DUMENT_NEXT_STEP_CHOOSE_KIND },
  { DUMENT_COURSE_DUE_DATE, DUMENT_NEXT_STEP_ENTER_DUE_DATE },
  { DUMENT_COURSE_POST, DUMENT_NEXT_STEP_POST },
  { DUMENT_COURSE_BROKEN_PROMISE, DUMENT_NEXT_STEP_RECALL_PROMISE },
  { DUMENT_COURSE_BROKEN_PLAN, DUMENT_NEXT_STEP_END_PLAN },
  { DUMENT_COURSE_DUPLICATE, DUMENT_NEXT_STEP_SEND_DUPLICATE },
  { DUMENT_COURSE_PAYMENT, DUMENT_NEXT_STEP_CHECK_PAYMENT },
  { DUMENT_COURSE_CONTACT, DUMENT_NEXT_STEP_FIND_CONTACT },
  { DUMENT_COURSE_CREDIT, DUMENT_NEXT_STEP_SET_OFF },
};

static const DumentReason *
find_reason (const DumentCourse *course, DumentReasonCode code)
{
  for (gsize i = 0; course != NULL && i < course->n_reasons; i++)
    {
      if (course->reasons[i].code == code)
        return &course->reasons[i];
    }
  return NULL;
}

/* Whether it only waits because nobody works today: whoever does may do it. */
static gboolean
is_only_closed (const DumentCourse *course, DumentDate today)
{
  const DumentReason *last = course->n_reasons > 0 ? &course->reasons[course->n_reasons - 1] : NULL;

  return last != NULL && last->code == DUMENT_REASON_CLOSED && last->day == today;
}

static gboolean
is_about_notice (const DumentCourse *course)
{
  return course->letter != NULL && course->letter->degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE;
}

static DumentNextStep
find_rest (const DumentCourse *course, const DumentCourse *watched, gboolean instalment_late)
{
  switch (course->state)
    {
    case DUMENT_STATE_INSOLVENT:
      return find_reason (watched, DUMENT_REASON_DECLARE) != NULL ? DUMENT_NEXT_STEP_DECLARE
                                                                  : DUMENT_NEXT_STEP_NONE;
    case DUMENT_STATE_IN_PLAN:
      return instalment_late ? DUMENT_NEXT_STEP_RECALL_INSTALMENT
                             : DUMENT_NEXT_STEP_AWAIT_INSTALMENT;
    case DUMENT_STATE_PROMISED:
      return DUMENT_NEXT_STEP_AWAIT_PROMISE;

    case DUMENT_STATE_PAUSED:
      return DUMENT_NEXT_STEP_AWAIT_PAUSE;

    case DUMENT_STATE_DISPUTED:
      return DUMENT_NEXT_STEP_SETTLE_DISPUTE;

    case DUMENT_STATE_UPCOMING:
    case DUMENT_STATE_DUE:
      return course->change == DUMENT_CHANGE_SET_OFF ? DUMENT_NEXT_STEP_WAIT
                                                     : DUMENT_NEXT_STEP_NONE;
    case DUMENT_STATE_LATE:
    case DUMENT_STATE_FORMAL_NOTICE:
    case DUMENT_STATE_WRITTEN_OFF:
    case DUMENT_STATE_PAID:
    case DUMENT_STATE_LITIGATION:
    case DUMENT_STATE_N_STATES:
    default:
      return DUMENT_NEXT_STEP_NONE;
    }
}

static DumentNextStep
find_wait (const DumentCourse *course)
{
  if (course->state == DUMENT_STATE_FORMAL_NOTICE)
    return DUMENT_NEXT_STEP_FOLLOW_NOTICE;
  return find_reason (course, DUMENT_REASON_DAYS_RUN) != NULL ? DUMENT_NEXT_STEP_AWAIT_PAYMENT
                                                              : DUMENT_NEXT_STEP_WAIT;
}

static DumentNextStep
find_due (const DumentCourse *course)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_steps); i++)
    {
      if (g_strcmp0 (course->step, own_steps[i].name) == 0)
        return own_steps[i].step;
    }
  if (course->letter_id != 0)
    return is_about_notice (course) ? DUMENT_NEXT_STEP_FOLLOW_NOTICE
                                    : DUMENT_NEXT_STEP_FOLLOW_LETTER;
  if (course->act == DUMENT_ACT_CHECK)
    return DUMENT_NEXT_STEP_FIND_CONTACT;
  if (course->channel == DUMENT_MEDIUM_CALL)
    return DUMENT_NEXT_STEP_CALL;
  if (course->letter == NULL)
    return DUMENT_NEXT_STEP_DECIDE;
  return is_about_notice (course) ? DUMENT_NEXT_STEP_FORMAL_NOTICE : DUMENT_NEXT_STEP_REMIND;
}

/**
 * dument_next_step_derive:
 * @course: (nullable): where the invoice stands in its course, or nothing for one that is settled
 * @watched: (nullable): the time limit of it that is to be looked at
 * @instalment_late: whether an instalment of a plan that runs is late
 * @today: the day of the question
 *
 * It only names what the course says: there is no second rule. What comes on a later day is a wait,
 * except when that is because nobody works today.
 *
 * Returns: what a creditor in this place does next
 */
DumentNextStep
dument_next_step_derive (const DumentCourse *course,
                         const DumentCourse *watched,
                         gboolean instalment_late,
                         DumentDate today)
{
  if (course == NULL)
    return DUMENT_NEXT_STEP_NONE;
  if (course->status == DUMENT_COURSE_RESTS)
    return find_rest (course, watched, instalment_late);
  if (course->status == DUMENT_COURSE_WAITS && !is_only_closed (course, today))
    return find_wait (course);
  return find_due (course);
}

/**
 * dument_next_step_end:
 * @step: what dument_next_step_derive() said
 * @course: (nullable): where the invoice stands in its course
 * @watched: (nullable): the time limit of it that is to be looked at
 *
 * That of the next instalment is known to the plan alone.
 *
 * Returns: the last day of a wait, or on which it can be done, or %DUMENT_DATE_NONE where there is
 *   none or none is known
 */
DumentDate
dument_next_step_end (DumentNextStep step, const DumentCourse *course, const DumentCourse *watched)
{
  const DumentReason *reason = NULL;

  if (step == DUMENT_NEXT_STEP_WAIT && course->day != DUMENT_DATE_NONE)
    return course->day - 1;
  if (step == DUMENT_NEXT_STEP_AWAIT_PAYMENT)
    reason = find_reason (course, DUMENT_REASON_DAYS_RUN);
  if (step == DUMENT_NEXT_STEP_AWAIT_PROMISE)
    reason = find_reason (course, DUMENT_REASON_PROMISED);
  if (step == DUMENT_NEXT_STEP_AWAIT_PAUSE)
    reason = find_reason (course, DUMENT_REASON_PAUSED);
  if (step == DUMENT_NEXT_STEP_DECLARE)
    reason = find_reason (watched, DUMENT_REASON_DECLARE);
  return reason != NULL ? reason->day : DUMENT_DATE_NONE;
}
