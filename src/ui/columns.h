/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dument_columns_add (GtkColumnView *view,
                         GtkColumnViewColumn *column,
                         const char *name,
                         const char *sample);
void dument_columns_keep (GtkColumnView *view, const char *widths_key, const char *sort_key);
gboolean
dument_columns_get_sort (GtkColumnView *view, const char **ret_name, gboolean *ret_descending);
void dument_columns_set_child (GtkListItem *cell, GtkWidget *child);
GtkListItem *dument_columns_pick (GtkColumnView *view, double x, double y);
GtkListItem *dument_columns_find_in (GtkWidget *row);

G_END_DECLS
