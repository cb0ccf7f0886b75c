/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/state.h"
#include "service/workspace.h"
#include "store/client.h"
#include "store/invoice.h"
#include "store/ledger.h"
#include "store/standing.h"

G_BEGIN_DECLS

/**
 * DumentReceivable:
 * @invoice: the invoice
 * @client: who owes it
 * @ledger: the facts that its claim follows from, day base included
 * @claim: what is owed today and why
 * @state: where it stands today
 * @marks: what else holds, see [func@state_marks]
 *
 * An invoice with everything that follows from it today.
 */
typedef struct
{
  DumentInvoice *invoice;
  DumentClient *client;
  DumentLedger *ledger;
  DumentClaim *claim;
  DumentState state;
  guint32 marks;
} DumentReceivable;

void dument_receivable_free (DumentReceivable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentReceivable, dument_receivable_free)

GPtrArray *dument_receivable_list_new (void);
DumentReceivable *dument_receivable_load (DumentWorkspace *workspace,
                                          gint64 invoice_id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentReceivable *dument_receivable_find (DumentWorkspace *workspace,
                                          const char *number,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

DumentMoney dument_receivable_get_contested (const DumentReceivable *self);
void dument_receivable_leave_out_contested (DumentWorkspace *workspace, DumentReceivable *self);
void
dument_receivable_fill_standing (const DumentReceivable *receivable, DumentStanding *ret_standing);

gboolean dument_receivable_is_cache_valid (DumentWorkspace *workspace,
                                           gboolean *ret_is_valid,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_receivable_forget (DumentWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_receivable_refresh (DumentWorkspace *workspace,
                                    guint max,
                                    guint *ret_n,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentReceivableRow:
 * @invoice: the invoice
 * @client: who owes it
 * @standing: what was computed for today
 * @kind_known: whether the kind of debtor is chosen; without it penalties are not computed
 *
 * A row of a list, valid during the call that receives it.
 */
typedef struct
{
  const DumentInvoice *invoice;
  const DumentClient *client;
  DumentStanding standing;
  gboolean kind_known;
} DumentReceivableRow;

typedef void (*DumentReceivableFunc) (const DumentReceivableRow *row, gpointer data);

gboolean dument_receivable_foreach (DumentWorkspace *workspace,
                                    const char *client_text,
                                    guint32 states,
                                    DumentReceivableFunc func,
                                    gpointer data,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
