/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/open-invoices.h"

#include "store/statement.h"

/* What is known to be settled today is passed over; what is not known is looked at. */
#define IS_OPEN "(standing.as_of IS NULL OR standing.as_of <> ?1 OR standing.principal > 0) "

#define LETTER_COLUMNS                                                           \
  "invoice_id, letter.id, template, kind, written_on, posted_on, presented_on, " \
  "delivered_on, returned_on, return_reason, registered_number IS NOT NULL, deadline_days "

static void
free_invoice (gpointer data)
{
  DumentOpenInvoice *invoice = data;

  g_free (invoice->number);
  g_free (invoice->scenario);
  g_free (invoice);
}

static void
free_client (gpointer data)
{
  DumentOpenClient *client = data;

  g_free (client->name);
  g_free (client->scenario);
  g_free (client->phone);
  g_free (client->email);
  g_free (client);
}

static gpointer
read_invoice (DumentStatement *statement)
{
  DumentOpenInvoice *invoice = g_new0 (DumentOpenInvoice, 1);

  invoice->id = dument_statement_get_integer (statement, 0);
  invoice->client_id = dument_statement_get_integer (statement, 1);
  invoice->number = g_strdup (dument_statement_get_text (statement, 2));
  invoice->issued = dument_statement_get_date (statement, 3);
  invoice->supplied = dument_statement_get_date (statement, 4);
  invoice->sent_on = dument_statement_get_date (statement, 5);
  invoice->was_sent = dument_statement_get_integer (statement, 6) != 0;
  invoice->scenario = g_strdup (dument_statement_get_text (statement, 7));
  invoice->due = dument_statement_get_date (statement, 8);
  g_strlcpy (invoice->currency, dument_statement_get_text (statement, 9), sizeof invoice->currency);
  return invoice;
}

static gpointer
read_client (DumentStatement *statement)
{
  DumentOpenClient *client = g_new0 (DumentOpenClient, 1);

  client->id = dument_statement_get_integer (statement, 0);
  client->name = g_strdup (dument_statement_get_text (statement, 1));
  client->scenario = g_strdup (dument_statement_get_text (statement, 2));
  client->phone = g_strdup (dument_statement_get_text (statement, 3));
  client->email = g_strdup (dument_statement_get_text (statement, 4));
  client->has_address = dument_statement_get_integer (statement, 5) != 0;
  client->has_credit = dument_statement_get_integer (statement, 6) != 0;
  client->last_posting = dument_statement_get_date (statement, 7);
  return client;
}

static GPtrArray *
read_rows (DumentStore *store,
           const char *sql,
           DumentDate as_of,
           gint64 client_id,
           gpointer (*read) (DumentStatement *),
           GDestroyNotify destroy,
           GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_date (statement, 1, as_of);
  if (client_id != 0)
    dument_statement_bind_integer (statement, 2, client_id);
  for (;;)
    {
      if (!dument_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read (statement));
    }
}

/**
 * dument_open_invoices_list:
 * @store: an open file
 * @as_of: the day of the question
 * @client_id: row of a client, or 0 for all
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentOpenInvoice) (nullable): the invoices of which
 *   something may be owed on that day, by row
 */
GPtrArray *
dument_open_invoices_list (DumentStore *store, DumentDate as_of, gint64 client_id, GError **error)
{
  static const char all[] =
      "SELECT invoice.id, client_id, number, issue_date, supply_date, sent_on, "
      "sent_on IS NOT NULL OR sent_channel <> 0 OR sent_proof_id IS NOT NULL, scenario, "
      "due_date, invoice.currency "
      "FROM invoice LEFT JOIN standing ON invoice_id = invoice.id WHERE " IS_OPEN;
  g_autofree char *sql =
      g_strconcat (all, client_id != 0 ? "AND client_id = ?2 " : "", "ORDER BY invoice.id", NULL);

  return read_rows (store, sql, as_of, client_id, read_invoice, free_invoice, error);
}

