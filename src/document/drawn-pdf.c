/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/drawn-pdf.h"

#include "document/document-error.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
write_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (user_data, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * dument_drawn_pdf_make:
 * @width: of the first page, points
 * @height: of the first page
 * @draw: draws the pages
 * @data: for @draw
 * @error: return location
 *
 * Makes a small file that is no letter: version 1.4, without structure for screen readers.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %DUMENT_DOCUMENT_ERROR_WRITE
 */
GBytes *
dument_drawn_pdf_make (double width,
                       double height,
                       DumentDrawnPdfFunc draw,
                       gconstpointer data,
                       GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_t *cr;
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  draw (surface, cr, data);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_WRITE,
               _ ("The pages could not be drawn: %s. Try again."), cairo_status_to_string (status));
  return NULL;
}
