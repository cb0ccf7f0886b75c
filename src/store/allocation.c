/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/allocation.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/statement.h"

/**
 * dument_allocation_insert:
 * @store: an open file
 * @allocation: (inout): what is set against an invoice, whose id is set; or what was taken back,
 * with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_CONFLICT where more would be allocated than
 * was received, or the currencies differ
 */
gboolean
dument_allocation_insert (DumentStore *store, DumentAllocation *allocation, GError **error)
{
  static const char sql[] = "INSERT INTO allocation (payment_id, credit_note_id, invoice_id, "
                            "amount, id) VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_id (statement, 1, allocation->payment_id);
  dument_statement_bind_id (statement, 2, allocation->credit_note_id);
  dument_statement_bind_integer (statement, 3, allocation->invoice_id);
  dument_statement_bind_integer (statement, 4, allocation->amount);
  dument_statement_bind_id (statement, 5, allocation->id);
  return dument_statement_insert (statement, &allocation->id, error);
}

/**
 * dument_allocation_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Takes an allocation back.
 *
 * Returns: whether it is gone
 */
gboolean
dument_allocation_delete (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "DELETE FROM allocation WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  return dument_statement_run_on_one (statement, _ ("this allocation"), error);
}

#define LIST(WHERE)                                                                              \
  "SELECT allocation.id, payment_id, credit_note_id, allocation.invoice_id, allocation.amount, " \
  "coalesce (received_on, issue_date) AS date, bounced_on IS NOT NULL FROM allocation "          \
  "LEFT JOIN payment ON payment.id = payment_id "                                                \
  "LEFT JOIN credit_note ON credit_note.id = credit_note_id WHERE " WHERE                        \
  " ORDER BY date, allocation.id"

/* What a client paid or was credited without naming an invoice, less what of it was set against
 * invoices. */
#define UNALLOCATED                                                                                \
  "SELECT 0, id, NULL, 0, amount - (SELECT coalesce (sum (amount), 0) FROM allocation "            \
  "WHERE payment_id = payment.id) AS unallocated, received_on AS date, 0 FROM payment "            \
  "WHERE client_id = ?1 AND currency = ?2 AND bounced_on IS NULL "                                 \
  "UNION ALL "                                                                                     \
  "SELECT 0, NULL, id, 0, amount - (SELECT coalesce (sum (amount), 0) FROM allocation "            \
  "WHERE credit_note_id = credit_note.id) AS unallocated, issue_date AS date, 0 FROM credit_note " \
  "WHERE client_id = ?1 AND currency = ?2 AND invoice_id IS NULL AND named_number IS NULL"

static GArray *
read_list (DumentStatement *statement, GError **error)
{
  g_autoptr (GArray) allocations = g_array_new (FALSE, FALSE, sizeof (DumentAllocation));
  gboolean row;

  for (;;)
    {
      DumentAllocation allocation;

      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&allocations);
      allocation.id = dument_statement_get_integer (statement, 0);
      allocation.payment_id = dument_statement_get_integer (statement, 1);
      allocation.credit_note_id = dument_statement_get_integer (statement, 2);
      allocation.invoice_id = dument_statement_get_integer (statement, 3);
      allocation.amount = dument_statement_get_integer (statement, 4);
      allocation.date = dument_statement_get_date (statement, 5);
      allocation.bounced = dument_statement_get_integer (statement, 6) != 0;
      g_array_append_val (allocations, allocation);
    }
}

/**
 * dument_allocation_list_of_invoice:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentAllocation) (nullable): what was set against it, in
 * the order in which it counts, payments that bounced among them
 */
GArray *
dument_allocation_list_of_invoice (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] = LIST ("allocation.invoice_id = ?1");
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  return read_list (statement, error);
}

/**
 * dument_allocation_list_of_payment:
 * @store: an open file
 * @payment_id: a payment
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentAllocation) (nullable): what of it was set against
 * which invoices
 */
GArray *
dument_allocation_list_of_payment (DumentStore *store, gint64 payment_id, GError **error)
{
  static const char sql[] = LIST ("payment_id = ?1");
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, payment_id);
  return read_list (statement, error);
}

/**
 * dument_allocation_list_of_credit_note:
 * @store: an open file
 * @credit_note_id: a credit note that names no invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentAllocation) (nullable): what of it was set against
 * invoices
 */
