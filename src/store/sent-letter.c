/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/sent-letter.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"
#include "store/store-private.h"

/* The numbers stand in the file, and that of the formal notice in its statements. */
G_STATIC_ASSERT (DUMENT_LETTER_DEGREE_FRIENDLY_REMINDER == 0 &&
                 DUMENT_LETTER_DEGREE_FIRM_REMINDER == 1 && DUMENT_LETTER_DEGREE_LAST_NOTICE == 2 &&
                 DUMENT_LETTER_DEGREE_FORMAL_NOTICE == 3 && DUMENT_LETTER_DEGREE_OTHER == 4);

#define COLUMNS                                                                        \
  "reference, template, kind, client_id, written_on, posted_on, registered_number, "   \
  "presented_on, delivered_on, returned_on, deadline_days, document_id, total_asked, " \
  "currency, return_reason"

#define PARAMETERS "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"

static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentSentLetter, reference),
  DUMENT_FIELD (TEXT, DumentSentLetter, template_id),
  DUMENT_FIELD (NUMBER, DumentSentLetter, kind),
  DUMENT_FIELD (ID, DumentSentLetter, client_id),
  DUMENT_FIELD (DATE, DumentSentLetter, written_on),
  DUMENT_FIELD (DATE, DumentSentLetter, posted_on),
  DUMENT_FIELD (TEXT, DumentSentLetter, registered_number),
  DUMENT_FIELD (DATE, DumentSentLetter, presented_on),
  DUMENT_FIELD (DATE, DumentSentLetter, delivered_on),
  DUMENT_FIELD (DATE, DumentSentLetter, returned_on),
  DUMENT_FIELD (NUMBER, DumentSentLetter, deadline_days),
  DUMENT_FIELD (ID, DumentSentLetter, document_id),
  DUMENT_FIELD (INTEGER, DumentSentLetter, total_asked),
  DUMENT_FIELD (CURRENCY, DumentSentLetter, currency),
  DUMENT_FIELD (NUMBER, DumentSentLetter, return_reason),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentSentLetter),
  .free = (GDestroyNotify) dument_sent_letter_free,
  .what = N_ ("this letter"),
  .remove = "DELETE FROM letter WHERE id = ?1",
};

/**
 * dument_sent_letter_new:
 *
 * Returns: (transfer full): a letter in euros, without dates or invoices
 */
DumentSentLetter *
dument_sent_letter_new (void)
{
  DumentSentLetter *self = dument_fields_new (&row_fields);

  self->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * dument_sent_letter_free:
 * @self: (nullable) (transfer full): a letter
 */
void
dument_sent_letter_free (DumentSentLetter *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_clear_pointer (&self->invoice_ids, g_array_unref);
  g_free (self);
}

/**
 * dument_sent_letter_get_dates:
 * @self: a letter
 *
 * Returns: its life so far
 */
DumentPostingDates
dument_sent_letter_get_dates (const DumentSentLetter *self)
{
  return (DumentPostingDates){
    .written_on = self->written_on,
    .posted_on = self->posted_on,
    .presented_on = self->presented_on,
    .delivered_on = self->delivered_on,
    .returned_on = self->returned_on,
    .return_reason = self->return_reason,
  };
}

/**
 * dument_sent_letter_next_reference:
 * @store: an open file
 * @written_on: date of a letter
 * @error: (out) (optional): where an error goes
 *
 * Within a transaction the answer holds until its end, so that a letter can bear its own reference.
 *
 * Returns: (transfer full) (nullable): the reference of the next letter of that year: `2026-0001`
 */
char *
dument_sent_letter_next_reference (DumentStore *store, DumentDate written_on, GError **error)
{
  static const char sql[] =
      "SELECT coalesce (max (CAST (substr (reference, 6) AS INTEGER)), 0) + 1 "
      "FROM letter WHERE substr (reference, 1, 5) = ?1";
  g_autofree char *prefix = g_strdup_printf ("%04d-", dument_date_year (written_on));
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gint64 next;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_text (statement, 1, prefix);
  if (!dument_statement_find_id (statement, &next, error))
    return NULL;
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, prefix, next);
}

static gboolean
insert_invoice (DumentStore *store, gint64 letter_id, gint64 invoice_id, GError **error)
{
  static const char sql[] = "INSERT INTO letter_invoice (letter_id, invoice_id) VALUES (?1, ?2)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, letter_id);
  dument_statement_bind_integer (statement, 2, invoice_id);
  return dument_statement_run (statement, error);
}

static gboolean
insert_row (DumentStore *store, DumentSentLetter *letter, GError **error)
{
  static const char sql[] = "INSERT INTO letter (" COLUMNS ") VALUES " PARAMETERS;
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_fields_bind (&row_fields, letter, statement, &scratch);
  return dument_statement_insert (statement, &letter->id, error);
}

/**
 * dument_sent_letter_insert:
 * @store: an open file, within a transaction
 * @letter: (inout): a letter; its id is set, and its reference where it had none
 * @error: (out) (optional): where an error goes
 *
 * Records a letter with the invoices that it claims.
 *
 * Returns: whether it was written
 */
