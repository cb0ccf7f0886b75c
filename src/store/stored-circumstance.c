/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/stored-circumstance.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

/* The numbers stand in the file. */
G_STATIC_ASSERT (DUMENT_CIRCUMSTANCE_PROMISE == 0 && DUMENT_CIRCUMSTANCE_PAUSE == 1 &&
                 DUMENT_CIRCUMSTANCE_DISPUTE == 2 && DUMENT_CIRCUMSTANCE_WRITE_OFF == 3);

#define COLUMNS    "invoice_id, client_id, kind, since, until, ended_on, amount, reason, words"

#define PARAMETERS "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"

static const DumentField fields[] = {
  DUMENT_FIELD (ID, DumentStoredCircumstance, invoice_id),
  DUMENT_FIELD (ID, DumentStoredCircumstance, client_id),
  DUMENT_FIELD (NUMBER, DumentStoredCircumstance, circumstance.kind),
  DUMENT_FIELD (DATE, DumentStoredCircumstance, circumstance.since),
  DUMENT_FIELD (DATE, DumentStoredCircumstance, circumstance.until),
  DUMENT_FIELD (DATE, DumentStoredCircumstance, circumstance.ended_on),
  DUMENT_FIELD (INTEGER, DumentStoredCircumstance, circumstance.amount),
  DUMENT_FIELD (TEXT, DumentStoredCircumstance, reason),
  DUMENT_FIELD (TEXT, DumentStoredCircumstance, words),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentStoredCircumstance),
  .free = (GDestroyNotify) dument_stored_circumstance_free,
  .what = N_ ("this entry"),
  DUMENT_FIELDS_OF_TABLE ("circumstance", COLUMNS, PARAMETERS, "?10"),
};

/**
 * dument_stored_circumstance_new:
 *
 * Returns: (transfer full): a promise without anything promised
 */
DumentStoredCircumstance *
dument_stored_circumstance_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_stored_circumstance_copy:
 * @self: what changes the course of an invoice
 *
 * Returns: (transfer full): the same once more
 */
DumentStoredCircumstance *
dument_stored_circumstance_copy (const DumentStoredCircumstance *self)
{
  DumentStoredCircumstance *copy = g_new0 (DumentStoredCircumstance, 1);

  copy->id = self->id;
  dument_fields_copy (&row_fields, self, copy);
  return copy;
}

/**
 * dument_stored_circumstance_free:
 * @self: (nullable) (transfer full): what changes the course of an invoice
 */
void
dument_stored_circumstance_free (DumentStoredCircumstance *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_stored_circumstance_insert:
 * @store: an open file
 * @circumstance: (inout): a new one, whose id is set; or one that was taken back, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_stored_circumstance_insert (DumentStore *store,
                                   DumentStoredCircumstance *circumstance,
                                   GError **error)
{
  return dument_fields_insert (&row_fields, store, circumstance, error);
}

/**
 * dument_stored_circumstance_end:
 * @store: an open file
 * @id: number of the row
 * @ended_on: the first day that it holds no more; %DUMENT_DATE_NONE where it goes on
 * @error: (out) (optional): where an error goes
 *
 * What was recorded is never rewritten; it ends.
 *
 * Returns: whether it was written
 */
gboolean
dument_stored_circumstance_end (DumentStore *store, gint64 id, DumentDate ended_on, GError **error)
{
  static const char sql[] = "UPDATE circumstance SET ended_on = ?2 WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  dument_statement_bind_date (statement, 2, ended_on);
  return dument_statement_run_on_one (statement, _ ("this entry"), error);
}

/**
 * dument_stored_circumstance_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the row
 */
DumentStoredCircumstance *
dument_stored_circumstance_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_stored_circumstance_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Takes back what was recorded by mistake.
 *
 * Returns: whether it is gone
 */
gboolean
dument_stored_circumstance_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

static GPtrArray *
list_rows (DumentStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  return dument_fields_list (&row_fields, statement, error);
}

/**
 * dument_stored_circumstance_list:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentStoredCircumstance) (nullable): what changes or
 * changed its course, by day, that of its client among it
 */
GPtrArray *
dument_stored_circumstance_list (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM circumstance WHERE invoice_id = ?1 "
      "OR client_id = (SELECT client_id FROM invoice WHERE id = ?1) ORDER BY since, id";

  return list_rows (store, sql, invoice_id, error);
}

/**
 * dument_stored_circumstance_list_of_client:
 * @store: an open file
 * @client_id: a client
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentStoredCircumstance) (nullable): what is told of all
 * of its invoices together, by day
 */
GPtrArray *
dument_stored_circumstance_list_of_client (DumentStore *store, gint64 client_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM circumstance WHERE client_id = ?1 ORDER BY since, id";

  return list_rows (store, sql, client_id, error);
}
