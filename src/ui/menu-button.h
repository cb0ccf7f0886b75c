/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_MENU_BUTTON (dument_menu_button_get_type ())
G_DECLARE_FINAL_TYPE (DumentMenuButton, dument_menu_button, DUMENT, MENU_BUTTON, AdwBin)

G_END_DECLS
