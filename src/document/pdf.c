/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/pdf.h"

#include "document/document-error.h"
#include "document/pdf-catalog.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

struct _DumentPdf
{
  GOutputStream *stream;
  cairo_surface_t *surface;
  cairo_t *cr;
  GError *error;
  gboolean is_tagged;
  gboolean is_described;
};

static cairo_status_t
write_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  DumentPdf *self = user_data;

  if (self->error == NULL &&
      g_output_stream_write_all (self->stream, data, length, /* bytes_written= */ NULL,
                                 /* cancellable= */ NULL, &self->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

static DumentPdf *
open_file (GOutputStream *stream, gboolean is_tagged)
{
  DumentPdf *self = g_new0 (DumentPdf, 1);

  self->stream = g_object_ref (stream);
  self->is_tagged = is_tagged;
  /* Each document sets the size of its pages. */
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, 1, 1);
  /* What electronic registered mail accepts. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  self->cr = cairo_create (self->surface);
  return self;
}

/**
 * dument_pdf_new:
 * @stream: where the file goes; it is not closed
 *
 * Begins a file of several letters, for the printer. It has no structure for screen readers,
 * because cairo would keep that of every page in memory until the end; a letter of its own from
 * dument_pdf_to_bytes() has it.
 *
 * Returns: (transfer full): the file
 */
DumentPdf *
dument_pdf_new (GOutputStream *stream)
{
  return open_file (stream, /* is_tagged= */ FALSE);
}

/**
 * dument_pdf_free:
 * @self: (nullable) (transfer full): a file
 */
void
dument_pdf_free (DumentPdf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->surface != NULL)
    {
      /* Finishing writes, so it must happen while the stream is there. */
      cairo_surface_finish (self->surface);
      g_clear_pointer (&self->surface, cairo_surface_destroy);
    }
  g_clear_error (&self->error);
  g_clear_object (&self->stream);
  g_free (self);
}

static void
set_metadata (DumentPdf *self, cairo_pdf_metadata_t key, const char *value)
{
  if (value != NULL)
    cairo_pdf_surface_set_metadata (self->surface, key, value);
}

/* The letter's date, not the clock's: the same letter gives the same bytes. */
static void
describe (DumentPdf *self, const DumentPages *pages)
{
  g_autofree char *date = NULL;
  g_autofree char *created = NULL;

  set_metadata (self, CAIRO_PDF_METADATA_TITLE, pages->title);
  set_metadata (self, CAIRO_PDF_METADATA_AUTHOR, pages->author);
  set_metadata (self, CAIRO_PDF_METADATA_SUBJECT, pages->subject);
  set_metadata (self, CAIRO_PDF_METADATA_KEYWORDS, pages->keywords);
  set_metadata (self, CAIRO_PDF_METADATA_CREATOR, DUMENT_PDF_CREATOR);
  date = dument_date_to_iso (pages->date == DUMENT_DATE_NONE ? 0 : pages->date);
  created = g_strconcat (date, "T12:00:00Z", NULL);
  set_metadata (self, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

static void
draw_page (DumentPdf *self, const DumentPage *page)
{
  if (self->is_tagged)
    dument_page_draw_tagged (page, self->cr);
  else
    dument_page_draw (page, self->cr);
}

/**
 * dument_pdf_add:
 * @self: a file
 * @pages: a document laid out; the first one names the file
 *
 * Adds pages at the end. An error is kept for dument_pdf_finish().
 */
void
dument_pdf_add (DumentPdf *self, const DumentPages *pages)
{
  /* From 1.18 cairo begins a page for a tag that ends after the last one was shown; before, a tag
   * that ends on another page than it began was refused on pages with pictures. */
  gboolean ends_early = cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 6);

  if (!self->is_described)
    describe (self, pages);
  self->is_described = TRUE;
  /* It begins the page anew, so it comes before the first tag. */
  cairo_pdf_surface_set_size (self->surface, pages->width, pages->height);
  if (self->is_tagged)
    cairo_tag_begin (self->cr, "Document", /* attributes= */ NULL);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      draw_page (self, dument_pages_get (pages, i));
      if (self->is_tagged && ends_early && i + 1 == pages->pages->len)
        cairo_tag_end (self->cr, "Document");
      cairo_show_page (self->cr);
    }
  if (self->is_tagged && !ends_early)
    cairo_tag_end (self->cr, "Document");
}

/**
 * dument_pdf_finish:
 * @self: a file with its pages
 * @error: return location
 *
 * Writes the end of the file. It is called once.
 *
 * Returns: %TRUE if the whole file was written; else %FALSE with %DUMENT_DOCUMENT_ERROR_WRITE
 */
gboolean
dument_pdf_finish (DumentPdf *self, GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (self->error == NULL && status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_WRITE,
               _ ("The PDF file could not be written: %s. Free some space or choose another "
                  "folder, then try again."),
               self->error != NULL ? self->error->message : cairo_status_to_string (status));
  return FALSE;
}

/**
 * dument_pdf_to_bytes:
 * @pages: a document laid out
 * @error: return location
 *
 * Makes the PDF of one letter: version 1.4, fonts embedded, tagged, with title, author and
 * language, without forms or annotations, asking viewers to print it at its real size. The same
 * pages give the same bytes.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %DUMENT_DOCUMENT_ERROR_WRITE
 */
GBytes *
dument_pdf_to_bytes (const DumentPages *pages, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (DumentPdf) pdf = open_file (stream, /* is_tagged= */ TRUE);
  g_autoptr (GBytes) bytes = NULL;

  dument_pdf_add (pdf, pages);
  if (!dument_pdf_finish (pdf, error) ||
      !g_output_stream_close (stream, /* cancellable= */ NULL, error))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return dument_pdf_catalog_complete (bytes, pages->language);
}
