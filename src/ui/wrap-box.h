/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_WRAP_BOX (dument_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (DumentWrapBox, dument_wrap_box, DUMENT, WRAP_BOX, GtkWidget)

GtkWidget *dument_wrap_box_new (int spacing);
void dument_wrap_box_append (DumentWrapBox *self, GtkWidget *child);

G_END_DECLS
