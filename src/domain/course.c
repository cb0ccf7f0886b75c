/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/course-private.h"

/* Days after which one asks the post once more. */
#define ASK_AGAIN_DAYS 15

static const DumentMedium written_channels[] = { DUMENT_MEDIUM_EMAIL, DUMENT_MEDIUM_LETTER };
static const DumentMedium notice_channels[] = { DUMENT_MEDIUM_REGISTERED };
static const DumentMedium call_channels[] = { DUMENT_MEDIUM_CALL };
static const DumentReason no_wait = { .code = DUMENT_REASON_N_CODES };

/**
 * dument_act_to_string:
 * @act: what the hand does
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_act_to_string (DumentAct act)
{
  static const char *const words[DUMENT_ACT_N_ACTS] = {
    [DUMENT_ACT_CALL] = "call", [DUMENT_ACT_EMAIL] = "email", [DUMENT_ACT_PRINT] = "print",
    [DUMENT_ACT_POST] = "post", [DUMENT_ACT_CHECK] = "check", [DUMENT_ACT_DECIDE] = "decide",
  };

  g_return_val_if_fail (act < DUMENT_ACT_N_ACTS, "");

  return words[act];
}

/**
 * dument_course_open_day:
 * @calendar: when the user works
 * @day: a day
 *
 * Returns: the first working day from @day on that lies in no quiet days
 */
DumentDate
dument_course_open_day (const DumentCourseCalendar *calendar, DumentDate day)
{
  DumentDate before;

  do
    {
      before = day;
      day = dument_calendar_next_working_day (day, calendar->holidays);
      for (gsize i = 0; i < calendar->n_quiet; i++)
        {
          if (calendar->quiet[i].from <= day && day <= calendar->quiet[i].to)
            day = calendar->quiet[i].to + 1;
        }
    }
  while (day != before);
  return day;
}

/**
 * dument_course_is_contact:
 * @self: where an invoice stands
 *
 * Returns: whether its step speaks to the client
 */
gboolean
dument_course_is_contact (const DumentCourse *self)
{
  return self->channel != DUMENT_MEDIUM_NONE && self->act <= DUMENT_ACT_PRINT;
}

void
dument_course_add_reason (DumentCourse *course, DumentReason reason)
{
  if (course->n_reasons < DUMENT_COURSE_MAX_REASONS)
    course->reasons[course->n_reasons++] = reason;
}

/* Something that is said once it is known what is proposed. */
void
dument_course_note (DumentCourseSearch *search, DumentReason reason)
{
  if (search->n_notes < DUMENT_COURSE_MAX_REASONS)
    search->notes[search->n_notes++] = reason;
}

/**
 * dument_course_put_off:
 * @self: (inout): a step that is due
 * @day: when it comes instead
 * @reason: why
 */
void
dument_course_put_off (DumentCourse *self, DumentDate day, const DumentReason *reason)
{
  self->status = DUMENT_COURSE_WAITS;
  self->day = day;
  dument_course_add_reason (self, *reason);
}

const DumentCourseEvent *
dument_course_event (const DumentCourseSearch *search, guint i)
{
  return &g_array_index (search->events, DumentCourseEvent, i);
}

static DumentDate
know_by (DumentDate day, DumentDate today)
{
  return day <= today ? day : DUMENT_DATE_NONE;
}

static DumentPostingDates
know_dates (const DumentPostingDates *dates, DumentDate today)
{
  return (DumentPostingDates){
    .written_on = dates->written_on,
    .posted_on = know_by (dates->posted_on, today),
    .presented_on = know_by (dates->presented_on, today),
    .delivered_on = know_by (dates->delivered_on, today),
    .returned_on = know_by (dates->returned_on, today),
    .return_reason = dates->return_reason,
  };
}

static gboolean
is_unposted (const DumentPostingDates *dates)
{
  return dates->posted_on == DUMENT_DATE_NONE && dates->presented_on == DUMENT_DATE_NONE &&
         dates->delivered_on == DUMENT_DATE_NONE && dates->returned_on == DUMENT_DATE_NONE;
}

static gboolean
is_lost (const DumentPostingDates *dates)
{
  return dument_posting_dates_returned (dates, DUMENT_RETURN_UNKNOWN) != DUMENT_DATE_NONE;
}

static DumentDate
get_posting_day (const DumentPostingDates *dates)
{
  return dates->posted_on != DUMENT_DATE_NONE
             ? dates->posted_on
             : dument_date_earlier (dates->presented_on,
                                    dument_date_earlier (dates->delivered_on, dates->returned_on));
}

/* What lies on the desk asked nobody for anything, nor did what nobody got. */
static void
take_letter (DumentCourseSearch *search, const DumentCourseLetter *letter)
{
  const DumentPostingDates dates = know_dates (&letter->dates, search->today);
  DumentCourseEvent event = {
    .letter = letter->kind,
    .degree = letter->degree,
    .channel = letter->is_registered ? DUMENT_MEDIUM_REGISTERED : DUMENT_MEDIUM_LETTER,
    .rests_until = DUMENT_DATE_NONE,
    .is_paper = TRUE,
  };

  if (is_unposted (&dates) || is_lost (&dates))
    return;
  event.day = get_posting_day (&dates);
  event.reached = dument_posting_dates_reached (&dates);
  event.deadline =
      dument_posting_dates_deadline (&dates, letter->deadline_days, letter->is_registered);
  if (letter->deadline_days > 0)
    event.rests_until =
        event.deadline != DUMENT_DATE_NONE ? event.deadline : event.day + letter->deadline_days;
  g_array_append_val (search->events, event);
}

