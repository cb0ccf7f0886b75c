/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dument_entry_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
