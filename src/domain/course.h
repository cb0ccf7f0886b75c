/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/calendar.h"
#include "domain/circumstance.h"
#include "domain/posting-dates.h"
#include "domain/reason.h"
#include "domain/scenario.h"

G_BEGIN_DECLS

/* What is proposed besides the steps of a scenario, by the name under which it is recorded. */
#define DUMENT_COURSE_SENT           "sent"
#define DUMENT_COURSE_KIND           "kind"
#define DUMENT_COURSE_DUE_DATE       "due-date"
#define DUMENT_COURSE_POST           "post"
#define DUMENT_COURSE_ADDRESS        "address"
#define DUMENT_COURSE_POST_OFFICE    "post-office"
#define DUMENT_COURSE_PRESENTATION   "presentation"
#define DUMENT_COURSE_BROKEN_PROMISE "broken-promise"
#define DUMENT_COURSE_BROKEN_PLAN    "broken-plan"
#define DUMENT_COURSE_DUPLICATE      "duplicate"
#define DUMENT_COURSE_CALL_BACK      "call-back"
#define DUMENT_COURSE_PAYMENT        "payment"
#define DUMENT_COURSE_CONTACT        "contact"
#define DUMENT_COURSE_CREDIT         "credit"
#define DUMENT_COURSE_DECLARATION    "declaration"
#define DUMENT_COURSE_BARRED         "barred"

/** Days that a duplicate of the invoice leaves before anything else is asked. */
#define DUMENT_COURSE_DUPLICATE_DAYS 8

/** Days that one who waits for an approval, or sent a payment, is left alone. */
#define DUMENT_COURSE_PATIENCE_DAYS 7

/** How often one calls in vain before the next step is taken, and after how many days again. */
#define DUMENT_COURSE_MAX_ATTEMPTS 3
#define DUMENT_COURSE_RETRY_DAYS   2

/**
 * DumentAct:
 *
 * What the hand does, in the order of a morning.
 */
typedef enum
{
  DUMENT_ACT_CALL,
  DUMENT_ACT_EMAIL,
  DUMENT_ACT_PRINT,
  DUMENT_ACT_POST,
  DUMENT_ACT_CHECK,
  DUMENT_ACT_DECIDE,
  DUMENT_ACT_N_ACTS
} DumentAct;

/**
 * DumentCourseContact:
 * @day: when
 * @channel: how; %DUMENT_MEDIUM_NONE where something was checked or decided
 * @outcome: what came of it
 * @step: (nullable): the step that it did
 * @letter: (nullable): the text that went by e-mail or short message
 * @deadline_days: days that it left to pay
 *
 * Something done about an invoice that is no letter on paper.
 */
typedef struct
{
  DumentDate day;
  DumentMedium channel;
  DumentOutcome outcome;
  const char *step;
  const DumentLetterKind *letter;
  int deadline_days;
} DumentCourseContact;

/**
 * DumentCourseLetter:
 * @id: its row
 * @kind: (nullable): what letter it is, where that is known
 * @degree: how far it goes
 * @dates: its life
 * @is_registered: whether it is a registered letter
 * @deadline_days: days that it leaves to pay
 *
 * A letter that was recorded.
 */
typedef struct
{
  gint64 id;
  const DumentLetterKind *kind;
  DumentLetterDegree degree;
  DumentPostingDates dates;
  gboolean is_registered;
  int deadline_days;
} DumentCourseLetter;

/**
 * DumentCourseDeferral:
 * @step: what was put off
 * @on: when
 * @until: the day on which it is proposed again, or %DUMENT_DATE_NONE for never
 */
typedef struct
{
  const char *step;
  DumentDate on;
  DumentDate until;
} DumentCourseDeferral;

/**
 * DumentCourseFacts:
 * @invoice_id: its row
 * @client_id: the row of its client
 * @currency: three letters
 * @terms: what its claim follows from, payments among it
 * @circumstances: (array length=n_circumstances): what changes its course
 * @n_circumstances: how many
 * @in_plan: whether a payment plan runs
 * @plan_broken: whether the last payment plan over it was broken
 * @plan_broken_on: of such a plan, the day on which that was so
 * @principal: what is unpaid of its principal
 * @credit: the part of @principal that the client's own credit covers
 * @was_sent: whether it is recorded that the invoice was sent
 * @limitation: the last day on which the claim is not barred, or %DUMENT_DATE_NONE
 * @declare_until: the last day to declare it in an insolvency, or %DUMENT_DATE_NONE
 * @is_declared: whether it was
 * @scenario: how it is asked for
 * @reachable: the channels by which the client can be reached, as bits `1 << channel`
 * @last_contact: when the client was contacted last about anything, or %DUMENT_DATE_NONE
 * @contacts: (array length=n_contacts): what was done, in any order
 * @n_contacts: how many
 * @letters: (array length=n_letters): the letters recorded, in any order
 * @n_letters: how many
 * @deferrals: (array length=n_deferrals): what was put off, in any order
 * @n_deferrals: how many
 *
 * All that the next step of an invoice follows from. What is dated after the day of the question is
 * not known on it.
 */
