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

G_END_DECLS
