/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/text-size.h"

/* What the setting is where text has its usual size. */
#define USUAL_DPI (96 * 1024)

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
