/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/invoice.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/folding.h"
#include "store/fields.h"
#include "store/store-private.h"

/* The numbers stand in the file. */
G_STATIC_ASSERT (DUMENT_CLAUSE_NONE == 0 && DUMENT_CLAUSE_FIXED == 1 &&
                 DUMENT_CLAUSE_ECB_PLUS == 2 && DUMENT_CLAUSE_LEGAL_TIMES == 3);
G_STATIC_ASSERT (DUMENT_CHANNEL_HAND == 5);
G_STATIC_ASSERT (DUMENT_STATE_N_STATES <= 32);

/* For scripts, and what people type. */
static const char *const channel_words[][2] = {
  [DUMENT_CHANNEL_UNKNOWN] = { "unknown", "inconnu" },
  [DUMENT_CHANNEL_EMAIL] = { "email", "courriel" },
  [DUMENT_CHANNEL_POST] = { "post", "courrier" },
  [DUMENT_CHANNEL_REGISTERED] = { "registered", "recommande" },
  [DUMENT_CHANNEL_PLATFORM] = { "platform", "plateforme" },
  [DUMENT_CHANNEL_HAND] = { "hand", "main" },
};

/**
 * dument_channel_to_string:
 * @channel: how an invoice went to its client
 *
 * Returns: (nullable): the word for scripts, %NULL if it is not known
 */
const char *
dument_channel_to_string (DumentChannel channel)
{
  g_return_val_if_fail (channel < G_N_ELEMENTS (channel_words), NULL);

  return channel == DUMENT_CHANNEL_UNKNOWN ? NULL : channel_words[channel][0];
}

/**
 * dument_channel_parse:
 * @text: a word in English or French, in any case, with or without accents
 * @ret_channel: (out): how an invoice went to its client
 *
 * Returns: %FALSE if @text is no such word
 */
gboolean
dument_channel_parse (const char *text, DumentChannel *ret_channel)
{
  g_autofree char *folded = dument_folding_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (channel_words); i++)
    {
      if (g_str_equal (channel_words[i][0], folded) || g_str_equal (channel_words[i][1], folded))
        {
          *ret_channel = (DumentChannel) i;
          return TRUE;
        }
    }
  return FALSE;
}

#define COLUMNS                                                                                  \
  "seller_key, number, type_code, client_id, issue_date, due_date, due_estimated, supply_date, " \
  "currency, total, prepaid, due_payable, order_reference, payment_reference, label, note_pmt, " \
  "note_pmd, note_aab, clause_kind, clause_value, clause_accepted, proposed_kind, "              \
  "proposed_value, sent_on, sent_channel, sent_proof_id, source_id, scenario, typed"

#define PARAMETERS                                                                              \
  "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, " \
  "?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29"