gboolean
dument_sent_letter_insert (DumentStore *store, DumentSentLetter *letter, GError **error)
{
  g_return_val_if_fail (dument_database_in_transaction (dument_store_get_database (store)), FALSE);

  if (letter->reference == NULL)
    {
      letter->reference = dument_sent_letter_next_reference (store, letter->written_on, error);
      if (letter->reference == NULL)
        return FALSE;
    }
  if (!insert_row (store, letter, error))
    return FALSE;
  for (guint i = 0; i < letter->invoice_ids->len; i++)
    {
      if (!insert_invoice (store, letter->id, g_array_index (letter->invoice_ids, gint64, i),
                           error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_sent_letter_update:
 * @store: an open file
 * @letter: a letter that was loaded; the invoices that it claims stay what they are
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_sent_letter_update (DumentStore *store, const DumentSentLetter *letter, GError **error)
{
  static const char sql[] = "UPDATE letter SET (" COLUMNS ") = " PARAMETERS " WHERE id = ?16";
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_fields_bind (&row_fields, letter, statement, &scratch);
  dument_statement_bind_integer (statement, 16, letter->id);
  return dument_statement_run_on_one (statement, _ ("this letter"), error);
}

static gboolean
read_invoices (DumentStore *store, DumentSentLetter *letter, GError **error)
{
  static const char sql[] =
      "SELECT invoice_id FROM letter_invoice WHERE letter_id = ?1 ORDER BY invoice_id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, letter->id);
  letter->invoice_ids = dument_statement_list_integers (statement, error);
  return letter->invoice_ids != NULL;
}

static DumentSentLetter *
load (DumentStore *store, DumentStatement *statement, GError **error)
{
  g_autoptr (DumentSentLetter) letter = dument_fields_load (&row_fields, statement, error);

  if (letter == NULL || !read_invoices (store, letter, error))
    return NULL;
  return g_steal_pointer (&letter);
}

static GPtrArray *
list (DumentStore *store, DumentStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) letters = dument_fields_list (&row_fields, statement, error);

  if (letters == NULL)
    return NULL;
  for (guint i = 0; i < letters->len; i++)
    {
      if (!read_invoices (store, g_ptr_array_index (letters, i), error))
        return NULL;
    }
  return g_steal_pointer (&letters);
}

/**
 * dument_sent_letter_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with %DUMENT_STORE_ERROR_NOT_FOUND
 */
DumentSentLetter *
dument_sent_letter_load (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM letter WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  return load (store, statement, error);
}

/**
 * dument_sent_letter_delete:
 * @store: an open file
 * @id: row of a letter
 * @error: (out) (optional): where an error goes
 *
 * Its documents stay.
 *
 * Returns: whether it was done
 */
gboolean
dument_sent_letter_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_sent_letter_find_reference:
 * @store: an open file
 * @reference: `2026-0001`
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with %DUMENT_STORE_ERROR_NOT_FOUND
 */
DumentSentLetter *
dument_sent_letter_find_reference (DumentStore *store, const char *reference, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM letter WHERE reference = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_text (statement, 1, reference);
  return load (store, statement, error);
}

/**
 * dument_sent_letter_find_registered:
 * @store: an open file
 * @number: number of a registered letter, in capitals and without spaces
 * @except_id: a letter that is not meant, or 0
 * @ret_reference: (out) (nullable) (transfer full): the first other letter that has this number
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_sent_letter_find_registered (DumentStore *store,
                                    const char *number,
                                    gint64 except_id,
                                    char **ret_reference,
                                    GError **error)
{
  static const char sql[] =
      "SELECT reference FROM letter "
      "WHERE upper (replace (registered_number, ' ', '')) = ?1 AND id <> ?2 ORDER BY id LIMIT 1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, number);
  dument_statement_bind_integer (statement, 2, except_id);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  *ret_reference = row ? g_strdup (dument_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

/**
 * dument_sent_letter_list:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentSentLetter) (nullable): all letters, oldest first
 */
GPtrArray *
dument_sent_letter_list (DumentStore *store, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM letter ORDER BY written_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  return statement != NULL ? list (store, statement, error) : NULL;
}

/**
 * dument_sent_letter_list_of_invoice:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentSentLetter) (nullable): the letters that claim it,
 * oldest first
 */
GPtrArray *
dument_sent_letter_list_of_invoice (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM letter "
      "WHERE id IN (SELECT letter_id FROM letter_invoice WHERE invoice_id = ?1) "
      "ORDER BY written_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  return list (store, statement, error);
}

/**
 * dument_sent_letter_add_proof:
 * @store: an open file
 * @id: a letter
 * @document_id: a document that is kept: the slip of the post office, the receipt that came back
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether the document is a proof of the letter now; one that was already stays one
 */
gboolean
dument_sent_letter_add_proof (DumentStore *store, gint64 id, gint64 document_id, GError **error)
{
  static const char sql[] =
      "INSERT OR IGNORE INTO letter_proof (letter_id, document_id) VALUES (?1, ?2)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  dument_statement_bind_integer (statement, 2, document_id);
  return dument_statement_run (statement, error);
}

/**
 * dument_sent_letter_list_proofs:
 * @store: an open file
 * @id: a letter
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the documents that prove its sending
 */
GArray *
dument_sent_letter_list_proofs (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] =
      "SELECT document_id FROM letter_proof WHERE letter_id = ?1 ORDER BY document_id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  return dument_statement_list_integers (statement, error);
}
