/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Logos and signatures: what is taken, what is refused and why, what they look like. */

#define _GNU_SOURCE /* memmem () */

#include "document/document-error.h"
#include "document/picture.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static GBytes *
save (GdkPixbuf *pixbuf, const char *type)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL))
    g_error ("%s", error->message);
  return g_bytes_new_take (data, size);
}

static GBytes *
make (int width, int height, guint32 rgba, const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new (GDK_COLORSPACE_RGB, g_str_equal (type, "png"), 8, width, height);

  gdk_pixbuf_fill (pixbuf, rgba);
  return save (pixbuf, type);
}

static DumentPicture *
open_picture (GBytes *content)
{
  g_autoptr (GError) error = NULL;
  DumentPicture *picture = dument_picture_new (content, &error);

  if (picture == NULL)
    g_error ("%s", error->message);
  return picture;
}

static void
assert_refused (GBytes *content, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dument_picture_new (content, &error));
  g_assert_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not tell of %s", error->message, word);
}

static void
assert_refused_text (const char *text, const char *word)
{
  g_autoptr (GBytes) content = g_bytes_new_static (text, strlen (text));

  assert_refused (content, word);
}

static guint32
look_at (DumentPicture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 9, 9);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  dument_picture_draw (picture, cr, 0, 0, 9, 9);
  cairo_surface_flush (surface);
  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + 4 * cairo_image_surface_get_stride (surface) +
              16,
          sizeof pixel);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixel & 0xffffff;
}

static void
test_kinds (void)
{
  g_autoptr (GBytes) png = make (40, 20, 0x112233ff, "png");
  g_autoptr (GBytes) jpeg = make (40, 20, 0xff, "jpeg");
  g_autoptr (DumentPicture) first = open_picture (png);
  g_autoptr (DumentPicture) second = open_picture (jpeg);

  g_assert_cmpstr (dument_picture_get_media_type (first), ==, "image/png");
  g_assert_cmphex (look_at (first), ==, 0x112233);
  g_assert_cmpstr (dument_picture_get_media_type (second), ==, "image/jpeg");
  g_assert_cmphex (look_at (second), ==, 0);
}

/* Half of a red on white paper. */
static void
test_stands_on_white (void)
{
  g_autoptr (GBytes) content = make (40, 20, 0xff000080, "png");
  g_autoptr (DumentPicture) picture = open_picture (content);

  g_assert_cmphex (look_at (picture) & 0xff0000, ==, 0xff0000);
  g_assert_cmphex (look_at (picture) & 0xff, ==, 0x7f);
}

/* A white ground shows on no paper, however much the picture is made smaller. */
static void
test_white_stays_white (void)
{
  g_autoptr (GBytes) content = make (3999, 1234, 0xffffffff, "png");
  g_autoptr (DumentPicture) picture = open_picture (content);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1600, 493);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;

  dument_picture_draw (picture, cr, 0, 0, 1600, 493);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  for (gsize i = 0; i < 1600 * 493; i++)
    g_assert_cmphex (pixels[i] & 0xffffff, ==, 0xffffff);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_fits (void)
{
  g_autoptr (GBytes) wide_content = make (4000, 100, 0xff, "png");
  g_autoptr (GBytes) small_content = make (25, 50, 0xff, "png");
  g_autoptr (DumentPicture) wide = open_picture (wide_content);
  g_autoptr (DumentPicture) small = open_picture (small_content);
  double width, height;

  dument_picture_fit (wide, 160, 50, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 160, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 4, 0.01);
  dument_picture_fit (wide, 160, 2, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 80, 0.01);
  /* A hundred points for an inch, at least. */
  dument_picture_fit (small, 160, 50, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 18, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 36, 0.01);
}

static void
test_other_files (void)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) heavy =
      g_bytes_new_take (g_malloc0 (DUMENT_PICTURE_MAX_BYTES + 1), DUMENT_PICTURE_MAX_BYTES + 1);

  assert_refused (empty, "PNG, JPEG or SVG");
  assert_refused_text ("GIF89a", "PNG, JPEG or SVG");
  assert_refused_text ("<html><body>", "PNG, JPEG or SVG");
  assert_refused (heavy, "smaller");
}

