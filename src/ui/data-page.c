/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/data-page.h"

#include "service/safekeeping.h"
#include "ui/application.h"
#include "ui/compat.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/* How often the page looks how far a task is. */
#define LOOK_MILLISECONDS 200

/* Something that may take long, and can be stopped. The page and the thread that works share it. */
typedef struct
{
  DumentWatch watch;
  char *path;
  const char *words; /* with %s for how far it is */
} Task;

/**
 * DumentDataPage:
 *
 * Where the data file is, its backups, and which file is open.
 */
struct _DumentDataPage
{
  AdwPreferencesPage parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  GPtrArray *finding_rows;
  char *backup_to_restore;
  unsigned look_source;

  GtkWidget *backup_button;
  AdwActionRow *backup_row;
  GtkSpinner *backup_spinner;
  GtkWidget *check_button;
  AdwActionRow *check_row;
  GtkSpinner *check_spinner;
  Task *backup_task;
  Task *check_task;
  AdwPreferencesGroup *findings_group;
  GtkWidget *own_row;
  AdwActionRow *place_row;
};

G_DEFINE_FINAL_TYPE (DumentDataPage, dument_data_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWindow *
get_window (DumentDataPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static DumentApplication *
get_application (DumentDataPage *self)
{
  return DUMENT_APPLICATION (gtk_window_get_application (get_window (self)));
}

/* A row of ours that holds a sentence, in which no sign is markup. */
static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

static void
clear_task (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->watch.cancellable);
  g_free (task->path);
}

static void
unref_task (gpointer task)
{
  g_atomic_rc_box_release_full (task, clear_task);
}

static Task *
create_task (char *path, const char *words)
{
  Task *task = g_atomic_rc_box_new0 (Task);

  task->watch.cancellable = g_cancellable_new ();
  task->path = path;
  task->words = words;
  return task;
}

static void
tell_progress (AdwActionRow *row, const Task *task)
{
  int percent = g_atomic_int_get (&task->watch.percent);
  g_autofree char *number = g_strdup_printf (_ ("%d %%"), percent);
  g_auto (GStrv) parts = g_strsplit (task->words, "%s", 2);
  g_autofree char *text = g_strjoinv (number, parts);

  set_subtitle (row, text);
}

static gboolean
look_cb (gpointer user_data)
{
  DumentDataPage *self = user_data;

  if (self->backup_task != NULL)
    tell_progress (self->backup_row, self->backup_task);
  if (self->check_task != NULL)
    tell_progress (self->check_row, self->check_task);
  if (self->backup_task != NULL || self->check_task != NULL)
    return G_SOURCE_CONTINUE;
  self->look_source = 0;
  return G_SOURCE_REMOVE;
}

/* While it runs, the button that began a task stops it. */
static void
begin_task (DumentDataPage *self, Task **place, Task *task, GtkWidget *button, GtkSpinner *spinner)
{
  *place = task;
  gtk_button_set_label (GTK_BUTTON (button), _ ("_Stop"));
  gtk_spinner_set_spinning (spinner, TRUE);
  if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_MILLISECONDS, look_cb, self);
  look_cb (self);
}

static void
end_task (Task **place, GtkWidget *button, const char *label, GtkSpinner *spinner)
{
  g_clear_pointer (place, unref_task);
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_sensitive (button, TRUE);
  gtk_spinner_set_spinning (spinner, FALSE);
}

static gboolean
stop_task (Task *task, GtkWidget *button)
{
  if (task == NULL)
    return FALSE;
  gtk_widget_set_sensitive (button, FALSE);
  g_cancellable_cancel (task->watch.cancellable);
  return TRUE;
}

/* The path of a chosen file, told as an error where it is on no disk of this computer. */
static char *
take_path (DumentDataPage *self, GFile *file)
{
  char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (path != NULL)
    return path;
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("That place is not on this computer. Choose a folder of it."));
  dument_window_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) data = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (data, _ ("Data files (.db)"));
  gtk_file_filter_add_suffix (data, "db");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, data);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static char *
take_first_path (DumentDataPage *self, GObject *parent, GAsyncResult *result)
{
  g_autoptr (GListModel) chosen =
      dument_compat_open_files_finish (GTK_WINDOW (parent), result, /* error= */ NULL);
  g_autoptr (GFile) file = chosen != NULL ? g_list_model_get_item (chosen, 0) : NULL;

  return file != NULL ? take_path (self, file) : NULL;
}

/* ... Where it is ... */

static void
on_copy_clicked_cb (DumentDataPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          dument_engine_get_path (self->engine));
  dument_window_toast (GTK_WIDGET (self), _ ("Path copied"));
}

static void
on_folder_clicked_cb (DumentDataPage *self)
{
  g_autofree char *folder = g_path_get_dirname (dument_engine_get_path (self->engine));
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  dument_compat_launch_file (get_window (self), file);
}

/* ... Backup ... */

