/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/application-private.h"

#include "service/safekeeping.h"
#include "service/sample.h"
#include "ui/clock.h"
#include "ui/help-window.h"
#include "ui/ui-resources.h"

#include <glib/gi18n-lib.h>

/**
 * DumentApplication:
 *
 * Owns the engine of the data file that is open, and shows it in one window. Another file means
 * another engine and another window.
 */
struct _DumentApplication
{
  AdwApplication parent_instance;

  DumentEngine *engine;
  char *database;
  GPtrArray *files_to_open;
  char *next_backup;
  char *next_path;
  unsigned next_source;
  char *intent;
  gboolean fill_sample : 1;
  gboolean is_open : 1;
};

G_DEFINE_FINAL_TYPE (DumentApplication, dument_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Data file to use"), N_ ("FILE") },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Day to reckon with, in place of today"),
    N_ ("YYYY-MM-DD") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static DumentWindow *
get_window (DumentApplication *self)
{
  return dument_application_get_window (self);
}

static gpointer
fill_sample (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dument_sample_fill (workspace, error));
}

static void
hand_over_files (DumentApplication *self, DumentWindow *window)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->files_to_open);

  if (files != NULL)
    dument_window_import_files (window, files);
}

static void
perform_intent (DumentApplication *self, DumentWindow *window)
{
  g_autofree char *intent = g_steal_pointer (&self->intent);

  if (intent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), intent, /* format= */ NULL);
}

static void
sample_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DumentApplication *self = DUMENT_APPLICATION (g_application_get_default ());
  g_autoptr (GError) error = NULL;
  DumentWindow *window = get_window (self);

  /* A sample file that is already full stays as it was left. */
  if (dument_engine_finish (DUMENT_ENGINE (source), result, &error) == NULL && error != NULL &&
      window != NULL &&
      !g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED))
    dument_window_show_error (GTK_WIDGET (window), error);
  if (window != NULL)
    dument_window_show_data (window);
}

static char *
sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dument", "sample.db", NULL);
}

/* What must be known of the whole file stays in sight: that it is invented, that it is read only.
 */
static void
announce_file (DumentEngine *engine, DumentWindow *window)
{
  g_autofree char *sample = sample_path ();

  if (g_str_equal (dument_engine_get_path (engine), sample))
    dument_window_show_notice (window, _ ("Sample data: nothing here is real"),
                               _ ("Begin with My Own Invoices"), "app.open-own");
  else if (dument_engine_get_access (engine) == DUMENT_STORE_ACCESS_TOO_NEW)
    dument_window_show_notice (window,
                               _ ("A newer version of Dûment wrote this data file. It can be read, "
                                  "not changed: install the newest version."),
                               /* button_label= */ NULL, /* action= */ NULL);
  else if (dument_engine_get_access (engine) == DUMENT_STORE_ACCESS_READ_ONLY)
    dument_window_show_notice (window,
                               _ ("This data file can only be read: its folder or the file itself "
                                  "is protected against changes."),
                               /* button_label= */ NULL, /* action= */ NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentApplication) self = user_data;
  DumentEngine *engine = DUMENT_ENGINE (source);
  g_autoptr (GError) error = NULL;
  DumentWindow *window = get_window (self);

  g_application_unmark_busy (G_APPLICATION (self));
  g_application_release (G_APPLICATION (self));
  if (engine != self->engine)
    return;
  if (!dument_engine_open_finish (engine, result, &error))
    {
      dument_window_show_broken (window, error);
      return;
    }
  self->is_open = TRUE;
  announce_file (engine, window);
  if (self->fill_sample)
    {
      self->fill_sample = FALSE;
      dument_engine_write_async (engine, fill_sample, /* data= */ NULL, /* free_data= */ NULL,
                                 /* free_result= */ NULL, /* cancellable= */ NULL, sample_filled_cb,
                                 /* user_data= */ NULL);
      return;
    }
  dument_window_show_data (window);
  hand_over_files (self, window);
  perform_intent (self, window);
}

/* An engine and a window for another data file, in place of those that are there. The old engine
 * ends when what was asked of it is written. */
static void
replace_window (DumentApplication *self)
{
  DumentWindow *old_window = get_window (self);
  GtkWindow *window;

  self->is_open = FALSE;
  g_clear_object (&self->engine);
  self->engine = dument_engine_new (dument_clock_tell);
  window = GTK_WINDOW (dument_window_new (GTK_APPLICATION (self), self->engine));
  gtk_window_present (window);
  if (old_window != NULL)
    gtk_window_destroy (GTK_WINDOW (old_window));
  g_application_hold (G_APPLICATION (self));
  g_application_mark_busy (G_APPLICATION (self));
}