typedef struct
{
  gint64 invoice_id;
  gint64 client_id;
  char currency[4];
  DumentClaimTerms terms;
  const DumentCircumstance *circumstances;
  gsize n_circumstances;
  gboolean in_plan;
  gboolean plan_broken;
  DumentDate plan_broken_on;
  DumentMoney principal;
  DumentMoney credit;
  gboolean was_sent;
  DumentDate limitation;
  DumentDate declare_until;
  gboolean is_declared;
  const DumentScenario *scenario;
  guint reachable;
  DumentDate last_contact;
  const DumentCourseContact *contacts;
  gsize n_contacts;
  const DumentCourseLetter *letters;
  gsize n_letters;
  const DumentCourseDeferral *deferrals;
  gsize n_deferrals;
} DumentCourseFacts;

/** Days on which the user does nothing of the kind, both counted. */
typedef struct
{
  DumentDate from;
  DumentDate to;
} DumentQuietDays;

/**
 * DumentCourseCalendar:
 * @holidays: which public holidays are kept
 * @quiet: (array length=n_quiet): the user's own quiet days
 * @n_quiet: how many
 * @promise_letter: (nullable): the letter that recalls a broken promise
 * @notice_letter: (nullable): the formal notice
 */
typedef struct
{
  DumentHolidays holidays;
  const DumentQuietDays *quiet;
  gsize n_quiet;
  const DumentLetterKind *promise_letter;
  const DumentLetterKind *notice_letter;
} DumentCourseCalendar;

/**
 * DumentCourseStatus:
 * @DUMENT_COURSE_RESTS: nothing is asked for, and no day brings that about by itself
 * @DUMENT_COURSE_WAITS: the step comes on a later day, or once something is known
 * @DUMENT_COURSE_DUE: the step is to be done
 */
typedef enum
{
  DUMENT_COURSE_RESTS,
  DUMENT_COURSE_WAITS,
  DUMENT_COURSE_DUE,
} DumentCourseStatus;

#define DUMENT_COURSE_MAX_REASONS 10

/**
 * DumentCourse:
 * @invoice_id: the invoice
 * @state: where it stands
 * @status: whether there is something to do
 * @act: what the hand does
 * @step: (nullable): which step of the scenario, or one of the names above
 * @letter: (nullable): the text
 * @channel: the channel that is proposed
 * @channels: all channels of the step, as bits
 * @has_tone: whether the step has a tone of its own
 * @tone: that tone
 * @letter_id: the recorded letter that a posting or a check is about, or 0
 * @level: how far the step goes: of several invoices of a client the furthest leads
 * @day: the first day on which it could be done, or %DUMENT_DATE_NONE where none is known
 * @asked: what is asked of the principal
 * @reasons: (array length=n_reasons): why
 * @n_reasons: how many
 * @change: what would change it
 *
 * Where one invoice stands in its course. Words are borrowed from the facts.
 */
typedef struct
{
  gint64 invoice_id;
  DumentState state;
  DumentCourseStatus status;
  DumentAct act;
  const char *step;
  const DumentLetterKind *letter;
  DumentMedium channel;
  guint channels;
  gboolean has_tone;
  DumentTone tone;
  gint64 letter_id;
  int level;
  DumentDate day;
  DumentMoney asked;
  DumentReason reasons[DUMENT_COURSE_MAX_REASONS];
  gsize n_reasons;
  DumentChange change;
} DumentCourse;

const char *dument_act_to_string (DumentAct act);
DumentDate dument_course_open_day (const DumentCourseCalendar *calendar, DumentDate day);
DumentDate dument_course_last_contact (const DumentCourseFacts *facts, DumentDate today);
gboolean dument_course_is_contact (const DumentCourse *self);
void dument_course_put_off (DumentCourse *self, DumentDate day, const DumentReason *reason);
void dument_course_find (const DumentCourseFacts *facts,
                         const DumentCourseCalendar *calendar,
                         DumentDate today,
                         DumentCourse *ret_course);
const DumentLetterKind *dument_course_next_letter (const DumentCourseFacts *facts,
                                                   const DumentCourseCalendar *calendar,
                                                   DumentDate today);
gboolean dument_course_watch (const DumentCourseFacts *facts,
                              const DumentCourseCalendar *calendar,
                              DumentDate today,
                              DumentCourse *ret_course);

G_END_DECLS
