/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dument_circumstance_actions_install (GtkWidgetClass *widget_class);
GMenuModel *
dument_circumstance_actions_create_menu (const gint64 *invoice_ids, gsize n_invoice_ids);

G_END_DECLS
