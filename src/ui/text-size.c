/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/text-size.h"

/* What the setting is where text has its usual size. */
#define USUAL_DPI (96 * 1024)

/* Wider, lines are no easier to read. */
#define MAX_WIDTH 680

/* What stays in sight of a window around one above it. */
#define PARENT_MARGIN 48

/**
 * dument_text_size_scale:
 * @widget: a widget
 * @pixels: a size that suits text of the usual size
 *
 * Returns: the size that suits the text of the user, if it is larger
 */
int
dument_text_size_scale (GtkWidget *widget, int pixels)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return (int) ((gint64) pixels * MAX (dpi, USUAL_DPI) / USUAL_DPI);
}

/**
 * dument_text_size_fit_window:
 * @window: a window that was not shown yet, with a default size that suits text of the usual size
 * @parent: the window above which it opens
 *
 * Large text needs a large window, but none beyond that of the parent.
 */
void
dument_text_size_fit_window (GtkWindow *window, GtkWidget *parent)
{
  GtkWidget *widget = GTK_WIDGET (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  width = MIN (dument_text_size_scale (widget, width), MAX (width, MAX_WIDTH));
  if (height > 0)
    height = MIN (dument_text_size_scale (widget, height),
                  MAX (height, gtk_widget_get_height (parent) - PARENT_MARGIN));
  gtk_window_set_default_size (window, width, height);
}