static gpointer
back_up (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  return GINT_TO_POINTER (dument_safekeeping_backup (workspace, task->path, &task->watch, error));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->engine == NULL)
    return;
  end_task (&self->backup_task, self->backup_button, _ ("_Back Up…"), self->backup_spinner);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_subtitle (self->backup_row, _ ("Stopped: no backup was written."));
  else if (error != NULL)
    {
      set_subtitle (self->backup_row, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->backup_row), "error");
    }
  else
    {
      set_subtitle (self->backup_row, _ ("The backup is written, and checked."));
      dument_window_toast (GTK_WIDGET (self), _ ("Backup written and checked"));
    }
}

static void
backup_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autoptr (GFile) file =
      dument_compat_save_file_finish (GTK_WINDOW (source), result, /* error= */ NULL);
  char *path = file != NULL && self->engine != NULL ? take_path (self, file) : NULL;
  Task *task;

  if (path == NULL)
    return;
  /* TRANSLATORS: %s is how far it is, such as 42 %. */
  task = create_task (path, _ ("The backup is being written: %s"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->backup_row), "error");
  begin_task (self, &self->backup_task, task, self->backup_button, self->backup_spinner);
  dument_engine_read_async (self->engine, back_up, g_atomic_rc_box_acquire (task), unref_task,
                            /* free_result= */ NULL, /* cancellable= */ NULL, backed_up_cb,
                            g_object_ref (self));
}

static void
on_backup_clicked_cb (DumentDataPage *self)
{
  g_autofree char *day = dument_date_to_iso (dument_engine_get_today (self->engine));
  /* Translators: the name of a file, with the day behind. */
  g_autofree char *name = g_strdup_printf (_ ("dument-backup-%s.db"), day);

  if (stop_task (self->backup_task, self->backup_button))
    return;
  dument_compat_save_file (get_window (self), _ ("Back Up"), name, backup_place_chosen_cb,
                           g_object_ref (self));
}

/* ... Check ... */

static void on_recompute_clicked_cb (DumentDataPage *self);

static gpointer
check (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_safekeeping_check (workspace, &((Task *) data)->watch, error);
}

/* The one fault that can be mended here, because nothing rests on what lists keep. */
static void
add_cure (DumentDataPage *self, AdwActionRow *row)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Compute _Anew"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_recompute_clicked_cb), self);
  adw_action_row_add_suffix (row, button);
}

static void
show_findings (DumentDataPage *self, const GPtrArray *findings)
{
  for (unsigned i = 0; i < self->finding_rows->len; i++)
    adw_preferences_group_remove (self->findings_group, g_ptr_array_index (self->finding_rows, i));
  g_ptr_array_set_size (self->finding_rows, 0);
  for (unsigned i = 0; findings != NULL && i < findings->len; i++)
    {
      const DumentCheckFinding *finding = g_ptr_array_index (findings, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->message);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      if (finding->kind == DUMENT_CHECK_STANDING)
        add_cure (self, ADW_ACTION_ROW (row));
      adw_preferences_group_add (self->findings_group, row);
      g_ptr_array_add (self->finding_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), self->finding_rows->len > 0);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  gboolean is_stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *sentence = NULL;

  if (self->engine == NULL)
    return;
  end_task (&self->check_task, self->check_button, _ ("_Check Now"), self->check_spinner);
  show_findings (self, findings);
  if (is_stopped)
    sentence = g_strdup (_ ("Stopped: the file was not checked to its end."));
  else if (findings == NULL)
    sentence = g_strdup (error->message);
  else if (findings->len == 0)
    sentence = g_strdup (_ ("Everything is sound."));
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing is not as it must be.",
                                             "%u things are not as they must be.", findings->len),
                                findings->len);
  set_subtitle (self->check_row, sentence);
  if (!is_stopped && (findings == NULL || findings->len > 0))
    gtk_widget_add_css_class (GTK_WIDGET (self->check_row), "error");
}

static void
run_check (DumentDataPage *self)
{
  /* TRANSLATORS: %s is how far it is, such as 42 %. */
  Task *task = create_task (/* path= */ NULL, _ ("The file is being checked: %s"));

  gtk_widget_remove_css_class (GTK_WIDGET (self->check_row), "error");
  show_findings (self, /* findings= */ NULL);
  begin_task (self, &self->check_task, task, self->check_button, self->check_spinner);
  dument_engine_read_async (self->engine, check, g_atomic_rc_box_acquire (task), unref_task,
                            (GDestroyNotify) g_ptr_array_unref, /* cancellable= */ NULL, checked_cb,
                            g_object_ref (self));
}

static void
on_check_clicked_cb (DumentDataPage *self)
{
  if (!stop_task (self->check_task, self->check_button))
    run_check (self);
}

/* ... What lists keep, computed anew ... */

static gpointer
recompute (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n;

  return GINT_TO_POINTER (
      dument_safekeeping_recompute (workspace, &((Task *) data)->watch, &n, error));
}

static void
recomputed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->engine == NULL)
    return;
  end_task (&self->check_task, self->check_button, _ ("_Check Now"), self->check_spinner);
  if (error == NULL)
    run_check (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_subtitle (self->check_row, _ ("Stopped: the lists are as they were."));
  else
    set_subtitle (self->check_row, error->message);
}