static void
take_contact (DumentCourseSearch *search, const DumentCourseContact *contact)
{
  const DumentCourseEvent event = {
    .day = contact->day,
    .letter = contact->letter,
    .degree = contact->letter != NULL ? contact->letter->degree : DUMENT_LETTER_DEGREE_OTHER,
    .channel = contact->channel,
    .outcome = contact->outcome,
    .step = contact->step,
    .rests_until =
        contact->deadline_days > 0 ? contact->day + contact->deadline_days : DUMENT_DATE_NONE,
    .reached = DUMENT_DATE_NONE,
    .deadline = DUMENT_DATE_NONE,
  };

  if (contact->day <= search->today && contact->channel != DUMENT_MEDIUM_NONE)
    g_array_append_val (search->events, event);
}

/* By day, and a call after what was written on the same; what stands there beside makes the order
 * the same whatever came into the file first. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DumentCourseEvent *left = a, *right = b;
  const int left_keys[] = { left->day, left->channel == DUMENT_MEDIUM_CALL,
                            left->letter != NULL ? left->letter->rank : 0, (int) left->channel,
                            (int) left->outcome };
  const int right_keys[] = { right->day, right->channel == DUMENT_MEDIUM_CALL,
                             right->letter != NULL ? right->letter->rank : 0, (int) right->channel,
                             (int) right->outcome };

  for (gsize i = 0; i < G_N_ELEMENTS (left_keys); i++)
    {
      if (left_keys[i] != right_keys[i])
        return left_keys[i] < right_keys[i] ? -1 : 1;
    }
  return g_strcmp0 (left->step, right->step);
}

static void
collect_events (DumentCourseSearch *search)
{
  const DumentCourseFacts *facts = search->facts;

  search->rests_until = DUMENT_DATE_NONE;
  search->reached = -1;
  for (gsize i = 0; i < facts->n_letters; i++)
    take_letter (search, &facts->letters[i]);
  for (gsize i = 0; i < facts->n_contacts; i++)
    take_contact (search, &facts->contacts[i]);
  g_array_sort (search->events, compare_events);
  for (guint i = 0; i < search->events->len; i++)
    {
      const DumentCourseEvent *event = dument_course_event (search, i);

      search->rests_until = MAX (search->rests_until, event->rests_until);
      if (event->degree < DUMENT_LETTER_DEGREE_OTHER)
        search->reached = MAX (search->reached, (int) event->degree);
      if (event->letter != NULL)
        search->rank = MAX (search->rank, event->letter->rank);
    }
}

/**
 * dument_course_last_contact:
 * @facts: an invoice
 * @today: the day of the question
 *
 * Returns: the last day on which its client was written to or spoken to about it, or
 *   %DUMENT_DATE_NONE
 */
DumentDate
dument_course_last_contact (const DumentCourseFacts *facts, DumentDate today)
{
  DumentDate last = DUMENT_DATE_NONE;

  for (gsize i = 0; i < facts->n_letters; i++)
    {
      const DumentPostingDates dates = know_dates (&facts->letters[i].dates, today);

      last = MAX (last, get_posting_day (&dates));
    }
  for (gsize i = 0; i < facts->n_contacts; i++)
    {
      const DumentCourseContact *contact = &facts->contacts[i];

      if (contact->day <= today && contact->channel != DUMENT_MEDIUM_NONE)
        last = MAX (last, contact->day);
    }
  return last;
}

/* Returns: (nullable): what was said last of putting that step off, on @since or later */
const DumentCourseDeferral *
dument_course_deferral (const DumentCourseSearch *search, const char *step, DumentDate since)
{
  const DumentCourseFacts *facts = search->facts;
  const DumentCourseDeferral *last = NULL;

  for (gsize i = 0; i < facts->n_deferrals; i++)
    {
      const DumentCourseDeferral *one = &facts->deferrals[i];

      if (one->on > search->today || one->on < since || !g_str_equal (one->step, step))
        continue;
      if (last == NULL || one->on > last->on ||
          (one->on == last->on && last->until != DUMENT_DATE_NONE &&
           (one->until == DUMENT_DATE_NONE || one->until > last->until)))
        last = one;
    }
  return last;
}

/* Whether it was done, or given up, on @since or later. */
gboolean
dument_course_is_answered (const DumentCourseSearch *search, const char *step, DumentDate since)
{
  const DumentCourseFacts *facts = search->facts;
  const DumentCourseDeferral *deferral = dument_course_deferral (search, step, since);

  if (deferral != NULL && deferral->until == DUMENT_DATE_NONE)
    return TRUE;
  for (gsize i = 0; i < facts->n_contacts; i++)
    {
      const DumentCourseContact *contact = &facts->contacts[i];

      if (contact->day <= search->today && contact->day >= since &&
          g_strcmp0 (contact->step, step) == 0)
        return TRUE;
    }
  return FALSE;
}

