/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What a bench of the window measures, in lines that run.py reads. */

#include "watch.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A stall: the loop does not come back within a frame. */
#define STALL_MICROSECONDS 16000

/* The longest that the loop was away, and how often it was away too long: by the clock, and by the
 * processor alone, where neighbours on the machine do not make a stall. */
typedef struct
{
  gint64 last;
  gint64 longest;
  unsigned n_stalls;
} Absence;

static Absence by_clock;
static Absence by_processor;

/* What the process had used of the processor when it was reported last. */
static gint64 used;

static gint64
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
note (Absence *absence, gint64 now)
{
  gint64 away = absence->last > 0 ? now - absence->last : 0;

  absence->last = now;
  absence->longest = MAX (absence->longest, away);
  if (away > STALL_MICROSECONDS)
    absence->n_stalls++;
}

static gboolean
on_tick_cb (gpointer data)
{
  note (&by_clock, g_get_monotonic_time ());
  note (&by_processor, read_clock (CLOCK_THREAD_CPUTIME_ID));
  return G_SOURCE_CONTINUE;
}

/**
 * watch_get_start:
 *
 * Returns: when the program was asked for, in monotonic microseconds
 */
gint64
watch_get_start (void)
{
  const char *started = g_getenv ("BENCH_STARTED");

  g_assert (started != NULL);
  return g_ascii_strtoll (started, /* endptr= */ NULL, 10);
}

/**
 * watch_begin:
 *
 * From now on looks how long the main loop is away.
 */
void
watch_begin (void)
{
  g_timeout_add (1, on_tick_cb, NULL);
}

/**
 * watch_forget:
 *
 * Forgets the absences so far.
 */
void
watch_forget (void)
{
  by_clock.longest = by_processor.longest = 0;
  by_clock.n_stalls = by_processor.n_stalls = 0;
  used = read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

/**
 * watch_report:
 * @what: what was waited for
 * @from: since when, in monotonic microseconds
 */
void
watch_report (const char *what, gint64 from)
{
  printf ("%s: took %.4f processor %.4f longest %.4f stalls %u processor-longest %.4f "
          "processor-stalls %u\n",
          what, (double) (g_get_monotonic_time () - from) / 1e6,
          (double) (read_clock (CLOCK_PROCESS_CPUTIME_ID) - used) / 1e6,
          (double) by_clock.longest / 1e6, by_clock.n_stalls, (double) by_processor.longest / 1e6,
          by_processor.n_stalls);
  fflush (stdout);
  watch_forget ();
}

/**
 * watch_report_start:
 * @what: what was waited for since the program was asked for
 */
void
watch_report_start (const char *what)
{
  printf ("%s: took %.4f processor %.4f\n", what,
          (double) (g_get_monotonic_time () - watch_get_start ()) / 1e6,
          (double) read_clock (CLOCK_PROCESS_CPUTIME_ID) / 1e6);
  fflush (stdout);
}

static gint64
find_size (const char *status, const char *key)
{
  const char *line = strstr (status, key);

  g_assert (line != NULL);
  return g_ascii_strtoll (line + strlen (key), /* endptr= */ NULL, 10);
}

/**
 * watch_report_memory:
 * @what: when
 */
void
watch_report_memory (const char *what)
{
  g_autofree char *status = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return;
  printf ("%s: resident %" G_GINT64_FORMAT " own %" G_GINT64_FORMAT "\n", what,
          find_size (status, "VmRSS:"), find_size (status, "RssAnon:"));
  fflush (stdout);
}
