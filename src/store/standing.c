/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/standing.h"

#include "store/statement.h"

#define COLUMNS                                                                                   \
  "invoice_id, as_of, state, marks, pending, currency, principal, balance, interest, indemnity, " \
  "total, owed_since, step, step_on"

/* The day of what no longer holds; the triggers of the file say so too. */
#define STALE "-25567"

/**
 * dument_standing_is_equal:
 * @a: a standing
 * @b: another
 *
 * Returns: whether they say the same
 */
gboolean
dument_standing_is_equal (const DumentStanding *a, const DumentStanding *b)
{
  return a->invoice_id == b->invoice_id && a->as_of == b->as_of && a->state == b->state &&
         a->marks == b->marks && a->pending == b->pending &&
         g_str_equal (a->currency, b->currency) && a->principal == b->principal &&
         a->balance == b->balance && a->interest == b->interest && a->indemnity == b->indemnity &&
         a->total == b->total && a->owed_since == b->owed_since && a->step.kind == b->step.kind &&
         a->step.on == b->step.on;
}

/**
 * dument_standing_put:
 * @store: an open file
 * @standing: what was computed, in place of what was computed before
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_standing_put (DumentStore *store, const DumentStanding *standing, GError **error)
{
  static const char sql[] = "INSERT OR REPLACE INTO standing (" COLUMNS ") "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, standing->invoice_id);
  dument_statement_bind_date (statement, 2, standing->as_of);
  dument_statement_bind_integer (statement, 3, standing->state);
  dument_statement_bind_integer (statement, 4, standing->marks);
  dument_statement_bind_integer (statement, 5, standing->pending);
  dument_statement_bind_text (statement, 6, standing->currency);
  dument_statement_bind_integer (statement, 7, standing->principal);
  dument_statement_bind_integer (statement, 8, standing->balance);
  dument_statement_bind_integer (statement, 9, standing->interest);
  dument_statement_bind_integer (statement, 10, standing->indemnity);
  dument_statement_bind_integer (statement, 11, standing->total);
  dument_statement_bind_date (statement, 12, standing->owed_since);
  dument_statement_bind_integer (statement, 13, standing->step.kind);
  dument_statement_bind_date (statement, 14, standing->step.on);
  return dument_statement_run (statement, error);
}

static void
read_standing (DumentStatement *statement, DumentStanding *standing)
{
  standing->invoice_id = dument_statement_get_integer (statement, 0);
  standing->as_of = dument_statement_get_date (statement, 1);
  standing->state = (DumentState) dument_statement_get_integer (statement, 2);
  standing->marks = (guint32) dument_statement_get_integer (statement, 3);
  standing->pending = (DumentInterestPending) dument_statement_get_integer (statement, 4);
  g_strlcpy (standing->currency, dument_statement_get_text (statement, 5),
             sizeof standing->currency);
  standing->principal = dument_statement_get_integer (statement, 6);
  standing->balance = dument_statement_get_integer (statement, 7);
  standing->interest = dument_statement_get_integer (statement, 8);
  standing->indemnity = dument_statement_get_integer (statement, 9);
  standing->total = dument_statement_get_integer (statement, 10);
  standing->owed_since = dument_statement_get_date (statement, 11);
  standing->step.kind = (DumentStepKind) dument_statement_get_integer (statement, 12);
  standing->step.on = dument_statement_get_date (statement, 13);
}

/**
 * dument_standing_get:
 * @store: an open file
 * @invoice_id: an invoice
 * @ret_standing: (out): what was computed of it
 * @ret_found: (out): whether anything was that still holds
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_standing_get (DumentStore *store,
                     gint64 invoice_id,
                     DumentStanding *ret_standing,
                     gboolean *ret_found,
                     GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM standing "
                            "WHERE invoice_id = ?1 AND as_of <> " STALE;
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, invoice_id);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    read_standing (statement, ret_standing);
  *ret_found = row;
  return TRUE;
}

/**
 * dument_standing_count_missing:
 * @store: an open file
 * @as_of: a day
 * @ret_count: (out): for how many invoices nothing was computed for @as_of
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_standing_count_missing (DumentStore *store,
                               DumentDate as_of,
                               gint64 *ret_count,
                               GError **error)
{
  static const char sql[] = "SELECT (SELECT count(*) FROM invoice) - "
                            "(SELECT count(*) FROM standing WHERE as_of = ?1)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_date (statement, 1, as_of);
  return dument_statement_find_id (statement, ret_count, error);
}

static gboolean
append_ids (DumentStore *store,
            const char *sql,
            DumentDate as_of,
            guint max,
            GArray *ids,
            GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_date (statement, 1, as_of);
  dument_statement_bind_integer (statement, 2, (gint64) max - ids->len);
  return dument_statement_append_integers (statement, ids, /* cancellable= */ NULL, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/**
 * dument_standing_list_missing:
 * @store: an open file
 * @as_of: a day
 * @max: how many at most
 * @error: (out) (optional): where an error goes
 *
 * Takes as long as there are invoices to be named, not as there are invoices, unless the file was
 * changed from outside.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): invoices of which nothing was computed
 * for @as_of that still holds, by number of row, as dument_ledger_foreach() takes them
 */
GArray *
dument_standing_list_missing (DumentStore *store, DumentDate as_of, guint max, GError **error)
{
  static const char *const stages[] = {
    "SELECT invoice_id FROM standing WHERE as_of < ?1 ORDER BY as_of, invoice_id LIMIT ?2",
    "SELECT invoice_id FROM standing WHERE as_of > ?1 ORDER BY as_of, invoice_id LIMIT ?2",
    ("SELECT id FROM invoice WHERE id > (SELECT coalesce (max (invoice_id), 0) FROM standing) "
     "AND ?1 IS NOT NULL ORDER BY id LIMIT ?2"),
  };
  static const char holes[] = "SELECT id FROM invoice WHERE ?1 IS NOT NULL AND NOT EXISTS "
                              "(SELECT 1 FROM standing WHERE invoice_id = invoice.id) "
                              "ORDER BY id LIMIT ?2";
  g_autoptr (GArray) ids =
      g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64));
  gint64 n_missing = 0;

  for (unsigned i = 0; i < G_N_ELEMENTS (stages) && ids->len < max; i++)
    {
      if (!append_ids (store, stages[i], as_of, max, ids, error))
        return NULL;
    }
  if (ids->len == 0 && !dument_standing_count_missing (store, as_of, &n_missing, error))
    return NULL;
  if (n_missing > 0 && !append_ids (store, holes, as_of, max, ids, error))
    return NULL;
  g_array_sort (ids, compare_ids);
  return g_steal_pointer (&ids);
}

/**
 * dument_standing_foreach:
 * @store: an open file
 * @func: what to do with each
 * @data: for @func
 * @error: (out) (optional): where an error goes
 *
 * Walks over what was computed and still holds, in the order of the invoices' numbers of rows.
 *
 * Returns: whether the walk came to its end
 */
gboolean
dument_standing_foreach (DumentStore *store, DumentStandingFunc func, gpointer data, GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM standing "
                            "WHERE as_of <> " STALE " ORDER BY invoice_id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  DumentStanding standing;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      read_standing (statement, &standing);
      if (!func (&standing, data, error))
        return FALSE;
    }
}