static DumentAct
get_act (DumentMedium channel)
{
  switch (channel)
    {
    case DUMENT_MEDIUM_EMAIL:
    case DUMENT_MEDIUM_SMS:
      return DUMENT_ACT_EMAIL;
    case DUMENT_MEDIUM_LETTER:
    case DUMENT_MEDIUM_REGISTERED:
      return DUMENT_ACT_PRINT;
    case DUMENT_MEDIUM_CALL:
      return DUMENT_ACT_CALL;
    case DUMENT_MEDIUM_NONE:
    case DUMENT_MEDIUM_N_MEDIA:
    default:
      return DUMENT_ACT_DECIDE;
    }
}

/* Takes the first channel by which the client can be reached; where there is none, that is to be
 * looked up. */
void
dument_course_choose_channel (DumentCourseSearch *search,
                              const DumentMedium *channels,
                              gsize n_channels)
{
  DumentCourse *course = search->course;

  course->channels = 0;
  for (gsize i = 0; i < n_channels; i++)
    course->channels |= 1u << channels[i];
  for (gsize i = 0; i < n_channels; i++)
    {
      if (channels[i] != DUMENT_MEDIUM_NONE &&
          (search->facts->reachable & (1u << channels[i])) == 0)
        continue;
      course->channel = channels[i];
      course->act = get_act (channels[i]);
      course->change = DUMENT_CHANGE_PAYMENT;
      return;
    }
  course->channel = DUMENT_MEDIUM_NONE;
  course->act = DUMENT_ACT_CHECK;
  course->change = DUMENT_CHANGE_CONTACT;
  dument_course_note (search, (DumentReason){ .code = DUMENT_REASON_NO_CHANNEL });
}

static void
tell_time (DumentCourseSearch *search)
{
  DumentDate due = search->facts->terms.due;
  DumentReason reason = { .code = DUMENT_REASON_DUE, .day = due };

  if (due == DUMENT_DATE_NONE)
    return;
  if (due > search->today)
    reason.code = DUMENT_REASON_UPCOMING;
  else if (due < search->today)
    {
      reason.code = DUMENT_REASON_OVERDUE;
      reason.count = search->today - due;
    }
  dument_course_add_reason (search->course, reason);
}

static void
tell_last_contact (DumentCourseSearch *search)
{
  const DumentClaimTerms *terms = &search->facts->terms;
  const DumentCourseEvent *last;
  DumentReason since = { .code = DUMENT_REASON_NOTHING_SINCE };

  if (search->events->len == 0)
    return;
  last = dument_course_event (search, search->events->len - 1);
  if (last->outcome != DUMENT_OUTCOME_DONE)
    dument_course_add_reason (search->course,
                              (DumentReason){ .code = DUMENT_REASON_OUTCOME,
                                              .day = last->day,
                                              .word = dument_outcome_to_string (last->outcome) });
  else
    dument_course_add_reason (
        search->course,
        (DumentReason){ .code = DUMENT_REASON_LAST,
                        .day = last->day,
                        .word = last->letter != NULL ? last->letter->id
                                                     : dument_medium_to_string (last->channel) });
  since.day = last->day;
  for (gsize i = 0; i < terms->n_entries; i++)
    {
      const DumentEntry *entry = &terms->entries[i];

      if (entry->kind != DUMENT_ENTRY_PAYMENT || entry->date < last->day ||
          entry->date > search->today)
        continue;
      since.day =
          since.code == DUMENT_REASON_PART_PAID ? MAX (since.day, entry->date) : entry->date;
      since.code = DUMENT_REASON_PART_PAID;
      since.amount += entry->amount;
    }
  dument_course_add_reason (search->course, since);
}

/* Says what is behind the invoice: how late it is, what was done last, what came of it. */
void
dument_course_tell (DumentCourseSearch *search)
{
  const DumentCourseFacts *facts = search->facts;
  DumentMoney contested = dument_circumstance_sum_contested (
      facts->circumstances, facts->n_circumstances, facts->principal, search->today);

  tell_time (search);
  tell_last_contact (search);
  if (contested > 0)
    dument_course_add_reason (search->course, (DumentReason){ .code = DUMENT_REASON_PARTLY_DISPUTED,
                                                              .amount = contested });
  if (facts->credit > 0)
    dument_course_add_reason (
        search->course, (DumentReason){ .code = DUMENT_REASON_CREDIT, .amount = facts->credit });
  for (gsize i = 0; i < search->n_notes; i++)
    dument_course_add_reason (search->course, search->notes[i]);
}

/* Lets the step fall on the first open day from @day on; @wait says what put it off until then. */
void
dument_course_settle (DumentCourseSearch *search, DumentDate day, DumentReason wait)
{
  DumentCourse *course = search->course;

  course->day = dument_course_open_day (search->calendar, day);
  course->status = course->day <= search->today ? DUMENT_COURSE_DUE : DUMENT_COURSE_WAITS;
  if (course->status == DUMENT_COURSE_DUE &&
      dument_course_open_day (search->calendar, search->today) != search->today)
    {
      course->status = DUMENT_COURSE_WAITS;
      wait = (DumentReason){ .code = DUMENT_REASON_CLOSED, .day = search->today };
      day = course->day = dument_course_open_day (search->calendar, search->today);
    }
  dument_course_tell (search);
  if (course->status == DUMENT_COURSE_DUE)
    {
      if (course->day < search->today)
        dument_course_add_reason (
            course, (DumentReason){ .code = DUMENT_REASON_MISSED, .day = course->day });
      return;
    }
  if (wait.code != DUMENT_REASON_N_CODES)
    dument_course_add_reason (course, wait);
  if (course->day != day)
    dument_course_add_reason (course, (DumentReason){ .code = DUMENT_REASON_CLOSED, .day = day });
}

