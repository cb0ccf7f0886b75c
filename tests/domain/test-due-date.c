/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/due-date.h"

static DumentDate
day (const char *iso)
{
  DumentDate date = DUMENT_DATE_NONE;

  g_assert_true (dument_date_parse_iso (iso, &date));
  return date;
}

static void
assert_term (const char *const *days, gsize n_days, DumentDueTermKind kind, int n)
{
  DumentDueHabit habits[4];
  DumentDueTerm term = { DUMENT_DUE_TERM_NET, -1 };

  for (gsize i = 0; i < n_days / 2; i++)
    habits[i] = (DumentDueHabit){ day (days[2 * i]), day (days[2 * i + 1]) };
  g_assert_true (dument_due_term_find (habits, n_days / 2, &term));
  g_assert_cmpint (term.kind, ==, kind);
  g_assert_cmpint (term.days, ==, n);
}

/* facts.md A2, days counted on a calendar. */
static void
test_find_term (void)
{
  static const char *const net[] = { "2026-03-01", "2026-03-31", "2026-01-15", "2026-02-14" };
  static const char *const then_end[] = { "2026-01-15", "2026-03-31", "2026-02-20", "2026-04-30" };
  static const char *const after_end[] = { "2026-01-15", "2026-03-17", "2026-02-20", "2026-04-14" };
  static const char *const end[] = { "2026-01-15", "2026-01-31", "2026-02-20", "2026-02-28" };
  static const char *const mixed[] = { "2026-01-15", "2026-01-25", "2026-02-20", "2026-04-28" };
  DumentDueTerm term;

  assert_term (net, G_N_ELEMENTS (net), DUMENT_DUE_TERM_NET, 30);
  assert_term (then_end, G_N_ELEMENTS (then_end), DUMENT_DUE_TERM_THEN_END_OF_MONTH, 45);
  assert_term (after_end, G_N_ELEMENTS (after_end), DUMENT_DUE_TERM_AFTER_END_OF_MONTH, 45);
  assert_term (end, G_N_ELEMENTS (end), DUMENT_DUE_TERM_THEN_END_OF_MONTH, 0);
  assert_term (mixed, G_N_ELEMENTS (mixed), DUMENT_DUE_TERM_NET, 10);
  assert_term (then_end, 2, DUMENT_DUE_TERM_NET, 75);
  g_assert_false (dument_due_term_find (NULL, 0, &term));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/due-date/find-term", test_find_term);

  return g_test_run ();
}
