/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_PREFERENCES_WINDOW (dument_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DumentPreferencesWindow,
                      dument_preferences_window,
                      DUMENT,
                      PREFERENCES_WINDOW,
                      AdwWindow)

void dument_preferences_window_present (DumentWindow *window, const char *page);

G_END_DECLS
