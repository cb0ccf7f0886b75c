/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/transaction.h"

#include "store/store-private.h"

struct _DumentTransaction
{
  DumentDatabase *database;
  gboolean is_open;
};

/**
 * dument_transaction_begin:
 * @store: an open file, outside of any transaction
 * @error: (out) (optional): where an error goes
 *
 * Begins a use case. From here on nobody else can write.
 *
 * Returns: (transfer full) (nullable): the transaction
 */
DumentTransaction *
dument_transaction_begin (DumentStore *store, GError **error)
{
  DumentDatabase *database = dument_store_get_database (store);
  DumentTransaction *self;

  g_return_val_if_fail (!dument_database_in_transaction (database), NULL);

  if (!dument_database_begin (database, error))
    return NULL;
  self = g_new (DumentTransaction, 1);
  self->database = database;
  self->is_open = TRUE;
  return self;
}

/**
 * dument_transaction_commit:
 * @self: an open transaction
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether everything is on the disk; if not, nothing was changed
 */
gboolean
dument_transaction_commit (DumentTransaction *self, GError **error)
{
  g_return_val_if_fail (self->is_open, FALSE);

  self->is_open = FALSE;
  return dument_database_commit (self->database, error);
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
    dument_database_rollback (self->database);
  g_free (self);
}
