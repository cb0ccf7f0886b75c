/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/course-private.h"

/* Goes through the steps of a scenario, as far as they are behind the invoice. */
typedef struct
{
  DumentCourseSearch *search;
  guint next_event; /* the first event that no step was taken for done with */
  DumentDate done;  /* when the step before was done, or %DUMENT_DATE_NONE */
  int attempts;     /* calls in vain, for the step at hand */
  DumentDate last_attempt;
} Walk;

static gboolean
is_rung (DumentLetterDegree degree)
{
  return degree < DUMENT_LETTER_DEGREE_OTHER;
}

static const DumentScenarioStep *
get_step (const DumentCourseSearch *search, guint i)
{
  return g_ptr_array_index (search->facts->scenario->steps, i);
}

static void
mark_done (Walk *walk, DumentDate day)
{
  walk->done = MAX (walk->done, day);
}

/* Each letter of the ladder does one step; a further one overtakes those before it. */
static gboolean
is_rung_done (Walk *walk, const DumentScenarioStep *step)
{
  for (guint i = walk->next_event; i < walk->search->events->len; i++)
    {
      const DumentCourseEvent *event = dument_course_event (walk->search, i);

      if (!is_rung (event->degree) || event->degree < step->letter->degree)
        continue;
      if (event->degree == step->letter->degree)
        {
          walk->next_event = i + 1;
          mark_done (walk, event->day);
        }
      return TRUE;
    }
  return FALSE;
}

/* A letter beside the ladder is known by its name. */
static gboolean
is_text_done (Walk *walk, const DumentScenarioStep *step)
{
  for (guint i = 0; i < walk->search->events->len; i++)
    {
      const DumentCourseEvent *event = dument_course_event (walk->search, i);

      if (event->letter == step->letter)
        {
          mark_done (walk, event->day);
          return TRUE;
        }
      if (is_rung (event->degree) && event->letter != NULL &&
          event->letter->rank > step->letter->rank)
        return TRUE;
    }
  return FALSE;
}

/* Whether a letter of a step further down was sent already. */
static gboolean
is_overtaken (const Walk *walk, guint i)
{
  const GPtrArray *steps = walk->search->facts->scenario->steps;

  for (guint k = i + 1; k < steps->len; k++)
    {
      const DumentLetterKind *letter = get_step (walk->search, k)->letter;

      if (letter == NULL || !is_rung (letter->degree))
        continue;
      for (guint e = walk->next_event; e < walk->search->events->len; e++)
        {
          DumentLetterDegree degree = dument_course_event (walk->search, e)->degree;

          if (is_rung (degree) && degree >= letter->degree)
            return TRUE;
        }
      return FALSE;
    }
  return FALSE;
}

static gboolean
is_in_vain (DumentOutcome outcome)
{
  return outcome == DUMENT_OUTCOME_VOICEMAIL || outcome == DUMENT_OUTCOME_UNREACHABLE;
}

