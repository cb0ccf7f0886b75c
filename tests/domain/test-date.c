/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/date.h"
#include "domain/semester.h"

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
test_epoch (void)
{
  g_assert_cmpint (day ("1970-01-01"), ==, 0);
  g_assert_cmpint (day ("1969-12-31"), ==, -1);
  g_assert_cmpint (day ("2026-11-22") - day ("2025-11-22"), ==, 365);
}

/* GLib's calendar is the independent witness, for every day that the program accepts. */
static void
test_every_day_against_glib (void)
{
  g_autoptr (GDate) witness = g_date_new_dmy (1, G_DATE_JANUARY, 1900);
  DumentDate last = day ("2199-12-31");

  for (DumentDate date = day ("1900-01-01"); date <= last; date++)
    {
      int year, month, day_of_month;

      dument_date_to_ymd (date, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (witness));
      g_assert_cmpint (month, ==, g_date_get_month (witness));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (witness));
      g_assert_cmpint (dument_date_from_ymd (year, month, day_of_month), ==, date);
      g_assert_cmpint (dument_date_weekday (date), ==, g_date_get_weekday (witness));
      g_date_add_days (witness, 1);
    }
}

static void
test_parse (void)
{
  static const char *const wrong[] = {
    "",           "2026-13-01", "2026-02-29", "2026-2-9",   "2026-11-22 ",
    "1899-12-31", "2200-01-01", "22-11-2026", "22/13/2026", "31/04/2026",
    "2026/11/22", "+026-11-22", "2026-11-2x", "00/01/2026",
  };
  DumentDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (dument_date_parse (wrong[i], &date));
  g_assert_true (dument_date_parse ("22/11/2026", &date));
  assert_day (date, "2026-11-22");
  g_assert_true (dument_date_parse ("2024-02-29", &date));
  assert_day (date, "2024-02-29");
}

static void
test_months (void)
{
  assert_day (dument_date_add_months (day ("2026-01-31"), 1), "2026-02-28");
  assert_day (dument_date_add_months (day ("2024-01-31"), 1), "2024-02-29");
  assert_day (dument_date_add_months (day ("2026-01-15"), -1), "2025-12-15");
  assert_day (dument_date_add_months (day ("2026-12-31"), 2), "2027-02-28");
  assert_day (dument_date_end_of_month (day ("2026-02-03")), "2026-02-28");
  assert_day (dument_date_add_years (day ("2026-03-10"), 5), "2031-03-10");
  assert_day (dument_date_add_years (day ("2024-02-29"), 2), "2026-02-28");
}

static void
test_semesters (void)
{
  DumentSemester semester;
  g_autofree char *name = dument_semester_to_string (dument_semester_of (day ("2026-07-01")));

  g_assert_cmpstr (name, ==, "2026-H2");
  g_assert_true (dument_semester_parse ("2027-H1", &semester));
  assert_day (dument_semester_first_day (semester), "2027-01-01");
  assert_day (dument_semester_last_day (semester), "2027-06-30");
  g_assert_cmpint (dument_semester_of (day ("2026-12-31")), ==, semester - 1);
  g_assert_cmpint (dument_semester_of (day ("2027-06-30")), ==, semester);
  g_assert_false (dument_semester_parse ("2027-H3", &semester));
  g_assert_false (dument_semester_parse ("2027-H", &semester));
  g_assert_false (dument_semester_parse ("27-H1", &semester));
}

static void
test_forms_of_a_semester (void)
{
  static const char *const firsts[] = { "2027-H1",          "2027-S1", "2027s1",
                                        "S1 2027",          "h1-2027", "1er semestre 2027",
                                        "1ER SEMESTRE 2027" };
  static const char *const seconds[] = { "2027-h2", "2027 S2", "2e semestre 2027",
                                         "2ème semestre de 2027", "2nd semestre 2027" };
  static const char *const others[] = { "",
                                        "2027",
                                        "2027-H0",
                                        "2027-H11",
                                        "1er trimestre 2027",
                                        "3e semestre 2027",
                                        "semestre 2027",
                                        "0000-H1",
                                        "2027-H1 2027-H2",
                                        "\xff" };
  DumentSemester semester;

  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_assert_true (dument_semester_parse (firsts[i], &semester));
      g_assert_cmpint (semester, ==, 4054);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_assert_true (dument_semester_parse (seconds[i], &semester));
      g_assert_cmpint (semester, ==, 4055);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (dument_semester_parse (others[i], &semester));
}

static void
test_earlier (void)
{
  g_assert_cmpint (dument_date_earlier (20, 30), ==, 20);
  g_assert_cmpint (dument_date_earlier (30, -20), ==, -20);
  g_assert_cmpint (dument_date_earlier (DUMENT_DATE_NONE, 30), ==, 30);
  g_assert_cmpint (dument_date_earlier (20, DUMENT_DATE_NONE), ==, 20);
  g_assert_cmpint (dument_date_earlier (DUMENT_DATE_NONE, DUMENT_DATE_NONE), ==, DUMENT_DATE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/date/epoch", test_epoch);
  g_test_add_func ("/domain/date/every-day-against-glib", test_every_day_against_glib);
  g_test_add_func ("/domain/date/parse", test_parse);
  g_test_add_func ("/domain/date/months", test_months);
  g_test_add_func ("/domain/date/earlier", test_earlier);
  g_test_add_func ("/domain/date/semesters", test_semesters);
  g_test_add_func ("/domain/date/forms-of-a-semester", test_forms_of_a_semester);

  return g_test_run ();
}
