/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DumentRowMenuFunc:
 * @user_data: as given
 *
 * Returns: (transfer full) (nullable): what can be done with the row that is selected, or %NULL
 */
typedef GMenuModel *(*DumentRowMenuFunc) (gpointer user_data);

void dument_row_menu_append (GMenu *menu, const char *label, const char *action, GVariant *target);
void dument_row_menu_attach (GtkColumnView *view, DumentRowMenuFunc create, gpointer user_data);
void dument_row_menu_pop_up (GtkColumnView *view, GMenuModel *menu, const GdkRectangle *place);
void dument_row_menu_pop_up_at_focus (GtkColumnView *view, GMenuModel *menu);

G_END_DECLS
