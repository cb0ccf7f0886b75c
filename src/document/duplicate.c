/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/duplicate.h"

#include "document/document-error.h"
#include "document/drawn-pdf.h"
#include "document/fonts.h"
#include "document/geometry.h"
#include "document/pdf.h"
#include "document/stamp.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <poppler.h>

/* Letters are French documents in every locale. */
#define WORD "DUPLICATA"

/* Above the letterhead, clear of the window of the envelope and of what printers leave white. */
#define TOP (6.5 * DUMENT_GEOMETRY_MM)

struct _DumentDuplicate
{
  PopplerDocument *document;
  PangoFontMap *font_map;
};

/* Own name: whether poppler declares a cleanup for its type depends on its version. */
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/**
 * dument_duplicate_open:
 * @pdf: a letter as it was kept
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its duplicate, or %NULL with %DUMENT_DOCUMENT_ERROR_READ
 */
DumentDuplicate *
dument_duplicate_open (GBytes *pdf, GError **error)
{
  g_autoptr (DumentDuplicate) self = g_new0 (DumentDuplicate, 1);
  g_autoptr (GError) fault = NULL;

  self->document = poppler_document_new_from_bytes (pdf, /* password= */ NULL, &fault);
  if (self->document == NULL)
    {
      g_set_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ,
                   _ ("The letter that was kept cannot be read: %s. Check the data file."),
                   fault->message);
      return NULL;
    }
  self->font_map = dument_fonts_create_map ();
  return g_steal_pointer (&self);
}

/**
 * dument_duplicate_free:
 * @self: (nullable) (transfer full): a duplicate
 */
void
dument_duplicate_free (DumentDuplicate *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_clear_object (&self->font_map);
  g_free (self);
}

/**
 * dument_duplicate_get_keywords:
 * @self: a duplicate
 *
 * Returns: (transfer full) (nullable): what is kept in the file beside its pages
 */
char *
dument_duplicate_get_keywords (const DumentDuplicate *self)
{
  return poppler_document_get_keywords (self->document);
}

/**
 * dument_duplicate_is_own:
 * @self: a duplicate
 *
 * Returns: whether this program made the letter, with or without what is enclosed; each writer of
 *   files words that in bytes of its own
 */
gboolean
dument_duplicate_is_own (const DumentDuplicate *self)
{
  g_autofree char *creator = poppler_document_get_creator (self->document);

  return g_strcmp0 (creator, DUMENT_PDF_CREATOR) == 0;
}

/**
 * dument_duplicate_get_n_pages:
 * @self: a duplicate
 *
 * Returns: how many pages it has
 */
unsigned
dument_duplicate_get_n_pages (const DumentDuplicate *self)
{
  return (unsigned) poppler_document_get_n_pages (self->document);
}

/**
 * dument_duplicate_get_size:
 * @self: a duplicate
 * @page: which page, from 0
 * @ret_width: (out): its width, points
 * @ret_height: (out): its height
 */
void
dument_duplicate_get_size (const DumentDuplicate *self,
                           unsigned page,
                           double *ret_width,
                           double *ret_height)
{
  g_autoptr (Page) source = poppler_document_get_page (self->document, (int) page);

  poppler_page_get_size (source, ret_width, ret_height);
}

static void
draw_word (const DumentDuplicate *self, double page_width, cairo_t *cr)
{
  PangoLayout *stamp = dument_stamp_new (self->font_map, WORD);
  double width, height;

  dument_stamp_get_size (stamp, &width, &height);
  dument_stamp_draw (stamp, cr, (page_width - width) / 2, TOP);
  g_object_unref (stamp);
}

/**
 * dument_duplicate_draw_kept:
 * @self: a duplicate
 * @page: which page, from 0
 * @cr: where to draw, in points from the top left corner of the paper
 *
 * Draws a page as it was kept, without the word.
 */
void
dument_duplicate_draw_kept (const DumentDuplicate *self, unsigned page, cairo_t *cr)
{
  g_autoptr (Page) source = poppler_document_get_page (self->document, (int) page);

  cairo_save (cr);
  poppler_page_render_for_printing (source, cr);
  cairo_restore (cr);
}

/**
 * dument_duplicate_draw:
 * @self: a duplicate
 * @page: which page, from 0
 * @cr: where to draw, in points from the top left corner of the paper
 */
void
dument_duplicate_draw (const DumentDuplicate *self, unsigned page, cairo_t *cr)
{
  double width, height;

  dument_duplicate_get_size (self, page, &width, &height);
  dument_duplicate_draw_kept (self, page, cr);
  draw_word (self, width, cr);
}

static void
draw_file (cairo_surface_t *surface, cairo_t *cr, gconstpointer data)
{
  const DumentDuplicate *self = data;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Duplicata");
  for (unsigned i = 0; i < dument_duplicate_get_n_pages (self); i++)
    {
      double width, height;

      dument_duplicate_get_size (self, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      dument_duplicate_draw (self, i, cr);
      cairo_show_page (cr);
    }
}

/**
 * dument_duplicate_to_bytes:
 * @self: a duplicate
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its PDF, or %NULL with %DUMENT_DOCUMENT_ERROR_WRITE
 */
GBytes *
dument_duplicate_to_bytes (const DumentDuplicate *self, GError **error)
{
  return dument_drawn_pdf_make (/* width= */ 1, /* height= */ 1, draw_file, self, error);
}
