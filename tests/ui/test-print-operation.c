/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "ui/print-operation.h"

typedef struct
{
  GMainLoop *loop;
  GtkPrintOperationResult result;
} Outcome;

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Outcome *outcome)
{
  outcome->result = result;
  g_main_loop_quit (outcome->loop);
}

/* Without a program that could show the pages, the person is told so and what to do. */
static void
test_preview_without_viewer (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (PangoFontMap) font_map = pango_cairo_font_map_new ();
  DumentPages *pages = dument_pages_new (font_map);
  g_autoptr (DumentPrintOperation) operation = NULL;
  GtkWidget *window = gtk_window_new ();
  Outcome outcome = { loop, GTK_PRINT_OPERATION_RESULT_ERROR };

  dument_pages_add (pages);
  pages->title = g_strdup ("a letter");
  operation = dument_print_operation_new_letter (pages, /* whole= */ NULL);
  g_signal_connect (operation, "done", G_CALLBACK (on_done_cb), &outcome);
  g_assert_null (dument_print_operation_get_refusal (operation));
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_PREVIEW,
                           GTK_WINDOW (window), /* error= */ NULL);
  g_main_loop_run (loop);
  g_assert_cmpint (outcome.result, ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_assert_true (dument_print_operation_is_preview (operation));
  g_assert_nonnull (dument_print_operation_get_refusal (operation));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  /* No program for anything. */
  g_setenv ("PATH", "/nowhere", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nowhere", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  g_unsetenv ("GTK_USE_PORTAL");
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/ui/print-operation/preview-without-viewer", test_preview_without_viewer);
  return g_test_run ();
}
