/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/document-opener.h"

#include "service/dossier.h"
#include "ui/compat.h"

#include <glib/gi18n-lib.h>

/* A copy for the viewer, in a folder that the user's session empties: the data file keeps the
 * original, whatever the viewer does to the copy. */
static GFile *
write_copy (const DumentStoredDocument *document, GError **error)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_runtime_dir (), "dument", document->sha256, NULL);
  g_autofree char *name = g_path_get_basename (document->file_name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE,
                   _ ("No copy of %s can be made in %s: %s."), name, folder, g_strerror (errno));
      return NULL;
    }
  if (!g_file_replace_contents (file, g_bytes_get_data (document->content, NULL),
                                g_bytes_get_size (document->content), /* etag= */ NULL,
                                /* make_backup= */ FALSE,
                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                /* new_etag= */ NULL, /* cancellable= */ NULL, error))
    return NULL;
  return g_steal_pointer (&file);
}

static gpointer
copy_document (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (DumentStoredDocument) document = dument_dossier_document (workspace, *id, error);

  return document != NULL ? write_copy (document, error) : NULL;
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
