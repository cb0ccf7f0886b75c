/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What can be done with the letter that is being written. */

#include "config.h"

#include "ui/letter-editor-private.h"

#include "service/letter-posting.h"
#include "ui/compat.h"
#include "ui/letter-words.h"
#include "ui/posting-dialog.h"
#include "ui/print-operation.h"
#include "ui/text-dialog.h"

#include <glib/gi18n-lib.h>

/* A letter that is written for good: to be saved, printed or recorded. */
typedef struct
{
  DumentLetterDraft *draft;
  GFile *file;
  gboolean is_alone; /* whether the file goes without what is enclosed */
  DumentDate posted_on;
  GPtrArray *proofs;
  unsigned revision;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  dument_letter_draft_free (order->draft);
  g_clear_object (&order->file);
  g_clear_pointer (&order->proofs, g_ptr_array_unref);
  g_free (order);
}

static Order *
create_order (DumentLetterEditor *self)
{
  Order *order = g_new0 (Order, 1);

  order->draft = dument_letter_draft_copy (self->draft);
  order->posted_on = DUMENT_DATE_NONE;
  order->revision = self->revision;
  return order;
}

/* Refusals were shown already; here they only say why nothing came of it. */
static DumentWrittenLetter *
write_letter (DumentWorkspace *workspace, const Order *order, DumentDate date, GError **error)
{
  const DumentLetterRequest request = {
    .template_id = order->draft->template_id,
    .invoice_ids = order->draft->invoice_ids,
    .date = date,
    .deadline_days = order->draft->deadline_days,
    .registered_number = order->draft->registered_number,
    .allow_unknown_rates = order->draft->leaves_out_unknown_rates,
    .body = order->draft->body,
    .enclosing = { .choices = order->draft->enclosure_choices },
    .overrulings = order->draft->overrulings,
    .overrulings_lapse = TRUE,
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  DumentWrittenLetter *written = dument_letter_writing_write (workspace, &request, refusals, error);

  if (written == NULL && refusals->len > 0)
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                         ((DumentFinding *) g_ptr_array_index (refusals, 0))->sentence);
  return written;
}

/* ... what is on the paper ... */

typedef struct
{
  DumentLetterDraft *draft;
  DumentLetterPrint *print;
  DumentPages *pages; /* until they are handed to the printer, and */
  DumentDuplicate *whole;
  char *file_name; /* NULL where it went to a printer */
  unsigned revision;
} Paper;

static void
free_paper (gpointer data)
{
  Paper *paper = data;

  dument_letter_draft_free (paper->draft);
  dument_letter_print_free (paper->print);
  g_clear_pointer (&paper->pages, dument_pages_free);
  g_clear_pointer (&paper->whole, dument_duplicate_free);
  g_free (paper->file_name);
  g_free (paper);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, free_paper)

/* The draft as it was written, with the day that stands on the paper. */
static Paper *
create_paper (const Order *order, DumentWrittenLetter *written)
{
  Paper *paper = g_new0 (Paper, 1);

  paper->draft = dument_letter_draft_copy (order->draft);
  paper->draft->written_on = written->letter->date;
  paper->print =
      dument_letter_print_new (written->pdf, written->total_asked, written->deadline_days);
  paper->pages = g_steal_pointer (&written->pages);
  paper->file_name = order->file != NULL ? g_file_get_basename (order->file) : NULL;
  paper->revision = order->revision;
  return paper;
}

static gpointer
keep_print (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Paper *paper = data;

  return dument_drafting_keep_print (workspace, paper->draft, paper->print, error)
             ? g_memdup2 (&paper->draft->id, sizeof paper->draft->id)
             : NULL;
}

static void
print_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (self->draft == NULL)
    return;
  if (id == NULL)
    {
      dument_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  self->draft->id = *id;
  dument_letter_editor_update_actions (self);
}

