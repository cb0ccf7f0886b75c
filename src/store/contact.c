/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/contact.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

#define COLUMNS    "client_id, name, role, email, phone"

#define PARAMETERS "?1, ?2, ?3, ?4, ?5"

static const DumentField fields[] = {
  DUMENT_FIELD (ID, DumentContact, client_id), DUMENT_FIELD (TEXT, DumentContact, name),
  DUMENT_FIELD (TEXT, DumentContact, role),    DUMENT_FIELD (TEXT, DumentContact, email),
  DUMENT_FIELD (TEXT, DumentContact, phone),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentContact),
  .free = (GDestroyNotify) dument_contact_free,
  .what = N_ ("this contact"),
  DUMENT_FIELDS_OF_TABLE ("contact", COLUMNS, PARAMETERS, "?6"),
};

/**
 * dument_contact_new:
 *
 * Returns: (transfer full): a contact of whom nothing is known
 */
DumentContact *
dument_contact_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_contact_free:
 * @self: (nullable) (transfer full): a contact
 */
void
dument_contact_free (DumentContact *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_contact_copy:
 * @self: a contact
 *
 * Returns: (transfer full): the same, of the same row
 */
DumentContact *
dument_contact_copy (const DumentContact *self)
{
  DumentContact *copy = dument_contact_new ();

  dument_fields_copy (&row_fields, self, copy);
  copy->id = self->id;
  return copy;
}

/**
 * dument_contact_merge:
 * @self: (inout): a contact as it was changed here
 * @before: the same as it was before
 * @stored: the same as somebody else changed it since
 *
 * Takes over what was changed in @stored alone.
 *
 * Returns: %FALSE where both changed the same, each in its way; @self is left as it was
 */
gboolean
dument_contact_merge (DumentContact *self, const DumentContact *before, const DumentContact *stored)
{
  return dument_fields_merge (&row_fields, before, stored, self);
}

/**
 * dument_contact_insert:
 * @store: an open file
 * @contact: (inout): a new contact, whose id is set; or one that was deleted, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_contact_insert (DumentStore *store, DumentContact *contact, GError **error)
{
  return dument_fields_insert (&row_fields, store, contact, error);
}

/**
 * dument_contact_update:
 * @store: an open file
 * @contact: a contact that was listed
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_contact_update (DumentStore *store, const DumentContact *contact, GError **error)
{
  return dument_fields_update (&row_fields, store, contact, error);
}

/**
 * dument_contact_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it is gone
 */
gboolean
dument_contact_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_contact_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the contact
 */
DumentContact *
dument_contact_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_contact_list:
 * @store: an open file
 * @client_id: a client
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentContact) (nullable): its contacts, oldest first
 */
GPtrArray *
dument_contact_list (DumentStore *store, gint64 client_id, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM contact WHERE client_id = ?1 ORDER BY id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  return dument_fields_list (&row_fields, statement, error);
}
