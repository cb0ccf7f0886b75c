/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/undo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DumentTakingBackFunc:
 * @workspace: the workspace that writes
 * @ids: rows of what is taken back, or ended
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
typedef DumentUndo *(*DumentTakingBackFunc) (DumentWorkspace *workspace,
                                             const gint64 ids[2],
                                             GError **error);

void dument_taking_back_run (GtkWidget *window,
                             DumentTakingBackFunc func,
                             gint64 first,
                             gint64 second,
                             const char *done);

G_END_DECLS
