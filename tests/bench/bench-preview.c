/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* From a keystroke in the letter editor to the frame that shows the letter with it.
 *
 * Usage: bench-preview DATA-FILE TODAY LETTER INVOICE-ROW… */

#include <stdlib.h>

#include "desk.h"
#include "ui/letter-preview.h"
#include "watch.h"

#define N_KEYS 60

/* A letter that takes longer is none: its invoices may be paid, or not be there. */
#define PATIENCE_SECONDS 30

typedef struct
{
  GtkWidget *window;
  unsigned n_pages;
  gboolean laid_out;
} Bench;

static void
on_laid_out_cb (DumentLetterPreview *preview, const DumentLetterView *view, Bench *bench)
{
  bench->n_pages = view->n_pages;
  bench->laid_out = TRUE;
}

static gboolean
give_up (gpointer data)
{
  g_printerr ("No page was laid out in %d s: this letter cannot be written for these invoices\n",
              PATIENCE_SECONDS);
  exit (EXIT_FAILURE);
}

static void
wait_for_layout (Bench *bench)
{
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up, /* data= */ NULL);

  while (!bench->laid_out)
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
  g_source_remove (patience);
  desk_wait_for_frame (bench->window);
}

static GtkWidget *
open_editor (Bench *bench, const char *template_id, char **ids, int n_ids)
{
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("(sax)"));
  GtkWidget *preview = NULL;
  gint64 from = g_get_monotonic_time ();

  g_variant_builder_add (builder, "s", template_id);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("ax"));
  for (int i = 0; i < n_ids; i++)
    g_variant_builder_add (builder, "x", g_ascii_strtoll (ids[i], /* endptr= */ NULL, 10));
  g_variant_builder_close (builder);
  gtk_widget_activate_action_variant (bench->window, "win.write-letter",
                                      g_variant_builder_end (builder));
  while ((preview = desk_find (bench->window, DUMENT_TYPE_LETTER_PREVIEW)) == NULL)
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
  g_signal_connect (preview, "laid-out", G_CALLBACK (on_laid_out_cb), bench);
  wait_for_layout (bench);
  watch_report ("first page", from);
  return preview;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* At the end of the first line: all that stands below may move. */
static void
type_key (GtkTextBuffer *buffer, int n)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &iter, n % 6 == 5 ? " " : "e", 1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
measure_keys (Bench *bench, GtkTextBuffer *buffer)
{
  gint64 times[N_KEYS], from = g_get_monotonic_time ();

  watch_forget ();
  for (int i = 0; i < N_KEYS; i++)
    {
      gint64 pressed = g_get_monotonic_time ();

      bench->laid_out = FALSE;
      type_key (buffer, i);
      wait_for_layout (bench);
      times[i] = g_get_monotonic_time () - pressed;
      desk_wait (20);
    }
  qsort (times, N_KEYS, sizeof *times, compare_times);
  g_print ("letter: pages %u\n", bench->n_pages);
  g_print ("keystroke: median %.4f slowest %.4f\n", (double) times[N_KEYS / 2] / 1e6,
           (double) times[N_KEYS - 1] / 1e6);
  watch_report ("typing", from);
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };

  g_assert (argc > 4);
  bench.window = desk_open (argv[1], argv[2]);
  /* The pages are there once the file is open. */
  while (!dument_window_has_data (DUMENT_WINDOW (bench.window)))
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
  desk_wait (1000);
  watch_begin ();
  open_editor (&bench, argv[3], argv + 4, argc - 4);
  desk_wait (1000);
  measure_keys (&bench, gtk_text_view_get_buffer (
                            GTK_TEXT_VIEW (desk_find (bench.window, GTK_TYPE_TEXT_VIEW))));
  return EXIT_SUCCESS;
}
