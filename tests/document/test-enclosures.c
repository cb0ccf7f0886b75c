/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "samples.h"

#include "document/document-error.h"
#include "document/enclosures.h"
#include "document/layout.h"
#include "document/pdf.h"
#include "document/qpdf-file.h"

#include <cairo-pdf.h>
#include <poppler.h>
#include <string.h>

#define STAMP_WORD "Pièce"

static GBytes *
make_letter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentLetter) letter = samples_new_numbered (3, /* with_code= */ TRUE);
  g_autoptr (DumentTypesetter) typesetter = dument_typesetter_new (&error);
  DumentGeometry geometry = dument_geometry_dl ();
  g_autoptr (DumentPages) pages =
      dument_layout_letter (typesetter, letter, /* pictures= */ NULL, &geometry);
  GBytes *pdf = dument_pdf_to_bytes (pages, &error);

  g_assert_no_error (error);
  return pdf;
}

static cairo_status_t
write_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (user_data, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* An invoice of @n_pages pages of 300 by 400 points; each leaves the drawing moved and clipped. */
static GBytes *
make_invoice (unsigned n_pages, cairo_pdf_version_t version)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 300, 400);
  cairo_t *cr;

  cairo_pdf_surface_restrict_to_version (surface, version);
  cr = cairo_create (surface);
  for (unsigned i = 0; i < n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("Invoice-page-%u", i + 1);

      cairo_move_to (cr, 20, 200);
      cairo_show_text (cr, text);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Changes what each page says of itself. */
static GBytes *
set_on_pages (GBytes *pdf, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentQpdfFile) file = dument_qpdf_file_open ("", pdf, &error);
  GBytes *changed;

  g_assert_no_error (error);
  for (int i = 0; i < qpdf_get_num_pages (file->qpdf); i++)
    qpdf_oh_replace_key (file->qpdf, qpdf_get_page_n (file->qpdf, (size_t) i), key,
                         qpdf_oh_parse (file->qpdf, value));
  changed = dument_qpdf_file_write (file, "1.4", &error);
  g_assert_no_error (error);
  return changed;
}

static GBytes *
append (GBytes *letter, GBytes *first, GBytes *second)
{
  const DumentEnclosure enclosures[] = { { .name = "Facture n° 1", .content = first },
                                         { .name = "Devis", .content = second } };
  g_autoptr (GError) error = NULL;
  GBytes *bound =
      dument_enclosures_append (letter, enclosures, second == NULL ? 1 : 2, "fr", &error);

  g_assert_no_error (error);
  return bound;
}

static PopplerDocument *
open_document (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
read_page (PopplerDocument *document, int index)
{
  PopplerPage *page = poppler_document_get_page (document, index);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  return text;
}

static void
test_each_page_is_numbered (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GBytes) invoice = make_invoice (2, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) quote = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) bound = append (letter, invoice, quote);
  PopplerDocument *before = open_document (letter);
  PopplerDocument *after = open_document (bound);
  int n_letter = poppler_document_get_n_pages (before);
  static const char *const expected[][2] = {
    { "Invoice-page-1", "Pièce n° 1" },
    { "Invoice-page-2", "Pièce n° 1" },
    { "Invoice-page-1", "Pièce n° 2" },
  };

  g_assert_cmpint (poppler_document_get_n_pages (after), ==, n_letter + 3);
  for (int i = 0; i < n_letter; i++)
    {
      g_autofree char *old = read_page (before, i);
      g_autofree char *new = read_page (after, i);

      g_assert_cmpstr (old, ==, new);
    }
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *text = read_page (after, n_letter + i);

      g_assert_nonnull (strstr (text, expected[i][0]));
      g_assert_nonnull (strstr (text, expected[i][1]));
    }
  g_object_unref (before);
  g_object_unref (after);
}

/* Where the stamp is shown, in points from the top left corner of what is shown of the page. */
static PopplerRectangle
find_stamp (GBytes *pdf, double *ret_width)
{
  PopplerDocument *document = open_document (pdf);
  PopplerPage *page =
      poppler_document_get_page (document, poppler_document_get_n_pages (document) - 1);
  GList *found = poppler_page_find_text (page, STAMP_WORD);
  PopplerRectangle place;
  double height;

  g_assert_cmpuint (g_list_length (found), ==, 1);
  place = *(PopplerRectangle *) found->data;
  poppler_page_get_size (page, ret_width, &height);
  /* It counts from the bottom. */
  place.y1 = height - place.y1;
  place.y2 = height - place.y2;
  g_list_free_full (found, (GDestroyNotify) poppler_rectangle_free);
  g_object_unref (page);
  g_object_unref (document);
  return place;
}

