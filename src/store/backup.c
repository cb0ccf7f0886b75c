/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/backup.h"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/check.h"
#include "store/integrity.h"
#include "store/migrations.h"
#include "store/side-files.h"
#include "store/store-private.h"

/* A megabyte a step or so: other programs come to their turn in between. */
#define PAGES_PER_STEP 256

/* How long to wait before another try, when another program is writing. */
#define WAIT_MS 50

/* How much of the work the copying is; the rest is to prove the copy. */
#define COPYING_PERCENT 60

static gboolean
fail_on_file (DumentStoreError code, const char *message, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (message, name);
#pragma GCC diagnostic pop
  g_set_error_literal (error, DUMENT_STORE_ERROR, (int) code, text);
  return FALSE;
}

static gboolean
copy_pages (DumentDatabase *source, DumentDatabase *target, DumentWatch *watch, GError **error)
{
  sqlite3 *handle = dument_database_get_handle (target);
  sqlite3_backup *backup =
      sqlite3_backup_init (handle, "main", dument_database_get_handle (source), "main");
  unsigned patience = 100;
  int result;

  if (backup == NULL)
    return dument_database_fail (target, sqlite3_extended_errcode (handle), error);
  do
    {
      int n_pages;

      result = sqlite3_backup_step (backup, PAGES_PER_STEP);
      n_pages = MAX (sqlite3_backup_pagecount (backup), 1);
      dument_watch_tell (watch, (int) ((gint64) COPYING_PERCENT *
                                       (n_pages - sqlite3_backup_remaining (backup)) / n_pages));
      if ((result & 0xff) == SQLITE_BUSY && patience-- > 0)
        sqlite3_sleep (WAIT_MS);
    }
  while ((result == SQLITE_OK || ((result & 0xff) == SQLITE_BUSY && patience > 0)) &&
         dument_watch_goes_on (watch, /* error= */ NULL));
  sqlite3_backup_finish (backup);
  if (!dument_watch_goes_on (watch, error))
    return FALSE;
  return result == SQLITE_DONE || dument_database_fail (target, result, error);
}

/* Opens a file on which nobody writes, and is satisfied only if all of it can be trusted. */
static DumentDatabase *
open_sound (const char *path, DumentWatch *watch, GError **error)
{
  DumentDatabaseMode mode =
      dument_side_files_has_log (path) ? DUMENT_DATABASE_READ : DUMENT_DATABASE_FROZEN;
  g_autoptr (DumentDatabase) database = dument_database_open (path, mode, error);
  gboolean is_sound;
  gint64 version;

  if (database == NULL || !dument_store_identify (database, &version, error))
    return NULL;
  if (version > dument_migrations_get_latest ())
    {
      dument_database_set_too_new (database);
      dument_database_fail (database, SQLITE_READONLY, error);
      return NULL;
    }
  if (version == 0)
    {
      fail_on_file (DUMENT_STORE_ERROR_NOT_FOUND,
                    _ ("The file “%s” is empty: nothing was ever saved in it."), path, error);
      return NULL;
    }
  dument_watch_begin (watch, database);
  is_sound = dument_integrity_require (database, error);
  dument_watch_end (watch, database);
  return dument_watch_goes_on (watch, error) && is_sound ? g_steal_pointer (&database) : NULL;
}

/* Writes a whole copy of the source to a file of its own and proves it before anybody relies on it.
 */
static gboolean
write_part (DumentDatabase *source, const char *part, DumentWatch *watch, GError **error)
{
  g_autoptr (DumentDatabase) target = NULL;
  g_autoptr (DumentDatabase) proof = NULL;

  dument_side_files_remove (part);
  g_unlink (part);
  if (!dument_side_files_create (part, error))
    return FALSE;
  target = dument_database_open (part, DUMENT_DATABASE_WRITE, error);
  if (target == NULL || !copy_pages (source, target, watch, error))
    return FALSE;
  g_clear_pointer (&target, dument_database_close);
  if (dument_side_files_has_log (part))
    return dument_side_files_fail (part, EIO, error);
  dument_side_files_remove (part);

  proof = open_sound (part, watch, error);
  return proof != NULL && dument_side_files_sync (part, error);
}

