/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/text-dialog.h"

#include "domain/letter-text.h"
#include "service/ladder.h"
#include "service/letter-texts.h"
#include "ui/compat.h"
#include "ui/form-dialog.h"
#include "ui/insert-row.h"
#include "ui/letter-preview.h"
#include "ui/letter-words.h"
#include "ui/template-buffer.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/* How long nothing is typed before the page follows, in milliseconds. */
#define PAUSE 250

/**
 * DumentTextDialog:
 *
 * The text of a letter as it shall be in every letter from now on: the words with their variables
 * and conditions, what became of the original, and the page of the letter that is being written.
 */
struct _DumentTextDialog
{
  AdwWindow parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  DumentLetterCase *letter_case;
  DumentLetterWording *wording; /* NULL until it is read */
  DumentTemplateBuffer *buffer;
  DumentTemplateBuffer *difference;
  char *loaded; /* the text as it was when it was opened */
  char *failure;

  GtkTextView *difference_view;
  GtkLabel *error_label;
  GtkMenuButton *insert_button;
  GtkListBox *insert_list;
  GtkPopover *insert_popover;
  GtkEditable *insert_search;
  GtkWidget *outdated_label;
  DumentLetterPreview *preview;
  GtkStack *stack;
  GtkTextView *text_view;
  AdwWindowTitle *title;

  unsigned look_source;
  gboolean checking : 1;
  gboolean filled : 1; /* what can be inserted is listed */
  gboolean look_again : 1;
};

G_DEFINE_FINAL_TYPE (DumentTextDialog, dument_text_dialog, ADW_TYPE_WINDOW)

/* What is asked of the engine about a text. */
typedef struct
{
  const DumentLetterKind *kind;
  DumentDebtorKind debtor;
  char *name;
  char *text;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->name);
  g_free (order->text);
  g_free (order);
}

static void
free_wording (gpointer wording)
{
  dument_letter_wording_free (wording);
}

static void
free_undo (gpointer undo)
{
  dument_undo_free (undo);
}

static Order *
create_order (DumentTextDialog *self)
{
  GPtrArray *receivables = dument_letter_case_get_receivables (self->letter_case);
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);
  Order *order = g_new0 (Order, 1);

  order->kind = dument_letter_case_get_kind (self->letter_case);
  order->debtor = first->client->kind;
  order->name = self->wording != NULL ? g_strdup (self->wording->name) : NULL;
  order->text = dument_template_buffer_dup_text (self->buffer);
  return order;
}

static gboolean
is_text (DumentTextDialog *self, const char *other)
{
  g_autofree char *text = dument_template_buffer_dup_text (self->buffer);

  return g_strcmp0 (text, other) == 0;
}

static void
update_actions (DumentTextDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const DumentLetterWording *wording = self->wording;
  gboolean is_original = wording == NULL || is_text (self, wording->original);
  gboolean is_new = wording != NULL && !is_text (self, self->loaded);

  gtk_widget_action_set_enabled (widget, "text.save",
                                 self->failure == NULL && !is_original &&
                                     (is_new || wording->former_original != NULL));
  gtk_widget_action_set_enabled (widget, "text.reset",
                                 wording != NULL && (wording->own != NULL || !is_original));
}

/* @sentence: (nullable) */
static void
show_failure (DumentTextDialog *self, const char *sentence)
{
  g_clear_pointer (&self->failure, g_free);
  self->failure = g_strdup (sentence);
  if (sentence != NULL)
    gtk_label_set_label (self->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
  update_actions (self);
}

/* ... looking at the text as it stands ... */

static gpointer
check_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autoptr (DumentLetterWording) wording =
      dument_letter_texts_open_for (workspace, order->kind, order->debtor, error);

  return wording != NULL && dument_letter_texts_check (workspace, wording, order->text, error)
             ? g_strdup ("")
             : NULL;
}

static void look (DumentTextDialog *self);

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentTextDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *fine = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (self->engine == NULL)
    return;
  self->checking = FALSE;
  if (self->look_again)
    {
      look (self);
      return;
    }
  show_failure (self, fine == NULL ? error->message : NULL);
  if (fine != NULL)
    {
      g_autofree char *text = dument_template_buffer_dup_text (self->buffer);
      g_autoptr (DumentLetterCase) reworded = dument_letter_case_reword (self->letter_case, text);

      dument_letter_preview_show (self->preview, reworded, /* body= */ NULL);
    }
}

