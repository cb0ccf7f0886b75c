/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentTransaction:
 *
 * All or nothing: what is written between its begin and its commit. Held in a g_autoptr() it is
 * undone when the scope is left without a commit, whatever the reason.
 */
typedef struct _DumentTransaction DumentTransaction;

DumentTransaction *
dument_transaction_begin (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_transaction_commit (DumentTransaction *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_transaction_free (DumentTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentTransaction, dument_transaction_free)

G_END_DECLS
