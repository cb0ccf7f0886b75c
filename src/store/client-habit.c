/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/client-habit.h"

#include "store/statement.h"

/**
 * dument_client_habit_list_dues:
 * @store: an open file
 * @client_id: a client
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentDueHabit) (nullable): issue and day of payment of
 * the client's latest invoices that state one, the latest first
 */
GArray *
dument_client_habit_list_dues (DumentStore *store, gint64 client_id, GError **error)
{
  static const char sql[] = "SELECT issue_date, due_date FROM invoice WHERE client_id = ?1 "
                            "AND due_date IS NOT NULL AND due_estimated = 0 "
                            "ORDER BY issue_date DESC, id DESC LIMIT ?2";
  g_autoptr (GArray) dues = g_array_new (FALSE, FALSE, sizeof (DumentDueHabit));
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  dument_statement_bind_integer (statement, 2, DUMENT_CLIENT_HABIT_DUES);
  for (;;)
    {
      DumentDueHabit due;

      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&dues);
      due.issue_date = dument_statement_get_date (statement, 0);
      due.due_date = dument_statement_get_date (statement, 1);
      g_array_append_val (dues, due);
    }
}

/**
 * dument_client_habit_find_clause:
 * @store: an open file
 * @client_id: a client
 * @ret_clause: (out): the rate that the client's latest invoice states
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read; without an invoice there is no clause
 */
gboolean
dument_client_habit_find_clause (DumentStore *store,
                                 gint64 client_id,
                                 DumentClause *ret_clause,
                                 GError **error)
{
  static const char sql[] = "SELECT clause_kind, clause_value FROM invoice WHERE client_id = ?1 "
                            "ORDER BY issue_date DESC, id DESC LIMIT 1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, client_id);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  *ret_clause = (DumentClause){ DUMENT_CLAUSE_NONE, 0 };
  if (row)
    {
      ret_clause->kind = (DumentClauseKind) dument_statement_get_integer (statement, 0);
      ret_clause->value = (gint32) dument_statement_get_integer (statement, 1);
    }
  return TRUE;
}

/**
 * dument_client_habit_find_last:
 * @store: an open file
 * @seller_key: a seller, see [func@identity_seller_key]
 * @ret_id: (out): the invoice that came into the file last, or 0
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_client_habit_find_last (DumentStore *store,
                               const char *seller_key,
                               gint64 *ret_id,
                               GError **error)
{
  static const char sql[] = "SELECT id FROM invoice WHERE seller_key = ?1 ORDER BY id DESC "
                            "LIMIT 1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, seller_key);
  return dument_statement_find_id (statement, ret_id, error);
}
