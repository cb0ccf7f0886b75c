/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/import-dialog.h"

#include "ui/compat.h"
#include "ui/import-row.h"

#include <glib/gi18n-lib.h>

/* An import that is over sooner, and went well, is told by a toast. */
#define PATIENCE_MILLISECONDS 700
#define TICK_MILLISECONDS     150

/**
 * DumentImportDialog:
 *
 * Imports files one after the other, shows how far it is, can be stopped, and tells of each file
 * what became of it. Folders are searched for invoices.
 */
struct _DumentImportDialog
{
  AdwWindow parent_instance;

  DumentWindow *window;
  GCancellable *cancellable;
  GPtrArray *queue;
  unsigned n_done;
  unsigned n_created;
  unsigned n_attention;
  gint64 first_id; /* of the invoices that came in */
  int n_read;
  unsigned tick_source;
  unsigned patience_source;

  GtkWidget *close_button;
  AdwPreferencesGroup *group;
  GtkProgressBar *progress_bar;
  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (DumentImportDialog, dument_import_dialog, ADW_TYPE_WINDOW)

/* One file on its way to the writer. */
typedef struct
{
  GFile *file;
  DumentImportOptions options;
} Order;

static void
free_order (Order *order)
{
  g_object_unref (order->file);
  g_free (order);
}

static gpointer
import_file (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;

  order->options.cancellable = cancellable;
  return dument_import_file (workspace, order->file, &order->options, error);
}

static gboolean
is_running (DumentImportDialog *self)
{
  return self->n_done < self->queue->len;
}

static void
update_progress (DumentImportDialog *self)
{
  g_autofree char *text = NULL;
  int n_read = g_atomic_int_get (&self->n_read);

  gtk_widget_set_visible (self->progress_box, is_running (self));
  gtk_widget_set_visible (self->stop_button, is_running (self));
  gtk_widget_set_sensitive (self->close_button, !is_running (self));
  if (!is_running (self))
    return;
  if (self->queue->len > 1)
    {
      text = g_strdup_printf (_ ("File %u of %u"), self->n_done + 1, self->queue->len);
      gtk_progress_bar_set_fraction (self->progress_bar,
                                     (double) self->n_done / (double) self->queue->len);
    }
  else
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d invoice read", "%d invoices read",
                                           (unsigned long) n_read),
                              n_read);
      gtk_progress_bar_pulse (self->progress_bar);
    }
  gtk_label_set_label (self->progress_label, text);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  update_progress (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_patience_over_cb (gpointer user_data)
{
  DumentImportDialog *self = user_data;

  self->patience_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
note_first (DumentImportDialog *self, const DumentImportResult *outcome)
{
  for (unsigned i = 0; i < outcome->items->len && self->first_id == 0; i++)
    {
      const DumentImportItem *item = &g_array_index (outcome->items, DumentImportItem, i);

      if (item->outcome == DUMENT_IMPORT_CREATED && item->kind == DUMENT_RECORD_INVOICE)
        self->first_id = item->id;
    }
}

/* What came in is chosen in the list, to go on with; of many, the first. */
static void
reveal_first (DumentImportDialog *self)
{
  if (self->first_id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reveal-invoice", "x",
                                self->first_id);
}

static void
finish (DumentImportDialog *self)
{
  gboolean was_seen = gtk_widget_get_visible (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u invoice imported", "%u invoices imported", self->n_created),
      self->n_created);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  update_progress (self);
  reveal_first (self);
  if (self->n_attention > 0 || self->queue->len > 1)
    gtk_window_present (GTK_WINDOW (self));
  else if (!was_seen)
    {
      dument_window_toast (GTK_WIDGET (self->window),
                           self->n_created > 0 ? text : _ ("This file was imported before"));
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static void import_next (DumentImportDialog *self);

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) outcome =
      dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentImportRow *row = g_ptr_array_index (self->queue, self->n_done);

  if (outcome != NULL)
    {
      dument_import_row_show_result (row, outcome);
      self->n_created += outcome->n_created;
      note_first (self, outcome);
      self->n_attention += outcome->refusals->len + outcome->warnings->len;
    }
  else
    {
      dument_import_row_show_error (row, error);
      self->n_attention++;
    }
  self->n_done++;
  import_next (self);
}

static void
hand_over (DumentImportDialog *self,
           GFile *file,
           DumentDebtorKind kind,
           DumentDate due_date,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->file = g_object_ref (file);
  order->options.kind = kind;
  order->options.due_date = due_date;
  order->options.n_read = &self->n_read;
  dument_engine_write_async (
      dument_window_get_engine (self->window), import_file, order, (GDestroyNotify) free_order,
      (GDestroyNotify) dument_import_result_free, self->cancellable, callback, user_data);
}

static void
import_next (DumentImportDialog *self)
{
  if (!is_running (self))
    {
      finish (self);
      return;
    }
  update_progress (self);
  hand_over (self, dument_import_row_get_file (g_ptr_array_index (self->queue, self->n_done)),
             DUMENT_DEBTOR_UNKNOWN, DUMENT_DATE_NONE, imported_cb, g_object_ref (self));
}

/* A second try of a file that was refused. */
typedef struct
{
  DumentImportDialog *dialog;
  DumentImportRow *row;
} Retry;

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Retry *retry = user_data;
  g_autoptr (DumentImportDialog) self = retry->dialog;
  g_autoptr (DumentImportRow) row = retry->row;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) outcome =
      dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (outcome == NULL)
    {
      dument_import_row_show_error (row, error);
      return;
    }
  dument_import_row_show_result (row, outcome);
  note_first (self, outcome);
  reveal_first (self);
}

