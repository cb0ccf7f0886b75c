/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/standing.h"

#include "store/statement.h"

/* The reason stands in the column of the marks, above them: the file keeps its form. */
#define MARKS_BITS 16
#define MARKS_MASK ((1u << MARKS_BITS) - 1)

G_STATIC_ASSERT (DUMENT_STATE_N_STATES <= MARKS_BITS);

#define COLUMNS "invoice_id, as_of, state, marks, principal, balance, interest, indemnity, total"

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
         a->marks == b->marks && a->pending == b->pending && a->principal == b->principal &&
         a->balance == b->balance && a->interest == b->interest && a->indemnity == b->indemnity &&
         a->total == b->total;
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
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, standing->invoice_id);
  dument_statement_bind_date (statement, 2, standing->as_of);
  dument_statement_bind_integer (statement, 3, standing->state);
  dument_statement_bind_integer (statement, 4,
                                 standing->marks | (guint32) standing->pending << MARKS_BITS);
  dument_statement_bind_integer (statement, 5, standing->principal);
  dument_statement_bind_integer (statement, 6, standing->balance);
  dument_statement_bind_integer (statement, 7, standing->interest);
  dument_statement_bind_integer (statement, 8, standing->indemnity);
  dument_statement_bind_integer (statement, 9, standing->total);
  return dument_statement_run (statement, error);
}

static void
read_standing (DumentStatement *statement, DumentStanding *standing)
{
  guint32 marks = (guint32) dument_statement_get_integer (statement, 3);

  standing->invoice_id = dument_statement_get_integer (statement, 0);
  standing->as_of = dument_statement_get_date (statement, 1);
  standing->state = (DumentState) dument_statement_get_integer (statement, 2);
  standing->marks = marks & MARKS_MASK;
  standing->pending = (DumentInterestPending) (marks >> MARKS_BITS);
  standing->principal = dument_statement_get_integer (statement, 4);
  standing->balance = dument_statement_get_integer (statement, 5);
  standing->interest = dument_statement_get_integer (statement, 6);
  standing->indemnity = dument_statement_get_integer (statement, 7);
  standing->total = dument_statement_get_integer (statement, 8);
}

/**
 * dument_standing_get:
 * @store: an open file
 * @invoice_id: an invoice
 * @ret_standing: (out): what was computed of it
 * @ret_found: (out): whether anything was
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
  static const char sql[] = "SELECT " COLUMNS " FROM standing WHERE invoice_id = ?1";
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
 * dument_standing_clear:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Forgets everything that was computed.
 *
 * Returns: whether it was done
 */
gboolean
dument_standing_clear (DumentStore *store, GError **error)
{
  static const char sql[] = "DELETE FROM standing";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  return statement != NULL && dument_statement_run (statement, error);
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

/**
 * dument_standing_list_missing:
 * @store: an open file
 * @as_of: a day
 * @after_id: where to begin: only invoices with a greater number of row
 * @max: how many at most
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the invoices of which nothing was
 * computed for @as_of, by number of row, as dument_ledger_foreach() takes them
 */
GArray *
dument_standing_list_missing (DumentStore *store,
                              DumentDate as_of,
                              gint64 after_id,
                              guint max,
                              GError **error)
{
  static const char sql[] = "SELECT id FROM invoice WHERE id > ?2 AND NOT EXISTS "
                            "(SELECT 1 FROM standing WHERE invoice_id = invoice.id AND as_of = ?1) "
                            "ORDER BY id LIMIT ?3";
  g_autoptr (GArray) ids =
      g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64));
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_date (statement, 1, as_of);
  dument_statement_bind_integer (statement, 2, after_id);
  dument_statement_bind_integer (statement, 3, max);
  for (;;)
    {
      gint64 id;

      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = dument_statement_get_integer (statement, 0);
      g_array_append_val (ids, id);
    }
}

/**
 * dument_standing_foreach:
 * @store: an open file
 * @func: what to do with each
 * @data: for @func
 * @error: (out) (optional): where an error goes
 *
 * Walks over what was computed, in the order of the invoices' numbers of rows.
 *
 * Returns: whether the walk came to its end
 */
gboolean
dument_standing_foreach (DumentStore *store, DumentStandingFunc func, gpointer data, GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM standing ORDER BY invoice_id";
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
