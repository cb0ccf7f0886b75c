/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/raster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_LETTER_DESK (dument_letter_desk_get_type ())
G_DECLARE_FINAL_TYPE (DumentLetterDesk, dument_letter_desk, DUMENT, LETTER_DESK, GtkWidget)

/** Pixels around each page. */
#define DUMENT_LETTER_DESK_MARGIN 18

void dument_letter_desk_set_n_pages (DumentLetterDesk *self, unsigned n_pages);
void dument_letter_desk_set_zoom (DumentLetterDesk *self, int percent);
void dument_letter_desk_set_envelope (DumentLetterDesk *self, gboolean shown);
void
dument_letter_desk_take_picture (DumentLetterDesk *self, unsigned page, const DumentRaster *raster);
gboolean dument_letter_desk_is_sharp (DumentLetterDesk *self, unsigned page);
int dument_letter_desk_get_page_top (DumentLetterDesk *self, unsigned page);
int dument_letter_desk_get_picture_width (DumentLetterDesk *self);

G_END_DECLS
