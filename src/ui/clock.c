/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/clock.h"

#define SECONDS_TO_NOON 43200

/* The day that --today put in place of the user's; set once, before any thread asks. */
static DumentDate chosen_today = DUMENT_DATE_NONE;

/**
 * dument_clock_tell:
 * @ret_today: (out): the user's day
 * @ret_now: (out): the moment, in seconds since 1970-01-01 UTC
 *
 * The one place where the window reads a clock.
 */
void
dument_clock_tell (DumentDate *ret_today, gint64 *ret_now)
{
  g_autoptr (GDateTime) now = NULL;

  if (chosen_today != DUMENT_DATE_NONE)
    {
      *ret_today = chosen_today;
      *ret_now = (gint64) chosen_today * 86400 + SECONDS_TO_NOON;
      return;
    }
  now = g_date_time_new_now_local ();
  *ret_today = dument_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                                     g_date_time_get_day_of_month (now));
  *ret_now = g_date_time_to_unix (now);
}

/**
 * dument_clock_set_today:
 * @today: the day to reckon with, in place of today
 *
 * Called before the first window, if at all.
 */
void
dument_clock_set_today (DumentDate today)
{
  chosen_today = today;
}
