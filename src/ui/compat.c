/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* The one file that uses what newer versions of GTK and libadwaita replaced: file choosers without
 * GtkFileDialog (4.10), questions without AdwAlertDialog (1.5), about without AdwAboutDialog (1.5).
 * The rest of the window calls these functions and stays as it is when the floor rises. */

#include "config.h"

#include "ui/compat.h"

#include <glib/gi18n-lib.h>

#define COPYRIGHT "© 2026 The Dûment authors"
#define WEBSITE   "https://github.com/dument/dument"

static void
return_dismissed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
}

static void
on_files_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  gtk_native_dialog_hide (chooser);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser)),
                           g_object_unref);
  else
    return_dismissed (task);
  g_object_unref (chooser);
}

/**
 * dument_compat_open_files:
 * @parent: the window that asks
 * @title: what the files are for
 * @filters: (nullable): the kinds of files that are offered, #GtkFileFilter
 * @multiple: whether several can be chosen
 * @callback: called with the choice
 * @user_data: for @callback
 */
void
dument_compat_open_files (GtkWindow *parent,
                          const char *title,
                          GListModel *filters,
                          gboolean multiple,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (parent, /* cancellable= */ NULL, callback, user_data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  unsigned n_filters = filters != NULL ? g_list_model_get_n_items (filters) : 0;

  for (unsigned i = 0; i < n_filters; i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), multiple);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_files_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * dument_compat_open_files_finish:
 * @parent: the window that asked
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a list of #GFile, or %NULL with %G_IO_ERROR_CANCELLED
 */
GListModel *
dument_compat_open_files_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_place_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  gtk_native_dialog_hide (chooser);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)),
                           g_object_unref);
  else
    return_dismissed (task);
  g_object_unref (chooser);
}

/**
 * dument_compat_save_file:
 * @parent: the window that asks
 * @title: what is saved
 * @name: the name that is proposed
 * @callback: called with the choice; replacing a file was already agreed to
 * @user_data: for @callback
 */
void
dument_compat_save_file (GtkWindow *parent,
                         const char *title,
                         const char *name,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (parent, /* cancellable= */ NULL, callback, user_data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_place_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * dument_compat_save_file_finish:
 * @parent: the window that asked
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %G_IO_ERROR_CANCELLED
 */
GFile *
dument_compat_save_file_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, g_str_equal (response, "do"));
}

/**
 * dument_compat_ask:
 * @parent: the window that asks
 * @heading: the question
 * @body: what follows from saying yes
 * @action_label: the verb of the button that says yes
 * @destructive: whether something cannot be brought back
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before what cannot be undone, and only then.
 */
void
dument_compat_ask (GtkWindow *parent,
                   const char *heading,
                   const char *body,
                   const char *action_label,
                   gboolean destructive,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (parent, /* cancellable= */ NULL, callback, user_data);
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", action_label, NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "do");
  adw_message_dialog_set_response_appearance (
      dialog, "do", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dument_compat_ask_finish:
 * @parent: the window that asked
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the answer was yes
 */
gboolean
dument_compat_ask_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dument_compat_launch_file:
 * @parent: the window that asks
 * @file: what is shown by the program that the user prefers for it
 */
void
dument_compat_launch_file (GtkWindow *parent, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

/**
 * dument_compat_show_about:
 * @parent: the window above which it opens
 */
void
dument_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", "Dûment", "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION, "developer-name", _ ("The Dûment authors"),
                         "copyright", COPYRIGHT, "license-type", GTK_LICENSE_GPL_3_0, "website",
                         WEBSITE, "issue-url", WEBSITE "/issues", "comments",
                         _ ("Get paid what you are owed. Dûment gives no legal advice: where much "
                            "is at stake, ask a lawyer."),
                         /* TRANSLATORS: your names, one to a line */
                         "translator-credits", _ ("translator-credits"), NULL);
}

/**
 * dument_compat_show_shortcuts:
 * @parent: the window above which they are shown
 *
 * Shows all shortcuts. Their window is built by name, since GTK 4.18 deprecates its type.
 */
void
dument_compat_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/dument/Dument/ui/shortcuts-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts_window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