/* The window comes first and the data after: a large file must not look like a program that does
 * not start. */
static void
open_engine (DumentApplication *self, const char *path)
{
  replace_window (self);
  dument_engine_open_async (self->engine, path, opened_cb, g_object_ref (self));
}

/* A backup on its way to the place of the data file. */
typedef struct
{
  DumentEngine *engine;
  char *backup_path;
  char *path;
} Restoration;

static void
free_restoration (Restoration *restoration)
{
  g_object_unref (restoration->engine);
  g_free (restoration->backup_path);
  g_free (restoration->path);
  g_free (restoration);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Restoration *restoration = data;
  g_autofree char *kept_path = NULL;
  GError *error = NULL;
  DumentDate today;
  gint64 now;

  dument_clock_tell (&today, &now);
  if (dument_safekeeping_restore (restoration->backup_path, restoration->path, now, &kept_path,
                                  &error))
    g_task_return_pointer (task, g_steal_pointer (&kept_path), g_free);
  else
    g_task_return_error (task, error);
}

static char *
tell_restored (const char *kept_path)
{
  g_autofree char *kept = kept_path != NULL ? g_filename_display_basename (kept_path) : NULL;

  return kept != NULL ? g_strdup_printf (_ ("Restored. The file before is kept as %s"), kept)
                      : g_strdup (_ ("Restored"));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DumentApplication *self = DUMENT_APPLICATION (source);
  const Restoration *restoration = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *kept_path = g_task_propagate_pointer (G_TASK (result), &error);
  DumentWindow *window = get_window (self);
  g_autofree char *text = NULL;

  if (window != NULL && dument_window_get_engine (window) == restoration->engine)
    {
      dument_window_show_waiting (window, /* text= */ NULL);
      text = error == NULL ? tell_restored (kept_path) : NULL;
      if (text != NULL)
        dument_window_toast (GTK_WIDGET (window), text);
      else
        dument_window_show_error (GTK_WIDGET (window), error);
    }
  /* Where it failed, nothing was changed. */
  dument_engine_open_async (restoration->engine, restoration->path, opened_cb, g_object_ref (self));
}

static void
restore_engine (DumentApplication *self, const char *backup_path)
{
  g_autoptr (DumentEngine) old_engine = g_object_ref (self->engine);
  g_autoptr (GTask) task = g_task_new (self, /* cancellable= */ NULL, restored_cb, NULL);
  Restoration *restoration = g_new (Restoration, 1);

  restoration->backup_path = g_strdup (backup_path);
  restoration->path = g_strdup (dument_engine_get_path (old_engine));
  replace_window (self);
  restoration->engine = g_object_ref (self->engine);
  dument_window_show_waiting (get_window (self), _ ("The backup is being restored…"));
  dument_engine_close (old_engine);
  g_task_set_task_data (task, restoration, (GDestroyNotify) free_restoration);
  g_task_run_in_thread (task, restore_in_thread);
}

static gboolean
open_next_cb (gpointer user_data)
{
  DumentApplication *self = user_data;
  g_autofree char *backup_path = g_steal_pointer (&self->next_backup);
  g_autofree char *path = g_steal_pointer (&self->next_path);

  self->next_source = 0;
  if (backup_path != NULL)
    restore_engine (self, backup_path);
  else
    open_engine (self, path);
  return G_SOURCE_REMOVE;
}

/* Not at once: the windows that ask for it go with the old window, and are still at work. */
static void
open_next (DumentApplication *self, const char *path, const char *backup_path)
{
  g_free (self->next_path);
  g_free (self->next_backup);
  self->next_path = g_strdup (path);
  self->next_backup = g_strdup (backup_path);
  if (self->next_source == 0)
    self->next_source = g_idle_add (open_next_cb, self);
}

static void
dument_application_activate (GApplication *application)
{
  DumentApplication *self = DUMENT_APPLICATION (application);
  DumentWindow *window = get_window (self);
  g_autofree char *path = NULL;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  path = self->database != NULL ? g_strdup (self->database) : dument_workspace_default_path ();
  open_engine (self, path);
}