/* What is on paper now is what will be recorded, unless the letter was changed meanwhile. */
static void
keep_paper (DumentLetterEditor *self, Paper *paper)
{
  if (self->revision != paper->revision)
    {
      free_paper (paper);
      return;
    }
  self->draft->written_on = paper->draft->written_on;
  self->printed = TRUE;
  dument_engine_write_async (self->engine, keep_print, paper, free_paper, g_free,
                             /* cancellable= */ NULL, print_kept_cb, g_object_ref (self));
}

/* ... save ... */

static gpointer
save_file (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  g_autoptr (DumentWrittenLetter) written =
      write_letter (workspace, order, order->draft->written_on, error);
  GBytes *pdf;

  if (written == NULL)
    return NULL;
  pdf = order->is_alone ? written->letter_pdf : written->pdf;
  if (!g_file_replace_contents (order->file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                                /* etag= */ NULL, /* make_backup= */ FALSE, G_FILE_CREATE_NONE,
                                /* new_etag= */ NULL, cancellable, error))
    return NULL;
  return create_paper (order, written);
}

static void
file_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Paper) paper = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->draft == NULL)
    return;
  if (paper == NULL)
    {
      dument_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  text = g_strdup_printf (_ ("Saved as %s"), paper->file_name);
  dument_window_toast (GTK_WIDGET (self), text);
  keep_paper (self, g_steal_pointer (&paper));
}

static void
save_chosen (DumentLetterEditor *self, GObject *window, GAsyncResult *result, gboolean is_alone)
{
  g_autoptr (GFile) file =
      dument_compat_save_file_finish (GTK_WINDOW (window), result, /* error= */ NULL);
  Order *order;

  if (file == NULL || self->draft == NULL)
    return;
  order = create_order (self);
  order->file = g_steal_pointer (&file);
  order->is_alone = is_alone;
  dument_engine_read_async (self->engine, save_file, order, free_order, free_paper,
                            self->cancellable, file_saved_cb, g_object_ref (self));
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;

  save_chosen (self, source, result, /* is_alone= */ FALSE);
}

/* What is recorded stays the whole: the services to which the letter goes alone want the rest
 * beside it. */
static void
place_alone_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;

  save_chosen (self, source, result, /* is_alone= */ TRUE);
}

static void
ask_for_place (DumentLetterEditor *self, const char *title, GAsyncReadyCallback callback)
{
  g_autofree char *name = g_strdup_printf ("%s %s.pdf", adw_window_title_get_title (self->title),
                                           adw_window_title_get_subtitle (self->title));

  g_strdelimit (name, "/\\", '-');
  dument_compat_save_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, name,
                           callback, g_object_ref (self));
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_for_place (DUMENT_LETTER_EDITOR (widget), _ ("Save the Letter"), place_chosen_cb);
}

static void
save_alone (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_for_place (DUMENT_LETTER_EDITOR (widget), _ ("Save the Letter Alone"), place_alone_chosen_cb);
}

/* ... print ... */

static void
on_printed_cb (GtkPrintOperation *operation,
               GtkPrintOperationResult result,
               DumentLetterEditor *self)
{
  Paper *paper = g_object_steal_data (G_OBJECT (operation), "paper");

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && self->draft != NULL &&
      !dument_print_operation_is_preview (DUMENT_PRINT_OPERATION (operation)))
    keep_paper (self, paper);
  else
    free_paper (paper);
}

static gpointer
write_for_print (DumentWorkspace *workspace,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Order *order = data;
  g_autoptr (DumentWrittenLetter) written =
      write_letter (workspace, order, order->draft->written_on, error);
  g_autoptr (Paper) paper = written != NULL ? create_paper (order, written) : NULL;

  if (paper == NULL)
    return NULL;
  if (written->n_enclosed > 0)
    {
      paper->whole = dument_duplicate_open (written->pdf, error);
      if (paper->whole == NULL)
        return NULL;
    }
  return g_steal_pointer (&paper);
}

