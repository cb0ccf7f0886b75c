/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/credit-note.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

#define COLUMNS                                                                             \
  "seller_key, number, client_id, issue_date, currency, amount, named_number, invoice_id, " \
  "source_id"

#define PARAMETERS "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"

static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentCreditNote, seller_key),
  DUMENT_FIELD (TEXT, DumentCreditNote, number),
  DUMENT_FIELD (ID, DumentCreditNote, client_id),
  DUMENT_FIELD (DATE, DumentCreditNote, issue_date),
  DUMENT_FIELD (CURRENCY, DumentCreditNote, currency),
  DUMENT_FIELD (INTEGER, DumentCreditNote, amount),
  DUMENT_FIELD (TEXT, DumentCreditNote, named_number),
  DUMENT_FIELD (ID, DumentCreditNote, invoice_id),
  DUMENT_FIELD (ID, DumentCreditNote, source_id),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentCreditNote),
  .free = (GDestroyNotify) dument_credit_note_free,
  .what = N_ ("this credit note"),
  DUMENT_FIELDS_OF_TABLE ("credit_note", COLUMNS, PARAMETERS, "?10"),
  DUMENT_FIELDS_BY_SELLER ("credit_note"),
};

/**
 * dument_credit_note_new:
 *
 * Returns: (transfer full): an empty credit note in euros, without date
 */
DumentCreditNote *
dument_credit_note_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_credit_note_free:
 * @self: (nullable) (transfer full): a credit note
 */
void
dument_credit_note_free (DumentCreditNote *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_credit_note_insert:
 * @store: an open file
 * @note: (inout): a new credit note, whose id is set; or one that was deleted, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_EXISTS where its identity is taken
 */
gboolean
dument_credit_note_insert (DumentStore *store, DumentCreditNote *note, GError **error)
{
  return dument_fields_insert (&row_fields, store, note, error);
}

static gboolean
part_from_invoice (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "UPDATE credit_note SET invoice_id = NULL WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  return dument_statement_run_on_one (statement, _ ("this credit note"), error);
}

/**
 * dument_credit_note_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Deletes a credit note that was recorded by mistake, with what of it was set against invoices.
 *
 * Returns: whether it is gone; %DUMENT_STORE_ERROR_CONFLICT where something hangs on it
 */
gboolean
dument_credit_note_delete (DumentStore *store, gint64 id, GError **error)
{
  /* What was computed of its invoice is forgotten by that. */
  return part_from_invoice (store, id, error) &&
         dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_credit_note_change_seller:
 * @store: an open file
 * @from: a seller's half of the identity
 * @to: what it is from now on
 * @error: (out) (optional): where an error goes
 *
 * Gives the credit notes of a seller another half of the identity, because the seller is better
 * known now.
 *
 * Returns: whether it was done; %DUMENT_STORE_ERROR_EXISTS where a number would be there twice
 */
gboolean
dument_credit_note_change_seller (DumentStore *store,
                                  const char *from,
                                  const char *to,
                                  GError **error)
{
  return dument_fields_change_seller (&row_fields, store, from, to, error);
}

/**
 * dument_credit_note_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the credit note
 */
DumentCreditNote *
dument_credit_note_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_credit_note_find:
 * @store: an open file
 * @seller_key: the seller's half of the identity
 * @number: the other half
 * @ret_id: (out): the credit note, or 0 where there is none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_credit_note_find (DumentStore *store,
                         const char *seller_key,
                         const char *number,
                         gint64 *ret_id,
                         GError **error)
{
  return dument_fields_find (&row_fields, store, seller_key, number, ret_id, error);
}

/**
 * dument_credit_note_find_number:
 * @store: an open file
 * @number: a number
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentCreditNote) (nullable): the credit notes of this
 * number, one for each seller that has it
 */
GPtrArray *
dument_credit_note_find_number (DumentStore *store, const char *number, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM credit_note WHERE number = ?1 ORDER BY id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_text (statement, 1, number);
  return dument_fields_list (&row_fields, statement, error);
}

/**
 * dument_credit_note_match_pending:
 * @store: an open file
 * @ret_n_matched: (out) (optional): how many found their invoice
 * @error: (out) (optional): where an error goes
 *
 * A credit note may come in before the invoice that it names. This joins those whose invoice, of
 * the same seller and currency, is there now.
 *
 * Returns: whether it was done
 */
gboolean
dument_credit_note_match_pending (DumentStore *store, unsigned *ret_n_matched, GError **error)
{
  static const char sql[] =
      "UPDATE credit_note SET invoice_id = invoice.id FROM invoice "
      "WHERE credit_note.invoice_id IS NULL AND credit_note.named_number = invoice.number "
      "AND credit_note.seller_key = invoice.seller_key AND credit_note.currency = invoice.currency "
      "AND NOT EXISTS (SELECT 1 FROM allocation WHERE credit_note_id = credit_note.id)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL || !dument_statement_run (statement, error))
    return FALSE;
  if (ret_n_matched != NULL)
    *ret_n_matched = (unsigned) dument_statement_count_changes (statement);
  return TRUE;
}

/**
 * dument_credit_note_list_of_invoice:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentCreditNote) (nullable): the credit notes that name
 * it or were set against it, oldest first
 */
GPtrArray *
dument_credit_note_list_of_invoice (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM credit_note WHERE invoice_id = ?1 "
      "OR id IN (SELECT credit_note_id FROM allocation WHERE allocation.invoice_id = ?1) "
      "ORDER BY issue_date, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  return dument_fields_list (&row_fields, statement, error);
}
