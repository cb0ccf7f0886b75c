/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/free-date.h"

static DumentDate
day (const char *iso)
{
  DumentDate date = DUMENT_DATE_NONE;

  g_assert_true (dument_date_parse_iso (iso, &date));
  return date;
}

/* A Sunday. */
#define TODAY "2026-11-22"

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
assert_cases (const Case *cases, gsize n_cases, const char *base, DumentFreeDateSense sense)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      DumentDate date = DUMENT_DATE_NONE;
      g_autofree char *iso = NULL;

      if (!dument_free_date_parse (cases[i].text, day (TODAY), day (base), sense, &date))
        g_error ("“%s” is not understood", cases[i].text);
      iso = dument_date_to_iso (date);
      if (!g_str_equal (iso, cases[i].expected))
        g_error ("“%s” is %s and was read as %s", cases[i].text, cases[i].expected, iso);
    }
}

/* Counted on a calendar. */
static void
test_past (void)
{
  static const Case cases[] = {
    { "12/3", "2026-03-12" },
    { "22/11", "2026-11-22" },
    { "23/11", "2025-11-23" },
    { "12/03/26", "2026-03-12" },
    { "12/03/2026", "2026-03-12" },
    { "12.3.2026", "2026-03-12" },
    { "12-03-2026", "2026-03-12" },
    { "12 3", "2026-03-12" },
    { "2026-03-12", "2026-03-12" },
    { "2026-3-2", "2026-03-02" },
    { "20260312", "2026-03-12" },
    { "12032026", "2026-03-12" },
    { "12 mars", "2026-03-12" },
    { "1er décembre", "2025-12-01" },
    { "12 Mar 2025", "2025-03-12" },
    { "March 12", "2026-03-12" },
    { "Aug 3rd, 2026", "2026-08-03" },
    { "3 août", "2026-08-03" },
    { "le 12", "2026-11-12" },
    { "23", "2026-10-23" },
    { "31", "2026-10-31" },
    { "29/2", "2024-02-29" },
    { "hier", "2026-11-21" },
    { "Aujourd’hui", "2026-11-22" },
    { "today", "2026-11-22" },
    { "yesterday", "2026-11-21" },
    { "avant-hier", "2026-11-20" },
    { "vendredi", "2026-11-20" },
    { "lundi dernier", "2026-11-16" },
    { "Sunday", "2026-11-22" },
    { "il y a 3 jours", "2026-11-19" },
    { "2 weeks ago", "2026-11-08" },
    { "-3", "2026-11-19" },
    { "− 1 mois", "2026-10-22" },
    { " hier ", "2026-11-21" },
    { "2 juil.", "2026-07-02" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases), TODAY, DUMENT_FREE_DATE_PAST);
}

static void
test_future (void)
{
  static const Case cases[] = {
    { "+30", "2027-01-31" },
    { "30 jours", "2027-01-31" },
    { "+ 45j", "2027-02-15" },
    { "60", "2027-03-02" },
    { "+2 semaines", "2027-01-15" },
    { "+1 mois", "2027-02-01" },
    { "15/3", "2027-03-15" },
    { "1/1", "2027-01-01" },
    { "31/12", "2027-12-31" },
    { "fin de mois", "2027-01-31" },
    { "fin du mois", "2027-01-31" },
    { "à réception", "2027-01-01" },
    { "comptant", "2027-01-01" },
    { "demain", "2026-11-23" },
    { "dans 8 jours", "2026-11-30" },
    { "vendredi", "2027-01-01" },
    { "lundi prochain", "2027-01-04" },
    { "29 fév", "2028-02-29" },
  };
  /* facts.md A2: an invoice of 15 January 2026, 45 days, counted in each of the two lawful ways. */
  static const Case end_of_month[] = {
    { "45 jours fin de mois", "2026-03-31" },
    { "fin de mois + 45 jours", "2026-03-17" },
    { "+45 fdm", "2026-03-31" },
    { "30 days end of month", "2026-02-28" },
    { "fin de mois le 15", "2026-02-15" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases), "2027-01-01", DUMENT_FREE_DATE_FUTURE);
  assert_cases (end_of_month, G_N_ELEMENTS (end_of_month), "2026-01-15", DUMENT_FREE_DATE_FUTURE);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "32/1",
    "0/3",
    "12/13",
    "29/2/2025",
    "12/3/1",
    "12/3/202",
    "1899-1-1",
    "2200-01-01",
    "douze mars",
    "jui",
    "12 jui",
    "+",
    "+99999",
    "+4000",
    "12 mars ago",
    "12/3/26/1",
    "2026-13-1",
    "mars",
    "le",
    "1 2 3 4 5",
    "a",
    "12345",
    "99999999",
    "hier soir",
    "+3 pommes",
    "fin de mois le 30",
    "45 jours 3",
  };
  DumentDate date = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (dument_free_date_parse (texts[i], day (TODAY), day (TODAY), DUMENT_FREE_DATE_PAST, &date))
        g_error ("“%s” is understood", texts[i]);
      g_assert_cmpint (date, ==, 7);
    }
}

/* However a day is written, it is read as that day, or the nearest one on the side that is meant.
 */
static void
test_random_round_trip (void)
{
  DumentDate today = day (TODAY);

  for (int i = 0; i < 2000; i++)
    {
      DumentDate base = today + g_test_rand_int_range (-20000, 20000);
      DumentDate date = base + g_test_rand_int_range (-20000, 20000);
      DumentFreeDateSense sense =
          g_test_rand_bit () ? DUMENT_FREE_DATE_PAST : DUMENT_FREE_DATE_FUTURE;
      g_autofree char *iso = dument_date_to_iso (date);
      g_autofree char *french = NULL;
      g_autofree char *without_year = NULL;
      DumentDate read;
      int year, month, d;

      dument_date_to_ymd (date, &year, &month, &d);
      french = g_strdup_printf ("%d/%d/%d", d, month, year);
      without_year = g_strdup_printf ("%d/%d", d, month);
      g_assert_true (dument_free_date_parse (iso, today, base, sense, &read) && read == date);
      g_assert_true (dument_free_date_parse (french, today, base, sense, &read) && read == date);
      g_assert_true (dument_free_date_parse (without_year, today, base, sense, &read));
      g_assert_true (sense == DUMENT_FREE_DATE_PAST ? read <= base : read >= base);
      g_assert_cmpint (ABS (read - base), <, 8 * 366 + 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/free-date/past", test_past);
  g_test_add_func ("/domain/free-date/future", test_future);
  g_test_add_func ("/domain/free-date/refused", test_refused);
  g_test_add_func ("/domain/free-date/random/round-trip", test_random_round_trip);

  return g_test_run ();
}