/* One look at a time; what was typed meanwhile is looked at next. */
static void
look (DumentTextDialog *self)
{
  g_autofree char *text = NULL;

  self->look_again = self->checking;
  if (self->checking || self->wording == NULL)
    return;
  self->checking = TRUE;
  text = dument_template_buffer_dup_text (self->buffer);
  if (g_str_equal (text, self->wording->original))
    gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->difference),
                              _ ("Nothing differs from the original."), -1);
  else
    dument_template_buffer_show_difference (self->difference, self->wording->original, text);
  dument_engine_read_async (self->engine, check_job, create_order (self), free_order, g_free,
                            self->cancellable, checked_cb, g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  DumentTextDialog *self = user_data;

  self->look_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (DumentTextDialog *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add (PAUSE, look_cb, self);
  update_actions (self);
}

/* ... what can be inserted ... */

static void
add_insertable (DumentTextDialog *self, const char *name, const char *label, const char *value)
{
  GtkWidget *row = dument_insert_row_new (label, value);

  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (row), "words", g_utf8_casefold (label, -1), g_free);
  gtk_list_box_append (self->insert_list, row);
}

static void
fill_insert_list (DumentTextDialog *self)
{
  g_autoptr (GPtrArray) variables = dument_letter_case_variables (self->letter_case);

  add_insertable (self, DUMENT_LETTER_TEXT_STATEMENT, _ ("Table: what is owed"), NULL);
  add_insertable (self, DUMENT_LETTER_TEXT_INVOICES, _ ("Table: the invoices"), NULL);
  add_insertable (self, DUMENT_LETTER_TEXT_PAYMENT, _ ("Means of payment"), NULL);
  for (guint i = 0; i < variables->len; i++)
    {
      const DumentTemplateRun *run = g_ptr_array_index (variables, i);
      g_autofree char *words = dument_letter_words_variable (run->name);

      add_insertable (self, run->name, words, run->text);
    }
}

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  DumentTextDialog *self = user_data;
  const char *words = g_object_get_data (G_OBJECT (row), "words");
  g_autofree char *wanted =
      g_utf8_casefold (gtk_editable_get_text (self->insert_search), /* len= */ -1);

  return strstr (words, wanted) != NULL;
}

static void
on_insert_search_changed_cb (DumentTextDialog *self)
{
  gtk_list_box_invalidate_filter (self->insert_list);
}

static void
on_insert_activated_cb (DumentTextDialog *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->insert_popover);
  dument_template_buffer_insert_value (self->buffer, g_object_get_data (G_OBJECT (row), "name"));
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* Enter in the search takes the first that is found. */
static void
on_insert_search_activate_cb (DumentTextDialog *self)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->insert_list, i);

      if (row == NULL)
        return;
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        {
          on_insert_activated_cb (self, row);
          return;
        }
    }
}

/* ... keeping it ... */

static gpointer
save_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  DumentUndo *undo = NULL;

  return dument_letter_texts_change (workspace, order->name, order->text, &undo, error) ? undo
                                                                                        : NULL;
}

static gpointer
reset_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  DumentUndo *undo = NULL;

  return dument_letter_texts_reset (workspace, order->name, &undo, error) ? undo : NULL;
}

static gpointer
undo_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_undo_apply (workspace, data, error) ? g_strdup ("") : NULL;
}

static void
finish (DumentTextDialog *self, GObject *source, GAsyncResult *result, const char *done)
{
  g_autoptr (GError) error = NULL;
  DumentUndo *undo = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (undo == NULL)
    {
      if (self->engine != NULL)
        show_failure (self, error->message);
      return;
    }
  if (parent == NULL)
    {
      dument_undo_free (undo);
      return;
    }
  dument_window_toast_undo (GTK_WIDGET (parent), done, undo_job, undo, free_undo);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentTextDialog) self = user_data;

  finish (self, source, result, _ ("Text changed for every letter from now on"));
}

static void
reset_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentTextDialog) self = user_data;

  finish (self, source, result, _ ("The original text is back"));
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentTextDialog *self = DUMENT_TEXT_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "text.save", FALSE);
  dument_engine_write_async (self->engine, save_job, create_order (self), free_order, free_undo,
                             /* cancellable= */ NULL, saved_cb, g_object_ref (self));
}

