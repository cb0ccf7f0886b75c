/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/plan-status.h"

/**
 * dument_plan_status_free:
 * @self: (nullable) (transfer full): what became of a plan
 */
void
dument_plan_status_free (DumentPlanStatus *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->row, dument_stored_plan_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

static const DumentEntry *
get_entries (const DumentPlanStatus *self)
{
  return (const DumentEntry *) (const void *) self->entries->data;
}

static DumentPlanStatus *
judge_row (DumentWorkspace *workspace, DumentStoredPlan *row, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentPlanStatus) self = g_new0 (DumentPlanStatus, 1);

  self->row = row;
  self->today = dument_workspace_get_today (workspace);
  self->entries = dument_stored_plan_list_entries (store, row->id, error);
  if (self->entries == NULL || !dument_stored_plan_describe (store, row, &self->plan, error))
    return NULL;
  self->standing =
      dument_payment_plan_judge (&self->plan, get_entries (self), self->entries->len, self->today);
  return g_steal_pointer (&self);
}

/**
 * dument_plan_status_load:
 * @workspace: a workspace
 * @id: row of a plan
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the plan and what became of it
 */
DumentPlanStatus *
dument_plan_status_load (DumentWorkspace *workspace, gint64 id, GError **error)
{
  DumentStoredPlan *row =
      dument_stored_plan_load (dument_workspace_get_store (workspace), id, error);

  return row != NULL ? judge_row (workspace, row, error) : NULL;
}

static void
free_status (gpointer status)
{
  dument_plan_status_free (status);
}

/**
 * dument_plan_status_list:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentPlanStatus): the plans over it, in the
 *   order in which they were made
 */
GPtrArray *
dument_plan_status_list (DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  g_autoptr (GPtrArray) rows =
      dument_stored_plan_list (dument_workspace_get_store (workspace), invoice_id, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_status);

  if (rows == NULL)
    return NULL;
  while (rows->len > 0)
    {
      DumentPlanStatus *one = judge_row (workspace, g_ptr_array_steal_index (rows, 0), error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (list, one);
    }
  return g_steal_pointer (&list);
}

/**
 * dument_plan_status_judge:
 * @self: what became of a plan
 * @index: one of its instalments, from 0
 *
 * Returns: what became of the instalment
 */
DumentInstalmentState
dument_plan_status_judge (const DumentPlanStatus *self, gsize index)
{
  return dument_payment_plan_judge_instalment (&self->plan, index, get_entries (self),
                                               self->entries->len, self->today);
}
