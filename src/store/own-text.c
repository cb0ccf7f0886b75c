/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/own-text.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"

#define COLUMNS    "name, text, original, changed_on"

#define PARAMETERS "?1, ?2, ?3, ?4"

/* The text and the original from which it was made belong together. */
static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentOwnText, name),
  DUMENT_FIELD (TEXT, DumentOwnText, text),
  DUMENT_FIELD_WITH (TEXT, DumentOwnText, original),
  DUMENT_FIELD_WITH (DATE, DumentOwnText, changed_on),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentOwnText),
  .free = (GDestroyNotify) dument_own_text_free,
  .what = N_ ("this text"),
  DUMENT_FIELDS_OF_TABLE ("own_text", COLUMNS, PARAMETERS, "?5"),
};

/**
 * dument_own_text_new:
 *
 * Returns: (transfer full): an empty text
 */
DumentOwnText *
dument_own_text_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_own_text_copy:
 * @self: a text
 *
 * Returns: (transfer full): the same once more
 */
DumentOwnText *
dument_own_text_copy (const DumentOwnText *self)
{
  DumentOwnText *copy = g_new0 (DumentOwnText, 1);

  copy->id = self->id;
  dument_fields_copy (&row_fields, self, copy);
  return copy;
}

/**
 * dument_own_text_free:
 * @self: (nullable) (transfer full): a text
 */
void
dument_own_text_free (DumentOwnText *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_own_text_merge:
 * @self: (inout): a text as it is to be written
 * @before: the same as it was read
 * @stored: the same as the file has it now
 *
 * Takes over from @stored what @self leaves as it was.
 *
 * Returns: %FALSE where both changed the same
 */
gboolean
dument_own_text_merge (DumentOwnText *self,
                       const DumentOwnText *before,
                       const DumentOwnText *stored)
{
  return dument_fields_merge (&row_fields, before, stored, self);
}

/**
 * dument_own_text_insert:
 * @store: an open file
 * @text: (inout): a new one, whose id is set; or one that was taken back, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_own_text_insert (DumentStore *store, DumentOwnText *text, GError **error)
{
  return dument_fields_insert (&row_fields, store, text, error);
}

/**
 * dument_own_text_update:
 * @store: an open file
 * @text: one that was changed once more
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_own_text_update (DumentStore *store, const DumentOwnText *text, GError **error)
{
  return dument_fields_update (&row_fields, store, text, error);
}

/**
 * dument_own_text_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the text
 */
DumentOwnText *
dument_own_text_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_own_text_find:
 * @store: an open file
 * @name: which text
 * @ret_text: (out) (transfer full) (nullable): what the user made of it, %NULL where it is the
 *   shipped one
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_own_text_find (DumentStore *store,
                      const char *name,
                      DumentOwnText **ret_text,
                      GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM own_text WHERE name = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GPtrArray) found = NULL;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, name);
  found = dument_fields_list (&row_fields, statement, error);
  if (found == NULL)
    return FALSE;
  *ret_text = found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
  return TRUE;
}

/**
 * dument_own_text_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it is gone, and the shipped text holds again
 */
gboolean
dument_own_text_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_own_text_list:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentOwnText) (nullable): all of them, by name
 */
GPtrArray *
dument_own_text_list (DumentStore *store, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM own_text ORDER BY name";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  return statement != NULL ? dument_fields_list (&row_fields, statement, error) : NULL;
}
