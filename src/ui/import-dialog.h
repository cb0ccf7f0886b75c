/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_IMPORT_DIALOG (dument_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentImportDialog, dument_import_dialog, DUMENT, IMPORT_DIALOG, AdwWindow)

void dument_import_dialog_run (DumentWindow *window, GPtrArray *files);
void dument_import_dialog_choose (DumentWindow *window);

G_END_DECLS
