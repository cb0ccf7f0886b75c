/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/application.h"
#include "ui/window.h"

G_BEGIN_DECLS

void dument_application_add_actions (DumentApplication *self);
DumentWindow *dument_application_get_window (DumentApplication *self);
void dument_application_perform (DumentApplication *self, const char *action);

G_END_DECLS
