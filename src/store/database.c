/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/database.h"

#include "store/database-error.h"
#include "store/file-locks.h"

/* Another process that writes holds the file for moments only: a backup, or a second window. */
#define PATIENCE_MS 5000

/* A document is never larger than this, and neither is a statement of ours. */
#define MAX_VALUE_BYTES (512 * 1024 * 1024)
#define MAX_SQL_BYTES   (64 * 1024)

/* On every connection. The cache is in KiB; foreign keys and FULL are what makes this a ledger. */
static const char setup_sql[] = "PRAGMA foreign_keys = ON;"
                                "PRAGMA recursive_triggers = ON;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA temp_store = MEMORY;"
                                "PRAGMA cache_size = -32768;"
                                "PRAGMA analysis_limit = 400;";

struct _DumentDatabase
{
  char *path;
  sqlite3 *handle;
  GThread *owner;
  GHashTable *statements; /* address of a literal → idle sqlite3_stmt */
  gboolean too_new;
};

static void
assert_owner (const DumentDatabase *self)
{
  g_assert (self != NULL && self->owner == g_thread_self ());
}

/**
 * dument_database_fail:
 * @self: a database
 * @result: the result code that is not a success
 * @error: (out) (optional): where the error goes
 *
 * Returns: %FALSE, with @error set to what @result means
 */
gboolean
dument_database_fail (DumentDatabase *self, int result, GError **error)
{
  const char *detail = self->handle != NULL && sqlite3_errcode (self->handle) == result
                           ? sqlite3_errmsg (self->handle)
                           : sqlite3_errstr (result);

  dument_database_error_set (error, result, self->path, detail, self->too_new);
  return FALSE;
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/* Nothing outside of our own literal statements is ever to run: no text taken for a column, no
 * extension, no second file, no schema that calls functions. */
static void
harden (DumentDatabase *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (self->handle, SQLITE_LIMIT_SQL_LENGTH, MAX_SQL_BYTES);
}

static gboolean
set_up (DumentDatabase *self, DumentDatabaseMode mode, GError **error)
{
  gint64 foreign_keys = 0;

  harden (self);
  sqlite3_busy_timeout (self->handle, PATIENCE_MS);
  if (!dument_database_execute (self, setup_sql, error) ||
      !dument_database_query_integer (self, "PRAGMA foreign_keys", &foreign_keys, error))
    return FALSE;
  if (mode != DUMENT_DATABASE_WRITE &&
      !dument_database_execute (self, "PRAGMA query_only = ON", error))
    return FALSE;
  if (foreign_keys != 1)
    return dument_database_fail (self, SQLITE_ERROR, error);
  return TRUE;
}

/* SQLite takes a path with options only as a URI. */
static char *
make_frozen_uri (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, /* relative_to= */ NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, /* hostname= */ NULL, error);

  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

static int
open_handle (DumentDatabase *self, DumentDatabaseMode mode)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *uri = NULL;

  switch (mode)
    {
    case DUMENT_DATABASE_FROZEN:
      uri = make_frozen_uri (self->path, /* error= */ NULL);
      if (uri == NULL)
        return SQLITE_CANTOPEN;
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
      break;
    case DUMENT_DATABASE_READ:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case DUMENT_DATABASE_WRITE:
    default:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    }
  return sqlite3_open_v2 (uri != NULL ? uri : self->path, &self->handle, flags, /* vfs= */ NULL);
}

/**
 * dument_database_open:
 * @path: an existing file; an empty one is an empty database
 * @mode: what is to be done with it
 * @error: (out) (optional): where an error goes
 *
 * Opens the file and reads its first page, so that a file that cannot be used fails here.
 *
 * Returns: (transfer full) (nullable): the connection
 */
