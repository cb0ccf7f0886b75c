/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* The program itself, with a window on a data file, led by a bench. */

#include "desk.h"

#include <time.h>

#include "ui/application-private.h"
#include "ui/clock.h"

#include "watch.h"

static gboolean
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
on_painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
run_until (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
}

/**
 * desk_wait_for_frame:
 * @window: a window
 *
 * Comes back when it was painted once more.
 */
void
desk_wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted_cb), &painted);

  gtk_widget_queue_draw (window);
  run_until (&painted);
  g_signal_handler_disconnect (clock, handler);
}

/**
 * desk_wait:
 * @milliseconds: how long
 *
 * Lets the program go on.
 */
void
desk_wait (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, set_cb, &done);
  run_until (&done);
}

/**
 * desk_settle:
 *
 * Lets the program go on until it rests.
 */
void
desk_settle (void)
{
  clock_t before;

  do
    {
      before = clock ();
      desk_wait (250);
    }
  while (clock () - before > CLOCKS_PER_SEC / 50);
}

/**
 * desk_find:
 * @widget: where to look
 * @type: what to look for
 *
 * Returns: (transfer none) (nullable): the first such widget inside, in the order of the tree
 */
GtkWidget *
desk_find (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : desk_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_window (DumentApplication *application)
{
  return GTK_WIDGET (dument_application_get_window (application));
}

/**
 * desk_open:
 * @path: a data file
 * @day: the day, `2026-11-22`
 *
 * Starts the program and reports its first frame.
 *
 * Returns: (transfer none): its window
 */
GtkWidget *
desk_open (const char *path, const char *day)
{
  /* Never freed: a bench ends with its process. */
  DumentApplication *application = dument_application_new ();
  g_autoptr (GError) error = NULL;
  DumentDate today;

  g_assert (dument_date_parse_iso (day, &today));
  dument_clock_set_today (today);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), /* cancellable= */ NULL, &error))
    g_error ("%s", error->message);
  dument_application_open_data (application, path);
  while (find_window (application) == NULL)
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
  desk_wait_for_frame (find_window (application));
  watch_report_start ("first frame");
  return find_window (application);
}
