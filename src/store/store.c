/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/store.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/migrations.h"
#include "store/side-files.h"
#include "store/store-private.h"

/* "Dumt", at a fixed place of the file. */
#define FILE_MARK 0x44756D74

struct _DumentStore
{
  DumentDatabase *database;
  DumentStoreAccess access;
  gboolean is_up_to_date;
};

/**
 * dument_store_get_database:
 * @self: a store
 *
 * Returns: (transfer none): its connection
 */
DumentDatabase *
dument_store_get_database (DumentStore *self)
{
  return self->database;
}

/**
 * dument_store_wrap:
 * @database: (transfer full): the connection to a file of ours
 *
 * Takes the file as it stands, whatever version wrote it, to look at it and never to write.
 *
 * Returns: (transfer full): the file
 */
DumentStore *
dument_store_wrap (DumentDatabase *database)
{
  DumentStore *self = g_new0 (DumentStore, 1);

  self->database = database;
  self->access = DUMENT_STORE_ACCESS_READ_ONLY;
  return self;
}

/**
 * dument_store_fail_not_found:
 * @error: (out) (optional): where the error goes
 * @what: what was asked for, in words for people
 *
 * Returns: %FALSE, with @error set
 */
gboolean
dument_store_fail_not_found (GError **error, const char *what)
{
  g_set_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND,
               /* TRANSLATORS: what is not there, for example: this client */
               _ ("The data file does not hold %s. It may have been deleted meanwhile: look at the "
                  "list again."),
               what);
  return FALSE;
}

/* From a folder that may not be written SQLite reads only on the word that nobody writes there. */
static DumentDatabase *
open_database (const char *path, DumentStoreAccess *ret_access, GError **error)
{
  g_autoptr (GError) local = NULL;
  DumentDatabase *database = dument_database_open (path, DUMENT_DATABASE_WRITE, &local);

  if (database != NULL)
    {
      *ret_access = dument_database_is_read_only (database) ? DUMENT_STORE_ACCESS_READ_ONLY
                                                            : DUMENT_STORE_ACCESS_WRITE;
      return database;
    }
  if (g_error_matches (local, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_READ_ONLY) &&
      !dument_side_files_has_log (path))
    {
      *ret_access = DUMENT_STORE_ACCESS_READ_ONLY;
      return dument_database_open (path, DUMENT_DATABASE_FROZEN, error);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
fail_empty (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_OURS,
               _ ("The file “%s” is empty: it is no data file. Choose another file or restore a "
                  "backup; to begin anew under this name, delete the empty file first."),
               name);
}

/**
 * dument_store_identify:
 * @database: an open file
 * @ret_version: (out): its version, 0 where it is empty
 * @error: (out) (optional): where an error goes
 *
 * Tells our file, whatever its version, and an empty one from everything else.
 *
 * Returns: whether it is ours; if not, %DUMENT_STORE_ERROR_NOT_OURS
 */
gboolean
dument_store_identify (DumentDatabase *database, gint64 *ret_version, GError **error)
{
  gint64 application_id, version, n_tables;

  if (!dument_database_query_integer (database, "PRAGMA application_id", &application_id, error) ||
      !dument_database_query_integer (database, "PRAGMA user_version", &version, error) ||
      !dument_database_query_integer (database, "SELECT count(*) FROM sqlite_schema", &n_tables,
                                      error))
    return FALSE;
  if ((application_id != 0 || version != 0 || n_tables != 0) &&
      (application_id != FILE_MARK || version < 1))
    return dument_database_fail (database, SQLITE_NOTADB, error);
  *ret_version = version;
  return TRUE;
}

/* Reads a file that a newer version wrote, and does not touch it. */
static gboolean
reopen_too_new (DumentStore *self, const char *path, GError **error)
{
  g_autoptr (DumentDatabase) database = NULL;

  database = dument_database_open (path, DUMENT_DATABASE_READ, error);
  if (database == NULL)
    return FALSE;
  dument_database_set_too_new (database);
  dument_database_close (self->database);
  self->database = g_steal_pointer (&database);
  self->access = DUMENT_STORE_ACCESS_TOO_NEW;
  return TRUE;
}

static gboolean
bring_up_to_date (DumentStore *self, gint64 version, GError **error)
{
  int latest = dument_migrations_get_latest ();

  if (version > latest && self->access == DUMENT_STORE_ACCESS_WRITE)
    return reopen_too_new (self, dument_database_get_path (self->database), error);
  if (version > latest)
    {
      dument_database_set_too_new (self->database);
      self->access = DUMENT_STORE_ACCESS_TOO_NEW;
      return TRUE;
    }
  if (self->access == DUMENT_STORE_ACCESS_WRITE)
    {
      if (!dument_database_use_write_ahead_log (self->database, error))
        return FALSE;
      return version == latest || dument_migrations_apply (self->database, error);
    }
  return version == latest || dument_database_fail (self->database, SQLITE_READONLY, error);
}

static gboolean
fill_new_file (const char *part, GError **error)
{
  g_autoptr (DumentDatabase) database = NULL;

  database = dument_database_open (part, DUMENT_DATABASE_WRITE, error);
  if (database == NULL || !dument_migrations_apply (database, error))
    return FALSE;
  g_clear_pointer (&database, dument_database_close);
  return dument_side_files_sync (part, error);
}

/* The new file is made beside its place and takes its name when it is whole. So there is never half
 * a file, and an empty one of that name is somebody else's. */
static gboolean
create_file (const char *path, GError **error)
{
  g_autofree char *part = dument_side_files_begin (path, error);

  if (part == NULL)
    return FALSE;
  if (fill_new_file (part, error) && dument_side_files_publish (part, path, error))
    return TRUE;
  dument_side_files_remove (part);
  g_unlink (part);
  return FALSE;
}

/**
 * dument_store_open:
 * @path: the data file
 * @create: whether to begin a new one where there is no file at all
 * @error: (out) (optional): where an error goes
 *
 * Opens the data file and brings it to the newest form. A file that may not be written, or that a
 * newer version wrote, is opened for reading: see dument_store_get_access().
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with
 *   %DUMENT_STORE_ERROR_NOT_FOUND, %DUMENT_STORE_ERROR_NOT_OURS, %DUMENT_STORE_ERROR_CORRUPT,
 *   %DUMENT_STORE_ERROR_BUSY, %DUMENT_STORE_ERROR_DISK or %DUMENT_STORE_ERROR_READ_ONLY
 */
DumentStore *
dument_store_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (DumentStore) self = g_new0 (DumentStore, 1);
  gint64 version = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (create && g_access (path, F_OK) != 0 && !create_file (path, error))
    return NULL;
  self->database = open_database (path, &self->access, error);
  if (self->database == NULL || !dument_store_identify (self->database, &version, error))
    return NULL;
  if (version == 0)
    {
      fail_empty (path, error);
      return NULL;
    }
  if (!bring_up_to_date (self, version, error))
    return NULL;
  self->is_up_to_date = TRUE;
  return g_steal_pointer (&self);
}