/* What was never kept needs no more than the undo of the text. */
static void
reset (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentTextDialog *self = DUMENT_TEXT_DIALOG (widget);

  if (self->wording->own == NULL)
    {
      gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), self->wording->original, -1);
      return;
    }
  gtk_widget_action_set_enabled (widget, "text.reset", FALSE);
  dument_engine_write_async (self->engine, reset_job, create_order (self), free_order, free_undo,
                             /* cancellable= */ NULL, reset_cb, g_object_ref (self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (dument_compat_ask_finish (GTK_WINDOW (source), result, &error))
    gtk_window_destroy (GTK_WINDOW (source));
}

static gboolean
dument_text_dialog_close_request (GtkWindow *window)
{
  DumentTextDialog *self = DUMENT_TEXT_DIALOG (window);

  if (self->wording == NULL || is_text (self, self->loaded))
    return GTK_WINDOW_CLASS (dument_text_dialog_parent_class)->close_request (window);
  dument_compat_ask (window, _ ("Close without keeping your text?"),
                     _ ("What you changed in it since you opened it is lost."), _ ("_Close"),
                     /* destructive= */ TRUE, answered_cb, /* user_data= */ NULL);
  return TRUE;
}

/* ... the window ... */

static void
show_wording (DumentTextDialog *self)
{
  const DumentLetterWording *wording = self->wording;

  self->loaded = g_strdup (wording->own != NULL ? wording->own : wording->original);
  dument_template_buffer_load (self->buffer, self->loaded);
  gtk_widget_set_visible (self->outdated_label, wording->former_original != NULL);
  fill_insert_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  look (self);
}

static gpointer
load_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;

  return dument_letter_texts_open_for (workspace, order->kind, order->debtor, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentTextDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentLetterWording) wording =
      dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (self->engine == NULL)
    return;
  if (wording == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  self->wording = g_steal_pointer (&wording);
  show_wording (self);
}

static void
on_dark_cb (DumentTextDialog *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  dument_template_buffer_set_dark (self->buffer, dark);
  dument_template_buffer_set_dark (self->difference, dark);
}

static void
on_failed_cb (DumentTextDialog *self, GError *error)
{
  show_failure (self, error->message);
}

static void
dument_text_dialog_dispose (GObject *object)
{
  DumentTextDialog *self = DUMENT_TEXT_DIALOG (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->letter_case, dument_letter_case_unref);
  G_OBJECT_CLASS (dument_text_dialog_parent_class)->dispose (object);
}

static void
dument_text_dialog_finalize (GObject *object)
{
  DumentTextDialog *self = DUMENT_TEXT_DIALOG (object);

  g_clear_pointer (&self->wording, dument_letter_wording_free);
  g_clear_object (&self->buffer);
  g_clear_object (&self->difference);
  g_free (self->loaded);
  g_free (self->failure);
  G_OBJECT_CLASS (dument_text_dialog_parent_class)->finalize (object);
}

static void
dument_text_dialog_class_init (DumentTextDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_text_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_text_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dument_text_dialog_close_request;
  g_type_ensure (DUMENT_TYPE_LETTER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/text-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, difference_view);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, insert_button);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, insert_list);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, insert_popover);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, insert_search);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, outdated_label);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, DumentTextDialog, title);
  gtk_widget_class_bind_template_callback (widget_class, on_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_insert_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_insert_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_insert_search_changed_cb);
  gtk_widget_class_install_action (widget_class, "text.reset", NULL, reset);
  gtk_widget_class_install_action (widget_class, "text.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "text.save",
                                       NULL);
}

static void
dument_text_dialog_init (DumentTextDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->buffer = g_object_new (DUMENT_TYPE_TEMPLATE_BUFFER, NULL);
  self->difference = g_object_new (DUMENT_TYPE_TEMPLATE_BUFFER, "enable-undo", FALSE, NULL);
  gtk_text_view_set_buffer (self->text_view, GTK_TEXT_BUFFER (self->buffer));
  gtk_text_view_set_buffer (self->difference_view, GTK_TEXT_BUFFER (self->difference));
  gtk_list_box_set_filter_func (self->insert_list, matches, self, /* destroy= */ NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_dark_cb), self, G_CONNECT_SWAPPED);
  on_dark_cb (self);
  update_actions (self);
}

/**
 * dument_text_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @letter_case: the letter that is being written, whose text shall be changed for good; its page
 *   shows what comes of it
 */
void
dument_text_dialog_present (GtkWindow *parent, DumentEngine *engine, DumentLetterCase *letter_case)
{
  DumentTextDialog *self = g_object_new (DUMENT_TYPE_TEXT_DIALOG, "transient-for", parent, NULL);

  self->engine = g_object_ref (engine);
  self->letter_case = dument_letter_case_ref (letter_case);
  adw_window_title_set_title (self->title,
                              dument_ladder_get_name (dument_letter_case_get_kind (letter_case)));
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
  gtk_window_present (GTK_WINDOW (self));
  dument_engine_read_async (engine, load_job, create_order (self), free_order, free_wording,
                            self->cancellable, loaded_cb, g_object_ref (self));
}
