/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/raster.h"

#include <math.h>

static void
destroy_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

/**
 * dument_raster_new:
 * @pages: a document laid out
 * @page: which page, from 0
 * @width: width of the picture, pixels
 *
 * Draws a page on white, on the thread that laid it out, so that the one that shows it only has to
 * copy.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL where there is no memory for it
 */
DumentRaster *
dument_raster_new (const DumentPages *pages, unsigned page, int width)
{
  DumentRaster *self = g_new0 (DumentRaster, 1);
  double scale = width / pages->width;
  cairo_surface_t *surface;
  cairo_t *cr;

  self->width = width;
  self->height = (int) ceil (pages->height * scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  dument_page_draw (dument_pages_get (pages, page), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_free (self);
      return NULL;
    }
  self->stride = (gsize) cairo_image_surface_get_stride (surface);
  self->pixels =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                  self->stride * (gsize) self->height, destroy_surface, surface);
  return self;
}

/**
 * dument_raster_free:
 * @self: (nullable) (transfer full): a picture
 */
void
dument_raster_free (DumentRaster *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->pixels);
  g_free (self);
}
