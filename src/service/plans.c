/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/plans.h"

#include "service/plan-entry.h"
#include "service/receivable.h"
#include "service/validation.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* What is named as it is typed is looked up here, and recorded or taken back by the use case that
 * knows rows. */

static gboolean
add_instalments (const DumentPlanRequest *request,
                 const char *currency,
                 DumentPlanEntry *entry,
                 GError **error)
{
  if (request->first_amount != NULL &&
      !dument_validation_amount (request->first_amount, currency, &entry->first_amount, error))
    return FALSE;
  for (gsize i = 0; i < request->n_days; i++)
    {
      DumentInstalment one = { .due = request->days[i] };

      if (!dument_validation_amount (request->amounts[i], currency, &one.amount, error))
        return FALSE;
      g_array_append_val (entry->instalments, one);
    }
  return TRUE;
}

static gboolean
add_invoices (DumentWorkspace *workspace,
              const DumentPlanRequest *request,
              DumentPlanEntry *entry,
              GError **error)
{
  for (gsize i = 0; request->numbers[i] != NULL; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_find (workspace, request->numbers[i], error);

      if (receivable == NULL ||
          (i == 0 && !add_instalments (request, receivable->invoice->currency, entry, error)))
        return FALSE;
      if (!g_strv_contains (request->numbers + i + 1, request->numbers[i]))
        g_array_append_val (entry->invoice_ids, receivable->invoice->id);
    }
  return TRUE;
}

/**
 * dument_plans_record:
 * @workspace: a workspace
 * @request: a payment plan
 * @error: return location for an error
 *
 * Records it, see dument_plan_entry_save().
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_plans_record (DumentWorkspace *workspace, const DumentPlanRequest *request, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentPlanEntry) entry = dument_plan_entry_new ();
  g_autoptr (DumentUndo) undo = NULL;

  if (transaction == NULL || !add_invoices (workspace, request, entry, error))
    return FALSE;
  entry->made_on = request->made_on;
  entry->agreed_on = request->agreed_on;
  entry->grace_days = request->grace_days;
  entry->with_penalties = request->with_penalties;
  entry->gives_up_penalties = request->gives_up_penalties;
  entry->first_due = request->first_due;
  entry->n_instalments = request->n_instalments;
  return dument_plan_entry_save (workspace, entry, &undo, error) &&
         dument_transaction_commit (transaction, error);
}

typedef DumentUndo *(*Change) (DumentWorkspace *workspace,
                               gint64 id,
                               DumentDate on,
                               GError **error);

static DumentUndo *
delete_plan (DumentWorkspace *workspace, gint64 id, DumentDate on, GError **error)
{
  return dument_plan_entry_delete (workspace, id, error);
}

/* The plan over the invoice that was recorded last. */
static gboolean
find_plan (DumentWorkspace *workspace, const char *number, gint64 *ret_id, GError **error)
{
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (GPtrArray) plans = NULL;

  if (receivable == NULL)
    return FALSE;
  plans = dument_stored_plan_list (dument_workspace_get_store (workspace), receivable->invoice->id,
                                   error);
  if (plans == NULL)
    return FALSE;
  if (plans->len == 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                   _ ("%s: no payment plan is recorded."), number);
      return FALSE;
    }
  *ret_id = 0;
  for (guint i = 0; i < plans->len; i++)
    *ret_id = MAX (*ret_id, ((const DumentStoredPlan *) g_ptr_array_index (plans, i))->id);
  return TRUE;
}

/* The last plan over each invoice, each plan once. */
static gboolean
change_all (DumentWorkspace *workspace,
            const char *const *numbers,
            Change change,
            DumentDate on,
            GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (transaction == NULL)
    return FALSE;
  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      gboolean is_known = FALSE;
      gint64 id;

      if (!find_plan (workspace, numbers[i], &id, error))
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        is_known |= g_array_index (ids, gint64, j) == id;
      if (!is_known)
        g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DumentUndo) undo = change (workspace, g_array_index (ids, gint64, i), on, error);

      if (undo == NULL)
        return FALSE;
    }
  return dument_transaction_commit (transaction, error);
}

/**
 * dument_plans_agree:
 * @workspace: a workspace
 * @numbers: (array zero-terminated=1): invoices
 * @agreed_on: when the client agreed to the plan that was proposed
 * @error: return location for an error
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_plans_agree (DumentWorkspace *workspace,
                    const char *const *numbers,
                    DumentDate agreed_on,
                    GError **error)
{
  return change_all (workspace, numbers, dument_plan_entry_agree, agreed_on, error);
}

/**
 * dument_plans_end:
 * @workspace: a workspace
 * @numbers: (array zero-terminated=1): invoices
 * @ended_on: the first day that their plan holds no more
 * @error: return location for an error
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_plans_end (DumentWorkspace *workspace,
                  const char *const *numbers,
                  DumentDate ended_on,
                  GError **error)
{
  return change_all (workspace, numbers, dument_plan_entry_end, ended_on, error);
}

/**
 * dument_plans_withdraw:
 * @workspace: a workspace
 * @numbers: (array zero-terminated=1): invoices
 * @error: return location for an error
 *
 * Takes back their plan, which was recorded by mistake. The journal keeps it.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_plans_withdraw (DumentWorkspace *workspace, const char *const *numbers, GError **error)
{
  return change_all (workspace, numbers, delete_plan, DUMENT_DATE_NONE, error);
}
