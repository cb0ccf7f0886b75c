/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_LETTERS_PAGE (dument_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (DumentLettersPage, dument_letters_page, DUMENT, LETTERS_PAGE, AdwBin)

GtkWidget *dument_letters_page_new (DumentEngine *engine);

G_END_DECLS
