/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int dument_text_size_scale (GtkWidget *widget, int pixels);
void dument_text_size_fit_window (GtkWindow *window, GtkWidget *parent);

G_END_DECLS