/* However a page is turned or cut, the stamp stands upright in the corner that one looks at. */
static void
test_place (void)
{
  static const char *const variants[][2] = {
    { "/Rotate", "0" },
    { "/Rotate", "90" },
    { "/Rotate", "180" },
    { "/Rotate", "270" },
    { "/Rotate", "-90" },
    { "/CropBox", "[50 60 250 300]" },
    { "/MediaBox", "[300 400 0 0]" },
    { "/MediaBox", "[-100 -100 300 400]" },
  };
  g_autoptr (GBytes) letter = make_letter ();

  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (GBytes) plain = make_invoice (1, CAIRO_PDF_VERSION_1_4);
      g_autoptr (GBytes) invoice = set_on_pages (plain, variants[i][0], variants[i][1]);
      g_autoptr (GBytes) bound = append (letter, invoice, NULL);
      double width;
      PopplerRectangle place = find_stamp (bound, &width);

      g_test_message ("%s %s: %.1f..%.1f, %.1f..%.1f of %.1f", variants[i][0], variants[i][1],
                      place.x1, place.x2, place.y2, place.y1, width);
      g_assert_cmpfloat (place.x2, >, place.x1);
      g_assert_cmpfloat (place.x1, >, width - 120);
      g_assert_cmpfloat (place.x2, <, width - 17);
      g_assert_cmpfloat (MIN (place.y1, place.y2), >, 17);
      g_assert_cmpfloat (MAX (place.y1, place.y2), <, 45);
    }
}

/* Where @word stands among @size bytes; a PDF holds zero bytes. */
static const char *
find (const char *bytes, gsize size, const char *word, gsize length)
{
  for (gsize i = 0; i + length <= size; i++)
    {
      if (memcmp (bytes + i, word, length) == 0)
        return bytes + i;
    }
  return NULL;
}

/* Nothing is compressed anew: what stands between "stream" and "endstream" is found again. */
static void
test_streams_are_kept (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GBytes) invoice = make_invoice (2, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) bound = append (letter, invoice, NULL);
  gsize size, bound_size;
  const char *bytes = g_bytes_get_data (invoice, &size);
  const char *all = g_bytes_get_data (bound, &bound_size);
  const char *end = bytes + size;
  unsigned n_streams = 0;

  for (const char *at = bytes; (at = find (at, (gsize) (end - at), "\nstream\n", 8)) != NULL; at++)
    {
      const char *data = at + 8;
      const char *stop = find (data, (gsize) (end - data), "\nendstream", 10);

      g_assert_nonnull (stop);
      g_assert_nonnull (find (all, bound_size, data, (gsize) (stop - data)));
      n_streams++;
    }
  g_assert_cmpuint (n_streams, >=, 2);
}

static void
assert_version (GBytes *pdf, const char *version)
{
  g_autofree char *head = g_strconcat ("%PDF-", version, "\n", NULL);

  g_assert_true (g_bytes_get_size (pdf) > strlen (head));
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), strlen (head), head, strlen (head));
}

static void
test_highest_version (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GBytes) old = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) new = make_invoice (1, CAIRO_PDF_VERSION_1_5);
  g_autoptr (GBytes) all_old = append (letter, old, old);
  g_autoptr (GBytes) mixed = append (letter, new, old);

  assert_version (letter, "1.4");
  assert_version (all_old, "1.4");
  assert_version (mixed, "1.5");
}

