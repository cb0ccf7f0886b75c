/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dument_column_heading_align_end (GtkColumnView *view, GtkColumnViewColumn *column);

G_END_DECLS
