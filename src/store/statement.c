/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/statement.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

/* Looking whether the work is still wanted, every so many rows. */
#define STRIDE 4096

struct _DumentStatement
{
  DumentDatabase *database;
  const char *sql;
  sqlite3_stmt *handle;
  int bind_result;
};

/**
 * dument_statement_new:
 * @store: the open file
 * @sql: a literal: it is known by its address
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the statement, with nothing bound
 */
DumentStatement *
dument_statement_new (DumentStore *store, const char *sql, GError **error)
{
  DumentDatabase *database = dument_store_get_database (store);
  sqlite3_stmt *handle = dument_database_take_statement (database, sql, error);
  DumentStatement *self;

  if (handle == NULL)
    return NULL;
  self = g_new (DumentStatement, 1);
  self->database = database;
  self->sql = sql;
  self->handle = handle;
  self->bind_result = SQLITE_OK;
  return self;
}

/**
 * dument_statement_free:
 * @self: (nullable) (transfer full): a statement
 *
 * Gives it back.
 */
void
dument_statement_free (DumentStatement *self)
{
  if (self == NULL)
    return;
  dument_database_give_back_statement (self->database, self->sql, self->handle);
  g_free (self);
}

/* The first failure counts, and is told when the statement is stepped. */
static void
note_bind (DumentStatement *self, int result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

/**
 * dument_statement_bind_integer:
 * @self: a statement
 * @parameter: which, from 1
 * @value: its value
 */
void
dument_statement_bind_integer (DumentStatement *self, int parameter, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/**
 * dument_statement_bind_id:
 * @self: a statement
 * @parameter: which, from 1
 * @id: number of a row; 0 is bound as NULL
 */
void
dument_statement_bind_id (DumentStatement *self, int parameter, gint64 id)
{
  if (id == 0)
    note_bind (self, sqlite3_bind_null (self->handle, parameter));
  else
    note_bind (self, sqlite3_bind_int64 (self->handle, parameter, id));
}

/**
 * dument_statement_bind_date:
 * @self: a statement
 * @parameter: which, from 1
 * @date: a day; %DUMENT_DATE_NONE is bound as NULL
 */
void
dument_statement_bind_date (DumentStatement *self, int parameter, DumentDate date)
{
  if (date == DUMENT_DATE_NONE)
    note_bind (self, sqlite3_bind_null (self->handle, parameter));
  else
    note_bind (self, sqlite3_bind_int64 (self->handle, parameter, date));
}

/**
 * dument_statement_bind_text:
 * @self: a statement
 * @parameter: which, from 1
 * @text: (nullable): borrowed until the statement was stepped through
 */
void
dument_statement_bind_text (DumentStatement *self, int parameter, const char *text)
{
  note_bind (self, sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_STATIC));
}

/**
 * dument_statement_bind_bytes:
 * @self: a statement
 * @parameter: which, from 1
 * @data: (array length=n): borrowed until the statement was stepped through
 * @n: how many bytes; none at all is still a value, not NULL
 */
void
dument_statement_bind_bytes (DumentStatement *self, int parameter, const void *data, gsize n)
{
  note_bind (self,
             sqlite3_bind_blob64 (self->handle, parameter, n > 0 ? data : "", n, SQLITE_STATIC));
}

/**
 * dument_statement_step:
 * @self: a statement
 * @ret_row: (out): whether there is a row to read
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether the statement could go on
 */
gboolean
dument_statement_step (DumentStatement *self, gboolean *ret_row, GError **error)
{
  int result = self->bind_result;

  if (result == SQLITE_OK)
    result = sqlite3_step (self->handle);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return dument_database_fail (self->database, result, error);
  *ret_row = result == SQLITE_ROW;
  return TRUE;
}

/**
 * dument_statement_run:
 * @self: a statement that yields no row
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was done
 */
gboolean
dument_statement_run (DumentStatement *self, GError **error)
{
  gboolean row;

  return dument_statement_step (self, &row, error);
}

/**
 * dument_statement_run_on_one:
 * @self: a statement that changes one row
 * @what: what the row is, in words for people
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was done; where there is no such row, %DUMENT_STORE_ERROR_NOT_FOUND
 */
gboolean
dument_statement_run_on_one (DumentStatement *self, const char *what, GError **error)
{
  if (!dument_statement_run (self, error))
    return FALSE;
  if (dument_statement_count_changes (self) == 0)
    return dument_store_fail_not_found (error, what);
  return TRUE;
}

/**
 * dument_statement_insert:
 * @self: a statement that inserts one row
 * @ret_id: (out) (optional): the number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was done
 */
gboolean
dument_statement_insert (DumentStatement *self, gint64 *ret_id, GError **error)
{
  if (!dument_statement_run (self, error))
    return FALSE;
  if (ret_id != NULL)
    *ret_id = sqlite3_last_insert_rowid (dument_database_get_handle (self->database));
  return TRUE;
}

/**
 * dument_statement_find_id:
 * @self: a statement that yields numbers of rows
 * @ret_id: (out): the first, or 0 where there is none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_statement_find_id (DumentStatement *self, gint64 *ret_id, GError **error)
{
  gboolean row;

  if (!dument_statement_step (self, &row, error))
    return FALSE;
  *ret_id = row ? dument_statement_get_integer (self, 0) : 0;
  return TRUE;
}

/**
 * dument_statement_append_integers:
 * @self: a statement that yields whole numbers
 * @integers: (element-type gint64): receives them, after those that it has
 * @cancellable: (nullable): ends the reading
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it came to its end
 */
gboolean
dument_statement_append_integers (DumentStatement *self,
                                  GArray *integers,
                                  GCancellable *cancellable,
                                  GError **error)
{
  gboolean row;

  for (unsigned n = 1;; n++)
    {
      gint64 integer;

      if (n % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!dument_statement_step (self, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      integer = dument_statement_get_integer (self, 0);
      g_array_append_val (integers, integer);
    }
}

/**
 * dument_statement_list_integers:
 * @self: a statement that yields whole numbers
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type gint64) (nullable): all of them, in their order
 */
GArray *
dument_statement_list_integers (DumentStatement *self, GError **error)
{
  g_autoptr (GArray) integers =
      g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64));

  if (!dument_statement_append_integers (self, integers, /* cancellable= */ NULL, error))
    return NULL;
  return g_steal_pointer (&integers);
}

/**
 * dument_statement_count_changes:
 * @self: a statement that has just been run
 *
 * Returns: how many rows it changed, without those that triggers changed
 */
int
dument_statement_count_changes (DumentStatement *self)
{
  return sqlite3_changes (dument_database_get_handle (self->database));
}

/**
 * dument_statement_get_integer:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64
dument_statement_get_integer (DumentStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * dument_statement_get_date:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: the day; %DUMENT_DATE_NONE for NULL
 */
DumentDate
dument_statement_get_date (DumentStatement *self, int column)
{
  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return DUMENT_DATE_NONE;
  return sqlite3_column_int (self->handle, column);
}

/**
 * dument_statement_get_text:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step
 */
const char *
dument_statement_get_text (DumentStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * dument_statement_get_bytes:
 * @self: a statement with a row
 * @column: which, from 0
 * @ret_n: (out): how many
 *
 * Returns: (transfer none) (nullable): the bytes, until the next step
 */
const void *
dument_statement_get_bytes (DumentStatement *self, int column, gsize *ret_n)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  *ret_n = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}
