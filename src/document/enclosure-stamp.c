/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/enclosure-stamp.h"

#include "document/drawn-pdf.h"
#include "document/fonts.h"
#include "document/geometry.h"
#include "document/stamp.h"

#include <string.h>

/* From the edges of the paper: what printers leave white. */
#define MARGIN  (6 * DUMENT_GEOMETRY_MM)
#define PADDING (1.2 * DUMENT_GEOMETRY_MM)
#define LINE    0.7

struct _DumentEnclosureStamp
{
  DumentQpdfFile *file;
  double width;
  double height;
  /* The form as it stands in the file that was last brought it. */
  qpdf_oh form;
};

/* The stamp and its words, while it is drawn. */
typedef struct
{
  const DumentEnclosureStamp *stamp;
  PangoLayout *words;
} Drawing;

static void
draw (cairo_surface_t *surface, cairo_t *cr, gconstpointer data)
{
  const Drawing *drawing = data;
  const DumentEnclosureStamp *self = drawing->stamp;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, LINE);
  cairo_rectangle (cr, LINE / 2, LINE / 2, self->width - LINE, self->height - LINE);
  cairo_stroke (cr);
  dument_stamp_draw (drawing->words, cr, PADDING, PADDING);
  cairo_show_page (cr);
}

/* A page of its own size, so that its content is the stamp and nothing else. */
static GBytes *
draw_page (DumentEnclosureStamp *self, const char *text, GError **error)
{
  PangoFontMap *font_map = dument_fonts_create_map ();
  PangoLayout *words = dument_stamp_new (font_map, text);
  const Drawing drawing = { self, words };
  GBytes *page;

  dument_stamp_get_size (words, &self->width, &self->height);
  self->width += 2 * PADDING;
  self->height += 2 * PADDING;
  page = dument_drawn_pdf_make (self->width, self->height, draw, &drawing, error);
  g_object_unref (words);
  g_object_unref (font_map);
  return page;
}

/* ISO 32000-1, 8.10: a form is content that other content draws by its name. */
static qpdf_oh
make_form (DumentQpdfFile *file)
{
  qpdf_data qpdf = file->qpdf;
  qpdf_oh page = qpdf_get_page_n (qpdf, 0);
  qpdf_oh form = qpdf_oh_new_stream (qpdf);
  qpdf_oh dict = qpdf_oh_get_dict (qpdf, form);
  g_autofree unsigned char *content = NULL;
  size_t length = 0;

  qpdf_oh_get_page_content_data (qpdf, page, &content, &length);
  qpdf_oh_replace_stream_data (qpdf, form, content, length, qpdf_oh_new_null (qpdf),
                               qpdf_oh_new_null (qpdf));
  qpdf_oh_replace_key (qpdf, dict, "/Type", qpdf_oh_new_name (qpdf, "/XObject"));
  qpdf_oh_replace_key (qpdf, dict, "/Subtype", qpdf_oh_new_name (qpdf, "/Form"));
  qpdf_oh_replace_key (qpdf, dict, "/BBox", qpdf_oh_get_key (qpdf, page, "/MediaBox"));
  qpdf_oh_replace_key (qpdf, dict, "/Resources", qpdf_oh_get_key (qpdf, page, "/Resources"));
  return form;
}

/**
 * dument_enclosure_stamp_new:
 * @text: what it says
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the stamp, or %NULL with the error of
 * dument_drawn_pdf_make()
 */
DumentEnclosureStamp *
dument_enclosure_stamp_new (const char *text, GError **error)
{
  g_autoptr (DumentEnclosureStamp) self = g_new0 (DumentEnclosureStamp, 1);
  g_autoptr (GBytes) page = draw_page (self, text, error);

  if (page == NULL)
    return NULL;
  self->file = dument_qpdf_file_open (text, page, error);
  return self->file != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * dument_enclosure_stamp_free:
 * @self: (nullable) (transfer full): a stamp; the files that it was brought to are written by then
 */
void
dument_enclosure_stamp_free (DumentEnclosureStamp *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, dument_qpdf_file_free);
  g_free (self);
}

