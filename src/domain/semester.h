/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

/**
 * DumentSemester:
 *
 * A half of a calendar year, counted through: twice the year, plus one for the second half.
 * Late-payment rates are anchored on the first day of a semester (art. L441-10 II C. com.).
 */
typedef gint32 DumentSemester;

DumentSemester dument_semester_of (DumentDate date);
DumentDate dument_semester_first_day (DumentSemester semester);
DumentDate dument_semester_last_day (DumentSemester semester);
gboolean
dument_semester_parse (const char *text, DumentSemester *ret_semester) G_GNUC_WARN_UNUSED_RESULT;
char *dument_semester_to_string (DumentSemester semester);

G_END_DECLS