static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentInvoice, seller_key),
  DUMENT_FIELD (TEXT, DumentInvoice, number),
  DUMENT_FIELD (NUMBER, DumentInvoice, type_code),
  DUMENT_FIELD (ID, DumentInvoice, client_id),
  DUMENT_FIELD (DATE, DumentInvoice, issue_date),
  DUMENT_FIELD (DATE, DumentInvoice, due_date),
  DUMENT_FIELD_WITH (NUMBER, DumentInvoice, due_estimated),
  DUMENT_FIELD (DATE, DumentInvoice, supply_date),
  DUMENT_FIELD (CURRENCY, DumentInvoice, currency),
  DUMENT_FIELD_WITH (INTEGER, DumentInvoice, total),
  DUMENT_FIELD_WITH (INTEGER, DumentInvoice, prepaid),
  DUMENT_FIELD_WITH (INTEGER, DumentInvoice, due_payable),
  DUMENT_FIELD (TEXT, DumentInvoice, order_reference),
  DUMENT_FIELD (TEXT, DumentInvoice, payment_reference),
  DUMENT_FIELD (TEXT, DumentInvoice, label),
  DUMENT_FIELD (TEXT, DumentInvoice, note_pmt),
  DUMENT_FIELD (TEXT, DumentInvoice, note_pmd),
  DUMENT_FIELD (TEXT, DumentInvoice, note_aab),
  DUMENT_FIELD (NUMBER, DumentInvoice, clause.kind),
  DUMENT_FIELD_WITH (NUMBER, DumentInvoice, clause.value),
  DUMENT_FIELD (NUMBER, DumentInvoice, clause_accepted),
  DUMENT_FIELD (NUMBER, DumentInvoice, proposed.kind),
  DUMENT_FIELD_WITH (NUMBER, DumentInvoice, proposed.value),
  DUMENT_FIELD (DATE, DumentInvoice, sent_on),
  DUMENT_FIELD (NUMBER, DumentInvoice, sent_channel),
  DUMENT_FIELD (ID, DumentInvoice, sent_proof_id),
  DUMENT_FIELD (ID, DumentInvoice, source_id),
  DUMENT_FIELD (TEXT, DumentInvoice, scenario),
  DUMENT_FIELD_BITS (DumentInvoice, typed),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentInvoice),
  .free = (GDestroyNotify) dument_invoice_free,
  .what = N_ ("this invoice"),
  DUMENT_FIELDS_OF_TABLE ("invoice", COLUMNS, PARAMETERS, "?30"),
  DUMENT_FIELDS_BY_SELLER ("invoice"),
};

/**
 * dument_invoice_new:
 *
 * Returns: (transfer full): an empty invoice in euros, without dates
 */
DumentInvoice *
dument_invoice_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_invoice_copy:
 * @self: an invoice
 *
 * Returns: (transfer full): the same, of the same row
 */
DumentInvoice *
dument_invoice_copy (const DumentInvoice *self)
{
  DumentInvoice *copy = dument_invoice_new ();

  dument_fields_copy (&row_fields, self, copy);
  copy->id = self->id;
  return copy;
}

/**
 * dument_invoice_free:
 * @self: (nullable) (transfer full): an invoice
 */
void
dument_invoice_free (DumentInvoice *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_invoice_merge:
 * @self: (inout): an invoice as it was changed here
 * @before: the same as it was before
 * @stored: the same as somebody else changed it since
 *
 * Takes over what was changed in @stored alone.
 *
 * Returns: %FALSE where both changed the same, each in its way; @self is left as it was
 */
gboolean
dument_invoice_merge (DumentInvoice *self, const DumentInvoice *before, const DumentInvoice *stored)
{
  return dument_fields_merge (&row_fields, before, stored, self);
}

/**
 * dument_invoice_insert:
 * @store: an open file
 * @invoice: (inout): a new invoice, whose id is set; or one that was deleted, with its id
 * @error: (out) (optional): where an error goes
 *
 * The way of the mass too: a million of them go in within one transaction, with one prepared
 * statement and without a journal entry each; see dument_invoice_begin_mass().
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_EXISTS where its identity is taken
 */
gboolean
dument_invoice_insert (DumentStore *store, DumentInvoice *invoice, GError **error)
{
  return dument_fields_insert (&row_fields, store, invoice, error);
}

/**
 * dument_invoice_update:
 * @store: an open file
 * @invoice: an invoice that was loaded
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_invoice_update (DumentStore *store, const DumentInvoice *invoice, GError **error)
{
  return dument_fields_update (&row_fields, store, invoice, error);
}

/**
 * dument_invoice_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Deletes an invoice on which nothing hangs. The file it was imported from stays.
 *
 * Returns: whether it is gone; %DUMENT_STORE_ERROR_CONFLICT where something hangs on it
 */
gboolean
dument_invoice_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_invoice_change_seller:
 * @store: an open file
 * @from: a seller's half of the identity
 * @to: what it is from now on
 * @error: (out) (optional): where an error goes
 *
 * Gives the invoices of a seller another half of the identity, because the seller is better known
 * now.
 *
 * Returns: whether it was done; %DUMENT_STORE_ERROR_EXISTS where a number would be there twice
 */
gboolean
dument_invoice_change_seller (DumentStore *store, const char *from, const char *to, GError **error)
{
  return dument_fields_change_seller (&row_fields, store, from, to, error);
}

/**
 * dument_invoice_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the invoice
 */
DumentInvoice *
dument_invoice_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_invoice_find:
 * @store: an open file
 * @seller_key: the seller's half of the identity
 * @number: the other half
 * @ret_id: (out): the invoice, or 0 where there is none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_invoice_find (DumentStore *store,
                     const char *seller_key,
                     const char *number,
                     gint64 *ret_id,
                     GError **error)
{
  return dument_fields_find (&row_fields, store, seller_key, number, ret_id, error);
}

/**
 * dument_invoice_find_number:
 * @store: an open file
 * @number: a number
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentInvoice) (nullable): the invoices of this number,
 * one for each seller that has it
 */
GPtrArray *
dument_invoice_find_number (DumentStore *store, const char *number, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM invoice WHERE number = ?1 ORDER BY id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_text (statement, 1, number);
  return dument_fields_list (&row_fields, statement, error);
}

/**
 * dument_invoice_is_empty:
 * @store: an open file
 * @ret_is_empty: (out): whether it holds no invoice at all
 * @error: (out) (optional): where an error goes
 *
 * Returns: %FALSE with @error
 */
gboolean
dument_invoice_is_empty (DumentStore *store, gboolean *ret_is_empty, GError **error)
{
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, "SELECT 1 FROM invoice LIMIT 1", error);
  gboolean row;

  if (statement == NULL || !dument_statement_step (statement, &row, error))
    return FALSE;
  *ret_is_empty = !row;
  return TRUE;
}