/* It takes the place of the check, which follows it. */
static void
on_recompute_clicked_cb (DumentDataPage *self)
{
  Task *task;

  if (self->check_task != NULL)
    return;
  /* TRANSLATORS: %s is how far it is, such as 42 %. */
  task = create_task (/* path= */ NULL, _ ("The lists are being computed anew: %s"));
  begin_task (self, &self->check_task, task, self->check_button, self->check_spinner);
  dument_engine_write_async (self->engine, recompute, g_atomic_rc_box_acquire (task), unref_task,
                             /* free_result= */ NULL, /* cancellable= */ NULL, recomputed_cb,
                             g_object_ref (self));
}

/* ... Restore ... */

static void
restore_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autofree char *path = g_steal_pointer (&self->backup_to_restore);

  if (dument_compat_ask_finish (GTK_WINDOW (source), result, /* error= */ NULL) &&
      self->engine != NULL && path != NULL)
    dument_application_restore (get_application (self), path);
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autofree char *path = self->engine != NULL ? take_first_path (self, source, result) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (path == NULL)
    return;
  name = g_filename_display_basename (path);
  body =
      g_strdup_printf (_ ("All is then as it was when “%s” was written. The present data file is "
                          "kept beside it under another name."),
                       name);
  g_free (self->backup_to_restore);
  self->backup_to_restore = g_steal_pointer (&path);
  dument_compat_ask (get_window (self), _ ("Go back to this backup?"), body, _ ("_Restore"),
                     /* destructive= */ TRUE, restore_confirmed_cb, g_object_ref (self));
}

static void
on_restore_clicked_cb (DumentDataPage *self)
{
  g_autoptr (GListModel) filters = create_filters ();

  dument_compat_open_files (get_window (self), _ ("Restore a Backup"), filters,
                            /* multiple= */ FALSE, backup_chosen_cb, g_object_ref (self));
}

/* ... Another file ... */

static void
data_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autofree char *path = self->engine != NULL ? take_first_path (self, source, result) : NULL;

  if (path != NULL)
    dument_application_open_data (get_application (self), path);
}

static void
on_open_clicked_cb (DumentDataPage *self)
{
  g_autoptr (GListModel) filters = create_filters ();

  dument_compat_open_files (get_window (self), _ ("Open a Data File"), filters,
                            /* multiple= */ FALSE, data_chosen_cb, g_object_ref (self));
}

static void
new_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentDataPage) self = user_data;
  g_autoptr (GFile) file =
      dument_compat_save_file_finish (GTK_WINDOW (source), result, /* error= */ NULL);
  g_autofree char *path = file != NULL && self->engine != NULL ? take_path (self, file) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      dument_application_open_data (get_application (self), path);
      return;
    }
  /* A data file is never emptied, whatever the file chooser was told. */
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS,
                               _ ("There is a file of this name already; it was left as it is. "
                                  "Choose another name."));
  dument_window_show_error (GTK_WIDGET (self), error);
}

static void
on_begin_clicked_cb (DumentDataPage *self)
{
  dument_compat_save_file (get_window (self), _ ("Begin a Data File"), "dument.db",
                           new_place_chosen_cb, g_object_ref (self));
}

static void
on_own_clicked_cb (DumentDataPage *self)
{
  g_autofree char *path = dument_workspace_default_path ();

  dument_application_open_data (get_application (self), path);
}

/* ... */

static void
dument_data_page_dispose (GObject *object)
{
  DumentDataPage *self = DUMENT_DATA_PAGE (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  /* A backup that was begun is finished, whether the page is there or not; a check is of no use. */
  if (self->check_task != NULL)
    g_cancellable_cancel (self->check_task->watch.cancellable);
  g_clear_pointer (&self->backup_task, unref_task);
  g_clear_pointer (&self->check_task, unref_task);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_data_page_parent_class)->dispose (object);
}

static void
dument_data_page_finalize (GObject *object)
{
  DumentDataPage *self = DUMENT_DATA_PAGE (object);

  g_free (self->backup_to_restore);
  g_ptr_array_unref (self->finding_rows);
  G_OBJECT_CLASS (dument_data_page_parent_class)->finalize (object);
}

static void
dument_data_page_class_init (DumentDataPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_data_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_data_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, backup_button);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, backup_row);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, backup_spinner);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, check_row);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, check_spinner);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, findings_group);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, own_row);
  gtk_widget_class_bind_template_child (widget_class, DumentDataPage, place_row);
  gtk_widget_class_bind_template_callback (widget_class, on_backup_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_begin_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_own_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked_cb);
}

static void
dument_data_page_init (DumentDataPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->finding_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dument_data_page_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): a page of the preferences
 */
GtkWidget *
dument_data_page_new (DumentEngine *engine)
{
  DumentDataPage *self = g_object_new (DUMENT_TYPE_DATA_PAGE, NULL);
  const char *path = dument_engine_get_path (engine);
  g_autofree char *usual = dument_workspace_default_path ();
  g_autofree char *name = g_filename_display_name (path);

  self->engine = g_object_ref (engine);
  set_subtitle (self->place_row, name);
  gtk_widget_set_visible (self->own_row, g_strcmp0 (path, usual) != 0);
  return GTK_WIDGET (self);
}