GArray *
dument_allocation_list_of_credit_note (DumentStore *store, gint64 credit_note_id, GError **error)
{
  static const char sql[] = LIST ("credit_note_id = ?1");
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, credit_note_id);
  return read_list (statement, error);
}

/**
 * dument_allocation_list_unallocated:
 * @store: an open file
 * @client_id: a client
 * @currency: three letters
 * @error: (out) (optional): where an error goes
 *
 * What dument_allocation_unallocated() is the sum of.
 *
 * Returns: (transfer full) (element-type DumentAllocation) (nullable): the payments and credit
 * notes of which something is free, oldest first, with the amount that is free and without row or
 * invoice
 */
GArray *
dument_allocation_list_unallocated (DumentStore *store,
                                    gint64 client_id,
                                    const char *currency,
                                    GError **error)
{
  static const char sql[] =
      "SELECT * FROM (" UNALLOCATED ") WHERE unallocated > 0 ORDER BY date, 2, 3";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  dument_statement_bind_text (statement, 2, currency);
  return read_list (statement, error);
}

/**
 * dument_allocation_list_currencies:
 * @store: an open file
 * @client_id: a client
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the currencies in which it was invoiced,
 *   paid or was credited, the euro first
 */
GPtrArray *
dument_allocation_list_currencies (DumentStore *store, gint64 client_id, GError **error)
{
  static const char sql[] = "SELECT currency FROM "
                            "(SELECT currency FROM invoice WHERE client_id = ?1 UNION "
                            "SELECT currency FROM payment WHERE client_id = ?1 UNION "
                            "SELECT currency FROM credit_note WHERE client_id = ?1) "
                            "ORDER BY currency <> 'EUR', currency";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GPtrArray) currencies = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  for (;;)
    {
      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&currencies);
      g_ptr_array_add (currencies, g_strdup (dument_statement_get_text (statement, 0)));
    }
}

/**
 * dument_allocation_unallocated:
 * @store: an open file
 * @client_id: a client
 * @currency: three letters
 * @ret_amount: (out): what is free
 * @error: (out) (optional): where an error goes
 *
 * What a client paid or was credited without naming an invoice, less what of it was set against
 * invoices. A payment that bounced does not count. What an invoice got beyond its claim is the
 * client's credit too, but only the claim can tell it.
 *
 * Returns: whether it could be read
 */
gboolean
dument_allocation_unallocated (DumentStore *store,
                               gint64 client_id,
                               const char *currency,
                               DumentMoney *ret_amount,
                               GError **error)
{
  static const char sql[] = "SELECT coalesce (sum (unallocated), 0) FROM (" UNALLOCATED ")";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, client_id);
  dument_statement_bind_text (statement, 2, currency);
  return dument_statement_find_id (statement, ret_amount, error);
}

/**
 * dument_allocation_list_overpaid:
 * @store: an open file
 * @client_id: a client
 * @currency: three letters
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the client's invoices that got more
 * than they ask without penalties; no other can have got more than its whole claim
 */
GArray *
dument_allocation_list_overpaid (DumentStore *store,
                                 gint64 client_id,
                                 const char *currency,
                                 GError **error)
{
  static const char sql[] =
      "SELECT id FROM invoice WHERE client_id = ?1 AND currency = ?2 AND due_payable < "
      "(SELECT coalesce (sum (allocation.amount), 0) FROM allocation "
      " LEFT JOIN payment ON payment.id = payment_id "
      " WHERE allocation.invoice_id = invoice.id AND bounced_on IS NULL) + "
      "(SELECT coalesce (sum (amount), 0) FROM credit_note WHERE invoice_id = invoice.id)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  dument_statement_bind_text (statement, 2, currency);
  return dument_statement_list_integers (statement, error);
}

/**
 * dument_allocation_left_of_credit_note:
 * @store: an open file
 * @credit_note_id: a credit note that names no invoice
 * @ret_amount: (out): what of it was not set against invoices yet
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_allocation_left_of_credit_note (DumentStore *store,
                                       gint64 credit_note_id,
                                       DumentMoney *ret_amount,
                                       GError **error)
{
  static const char sql[] = "SELECT amount - (SELECT coalesce (sum (amount), 0) FROM allocation "
                            "WHERE credit_note_id = credit_note.id) FROM credit_note WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, credit_note_id);
  return dument_statement_find_id (statement, ret_amount, error);
}
