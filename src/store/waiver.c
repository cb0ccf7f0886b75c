/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/waiver.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

/* The numbers stand in the file. */
G_STATIC_ASSERT (DUMENT_WAIVER_INTEREST == 0 && DUMENT_WAIVER_INDEMNITY == 1);

#define COLUMNS    "invoice_id, kind, waived_on, reason"

#define PARAMETERS "?1, ?2, ?3, ?4"

static const DumentField fields[] = {
  DUMENT_FIELD (ID, DumentWaiver, invoice_id),
  DUMENT_FIELD (NUMBER, DumentWaiver, kind),
  DUMENT_FIELD (DATE, DumentWaiver, waived_on),
  DUMENT_FIELD (TEXT, DumentWaiver, reason),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentWaiver),
  .free = (GDestroyNotify) dument_waiver_free,
  .what = N_ ("this waiver"),
  DUMENT_FIELDS_OF_TABLE ("waiver", COLUMNS, PARAMETERS, "?5"),
};

/**
 * dument_waiver_new:
 *
 * Returns: (transfer full): a waiver without date
 */
DumentWaiver *
dument_waiver_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_waiver_free:
 * @self: (nullable) (transfer full): a waiver
 */
void
dument_waiver_free (DumentWaiver *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_waiver_insert:
 * @store: an open file
 * @waiver: (inout): what is given up, whose id is set; or one that was taken back, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_waiver_insert (DumentStore *store, DumentWaiver *waiver, GError **error)
{
  return dument_fields_insert (&row_fields, store, waiver, error);
}

/**
 * dument_waiver_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Takes a waiver back.
 *
 * Returns: whether it is gone
 */
gboolean
dument_waiver_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_waiver_list:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentWaiver) (nullable): what was given up of it
 */
GPtrArray *
dument_waiver_list (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM waiver WHERE invoice_id = ?1 ORDER BY waived_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  return dument_fields_list (&row_fields, statement, error);
}
