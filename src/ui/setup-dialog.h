/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/finding.h"
#include "ui/window.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_SETUP_DIALOG (dument_setup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentSetupDialog, dument_setup_dialog, DUMENT, SETUP_DIALOG, AdwWindow)

void dument_setup_dialog_present (DumentWindow *window, DumentFindingField field);

G_END_DECLS