/* A step beside the scenario, which is looked up or decided. */
static void
settle_own (DumentCourseSearch *search,
            const char *step,
            DumentAct act,
            DumentChange change,
            DumentDate day,
            DumentDate since)
{
  DumentCourse *course = search->course;
  const DumentCourseDeferral *deferral = dument_course_deferral (search, step, since);
  DumentReason wait = no_wait;

  course->step = step;
  if (act >= DUMENT_ACT_POST)
    {
      course->act = act;
      course->channel = DUMENT_MEDIUM_NONE;
      course->change = change;
    }
  if (deferral != NULL && deferral->until > day)
    {
      day = deferral->until;
      wait = (DumentReason){ .code = DUMENT_REASON_POSTPONED, .day = day };
    }
  dument_course_settle (search, day, wait);
}

static void
rest (DumentCourseSearch *search,
      DumentReasonCode code,
      DumentDate day,
      DumentMoney amount,
      DumentChange change)
{
  search->course->status = DUMENT_COURSE_RESTS;
  search->course->day = DUMENT_DATE_NONE;
  search->course->change = change;
  dument_course_add_reason (search->course,
                            (DumentReason){ .code = code, .day = day, .amount = amount });
}

static void
rest_until (DumentCourseSearch *search,
            DumentCircumstanceKind kind,
            DumentReasonCode code,
            DumentChange change)
{
  const DumentCourseFacts *facts = search->facts;
  DumentDate until = dument_circumstance_rests_until (facts->circumstances, facts->n_circumstances,
                                                      kind, search->today);

  rest (search, code, until, 0, change);
}

/* Nothing is asked for in these states, and it is said why. */
static gboolean
rest_by_state (DumentCourseSearch *search)
{
  const DumentCourseFacts *facts = search->facts;

  switch (search->course->state)
    {
    case DUMENT_STATE_WRITTEN_OFF:
      rest (search, DUMENT_REASON_WRITTEN_OFF, DUMENT_DATE_NONE, 0, DUMENT_CHANGE_WITHDRAWAL);
      return TRUE;
    case DUMENT_STATE_PAID:
      rest (search, DUMENT_REASON_PAID, DUMENT_DATE_NONE, 0, DUMENT_CHANGE_NOTHING);
      return TRUE;
    case DUMENT_STATE_INSOLVENT:
      rest (search, DUMENT_REASON_INSOLVENT, facts->terms.judgment, 0, DUMENT_CHANGE_NOTHING);
      return TRUE;
    case DUMENT_STATE_LITIGATION:
      rest (search, DUMENT_REASON_LITIGATION, DUMENT_DATE_NONE, 0, DUMENT_CHANGE_NOTHING);
      return TRUE;
    case DUMENT_STATE_DISPUTED:
      rest (search, DUMENT_REASON_DISPUTED, DUMENT_DATE_NONE, 0, DUMENT_CHANGE_SETTLED_DISPUTE);
      return TRUE;
    case DUMENT_STATE_IN_PLAN:
      rest (search, DUMENT_REASON_IN_PLAN, DUMENT_DATE_NONE, 0, DUMENT_CHANGE_BROKEN_PLAN);
      return TRUE;
    case DUMENT_STATE_PROMISED:
      rest_until (search, DUMENT_CIRCUMSTANCE_PROMISE, DUMENT_REASON_PROMISED,
                  DUMENT_CHANGE_BROKEN_PROMISE);
      return TRUE;
    case DUMENT_STATE_PAUSED:
      rest_until (search, DUMENT_CIRCUMSTANCE_PAUSE, DUMENT_REASON_PAUSED,
                  DUMENT_CHANGE_END_OF_PAUSE);
      return TRUE;
    case DUMENT_STATE_FORMAL_NOTICE:
    case DUMENT_STATE_LATE:
    case DUMENT_STATE_DUE:
    case DUMENT_STATE_UPCOMING:
    case DUMENT_STATE_N_STATES:
    default:
      return FALSE;
    }
}

/* Whether a letter on the desk still makes sense to be posted. */
static gboolean
is_to_post (const DumentCourseSearch *search, const DumentCourseLetter *letter)
{
  const DumentPostingDates dates = know_dates (&letter->dates, search->today);
  DumentDate due = search->facts->terms.due;
  DumentLetterMoment moment =
      letter->kind != NULL ? letter->kind->moment : DUMENT_LETTER_MOMENT_ANY;

  return is_unposted (&dates) && dates.written_on <= search->today &&
         (letter->degree == DUMENT_LETTER_DEGREE_OTHER || (int) letter->degree > search->reached) &&
         (moment != DUMENT_LETTER_MOMENT_BEFORE_DUE || search->today < due) &&
         (moment != DUMENT_LETTER_MOMENT_ON_DUE || search->today <= due) &&
         moment != DUMENT_LETTER_MOMENT_SETTLED;
}