/**
 * dument_open_invoices_list_clients:
 * @store: an open file
 * @as_of: the day of the question
 * @client_id: row of a client, or 0 for all
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentOpenClient) (nullable): the clients, by row
 */
GPtrArray *
dument_open_invoices_list_clients (DumentStore *store,
                                   DumentDate as_of,
                                   gint64 client_id,
                                   GError **error)
{
  static const char all[] =
      "SELECT client.id, client.name, scenario, "
      "coalesce (client.phone, (SELECT min (phone) FROM contact WHERE client_id = client.id)), "
      "coalesce (client.email, (SELECT min (email) FROM contact WHERE client_id = client.id)), "
      "coalesce (client.city, client.postcode, client.address) IS NOT NULL, "
      "EXISTS (SELECT 1 FROM payment WHERE client_id = client.id AND bounced_on IS NULL AND amount "
      "> "
      "(SELECT coalesce (sum (amount), 0) FROM allocation WHERE payment_id = payment.id)) "
      "OR EXISTS (SELECT 1 FROM credit_note WHERE client_id = client.id AND invoice_id IS NULL "
      "AND named_number IS NULL AND amount > "
      "(SELECT coalesce (sum (amount), 0) FROM allocation WHERE credit_note_id = credit_note.id)), "
      "(SELECT max (posted_on) FROM letter WHERE client_id = client.id AND posted_on <= ?1) "
      "FROM client ";
  g_autofree char *sql =
      g_strconcat (all, client_id != 0 ? "WHERE client.id = ?2 " : "", "ORDER BY client.id", NULL);

  return read_rows (store, sql, as_of, client_id, read_client, free_client, error);
}

static void
read_letter (DumentStatement *statement, GStringChunk *words, DumentOpenLetter *letter)
{
  letter->invoice_id = dument_statement_get_integer (statement, 0);
  letter->id = dument_statement_get_integer (statement, 1);
  letter->template_id =
      g_string_chunk_insert_const (words, dument_statement_get_text (statement, 2));
  letter->degree = (DumentLetterDegree) dument_statement_get_integer (statement, 3);
  letter->dates.written_on = dument_statement_get_date (statement, 4);
  letter->dates.posted_on = dument_statement_get_date (statement, 5);
  letter->dates.presented_on = dument_statement_get_date (statement, 6);
  letter->dates.delivered_on = dument_statement_get_date (statement, 7);
  letter->dates.returned_on = dument_statement_get_date (statement, 8);
  letter->dates.return_reason = (DumentReturn) dument_statement_get_integer (statement, 9);
  letter->has_number = dument_statement_get_integer (statement, 10) != 0;
  letter->deadline_days = (int) dument_statement_get_integer (statement, 11);
}

/**
 * dument_open_invoices_list_letters:
 * @store: an open file
 * @words: keeps the names of the templates
 * @client_id: row of a client, or 0 for all
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentOpenLetter) (nullable): each letter once for each
 *   invoice that it claims, by invoice and row
 */
GArray *
dument_open_invoices_list_letters (DumentStore *store,
                                   GStringChunk *words,
                                   gint64 client_id,
                                   GError **error)
{
  static const char all[] =
      "SELECT " LETTER_COLUMNS "FROM letter_invoice CROSS JOIN letter ON letter.id = letter_id "
      "ORDER BY invoice_id, letter.id";
  static const char of_client[] =
      "SELECT " LETTER_COLUMNS "FROM letter JOIN letter_invoice ON letter_id = letter.id "
      "WHERE client_id = ?1 ORDER BY invoice_id, letter.id";
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, client_id != 0 ? of_client : all, error);
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (DumentOpenLetter));
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  if (client_id != 0)
    dument_statement_bind_integer (statement, 1, client_id);
  for (;;)
    {
      DumentOpenLetter letter;

      if (!dument_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&letters);
      read_letter (statement, words, &letter);
      g_array_append_val (letters, letter);
    }
}
