/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/stored-insolvency.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

#define COLUMNS    "client_id, judgment_on, published_on, trustee, trustee_address, procedure_number"

#define PARAMETERS "?1, ?2, ?3, ?4, ?5, ?6"

static const DumentField fields[] = {
  DUMENT_FIELD (ID, DumentStoredInsolvency, client_id),
  DUMENT_FIELD (DATE, DumentStoredInsolvency, judgment_on),
  DUMENT_FIELD (DATE, DumentStoredInsolvency, published_on),
  DUMENT_FIELD (TEXT, DumentStoredInsolvency, trustee),
  DUMENT_FIELD (LINES, DumentStoredInsolvency, trustee_address),
  DUMENT_FIELD (TEXT, DumentStoredInsolvency, procedure_number),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentStoredInsolvency),
  .free = (GDestroyNotify) dument_stored_insolvency_free,
  .what = N_ ("this insolvency"),
  DUMENT_FIELDS_OF_TABLE ("insolvency", COLUMNS, PARAMETERS, "?7"),
};

/**
 * dument_stored_insolvency_new:
 *
 * Returns: (transfer full): a procedure of which nothing is known
 */
DumentStoredInsolvency *
dument_stored_insolvency_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_stored_insolvency_copy:
 * @self: a procedure
 *
 * Returns: (transfer full): the same once more
 */
DumentStoredInsolvency *
dument_stored_insolvency_copy (const DumentStoredInsolvency *self)
{
  DumentStoredInsolvency *copy = g_new0 (DumentStoredInsolvency, 1);

  copy->id = self->id;
  dument_fields_copy (&row_fields, self, copy);
  return copy;
}

/**
 * dument_stored_insolvency_merge:
 * @self: (inout): a procedure as it is to be written
 * @before: the same as it was read
 * @stored: the same as the file has it now
 *
 * Takes over from @stored what @self leaves as it was.
 *
 * Returns: %FALSE where both changed the same
 */
gboolean
dument_stored_insolvency_merge (DumentStoredInsolvency *self,
                                const DumentStoredInsolvency *before,
                                const DumentStoredInsolvency *stored)
{
  return dument_fields_merge (&row_fields, before, stored, self);
}

/**
 * dument_stored_insolvency_free:
 * @self: (nullable) (transfer full): a procedure
 */
void
dument_stored_insolvency_free (DumentStoredInsolvency *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_stored_insolvency_insert:
 * @store: an open file
 * @insolvency: (inout): a new one, whose id is set; or one that was taken back, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_stored_insolvency_insert (DumentStore *store,
                                 DumentStoredInsolvency *insolvency,
                                 GError **error)
{
  return dument_fields_insert (&row_fields, store, insolvency, error);
}

/**
 * dument_stored_insolvency_update:
 * @store: an open file
 * @insolvency: one of which more became known
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_stored_insolvency_update (DumentStore *store,
                                 const DumentStoredInsolvency *insolvency,
                                 GError **error)
{
  return dument_fields_update (&row_fields, store, insolvency, error);
}

/**
 * dument_stored_insolvency_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the procedure
 */
DumentStoredInsolvency *
dument_stored_insolvency_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_stored_insolvency_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Takes back what was recorded by mistake.
 *
 * Returns: whether it is gone
 */
gboolean
dument_stored_insolvency_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_stored_insolvency_list:
 * @store: an open file
 * @client_id: a client
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentStoredInsolvency) (nullable): its procedures, by the
 * day of the judgment
 */
GPtrArray *
dument_stored_insolvency_list (DumentStore *store, gint64 client_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM insolvency WHERE client_id = ?1 ORDER BY judgment_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  return dument_fields_list (&row_fields, statement, error);
}
