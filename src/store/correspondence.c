/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/correspondence.h"

#include "config.h"

#include "store/fields.h"

static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentCorrespondence, reference),
  DUMENT_FIELD (TEXT, DumentCorrespondence, template_id),
  DUMENT_FIELD (NUMBER, DumentCorrespondence, kind),
  DUMENT_FIELD (ID, DumentCorrespondence, client_id),
  DUMENT_FIELD (TEXT, DumentCorrespondence, client_name),
  DUMENT_FIELD (TEXT, DumentCorrespondence, numbers),
  DUMENT_FIELD (NUMBER, DumentCorrespondence, n_invoices),
  DUMENT_FIELD (ID, DumentCorrespondence, invoice_id),
  DUMENT_FIELD (DATE, DumentCorrespondence, written_on),
  DUMENT_FIELD (DATE, DumentCorrespondence, posted_on),
  DUMENT_FIELD (TEXT, DumentCorrespondence, registered_number),
  DUMENT_FIELD (DATE, DumentCorrespondence, presented_on),
  DUMENT_FIELD (DATE, DumentCorrespondence, delivered_on),
  DUMENT_FIELD (DATE, DumentCorrespondence, unclaimed_on),
  DUMENT_FIELD (NUMBER, DumentCorrespondence, deadline_days),
  DUMENT_FIELD (INTEGER, DumentCorrespondence, total_asked),
  DUMENT_FIELD (CURRENCY, DumentCorrespondence, currency),
  DUMENT_FIELD (NUMBER, DumentCorrespondence, n_proofs),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentCorrespondence),
  .free = (GDestroyNotify) dument_correspondence_free,
};

/**
 * dument_correspondence_copy:
 * @self: a line
 *
 * Returns: (transfer full): a copy of it
 */
DumentCorrespondence *
dument_correspondence_copy (const DumentCorrespondence *self)
{
  DumentCorrespondence *copy = g_new0 (DumentCorrespondence, 1);

  copy->id = self->id;
  dument_fields_copy (&row_fields, self, copy);
  return copy;
}

/**
 * dument_correspondence_free:
 * @self: (nullable) (transfer full): a line
 */
void
dument_correspondence_free (DumentCorrespondence *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

static GPtrArray *
list (DumentStore *store, const char *sql, GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, DUMENT_CORRESPONDENCE_MAX_NUMBERS);
  return dument_fields_list (&row_fields, statement, error);
}

/**
 * dument_correspondence_list_letters:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type DumentCorrespondence): all letters that were
 *   recorded, the last written first
 */
GPtrArray *
dument_correspondence_list_letters (DumentStore *store, GError **error)
{
  static const char sql[] =
      "SELECT letter.id, letter.reference, letter.template, letter.kind, letter.client_id, "
      "client.name, "
      "(SELECT group_concat (number, char (10)) FROM (SELECT invoice.number AS number "
      "FROM letter_invoice JOIN invoice ON invoice.id = letter_invoice.invoice_id "
      "WHERE letter_invoice.letter_id = letter.id ORDER BY invoice.id LIMIT ?1)), "
      "(SELECT count (*) FROM letter_invoice WHERE letter_id = letter.id), "
      "(SELECT min (invoice_id) FROM letter_invoice WHERE letter_id = letter.id), "
      "letter.written_on, letter.posted_on, letter.registered_number, letter.presented_on, "
      "letter.delivered_on, letter.unclaimed_on, letter.deadline_days, letter.total_asked, "
      "letter.currency, (SELECT count (*) FROM letter_proof WHERE letter_id = letter.id) "
      "FROM letter JOIN client ON client.id = letter.client_id "
      "ORDER BY letter.written_on DESC, letter.id DESC";

  return list (store, sql, error);
}

/**
 * dument_correspondence_list_drafts:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type DumentCorrespondence): all letters that are
 *   being written, the last saved first
 */
GPtrArray *
dument_correspondence_list_drafts (DumentStore *store, GError **error)
{
  /* All invoices of a draft are of one client. */
  static const char sql[] =
      "SELECT letter_draft.id, NULL, letter_draft.template, 4, client.id, client.name, "
      "(SELECT group_concat (number, char (10)) FROM (SELECT other.number AS number "
      "FROM letter_draft_invoice AS link JOIN invoice AS other ON other.id = link.invoice_id "
      "WHERE link.draft_id = letter_draft.id ORDER BY other.id LIMIT ?1)), "
      "(SELECT count (*) FROM letter_draft_invoice WHERE draft_id = letter_draft.id), "
      "invoice.id, letter_draft.changed_at / 86400, NULL, letter_draft.registered_number, "
      "NULL, NULL, NULL, letter_draft.deadline_days, 0, invoice.currency, 0 "
      "FROM letter_draft "
      "JOIN invoice ON invoice.id = (SELECT min (invoice_id) FROM letter_draft_invoice "
      "WHERE draft_id = letter_draft.id) "
      "JOIN client ON client.id = invoice.client_id "
      "ORDER BY letter_draft.changed_at DESC, letter_draft.id DESC";

  return list (store, sql, error);
}
