/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/pages.h"

G_BEGIN_DECLS

/**
 * DumentRaster:
 * @pixels: rows of pixels from the top, four bytes each, premultiplied, in the order of cairo's
 *   ARGB32
 * @width: pixels in a row
 * @height: rows
 * @stride: bytes from row to row
 *
 * A page as a picture, for the screen.
 */
typedef struct
{
  GBytes *pixels;
  int width;
  int height;
  gsize stride;
} DumentRaster;

DumentRaster *dument_raster_new (const DumentPages *pages, unsigned page, int width);
void dument_raster_free (DumentRaster *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentRaster, dument_raster_free)

G_END_DECLS