/**
 * dument_invoice_has_other_sellers:
 * @store: an open file
 * @own_key: the user's own identity as a seller
 * @ret_has: (out): whether there are invoices that somebody else issued
 * @error: (out) (optional): where an error goes
 *
 * Looks at every invoice where there are none.
 *
 * Returns: %FALSE with @error
 */
gboolean
dument_invoice_has_other_sellers (DumentStore *store,
                                  const char *own_key,
                                  gboolean *ret_has,
                                  GError **error)
{
  static const char sql[] = "SELECT 1 FROM invoice WHERE seller_key <> ?1 LIMIT 1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, own_key);
  return dument_statement_step (statement, ret_has, error);
}

/**
 * dument_invoice_begin_mass:
 * @store: an open file, within a transaction
 * @error: (out) (optional): where an error goes
 *
 * Puts aside what makes lists quick, because many thousands of invoices are about to come in: to
 * order them all at the end takes half the time of ordering each as it comes. Finding an invoice by
 * its identity or number stays quick. The transaction must not be committed before
 * dument_invoice_end_mass().
 *
 * Returns: whether it was done
 */
gboolean
dument_invoice_begin_mass (DumentStore *store, GError **error)
{
  DumentDatabase *database = dument_store_get_database (store);

  g_return_val_if_fail (dument_database_in_transaction (database), FALSE);

  return dument_database_execute (database,
                                  "DROP INDEX invoice_by_client; DROP INDEX invoice_by_due;"
                                  "DROP INDEX invoice_by_issue",
                                  error);
}

/**
 * dument_invoice_end_mass:
 * @store: an open file, within the transaction of dument_invoice_begin_mass()
 * @error: (out) (optional): where an error goes
 *
 * Makes lists quick again.
 *
 * Returns: whether it was done
 */
gboolean
dument_invoice_end_mass (DumentStore *store, GError **error)
{
  DumentDatabase *database = dument_store_get_database (store);

  g_return_val_if_fail (dument_database_in_transaction (database), FALSE);

  /* As in the migrations, to the letter: a file must not tell how its invoices came in. */
  return dument_database_execute (database,
                                  "CREATE INDEX invoice_by_client ON invoice (client_id, due_date);"
                                  "CREATE INDEX invoice_by_due ON invoice (due_date);"
                                  "CREATE INDEX invoice_by_issue ON invoice (issue_date)",
                                  error);
}