static void
test_structure_stays (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GBytes) tagged = make_letter ();
  g_autoptr (GBytes) bound = append (letter, tagged, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentQpdfFile) file = dument_qpdf_file_open ("", bound, &error);
  PopplerDocument *document = open_document (bound);
  PopplerIndexIter *outline = poppler_index_iter_new (document);
  PopplerAction *action;
  qpdf_oh root, last;

  g_assert_no_error (error);
  root = qpdf_get_root (file->qpdf);
  g_assert_true (qpdf_oh_has_key (file->qpdf, root, "/StructTreeRoot"));
  g_assert_true (qpdf_oh_has_key (file->qpdf, root, "/Lang"));
  last = qpdf_get_page_n (file->qpdf, (size_t) qpdf_get_num_pages (file->qpdf) - 1);
  g_assert_false (qpdf_oh_has_key (file->qpdf, last, "/StructParents"));
  g_assert_nonnull (outline);
  action = poppler_index_iter_get_action (outline);
  g_assert_cmpstr (action->any.title, ==, "Pièce n°\u00a01 – Facture n° 1");
  poppler_action_free (action);
  poppler_index_iter_free (outline);
  g_object_unref (document);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GBytes) invoice = make_invoice (2, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) first = append (letter, invoice, NULL);
  g_autoptr (GBytes) second = append (letter, invoice, NULL);
  g_autoptr (GBytes) none = NULL;

  g_assert_true (g_bytes_equal (first, second));
  none = dument_enclosures_append (letter, NULL, 0, "fr", NULL);
  g_assert_true (g_bytes_equal (letter, none));
}

static GBytes *
encrypt (GBytes *pdf, const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentQpdfFile) file = dument_qpdf_file_open ("", pdf, &error);

  g_assert_no_error (error);
  qpdf_init_write_memory (file->qpdf);
  qpdf_set_r6_encryption_parameters2 (file->qpdf, password, "owner", QPDF_TRUE, QPDF_TRUE,
                                      QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full,
                                      QPDF_TRUE);
  g_assert_cmpint (qpdf_write (file->qpdf), ==, QPDF_SUCCESS);
  return g_bytes_new (qpdf_get_buffer (file->qpdf), qpdf_get_buffer_length (file->qpdf));
}

static void
assert_refused (GBytes *content, const char *reason)
{
  g_autoptr (GBytes) letter = make_letter ();
  const DumentEnclosure enclosure = { .name = "bill.pdf", .content = content };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_false (dument_enclosures_inspect (&enclosure, NULL, NULL, &error));
  g_assert_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "bill.pdf"));
  g_assert_nonnull (strstr (error->message, reason));
  g_assert_null (dument_enclosures_append (letter, &enclosure, 1, "fr", &again));
  g_assert_cmpstr (again->message, ==, error->message);
}

/* A password for opening, and one only for printing or changing. */
static void
test_protected (void)
{
  g_autoptr (GBytes) invoice = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) closed = encrypt (invoice, "secret");
  g_autoptr (GBytes) open = encrypt (invoice, "");

  assert_refused (closed, "password");
  assert_refused (open, "password");
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) invoice = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (invoice, 0, 40);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (invoice, 0, g_bytes_get_size (invoice) - 10);
  const DumentEnclosure enclosure = { .name = "cut.pdf", .content = cut };
  gboolean was_mended = FALSE;
  unsigned n_pages = 0;
  g_autoptr (GError) error = NULL;

  assert_refused (head, "damaged");
  /* Without its end, but with all its pages. */
  g_assert_true (dument_enclosures_inspect (&enclosure, &n_pages, &was_mended, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (was_mended);
}

/* A scan becomes a page, numbered as the others. */
static void
test_picture (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 30);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GBytes) scan = NULL;
  g_autoptr (GBytes) bound = NULL;
  double width;

  cairo_surface_write_to_png_stream (surface, write_cb, png);
  cairo_surface_destroy (surface);
  scan = g_byte_array_free_to_bytes (g_steal_pointer (&png));
  bound = append (letter, scan, NULL);
  find_stamp (bound, &width);
  /* A lying picture on a lying sheet. */
  g_assert_cmpfloat_with_epsilon (width, 297 * DUMENT_GEOMETRY_MM, 0.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/enclosures/each-page-is-numbered", test_each_page_is_numbered);
  g_test_add_func ("/document/enclosures/place", test_place);
  g_test_add_func ("/document/enclosures/streams-are-kept", test_streams_are_kept);
  g_test_add_func ("/document/enclosures/highest-version", test_highest_version);
  g_test_add_func ("/document/enclosures/structure-stays", test_structure_stays);
  g_test_add_func ("/document/enclosures/same-bytes", test_same_bytes);
  g_test_add_func ("/document/enclosures/protected", test_protected);
  g_test_add_func ("/document/enclosures/damaged", test_damaged);
  g_test_add_func ("/document/enclosures/picture", test_picture);

  return g_test_run ();
}
