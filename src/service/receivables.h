/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/id-set.h"
#include "domain/splice.h"
#include "service/workspace.h"
#include "store/register.h"

G_BEGIN_DECLS

/**
 * DumentReceivablesRequest:
 * @sort: the order
 * @descending: the other way round
 * @filter: which invoices
 * @text: (nullable): only what this finds
 * @order: (nullable): the order of the answer before
 * @before: (nullable) (element-type gint64): what is shown now
 *
 * What a list of receivables asks for.
 */
typedef struct
{
  DumentRegisterSort sort;
  gboolean descending;
  DumentRegisterFilter filter;
  char *text;
  DumentRegisterOrder *order;
  GArray *before;
} DumentReceivablesRequest;

void dument_receivables_request_free (DumentReceivablesRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentReceivablesRequest, dument_receivables_request_free)

/**
 * DumentReceivablesAnswer:
 * @ids: (element-type gint64): the invoices in their order
 * @members: the same invoices as a set
 * @splices: (element-type DumentSplice): what makes it of what was shown before
 * @order: (nullable): for the next request
 */
typedef struct
{
  GArray *ids;
  DumentIdSet *members;
  GArray *splices;
  DumentRegisterOrder *order;
} DumentReceivablesAnswer;

void dument_receivables_answer_free (DumentReceivablesAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentReceivablesAnswer, dument_receivables_answer_free)

gpointer dument_receivables_ask (DumentWorkspace *workspace,
                                 gpointer request,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer dument_receivables_load (DumentWorkspace *workspace,
                                  gpointer ids,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer dument_receivables_sum (DumentWorkspace *workspace,
                                 gpointer ids,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer dument_receivables_count (DumentWorkspace *workspace,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
