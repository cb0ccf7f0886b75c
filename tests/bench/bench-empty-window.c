/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* The least that a program with a window of libadwaita takes, to compare with. */

#include <adwaita.h>

#include "watch.h"

static gboolean
settle_cb (gpointer data)
{
  watch_report_memory ("memory");
  g_application_quit (data);
  return G_SOURCE_REMOVE;
}

static void
on_painted_cb (GdkFrameClock *clock, GApplication *application)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted_cb, application);
  watch_report_start ("first frame");
  g_timeout_add (1000, settle_cb, application);
}

static void
on_activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted_cb),
                    application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.dument.Bench", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
