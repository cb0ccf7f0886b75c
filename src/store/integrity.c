/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/integrity.h"

#include "store/database-error.h"

/* Each row of a check is a complaint; its first columns are what there is to say. */
static GPtrArray *
collect (DumentDatabase *database, const char *sql, int n_columns, GError **error)
{
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = dument_database_take_statement (database, sql, error);
  int result;

  if (statement == NULL)
    return NULL;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      GString *complaint = g_string_new (NULL);

      for (int i = 0; i < n_columns; i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (complaint, "%s%s", i > 0 ? " " : "", text != NULL ? text : "?");
        }
      g_ptr_array_add (complaints, g_string_free (complaint, /* free_segment= */ FALSE));
    }
  dument_database_give_back_statement (database, sql, statement);
  if (result != SQLITE_DONE)
    {
      dument_database_fail (database, result, error);
      return NULL;
    }
  return g_steal_pointer (&complaints);
}

/**
 * dument_integrity_check_structure:
 * @database: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what SQLite finds wrong with pages,
 * indexes and constraints, in its own words
 */
GPtrArray *
dument_integrity_check_structure (DumentDatabase *database, GError **error)
{
  static const char sql[] = "SELECT integrity_check FROM pragma_integrity_check "
                            "WHERE integrity_check <> 'ok' LIMIT 20";

  return collect (database, sql, /* n_columns= */ 1, error);
}

/**
 * dument_integrity_check_references:
 * @database: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the rows that name a row which is not
 * there: their table, their number and the table that they name
 */
GPtrArray *
dument_integrity_check_references (DumentDatabase *database, GError **error)
{
  static const char sql[] =
      "SELECT \"table\", coalesce (rowid, ''), parent FROM pragma_foreign_key_check LIMIT 20";

  return collect (database, sql, /* n_columns= */ 3, error);
}

/**
 * dument_integrity_require:
 * @database: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether the file is sound; if not, %DUMENT_STORE_ERROR_CORRUPT with the first complaint
 */
gboolean
dument_integrity_require (DumentDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) structure = dument_integrity_check_structure (database, error);
  g_autoptr (GPtrArray) references = NULL;
  const char *complaint;

  if (structure == NULL)
    return FALSE;
  references = dument_integrity_check_references (database, error);
  if (references == NULL)
    return FALSE;
  if (structure->len == 0 && references->len == 0)
    return TRUE;
  complaint = g_ptr_array_index (structure->len > 0 ? structure : references, 0);
  dument_database_error_set (error, SQLITE_CORRUPT, dument_database_get_path (database), complaint,
                             /* too_new= */ FALSE);
  return FALSE;
}
