/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_HELP_WINDOW (dument_help_window_get_type ())
G_DECLARE_FINAL_TYPE (DumentHelpWindow, dument_help_window, DUMENT, HELP_WINDOW, AdwWindow)

void dument_help_window_close (GtkApplication *application);
void dument_help_window_present (GtkApplication *application, const char *page);

G_END_DECLS
