/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_CLIENT_PAGE (dument_client_page_get_type ())
G_DECLARE_FINAL_TYPE (DumentClientPage, dument_client_page, DUMENT, CLIENT_PAGE, AdwBin)

void dument_client_page_present (DumentWindow *window, gint64 client_id);

G_END_DECLS
