/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Toasts that take back what was done. The newest is shown first, and Ctrl+Z presses it; those
 * before it come back when it is gone. */

#include "config.h"

#include "ui/undo-toast.h"

#include <glib/gi18n-lib.h>

#define TIMEOUT_SECONDS 8

static const char list_key[] = "dument-undo-toasts";

/* What the button of a toast takes back. */
typedef struct
{
  DumentWindow *window;
  DumentEngineFunc undo;
  gpointer data;
  GDestroyNotify free_data;
} Undo;

static void
free_undo (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  if (undo->free_data != NULL && undo->data != NULL)
    undo->free_data (undo->data);
  g_free (undo);
}

/* The toasts that were not dismissed yet, the newest last. */
static GPtrArray *
get_list (DumentWindow *window)
{
  GPtrArray *list = g_object_get_data (G_OBJECT (window), list_key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (window), list_key, list,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return list;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (error != NULL)
    dument_window_show_error (GTK_WIDGET (window), error);
}

static void
on_button_clicked_cb (AdwToast *toast, Undo *undo)
{
  DumentEngine *engine = dument_window_get_engine (undo->window);

  if (undo->undo == NULL || engine == NULL)
    return;
  dument_engine_write_async (engine, undo->undo, g_steal_pointer (&undo->data), undo->free_data,
                             /* free_result= */ NULL, /* cancellable= */ NULL, undone_cb,
                             g_object_ref (undo->window));
  undo->undo = NULL;
}

static void
on_dismissed_cb (AdwToast *toast, DumentWindow *window)
{
  g_ptr_array_remove (get_list (window), toast);
}

/**
 * dument_undo_toast_show:
 * @window: the window
 * @overlay: where the toast appears: there, or in a dialog before it
 * @text: what was done, in a few words
 * @undo: a writing job that takes it back
 * @data: (transfer full): for @undo
 * @free_data: (nullable): frees @data
 *
 * Tells what was done, with a button that undoes it once.
 */
void
dument_undo_toast_show (DumentWindow *window,
                        AdwToastOverlay *overlay,
                        const char *text,
                        DumentEngineFunc undo,
                        gpointer data,
                        GDestroyNotify free_data)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);
  Undo *closure = g_new (Undo, 1);

  *closure = (Undo){ window, undo, data, free_data };
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, TIMEOUT_SECONDS);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_button_clicked_cb), closure,
                         free_undo, /* connect_flags= */ 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed_cb), window, 0);
  g_ptr_array_add (get_list (window), toast);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * dument_undo_toast_press_last:
 * @window: the window
 *
 * Takes back what was done last, as the button of its toast does, as long as that is there.
 */
void
dument_undo_toast_press_last (DumentWindow *window)
{
  GPtrArray *list = get_list (window);
  g_autoptr (AdwToast) toast = NULL;

  if (list->len == 0)
    return;
  toast = g_object_ref (g_ptr_array_index (list, list->len - 1));
  g_signal_emit_by_name (toast, "button-clicked");
  adw_toast_dismiss (toast);
}
