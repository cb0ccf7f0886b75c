/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/transaction.h"

#include "store/store-private.h"

struct _DumentTransaction
{
  DumentDatabase *database;
  gboolean is_open;
  gboolean is_nested;
};

/**
 * dument_transaction_begin:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Begins a use case. From here on nobody else can write. A use case that is part of a larger one
 * begins within its transaction: what it commits is kept only if the larger one commits too.
 *
 * Returns: (transfer full) (nullable): the transaction
 */
DumentTransaction *
dument_transaction_begin (DumentStore *store, GError **error)
{
  DumentDatabase *database = dument_store_get_database (store);
  gboolean is_nested = dument_database_in_transaction (database);
  DumentTransaction *self;

  if (is_nested ? !dument_database_execute (database, "SAVEPOINT part", error)
                : !dument_database_begin (database, error))
    return NULL;
  self = g_new (DumentTransaction, 1);
  self->database = database;
  self->is_open = TRUE;
  self->is_nested = is_nested;
  return self;
}

/**
 * dument_transaction_commit:
 * @self: an open transaction
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether everything is on the disk, or will be with the larger transaction; if not,
 * nothing was changed
 */
gboolean
dument_transaction_commit (DumentTransaction *self, GError **error)
{
  g_return_val_if_fail (self->is_open, FALSE);

  if (self->is_nested)
    {
      if (!dument_database_execute (self->database, "RELEASE part", error))
        return FALSE;
      self->is_open = FALSE;
      return TRUE;
    }
  self->is_open = FALSE;
  return dument_database_commit (self->database, error);
}

static void
undo (DumentTransaction *self)
{
  if (!self->is_nested)
    dument_database_rollback (self->database);
  else if (dument_database_in_transaction (self->database) &&
           (!dument_database_execute (self->database, "ROLLBACK TO part", /* error= */ NULL) ||
            !dument_database_execute (self->database, "RELEASE part", /* error= */ NULL)))
    dument_database_rollback (self->database);
}

/**
 * dument_transaction_free:
 * @self: (nullable) (transfer full): a transaction
 *
 * Undoes it unless it was committed.
 */
void
dument_transaction_free (DumentTransaction *self)
{
  if (self == NULL)
    return;
  if (self->is_open)
    undo (self);
  g_free (self);
}
