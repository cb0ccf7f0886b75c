/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/migrations.h"

#include <sqlite3.h>

#include "store/sql-resources.h"

#define FOLDER "/io/github/dument/Dument/sql/"

/* The steps are in the program itself, so they are there; their numbers have no holes. */
static GStrv
list_steps (void)
{
  return g_resource_enumerate_children (dument_sql_get_resource (), FOLDER,
                                        G_RESOURCE_LOOKUP_FLAGS_NONE, /* error= */ NULL);
}

/**
 * dument_migrations_get_latest:
 *
 * Returns: the version of the newest form of the file that this program knows
 */
int
dument_migrations_get_latest (void)
{
  g_auto (GStrv) steps = list_steps ();

  return (int) g_strv_length (steps);
}

static char *
find_step (gint64 version)
{
  g_auto (GStrv) steps = list_steps ();
  g_autofree char *prefix = g_strdup_printf ("%04" G_GINT64_FORMAT "-", version);

  for (unsigned i = 0; steps[i] != NULL; i++)
    {
      if (g_str_has_prefix (steps[i], prefix))
        return g_strconcat (FOLDER, steps[i], NULL);
    }
  return NULL;
}

static gboolean
run_step (DumentDatabase *database, gint64 version, GError **error)
{
  g_autofree char *path = find_step (version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version);
  g_autoptr (GBytes) sql = NULL;

  g_assert (path != NULL);
  sql = g_resource_lookup_data (dument_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                error);
  /* A resource is always followed by a zero byte. */
  return sql != NULL &&
         dument_database_execute (database, g_bytes_get_data (sql, /* size= */ NULL), error) &&
         dument_database_execute (database, stamp, error);
}

/* The version is read again under the lock: another process may have come first. */
static gboolean
take_step (DumentDatabase *database, gboolean *ret_done, GError **error)
{
  gint64 version;

  if (!dument_database_begin (database, error))
    return FALSE;
  if (!dument_database_query_integer (database, "PRAGMA user_version", &version, error) ||
      (version < dument_migrations_get_latest () && !run_step (database, version + 1, error)))
    {
      dument_database_rollback (database);
      return FALSE;
    }
  if (!dument_database_commit (database, error))
    return FALSE;
  *ret_done = version + 1 >= dument_migrations_get_latest ();
  return TRUE;
}

/* Only the steps may edit the words of the schema, and only while they are taken. */
static void
let_change_schema (DumentDatabase *database, gboolean may_change)
{
  sqlite3_db_config (dument_database_get_handle (database), SQLITE_DBCONFIG_DEFENSIVE, !may_change,
                     NULL);
}

/**
 * dument_migrations_apply:
 * @database: a file of ours, or an empty one, that may be written
 * @error: (out) (optional): where an error goes
 *
 * Brings the file to the newest form, step by step, each step with its version number in one
 * transaction.
 *
 * Returns: whether it is in the newest form; if not, it is in the form of the last step that was
 * taken
 */
gboolean
dument_migrations_apply (DumentDatabase *database, GError **error)
{
  gboolean done = FALSE, went_well = TRUE;

  let_change_schema (database, TRUE);
  while (!done && went_well)
    went_well = take_step (database, &done, error);
  let_change_schema (database, FALSE);
  return went_well;
}
