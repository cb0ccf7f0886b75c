/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/print-operation.h"

#include "ui/window.h"

#include <glib/gi18n-lib.h>

/**
 * DumentPrintOperation:
 *
 * Prints the pages of a letter as they are: A4, full page, at their real size. A printer that
 * shrinks them would move the address out of the window of the envelope.
 */
struct _DumentPrintOperation
{
  GtkPrintOperation parent_instance;

  DumentPages *pages; /* or */
  DumentDuplicate *duplicate;

  DumentDuplicate *whole; /* the letter with what is enclosed behind it, NULL where nothing is */

  GtkWidget *from; /* borrowed, while it is there */

  gboolean is_preview;
  gboolean is_refused;
};

G_DEFINE_FINAL_TYPE (DumentPrintOperation, dument_print_operation, GTK_TYPE_PRINT_OPERATION)

static unsigned
count_pages (const DumentPrintOperation *self)
{
  if (self->whole != NULL)
    return dument_duplicate_get_n_pages (self->whole);
  return self->pages != NULL ? self->pages->pages->len
                             : dument_duplicate_get_n_pages (self->duplicate);
}

/* Whether a page follows those of the letter. */
static gboolean
is_enclosed (const DumentPrintOperation *self, unsigned page)
{
  return self->whole != NULL && page >= self->pages->pages->len;
}

static void
dument_print_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  DumentPrintOperation *self = DUMENT_PRINT_OPERATION (operation);

  gtk_print_operation_set_n_pages (operation, (int) count_pages (self));
}

/* Sheets of other sizes are made to fit, upright or lying; the letter keeps its real size. */
static void
draw_to_fit (const DumentDuplicate *whole, unsigned page, GtkPrintContext *context)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double room_width = gtk_print_context_get_width (context);
  double room_height = gtk_print_context_get_height (context);
  double width, height, scale;

  dument_duplicate_get_size (whole, page, &width, &height);
  scale = MIN (1, MIN (room_width / width, room_height / height));
  cairo_translate (cr, (room_width - width * scale) / 2, (room_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  dument_duplicate_draw_kept (whole, page, cr);
}

static void
dument_print_operation_request_page_setup (GtkPrintOperation *operation,
                                           GtkPrintContext *context,
                                           int page,
                                           GtkPageSetup *setup)
{
  DumentPrintOperation *self = DUMENT_PRINT_OPERATION (operation);
  double width, height;

  if (!is_enclosed (self, (unsigned) page))
    return;
  dument_duplicate_get_size (self->whole, (unsigned) page, &width, &height);
  if (width > height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
}

static void
dument_print_operation_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  DumentPrintOperation *self = DUMENT_PRINT_OPERATION (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (is_enclosed (self, (unsigned) page))
    draw_to_fit (self->whole, (unsigned) page, context);
  else if (self->pages != NULL)
    dument_page_draw (dument_pages_get (self->pages, (unsigned) page), cr);
  else
    dument_duplicate_draw (self->duplicate, (unsigned) page, cr);
}

/* GTK hands the preview to the command of its settings, else to the program for PDF files. Where
 * neither is there it says nothing. */
static gboolean
has_viewer (GtkWindow *parent)
{
  GtkSettings *settings =
      parent != NULL ? gtk_widget_get_settings (GTK_WIDGET (parent)) : gtk_settings_get_default ();
  g_autoptr (GAppInfo) viewer =
      g_app_info_get_default_for_type ("application/pdf", /* must_support_uris= */ FALSE);
  g_autofree char *command = NULL;
  g_autofree char *program = NULL;
  g_auto (GStrv) words = NULL;

  /* Out of a sandbox the desktop shows it. */
  if (viewer != NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ||
      g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0)
    return TRUE;
  g_object_get (settings, "gtk-print-preview-command", &command, NULL);
  if (command == NULL ||
      !g_shell_parse_argv (command, /* argcp= */ NULL, &words, /* error= */ NULL))
    return FALSE;
  program = g_find_program_in_path (words[0]);
  return program != NULL;
}

/* Nothing is drawn, but GTK insists on a place to draw. */
static void
refuse_preview (DumentPrintOperation *self, GtkPrintContext *context)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                                  dument_print_operation_get_refusal (self));
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  gtk_print_operation_cancel (GTK_PRINT_OPERATION (self));
  if (self->from != NULL)
    dument_window_show_error (self->from, error);
}

