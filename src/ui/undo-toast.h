/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void dument_undo_toast_show (DumentWindow *window,
                             AdwToastOverlay *overlay,
                             const char *text,
                             DumentEngineFunc undo,
                             gpointer data,
                             GDestroyNotify free_data);
void dument_undo_toast_press_last (DumentWindow *window);

G_END_DECLS
