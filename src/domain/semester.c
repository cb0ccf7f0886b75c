/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/semester.h"

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
 * @text: `2027-H1`; also as the French write it: `2027-S1`, `S1 2027`, `1er semestre 2027`
 * @ret_semester: (out): the semester
 *
 * Returns: %FALSE if @text is anything else
 */
gboolean
dument_semester_parse (const char *text, DumentSemester *ret_semester)
{
  g_autoptr (GRegex) forms = g_regex_new (
      "^\\s*(?:(?<year>[0-9]{4})[- ]?[hs](?<half>[12])|"
      "[hs](?<half>[12])[- ](?<year>[0-9]{4})|"
      "(?<half>[12]) ?(?:er|re|e|nd|d|ème|eme) semestre (?:de )?(?<year>[0-9]{4}))\\s*$",
      G_REGEX_CASELESS | G_REGEX_DUPNAMES, 0, /* error= */ NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year_text = NULL;
  g_autofree char *half = NULL;
  int year;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, /* end= */ NULL) || !g_regex_match (forms, text, 0, &match))
    return FALSE;
  year_text = g_match_info_fetch_named (match, "year");
  half = g_match_info_fetch_named (match, "half");
  year = (int) g_ascii_strtoll (year_text, /* endptr= */ NULL, 10);
  if (!dument_date_is_valid (year, 1, 1))
    return FALSE;
  *ret_semester = year * 2 + (*half - '1');
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