/**
 * dument_enclosure_stamp_bring:
 * @self: a stamp
 * @file: the file whose pages are to carry it
 *
 * Puts the stamp among the objects of @file, once for all its pages.
 */
void
dument_enclosure_stamp_bring (DumentEnclosureStamp *self, DumentQpdfFile *file)
{
  self->form = qpdf_oh_copy_foreign_object (file->qpdf, self->file->qpdf, make_form (self->file));
}

typedef struct
{
  double left, bottom, right, top;
} Box;

static gboolean
read_box (qpdf_data qpdf, qpdf_oh page, const char *key, Box *ret_box)
{
  qpdf_oh array = qpdf_oh_get_key (qpdf, page, key);
  double values[4];

  if (!qpdf_oh_is_array (qpdf, array) || qpdf_oh_get_array_n_items (qpdf, array) != 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    values[i] = qpdf_oh_get_numeric_value (qpdf, qpdf_oh_get_array_item (qpdf, array, i));
  ret_box->left = MIN (values[0], values[2]);
  ret_box->right = MAX (values[0], values[2]);
  ret_box->bottom = MIN (values[1], values[3]);
  ret_box->top = MAX (values[1], values[3]);
  return TRUE;
}

/* What of the page is shown; A4 for a page that does not say. */
static Box
find_visible (qpdf_data qpdf, qpdf_oh page)
{
  Box box = { 0, 0, 210 * DUMENT_GEOMETRY_MM, 297 * DUMENT_GEOMETRY_MM };

  if (!read_box (qpdf, page, "/CropBox", &box))
    read_box (qpdf, page, "/MediaBox", &box);
  return box;
}

/* Quarter turns clockwise at which the page is shown. */
static int
find_rotation (qpdf_data qpdf, qpdf_oh page)
{
  qpdf_oh rotation = qpdf_oh_get_key (qpdf, page, "/Rotate");
  int degrees =
      qpdf_oh_is_integer (qpdf, rotation) ? qpdf_oh_get_int_value_as_int (qpdf, rotation) : 0;

  return ((degrees / 90) % 4 + 4) % 4;
}

/* Points in a unit of the page (ISO 32000-1, 14.11.2), which is how large pages are written. */
static double
find_unit (qpdf_data qpdf, qpdf_oh page)
{
  qpdf_oh unit = qpdf_oh_get_key (qpdf, page, "/UserUnit");
  double points = qpdf_oh_is_number (qpdf, unit) ? qpdf_oh_get_numeric_value (qpdf, unit) : 1;

  return points > 0 ? points : 1;
}

static void
find_corner (const DumentEnclosureStamp *self,
             const Box *box,
             int quarters,
             double unit,
             double *ret_x,
             double *ret_y)
{
  double margin = MARGIN / unit, width = self->width / unit, height = self->height / unit;

  switch (quarters)
    {
    case 1:
      *ret_x = box->left + margin + height;
      *ret_y = box->top - margin - width;
      break;
    case 2:
      *ret_x = box->left + margin + width;
      *ret_y = box->bottom + margin + height;
      break;
    case 3:
      *ret_x = box->right - margin - height;
      *ret_y = box->bottom + margin + width;
      break;
    default:
      *ret_x = box->right - margin - width;
      *ret_y = box->top - margin - height;
      break;
    }
}

/* Writes the matrix that brings the stamp upright into the top right corner of what is shown. */
static char *
write_matrix (const DumentEnclosureStamp *self, const Box *box, int quarters, double unit)
{
  /* Where the stamp's own right and up point on the page, which is shown turned. */
  static const int cosines[] = { 1, 0, -1, 0 };
  static const int sines[] = { 0, 1, 0, -1 };
  double values[6] = { cosines[quarters] / unit, sines[quarters] / unit, -sines[quarters] / unit,
                       cosines[quarters] / unit };
  GString *matrix = g_string_new (NULL);

  find_corner (self, box, quarters, unit, &values[4], &values[5]);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (matrix, "%s ",
                              g_ascii_formatd (number, sizeof number, "%.5f", values[i]));
    }
  g_string_append (matrix, "cm");
  return g_string_free (matrix, /* free_segment= */ FALSE);
}

