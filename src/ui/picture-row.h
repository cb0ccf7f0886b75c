/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "service/stationery.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_PICTURE_ROW (dument_picture_row_get_type ())
G_DECLARE_FINAL_TYPE (DumentPictureRow, dument_picture_row, DUMENT, PICTURE_ROW, AdwActionRow)

GtkWidget *dument_picture_row_new (DumentEngine *engine, DumentLetterheadPart part);

G_END_DECLS
