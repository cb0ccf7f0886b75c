/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "service/receivables.h"

#include "service/claim-findings.h"

/* What is due within so many days is due soon. */
#define SOON_DAYS 14

/**
 * dument_receivables_request_free:
 * @self: (nullable) (transfer full): a request
 */
void
dument_receivables_request_free (DumentReceivablesRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->order, dument_register_order_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_free (self);
}

/**
 * dument_receivables_answer_free:
 * @self: (nullable) (transfer full): an answer
 */
void
dument_receivables_answer_free (DumentReceivablesAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->members, dument_id_set_free);
  g_clear_pointer (&self->splices, g_array_unref);
  g_clear_pointer (&self->order, dument_register_order_unref);
  g_free (self);
}

static const gint64 *
get_ids (const GArray *ids)
{
  return (const gint64 *) (const void *) ids->data;
}

static DumentDate
get_soon (DumentWorkspace *workspace)
{
  return dument_workspace_get_today (workspace) + SOON_DAYS;
}

/**
 * dument_receivables_ask:
 * @workspace: a workspace
 * @request: a #DumentReceivablesRequest
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * A job for the engine that only reads: which invoices are shown, in which order.
 *
 * Returns: (transfer full) (nullable): a #DumentReceivablesAnswer
 */
gpointer
dument_receivables_ask (DumentWorkspace *workspace,
                        gpointer request,
                        GCancellable *cancellable,
                        GError **error)
{
  DumentReceivablesRequest *asked = request;
  DumentRegisterQuery query = { asked->sort, asked->descending, asked->filter, get_soon (workspace),
                                asked->text };
  g_autoptr (DumentReceivablesAnswer) answer = g_new0 (DumentReceivablesAnswer, 1);

  answer->order = g_steal_pointer (&asked->order);
  answer->ids = dument_register_query (dument_workspace_get_store (workspace), &query,
                                       &answer->order, cancellable, error);
  if (answer->ids == NULL)
    return NULL;
  answer->members = dument_id_set_new ();
  for (guint i = 0; i < answer->ids->len; i++)
    dument_id_set_add (answer->members, g_array_index (answer->ids, gint64, i));
  answer->splices = dument_splice_compare (asked->before != NULL ? get_ids (asked->before) : NULL,
                                           asked->before != NULL ? asked->before->len : 0,
                                           get_ids (answer->ids), answer->ids->len);
  return g_steal_pointer (&answer);
}

/**
 * dument_receivables_load:
 * @workspace: a workspace
 * @ids: (element-type gint64): a #GArray of invoices
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * A job for the engine that only reads: what a list shows of some invoices.
 *
 * Returns: (transfer full) (nullable) (element-type DumentRegisterRow): a #GPtrArray of the rows of
 * those that are there
 */
gpointer
dument_receivables_load (DumentWorkspace *workspace,
                         gpointer ids,
                         GCancellable *cancellable,
                         GError **error)
{
  const GArray *invoices = ids;
  g_autoptr (GPtrArray) rows = dument_register_load (dument_workspace_get_store (workspace),
                                                     get_ids (invoices), invoices->len, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (!dument_claim_findings_mark_barred (workspace, g_ptr_array_index (rows, i), error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

/**
 * dument_receivables_sum:
 * @workspace: a workspace
 * @ids: (element-type gint64): a #GArray of invoices
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * A job for the engine that only reads: what some invoices come to.
 *
 * Returns: (transfer full) (nullable) (element-type DumentRegisterTotal): a #GArray of the totals,
 * one for each currency
 */
gpointer
dument_receivables_sum (DumentWorkspace *workspace,
                        gpointer ids,
                        GCancellable *cancellable,
                        GError **error)
{
  const GArray *invoices = ids;

  return dument_register_sum (dument_workspace_get_store (workspace), get_ids (invoices),
                              invoices->len, cancellable, error);
}

/**
 * dument_receivables_count:
 * @workspace: a workspace
 * @data: unused
 * @cancellable: (nullable): unused
 * @error: return location for an error
 *
 * A job for the engine that only reads: how many invoices each filter shows.
 *
 * Returns: (transfer full) (nullable): %DUMENT_REGISTER_N_FILTERS numbers, a gint64 each
 */
gpointer
dument_receivables_count (DumentWorkspace *workspace,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree gint64 *counts = g_new0 (gint64, DUMENT_REGISTER_N_FILTERS);

  return dument_register_count (dument_workspace_get_store (workspace), get_soon (workspace),
                                counts, error)
             ? g_steal_pointer (&counts)
             : NULL;
}
