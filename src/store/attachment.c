/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/attachment.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

#define COLUMNS    "invoice_id, document_id, attached_on"

#define PARAMETERS "?1, ?2, ?3"

static const DumentField fields[] = {
  DUMENT_FIELD (ID, DumentAttachment, invoice_id),
  DUMENT_FIELD (ID, DumentAttachment, document_id),
  DUMENT_FIELD (DATE, DumentAttachment, attached_on),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentAttachment),
  .free = (GDestroyNotify) dument_attachment_free,
  .what = N_ ("this document"),
  DUMENT_FIELDS_OF_TABLE ("attachment", COLUMNS, PARAMETERS, "?4"),
};

/**
 * dument_attachment_new:
 *
 * Returns: (transfer full): an attachment of nothing to nothing
 */
DumentAttachment *
dument_attachment_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_attachment_free:
 * @self: (nullable) (transfer full): an attachment
 */
void
dument_attachment_free (DumentAttachment *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_attachment_insert:
 * @store: an open file
 * @attachment: (inout): what belongs together, whose id is set; or one that was taken back, with
 *   its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_EXISTS where it belongs there already
 */
gboolean
dument_attachment_insert (DumentStore *store, DumentAttachment *attachment, GError **error)
{
  return dument_fields_insert (&row_fields, store, attachment, error);
}

/**
 * dument_attachment_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Parts the document from the invoice; the document itself is kept.
 *
 * Returns: whether it is gone
 */
gboolean
dument_attachment_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_attachment_list:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentAttachment) (nullable): what belongs to it
 */
GPtrArray *
dument_attachment_list (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM attachment WHERE invoice_id = ?1 "
                            "ORDER BY attached_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  return dument_fields_list (&row_fields, statement, error);
}
