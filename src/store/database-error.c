/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/database-error.h"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/constraint.h"

/* Asks for the rights that opening takes, those of the effective user. */
static gboolean
is_allowed (const char *path, int mode)
{
  return faccessat (AT_FDCWD, path, mode, AT_EACCESS) == 0;
}

/* SQLite says only that it could not open something; who may do what tells the rest. */
static DumentStoreError
find_why_unopened (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!is_allowed (path, F_OK))
    return errno == EACCES ? DUMENT_STORE_ERROR_UNREADABLE : DUMENT_STORE_ERROR_NOT_FOUND;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return DUMENT_STORE_ERROR_NOT_OURS;
  if (!is_allowed (path, R_OK))
    return DUMENT_STORE_ERROR_UNREADABLE;
  if (!is_allowed (path, W_OK) || !is_allowed (folder, W_OK | X_OK))
    return DUMENT_STORE_ERROR_READ_ONLY;
  return DUMENT_STORE_ERROR_DISK;
}

static DumentStoreError
map_constraint (int result)
{
  if (result == SQLITE_CONSTRAINT_UNIQUE || result == SQLITE_CONSTRAINT_PRIMARYKEY ||
      result == SQLITE_CONSTRAINT_ROWID)
    return DUMENT_STORE_ERROR_EXISTS;
  return DUMENT_STORE_ERROR_CONFLICT;
}

/* Our statements are literals that the tests have run: where they miss a table or a column, it is
 * the file that has lost it. */
static DumentStoreError
map_refusal (const char *detail)
{
  return g_str_has_prefix (detail, "no such table") || g_str_has_prefix (detail, "no such column")
             ? DUMENT_STORE_ERROR_CORRUPT
             : DUMENT_STORE_ERROR_INTERNAL;
}

static DumentStoreError
map_result (int result, const char *path, const char *detail)
{
  switch (result & 0xff)
    {
    case SQLITE_CONSTRAINT:
      return map_constraint (result);
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return DUMENT_STORE_ERROR_CONFLICT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return DUMENT_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return DUMENT_STORE_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return find_why_unopened (path);
    case SQLITE_NOTADB:
      return DUMENT_STORE_ERROR_NOT_OURS;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      return DUMENT_STORE_ERROR_DISK;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_EMPTY:
      return DUMENT_STORE_ERROR_CORRUPT;
    case SQLITE_ERROR:
      return map_refusal (detail);
    default:
      return DUMENT_STORE_ERROR_INTERNAL;
    }
}

/* What is wrong, with which file (the first argument) and what helps; the second is SQLite's word.
 */
static const char *
choose_message (DumentStoreError code, int result)
{
  switch (code)
    {
    case DUMENT_STORE_ERROR_NOT_FOUND:
      return _ ("The file “%s” does not exist. Check its name and folder.");
    case DUMENT_STORE_ERROR_BUSY:
      return _ ("Another program is writing to the file “%s”. Wait until it has finished or close "
                "it, then try again.");
    case DUMENT_STORE_ERROR_DISK:
      if ((result & 0xff) == SQLITE_FULL)
        return _ ("The disk is full: the file “%s” could not be written, and nothing in it was "
                  "changed. Make some room on the disk, then try again.");
      return _ ("The disk did not read or write the file “%s” as it should (%s); nothing in it was "
                "changed. Check the disk and its connection, then try again.");
    case DUMENT_STORE_ERROR_READ_ONLY:
      return _ ("The file “%s” or its folder may not be written. Ask for the right to write there, "
                "or copy the file to a folder of your own.");
    case DUMENT_STORE_ERROR_UNREADABLE:
      return _ ("The file “%s” may not be read. Ask its owner for the right to read and write it, "
                "or choose another file.");
    case DUMENT_STORE_ERROR_TOO_NEW:
      return _ ("The file “%s” was written by a newer version of Dûment: it can be read, not "
                "changed. Update Dûment to go on.");
    case DUMENT_STORE_ERROR_NOT_OURS:
      return _ ("The file “%s” is not a data file of Dûment, or its beginning is destroyed. Choose "
                "another file, or restore a backup.");
    case DUMENT_STORE_ERROR_INTERNAL:
      return _ ("Dûment made a mistake when it worked with the file “%s” (%s); nothing in it was "
                "changed. Please report this to those who make Dûment, with these words.");
    case DUMENT_STORE_ERROR_EXISTS:
    case DUMENT_STORE_ERROR_CONFLICT:
    case DUMENT_STORE_ERROR_CORRUPT:
    default:
      return _ ("The file “%s” is damaged (%s). Keep a copy of it and restore a backup.");
    }
}

/**
 * dument_database_error_set:
 * @error: (out) (optional): where the error goes
 * @result: an extended result code of SQLite
 * @path: the file
 * @detail: SQLite's own words
 * @too_new: whether a newer version wrote the file, which then is why it cannot be used
 *
 * Translates what SQLite says into an error of the store, in words for people.
 */
void
dument_database_error_set (GError **error,
                           int result,
                           const char *path,
                           const char *detail,
                           gboolean too_new)
{
  DumentStoreError code = map_result (result, path, detail);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = NULL;

  if (too_new && (code == DUMENT_STORE_ERROR_READ_ONLY || (result & 0xff) == SQLITE_ERROR))
    code = DUMENT_STORE_ERROR_TOO_NEW;
  if (code == DUMENT_STORE_ERROR_EXISTS || code == DUMENT_STORE_ERROR_CONFLICT)
    {
      message = dument_constraint_explain (detail);
      g_set_error_literal (error, DUMENT_STORE_ERROR, (int) code, message);
      return;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (choose_message (code, result), name, detail);
#pragma GCC diagnostic pop
  g_set_error_literal (error, DUMENT_STORE_ERROR, (int) code, message);
}
