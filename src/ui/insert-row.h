/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dument_insert_row_new (const char *label, const char *value);

G_END_DECLS
