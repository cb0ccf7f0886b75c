/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/course.h"

G_BEGIN_DECLS

/**
 * DumentCourseEvent:
 * @day: when it reached the client, or left the house
 * @letter: (nullable): the text
 * @degree: how far it went; %DUMENT_LETTER_DEGREE_OTHER without a place in the ladder
 * @channel: how
 * @outcome: what came of it
 * @step: (nullable): the step that it did
 * @rests_until: the last of the days that it leaves to pay, or %DUMENT_DATE_NONE
 * @reached: of a registered letter, the day on which it reached the client, if that is known
 * @deadline: of a letter, the last day to pay, if that is known
 * @is_paper: whether it is a letter on paper
 *
 * A contact with the client about the invoice, of whatever kind.
 */
typedef struct
{
  DumentDate day;
  const DumentLetterKind *letter;
  DumentLetterDegree degree;
  DumentMedium channel;
  DumentOutcome outcome;
  const char *step;
  DumentDate rests_until;
  DumentDate reached;
  DumentDate deadline;
  gboolean is_paper;
} DumentCourseEvent;

/** An invoice whose next step is being looked for. */
typedef struct
{
  const DumentCourseFacts *facts;
  const DumentCourseCalendar *calendar;
  DumentDate today;
  GArray *events; /* DumentCourseEvent, by day */
  DumentDate rests_until;
  int reached; /* the furthest DumentLetterDegree, or -1 */
  int rank;    /* that of the furthest letter, or 0 */
  DumentCourse *course;
  DumentReason notes[DUMENT_COURSE_MAX_REASONS];
  gsize n_notes;
} DumentCourseSearch;

void dument_course_add_reason (DumentCourse *course, DumentReason reason);
void dument_course_note (DumentCourseSearch *search, DumentReason reason);
const DumentCourseEvent *dument_course_event (const DumentCourseSearch *search, guint i);
const DumentCourseDeferral *
dument_course_deferral (const DumentCourseSearch *search, const char *step, DumentDate since);
gboolean
dument_course_is_answered (const DumentCourseSearch *search, const char *step, DumentDate since);
void dument_course_choose_channel (DumentCourseSearch *search,
                                   const DumentMedium *channels,
                                   gsize n_channels);
void dument_course_settle (DumentCourseSearch *search, DumentDate day, DumentReason wait);
void dument_course_tell (DumentCourseSearch *search);
void dument_course_take_step (DumentCourseSearch *search);
const DumentLetterKind *dument_course_find_letter (DumentCourseSearch *search);

G_END_DECLS