DumentDatabase *
dument_database_open (const char *path, DumentDatabaseMode mode, GError **error)
{
  g_autoptr (DumentDatabase) self = g_new0 (DumentDatabase, 1);
  gint64 schema_version;
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->owner = g_thread_self ();
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal,
                                            /* key_destroy_func= */ NULL, finalize_statement);
  dument_file_locks_install ();
  result = open_handle (self, mode);
  if (result != SQLITE_OK)
    {
      dument_database_fail (self, result, error);
      return NULL;
    }
  if (!set_up (self, mode, error) ||
      !dument_database_query_integer (self, "PRAGMA schema_version", &schema_version, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dument_database_close:
 * @self: (nullable) (transfer full): a database
 *
 * Closes the connection; a transaction that is open is undone. The last connection to a file also
 * folds the write-ahead log into it.
 */
void
dument_database_close (DumentDatabase *self)
{
  if (self == NULL)
    return;
  assert_owner (self);

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * dument_database_get_path:
 * @self: a database
 *
 * Returns: its file
 */
const char *
dument_database_get_path (const DumentDatabase *self)
{
  return self->path;
}

/**
 * dument_database_get_handle:
 * @self: a database
 *
 * Returns: (transfer none): SQLite's connection
 */
sqlite3 *
dument_database_get_handle (DumentDatabase *self)
{
  assert_owner (self);
  return self->handle;
}

/**
 * dument_database_is_read_only:
 * @self: a database
 *
 * Returns: whether the file may not be written, although it was perhaps opened for writing
 */
gboolean
dument_database_is_read_only (DumentDatabase *self)
{
  assert_owner (self);
  return sqlite3_db_readonly (self->handle, "main") != 0;
}

/**
 * dument_database_set_too_new:
 * @self: a database
 *
 * Remembers that a newer version wrote the file, so that errors name this as their cause.
 */
void
dument_database_set_too_new (DumentDatabase *self)
{
  assert_owner (self);
  self->too_new = TRUE;
}

/**
 * dument_database_set_patience:
 * @self: a database
 * @milliseconds: how long to wait for another process that writes
 */
void
dument_database_set_patience (DumentDatabase *self, int milliseconds)
{
  assert_owner (self);
  sqlite3_busy_timeout (self->handle, milliseconds);
}

/**
 * dument_database_execute:
 * @self: a database
 * @sql: statements whose rows, if any, do not matter
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether all of them were done
 */
gboolean
dument_database_execute (DumentDatabase *self, const char *sql, GError **error)
{
  int result;

  assert_owner (self);
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return result == SQLITE_OK || dument_database_fail (self, result, error);
}

/**
 * dument_database_query_integer:
 * @self: a database
 * @sql: a literal statement that yields one number
 * @ret_value: (out): the number; 0 where the statement yields no row
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_database_query_integer (DumentDatabase *self,
                               const char *sql,
                               gint64 *ret_value,
                               GError **error)
{
  sqlite3_stmt *handle = dument_database_take_statement (self, sql, error);
  gint64 value = 0;
  int result;

  if (handle == NULL)
    return FALSE;
  result = sqlite3_step (handle);
  if (result == SQLITE_ROW)
    value = sqlite3_column_int64 (handle, 0);
  dument_database_give_back_statement (self, sql, handle);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return dument_database_fail (self, result, error);
  *ret_value = value;
  return TRUE;
}

/**
 * dument_database_begin:
 * @self: a database outside of any transaction
 * @error: (out) (optional): where an error goes
 *
 * Begins a transaction that may write. The right to write is taken at once, so that nothing that
 * was read within it can change before it is written.
 *
 * Returns: whether it began
 */
gboolean
dument_database_begin (DumentDatabase *self, GError **error)
{
  return dument_database_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * dument_database_commit:
 * @self: a database within a transaction
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether all that the transaction wrote is on the disk; if not, nothing of it will be
 */
gboolean
dument_database_commit (DumentDatabase *self, GError **error)
{
  if (dument_database_execute (self, "COMMIT", error))
    return TRUE;
  dument_database_rollback (self);
  return FALSE;
}

/**
 * dument_database_rollback:
 * @self: a database
 *
 * Undoes the transaction, unless a failure has undone it already.
 */
void
dument_database_rollback (DumentDatabase *self)
{
  assert_owner (self);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * dument_database_in_transaction:
 * @self: a database
 *
 * Returns: whether a transaction is open
 */
gboolean
dument_database_in_transaction (DumentDatabase *self)
{
  assert_owner (self);
  return !sqlite3_get_autocommit (self->handle);
}

/**
 * dument_database_use_write_ahead_log:
 * @self: a database that may be written
 * @error: (out) (optional): where an error goes
 *
 * Lets readers go on while somebody writes. A folder on which this cannot be done, such as some
 * network drives, keeps the older way, which is as safe.
 *
 * Returns: whether the file answered
 */
gboolean
dument_database_use_write_ahead_log (DumentDatabase *self, GError **error)
{
  return dument_database_execute (self, "PRAGMA journal_mode = WAL", error);
}

/**
 * dument_database_optimize:
 * @self: a database that may be written, outside of any transaction
 *
 * Lets SQLite note how large the tables have become, where that is worth it. Nothing depends on it.
 * Who only read leaves the file as it is: SQLite would look at each empty table anew, and every
 * window that shows the file would read it again.
 */
void
dument_database_optimize (DumentDatabase *self)
{
  assert_owner (self);
  if (sqlite3_total_changes64 (self->handle) == 0)
    return;
  sqlite3_exec (self->handle, "PRAGMA optimize", NULL, NULL, NULL);
}

/**
 * dument_database_take_statement:
 * @self: a database
 * @sql: (not nullable): a literal: its address is its name
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the statement, ready to be bound
 */
sqlite3_stmt *
dument_database_take_statement (DumentDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  gpointer idle = NULL;
  int result;

  assert_owner (self);
  if (g_hash_table_steal_extended (self->statements, sql, /* stolen_key= */ NULL, &idle))
    return idle;
  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (result == SQLITE_OK)
    return handle;
  dument_database_fail (self, result, error);
  return NULL;
}

/**
 * dument_database_give_back_statement:
 * @self: a database
 * @sql: the literal
 * @handle: (transfer full): its statement
 *
 * Keeps the statement for the next time. Where the same one was taken twice, one is kept.
 */
void
dument_database_give_back_statement (DumentDatabase *self, const char *sql, sqlite3_stmt *handle)
{
  assert_owner (self);
  sqlite3_reset (handle);
  sqlite3_clear_bindings (handle);
  g_hash_table_replace (self->statements, (gpointer) sql, handle);
}