/* The copy has its own name only while it is made: people know the name that it was to take. A copy
 * that is damaged is so because its source is, or else the disk wrote it wrong. */
static gboolean
explain_failure (DumentDatabase *source,
                 const char *part,
                 const char *path,
                 GError *reason,
                 GError **error)
{
  g_autofree char *part_name = g_filename_display_name (part);
  g_autofree char *name = g_filename_display_name (path);
  g_auto (GStrv) pieces = NULL;
  g_autofree char *message = NULL;

  if (g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CORRUPT))
    return dument_integrity_require (source, error) && dument_side_files_fail (path, EIO, error);
  pieces = g_strsplit (reason->message, part_name, /* max_tokens= */ -1);
  message = g_strjoinv (name, pieces);
  g_set_error_literal (error, reason->domain, reason->code, message);
  return FALSE;
}

static gboolean
is_same_file (const char *path, const char *other)
{
  GStatBuf a, b;

  return g_stat (path, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

/* The seal of an entry of the journal, of the last one where @seq is 0; place 0 and no seal where
 * it is not there. */
static gboolean
read_seal (DumentDatabase *database, gint64 seq, gint64 *ret_seq, char **ret_seal, GError **error)
{
  static const char sql[] = "SELECT seq, hex (hash) FROM journal WHERE seq = "
                            "CASE ?1 WHEN 0 THEN (SELECT max (seq) FROM journal) ELSE ?1 END";
  sqlite3_stmt *statement = dument_database_take_statement (database, sql, error);
  int result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  result = sqlite3_step (statement);
  *ret_seq = result == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  *ret_seal =
      result == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (statement, 1)) : NULL;
  dument_database_give_back_statement (database, sql, statement);
  return result == SQLITE_ROW || result == SQLITE_DONE ||
         dument_database_fail (database, result, error);
}

/* A file is an earlier state of another one where its journal is the beginning of the other's: each
 * entry is sealed with all that were before it. */
static gboolean
is_earlier_state (DumentDatabase *old, DumentDatabase *source)
{
  g_autofree char *old_seal = NULL;
  g_autofree char *own_seal = NULL;
  gint64 last, same;

  if (!read_seal (old, 0, &last, &old_seal, /* error= */ NULL))
    return FALSE;
  return last == 0 || (read_seal (source, last, &same, &own_seal, /* error= */ NULL) &&
                       g_strcmp0 (old_seal, own_seal) == 0);
}

/* A backup may take the place of an older backup of the same file, never that of anything else. */
static gboolean
may_replace (DumentStore *store, const char *path, GError **error)
{
  g_autoptr (DumentDatabase) old = NULL;
  gint64 version;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return fail_on_file (DUMENT_STORE_ERROR_EXISTS,
                         _ ("“%s” is no file: nothing was written. Choose another name for the "
                            "backup."),
                         path, error);
  if (!is_same_file (path, dument_store_get_path (store)) && !dument_side_files_has_log (path))
    {
      old = dument_database_open (path, DUMENT_DATABASE_FROZEN, /* error= */ NULL);
      if (old != NULL && dument_store_identify (old, &version, /* error= */ NULL) &&
          is_earlier_state (old, dument_store_get_database (store)))
        return TRUE;
    }
  return fail_on_file (DUMENT_STORE_ERROR_EXISTS,
                       _ ("The file “%s” is there already and is no earlier backup of this data "
                          "file: nothing was written. Choose another name for the backup."),
                       path, error);
}

/**
 * dument_backup_create:
 * @store: an open file, outside of any transaction
 * @path: where the backup goes; an older backup there is replaced
 * @watch: (nullable): is told how far it is, and stops what is no longer wanted
 * @error: (out) (optional): where an error goes
 *
 * Copies the data file while others may use it. The copy is written beside @path as `.part`, opened
 * anew, checked throughout and brought to the disk before it takes its name: what stands at @path
 * is always a whole backup.
 *
 * Returns: whether the backup is there; %G_IO_ERROR_CANCELLED where it was stopped, and what stood
 *   at @path still stands there
 */
gboolean
dument_backup_create (DumentStore *store, const char *path, DumentWatch *watch, GError **error)
{
  DumentDatabase *source = dument_store_get_database (store);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (!dument_database_in_transaction (source), FALSE);

  if (dument_store_get_access (store) == DUMENT_STORE_ACCESS_TOO_NEW)
    return dument_database_fail (source, SQLITE_READONLY, error);
  if (!may_replace (store, path, error))
    return FALSE;
  if (write_part (source, part, watch, &reason) && dument_side_files_rename (part, path, &reason))
    return TRUE;
  dument_side_files_remove (part);
  g_unlink (part);
  return explain_failure (source, part, path, reason, error);
}

/* Makes sure that nobody uses the file which is to be replaced, and folds its log into it. One that
 * cannot be opened any more, which is why one restores, is nobody's: then there is no guard. */
static gboolean
take_over (const char *path, DumentDatabase **ret_guard, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DumentDatabase) guard = dument_database_open (path, DUMENT_DATABASE_WRITE, &local);

  if (guard != NULL &&
      dument_database_execute (guard, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", &local))
    {
      *ret_guard = g_steal_pointer (&guard);
      return TRUE;
    }
  if (g_error_matches (local, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CORRUPT) ||
      g_error_matches (local, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_OURS))
    {
      *ret_guard = NULL;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* From the moment the old log is away until the new file stands, the old file stands: whole where
 * it could be opened, and in any case kept under its second name. */
static gboolean
replace (const char *part,
         const char *path,
         const char *kept_suffix,
         char **ret_kept_path,
         GError **error)
{
  g_autoptr (DumentDatabase) guard = NULL;
  g_autofree char *kept = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (!take_over (path, &guard, error))
        return FALSE;
      kept = dument_side_files_keep (path, kept_suffix, error);
      if (kept == NULL)
        return FALSE;
    }
  dument_side_files_remove (path);
  if (!dument_side_files_move (part, path, error))
    return FALSE;
  *ret_kept_path = g_steal_pointer (&kept);
  return TRUE;
}

/* What `check` would not accept tomorrow is not put in the place of anything today. */
static gboolean
require_faultless (DumentStore *backup, const char *path, GError **error)
{
  g_autoptr (GPtrArray) findings = dument_check_run (backup, /* watch= */ NULL, error);
  g_autofree char *name = NULL;
  const DumentCheckFinding *first;

  if (findings == NULL)
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  name = g_filename_display_name (path);
  first = g_ptr_array_index (findings, 0);
  g_set_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CORRUPT,
               _ ("The backup “%s” is not sound, and nothing was changed. Choose an earlier one. "
                  "What was found in it: %s"),
               name, first->message);
  return FALSE;
}

/**
 * dument_backup_restore:
 * @backup_path: a backup
 * @path: the data file, which is open nowhere; it need not exist
 * @kept_suffix: what is put behind the name of the file that is replaced, such as `.2026-11-22`;
 *   where that name is taken, a number follows
 * @ret_kept_path: (out) (nullable) (transfer full): where the replaced file is kept, %NULL where
 *   there was none
 * @error: (out) (optional): where an error goes
 *
 * Puts a backup in the place of the data file. The backup is checked throughout, as by
 * [func@check_run], before anything is touched, and only read.
 *
 * Returns: whether the data file is now what the backup is
 */
gboolean
dument_backup_restore (const char *backup_path,
                       const char *path,
                       const char *kept_suffix,
                       char **ret_kept_path,
                       GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (DumentStore) backup = NULL;
  DumentDatabase *source;

  if (is_same_file (backup_path, path))
    return fail_on_file (DUMENT_STORE_ERROR_CONFLICT,
                         _ ("The file “%s” is the data file itself. Choose a backup of it."), path,
                         error);
  source = open_sound (backup_path, /* watch= */ NULL, error);
  if (source == NULL)
    return FALSE;
  backup = dument_store_wrap (source);
  if (!require_faultless (backup, backup_path, error))
    return FALSE;
  if (write_part (source, part, /* watch= */ NULL, &reason) &&
      replace (part, path, kept_suffix, &kept, &reason))
    {
      /* It is in its place whatever the folder answers: a power cut could at worst bring back the
       * file that was there, which is kept too. */
      dument_side_files_sync_folder (path);
      *ret_kept_path = g_steal_pointer (&kept);
      return TRUE;
    }
  dument_side_files_remove (part);
  g_unlink (part);
  return explain_failure (source, part, path, reason, error);
}
