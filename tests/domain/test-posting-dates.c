/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/posting-dates.h"

#define NONE  DUMENT_DATE_NONE
#define TODAY 1000

static DumentPostingFault
check (DumentDate posted, DumentDate presented, DumentDate delivered, DumentDate unclaimed)
{
  const DumentPostingDates dates = { 900,       posted,    presented,
                                     delivered, unclaimed, DUMENT_RETURN_UNCLAIMED };
  DumentDate day = 0;
  DumentPostingFault fault = dument_posting_dates_check (&dates, TODAY, &day);

  if (fault == DUMENT_POSTING_FUTURE || fault == DUMENT_POSTING_ORDER)
    g_assert_true (day == posted || day == presented || day == delivered || day == unclaimed);
  return fault;
}

static void
test_lives (void)
{
  g_assert_cmpint (check (NONE, NONE, NONE, NONE), ==, DUMENT_POSTING_OK);
  g_assert_cmpint (check (900, 900, 900, NONE), ==, DUMENT_POSTING_OK);
  g_assert_cmpint (check (900, 903, NONE, 918), ==, DUMENT_POSTING_OK);
  g_assert_cmpint (check (NONE, 903, 905, NONE), ==, DUMENT_POSTING_OK);
  g_assert_cmpint (check (950, NONE, 960, NONE), ==, DUMENT_POSTING_OK);
}

static void
test_days_that_cannot_be (void)
{
  g_assert_cmpint (check (899, NONE, NONE, NONE), ==, DUMENT_POSTING_ORDER);
  g_assert_cmpint (check (905, 904, NONE, NONE), ==, DUMENT_POSTING_ORDER);
  g_assert_cmpint (check (905, NONE, 904, NONE), ==, DUMENT_POSTING_ORDER);
  g_assert_cmpint (check (905, 907, NONE, 906), ==, DUMENT_POSTING_ORDER);
  g_assert_cmpint (check (TODAY + 1, NONE, NONE, NONE), ==, DUMENT_POSTING_FUTURE);
  g_assert_cmpint (check (905, 907, TODAY + 1, NONE), ==, DUMENT_POSTING_FUTURE);
  g_assert_cmpint (check (905, 907, 910, 920), ==, DUMENT_POSTING_TWO_ENDS);
}

/* A debtor who leaves the letter at the post office, or refuses it, was called upon all the same;
 * one who does not live there was not. */
static void
test_reached (void)
{
  const DumentPostingDates presented = { 900, 901, 903, 910, NONE };
  const DumentPostingDates delivered = { 900, 901, NONE, 902, NONE };
  const DumentPostingDates unclaimed = { 900, 901, 903, NONE, 918 };
  const DumentPostingDates returned = { 900, 901, NONE, NONE, 918 };
  const DumentPostingDates posted = { 900, 901, NONE, NONE, NONE };
  const DumentPostingDates refused = { 900, 901, NONE, NONE, 903, DUMENT_RETURN_REFUSED };
  const DumentPostingDates refused_later = { 900, 901, 903, NONE, 904, DUMENT_RETURN_REFUSED };
  const DumentPostingDates unknown = { 900, 901, 903, NONE, 904, DUMENT_RETURN_UNKNOWN };

  g_assert_cmpint (dument_posting_dates_reached (&refused), ==, 903);
  g_assert_cmpint (dument_posting_dates_reached (&refused_later), ==, 903);
  g_assert_cmpint (dument_posting_dates_reached (&unknown), ==, NONE);
  g_assert_cmpint (dument_posting_dates_reached (&presented), ==, 903);
  g_assert_cmpint (dument_posting_dates_reached (&delivered), ==, 902);
  g_assert_cmpint (dument_posting_dates_reached (&unclaimed), ==, 903);
  g_assert_cmpint (dument_posting_dates_reached (&returned), ==, NONE);
  g_assert_cmpint (dument_posting_dates_reached (&posted), ==, NONE);
}

