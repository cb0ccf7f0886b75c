/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/semester.h"

#include <string.h>

/**
 * dument_semester_of:
 * @date: a day
 *
 * Returns: the semester in which it lies
 */
DumentSemester
dument_semester_of (DumentDate date)
{
  int year, month;

  dument_date_to_ymd (date, &year, &month, /* ret_day= */ NULL);
  return year * 2 + (month > 6 ? 1 : 0);
}

/**
 * dument_semester_first_day:
 * @semester: a semester
 *
 * Returns: its 1 January or 1 July
 */
DumentDate
dument_semester_first_day (DumentSemester semester)
{
  return dument_date_from_ymd (semester / 2, semester % 2 == 0 ? 1 : 7, 1);
}

/**
 * dument_semester_last_day:
 * @semester: a semester
 *
 * Returns: its 30 June or 31 December
 */
DumentDate
dument_semester_last_day (DumentSemester semester)
{
  return dument_semester_first_day (semester + 1) - 1;
}

/**
 * dument_semester_parse:
 * @text: `2027-H1`; also `2027-S1`, as the French write
 * @ret_semester: (out): the semester
 *
 * Returns: %FALSE if @text is anything else
 */
gboolean
dument_semester_parse (const char *text, DumentSemester *ret_semester)
{
  int year = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) != 7 || text[4] != '-' || strchr ("HhSs", text[5]) == NULL)
    return FALSE;
  if (text[6] != '1' && text[6] != '2')
    return FALSE;
  for (unsigned i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      year = year * 10 + (text[i] - '0');
    }
  if (!dument_date_is_valid (year, 1, 1))
    return FALSE;
  *ret_semester = year * 2 + (text[6] - '1');
  return TRUE;
}

/**
 * dument_semester_to_string:
 * @semester: a semester
 *
 * Returns: (transfer full): `2027-H1`
 */
char *
dument_semester_to_string (DumentSemester semester)
{
  return g_strdup_printf ("%d-H%d", semester / 2, semester % 2 + 1);
}
