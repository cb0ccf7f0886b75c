/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/date.h"

#include <string.h>

#define MIN_YEAR 1900
#define MAX_YEAR 2199

/* Days before 1970-01-01 in the proleptic calendar that starts on 0000-03-01. */
#define EPOCH_OFFSET 719468

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

/**
 * dument_date_is_valid:
 * @year: a year
 * @month: a month, January is 1
 * @day: a day of the month
 *
 * Returns: whether they name a day between 1900-01-01 and 2199-12-31
 */
gboolean
dument_date_is_valid (int year, int month, int day)
{
  return year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month (year, month);
}

/**
 * dument_date_from_ymd:
 * @year: a year
 * @month: a month, January is 1
 * @day: a day of the month; with the others a valid date
 *
 * Counts in years that begin in March, so that the leap day is the last of a year.
 *
 * Returns: the day
 */
DumentDate
dument_date_from_ymd (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         EPOCH_OFFSET;
}

/**
 * dument_date_to_ymd:
 * @date: a day
 * @ret_year: (out) (optional): its year
 * @ret_month: (out) (optional): its month
 * @ret_day: (out) (optional): its day of the month
 */
void
dument_date_to_ymd (DumentDate date, int *ret_year, int *ret_month, int *ret_day)
{
  int shifted = date + EPOCH_OFFSET;
  int era = shifted / 146097;
  int day_of_era = shifted - era * 146097;
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (5 * day_of_year + 2) / 153;
  int month = march_month < 10 ? march_month + 3 : march_month - 9;

  if (ret_year != NULL)
    *ret_year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  if (ret_month != NULL)
    *ret_month = month;
  if (ret_day != NULL)
    *ret_day = day_of_year - (153 * march_month + 2) / 5 + 1;
}

static gboolean
parse_digits (const char *text, unsigned n_digits, int *ret_value)
{
  int value = 0;

  for (unsigned i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }
  *ret_value = value;
  return TRUE;
}

static gboolean
take_valid (int year, int month, int day, DumentDate *ret_date)
{
  if (!dument_date_is_valid (year, month, day))
    return FALSE;
  *ret_date = dument_date_from_ymd (year, month, day);
  return TRUE;
}

/**
 * dument_date_parse_iso:
 * @text: `2026-11-22`
 * @ret_date: (out): the day
 *
 * Returns: %FALSE if @text is anything else
 */
gboolean
dument_date_parse_iso (const char *text, DumentDate *ret_date)
{
  int year, month, day;

  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) == DUMENT_DATE_ISO_SIZE - 1 && text[4] == '-' && text[7] == '-' &&
         parse_digits (text, 4, &year) && parse_digits (text + 5, 2, &month) &&
         parse_digits (text + 8, 2, &day) && take_valid (year, month, day, ret_date);
}

/**
 * dument_date_parse:
 * @text: `2026-11-22` or, as the French write, `22/11/2026`
 * @ret_date: (out): the day
 *
 * Returns: %FALSE if @text is anything else
 */
gboolean
dument_date_parse (const char *text, DumentDate *ret_date)
{
  int year, month, day;

  if (dument_date_parse_iso (text, ret_date))
    return TRUE;
  return strlen (text) == 10 && text[2] == '/' && text[5] == '/' && parse_digits (text, 2, &day) &&
         parse_digits (text + 3, 2, &month) && parse_digits (text + 6, 4, &year) &&
         take_valid (year, month, day, ret_date);
}

/**
 * dument_date_write_iso:
 * @date: a day
 * @buffer: where `2026-11-22` goes
 *
 * The form of dument_date_to_iso() for loops over many rows.
 */
void
dument_date_write_iso (DumentDate date, char buffer[DUMENT_DATE_ISO_SIZE])
{
  int year, month, day;

  dument_date_to_ymd (date, &year, &month, &day);
  for (int i = 3; i >= 0; i--, year /= 10)
    buffer[i] = (char) ('0' + year % 10);
  buffer[4] = '-';
  buffer[5] = (char) ('0' + month / 10);
  buffer[6] = (char) ('0' + month % 10);
  buffer[7] = '-';
  buffer[8] = (char) ('0' + day / 10);
  buffer[9] = (char) ('0' + day % 10);
  buffer[10] = '\0';
}

/**
 * dument_date_to_iso:
 * @date: a day
 *
 * Returns: (transfer full): `2026-11-22`
 */
char *
dument_date_to_iso (DumentDate date)
{
  char buffer[DUMENT_DATE_ISO_SIZE];

  dument_date_write_iso (date, buffer);
  return g_strdup (buffer);
}

/**
 * dument_date_year:
 * @date: a day
 *
 * Returns: its year
 */
int
dument_date_year (DumentDate date)
{
  int year;

  dument_date_to_ymd (date, &year, /* ret_month= */ NULL, /* ret_day= */ NULL);
  return year;
}

/**
 * dument_date_days_in_year:
 * @date: a day
 *
 * Returns: 365 or 366, the length of its year
 */
int
dument_date_days_in_year (DumentDate date)
{
  return is_leap (dument_date_year (date)) ? 366 : 365;
}

/**
 * dument_date_weekday:
 * @date: a day
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
dument_date_weekday (DumentDate date)
{
  /* 1970-01-01 was a Thursday; valid days before it lie less than 70 000 days back. */
  return (date + 70000 + 3) % 7 + 1;
}

/**
 * dument_date_earlier:
 * @one: a day or %DUMENT_DATE_NONE
 * @other: a day or %DUMENT_DATE_NONE
 *
 * Returns: the earlier of those that are known, %DUMENT_DATE_NONE if neither is
 */
DumentDate
dument_date_earlier (DumentDate one, DumentDate other)
{
  if (one == DUMENT_DATE_NONE)
    return other;
  return other == DUMENT_DATE_NONE ? one : MIN (one, other);
}

/**
 * dument_date_end_of_month:
 * @date: a day
 *
 * Returns: the last day of its month
 */
DumentDate
dument_date_end_of_month (DumentDate date)
{
  int year, month, day;

  dument_date_to_ymd (date, &year, &month, &day);
  return date + days_in_month (year, month) - day;
}

/**
 * dument_date_add_months:
 * @date: a day
 * @months: how many, also negative
 *
 * Returns: the same day of the other month, else that month's last day (art. 641 CPC)
 */
DumentDate
dument_date_add_months (DumentDate date, int months)
{
  int year, month, day, counted;

  dument_date_to_ymd (date, &year, &month, &day);
  counted = year * 12 + month - 1 + months;
  year = counted / 12;
  month = counted % 12 + 1;
  return dument_date_from_ymd (year, month, MIN (day, days_in_month (year, month)));
}

/**
 * dument_date_add_years:
 * @date: a day
 * @years: how many, also negative
 *
 * Returns: the anniversary; for 29 February in a common year, 28 February
 */
DumentDate
dument_date_add_years (DumentDate date, int years)
{
  return dument_date_add_months (date, years * 12);
}
