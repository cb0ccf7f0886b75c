/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/document-opener.h"

#include "service/dossier.h"
#include "ui/compat.h"
#include "ui/document-copy.h"

static gpointer
copy_document (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (DumentStoredDocument) document = dument_dossier_document (workspace, *id, error);

  return document != NULL ? dument_document_copy_write (document, error) : NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (file != NULL)
    dument_compat_launch_file (GTK_WINDOW (window), file);
  else
    dument_window_show_error (GTK_WIDGET (window), error);
}

/**
 * dument_document_opener_open:
 * @window: the window that asks
 * @document_id: a document of the data file
 *
 * Shows it in the program that the user prefers for such files.
 */
void
dument_document_opener_open (DumentWindow *window, gint64 document_id)
{
  dument_engine_read_async (dument_window_get_engine (window), copy_document,
                            g_memdup2 (&document_id, sizeof document_id), g_free, g_object_unref,
                            /* cancellable= */ NULL, copied_cb, g_object_ref (window));
}
