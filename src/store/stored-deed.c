/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/stored-deed.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

/* The numbers stand in the file. */
G_STATIC_ASSERT (DUMENT_DEED_DONE == 0 && DUMENT_DEED_PUT_OFF == 1 && DUMENT_DEED_GIVEN_UP == 2);
G_STATIC_ASSERT (DUMENT_MEDIUM_EMAIL == 0 && DUMENT_MEDIUM_LETTER == 1 &&
                 DUMENT_MEDIUM_REGISTERED == 2 && DUMENT_MEDIUM_CALL == 3 &&
                 DUMENT_MEDIUM_SMS == 4 && DUMENT_MEDIUM_NONE == 5);
G_STATIC_ASSERT (DUMENT_OUTCOME_DONE == 0 && DUMENT_OUTCOME_VOICEMAIL == 1 &&
                 DUMENT_OUTCOME_UNREACHABLE == 2 && DUMENT_OUTCOME_PROMISED == 3 &&
                 DUMENT_OUTCOME_DISPUTED == 4 && DUMENT_OUTCOME_NOT_RECEIVED == 5 &&
                 DUMENT_OUTCOME_AWAITING_APPROVAL == 6 && DUMENT_OUTCOME_ON_ITS_WAY == 7 &&
                 DUMENT_OUTCOME_WRONG_CONTACT == 8);

#define COLUMNS \
  "invoice_id, kind, done_on, step, medium, outcome, template, deadline_days, until, words"

#define PARAMETERS "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10"

static const DumentField fields[] = {
  DUMENT_FIELD (ID, DumentStoredDeed, invoice_id),
  DUMENT_FIELD (NUMBER, DumentStoredDeed, kind),
  DUMENT_FIELD (DATE, DumentStoredDeed, done_on),
  DUMENT_FIELD (TEXT, DumentStoredDeed, step),
  DUMENT_FIELD (NUMBER, DumentStoredDeed, medium),
  DUMENT_FIELD (NUMBER, DumentStoredDeed, outcome),
  DUMENT_FIELD (TEXT, DumentStoredDeed, template_id),
  DUMENT_FIELD (NUMBER, DumentStoredDeed, deadline_days),
  DUMENT_FIELD (DATE, DumentStoredDeed, until),
  DUMENT_FIELD (TEXT, DumentStoredDeed, words),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentStoredDeed),
  .free = (GDestroyNotify) dument_stored_deed_free,
  .what = N_ ("this entry"),
  DUMENT_FIELDS_OF_TABLE ("deed", COLUMNS, PARAMETERS, "?11"),
};

/**
 * dument_stored_deed_new:
 *
 * Returns: (transfer full): an e-mail of no day
 */
DumentStoredDeed *
dument_stored_deed_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_stored_deed_free:
 * @self: (nullable) (transfer full): something done about an invoice
 */
void
dument_stored_deed_free (DumentStoredDeed *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_stored_deed_insert:
 * @store: an open file
 * @deed: (inout): a new one, whose id is set; or one that was taken back, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_stored_deed_insert (DumentStore *store, DumentStoredDeed *deed, GError **error)
{
  return dument_fields_insert (&row_fields, store, deed, error);
}

/**
 * dument_stored_deed_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the row
 */
DumentStoredDeed *
dument_stored_deed_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_stored_deed_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Takes back what was recorded by mistake.
 *
 * Returns: whether it is gone
 */
gboolean
dument_stored_deed_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_stored_deed_list:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentStoredDeed) (nullable): what was done about it, by
 *   day
 */
GPtrArray *
dument_stored_deed_list (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM deed WHERE invoice_id = ?1 ORDER BY done_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  return dument_fields_list (&row_fields, statement, error);
}

/**
 * dument_stored_deed_list_all:
 * @store: an open file
 * @client_id: row of a client, or 0 for all
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentStoredDeed) (nullable): what was done about all
 *   invoices, by invoice and day
 */
GPtrArray *
dument_stored_deed_list_all (DumentStore *store, gint64 client_id, GError **error)
{
  static const char all[] = "SELECT id, " COLUMNS " FROM deed ORDER BY invoice_id, done_on, id";
  static const char of_client[] =
      "SELECT id, " COLUMNS " FROM deed "
      "WHERE invoice_id IN (SELECT invoice.id FROM invoice WHERE client_id = ?1) "
      "ORDER BY invoice_id, done_on, id";
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, client_id != 0 ? of_client : all, error);

  if (statement == NULL)
    return NULL;
  if (client_id != 0)
    dument_statement_bind_integer (statement, 1, client_id);
  return dument_fields_list (&row_fields, statement, error);
}
