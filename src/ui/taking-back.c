/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/taking-back.h"

#include "ui/form-dialog.h"
#include "ui/window.h"

/* What is being taken back, and what to say when it is done. */
typedef struct
{
  DumentTakingBackFunc func;
  gint64 ids[2];
} Deletion;

typedef struct
{
  GtkWidget *window;
  const char *done;
} Waiting;

static void
free_undo (gpointer undo)
{
  dument_undo_free (undo);
}

static gpointer
delete_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Deletion *deletion = data;

  return deletion->func (workspace, deletion->ids, error);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GtkWidget) window = waiting->window;
  g_autoptr (GError) error = NULL;
  DumentUndo *undo = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (undo != NULL)
    dument_window_toast_undo (window, waiting->done, dument_form_dialog_undo, undo, free_undo);
  else
    dument_window_show_error (window, error);
  g_free (waiting);
}

/**
 * dument_taking_back_run:
 * @window: the window
 * @func: takes something back, or ends it
 * @first: its row
 * @second: another row that names it, or 0
 * @done: (not nullable): what was done, in a few words; it outlives the program
 *
 * Takes something back without a question before it, since the toast after it brings it back.
 */
void
dument_taking_back_run (GtkWidget *window,
                        DumentTakingBackFunc func,
                        gint64 first,
                        gint64 second,
                        const char *done)
{
  Deletion *deletion = g_new0 (Deletion, 1);
  Waiting *waiting = g_new0 (Waiting, 1);

  *deletion = (Deletion){ func, { first, second } };
  *waiting = (Waiting){ g_object_ref (window), done };
  dument_engine_write_async (dument_window_get_engine (DUMENT_WINDOW (window)), delete_job,
                             deletion, g_free, free_undo,
                             /* cancellable= */ NULL, deleted_cb, waiting);
}