static void
dument_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DumentApplication *self = DUMENT_APPLICATION (application);
  DumentWindow *window;

  if (self->files_to_open == NULL)
    self->files_to_open = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->files_to_open, g_object_ref (files[i]));
  g_application_activate (application);
  window = get_window (self);
  if (window != NULL && self->is_open)
    hand_over_files (self, window);
}

static int
dument_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  DumentApplication *self = DUMENT_APPLICATION (application);
  const char *today;
  DumentDate day;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("Dûment %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (given, "today", "&s", &today))
    {
      if (!dument_date_parse_iso (today, &day))
        {
          g_printerr (_ ("“%s” is no day. Write it as 2026-11-22.\n"), today);
          return 2;
        }
      dument_clock_set_today (day);
    }
  g_variant_dict_lookup (given, "database", "^ay", &self->database);
  return -1;
}

static void
dument_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dument_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  dument_application_add_actions (DUMENT_APPLICATION (application));
}

/* The engine ends here, after what was asked of it is written. */
static void
dument_application_shutdown (GApplication *application)
{
  DumentApplication *self = DUMENT_APPLICATION (application);

  if (self->engine != NULL)
    dument_engine_close (self->engine);
  g_clear_object (&self->engine);
  G_APPLICATION_CLASS (dument_application_parent_class)->shutdown (application);
}

/* What was only beside the window of the data file goes with it. */
static void
dument_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (dument_application_parent_class)->window_removed (application, window);
  if (DUMENT_IS_WINDOW (window) && get_window (DUMENT_APPLICATION (application)) == NULL)
    dument_help_window_close (application);
}

static void
dument_application_finalize (GObject *object)
{
  DumentApplication *self = DUMENT_APPLICATION (object);

  g_clear_object (&self->engine);
  g_clear_pointer (&self->files_to_open, g_ptr_array_unref);
  g_clear_handle_id (&self->next_source, g_source_remove);
  g_free (self->next_backup);
  g_free (self->next_path);
  g_free (self->database);
  g_free (self->intent);
  G_OBJECT_CLASS (dument_application_parent_class)->finalize (object);
}

static void
dument_application_class_init (DumentApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = dument_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_removed = dument_application_window_removed;
  application_class->activate = dument_application_activate;
  application_class->handle_local_options = dument_application_handle_local_options;
  application_class->open = dument_application_open;
  application_class->shutdown = dument_application_shutdown;
  application_class->startup = dument_application_startup;
}

static void
dument_application_init (DumentApplication *self)
{
  /* Named here, or the linker would leave it out of the library. */
  g_resources_register (dument_ui_get_resource ());
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * dument_application_new:
 *
 * Returns: (transfer full): the application
 */
DumentApplication *
dument_application_new (void)
{
  return g_object_new (DUMENT_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/dument/Dument",
                       NULL);
}

/**
 * dument_application_open_data:
 * @self: the application
 * @path: (type filename): a data file; it is made if it is not there
 *
 * Opens it in a new window, which takes the place of the old one.
 */
void
dument_application_open_data (DumentApplication *self, const char *path)
{
  open_next (self, path, /* backup_path= */ NULL);
}

/**
 * dument_application_restore:
 * @self: the application, with a data file
 * @backup_path: (type filename): a backup
 *
 * Puts the backup in the place of the data file, which is kept beside it, and opens it in a new
 * window. Where that fails, the data file is opened again as it was.
 */
void
dument_application_restore (DumentApplication *self, const char *backup_path)
{
  open_next (self, /* path= */ NULL, backup_path);
}

/**
 * dument_application_open_sample:
 * @self: the application
 *
 * Opens the sample data, which stand in a file of their own.
 */
void
dument_application_open_sample (DumentApplication *self)
{
  g_autofree char *path = sample_path ();

  self->fill_sample = TRUE;
  open_next (self, path, /* backup_path= */ NULL);
}

/**
 * dument_application_get_window:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): the window of the data file, whichever window is in front
 */
DumentWindow *
dument_application_get_window (DumentApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link != NULL; link = link->next)
    if (DUMENT_IS_WINDOW (link->data))
      return link->data;
  return NULL;
}

/**
 * dument_application_perform:
 * @self: the application
 * @action: an action of the window, without parameter
 *
 * Performs it in the window, once there is one whose data file is open.
 */
void
dument_application_perform (DumentApplication *self, const char *action)
{
  DumentWindow *window;

  g_free (self->intent);
  self->intent = g_strdup (action);
  g_application_activate (G_APPLICATION (self));
  window = get_window (self);
  if (window != NULL && self->is_open)
    perform_intent (self, window);
}
