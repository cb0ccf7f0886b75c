/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/overruling.h"

#include "config.h"

#include "store/statement.h"

/**
 * dument_overruling_new:
 * @code: which warning, as scripts read it
 * @about: (nullable): what it is about, %NULL for every warning of that code
 * @reason: why it does not count
 *
 * Returns: (transfer full): the overruling
 */
DumentOverruling *
dument_overruling_new (const char *code, const char *about, const char *reason)
{
  DumentOverruling *self = g_new0 (DumentOverruling, 1);

  self->code = g_strdup (code);
  self->about = g_strdup (about != NULL ? about : "");
  self->reason = g_strdup (reason);
  return self;
}

/**
 * dument_overruling_free:
 * @self: (nullable) (transfer full): an overruling
 */
void
dument_overruling_free (DumentOverruling *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->about);
  g_free (self->reason);
  g_free (self);
}

static void
free_overruling (gpointer data)
{
  dument_overruling_free (data);
}

/**
 * dument_overruling_list_new:
 *
 * Returns: (transfer full) (element-type DumentOverruling): an empty list, which owns what is in it
 */
GPtrArray *
dument_overruling_list_new (void)
{
  return g_ptr_array_new_with_free_func (free_overruling);
}

/**
 * dument_overruling_list_copy:
 * @list: (element-type DumentOverruling): a list
 *
 * Returns: (transfer full) (element-type DumentOverruling): the same for another thread
 */
GPtrArray *
dument_overruling_list_copy (const GPtrArray *list)
{
  GPtrArray *copy = dument_overruling_list_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const DumentOverruling *other = g_ptr_array_index (list, i);

      g_ptr_array_add (copy, dument_overruling_new (other->code, other->about, other->reason));
    }
  return copy;
}

/**
 * dument_overruling_list_of_draft:
 * @store: an open file
 * @draft_id: row of a draft
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type DumentOverruling): what was overruled of it, by
 *   code; %NULL with an error
 */
GPtrArray *
dument_overruling_list_of_draft (DumentStore *store, gint64 draft_id, GError **error)
{
  static const char sql[] = "SELECT code, about, reason FROM letter_draft_overruling "
                            "WHERE draft_id = ?1 ORDER BY code, about";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GPtrArray) list = dument_overruling_list_new ();
  gboolean row;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, draft_id);
  while (dument_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, dument_overruling_new (dument_statement_get_text (statement, 0),
                                                    dument_statement_get_text (statement, 1),
                                                    dument_statement_get_text (statement, 2)));
    }
  return NULL;
}

static gboolean
clear (DumentStore *store, gint64 draft_id, GError **error)
{
  static const char sql[] = "DELETE FROM letter_draft_overruling WHERE draft_id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, draft_id);
  return dument_statement_run (statement, error);
}

static gboolean
write_one (DumentStore *store, gint64 draft_id, const DumentOverruling *one, GError **error)
{
  static const char sql[] = "INSERT OR REPLACE INTO letter_draft_overruling "
                            "(draft_id, code, about, reason) VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, draft_id);
  dument_statement_bind_text (statement, 2, one->code);
  dument_statement_bind_text (statement, 3, one->about);
  dument_statement_bind_text (statement, 4, one->reason);
  return dument_statement_run (statement, error);
}

/**
 * dument_overruling_list_save:
 * @store: an open file, within a transaction
 * @draft_id: row of a draft
 * @list: (element-type DumentOverruling): what was overruled of it, in place of what was before
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_overruling_list_save (DumentStore *store,
                             gint64 draft_id,
                             const GPtrArray *list,
                             GError **error)
{
  if (!clear (store, draft_id, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      if (!write_one (store, draft_id, g_ptr_array_index (list, i), error))
        return FALSE;
    }
  return TRUE;
}
