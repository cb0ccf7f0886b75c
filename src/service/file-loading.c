/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/file-loading.h"

#include "service/workspace.h"

#include <glib/gi18n-lib.h>

#define MEGABYTE   (1024 * 1024)
#define CHUNK_SIZE (64 * 1024)

/* Why a file cannot be read, in our words: those of the library name no cure. */
static const char *
describe_failure (const GError *error)
{
  /* Of an empty path, the library only says that nothing can be done with it. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG))
    return _ ("There is no such file. Check its name and folder.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _ ("You are not allowed to read this file. Ask for the right to, or copy it.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return _ ("This is a folder. Name the files in it.");
  return _ ("The file cannot be read to its end. Copy it to another place and try again.");
}

static void
put_into_words (GError *reason, GError **error)
{
  g_autoptr (GError) owned = reason;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&owned));
  else
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE,
                         describe_failure (owned));
}

static gboolean
refuse_size (unsigned max_megabytes, const char *cure, GError **error)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE,
               _ ("The file is larger than %u MB. %s"), max_megabytes, cure);
  return FALSE;
}

/* Before it is opened: a pipe would keep whoever opens it waiting, a device never ends. */
static gboolean
check_kind (GFileInfo *info, GError **error)
{
  GFileType type = g_file_info_get_file_type (info);

  if (type == G_FILE_TYPE_REGULAR)
    return TRUE;
  g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE,
                       type == G_FILE_TYPE_DIRECTORY
                           ? _ ("This is a folder. Name the files in it.")
                           : _ ("This is a device or a pipe, not a file. Save what it gives as a "
                                "file first."));
  return FALSE;
}

/* What a file says of its size need not be true: it may grow meanwhile. */
static GBytes *
read_to_end (GFile *file,
             gsize expected_size,
             unsigned max_megabytes,
             const char *cure,
             GCancellable *cancellable,
             GError **error)
{
  gsize max_size = (gsize) max_megabytes * MEGABYTE;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &reason);
  g_autoptr (GByteArray) content = g_byte_array_sized_new ((guint) expected_size + CHUNK_SIZE);
  gssize n_read = stream != NULL ? 0 : -1;

  do
    {
      guint size = content->len;

      if (n_read < 0)
        break;
      g_byte_array_set_size (content, size + CHUNK_SIZE);
      n_read = g_input_stream_read (G_INPUT_STREAM (stream), content->data + size, CHUNK_SIZE,
                                    cancellable, &reason);
      g_byte_array_set_size (content, size + (guint) MAX (n_read, 0));
    }
  while (n_read > 0 && content->len <= max_size);
  if (n_read < 0)
    put_into_words (g_steal_pointer (&reason), error);
  if (n_read < 0 || (content->len > max_size && !refuse_size (max_megabytes, cure, error)))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * dument_file_loading_read:
 * @file: a file
 * @max_megabytes: how large it may be, in units of 1,048,576 bytes; at most 1024
 * @cure: a sentence that says what to do with a larger one
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Reads what somebody named, whatever that turns out to be: only a file that has an end is read,
 * and no more of it than is asked for.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with %DUMENT_SERVICE_ERROR_FILE and a
 *   sentence that does not name the file, or with %G_IO_ERROR_CANCELLED
 */
GBytes *
dument_file_loading_read (GFile *file,
                          unsigned max_megabytes,
                          const char *cure,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  goffset size = info != NULL ? g_file_info_get_size (info) : 0;

  g_return_val_if_fail (max_megabytes <= 1024, NULL);

  if (info == NULL)
    put_into_words (g_steal_pointer (&reason), error);
  if (info == NULL || !check_kind (info, error) ||
      (size > (goffset) max_megabytes * MEGABYTE && !refuse_size (max_megabytes, cure, error)))
    return NULL;
  return read_to_end (file, (gsize) MAX (size, 0), max_megabytes, cure, cancellable, error);
}