static void
ready_to_print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Paper) paper = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  g_autoptr (DumentPrintOperation) operation = NULL;

  if (self->draft == NULL)
    return;
  if (paper == NULL)
    {
      dument_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  operation = dument_print_operation_new_letter (g_steal_pointer (&paper->pages),
                                                 g_steal_pointer (&paper->whole));
  g_object_set_data_full (G_OBJECT (operation), "paper", g_steal_pointer (&paper), free_paper);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed_cb), self, 0);
  dument_print_operation_run (operation, GTK_WIDGET (self));
}

static void
print (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);

  dument_engine_read_async (self->engine, write_for_print, create_order (self), free_order,
                            free_paper, self->cancellable, ready_to_print_cb, g_object_ref (self));
}

/* ... record ... */

/* What is on paper is recorded as it is; a letter that was posted earlier without having been
 * printed here comes out as it was then. */
static gpointer
record_letter (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  DumentDate date =
      order->draft->written_on != DUMENT_DATE_NONE ? order->draft->written_on : order->posted_on;
  g_autoptr (DumentWrittenLetter) written = NULL;
  char *reference = NULL;

  if (!dument_letter_posting_record_printed (workspace, order->draft, order->posted_on,
                                             order->proofs, &reference, error))
    return NULL;
  if (reference != NULL)
    return reference;
  written = write_letter (workspace, order, date, error);
  if (written == NULL ||
      !dument_letter_posting_record_draft (workspace, written, order->posted_on, order->proofs,
                                           order->draft->id, &reference, error))
    return NULL;
  return reference;
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPostingDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentLetterEditor *self = g_object_get_data (G_OBJECT (dialog), "editor");
  g_autofree char *text = NULL;

  if (self->draft == NULL)
    return;
  if (reference == NULL)
    {
      dument_posting_dialog_show_refusal (dialog, error->message);
      return;
    }
  text = g_strdup_printf (_ ("Recorded as letter %s"), reference);
  dument_window_toast (GTK_WIDGET (self), text);
  /* The draft is gone with the recording. */
  self->unsaved = FALSE;
  gtk_window_destroy (GTK_WINDOW (dialog));
  dument_letter_editor_leave (self);
}

static void
on_accepted_cb (DumentPostingDialog *dialog, DumentLetterEditor *self)
{
  DumentPostingNews news;
  g_autofree char *number = NULL;
  Order *order = create_order (self);

  dument_posting_dialog_get_news (dialog, &news, &number);
  g_free (order->draft->registered_number);
  order->draft->registered_number = g_steal_pointer (&number);
  order->posted_on = news.dates.posted_on;
  order->proofs = g_ptr_array_ref ((GPtrArray *) news.proofs);
  dument_engine_write_async (self->engine, record_letter, order, free_order, g_free,
                             /* cancellable= */ NULL, recorded_cb, g_object_ref (dialog));
}

static void
record (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);
  DumentDate today = dument_engine_get_today (self->engine);
  const DumentPostingDates dates = { today, today, DUMENT_DATE_NONE, DUMENT_DATE_NONE,
                                     DUMENT_DATE_NONE };
  GtkWidget *dialog;

  dument_letter_editor_save_now (self);
  dialog = dument_posting_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), today, &dates,
                                      self->draft->registered_number, /* is_recorded= */ FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "editor", g_object_ref (self), g_object_unref);
  g_signal_connect (dialog, "accepted", G_CALLBACK (on_accepted_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ... the text ... */

static void
undo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_letter_buffer_undo (DUMENT_LETTER_EDITOR (widget)->buffer);
}

static void
redo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_letter_buffer_redo (DUMENT_LETTER_EDITOR (widget)->buffer);
}

static void
set_bold (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_letter_buffer_toggle_bold (DUMENT_LETTER_EDITOR (widget)->buffer);
}