static int
compare_letters (const DumentCourseLetter *a, const DumentCourseLetter *b)
{
  if (a->degree != b->degree)
    return a->degree % DUMENT_LETTER_DEGREE_OTHER < b->degree % DUMENT_LETTER_DEGREE_OTHER ? -1 : 1;
  return a->dates.written_on != b->dates.written_on
             ? (a->dates.written_on < b->dates.written_on ? -1 : 1)
             : (a->id > b->id) - (a->id < b->id);
}

/* What is written need not be written again, but it waits for the days that were left. */
static gboolean
post_letter (DumentCourseSearch *search)
{
  const DumentCourseFacts *facts = search->facts;
  const DumentCourseLetter *furthest = NULL;

  for (gsize i = 0; i < facts->n_letters; i++)
    {
      if (is_to_post (search, &facts->letters[i]) &&
          (furthest == NULL || compare_letters (furthest, &facts->letters[i]) < 0))
        furthest = &facts->letters[i];
    }
  if (furthest == NULL ||
      dument_course_is_answered (search, DUMENT_COURSE_POST, furthest->dates.written_on))
    return FALSE;
  search->course->letter = furthest->kind;
  search->course->letter_id = furthest->id;
  dument_course_note (search,
                      (DumentReason){ .code = DUMENT_REASON_TO_POST,
                                      .day = furthest->dates.written_on,
                                      .word = furthest->kind != NULL ? furthest->kind->id : "" });
  settle_own (search, DUMENT_COURSE_POST, DUMENT_ACT_POST, DUMENT_CHANGE_POSTING,
              search->rests_until != DUMENT_DATE_NONE
                  ? MAX (furthest->dates.written_on, search->rests_until + 1)
                  : furthest->dates.written_on,
              furthest->dates.written_on);
  return TRUE;
}

/* Returns: the last day on which that was done, or %DUMENT_DATE_NONE */
static DumentDate
find_last_answer (const DumentCourseSearch *search, const char *step)
{
  const DumentCourseFacts *facts = search->facts;
  DumentDate last = DUMENT_DATE_NONE;

  for (gsize i = 0; i < facts->n_contacts; i++)
    {
      if (facts->contacts[i].day <= search->today && g_strcmp0 (facts->contacts[i].step, step) == 0)
        last = MAX (last, facts->contacts[i].day);
    }
  return last;
}

/* What is to be looked up about a letter. */
typedef struct
{
  const char *step;
  DumentReasonCode code;
  DumentChange change;
  DumentDate day;
  DumentDate since;
} LetterCheck;

/* The post is asked again and again, until something is known of the letter. */
static LetterCheck
ask_post (const DumentCourseSearch *search, const DumentPostingDates *dates)
{
  DumentDate heard = MAX (dates->posted_on, dates->presented_on);
  DumentDate asked = find_last_answer (search, DUMENT_COURSE_POST_OFFICE);
  DumentDate day = heard + DUMENT_POSTING_INSTANCE_DAYS + 1;

  if (asked != DUMENT_DATE_NONE && asked >= heard)
    {
      day = MAX (day, asked + ASK_AGAIN_DAYS);
      heard = asked + 1;
    }
  return (LetterCheck){ DUMENT_COURSE_POST_OFFICE, DUMENT_REASON_NO_NEWS,
                        DUMENT_CHANGE_PRESENTATION, day, heard };
}

/* Returns: whether the letter asks for something to be looked up */
static gboolean
find_check (const DumentCourseSearch *search,
            const DumentCourseLetter *letter,
            const DumentPostingDates *dates,
            LetterCheck *check)
{
  DumentDate deadline =
      dument_posting_dates_deadline (dates, letter->deadline_days, letter->is_registered);
  DumentDate back = dates->returned_on;

  switch (dument_posting_dates_next (dates, deadline, letter->is_registered, search->today))
    {
    case DUMENT_POSTING_NEXT_CHECK_ADDRESS:
      *check = (LetterCheck){ DUMENT_COURSE_ADDRESS, DUMENT_REASON_ADDRESS_UNKNOWN,
                              DUMENT_CHANGE_ADDRESS, back, back };
      return TRUE;
    case DUMENT_POSTING_NEXT_ENTER_PRESENTATION:
      *check = (LetterCheck){ DUMENT_COURSE_PRESENTATION, DUMENT_REASON_CAME_BACK,
                              DUMENT_CHANGE_PRESENTATION, back, back };
      return TRUE;
    case DUMENT_POSTING_NEXT_ASK_POST:
      *check = ask_post (search, dates);
      return check->day <= search->today;
    case DUMENT_POSTING_NEXT_POST:
    case DUMENT_POSTING_NEXT_GO_ON:
    case DUMENT_POSTING_NEXT_FOLLOW:
    case DUMENT_POSTING_NEXT_AWAIT_PAYMENT:
    case DUMENT_POSTING_NEXT_NOTHING:
    default:
      return FALSE;
    }
}