/* What is only looked at ends like what was printed. */
static gboolean
dument_print_operation_preview (GtkPrintOperation *operation,
                                GtkPrintOperationPreview *preview,
                                GtkPrintContext *context,
                                GtkWindow *parent)
{
  DumentPrintOperation *self = DUMENT_PRINT_OPERATION (operation);

  self->is_preview = TRUE;
  self->is_refused = !has_viewer (parent);
  if (self->is_refused)
    {
      refuse_preview (self, context);
      return TRUE;
    }
  return GTK_PRINT_OPERATION_CLASS (dument_print_operation_parent_class)
      ->preview (operation, preview, context, parent);
}

static void
dument_print_operation_finalize (GObject *object)
{
  DumentPrintOperation *self = DUMENT_PRINT_OPERATION (object);

  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->pages, dument_pages_free);
  g_clear_pointer (&self->duplicate, dument_duplicate_free);
  g_clear_pointer (&self->whole, dument_duplicate_free);
  G_OBJECT_CLASS (dument_print_operation_parent_class)->finalize (object);
}

static void
dument_print_operation_class_init (DumentPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dument_print_operation_finalize;
  operation_class->begin_print = dument_print_operation_begin_print;
  operation_class->draw_page = dument_print_operation_draw_page;
  operation_class->request_page_setup = dument_print_operation_request_page_setup;
  operation_class->preview = dument_print_operation_preview;
}

static void
dument_print_operation_init (DumentPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_settings_set_scale (settings, 100);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
}

/**
 * dument_print_operation_new_letter:
 * @pages: (transfer full): a letter laid out
 * @whole: (transfer full) (nullable): the same letter with what is enclosed behind it, whose pages
 *   follow; %NULL where nothing is
 *
 * Returns: (transfer full): the operation
 */
DumentPrintOperation *
dument_print_operation_new_letter (DumentPages *pages, DumentDuplicate *whole)
{
  DumentPrintOperation *self = g_object_new (DUMENT_TYPE_PRINT_OPERATION, NULL);

  self->pages = pages;
  self->whole = whole;
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), pages->title);
  return self;
}

/**
 * dument_print_operation_new_duplicate:
 * @duplicate: (transfer full): a letter that was sent
 *
 * Returns: (transfer full): the operation
 */
DumentPrintOperation *
dument_print_operation_new_duplicate (DumentDuplicate *duplicate)
{
  DumentPrintOperation *self = g_object_new (DUMENT_TYPE_PRINT_OPERATION, NULL);

  self->duplicate = duplicate;
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), "Duplicata");
  return self;
}

/**
 * dument_print_operation_is_preview:
 * @self: an operation
 *
 * Returns: whether nothing was sent to a printer, since the pages were only to be looked at
 */
gboolean
dument_print_operation_is_preview (DumentPrintOperation *self)
{
  return self->is_preview;
}

/**
 * dument_print_operation_get_refusal:
 * @self: an operation
 *
 * Returns: (nullable): why the pages could not be looked at, with the cure, or %NULL
 */
const char *
dument_print_operation_get_refusal (DumentPrintOperation *self)
{
  return self->is_refused
             ? _ ("The preview needs a program for PDF files, and none is here. Install one, such "
                  "as Papers or Evince, or save the letter as PDF.")
             : NULL;
}

/**
 * dument_print_operation_run:
 * @self: an operation
 * @from: a widget of the window above which the dialog opens
 *
 * Asks for the printer and prints; #GtkPrintOperation::done tells what came of it.
 */
void
dument_print_operation_run (DumentPrintOperation *self, GtkWidget *from)
{
  g_autoptr (GError) error = NULL;

  g_set_weak_pointer (&self->from, from);
  if (gtk_print_operation_run (GTK_PRINT_OPERATION (self), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (from)),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    dument_window_show_error (from, error);
}
