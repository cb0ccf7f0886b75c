/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_WELCOME_PAGE (dument_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DumentWelcomePage, dument_welcome_page, DUMENT, WELCOME_PAGE, AdwBin)

GtkWidget *dument_welcome_page_new (void);

G_END_DECLS
