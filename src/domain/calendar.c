/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/calendar.h"

/* A holiday that falls on the same day each year, and where it is kept. */
typedef struct
{
  int month;
  int day;
  DumentHolidays where;
} FixedHoliday;

/* A holiday that follows Easter. */
typedef struct
{
  int days_after_easter;
  DumentHolidays where;
} MovableHoliday;

/* Art. L3133-1, L3134-13 and L3422-2 of the Code du travail. */
static const FixedHoliday fixed_holidays[] = {
  { 1, 1, DUMENT_HOLIDAYS_NATIONAL },          { 5, 1, DUMENT_HOLIDAYS_NATIONAL },
  { 5, 8, DUMENT_HOLIDAYS_NATIONAL },          { 7, 14, DUMENT_HOLIDAYS_NATIONAL },
  { 8, 15, DUMENT_HOLIDAYS_NATIONAL },         { 11, 1, DUMENT_HOLIDAYS_NATIONAL },
  { 11, 11, DUMENT_HOLIDAYS_NATIONAL },        { 12, 25, DUMENT_HOLIDAYS_NATIONAL },
  { 12, 26, DUMENT_HOLIDAYS_ALSACE_MOSELLE },  { 4, 27, DUMENT_HOLIDAYS_MAYOTTE },
  { 5, 22, DUMENT_HOLIDAYS_MARTINIQUE },       { 5, 27, DUMENT_HOLIDAYS_GUADELOUPE },
  { 5, 28, DUMENT_HOLIDAYS_SAINT_MARTIN },     { 6, 10, DUMENT_HOLIDAYS_GUYANE },
  { 10, 9, DUMENT_HOLIDAYS_SAINT_BARTHELEMY }, { 12, 20, DUMENT_HOLIDAYS_REUNION },
};
static const MovableHoliday movable_holidays[] = {
  { 1, DUMENT_HOLIDAYS_NATIONAL },
  { 39, DUMENT_HOLIDAYS_NATIONAL },
  { 50, DUMENT_HOLIDAYS_NATIONAL },
  { -2, DUMENT_HOLIDAYS_ALSACE_MOSELLE },
};

/**
 * dument_calendar_easter:
 * @year: a year of the Gregorian calendar
 *
 * Returns: its Easter Sunday
 *
 * Source: the anonymous algorithm that Meeus, Jones and Butcher published.
 */
DumentDate
dument_calendar_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int year_of_century = year % 100;
  int lunar_correction = (century - (century + 8) / 25 + 1) / 3;
  int epact = (19 * golden + century - century / 4 - lunar_correction + 15) % 30;
  int weekday =
      (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - epact - year_of_century % 4) % 7;
  int late_moon = (golden + 11 * epact + 22 * weekday) / 451;
  int counted = epact + weekday - 7 * late_moon + 114;

  return dument_date_from_ymd (year, counted / 31, counted % 31 + 1);
}

static gboolean
is_kept (DumentHolidays where, DumentHolidays holidays)
{
  return where == DUMENT_HOLIDAYS_NATIONAL || (where & holidays) != 0;
}

/**
 * dument_calendar_is_holiday:
 * @date: a day
 * @holidays: which regional holidays are kept besides the national ones
 *
 * Good Friday is kept by the municipalities of Alsace-Moselle that have a Protestant church; it
 * counts for all of them here, so that no delay ends on it.
 *
 * Returns: whether it is a public holiday
 */
gboolean
dument_calendar_is_holiday (DumentDate date, DumentHolidays holidays)
{
  int year, month, day;
  DumentDate easter;

  dument_date_to_ymd (date, &year, &month, &day);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
    {
      if (fixed_holidays[i].month == month && fixed_holidays[i].day == day &&
          is_kept (fixed_holidays[i].where, holidays))
        return TRUE;
    }
  easter = dument_calendar_easter (year);
  for (gsize i = 0; i < G_N_ELEMENTS (movable_holidays); i++)
    {
      if (date - easter == movable_holidays[i].days_after_easter &&
          is_kept (movable_holidays[i].where, holidays))
        return TRUE;
    }
  return FALSE;
}

/**
 * dument_calendar_is_working_day:
 * @date: a day
 * @holidays: which regional holidays are kept besides the national ones
 *
 * Returns: whether it is a day from Monday to Friday and no public holiday
 */
gboolean
dument_calendar_is_working_day (DumentDate date, DumentHolidays holidays)
{
  return dument_date_weekday (date) <= 5 && !dument_calendar_is_holiday (date, holidays);
}

/**
 * dument_calendar_next_working_day:
 * @date: a day
 * @holidays: which regional holidays are kept besides the national ones
 *
 * Returns: the first working day on or after @date (art. 642 CPC)
 */
DumentDate
dument_calendar_next_working_day (DumentDate date, DumentHolidays holidays)
{
  while (!dument_calendar_is_working_day (date, holidays))
    date++;
  return date;
}

/**
 * dument_calendar_add_working_days:
 * @date: a day, working or not
 * @n_days: how many
 * @holidays: which regional holidays are kept besides the national ones
 *
 * Returns: the @n_days-th working day after @date; @date itself for none
 */
DumentDate
dument_calendar_add_working_days (DumentDate date, unsigned n_days, DumentHolidays holidays)
{
  for (; n_days > 0; n_days--)
    date = dument_calendar_next_working_day (date + 1, holidays);
  return date;
}