static void
show_words (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);
  GtkTextIter start, end;

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  if (!dument_letter_buffer_find (self->buffer, g_variant_get_string (parameter, NULL), &start,
                                  &end))
    return;
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_view_scroll_to_mark (
      self->text_view, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)),
      /* within_margin= */ 0.1, /* use_align= */ FALSE, /* xalign= */ 0, /* yalign= */ 0);
}

static void
restore (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);

  g_clear_pointer (&self->draft->body, g_free);
  self->edited = FALSE;
  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

static void
free_draft (gpointer draft)
{
  dument_letter_draft_free (draft);
}

static gpointer
discard_draft (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dument_drafting_discard (workspace, data, error));
}

static gpointer
bring_back (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  DumentLetterDraft *draft = data;

  /* What was printed of it went with the row. */
  draft->id = 0;
  draft->written_on = DUMENT_DATE_NONE;
  return GINT_TO_POINTER (dument_drafting_save (workspace, draft, error));
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (error != NULL && self->draft != NULL)
    dument_window_show_error (GTK_WIDGET (self), error);
}

static void
discard (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);

  self->unsaved = FALSE;
  if (self->draft->id != 0 || self->saving)
    {
      dument_engine_write_async (
          self->engine, discard_draft, dument_letter_draft_copy (self->draft), free_draft,
          /* free_result= */ NULL, /* cancellable= */ NULL, discarded_cb, g_object_ref (self));
      dument_window_toast_undo (widget, _ ("The draft was thrown away"), bring_back,
                                dument_letter_draft_copy (self->draft), free_draft);
    }
  dument_letter_editor_leave (self);
}

/* ... the rest ... */

static void
use (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_letter_editor_use (DUMENT_LETTER_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

static void
leave_out (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);

  self->draft->leaves_out_unknown_rates = TRUE;
  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

/* What was decided of a warning before; a decision that is about nothing is about all of its name.
 */
static void
forget_overruling (DumentLetterEditor *self, const char *name, const char *about)
{
  GPtrArray *overrulings = self->draft->overrulings;

  for (guint i = overrulings->len; i > 0; i--)
    {
      const DumentOverruling *one = g_ptr_array_index (overrulings, i - 1);

      if (g_str_equal (one->code, name) && (*one->about == '\0' || g_str_equal (one->about, about)))
        g_ptr_array_remove_index (overrulings, i - 1);
    }
}

static void
overrule (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);
  const char *name, *about, *reason;

  g_variant_get (parameter, "(&s&s&s)", &name, &about, &reason);
  forget_overruling (self, name, about);
  g_ptr_array_add (self->draft->overrulings, dument_overruling_new (name, about, reason));
  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ FALSE);
}

static void
heed (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);
  const char *name, *about;

  g_variant_get (parameter, "(&s&s)", &name, &about);
  forget_overruling (self, name, about);
  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ FALSE);
}

static void
leave_out_invoice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);
  GArray *ids = self->draft->invoice_ids;

  for (guint i = ids->len; i > 0 && ids->len > 1; i--)
    {
      if (g_array_index (ids, gint64, i - 1) == g_variant_get_int64 (parameter))
        g_array_remove_index (ids, i - 1);
    }
  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

static void
leave_out_document (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_letter_editor_enclose (DUMENT_LETTER_EDITOR (widget), g_variant_get_int64 (parameter),
                                /* is_enclosed= */ FALSE);
}

static void
date_today (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);

  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

static void
correct_number (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DUMENT_LETTER_EDITOR (widget)->number_entry));
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_letter_editor_leave (DUMENT_LETTER_EDITOR (widget));
}

/**
 * dument_letter_editor_leave:
 * @self: an editor
 *
 * Goes back to where the editor was opened; what is not recorded stays a draft.
 */
void
dument_letter_editor_leave (DumentLetterEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  dument_letter_editor_save_now (self);
  if (DUMENT_IS_WINDOW (root))
    dument_window_pop (DUMENT_WINDOW (root), GTK_WIDGET (self));
}

