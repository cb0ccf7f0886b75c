/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/document-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* The session of the user empties it. A sandbox shares only a part of it, at the same place, with
 * the programs outside. */
static char *
find_folder (const char *sha256)
{
  const char *sandbox = g_getenv ("FLATPAK_ID");

  return sandbox != NULL
             ? g_build_filename (g_get_user_runtime_dir (), "app", sandbox, "dument", sha256, NULL)
             : g_build_filename (g_get_user_runtime_dir (), "dument", sha256, NULL);
}

/**
 * dument_document_copy_write:
 * @document: a document with its bytes
 * @error: return location for an error
 *
 * Writes a copy for another program, under the name of the document, in a folder that only the user
 * can read and that ends with the session. The data file keeps the original, whatever becomes of
 * the copy. For a thread of the engine.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GFile *
dument_document_copy_write (const DumentStoredDocument *document, GError **error)
{
  g_autofree char *folder = find_folder (document->sha256);
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
