/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void dument_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