static void
change_text (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  dument_letter_editor_save_now (self);
  dument_text_dialog_present (GTK_WINDOW (root), self->engine, self->letter_case);
}

/**
 * dument_letter_editor_update_actions:
 * @self: an editor
 *
 * Enables what can be done now.
 */
void
dument_letter_editor_update_actions (DumentLetterEditor *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->letter_case != NULL && !self->failing;
  gboolean selected = gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer));

  gtk_widget_action_set_enabled (widget, "letter.save", ready);
  gtk_widget_action_set_enabled (widget, "letter.save-alone", ready && self->encloses);
  gtk_widget_action_set_enabled (widget, "letter.print", ready);
  /* What was printed can be recorded, though nothing is owed any more. */
  gtk_widget_action_set_enabled (widget, "letter.record", ready || self->printed);
  gtk_widget_action_set_enabled (widget, "letter.leave-out-invoice",
                                 self->draft != NULL && self->draft->invoice_ids->len > 1);
  gtk_widget_action_set_enabled (widget, "letter.undo",
                                 dument_letter_buffer_can_undo (self->buffer));
  gtk_widget_action_set_enabled (widget, "letter.redo",
                                 dument_letter_buffer_can_redo (self->buffer));
  gtk_widget_action_set_enabled (widget, "letter.bold", selected);
  gtk_widget_action_set_enabled (widget, "letter.restore", self->edited);
  gtk_widget_action_set_enabled (widget, "letter.change-text", self->letter_case != NULL);
  gtk_widget_action_set_enabled (widget, "letter.discard",
                                 self->draft != NULL &&
                                     (self->draft->id != 0 || self->saving || self->unsaved));
  gtk_widget_set_sensitive (GTK_WIDGET (self->insert_button), self->letter_case != NULL);
}

/**
 * dument_letter_editor_install_actions:
 * @widget_class: the class of the editor
 */
void
dument_letter_editor_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "letter.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "letter.bold", NULL, set_bold);
  gtk_widget_class_install_action (widget_class, "letter.change-text", NULL, change_text);
  gtk_widget_class_install_action (widget_class, "letter.discard", NULL, discard);
  gtk_widget_class_install_action (widget_class, "letter.heed", "(ss)", heed);
  gtk_widget_class_install_action (widget_class, "letter.leave-out", NULL, leave_out);
  gtk_widget_class_install_action (widget_class, "letter.leave-out-document", "x",
                                   leave_out_document);
  gtk_widget_class_install_action (widget_class, "letter.leave-out-invoice", "x",
                                   leave_out_invoice);
  gtk_widget_class_install_action (widget_class, "letter.number", NULL, correct_number);
  gtk_widget_class_install_action (widget_class, "letter.overrule", "(sss)", overrule);
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "letter.record", NULL, record);
  gtk_widget_class_install_action (widget_class, "letter.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "letter.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "letter.save-alone", NULL, save_alone);
  gtk_widget_class_install_action (widget_class, "letter.show-words", "s", show_words);
  gtk_widget_class_install_action (widget_class, "letter.today", NULL, date_today);
  gtk_widget_class_install_action (widget_class, "letter.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "letter.use", "s", use);
}

/**
 * dument_letter_editor_open:
 * @window: the window that asks
 * @template_id: which letter; empty for the next step
 * @invoice_ids: the invoices that it claims, `ax`
 */
void
dument_letter_editor_open (DumentWindow *window, const char *template_id, GVariant *invoice_ids)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GVariantIter iter;
  gint64 id;

  g_variant_iter_init (&iter, invoice_ids);
  while (g_variant_iter_next (&iter, "x", &id))
    g_array_append_val (ids, id);
  if (ids->len > 0)
    dument_window_push (
        window, dument_letter_editor_new (dument_window_get_engine (window), template_id, ids));
}
