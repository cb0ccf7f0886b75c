/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Usage: bench-letters one|each|bare-one|bare-each LETTERS [code]
 *
 * Lays out and writes that many letters, all different, into one PDF or into one each, and prints
 * the seconds of the processor it took and the peak of memory. The bare ways draw the same lines at
 * the same places by pango and cairo alone: no line breaking, no table, no structure. With "code",
 * each letter has a payment code as well, which the bare ways do not draw. */

#include "document/layout.h"
#include "document/pdf.h"

#include "../document/samples.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <sys/resource.h>

/* A line of text where the layout has put it. */
typedef struct
{
  char *text;
  PangoFontDescription *font;
  double x;
  double y;
} BareLine;

typedef struct
{
  DumentTypesetter *typesetter;
  DumentGeometry geometry;
  guint n_letters;
  gboolean with_code;
  gsize n_bytes;
} Bench;

static void
clear_line (gpointer data)
{
  BareLine *line = data;

  g_free (line->text);
  pango_font_description_free (line->font);
}

static DumentPages *
lay_out (const Bench *bench, guint number)
{
  g_autoptr (DumentLetter) letter = samples_new_numbered (number, bench->with_code);

  return dument_layout_letter (bench->typesetter, letter, /* pictures= */ NULL, &bench->geometry);
}

static void
write_one (Bench *bench)
{
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFileOutputStream) stream =
      g_file_append_to (null, G_FILE_CREATE_NONE, /* cancellable= */ NULL, /* error= */ NULL);
  g_autoptr (DumentPdf) pdf = dument_pdf_new (G_OUTPUT_STREAM (stream));

  for (guint i = 0; i < bench->n_letters; i++)
    {
      g_autoptr (DumentPages) pages = lay_out (bench, i);

      dument_pdf_add (pdf, pages);
    }
  g_assert_true (dument_pdf_finish (pdf, /* error= */ NULL));
}

static void
write_each (Bench *bench)
{
  for (guint i = 0; i < bench->n_letters; i++)
    {
      g_autoptr (DumentPages) pages = lay_out (bench, i);
      g_autoptr (GBytes) bytes = dument_pdf_to_bytes (pages, /* error= */ NULL);

      g_assert_nonnull (bytes);
      bench->n_bytes += g_bytes_get_size (bytes);
    }
}

static cairo_status_t
count_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  Bench *bench = user_data;

  bench->n_bytes += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
record_page (GArray *lines, const DumentPage *page)
{
  for (guint i = 0; i < page->marks->len; i++)
    {
      const DumentMark *mark = &g_array_index (page->marks, DumentMark, i);
      const DumentLine *source;
      const PangoGlyphItem *first;
      const PangoGlyphItem *last;
      BareLine *line;

      if (mark->ink != DUMENT_INK_TEXT)
        continue;
      source = dument_lines_get (mark->lines, mark->line);
      if (source->n_runs == 0)
        continue;
      first = g_ptr_array_index (mark->lines->runs, source->first_run);
      last = g_ptr_array_index (mark->lines->runs, source->first_run + source->n_runs - 1);
      g_array_set_size (lines, lines->len + 1);
      line = &g_array_index (lines, BareLine, lines->len - 1);
      line->x = mark->x;
      line->y = mark->y;
      line->text =
          g_strndup (mark->lines->text + first->item->offset,
                     (gsize) (last->item->offset + last->item->length - first->item->offset));
      line->font = pango_font_describe_with_absolute_size (first->item->analysis.font);
    }
  /* A line without words ends a page. */
  g_array_set_size (lines, lines->len + 1);
}

static GPtrArray *
record_letters (const Bench *bench)
{
  GPtrArray *letters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < bench->n_letters; i++)
    {
      GArray *lines =
          g_array_new (/* zero_terminated= */ FALSE, /* clear_= */ TRUE, sizeof (BareLine));
      g_autoptr (DumentPages) pages = lay_out (bench, i);

      g_array_set_clear_func (lines, clear_line);
      for (guint j = 0; j < pages->pages->len; j++)
        record_page (lines, dument_pages_get (pages, j));
      g_ptr_array_add (letters, lines);
    }
  return letters;
}

static void
draw_bare (PangoLayout *layout, cairo_t *cr, const GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const BareLine *line = &g_array_index (lines, BareLine, i);

      if (line->text == NULL)
        {
          cairo_show_page (cr);
          continue;
        }
      pango_layout_set_font_description (layout, line->font);
      pango_layout_set_text (layout, line->text, /* length= */ -1);
      cairo_move_to (cr, line->x, line->y);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
    }
}

static PangoLayout *
create_bare_layout (const Bench *bench)
{
  PangoContext *context =
      pango_font_map_create_context (dument_typesetter_font_map (bench->typesetter));
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  g_object_unref (context);
  return layout;
}

static void
write_bare (Bench *bench, const GPtrArray *letters, gboolean one_file)
{
  PangoLayout *layout = create_bare_layout (bench);
  cairo_t *cr = NULL;

  g_assert (letters != NULL);
  for (guint i = 0; i < letters->len; i++)
    {
      if (cr == NULL)
        {
          cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
              count_cb, bench, bench->geometry.width * DUMENT_GEOMETRY_MM,
              bench->geometry.height * DUMENT_GEOMETRY_MM);

          cr = cairo_create (surface);
          cairo_surface_destroy (surface);
        }
      draw_bare (layout, cr, g_ptr_array_index (letters, i));
      if (!one_file)
        g_clear_pointer (&cr, cairo_destroy);
    }
  g_clear_pointer (&cr, cairo_destroy);
  g_object_unref (layout);
}

/* Time of the processor, so that other work on the machine does not count. */
static double
measure_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static void
report (const Bench *bench, double start)
{
  double seconds = measure_seconds () - start;
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%.3f s for %u letters, peak %ld kB\n", seconds, bench->n_letters, usage.ru_maxrss);
}

int
main (int argc, char *argv[])
{
  const char *way = argc > 1 ? argv[1] : "one";
  g_autoptr (DumentTypesetter) typesetter = dument_typesetter_new (/* error= */ NULL);
  g_autoptr (GPtrArray) letters = NULL;
  Bench bench = {
    .typesetter = typesetter,
    .geometry = dument_geometry_dl (),
    .n_letters = argc > 2 ? (guint) g_ascii_strtoull (argv[2], /* endptr= */ NULL, 10) : 1000,
    .with_code = argc > 3 && g_str_equal (argv[3], "code"),
  };
  double start;

  g_assert_nonnull (typesetter);
  if (g_str_has_prefix (way, "bare"))
    letters = record_letters (&bench);
  start = measure_seconds ();
  if (g_str_equal (way, "one"))
    write_one (&bench);
  else if (g_str_equal (way, "each"))
    write_each (&bench);
  else
    write_bare (&bench, letters, g_str_equal (way, "bare-one"));
  report (&bench, start);
  return 0;
}
