/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_SIDEBAR_BUTTON (dument_sidebar_button_get_type ())
G_DECLARE_FINAL_TYPE (DumentSidebarButton, dument_sidebar_button, DUMENT, SIDEBAR_BUTTON, AdwBin)

G_END_DECLS
