/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Seconds of the processor from a question to the register, to the answer and the first page of
 * rows.
 *
 * Usage: bench-register DATA-FILE TODAY */

#include <glib.h>
#include <stdlib.h>
#include <time.h>

#include "service/receivable.h"
#include "store/register.h"

#define PAGE 128

static DumentRegisterOrder *order;

/* In microseconds: neighbours on the machine take none of these away. */
static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
measure (DumentStore *store, const char *what, const DumentRegisterQuery *query)
{
  g_autoptr (GError) error = NULL;
  gint64 before = get_processor_time (), sorted, loaded, summed;
  g_autoptr (GArray) ids =
      dument_register_query (store, query, &order, /* cancellable= */ NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) totals = NULL;

  if (ids == NULL)
    g_error ("%s", error->message);
  sorted = get_processor_time ();
  rows = dument_register_load (store, (const gint64 *) (const void *) ids->data,
                               MIN (ids->len, PAGE), &error);
  loaded = get_processor_time ();
  totals = dument_register_sum (store, (const gint64 *) (const void *) ids->data, ids->len,
                                /* cancellable= */ NULL, &error);
  summed = get_processor_time ();
  g_print ("%s: %u rows, %.3f s, page %.4f s, totals %.3f s\n", what, ids->len,
           (sorted - before) / 1e6, (loaded - sorted) / 1e6, (summed - loaded) / 1e6);
}

static void
refresh (DumentWorkspace *workspace)
{
  gint64 before = get_processor_time ();
  guint n = 1, n_all = 0;

  while (n > 0)
    {
      if (!dument_receivable_refresh (workspace, 5000, &n, NULL))
        g_error ("refresh");
      n_all += n;
    }
  g_print ("refresh: %u, %.3f s\n", n_all, (get_processor_time () - before) / 1e6);
}

int
main (int argc, char *argv[])
{
  static const char *const sorts[] = { "state", "number",  "client",    "issued", "due",
                                       "delay", "balance", "penalties", "step" };
  static const char *const filters[] = { "all",       "late",       "soon",   "formal notice",
                                         "paid",      "promised",   "paused", "disputed",
                                         "insolvent", "written off" };
  static const char *const texts[] = { "f",         "2",        "f00012", "kerbrat",
                                       "garage ke", "1 234,50", "cmd 99", "menuiserie 12",
                                       "zz" };
  g_autoptr (GError) error = NULL;
  gint64 today = g_ascii_strtoll (argv[2], /* endptr= */ NULL, 10);
  g_autoptr (DumentWorkspace) workspace =
      dument_workspace_open (argv[1], (DumentDate) today, 0, &error);
  DumentStore *store;
  DumentRegisterQuery query = { .soon_until = (DumentDate) today + 14 };
  gint64 counts[DUMENT_REGISTER_N_FILTERS], before;

  if (workspace == NULL)
    g_error ("%s", error->message);
  store = dument_workspace_get_store (workspace);
  refresh (workspace);
  for (int sort = 0; sort < DUMENT_REGISTER_N_SORTS; sort++)
    {
      query.sort = (DumentRegisterSort) sort;
      query.descending = !query.descending;
      measure (store, sorts[sort], &query);
      query.descending = !query.descending;
      measure (store, sorts[sort], &query);
    }
  for (int filter = 0; filter < DUMENT_REGISTER_N_FILTERS; filter++)
    {
      query.filter = (DumentRegisterFilter) filter;
      measure (store, filters[filter], &query);
    }
  query.filter = DUMENT_REGISTER_FILTER_ALL;
  for (unsigned i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      query.text = texts[i];
      measure (store, texts[i], &query);
    }
  before = get_processor_time ();
  if (!dument_register_count (store, query.soon_until, counts, &error))
    g_error ("%s", error->message);
  g_print ("counts: %.3f s\n", (get_processor_time () - before) / 1e6);
  return EXIT_SUCCESS;
}