/* Whoever was spoken to since the step before was called, by whatever name. */
static gboolean
is_call_done (Walk *walk)
{
  walk->attempts = 0;
  for (guint i = 0; i < walk->search->events->len; i++)
    {
      const DumentCourseEvent *event = dument_course_event (walk->search, i);

      if (event->channel != DUMENT_MEDIUM_CALL || event->day < walk->done ||
          event->outcome == DUMENT_OUTCOME_WRONG_CONTACT)
        continue;
      walk->attempts += is_in_vain (event->outcome) ? 1 : 0;
      walk->last_attempt = event->day;
      if (!is_in_vain (event->outcome) || walk->attempts == DUMENT_COURSE_MAX_ATTEMPTS)
        {
          mark_done (walk, event->day);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_decision_done (Walk *walk, const DumentScenarioStep *step)
{
  const DumentCourseFacts *facts = walk->search->facts;

  for (gsize i = 0; i < facts->n_contacts; i++)
    {
      const DumentCourseContact *contact = &facts->contacts[i];

      if (contact->day <= walk->search->today && contact->day >= walk->done &&
          g_strcmp0 (contact->step, step->id) == 0)
        {
          mark_done (walk, contact->day);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_done (Walk *walk, const DumentScenarioStep *step, guint i)
{
  const DumentCourseDeferral *deferral =
      dument_course_deferral (walk->search, step->id, DUMENT_DATE_NONE);

  walk->attempts = 0;
  if (step->letter != NULL
          ? (is_rung (step->letter->degree) ? is_rung_done (walk, step) : is_text_done (walk, step))
          : is_overtaken (walk, i) ||
                (step->channels[0] == DUMENT_MEDIUM_CALL ? is_call_done (walk)
                                                         : is_decision_done (walk, step)))
    return TRUE;
  if (deferral == NULL || deferral->until != DUMENT_DATE_NONE)
    return FALSE;
  mark_done (walk, deferral->on);
  return TRUE;
}

/* Whether the step is not for this invoice; that is said. */
static gboolean
is_left_out (const Walk *walk, const DumentScenarioStep *step)
{
  const DumentCourseFacts *facts = walk->search->facts;
  DumentDebtorKind kind = facts->terms.debtor_kind;

  if ((step->debtors & (1u << kind)) == 0 ||
      (step->letter != NULL && !dument_letter_kind_suits (step->letter, kind)))
    {
      dument_course_note (walk->search,
                          (DumentReason){ .code = DUMENT_REASON_NOT_FOR_DEBTOR, .word = step->id });
      return TRUE;
    }
  if (facts->terms.is_euro && walk->search->course->asked < step->minimum)
    {
      dument_course_note (walk->search, (DumentReason){ .code = DUMENT_REASON_BELOW_MINIMUM,
                                                        .amount = step->minimum,
                                                        .word = step->id });
      return TRUE;
    }
  return FALSE;
}

/* The last letter on paper, where one was posted. */
static const DumentCourseEvent *
find_last_paper (const DumentCourseSearch *search)
{
  for (guint i = search->events->len; i > 0; i--)
    {
      if (dument_course_event (search, i - 1)->is_paper)
        return dument_course_event (search, i - 1);
    }
  return NULL;
}

/* Returns: %DUMENT_DATE_NONE as long as the day to count from is not known */
static DumentDate
find_base (const Walk *walk, const DumentScenarioStep *step)
{
  const DumentCourseEvent *paper = find_last_paper (walk->search);
  DumentDate due = walk->search->facts->terms.due;

  switch (step->anchor)
    {
    case DUMENT_SCENARIO_ANCHOR_STEP:
      return walk->done != DUMENT_DATE_NONE ? walk->done : due;
    case DUMENT_SCENARIO_ANCHOR_POSTED:
      return paper != NULL ? paper->day : DUMENT_DATE_NONE;
    case DUMENT_SCENARIO_ANCHOR_PRESENTED:
      return paper != NULL ? paper->reached : DUMENT_DATE_NONE;
    case DUMENT_SCENARIO_ANCHOR_DEADLINE:
      return paper != NULL ? paper->deadline : DUMENT_DATE_NONE;
    case DUMENT_SCENARIO_ANCHOR_DUE:
    case DUMENT_SCENARIO_ANCHOR_N_ANCHORS:
    default:
      return due;
    }
}

static DumentDate
find_planned_day (const Walk *walk, const DumentScenarioStep *step)
{
  DumentDate due = walk->search->facts->terms.due;
  DumentDate day = find_base (walk, step);

  if (day == DUMENT_DATE_NONE)
    return day;
  day += step->offset;
  if (step->end_of_month)
    day = dument_date_end_of_month (day);
  if (step->letter != NULL && step->letter->moment == DUMENT_LETTER_MOMENT_ON_DUE)
    day = MAX (day, due);
  if (step->letter != NULL && step->letter->moment == DUMENT_LETTER_MOMENT_LATE)
    day = MAX (day, due + 1);
  return day;
}

static void
put_off (DumentDate *day, DumentDate floor, DumentReason *wait, DumentReason reason)
{
  if (floor <= *day)
    return;
  *day = floor;
  *wait = reason;
}

/* No day before those that the client was left, nor too soon after the last contact. */
static void
keep_distance (const Walk *walk,
               const DumentScenarioStep *step,
               DumentDate *day,
               DumentReason *wait)
{
  const DumentCourseSearch *search = walk->search;
  const DumentCourseFacts *facts = search->facts;
  const DumentCourseDeferral *deferral =
      dument_course_deferral (search, step->id, DUMENT_DATE_NONE);

  if (step->letter != NULL && search->rests_until != DUMENT_DATE_NONE)
    put_off (day, search->rests_until + 1, wait,
             (DumentReason){ .code = DUMENT_REASON_DAYS_RUN, .day = search->rests_until });
  if (walk->attempts > 0)
    put_off (day, walk->last_attempt + DUMENT_COURSE_RETRY_DAYS, wait,
             (DumentReason){ .code = DUMENT_REASON_N_CODES });
  else if (step->channels[0] != DUMENT_MEDIUM_NONE && facts->last_contact != DUMENT_DATE_NONE)
    put_off (day, facts->last_contact + facts->scenario->interval, wait,
             (DumentReason){ .code = DUMENT_REASON_INTERVAL,
                             .day = facts->last_contact,
                             .count = facts->scenario->interval });
  if (deferral != NULL)
    put_off (day, deferral->until, wait,
             (DumentReason){ .code = DUMENT_REASON_POSTPONED, .day = deferral->until });
}

/* Returns: the last day on which the letter of the step can be written, or %G_MAXINT32 */
static DumentDate
find_last_day (const Walk *walk, const DumentScenarioStep *step)
{
  DumentDate due = walk->search->facts->terms.due;

  if (step->letter != NULL && step->letter->moment == DUMENT_LETTER_MOMENT_BEFORE_DUE)
    return due - 1;
  if (step->letter != NULL && step->letter->moment == DUMENT_LETTER_MOMENT_ON_DUE)
    return due;
  return G_MAXINT32;
}

static void
describe_step (Walk *walk, const DumentScenarioStep *step)
{
  DumentCourse *course = walk->search->course;

  course->step = step->id;
  course->letter = step->letter;
  course->has_tone = step->has_tone;
  course->tone = step->tone;
  course->level = step->letter != NULL ? step->letter->rank : walk->search->rank + 5;
  dument_course_choose_channel (walk->search, step->channels, step->n_channels);
}

static void
await_day_of_letter (Walk *walk, const DumentScenarioStep *step)
{
  DumentCourse *course = walk->search->course;

  describe_step (walk, step);
  course->status = DUMENT_COURSE_WAITS;
  course->day = DUMENT_DATE_NONE;
  course->change = DUMENT_CHANGE_PRESENTATION;
  dument_course_tell (walk->search);
  dument_course_add_reason (course,
                            (DumentReason){ .code = DUMENT_REASON_NO_DEADLINE, .word = step->id });
}

/* Returns: %FALSE if the time of the step is over; that is said */
static gboolean
try_step (Walk *walk, const DumentScenarioStep *step)
{
  DumentReason wait = { .code = DUMENT_REASON_N_CODES };
  DumentDate day = find_planned_day (walk, step);
  DumentDate last = find_last_day (walk, step);

  if (day == DUMENT_DATE_NONE)
    {
      await_day_of_letter (walk, step);
      return TRUE;
    }
  keep_distance (walk, step, &day, &wait);
  if (MAX (walk->search->today, dument_course_open_day (walk->search->calendar, day)) > last)
    {
      dument_course_note (
          walk->search,
          (DumentReason){ .code = DUMENT_REASON_LAPSED, .day = last, .word = step->id });
      return FALSE;
    }
  describe_step (walk, step);
  if (walk->attempts > 0)
    dument_course_note (walk->search, (DumentReason){ .code = DUMENT_REASON_ATTEMPTS,
                                                      .day = walk->last_attempt,
                                                      .count = walk->attempts });
  dument_course_settle (walk->search, day, wait);
  return TRUE;
}

/* Before anything is asked for the first time: did they ever get the invoice? */
static void
ask_whether_sent (DumentCourseSearch *search)
{
  DumentCourse *course = search->course;
  const DumentCourseDeferral *deferral =
      dument_course_deferral (search, DUMENT_COURSE_SENT, DUMENT_DATE_NONE);

  if (course->status != DUMENT_COURSE_DUE || search->facts->was_sent || search->events->len > 0 ||
      dument_course_is_answered (search, DUMENT_COURSE_SENT, DUMENT_DATE_NONE))
    return;
  course->step = DUMENT_COURSE_SENT;
  course->act = DUMENT_ACT_CHECK;
  course->channel = DUMENT_MEDIUM_NONE;
  course->channels = 0;
  course->letter = NULL;
  course->has_tone = FALSE;
  course->change = DUMENT_CHANGE_SENDING;
  dument_course_add_reason (course, (DumentReason){ .code = DUMENT_REASON_NEVER_SENT });
  if (deferral != NULL && deferral->until > search->today)
    {
      const DumentReason reason = { .code = DUMENT_REASON_POSTPONED, .day = deferral->until };

      dument_course_put_off (course, dument_course_open_day (search->calendar, deferral->until),
                             &reason);
    }
}

/**
 * dument_course_take_step:
 * @search: an invoice of which something is owed and asked for
 *
 * Finds the first step of its scenario that is neither done nor left out, and its day.
 */
void
dument_course_take_step (DumentCourseSearch *search)
{
  Walk walk = { .search = search, .done = DUMENT_DATE_NONE };
  const GPtrArray *steps = search->facts->scenario->steps;

  for (guint i = 0; i < steps->len; i++)
    {
      const DumentScenarioStep *step = get_step (search, i);

      if (is_done (&walk, step, i) || is_left_out (&walk, step) || !try_step (&walk, step))
        continue;
      ask_whether_sent (search);
      return;
    }
  search->course->status = DUMENT_COURSE_RESTS;
  search->course->change = DUMENT_CHANGE_PAYMENT;
  dument_course_tell (search);
  dument_course_add_reason (search->course, (DumentReason){ .code = DUMENT_REASON_FINISHED });
}

/**
 * dument_course_find_letter:
 * @search: an invoice, whatever its state
 *
 * Returns: (nullable): the first letter of its scenario that is neither written nor left out nor
 * too late; where there is no such, the last one for this kind of debtor
 */
const DumentLetterKind *
dument_course_find_letter (DumentCourseSearch *search)
{
  Walk walk = { .search = search, .done = DUMENT_DATE_NONE };
  const GPtrArray *steps = search->facts->scenario->steps;
  const DumentLetterKind *last = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const DumentScenarioStep *step = get_step (search, i);

      if (step->letter == NULL || is_left_out (&walk, step))
        continue;
      last = step->letter;
      if (!is_done (&walk, step, i) && search->today <= find_last_day (&walk, step))
        break;
    }
  return last;
}
