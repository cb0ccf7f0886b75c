/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <sqlite3.h>

#include "store/error.h"

G_BEGIN_DECLS

/**
 * DumentDatabase:
 *
 * A connection to one SQLite file, set up as a ledger wants it, with its prepared statements. It
 * knows nothing of what the file holds.
 *
 * Thread rule: it belongs to the thread that opened it; every function asserts this.
 */
typedef struct _DumentDatabase DumentDatabase;

/**
 * DumentDatabaseMode:
 * @DUMENT_DATABASE_WRITE: read and write
 * @DUMENT_DATABASE_READ: read only, together with a writer elsewhere
 * @DUMENT_DATABASE_FROZEN: read only, on a medium on which nobody can write
 */
typedef enum
{
  DUMENT_DATABASE_WRITE,
  DUMENT_DATABASE_READ,
  DUMENT_DATABASE_FROZEN,
} DumentDatabaseMode;

DumentDatabase *dument_database_open (const char *path,
                                      DumentDatabaseMode mode,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_database_close (DumentDatabase *self);
const char *dument_database_get_path (const DumentDatabase *self);
sqlite3 *dument_database_get_handle (DumentDatabase *self);
gboolean dument_database_is_read_only (DumentDatabase *self);
void dument_database_set_too_new (DumentDatabase *self);
void dument_database_set_patience (DumentDatabase *self, int milliseconds);

gboolean dument_database_execute (DumentDatabase *self,
                                  const char *sql,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_database_query_integer (DumentDatabase *self,
                                        const char *sql,
                                        gint64 *ret_value,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_database_begin (DumentDatabase *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_database_commit (DumentDatabase *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_database_rollback (DumentDatabase *self);
gboolean dument_database_in_transaction (DumentDatabase *self);
gboolean dument_database_use_write_ahead_log (DumentDatabase *self,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

void dument_database_optimize (DumentDatabase *self);

sqlite3_stmt *
dument_database_take_statement (DumentDatabase *self, const char *sql, GError **error);
void
dument_database_give_back_statement (DumentDatabase *self, const char *sql, sqlite3_stmt *handle);
gboolean dument_database_fail (DumentDatabase *self, int result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentDatabase, dument_database_close)

G_END_DECLS
