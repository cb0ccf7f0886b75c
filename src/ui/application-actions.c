/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/application-private.h"

#include "ui/compat.h"
#include "ui/help-window.h"
#include "ui/preferences-window.h"

static GtkWindow *
get_window (gpointer user_data)
{
  return gtk_application_get_active_window (GTK_APPLICATION (user_data));
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dument_compat_show_about (get_window (user_data));
}

static void
show_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dument_help_window_present (GTK_APPLICATION (user_data), "");
}

static void
pass_to_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  dument_application_perform (user_data, name);
}

static void
show_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dument_compat_show_shortcuts (get_window (user_data));
}

static void
open_own (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *path = dument_workspace_default_path ();

  dument_application_open_data (user_data, path);
}

static void
open_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dument_application_open_sample (user_data);
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DumentWindow *window = dument_application_get_window (user_data);

  if (window != NULL)
    dument_preferences_window_present (window, g_variant_get_string (parameter, NULL));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autolist (GtkWindow) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  g_list_foreach (windows, (GFunc) (GCallback) g_object_ref, NULL);
  /* Closing lets each window keep its size and its drafts; one may take others along. */
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static const GActionEntry entries[] = {
  { "about", show_about, NULL, NULL, NULL, { 0 } },
  { "help", show_help, NULL, NULL, NULL, { 0 } },
  { "import", pass_to_window, NULL, NULL, NULL, { 0 } },
  { "new-invoice", pass_to_window, NULL, NULL, NULL, { 0 } },
  { "open-own", open_own, NULL, NULL, NULL, { 0 } },
  { "open-sample", open_sample, NULL, NULL, NULL, { 0 } },
  { "preferences", show_preferences, "s", NULL, NULL, { 0 } },
  { "quit", quit, NULL, NULL, NULL, { 0 } },
  { "shortcuts", show_shortcuts, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *accelerators[3];
} shortcuts[] = {
  { "app.help", { "F1", NULL } },
  { "app.preferences::", { "<Control>comma", NULL } },
  { "app.quit", { "<Control>q", NULL } },
  { "app.shortcuts", { "<Control>question", NULL } },
  { "win.import", { "<Control>o", NULL } },
  { "win.new-client", { "<Control><Shift>n", NULL } },
  { "win.new-invoice", { "<Control>n", NULL } },
  { "win.search", { "<Control>f", NULL } },
  { "win.show-page::clients", { "<Alt>3", NULL } },
  { "win.show-page::letters", { "<Alt>4", NULL } },
  { "win.show-page::receivables", { "<Alt>2", NULL } },
  { "win.show-page::today", { "<Alt>1", NULL } },
  { "win.toggle-sidebar", { "F9", NULL } },
  { "window.close", { "<Control>w", NULL } },
};

/**
 * dument_application_add_actions:
 * @self: the application
 *
 * The intents that need no page, and the shortcuts of all intents.
 */
void
dument_application_add_actions (DumentApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           shortcuts[i].accelerators);
}