static gboolean
check_letter (DumentCourseSearch *search, const DumentCourseLetter *letter)
{
  const DumentPostingDates dates = know_dates (&letter->dates, search->today);
  LetterCheck check;

  if (!find_check (search, letter, &dates, &check) ||
      dument_course_is_answered (search, check.step, check.since))
    return FALSE;
  search->course->letter = letter->kind;
  search->course->letter_id = letter->id;
  dument_course_note (search, (DumentReason){ .code = check.code,
                                              .day = check.code == DUMENT_REASON_NO_NEWS
                                                         ? dates.posted_on
                                                         : dates.returned_on });
  settle_own (search, check.step, DUMENT_ACT_CHECK, check.change, check.day, check.since);
  return TRUE;
}

/* Of several registered letters only the last is followed. */
static gboolean
follow_letter (DumentCourseSearch *search)
{
  const DumentCourseFacts *facts = search->facts;
  const DumentCourseLetter *last = NULL;

  for (gsize i = 0; i < facts->n_letters; i++)
    {
      const DumentCourseLetter *letter = &facts->letters[i];
      const DumentPostingDates dates = know_dates (&letter->dates, search->today);

      if (letter->is_registered && !is_unposted (&dates) &&
          (last == NULL || get_posting_day (&dates) > get_posting_day (&last->dates) ||
           (get_posting_day (&dates) == get_posting_day (&last->dates) && letter->id > last->id)))
        last = letter;
    }
  return last != NULL && check_letter (search, last);
}

/* The client's days are over, and what was promised did not come. */
static gboolean
recall_promise (DumentCourseSearch *search)
{
  const DumentCourseFacts *facts = search->facts;
  const DumentClaimTerms *terms = &facts->terms;
  const DumentLetterKind *letter = search->calendar->promise_letter;
  const DumentCircumstance *broken =
      dument_circumstance_find_broken_promise (facts->circumstances, facts->n_circumstances,
                                               terms->entries, terms->n_entries, search->today);
  DumentDate day;

  if (broken == NULL || letter == NULL ||
      dument_course_is_answered (search, DUMENT_COURSE_BROKEN_PROMISE, broken->until))
    return FALSE;
  for (guint i = 0; i < search->events->len; i++)
    {
      const DumentCourseEvent *event = dument_course_event (search, i);

      if (event->letter == letter && event->day >= broken->until)
        return FALSE;
    }
  day = MAX (broken->until, search->rests_until) + 1;
  if (facts->last_contact != DUMENT_DATE_NONE)
    day = MAX (day, facts->last_contact + facts->scenario->interval);
  search->course->letter = letter;
  search->course->level = letter->rank;
  dument_course_choose_channel (search, written_channels, G_N_ELEMENTS (written_channels));
  dument_course_note (search, (DumentReason){ .code = DUMENT_REASON_PROMISE_BROKEN,
                                              .day = broken->until,
                                              .amount = broken->amount });
  settle_own (search, DUMENT_COURSE_BROKEN_PROMISE, search->course->act, DUMENT_CHANGE_PAYMENT, day,
              broken->until);
  return TRUE;
}

/* What a plan deferred is due at once only after a formal notice. */
static gboolean
end_plan (DumentCourseSearch *search)
{
  const DumentCourseFacts *facts = search->facts;
  const DumentLetterKind *letter = search->calendar->notice_letter;
  DumentDate since = facts->plan_broken_on;
  DumentDate day;

  if (!facts->plan_broken || letter == NULL ||
      dument_course_is_answered (search, DUMENT_COURSE_BROKEN_PLAN, since))
    return FALSE;
  for (guint i = 0; i < search->events->len; i++)
    {
      const DumentCourseEvent *event = dument_course_event (search, i);

      if (event->degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE && event->day >= since)
        return FALSE;
    }
  day = MAX (since, search->rests_until + 1);
  if (facts->last_contact != DUMENT_DATE_NONE)
    day = MAX (day, facts->last_contact + facts->scenario->interval);
  search->course->letter = letter;
  search->course->level = letter->rank;
  dument_course_choose_channel (search, notice_channels, G_N_ELEMENTS (notice_channels));
  dument_course_note (search, (DumentReason){ .code = DUMENT_REASON_PLAN_BROKEN, .day = since });
  settle_own (search, DUMENT_COURSE_BROKEN_PLAN, search->course->act, DUMENT_CHANGE_PAYMENT, day,
              since);
  return TRUE;
}