static void
test_deadline (void)
{
  const DumentPostingDates dates = { 900, 901, 903, 910, NONE };
  DumentPostingDates unclaimed = { 900, 901, 903, NONE, 918 };
  const DumentPostingDates posted = { 900, 901, NONE, NONE, NONE };
  const DumentPostingDates written = { 900, NONE, NONE, NONE, NONE };

  g_assert_cmpint (dument_posting_dates_deadline (&dates, 8, TRUE), ==, 911);
  g_assert_cmpint (dument_posting_dates_deadline (&dates, 8, FALSE), ==, 918);
  g_assert_cmpint (dument_posting_dates_deadline (&unclaimed, 8, TRUE), ==, 911);
  g_assert_cmpint (dument_posting_dates_deadline (&unclaimed, 8, FALSE), ==, NONE);
  g_assert_cmpint (dument_posting_dates_deadline (&posted, 8, TRUE), ==, NONE);
  g_assert_cmpint (dument_posting_dates_deadline (&dates, 0, TRUE), ==, NONE);

  g_assert_cmpint (dument_posting_dates_state (&written, NONE, 950), ==,
                   DUMENT_POSTING_STATE_TO_POST);
  g_assert_cmpint (dument_posting_dates_state (&posted, NONE, 950), ==,
                   DUMENT_POSTING_STATE_POSTED);
  g_assert_cmpint (dument_posting_dates_state (&dates, 918, 918), ==,
                   DUMENT_POSTING_STATE_DELIVERED);
  g_assert_cmpint (dument_posting_dates_state (&dates, 918, 919), ==, DUMENT_POSTING_STATE_EXPIRED);
  g_assert_cmpint (dument_posting_dates_state (&unclaimed, 918, 918), ==,
                   DUMENT_POSTING_STATE_UNCLAIMED);
  unclaimed.return_reason = DUMENT_RETURN_REFUSED;
  g_assert_cmpint (dument_posting_dates_state (&unclaimed, 918, 918), ==,
                   DUMENT_POSTING_STATE_REFUSED);
  unclaimed.return_reason = DUMENT_RETURN_UNKNOWN;
  g_assert_cmpint (dument_posting_dates_state (&unclaimed, NONE, 918), ==,
                   DUMENT_POSTING_STATE_UNKNOWN);
}

/* From the desk to the end of the days to pay; the post keeps a letter for 15 days. */
static void
test_next (void)
{
  static const struct
  {
    DumentPostingDates dates;
    gboolean is_registered;
    DumentDate today;
    DumentPostingNext next;
  } cases[] = {
    { { 900, NONE, NONE, NONE, NONE }, TRUE, 950, DUMENT_POSTING_NEXT_POST },
    { { 900, 901, NONE, NONE, NONE }, TRUE, 916, DUMENT_POSTING_NEXT_FOLLOW },
    { { 900, 901, NONE, NONE, NONE }, TRUE, 917, DUMENT_POSTING_NEXT_ASK_POST },
    { { 900, 901, NONE, NONE, NONE }, FALSE, 950, DUMENT_POSTING_NEXT_NOTHING },
    { { 900, 901, 903, NONE, NONE }, TRUE, 911, DUMENT_POSTING_NEXT_FOLLOW },
    { { 900, 901, 903, NONE, NONE }, TRUE, 912, DUMENT_POSTING_NEXT_GO_ON },
    { { 900, 901, 903, 905, NONE }, TRUE, 911, DUMENT_POSTING_NEXT_AWAIT_PAYMENT },
    { { 900, 901, 903, 905, NONE }, TRUE, 912, DUMENT_POSTING_NEXT_GO_ON },
    { { 900, 901, NONE, NONE, 918 }, TRUE, 920, DUMENT_POSTING_NEXT_ENTER_PRESENTATION },
    { { 900, 901, 903, NONE, 910 }, TRUE, 911, DUMENT_POSTING_NEXT_AWAIT_PAYMENT },
    { { 900, 901, NONE, NONE, 903, DUMENT_RETURN_REFUSED },
      TRUE,
      911,
      DUMENT_POSTING_NEXT_AWAIT_PAYMENT },
    { { 900, 901, NONE, NONE, 903, DUMENT_RETURN_REFUSED }, TRUE, 912, DUMENT_POSTING_NEXT_GO_ON },
    { { 900, 901, 903, NONE, 904, DUMENT_RETURN_UNKNOWN },
      TRUE,
      930,
      DUMENT_POSTING_NEXT_CHECK_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DumentDate deadline =
          dument_posting_dates_deadline (&cases[i].dates, 8, cases[i].is_registered);
      DumentPostingNext next = dument_posting_dates_next (&cases[i].dates, deadline,
                                                          cases[i].is_registered, cases[i].today);

      if (next != cases[i].next)
        g_error ("case %" G_GSIZE_FORMAT ": %d", i, (int) next);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/posting-dates/lives", test_lives);
  g_test_add_func ("/domain/posting-dates/days-that-cannot-be", test_days_that_cannot_be);
  g_test_add_func ("/domain/posting-dates/reached", test_reached);
  g_test_add_func ("/domain/posting-dates/deadline", test_deadline);
  g_test_add_func ("/domain/posting-dates/next", test_next);

  return g_test_run ();
}
