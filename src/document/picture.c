/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/picture.h"

#include "document/document-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What a good printer shows of the largest place on a letter; more would only make it heavy. */
#define MAX_WIDTH  1600
#define MAX_HEIGHT 800

/* What a surface of cairo can have. */
#define MAX_SIDE 32767

/* A picture of few points stays small rather than coarse. */
#define MIN_POINTS_PER_INCH 100.0

#define POINTS_PER_INCH     72.0

/* Where the words that tell an SVG file are looked for. */
#define HEAD_SIZE 4096

struct _DumentPicture
{
  gatomicrefcount n_references;
  const char *media_type;
  int width;
  int height;
  guint32 *pixels;
  GBytes *jpeg; /* what the PDF can hold as it came, or NULL */
  char *identity;
};

/* What the first bytes of a file tell. */
typedef struct
{
  const char *media_type;
  unsigned width;
  unsigned height;
  unsigned n_components;
  gboolean tells_more; /* where and with what it was taken, and other words beside the image */
} Head;

static unsigned
read_number (const guint8 *data, gsize n_bytes)
{
  unsigned number = 0;

  for (gsize i = 0; i < n_bytes; i++)
    number = number << 8 | data[i];
  return number;
}

/* Whether @word stands in the last bytes, which a file that was cut short lacks. */
static gboolean
ends_with (const guint8 *data, gsize size, const char *word, gsize n_bytes)
{
  for (gsize i = size; i >= n_bytes; i--)
    {
      if (memcmp (data + i - n_bytes, word, n_bytes) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_png (const guint8 *data, gsize size, Head *head)
{
  if (size < 33 || memcmp (data + 12, "IHDR", 4) != 0 || !ends_with (data, size, "IEND", 4))
    return FALSE;
  head->width = read_number (data + 16, 4);
  head->height = read_number (data + 20, 4);
  return TRUE;
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Exif and XMP, the notes of image editors, and comments: none of the debtor's business. */
static gboolean
is_private (guint8 marker)
{
  return marker == 0xe1 || marker == 0xed || marker == 0xfe;
}

/* Walks over the segments up to the one that tells the size (ITU-T T.81, B.2.2). */
static gboolean
read_jpeg (const guint8 *data, gsize size, Head *head)
{
  gsize at = 2;

  while (at + 10 <= size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (is_frame (marker))
        {
          head->height = read_number (data + at + 5, 2);
          head->width = read_number (data + at + 7, 2);
          head->n_components = data[at + 9];
          return ends_with (data + at, size - at, "\xff\xd9", 2);
        }
      head->tells_more |= is_private (marker);
      at += 2 + read_number (data + at + 2, 2);
    }
  return FALSE;
}

static gboolean
is_svg (const guint8 *data, gsize size)
{
  g_autofree char *start = NULL;
  const char *text;

  if (size == 0)
    return FALSE;
  start = g_strndup ((const char *) data, MIN (size, HEAD_SIZE));
  text = g_str_has_prefix (start, "\xef\xbb\xbf") ? start + 3 : start;
  while (g_ascii_isspace (*text))
    text++;
  return *text == '<' && strstr (text, "<svg") != NULL;
}

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (error, g_strdup (_ ("The image is damaged or cut short. Save it again from where "
                                     "it came.")));
}

static gboolean
read_head (const guint8 *data, gsize size, Head *head, GError **error)
{
  gboolean is_whole = TRUE;

  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    {
      head->media_type = "image/png";
      is_whole = read_png (data, size, head);
    }
  else if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    {
      head->media_type = "image/jpeg";
      is_whole = read_jpeg (data, size, head);
    }
  else if (is_svg (data, size))
    {
      head->media_type = "image/svg+xml";
      return TRUE;
    }
  else
    return refuse (error, g_strdup (_ ("This is no PNG, JPEG or SVG image. Save it as one of "
                                       "these.")));
  return (is_whole && head->width > 0 && head->height > 0) || refuse_damaged (error);
}

static gboolean
check_size (gsize size, GError **error)
{
  g_autofree char *actual = NULL;
  g_autofree char *limit = NULL;

  if (size <= DUMENT_PICTURE_MAX_BYTES)
    return TRUE;
  actual = g_format_size (size);
  limit = g_format_size (DUMENT_PICTURE_MAX_BYTES);
  return refuse (error, g_strdup_printf (_ ("The image has %s, and at most %s are taken. Save it "
                                            "smaller."),
                                         actual, limit));
}

static gboolean
check_points (const Head *head, GError **error)
{
  if ((guint64) head->width * head->height <= DUMENT_PICTURE_MAX_POINTS &&
      MAX (head->width, head->height) <= MAX_SIDE)
    return TRUE;
  return refuse (error, g_strdup_printf (_ ("The image has %u × %u points, more than can be "
                                            "printed. Save it smaller."),
                                         head->width, head->height));
}

static GdkPixbuf *
decode (const Head *head, GBytes *content, gboolean *ret_is_turned, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) reason = NULL;

  if (head->width == 0)
    pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, MAX_WIDTH, MAX_HEIGHT,
                                                  /* preserve_aspect_ratio= */ TRUE,
                                                  /* cancellable= */ NULL, &reason);
  else
    pixbuf = gdk_pixbuf_new_from_stream (stream, /* cancellable= */ NULL, &reason);
  if (pixbuf != NULL)
    {
      GdkPixbuf *upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);

      *ret_is_turned = upright != pixbuf;
      return upright;
    }
  if (head->width == 0 && g_error_matches (reason, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    refuse (error, g_strdup (_ ("SVG images cannot be read on this computer. Save it as PNG.")));
  else
    refuse_damaged (error);
  return NULL;
}

/* One colour on white, exactly: white stays white. */
static guint32
blend (const guint8 *from, gboolean has_alpha)
{
  guint32 pixel = 0;
  unsigned alpha = has_alpha ? from[3] : 255;

  for (unsigned i = 0; i < 3; i++)
    pixel = pixel << 8 | (from[i] * alpha + 255 * (255 - alpha) + 127) / 255;
  return pixel;
}

/* Brings the image onto white. */
static guint32 *
flatten (const GdkPixbuf *pixbuf, int width, int height)
{
  const guint8 *rows = gdk_pixbuf_read_pixels (pixbuf);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  guint32 *to = pixels;

  for (int y = 0; y < height; y++)
    {
      const guint8 *from = rows + (gsize) y * stride;

      for (int x = 0; x < width; x++, from += n_channels)
        *to++ = blend (from, has_alpha);
    }
  return pixels;
}

/* Takes ownership of @pixels. */
static guint32 *
scale (guint32 *pixels, int width, int height, int new_width, int new_height)
{
  int stride = (int) sizeof (guint32);
  guint32 *scaled = g_new0 (guint32, (gsize) new_width * (gsize) new_height);
  cairo_surface_t *from = cairo_image_surface_create_for_data (
      (unsigned char *) pixels, CAIRO_FORMAT_RGB24, width, height, width * stride);
  cairo_surface_t *to = cairo_image_surface_create_for_data (
      (unsigned char *) scaled, CAIRO_FORMAT_RGB24, new_width, new_height, new_width * stride);
  cairo_t *cr = cairo_create (to);

  cairo_scale (cr, (double) new_width / width, (double) new_height / height);
  cairo_set_source_surface (cr, from, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (to);
  cairo_surface_destroy (from);
  g_free (pixels);
  return scaled;
}

/* No more points than a printer can show. */
static void
take_pixels (DumentPicture *self, const GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);

  self->width = width;
  self->height = height;
  if (self->width > MAX_WIDTH)
    {
      self->height = (int) ((gint64) self->height * MAX_WIDTH / self->width);
      self->width = MAX_WIDTH;
    }
  if (self->height > MAX_HEIGHT)
    {
      self->width = (int) ((gint64) self->width * MAX_HEIGHT / self->height);
      self->height = MAX_HEIGHT;
    }
  self->width = MAX (self->width, 1);
  self->height = MAX (self->height, 1);
  self->pixels = flatten (pixbuf, width, height);
  if (self->width != width || self->height != height)
    self->pixels = scale (self->pixels, width, height, self->width, self->height);
}

/* A photograph that needs no turning and tells nothing else goes into the PDF as it is, which is
 * far smaller. */
static gboolean
can_be_embedded (const Head *head, const DumentPicture *self, gboolean is_turned)
{
  return !is_turned && !head->tells_more && g_str_equal (head->media_type, "image/jpeg") &&
         (head->n_components == 1 || head->n_components == 3) &&
         head->width == (unsigned) self->width && head->height == (unsigned) self->height;
}

/**
 * dument_picture_new:
 * @content: the bytes of a PNG, JPEG or SVG file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with %DUMENT_DOCUMENT_ERROR_READ and a
 *   sentence for the user: another kind of file, too large, or damaged
 */
DumentPicture *
dument_picture_new (GBytes *content, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  Head head = { NULL };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gboolean is_turned = FALSE;
  DumentPicture *self;

  if (!check_size (size, error) || !read_head (data, size, &head, error) ||
      !check_points (&head, error))
    return NULL;
  pixbuf = decode (&head, content, &is_turned, error);
  if (pixbuf == NULL)
    return NULL;
  self = g_new0 (DumentPicture, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->media_type = head.media_type;
  self->identity = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  take_pixels (self, pixbuf);
  if (can_be_embedded (&head, self, is_turned))
    self->jpeg = g_bytes_ref (content);
  return self;
}

/**
 * dument_picture_ref:
 * @self: a picture
 *
 * Returns: (transfer full): the same picture
 */
DumentPicture *
dument_picture_ref (DumentPicture *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * dument_picture_unref:
 * @self: (nullable) (transfer full): a picture
 */
void
dument_picture_unref (DumentPicture *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  g_clear_pointer (&self->jpeg, g_bytes_unref);
  g_free (self->identity);
  g_free (self->pixels);
  g_free (self);
}

/**
 * dument_picture_get_media_type:
 * @self: a picture
 *
 * Returns: (transfer none): `image/png`, `image/jpeg` or `image/svg+xml`
 */
const char *
dument_picture_get_media_type (const DumentPicture *self)
{
  return self->media_type;
}

/**
 * dument_picture_fit:
 * @self: a picture
 * @max_width: width of its place, points
 * @max_height: height of its place
 * @ret_width: (out): the width in which it fits, undistorted
 * @ret_height: (out): the height
 *
 * A picture of few points stays smaller than its place, so that it does not look coarse.
 */
void
dument_picture_fit (const DumentPicture *self,
                    double max_width,
                    double max_height,
                    double *ret_width,
                    double *ret_height)
{
  double scale = POINTS_PER_INCH / MIN_POINTS_PER_INCH;

  scale = MIN (scale, max_width / self->width);
  scale = MIN (scale, max_height / self->height);
  *ret_width = self->width * scale;
  *ret_height = self->height * scale;
}

static void
unref_picture (void *picture)
{
  dument_picture_unref (picture);
}

static void
unref_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

static void
free_text (void *text)
{
  g_free (text);
}

/* A surface of cairo belongs to one thread, hence one for each drawing. A file that shows the
 * picture on many pages holds it once, by its identity. */
static cairo_surface_t *
create_surface (DumentPicture *self)
{
  static const cairo_user_data_key_t owner_key;
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (unsigned char *) self->pixels, CAIRO_FORMAT_RGB24, self->width, self->height,
      self->width * (int) sizeof (guint32));

  cairo_surface_set_user_data (surface, &owner_key, dument_picture_ref (self), unref_picture);
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID,
                               (const unsigned char *) self->identity, strlen (self->identity),
                               free_text, g_strdup (self->identity));
  if (self->jpeg != NULL)
    {
      gsize size;
      const unsigned char *data = g_bytes_get_data (self->jpeg, &size);

      cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size, unref_bytes,
                                   g_bytes_ref (self->jpeg));
    }
  return surface;
}

/**
 * dument_picture_draw:
 * @self: a picture
 * @cr: where to draw
 * @x: left edge
 * @y: top edge
 * @width: width
 * @height: height, see dument_picture_fit()
 */
void
dument_picture_draw (DumentPicture *self,
                     cairo_t *cr,
                     double x,
                     double y,
                     double width,
                     double height)
{
  cairo_surface_t *surface = create_surface (self);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / self->width, height / self->height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