/* What the debtor answered last decides what comes next; whatever is done after it, ends that. */
static gboolean
follow_up (DumentCourseSearch *search)
{
  DumentCourse *course = search->course;
  const DumentCourseEvent *last;

  if (search->events->len == 0)
    return FALSE;
  last = dument_course_event (search, search->events->len - 1);
  course->level = search->rank + 5;
  switch (last->outcome)
    {
    case DUMENT_OUTCOME_NOT_RECEIVED:
      if (dument_course_is_answered (search, DUMENT_COURSE_DUPLICATE, last->day))
        return FALSE;
      dument_course_choose_channel (search, written_channels, G_N_ELEMENTS (written_channels));
      settle_own (search, DUMENT_COURSE_DUPLICATE, course->act, DUMENT_CHANGE_PAYMENT, last->day,
                  last->day);
      return TRUE;
    case DUMENT_OUTCOME_AWAITING_APPROVAL:
      if (dument_course_is_answered (search, DUMENT_COURSE_CALL_BACK, last->day))
        return FALSE;
      dument_course_choose_channel (search, call_channels, G_N_ELEMENTS (call_channels));
      settle_own (search, DUMENT_COURSE_CALL_BACK, course->act, DUMENT_CHANGE_PAYMENT,
                  last->day + DUMENT_COURSE_PATIENCE_DAYS, last->day);
      return TRUE;
    case DUMENT_OUTCOME_ON_ITS_WAY:
      if (dument_course_is_answered (search, DUMENT_COURSE_PAYMENT, last->day))
        return FALSE;
      settle_own (search, DUMENT_COURSE_PAYMENT, DUMENT_ACT_CHECK, DUMENT_CHANGE_PAYMENT,
                  last->day + DUMENT_COURSE_PATIENCE_DAYS, last->day);
      return TRUE;
    case DUMENT_OUTCOME_WRONG_CONTACT:
      if (dument_course_is_answered (search, DUMENT_COURSE_CONTACT, last->day))
        return FALSE;
      settle_own (search, DUMENT_COURSE_CONTACT, DUMENT_ACT_CHECK, DUMENT_CHANGE_CONTACT, last->day,
                  last->day);
      return TRUE;
    case DUMENT_OUTCOME_DONE:
    case DUMENT_OUTCOME_VOICEMAIL:
    case DUMENT_OUTCOME_UNREACHABLE:
    case DUMENT_OUTCOME_PROMISED:
    case DUMENT_OUTCOME_DISPUTED:
    case DUMENT_OUTCOME_N_OUTCOMES:
    default:
      return FALSE;
    }
}

/* The law must be known before anything is asked under it, and a day of payment before any delay.
 */
static gboolean
ask_for_facts (DumentCourseSearch *search)
{
  const DumentClaimTerms *terms = &search->facts->terms;

  if (terms->due == DUMENT_DATE_NONE)
    {
      dument_course_note (search, (DumentReason){ .code = DUMENT_REASON_NO_DUE_DATE });
      settle_own (search, DUMENT_COURSE_DUE_DATE, DUMENT_ACT_CHECK, DUMENT_CHANGE_DUE_DATE,
                  search->today, DUMENT_DATE_NONE);
      return TRUE;
    }
  if (terms->debtor_kind != DUMENT_DEBTOR_UNKNOWN || terms->due >= search->today ||
      dument_course_is_answered (search, DUMENT_COURSE_KIND, DUMENT_DATE_NONE))
    return FALSE;
  dument_course_note (search, (DumentReason){ .code = DUMENT_REASON_KIND_UNKNOWN });
  settle_own (search, DUMENT_COURSE_KIND, DUMENT_ACT_DECIDE, DUMENT_CHANGE_KIND, terms->due + 1,
              DUMENT_DATE_NONE);
  return TRUE;
}

static gboolean
is_barred (const DumentCourseFacts *facts, DumentDate today)
{
  return facts->limitation != DUMENT_DATE_NONE && facts->limitation < today &&
         facts->terms.debtor_kind != DUMENT_DEBTOR_UNKNOWN;
}

static void
find_step (DumentCourseSearch *search)
{
  DumentCourse *course = search->course;

  if (rest_by_state (search))
    return;
  if (is_barred (search->facts, search->today))
    rest (search, DUMENT_REASON_BARRED, search->facts->limitation, 0,
          DUMENT_CHANGE_ACKNOWLEDGEMENT);
  else if (course->asked <= 0)
    rest (search, DUMENT_REASON_CREDIT, DUMENT_DATE_NONE, search->facts->credit,
          DUMENT_CHANGE_SET_OFF);
  else if (!post_letter (search) && !follow_letter (search) && !ask_for_facts (search) &&
           !recall_promise (search) && !end_plan (search) && !follow_up (search))
    dument_course_take_step (search);
}

static DumentState
derive_state (const DumentCourseFacts *facts, DumentDate today)
{
  DumentStateFacts state = { .due = facts->terms.due,
                             .principal = facts->principal,
                             .in_plan = facts->in_plan };

  for (gsize i = 0; i < facts->n_letters; i++)
    {
      const DumentCourseLetter *letter = &facts->letters[i];

      state.formal_notice_posted |= letter->degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE &&
                                    know_by (letter->dates.posted_on, today) != DUMENT_DATE_NONE;
    }
  dument_circumstance_fill_state (facts->circumstances, facts->n_circumstances, &facts->terms,
                                  today, &state);
  return dument_state_derive (&state, today);
}

static void
begin_course (const DumentCourseFacts *facts, DumentDate today, DumentCourse *course)
{
  *course = (DumentCourse){
    .invoice_id = facts->invoice_id,
    .state = derive_state (facts, today),
    .channel = DUMENT_MEDIUM_NONE,
    .act = DUMENT_ACT_DECIDE,
    .day = DUMENT_DATE_NONE,
    .asked = facts->principal - facts->credit,
  };
  course->asked -= dument_circumstance_sum_contested (facts->circumstances, facts->n_circumstances,
                                                      facts->principal, today);
}

/**
 * dument_course_find:
 * @facts: all that is known of an invoice
 * @calendar: when the user works
 * @today: the day of the question
 * @ret_course: (out caller-allocates): where it stands
 *
 * Finds the next right step of one invoice, by itself: what is owed to nobody, contested, promised
 * or at rest is not asked for; a letter that was written is posted, and followed, before another
 * is; a broken promise and what the debtor answered go before the scenario. A step that was missed
 * stays due until it is done, put off or given up; only a letter that speaks of a day to come
 * lapses with that day, which is said. A step further down that was taken by hand overtakes those
 * before it.
 */