/**
 * dument_store_close:
 * @self: (nullable) (transfer full): an open file
 *
 * Closes it. What no transaction committed is undone.
 */
void
dument_store_close (DumentStore *self)
{
  if (self == NULL)
    return;
  /* A file that turned out not to be ours is left exactly as it was. */
  if (self->is_up_to_date && self->access == DUMENT_STORE_ACCESS_WRITE &&
      !dument_database_in_transaction (self->database))
    dument_database_optimize (self->database);
  dument_database_close (self->database);
  g_free (self);
}

/**
 * dument_store_get_path:
 * @self: an open file
 *
 * Returns: its path
 */
const char *
dument_store_get_path (const DumentStore *self)
{
  return dument_database_get_path (self->database);
}

/**
 * dument_store_get_access:
 * @self: an open file
 *
 * Returns: what can be done with it
 */
DumentStoreAccess
dument_store_get_access (const DumentStore *self)
{
  return self->access;
}

/**
 * dument_store_get_data_version:
 * @self: an open file
 * @ret_version: (out): a number that changes when another connection commits
 * @error: (out) (optional): where an error goes
 *
 * What this connection writes itself does not change the number.
 *
 * Returns: whether it could be read
 */
gboolean
dument_store_get_data_version (DumentStore *self, gint64 *ret_version, GError **error)
{
  return dument_database_query_integer (self->database, "PRAGMA data_version", ret_version, error);
}

/**
 * dument_store_release_memory:
 * @self: an open file
 *
 * Gives back what is kept of the file in case it is asked for again.
 */
void
dument_store_release_memory (DumentStore *self)
{
  sqlite3_db_release_memory (dument_database_get_handle (self->database));
}

/**
 * dument_store_forbid_writing:
 * @self: an open file
 * @error: (out) (optional): where an error goes
 *
 * From now on this connection only reads.
 *
 * Returns: whether it is so
 */
gboolean
dument_store_forbid_writing (DumentStore *self, GError **error)
{
  self->access = DUMENT_STORE_ACCESS_READ_ONLY;
  /* A reader sees everything once, from the cache of the system; its own need not be large. */
  return dument_database_execute (self->database,
                                  "PRAGMA query_only = ON; PRAGMA cache_size = -4096", error);
}
