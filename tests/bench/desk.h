/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

GtkWidget *desk_open (const char *path, const char *day);
void desk_wait_for_frame (GtkWidget *window);
void desk_wait (guint milliseconds);
void desk_settle (void);
GtkWidget *desk_find (GtkWidget *widget, GType type);

G_END_DECLS
