/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "letter-pdf.h"

#include "document/document-error.h"
#include "document/duplicate.h"
#include "document/enclosures.h"
#include "document/geometry.h"
#include "document/qpdf-file.h"

#include <cairo-pdf.h>
#include <poppler.h>
#include <string.h>

#define STAMP_WORD "Pièce"

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

/* Changes what the file says of itself. */
static GBytes *
set_on_root (GBytes *pdf, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentQpdfFile) file = dument_qpdf_file_open ("", pdf, &error);
  GBytes *changed;

  g_assert_no_error (error);
  qpdf_oh_replace_key (file->qpdf, qpdf_get_root (file->qpdf), key,
                       qpdf_oh_parse (file->qpdf, value));
  changed = dument_qpdf_file_write (file, "1.4", &error);
  g_assert_no_error (error);
  return changed;
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
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
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
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);

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

/* A plan whose unit is not the point: the stamp is as large on its paper as on others. */
static void
test_unit (void)
{
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
  g_autoptr (GBytes) plain = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) plan = set_on_pages (plain, "/UserUnit", "2.5");
  g_autoptr (GBytes) bound = append (letter, plain, NULL);
  g_autoptr (GBytes) bound_plan = append (letter, plan, NULL);
  double width, plan_width;
  PopplerRectangle place = find_stamp (bound, &width);
  /* In units of the page, of which this reader of files does not know the size. */
  PopplerRectangle small = find_stamp (bound_plan, &plan_width);

  g_assert_cmpfloat_with_epsilon (2.5 * (small.x2 - small.x1), place.x2 - place.x1, 0.5);
  g_assert_cmpfloat_with_epsilon (2.5 * (plan_width - small.x2), width - place.x2, 0.5);
  g_assert_cmpfloat_with_epsilon (2.5 * small.y1, place.y1, 0.5);
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
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
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
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
  g_autoptr (GBytes) old = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) new = make_invoice (1, CAIRO_PDF_VERSION_1_5);
  g_autoptr (GBytes) all_old = append (letter, old, old);
  g_autoptr (GBytes) mixed = append (letter, new, old);

  assert_version (letter, "1.4");
  assert_version (all_old, "1.4");
  assert_version (mixed, "1.5");
}

/* What claims a version that there is none of does not decide that of the letter. */
static void
test_claimed_version (void)
{
  static const char *const claims[][2] = {
    { "/1.6", "1.6" },        { "/2.0", "2.0" }, { "/9.9", "1.4" },  { "/zz", "1.4" },
    { "/1.9#0aevil", "1.4" }, { "/1.4", "1.4" }, { "(1.7)", "1.4" },
  };
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
  g_autoptr (GBytes) plain = make_invoice (1, CAIRO_PDF_VERSION_1_4);

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GBytes) invoice = set_on_root (plain, "/Version", claims[i][0]);
      g_autoptr (GBytes) bound = append (letter, invoice, NULL);

      assert_version (bound, claims[i][1]);
    }
}

/* The action of each note of the last page, `-` for none. */
static char *
list_actions (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentQpdfFile) file = dument_qpdf_file_open ("", pdf, &error);
  g_autoptr (GString) actions = g_string_new (NULL);
  qpdf_oh page, notes;

  g_assert_no_error (error);
  page = qpdf_get_page_n (file->qpdf, (size_t) qpdf_get_num_pages (file->qpdf) - 1);
  g_assert_false (qpdf_oh_has_key (file->qpdf, page, "/AA"));
  notes = qpdf_oh_get_key (file->qpdf, page, "/Annots");
  for (int i = 0; i < qpdf_oh_get_array_n_items (file->qpdf, notes); i++)
    {
      qpdf_oh note = qpdf_oh_get_array_item (file->qpdf, notes, i);
      qpdf_oh action = qpdf_oh_get_key (file->qpdf, note, "/A");

      g_assert_false (qpdf_oh_has_key (file->qpdf, note, "/AA"));
      g_string_append (
          actions, qpdf_oh_is_dictionary (file->qpdf, action)
                       ? qpdf_oh_get_name (file->qpdf, qpdf_oh_get_key (file->qpdf, action, "/S"))
                       : "-");
      g_assert_false (qpdf_oh_is_dictionary (file->qpdf, action) &&
                      qpdf_oh_has_key (file->qpdf, action, "/Next"));
    }
  return g_string_free (g_steal_pointer (&actions), FALSE);
}

/* Links stay, what runs or sends something does not. */
static void
test_actions (void)
{
  static const char notes[] =
      "[<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) "
      "/Next << /S /JavaScript /JS (app.alert(1)) >> >> >> "
      "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (app.alert(2)) >> >> "
      "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (x.exe) >> >> "
      "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D [0 /Fit] >> "
      "/AA << /E << /S /JavaScript /JS (app.alert(3)) >> >> >> "
      "<< /Subtype /Link /Rect [0 0 9 9] /A (odd) >>]";
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
  g_autoptr (GBytes) plain = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) noted = set_on_pages (plain, "/Annots", notes);
  g_autoptr (GBytes) invoice =
      set_on_pages (noted, "/AA", "<< /O << /S /JavaScript /JS (app.alert(4)) >> >>");
  g_autoptr (GBytes) bound = append (letter, invoice, NULL);
  g_autofree char *actions = list_actions (bound);

  g_assert_cmpstr (actions, ==, "/URI--/GoTo-");
}

/* Whoever writes the bytes, a letter stays known as one of ours, and others do not become it. */
static void
test_own (void)
{
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
  g_autoptr (GBytes) invoice = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) bound = append (letter, invoice, NULL);
  GBytes *const files[] = { letter, bound, invoice };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DumentDuplicate) duplicate = dument_duplicate_open (files[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (dument_duplicate_is_own (duplicate), ==, files[i] != invoice);
    }
}

static void
test_damaged_letter (void)
{
  g_autoptr (GBytes) invoice = make_invoice (1, CAIRO_PDF_VERSION_1_4);
  g_autoptr (GBytes) noise = g_bytes_new_static ("%PDF-1.4 no more", 16);
  const DumentEnclosure enclosure = { .name = "bill.pdf", .content = invoice };
  g_autoptr (GError) error = NULL;

  g_assert_null (dument_enclosures_append (noise, &enclosure, 1, "fr", &error));
  g_assert_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "The file of the letter is damaged"));
}

static void
test_structure_stays (void)
{
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
  g_autoptr (GBytes) tagged = letter_pdf_make (3, NULL);
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
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
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
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
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
  g_autoptr (GBytes) letter = letter_pdf_make (3, NULL);
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
  g_test_add_func ("/document/enclosures/unit", test_unit);
  g_test_add_func ("/document/enclosures/streams-are-kept", test_streams_are_kept);
  g_test_add_func ("/document/enclosures/highest-version", test_highest_version);
  g_test_add_func ("/document/enclosures/claimed-version", test_claimed_version);
  g_test_add_func ("/document/enclosures/actions", test_actions);
  g_test_add_func ("/document/enclosures/own", test_own);
  g_test_add_func ("/document/enclosures/damaged-letter", test_damaged_letter);
  g_test_add_func ("/document/enclosures/structure-stays", test_structure_stays);
  g_test_add_func ("/document/enclosures/same-bytes", test_same_bytes);
  g_test_add_func ("/document/enclosures/protected", test_protected);
  g_test_add_func ("/document/enclosures/damaged", test_damaged);
  g_test_add_func ("/document/enclosures/picture", test_picture);

  return g_test_run ();
}