/* One index serves each order; a client's invoices have one of their own, hence two families. */
#define LIST(WHERE_CLIENT, ORDER)                                                    \
  "SELECT id, " COLUMNS " FROM invoice WHERE " WHERE_CLIENT                          \
  " AND (?2 = '' OR instr (lower (number), ?3) > 0"                                  \
  "      OR client_id IN (SELECT id FROM client WHERE instr (folded_name, ?2) > 0))" \
  " AND (?4 IS NULL OR due_date >= ?4) AND (?5 IS NULL OR due_date <= ?5)"           \
  " AND (?6 = 0 OR (SELECT 1 << state FROM standing"                                 \
  "                 WHERE invoice_id = invoice.id AND as_of IS ?7) & ?6)"            \
  " ORDER BY " ORDER

#define LISTS(WHERE_CLIENT)                                               \
  {                                                                       \
    [DUMENT_INVOICE_ORDER_DUE] = LIST (WHERE_CLIENT, "due_date, id"),     \
    [DUMENT_INVOICE_ORDER_ISSUE] = LIST (WHERE_CLIENT, "issue_date, id"), \
    [DUMENT_INVOICE_ORDER_NUMBER] = LIST (WHERE_CLIENT, "number, id"),    \
  }

static DumentStatement *
make_list (DumentStore *store,
           const DumentInvoiceFilter *filter,
           const char *folded,
           const char *lower,
           GError **error)
{
  static const char *const of_everybody[] = LISTS ("?1 = 0");
  static const char *const of_client[] = LISTS ("client_id = ?1");
  const char *const *lists = filter->client_id == 0 ? of_everybody : of_client;
  g_autoptr (DumentStatement) statement = NULL;

  g_return_val_if_fail (filter->order < G_N_ELEMENTS (of_client), NULL);

  statement = dument_statement_new (store, lists[filter->order], error);
  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, filter->client_id);
  dument_statement_bind_text (statement, 2, folded);
  dument_statement_bind_text (statement, 3, lower);
  dument_statement_bind_date (statement, 4, filter->due_from);
  dument_statement_bind_date (statement, 5, filter->due_to);
  dument_statement_bind_integer (statement, 6, filter->states);
  dument_statement_bind_date (statement, 7, filter->as_of);
  return g_steal_pointer (&statement);
}

/**
 * dument_invoice_foreach:
 * @store: an open file
 * @filter: which invoices, in which order
 * @func: what to do with each
 * @data: for @func
 * @error: (out) (optional): where an error goes
 *
 * Walks over invoices without holding more than one. @func may read from the file; what it writes
 * must not move the rows that are walked over.
 *
 * Returns: whether the walk came to its end
 */
gboolean
dument_invoice_foreach (DumentStore *store,
                        const DumentInvoiceFilter *filter,
                        DumentInvoiceFunc func,
                        gpointer data,
                        GError **error)
{
  const char *text = filter->text != NULL ? filter->text : "";
  g_autofree char *folded = dument_folding_fold (text);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autoptr (DumentStatement) statement = make_list (store, filter, folded, lower, error);

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (DumentInvoice) invoice = NULL;
      gpointer row;

      if (!dument_fields_next (&row_fields, statement, &row, error))
        return FALSE;
      if (row == NULL)
        return TRUE;
      invoice = row;
      if (!func (invoice, data, error))
        return FALSE;
    }
}

/**
 * dument_invoice_list:
 * @store: an open file
 * @filter: which invoices, in which order
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentInvoice) (nullable): the invoices
 */
GPtrArray *
dument_invoice_list (DumentStore *store, const DumentInvoiceFilter *filter, GError **error)
{
  const char *text = filter->text != NULL ? filter->text : "";
  g_autofree char *folded = dument_folding_fold (text);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autoptr (DumentStatement) statement = make_list (store, filter, folded, lower, error);

  return statement != NULL ? dument_fields_list (&row_fields, statement, error) : NULL;
}
