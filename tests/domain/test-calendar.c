/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/calendar.h"

static DumentDate
day (const char *iso)
{
  DumentDate date = DUMENT_DATE_NONE;

  g_assert_true (dument_date_parse_iso (iso, &date));
  return date;
}

static void
assert_day (DumentDate date, const char *iso)
{
  g_autofree char *text = dument_date_to_iso (date);

  g_assert_cmpstr (text, ==, iso);
}

static void
test_easter (void)
{
  assert_day (dument_calendar_easter (2008), "2008-03-23");
  assert_day (dument_calendar_easter (2024), "2024-03-31");
  assert_day (dument_calendar_easter (2025), "2025-04-20");
  assert_day (dument_calendar_easter (2026), "2026-04-05");
  assert_day (dument_calendar_easter (2027), "2027-03-28");
  assert_day (dument_calendar_easter (2038), "2038-04-25");
}

/* The first Sunday after the full moon of the church, by Gauss's rule, for every accepted year. */
static void
test_easter_against_gauss (void)
{
  for (int year = 1900; year < 2200; year++)
    {
      int n = year < 2100 ? 5 : 6;
      int d = (19 * (year % 19) + 24) % 30;
      int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
      int days_after_22_march = d + e;

      if (days_after_22_march == 35 || (d == 28 && e == 6 && year % 19 > 10))
        days_after_22_march -= 7;
      g_assert_cmpint (dument_calendar_easter (year), ==,
                       dument_date_from_ymd (year, 3, 22) + days_after_22_march);
      g_assert_cmpint (dument_date_weekday (dument_calendar_easter (year)), ==, 7);
    }
}

static unsigned
count_holidays (int year, DumentHolidays holidays)
{
  unsigned count = 0;

  for (DumentDate date = dument_date_from_ymd (year, 1, 1);
       date <= dument_date_from_ymd (year, 12, 31); date++)
    count += dument_calendar_is_holiday (date, holidays) ? 1 : 0;
  return count;
}

static void
test_holidays (void)
{
  static const char *const of_2026[] = {
    "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
    "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (of_2026); i++)
    g_assert_true (dument_calendar_is_holiday (day (of_2026[i]), DUMENT_HOLIDAYS_NATIONAL));
  g_assert_cmpuint (count_holidays (2026, DUMENT_HOLIDAYS_NATIONAL), ==, 11);
  /* Ascension fell on 1 May. */
  g_assert_cmpuint (count_holidays (2008, DUMENT_HOLIDAYS_NATIONAL), ==, 10);
}

static void
test_regions (void)
{
  g_assert_false (dument_calendar_is_holiday (day ("2026-04-03"), DUMENT_HOLIDAYS_NATIONAL));
  g_assert_true (dument_calendar_is_holiday (day ("2026-04-03"), DUMENT_HOLIDAYS_ALSACE_MOSELLE));
  g_assert_false (dument_calendar_is_holiday (day ("2026-12-26"), DUMENT_HOLIDAYS_REUNION));
  g_assert_true (dument_calendar_is_holiday (day ("2026-12-26"), DUMENT_HOLIDAYS_ALSACE_MOSELLE));
  g_assert_cmpuint (count_holidays (2026, DUMENT_HOLIDAYS_ALSACE_MOSELLE), ==, 13);
  for (unsigned region = DUMENT_HOLIDAYS_MAYOTTE; region <= DUMENT_HOLIDAYS_REUNION; region <<= 1)
    g_assert_cmpuint (count_holidays (2026, (DumentHolidays) region), ==, 12);
  g_assert_true (dument_calendar_is_holiday (day ("2026-12-20"), DUMENT_HOLIDAYS_REUNION));
  g_assert_true (dument_calendar_is_holiday (day ("2026-05-28"), DUMENT_HOLIDAYS_SAINT_MARTIN));
}

static void
test_working_days (void)
{
  const DumentHolidays national = DUMENT_HOLIDAYS_NATIONAL;

  assert_day (dument_calendar_next_working_day (day ("2026-11-20"), national), "2026-11-20");
  assert_day (dument_calendar_next_working_day (day ("2026-11-21"), national), "2026-11-23");
  assert_day (dument_calendar_next_working_day (day ("2026-04-04"), national), "2026-04-07");
  assert_day (dument_calendar_next_working_day (day ("2026-12-25"), national), "2026-12-28");
  assert_day (dument_calendar_next_working_day (day ("2026-04-03"), DUMENT_HOLIDAYS_ALSACE_MOSELLE),
              "2026-04-07");
  assert_day (dument_calendar_add_working_days (day ("2026-05-07"), 1, national), "2026-05-11");
  assert_day (dument_calendar_add_working_days (day ("2026-05-07"), 5, national), "2026-05-18");
  assert_day (dument_calendar_add_working_days (day ("2026-05-08"), 0, national), "2026-05-08");
}

/* Counting the working days back gives the number that was asked for. */
static void
test_working_days_add_up (void)
{
  for (unsigned i = 0; i < 500; i++)
    {
      DumentDate from = day ("2000-01-01") + g_test_rand_int_range (0, 40000);
      unsigned n_days = (unsigned) g_test_rand_int_range (0, 60);
      DumentHolidays holidays = (DumentHolidays) g_test_rand_int_range (0, 256);
      DumentDate to = dument_calendar_add_working_days (from, n_days, holidays);
      unsigned count = 0;

      for (DumentDate date = from + 1; date <= to; date++)
        count += dument_calendar_is_working_day (date, holidays) ? 1 : 0;
      g_assert_cmpuint (count, ==, n_days);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/calendar/easter", test_easter);
  g_test_add_func ("/domain/calendar/easter-against-gauss", test_easter_against_gauss);
  g_test_add_func ("/domain/calendar/holidays", test_holidays);
  g_test_add_func ("/domain/calendar/regions", test_regions);
  g_test_add_func ("/domain/calendar/working-days", test_working_days);
  g_test_add_func ("/domain/calendar/working-days-add-up", test_working_days_add_up);

  return g_test_run ();
}