void
dument_course_find (const DumentCourseFacts *facts,
                    const DumentCourseCalendar *calendar,
                    DumentDate today,
                    DumentCourse *ret_course)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (DumentCourseEvent));
  DumentCourseSearch search = {
    .facts = facts, .calendar = calendar, .today = today, .events = events, .course = ret_course
  };

  begin_course (facts, today, ret_course);
  collect_events (&search);
  find_step (&search);
}

/**
 * dument_course_next_letter:
 * @facts: all that is known of an invoice
 * @calendar: when the user works
 * @today: the day of the question
 *
 * Whoever writes before the day of the next step, or while something else is to be done first,
 * writes this.
 *
 * Returns: (nullable): the next letter of its scenario that still makes sense, the last one where
 *   there is no other
 */
const DumentLetterKind *
dument_course_next_letter (const DumentCourseFacts *facts,
                           const DumentCourseCalendar *calendar,
                           DumentDate today)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (DumentCourseEvent));
  DumentCourse course;
  DumentCourseSearch search = {
    .facts = facts, .calendar = calendar, .today = today, .events = events, .course = &course
  };

  begin_course (facts, today, &course);
  collect_events (&search);
  return dument_course_find_letter (&search);
}

/* Returns: %FALSE where it was answered, or put off to a later day */
static gboolean
warn (DumentCourseSearch *search,
      const char *step,
      DumentDate day,
      DumentReason reason,
      DumentChange change)
{
  const DumentCourseDeferral *deferral = dument_course_deferral (search, step, day);
  DumentCourse *course = search->course;

  if (dument_course_is_answered (search, step, day) ||
      (deferral != NULL && deferral->until > search->today))
    return FALSE;
  course->status = DUMENT_COURSE_DUE;
  course->act = DUMENT_ACT_DECIDE;
  course->step = step;
  course->day = day;
  course->change = change;
  tell_time (search);
  dument_course_add_reason (course, reason);
  return TRUE;
}

static gboolean
warn_of_limitation (DumentCourseSearch *search)
{
  static const struct
  {
    int months;
    const char *step;
  } warnings[] = {
    { 1, "limitation-1" }, { 3, "limitation-3" }, { 6, "limitation-6" }, { 12, "limitation-12" }
  };
  DumentDate limitation = search->facts->limitation;

  if (is_barred (search->facts, search->today))
    return warn (search, DUMENT_COURSE_BARRED, limitation + 1,
                 (DumentReason){ .code = DUMENT_REASON_BARRED, .day = limitation },
                 DUMENT_CHANGE_ACKNOWLEDGEMENT);
  if (limitation == DUMENT_DATE_NONE || search->facts->terms.debtor_kind == DUMENT_DEBTOR_UNKNOWN)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (warnings); i++)
    {
      DumentDate day = dument_date_add_months (limitation, -warnings[i].months);

      if (day <= search->today)
        return warn (search, warnings[i].step, day,
                     (DumentReason){ .code = DUMENT_REASON_LIMITATION,
                                     .day = limitation,
                                     .count = warnings[i].months },
                     DUMENT_CHANGE_ACKNOWLEDGEMENT);
    }
  return FALSE;
}

/**
 * dument_course_watch:
 * @facts: all that is known of an invoice
 * @calendar: when the user works; a time limit does not wait for that
 * @today: the day of the question
 * @ret_course: (out caller-allocates): what to look at, where there is something
 *
 * Time limits run whatever is asked for meanwhile: the limitation of the claim, of which is warned
 * twelve, six, three months and one before, and the declaration in an insolvency. Each warning is
 * answered once.
 *
 * Returns: whether there is one to look at
 */
gboolean
dument_course_watch (const DumentCourseFacts *facts,
                     const DumentCourseCalendar *calendar,
                     DumentDate today,
                     DumentCourse *ret_course)
{
  DumentCourseSearch search = {
    .facts = facts, .calendar = calendar, .today = today, .course = ret_course
  };

  begin_course (facts, today, ret_course);
  switch (ret_course->state)
    {
    case DUMENT_STATE_INSOLVENT:
      return !facts->is_declared &&
             warn (&search, DUMENT_COURSE_DECLARATION, facts->terms.judgment,
                   (DumentReason){ .code = DUMENT_REASON_DECLARE, .day = facts->declare_until },
                   DUMENT_CHANGE_DECLARATION);
    case DUMENT_STATE_WRITTEN_OFF:
    case DUMENT_STATE_PAID:
    case DUMENT_STATE_LITIGATION:
      return FALSE;
    case DUMENT_STATE_DISPUTED:
    case DUMENT_STATE_IN_PLAN:
    case DUMENT_STATE_PROMISED:
    case DUMENT_STATE_PAUSED:
    case DUMENT_STATE_FORMAL_NOTICE:
    case DUMENT_STATE_LATE:
    case DUMENT_STATE_DUE:
    case DUMENT_STATE_UPCOMING:
    case DUMENT_STATE_N_STATES:
    default:
      return warn_of_limitation (&search);
    }
}
