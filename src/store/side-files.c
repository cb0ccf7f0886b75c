/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/side-files.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/database-error.h"

/* The user's letters and debtors are nobody else's business. */
#define FILE_MODE   0600
#define FOLDER_MODE 0700

/* Names that SQLite gives to what belongs to an open file. */
static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

static int
map_errno (int code)
{
  switch (code)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      return SQLITE_READONLY;
    case ENOSPC:
    case EDQUOT:
      return SQLITE_FULL;
    case EISDIR:
    case ENOTDIR:
      return SQLITE_NOTADB;
    default:
      return SQLITE_IOERR;
    }
}

/**
 * dument_side_files_fail:
 * @path: a file
 * @code: an errno value
 * @error: (out) (optional): where the error goes
 *
 * Returns: %FALSE, with @error set
 */
gboolean
dument_side_files_fail (const char *path, int code, GError **error)
{
  dument_database_error_set (error, map_errno (code), path, g_strerror (code),
                             /* too_new= */ FALSE);
  return FALSE;
}

/**
 * dument_side_files_has_log:
 * @path: a data file
 *
 * Returns: whether a write-ahead log beside it holds something that the file does not
 */
gboolean
dument_side_files_has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/**
 * dument_side_files_remove:
 * @path: a file that is open nowhere
 *
 * Removes what SQLite left beside it. A log must never come to stand beside another file.
 */
void
dument_side_files_remove (const char *path)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *side = g_strconcat (path, suffixes[i], NULL);

      g_unlink (side);
    }
}

/**
 * dument_side_files_create:
 * @path: a data file that may be there already
 * @error: (out) (optional): where an error goes
 *
 * SQLite would make the file readable for everybody, so it is given an empty one of the right mode;
 * what it makes beside it has the same.
 *
 * Returns: whether there is a file, or something that stands in its place
 */
gboolean
dument_side_files_create (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_access (path, F_OK) == 0)
    return TRUE;
  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    return dument_side_files_fail (path, errno, error);
  fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, FILE_MODE);
  if (fd < 0)
    return dument_side_files_fail (path, errno, error);
  return g_close (fd, error);
}

/**
 * dument_side_files_begin:
 * @path: a data file that is to be made
 * @error: (out) (optional): where an error goes
 *
 * Makes an empty file beside @path, and the folder of both. It is to be filled and then published,
 * or else removed: what was made for a file that nobody finished must not stand in its place.
 *
 * Returns: (transfer full) (nullable): the path of the empty file
 */
char *
dument_side_files_begin (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  int fd;

  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0 ||
      (fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, FILE_MODE)) < 0)
    {
      dument_side_files_fail (path, errno, error);
      return NULL;
    }
  if (!g_close (fd, error))
    return NULL;
  return g_steal_pointer (&part);
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int result;

  if (fd < 0)
    return dument_side_files_fail (path, errno, error);
  result = fsync (fd) == 0 ? 0 : errno;
  g_close (fd, /* error= */ NULL);
  return result == 0 || dument_side_files_fail (path, result, error);
}

/**
 * dument_side_files_sync:
 * @path: a file that was written
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it is on the disk
 */
gboolean
dument_side_files_sync (const char *path, GError **error)
{
  return sync_path (path, O_RDONLY, error);
}

/**
 * dument_side_files_move:
 * @from: a file that is on the disk
 * @to: its new name; what had that name is gone
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it has its new name, which the disk may not know yet
 */
gboolean
dument_side_files_move (const char *from, const char *to, GError **error)
{
  return g_rename (from, to) == 0 || dument_side_files_fail (to, errno, error);
}

/**
 * dument_side_files_sync_folder:
 * @path: a file that has a new name
 *
 * Brings the name to the disk. That it cannot be brought there changes nothing of what stands in
 * the folder.
 */
void
dument_side_files_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (!sync_path (folder, O_RDONLY | O_DIRECTORY, &error))
    g_info ("%s", error->message);
}

/**
 * dument_side_files_rename:
 * @from: a file that is on the disk
 * @to: its new name; what had that name is gone
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether the new name is on the disk too
 */
gboolean
dument_side_files_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  return dument_side_files_move (from, to, error) &&
         sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/**
 * dument_side_files_publish:
 * @part: a file that is on the disk
 * @path: its name from now on
 * @error: (out) (optional): where an error goes
 *
 * Gives @part its name, unless somebody else has made a file of that name meanwhile: it stays, and
 * @part is gone.
 *
 * Returns: whether there is a file of that name, on the disk too
 */
gboolean
dument_side_files_publish (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (link (part, path) == 0 || errno == EEXIST)
    g_unlink (part);
  /* A disk without second names: the moment between the two calls is as short as it can be. */
  else if (g_access (path, F_OK) == 0)
    g_unlink (part);
  else
    return dument_side_files_rename (part, path, error);
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/* Why a copy failed, which the library does not say by errno. */
static int
find_errno (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return ENOSPC;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return EACCES;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return EROFS;
  return EIO;
}

/* A second name costs nothing; where the disk has none, a copy does. */
static gboolean
keep_one (const char *path, const char *kept, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) target = g_file_new_for_path (kept);
  g_autoptr (GError) reason = NULL;

  if (link (path, kept) == 0)
    return TRUE;
  if (!g_file_copy (source, target, G_FILE_COPY_NONE, /* cancellable= */ NULL,
                    /* progress_callback= */ NULL, /* progress_callback_data= */ NULL, &reason))
    {
      g_unlink (kept);
      return dument_side_files_fail (kept, find_errno (reason), error);
    }
  return sync_path (kept, O_RDONLY, error);
}

static char *
find_free_name (const char *path, const char *suffix)
{
  char *name = g_strconcat (path, suffix, NULL);

  for (unsigned i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s%s-%u", path, suffix, i);
    }
  return name;
}

/**
 * dument_side_files_keep:
 * @path: a file that is about to be replaced
 * @suffix: what is put behind its name
 * @error: (out) (optional): where an error goes
 *
 * Keeps the file under a second name, with what stands beside it: a log that could not be folded in
 * any more belongs to what is kept.
 *
 * Returns: (transfer full) (nullable): the second name
 */
char *
dument_side_files_keep (const char *path, const char *suffix, GError **error)
{
  g_autofree char *kept = find_free_name (path, suffix);

  if (!keep_one (path, kept, error))
    return NULL;
  for (unsigned i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *side = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *kept_side = g_strconcat (kept, suffixes[i], NULL);

      if (g_file_test (side, G_FILE_TEST_EXISTS) && !keep_one (side, kept_side, error))
        return NULL;
    }
  return g_steal_pointer (&kept);
}
