/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/wording.h"

#include <glib/gi18n-lib.h>

static const char *const months[] = {
  NC_ ("month in a sentence", "January"),   NC_ ("month in a sentence", "February"),
  NC_ ("month in a sentence", "March"),     NC_ ("month in a sentence", "April"),
  NC_ ("month in a sentence", "May"),       NC_ ("month in a sentence", "June"),
  NC_ ("month in a sentence", "July"),      NC_ ("month in a sentence", "August"),
  NC_ ("month in a sentence", "September"), NC_ ("month in a sentence", "October"),
  NC_ ("month in a sentence", "November"),  NC_ ("month in a sentence", "December"),
};

/**
 * dument_wording_day:
 * @date: a day
 *
 * Follows the language of the words, which need not be that of the locale's months.
 *
 * Returns: (transfer full): the day as it stands in a sentence: `20 November 2026`
 */
char *
dument_wording_day (DumentDate date)
{
  int year, month, day;
  g_autofree char *number = NULL;

  dument_date_to_ymd (date, &year, &month, &day);
  number = day == 1 ? g_strdup (C_ ("first day of a month", "1")) : g_strdup_printf ("%d", day);
  /* Translators: the day, the month in words and the year. */
  return g_strdup_printf (C_ ("day in a sentence", "%s %s %d"), number,
                          g_dpgettext2 (GETTEXT_PACKAGE, "month in a sentence", months[month - 1]),
                          year);
}

/**
 * dument_wording_before_issue:
 * @day: a day that cannot be before that of the invoice, and is
 * @issued_on: the day of the invoice
 *
 * Returns: (transfer full): a sentence that says so
 */
char *
dument_wording_before_issue (DumentDate day, DumentDate issued_on)
{
  g_autofree char *typed = dument_wording_day (day);
  g_autofree char *issued = dument_wording_day (issued_on);

  return g_strdup_printf (_ ("%s is before the day of the invoice, %s. Correct one of the two."),
                          typed, issued);
}