static void
on_retry_cb (DumentImportRow *row, int kind, int due_date, DumentImportDialog *self)
{
  Retry *retry = g_new (Retry, 1);

  retry->dialog = g_object_ref (self);
  retry->row = g_object_ref (row);
  hand_over (self, dument_import_row_get_file (row), (DumentDebtorKind) kind, due_date, retried_cb,
             retry);
}

static gboolean
looks_like_invoice (const char *name)
{
  static const char *const endings[] = { ".pdf", ".xml", ".csv" };
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }
  return FALSE;
}

/* Adds a file, or what lies in a folder and below it. */
static gboolean
collect_files (GFile *file, GPtrArray *found, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
    {
      g_ptr_array_add (found, g_object_ref (file));
      return TRUE;
    }
  children = g_file_enumerate_children (
      file, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  while (children != NULL)
    {
      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
              ? !collect_files (child, found, cancellable, error)
              : looks_like_invoice (g_file_info_get_name (info)) &&
                    (g_ptr_array_add (found, g_object_ref (child)), FALSE))
        return FALSE;
    }
  return FALSE;
}

static gpointer
find_files (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *dropped = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < dropped->len; i++)
    {
      if (!collect_files (g_ptr_array_index (dropped, i), found, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (files == NULL || files->len == 0)
    {
      if (error != NULL)
        dument_window_show_error (GTK_WIDGET (self->window), error);
      else
        dument_window_toast (GTK_WIDGET (self->window), _ ("No invoice was found there"));
      g_clear_handle_id (&self->patience_source, g_source_remove);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  for (unsigned i = 0; i < files->len; i++)
    {
      GtkWidget *row = dument_import_row_new (dument_window_get_engine (self->window),
                                              g_ptr_array_index (files, i));

      g_signal_connect (row, "retry", G_CALLBACK (on_retry_cb), self);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->queue, row);
    }
  self->tick_source = g_timeout_add (TICK_MILLISECONDS, on_tick_cb, self);
  import_next (self);
}

static void
on_stop_clicked_cb (DumentImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
dument_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DUMENT_IMPORT_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (dument_import_dialog_parent_class)->close_request (window);
}

static void
dument_import_dialog_dispose (GObject *object)
{
  DumentImportDialog *self = DUMENT_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (dument_import_dialog_parent_class)->dispose (object);
}

static void
dument_import_dialog_finalize (GObject *object)
{
  DumentImportDialog *self = DUMENT_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  G_OBJECT_CLASS (dument_import_dialog_parent_class)->finalize (object);
}

static void
dument_import_dialog_class_init (DumentImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dument_import_dialog_dispose;
  object_class->finalize = dument_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dument_import_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentImportDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, DumentImportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, DumentImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DumentImportDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, DumentImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, DumentImportDialog, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked_cb);
}

static void
dument_import_dialog_init (DumentImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->queue = g_ptr_array_new ();
}

/**
 * dument_import_dialog_run:
 * @window: the window that was given the files
 * @files: (element-type GFile): files and folders
 *
 * Imports them. The dialog shows itself only if it takes a while or has something to tell.
 */
void
dument_import_dialog_run (DumentWindow *window, GPtrArray *files)
{
  DumentImportDialog *self =
      g_object_new (DUMENT_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->patience_source = g_timeout_add (PATIENCE_MILLISECONDS, on_patience_over_cb, self);
  dument_engine_read_async (dument_window_get_engine (window), find_files, g_ptr_array_ref (files),
                            (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_ptr_array_unref,
                            self->cancellable, found_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) chosen =
      dument_compat_open_files_finish (GTK_WINDOW (source), result, /* error= */ NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (chosen == NULL)
    return;
  for (unsigned i = 0; i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  dument_import_dialog_run (DUMENT_WINDOW (source), files);
}

/**
 * dument_import_dialog_choose:
 * @window: the window that asks
 *
 * Lets the user choose files, and imports them.
 */
void
dument_import_dialog_choose (DumentWindow *window)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Invoices (PDF, XML, CSV)"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_filter_add_suffix (filter, "xml");
  gtk_file_filter_add_suffix (filter, "csv");
  g_list_store_append (filters, filter);
  dument_compat_open_files (GTK_WINDOW (window), _ ("Import Invoices"), G_LIST_MODEL (filters),
                            /* multiple= */ TRUE, chosen_cb, /* user_data= */ NULL);
}