/* Ten thousand million points in a few bytes, as a file says that is out to do harm. */
static void
test_too_many_points (void)
{
  g_autoptr (GBytes) honest = make (4, 4, 0xff, "png");
  gsize size;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&honest), &size);
  g_autoptr (GBytes) lie = NULL;

  memset (data + 16, 0, 8);
  data[17] = data[21] = 1;
  lie = g_bytes_new_take (data, size);
  assert_refused (lie, "65536 × 65536");
}

/* As long as no surface can be, though it has few points. */
static void
test_too_long (void)
{
  g_autoptr (GBytes) rope = make (40000, 1, 0xff, "png");

  assert_refused (rope, "40000 × 1");
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Where a photograph was taken is none of the debtor's business. */
static void
test_keeps_secrets (void)
{
  static const guint8 exif[] = "\xff\xe1\x00\x0c"
                               "Exif-PLACE";
  g_autoptr (GBytes) jpeg = make (40, 20, 0xff, "jpeg");
  g_autoptr (GByteArray) telling = g_byte_array_new ();
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GBytes) content = NULL;
  g_autoptr (DumentPicture) picture = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  cairo_surface_t *surface;
  cairo_t *cr;

  g_byte_array_append (telling, data, 2);
  g_byte_array_append (telling, exif, sizeof exif - 1);
  g_byte_array_append (telling, data + 2, (guint) size - 2);
  content = g_byte_array_free_to_bytes (g_steal_pointer (&telling));
  picture = open_picture (content);
  surface = cairo_pdf_surface_create_for_stream (append_cb, pdf, 100, 100);
  cr = cairo_create (surface);
  dument_picture_draw (picture, cr, 0, 0, 40, 20);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (pdf->len, >, 0);
  g_assert_null (memmem (pdf->data, pdf->len, "Exif-PLACE", 10));
}

/* Cut short at every place, and each byte changed in its turn: refused or drawn, never a crash. */
static void
test_damaged (void)
{
  static const char *const types[] = { "png", "jpeg" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) content = make (24, 16, 0x336699ff, types[i]);
      gsize size;
      const guint8 *data = g_bytes_get_data (content, &size);

      for (gsize at = 0; at < size - 4; at++)
        {
          g_autoptr (GBytes) cut = g_bytes_new (data, at);
          g_autofree guint8 *changed = g_memdup2 (data, size);
          g_autoptr (GBytes) changed_bytes = NULL;
          g_autoptr (DumentPicture) picture = NULL;

          assert_refused (cut, ".");
          changed[at] ^= 0x55;
          changed_bytes = g_bytes_new (changed, size);
          picture = dument_picture_new (changed_bytes, /* error= */ NULL);
          if (picture != NULL)
            look_at (picture);
        }
    }
}

static void
test_svg (void)
{
  static const char text[] =
      "<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>"
      "<rect width='20' height='10' fill='#00ff00'/></svg>\n";
  g_autoptr (GBytes) content = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPicture) picture = dument_picture_new (content, &error);
  double width, height;

  if (picture == NULL)
    {
      g_assert_nonnull (strstr (error->message, "PNG"));
      g_test_skip ("no reader of SVG is installed");
      return;
    }
  g_assert_cmpstr (dument_picture_get_media_type (picture), ==, "image/svg+xml");
  g_assert_cmphex (look_at (picture), ==, 0x00ff00);
  /* It has no points of its own, so it fills its place. */
  dument_picture_fit (picture, 160, 100, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 160, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 80, 0.2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/picture/kinds", test_kinds);
  g_test_add_func ("/document/picture/stands-on-white", test_stands_on_white);
  g_test_add_func ("/document/picture/white-stays-white", test_white_stays_white);
  g_test_add_func ("/document/picture/fits", test_fits);
  g_test_add_func ("/document/picture/other-files", test_other_files);
  g_test_add_func ("/document/picture/too-many-points", test_too_many_points);
  g_test_add_func ("/document/picture/too-long", test_too_long);
  g_test_add_func ("/document/picture/keeps-secrets", test_keeps_secrets);
  g_test_add_func ("/document/picture/damaged", test_damaged);
  g_test_add_func ("/document/picture/svg", test_svg);
  return g_test_run ();
}