static qpdf_oh
make_content (qpdf_data qpdf, const char *text)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);

  qpdf_oh_replace_stream_data (qpdf, stream, (const unsigned char *) text, strlen (text),
                               qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
  return stream;
}

/* Registers the form in the page's resources; a name of another stamp is left to it. */
static char *
add_resource (const DumentEnclosureStamp *self, qpdf_data qpdf, qpdf_oh page)
{
  qpdf_oh resources = qpdf_oh_get_key (qpdf, page, "/Resources");
  qpdf_oh forms;
  g_autofree char *name = g_strdup ("/DumentStamp");

  if (!qpdf_oh_is_dictionary (qpdf, resources))
    {
      resources = qpdf_oh_new_dictionary (qpdf);
      qpdf_oh_replace_key (qpdf, page, "/Resources", resources);
    }
  forms = qpdf_oh_get_key (qpdf, resources, "/XObject");
  if (!qpdf_oh_is_dictionary (qpdf, forms))
    {
      forms = qpdf_oh_new_dictionary (qpdf);
      qpdf_oh_replace_key (qpdf, resources, "/XObject", forms);
    }
  for (unsigned i = 2; qpdf_oh_has_key (qpdf, forms, name); i++)
    {
      /* Pages may share their resources. */
      if (qpdf_oh_get_object_id (qpdf, qpdf_oh_get_key (qpdf, forms, name)) ==
          qpdf_oh_get_object_id (qpdf, self->form))
        break;
      g_free (name);
      name = g_strdup_printf ("/DumentStamp%u", i);
    }
  qpdf_oh_replace_key (qpdf, forms, name, self->form);
  return g_steal_pointer (&name);
}

/**
 * dument_enclosure_stamp_apply:
 * @self: a stamp, brought to @file
 * @file: a file
 * @page: a page of it
 *
 * Lays the stamp over the page. What the page holds stays as it is, between two short streams, so
 * that what it changes in the state of the drawing does not move the stamp, as long as it takes
 * back each state that it saved (ISO 32000-1, 8.4.2).
 */
void
dument_enclosure_stamp_apply (const DumentEnclosureStamp *self, DumentQpdfFile *file, qpdf_oh page)
{
  qpdf_data qpdf = file->qpdf;
  Box box = find_visible (qpdf, page);
  g_autofree char *matrix =
      write_matrix (self, &box, find_rotation (qpdf, page), find_unit (qpdf, page));
  g_autofree char *name = add_resource (self, qpdf, page);
  g_autofree char *drawing = g_strdup_printf ("\nQ\nq %s %s Do Q\n", matrix, name);
  qpdf_oh contents = qpdf_oh_get_key (qpdf, page, "/Contents");
  qpdf_oh streams = qpdf_oh_new_array (qpdf);

  qpdf_oh_append_item (qpdf, streams, make_content (qpdf, "q\n"));
  if (qpdf_oh_is_stream (qpdf, contents))
    qpdf_oh_append_item (qpdf, streams, contents);
  else if (qpdf_oh_is_array (qpdf, contents))
    {
      for (int i = 0; i < qpdf_oh_get_array_n_items (qpdf, contents); i++)
        qpdf_oh_append_item (qpdf, streams, qpdf_oh_get_array_item (qpdf, contents, i));
    }
  qpdf_oh_append_item (qpdf, streams, make_content (qpdf, drawing));
  qpdf_oh_replace_key (qpdf, page, "/Contents", streams);
}
