/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What somebody waits for in the list of receivables, in seconds and kB, one line for each.
 *
 * Usage: bench-window empty
 *        bench-window DATA-FILE TODAY-AS-A-NUMBER-OF-DAYS */

#include <stdio.h>
#include <string.h>

#include "ui/receivables-page.h"

/* A stall: the loop does not come back within a frame. */
#define STALL_MICROSECONDS 16000

#define N_STEPS            60

static gint64 started;
static gint64 today;

static GMainLoop *loop;
static GtkWidget *window;

/* The longest that the loop was away, and how often it was away too long. */
static gint64 last_tick;
static gint64 longest;
static unsigned n_stalls;

static gboolean
tick (gpointer data)
{
  gint64 now = g_get_monotonic_time ();
  gint64 away = last_tick > 0 ? now - last_tick : 0;

  last_tick = now;
  longest = MAX (longest, away);
  if (away > STALL_MICROSECONDS)
    n_stalls++;
  return G_SOURCE_CONTINUE;
}

static void
tell_time (DumentDate *ret_today, gint64 *ret_now)
{
  *ret_today = (DumentDate) today;
  *ret_now = today * 86400;
}

static void
report (const char *what, gint64 from)
{
  printf ("%s: %.3f s; longest absence %.3f s, stalls %u\n", what,
          (g_get_monotonic_time () - from) / 1e6, longest / 1e6, n_stalls);
  fflush (stdout);
  longest = 0;
  n_stalls = 0;
}

static void
report_memory (const char *what)
{
  g_autofree char *status = NULL;
  char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return;
  line = strstr (status, "RssAnon:");
  printf ("%s: %" G_GINT64_FORMAT " kB of its own", what,
          g_ascii_strtoll (line + strlen ("RssAnon:"), NULL, 10));
  line = strstr (status, "VmRSS:");
  printf (", %" G_GINT64_FORMAT " kB resident\n",
          g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10));
  fflush (stdout);
}

static void
on_painted_cb (GdkFrameClock *clock, gpointer data)
{
  g_main_loop_quit (loop);
}

static void
wait_for_frame (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted_cb), NULL);

  gtk_widget_queue_draw (window);
  g_main_loop_run (loop);
  g_signal_handler_disconnect (clock, handler);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether a row that is shown has its text. */
static gboolean
has_text (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && gtk_widget_get_mapped (child) &&
          *gtk_label_get_label (GTK_LABEL (child)) != '\0')
        return TRUE;
      if (has_text (child))
        return TRUE;
    }
  return FALSE;
}

static void
wait_for_rows (GtkWidget *view)
{
  GtkWidget *list = find_child (view, GTK_TYPE_LIST_VIEW);

  do
    wait_for_frame ();
  while (!has_text (list));
}

static GObject *
find_model (GtkWidget *view)
{
  return G_OBJECT (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static void
on_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, gboolean *changed)
{
  *changed = TRUE;
}

/* From asking to the frame that shows the rows of the answer. */
static void
wait_for_answer (GtkWidget *view, const char *what, gint64 from, gboolean *changed)
{
  while (!*changed)
    g_main_context_iteration (NULL, TRUE);
  wait_for_rows (view);
  report (what, from);
}

static void
measure_sorts (GtkWidget *view)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  gboolean changed = FALSE;

  g_signal_connect (find_model (view), "items-changed", G_CALLBACK (on_changed_cb), &changed);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *what =
          g_strdup_printf ("sort by “%s”", gtk_column_view_column_get_title (column));
      gint64 from = g_get_monotonic_time ();

      changed = FALSE;
      gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_DESCENDING);
      wait_for_answer (view, what, from, &changed);
    }
  g_signal_handlers_disconnect_by_data (find_model (view), &changed);
}

static void
measure_searches (GtkWidget *page, GtkWidget *view)
{
  static const char *const texts[] = { "f", "f00", "f00012", "kerbrat", "garage ke", "1 234" };
  GtkWidget *entry = find_child (page, GTK_TYPE_SEARCH_ENTRY);
  gboolean changed = FALSE;

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  g_signal_connect (find_model (view), "items-changed", G_CALLBACK (on_changed_cb), &changed);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *what = g_strdup_printf ("search “%s”", texts[i]);
      gint64 from = g_get_monotonic_time ();

      changed = i == 0;
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      wait_for_answer (view, what, from, &changed);
    }
  g_signal_handlers_disconnect_by_data (find_model (view), &changed);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
measure_scrolling (GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gint64 from = g_get_monotonic_time ();

  for (int i = 0; i <= N_STEPS; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / N_STEPS * i);
      wait_for_frame ();
    }
  report ("scrolling from end to end in 60 steps", from);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!dument_engine_open_finish (DUMENT_ENGINE (source), result, &error))
    g_error ("%s", error->message);
  g_main_loop_quit (loop);
}

static void
measure_list (const char *path)
{
  DumentEngine *engine = dument_engine_new (tell_time);
  GtkWidget *page, *view;

  dument_engine_open_async (engine, path, opened_cb, NULL);
  g_main_loop_run (loop);
  page = dument_receivables_page_new (engine);
  view = find_child (page, GTK_TYPE_COLUMN_VIEW);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame ();
  report ("first frame", started);
  wait_for_rows (view);
  report ("first rows", started);
  report_memory ("memory with the first rows");
  g_timeout_add (1, tick, NULL);
  measure_sorts (view);
  measure_searches (page, view);
  measure_scrolling (view);
  report_memory ("memory at the end");
}

int
main (int argc, char *argv[])
{
  started = g_get_monotonic_time ();
  adw_init ();
  loop = g_main_loop_new (NULL, FALSE);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  if (argc == 3)
    {
      today = g_ascii_strtoll (argv[2], NULL, 10);
      measure_list (argv[1]);
      return 0;
    }
  gtk_window_set_child (GTK_WINDOW (window), adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame ();
  report ("first frame of an empty window", started);
  report_memory ("memory of an empty window");
  return 0;
}
