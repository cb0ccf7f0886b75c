/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/plan-entry.h"

#include "domain/french-text.h"
#include "service/chronicle.h"
#include "service/receivable.h"
#include "service/undo-private.h"
#include "service/wording.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

#define MOST_GRACE 90

/**
 * dument_plan_entry_new:
 *
 * Returns: (transfer full): an empty form, of today
 */
DumentPlanEntry *
dument_plan_entry_new (void)
{
  DumentPlanEntry *self = g_new0 (DumentPlanEntry, 1);

  self->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->instalments = g_array_new (FALSE, FALSE, sizeof (DumentInstalment));
  self->made_on = DUMENT_DATE_NONE;
  self->agreed_on = DUMENT_DATE_NONE;
  self->first_due = DUMENT_DATE_NONE;
  self->grace_days = DUMENT_PAYMENT_PLAN_USUAL_GRACE;
  return self;
}

/**
 * dument_plan_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_plan_entry_free (DumentPlanEntry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->invoice_ids);
  g_array_unref (self->instalments);
  g_free (self);
}

static void
refuse (GPtrArray *findings, DumentFindingField field, const char *message)
{
  dument_finding_refuse_value (findings, field, g_strdup (message));
}

static void
free_receivable (gpointer receivable)
{
  dument_receivable_free (receivable);
}

static GPtrArray *
load_receivables (DumentWorkspace *workspace, const DumentPlanEntry *self, GError **error)
{
  g_autoptr (GPtrArray) receivables = g_ptr_array_new_with_free_func (free_receivable);

  for (guint i = 0; i < self->invoice_ids->len; i++)
    {
      DumentReceivable *receivable =
          dument_receivable_load (workspace, g_array_index (self->invoice_ids, gint64, i), error);

      if (receivable == NULL)
        return NULL;
      g_ptr_array_add (receivables, receivable);
    }
  return g_steal_pointer (&receivables);
}

static DumentDate
get_day (DumentWorkspace *workspace, const DumentPlanEntry *self)
{
  return self->made_on != DUMENT_DATE_NONE ? self->made_on : dument_workspace_get_today (workspace);
}

static void
check_days (DumentWorkspace *workspace, const DumentPlanEntry *self, GPtrArray *findings)
{
  DumentDate today = dument_workspace_get_today (workspace);
  DumentDate made_on = get_day (workspace, self);

  if (made_on > today || self->agreed_on > today)
    refuse (findings, DUMENT_FINDING_FIELD_DATE,
            _ ("That day has not come yet. Record it when it has happened."));
  if (self->agreed_on != DUMENT_DATE_NONE && self->agreed_on < made_on)
    refuse (findings, DUMENT_FINDING_FIELD_DATE,
            _ ("The client agreed before the plan was made. Correct one of the two days."));
  if (self->grace_days < 0 || self->grace_days > MOST_GRACE)
    refuse (findings, DUMENT_FINDING_FIELD_DUE_DATE, _ ("The grace is from 0 to 90 days."));
  if (self->with_penalties && self->gives_up_penalties)
    refuse (findings, DUMENT_FINDING_FIELD_AMOUNT,
            _ ("Penalties are either paid by the plan or given up once it is kept. Choose one."));
}

/* Why a plan cannot be made over an invoice. */
static const char *
find_obstacle (const DumentReceivable *receivable)
{
  const DumentLedger *ledger = receivable->ledger;

  if (receivable->claim->total <= 0)
    return _ ("%s: nothing is owed on it any more. If that is wrong, take back first what was "
              "recorded as paid.");
  if (receivable->state == DUMENT_STATE_WRITTEN_OFF)
    return _ ("%s: it was written off. Take that back first.");
  if (ledger->terms.in_insolvency)
    return _ ("%s: the client is insolvent and may not pay it. Declare it to the trustee.");
  if (receivable->state == DUMENT_STATE_DISPUTED)
    return _ ("%s: all that is unpaid of it is contested. Say first that this is resolved.");
  if (ledger->plan.state == DUMENT_PAYMENT_PLAN_PROPOSED ||
      ledger->plan.state == DUMENT_PAYMENT_PLAN_RUNNING)
    return _ ("%s: it has a payment plan already. End that one first, or take it back.");
  return NULL;
}

static void
check_invoice (DumentWorkspace *workspace,
               const DumentPlanEntry *self,
               const DumentReceivable *receivable,
               GPtrArray *findings)
{
  const DumentInvoice *invoice = receivable->invoice;
  const char *obstacle = find_obstacle (receivable);

  if (get_day (workspace, self) < invoice->issue_date)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_DATE,
        dument_wording_before_issue (get_day (workspace, self), invoice->issue_date));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (obstacle != NULL)
    dument_finding_refuse_value (findings, DUMENT_FINDING_FIELD_NUMBER,
                                 g_strdup_printf (obstacle, invoice->number));
#pragma GCC diagnostic pop
}

static void
check_together (const GPtrArray *receivables, GPtrArray *findings)
{
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);

  for (guint i = 1; i < receivables->len; i++)
    {
      const DumentReceivable *other = g_ptr_array_index (receivables, i);

      if (other->client->id != first->client->id ||
          !g_str_equal (other->invoice->currency, first->invoice->currency))
        dument_finding_refuse_value (
            findings, DUMENT_FINDING_FIELD_NUMBER,
            g_strdup_printf (_ ("%s: it is of another client or in another currency. Record it by "
                                "itself."),
                             other->invoice->number));
    }
}

/* What is to be paid, as it was on the day of the plan, and what had come in on that day before. */
static DumentMoney
sum_owed (DumentWorkspace *workspace,
          const DumentPlanEntry *self,
          const GPtrArray *receivables,
          DumentMoney *ret_received)
{
  DumentDate day = get_day (workspace, self);
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  DumentMoney sum = 0;

  *ret_received = 0;
  for (guint i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);
      const DumentClaimTerms *terms = &receivable->ledger->terms;

      dument_claim_compute (claim, terms, dument_workspace_get_law (workspace), day);
      sum += self->with_penalties ? claim->total : claim->principal;
      for (gsize j = 0; j < terms->n_entries; j++)
        {
          const DumentEntry *entry = &terms->entries[j];

          if (entry->date == day &&
              (entry->kind == DUMENT_ENTRY_PAYMENT || entry->kind == DUMENT_ENTRY_SET_OFF))
            *ret_received += entry->amount;
        }
    }
  return sum;
}

static void
check_sum (const DumentPlanEntry *self, DumentMoney owed, const char *currency, GPtrArray *findings)
{
  DumentPaymentPlan plan = {
    .instalments = (const DumentInstalment *) (const void *) self->instalments->data,
    .n_instalments = self->instalments->len,
  };
  g_autofree char *wanted = dument_french_text_amount (owed, currency);
  g_autofree char *typed = NULL;

  switch (dument_payment_plan_check (plan.instalments, plan.n_instalments))
    {
    case DUMENT_PAYMENT_PLAN_NUMBER:
      refuse (findings, DUMENT_FINDING_FIELD_SHARE,
              _ ("A plan has from 1 to 120 instalments. Type them, or how many they are."));
      return;
    case DUMENT_PAYMENT_PLAN_AMOUNT:
      refuse (findings, DUMENT_FINDING_FIELD_SHARE,
              _ ("Type the amount, like 1234.56 or 1 234,56."));
      return;
    case DUMENT_PAYMENT_PLAN_ORDER:
      refuse (findings, DUMENT_FINDING_FIELD_SHARE,
              _ ("Type the instalments by day, each day once."));
      return;
    case DUMENT_PAYMENT_PLAN_OK:
    default:
      break;
    }
  typed = dument_french_text_amount (dument_payment_plan_sum (&plan), currency);
  if (dument_payment_plan_sum (&plan) != owed)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_SHARE,
        g_strdup_printf (_ ("The instalments come to %s, and %s is owed. Correct one of them."),
                         typed, wanted));
}

/* Fills in the instalments; what is typed wrongly is said. */
static void
make_instalments (const DumentPlanEntry *self,
                  DumentStoredPlan *plan,
                  DumentMoney owed,
                  const char *currency,
                  GPtrArray *findings)
{
  DumentInstalment made[DUMENT_PAYMENT_PLAN_MAX];
  g_autofree char *amount = dument_french_text_amount (owed, currency);
  DumentDate first;

  if (self->n_instalments == 0)
    {
      check_sum (self, owed, currency, findings);
      g_array_append_vals (plan->instalments, self->instalments->data, self->instalments->len);
    }
  else if (self->first_due == DUMENT_DATE_NONE)
    refuse (findings, DUMENT_FINDING_FIELD_DUE_DATE, _ ("Type the day of the first instalment."));
  else if (!dument_payment_plan_divide (owed, self->first_amount, self->n_instalments,
                                        self->first_due, made))
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_SHARE,
        g_strdup_printf (_ ("What is owed, %s, cannot be divided like that. Choose from 1 to 120 "
                            "instalments, and a first one that leaves something for the others."),
                         amount));
  else
    g_array_append_vals (plan->instalments, made, self->n_instalments);
  if (plan->instalments->len == 0)
    return;
  first = g_array_index (plan->instalments, DumentInstalment, 0).due;
  if (first < plan->made_on)
    refuse (findings, DUMENT_FINDING_FIELD_DUE_DATE,
            _ ("The first instalment is due before the plan was made. Correct one of the two "
               "days."));
}

/**
 * dument_plan_entry_make:
 * @workspace: a workspace
 * @self: a form
 * @findings: (element-type DumentFinding): receives what is to be said of it, by field
 * @error: return location for an error
 *
 * What a plan is over is what was owed on its day: the interest that runs meanwhile is not part of
 * it, and stays owed unless it is given up. Nothing is written.
 *
 * Returns: (transfer full) (nullable): the plan as far as the form tells; %NULL with an error of
 * the store
 */
DumentStoredPlan *
dument_plan_entry_make (DumentWorkspace *workspace,
                        const DumentPlanEntry *self,
                        GPtrArray *findings,
                        GError **error)
{
  g_autoptr (GPtrArray) receivables = load_receivables (workspace, self, error);
  g_autoptr (DumentStoredPlan) plan = dument_stored_plan_new ();
  const DumentReceivable *first;
  DumentMoney owed;

  if (receivables == NULL)
    return NULL;
  plan->made_on = get_day (workspace, self);
  plan->agreed_on = self->agreed_on;
  plan->ended_on = DUMENT_DATE_NONE;
  plan->grace_days = self->grace_days;
  plan->with_penalties = self->with_penalties;
  plan->gives_up_penalties = self->gives_up_penalties;
  check_days (workspace, self, findings);
  if (receivables->len == 0)
    {
      refuse (findings, DUMENT_FINDING_FIELD_NUMBER, _ ("Choose the invoice."));
      return g_steal_pointer (&plan);
    }
  g_array_append_vals (plan->invoice_ids, self->invoice_ids->data, self->invoice_ids->len);
  for (guint i = 0; i < receivables->len; i++)
    check_invoice (workspace, self, g_ptr_array_index (receivables, i), findings);
  check_together (receivables, findings);
  if (findings->len > 0)
    return g_steal_pointer (&plan);
  owed = sum_owed (workspace, self, receivables, &plan->received_before);
  first = g_ptr_array_index (receivables, 0);
  make_instalments (self, plan, owed, first->invoice->currency, findings);
  return g_steal_pointer (&plan);
}

static char *
write_day (DumentDate date)
{
  return date != DUMENT_DATE_NONE ? dument_date_to_iso (date) : NULL;
}

static char *
write_instalments (const DumentStoredPlan *plan, const char *currency)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->instalments->len; i++)
    {
      const DumentInstalment *one = &g_array_index (plan->instalments, DumentInstalment, i);
      g_autofree char *day = dument_date_to_iso (one->due);
      g_autofree char *amount = dument_chronicle_amount (one->amount, currency);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", day, amount);
    }
  return g_string_free (g_steal_pointer (&text), /* free_segment= */ FALSE);
}

/* Tells the journal of each invoice what was done, and @undo what it will tell when it is taken
 * back. */
static gboolean
note_plan (DumentWorkspace *workspace,
           const char *kind,
           const char *undo_kind,
           const DumentStoredPlan *plan,
           DumentUndo *undo,
           GError **error)
{
  DumentPaymentPlan whole = {
    .instalments = (const DumentInstalment *) (const void *) plan->instalments->data,
    .n_instalments = plan->instalments->len,
  };
  g_autofree char *made = write_day (plan->made_on);
  g_autofree char *agreed = write_day (plan->agreed_on);
  g_autofree char *ended = write_day (plan->ended_on);

  for (guint i = 0; i < plan->invoice_ids->len; i++)
    {
      g_autoptr (DumentInvoice) invoice =
          dument_invoice_load (dument_workspace_get_store (workspace),
                               g_array_index (plan->invoice_ids, gint64, i), error);
      g_autofree char *amount = NULL;
      g_autofree char *instalments = NULL;

      if (invoice == NULL)
        return FALSE;
      amount = dument_chronicle_amount (dument_payment_plan_sum (&whole), invoice->currency);
      instalments = write_instalments (plan, invoice->currency);
      dument_undo_add_note (undo, undo_kind, DUMENT_SUBJECT_INVOICE, invoice->id, invoice->number,
                            amount);
      if (!dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_INVOICE, invoice->id, error,
                                  "number", invoice->number, "amount", amount, "made", made,
                                  "agreed", agreed, "ended", ended, "instalments", instalments,
                                  NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_plan_entry_save:
 * @workspace: a workspace
 * @self: a form
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Records a payment plan. One that was agreed is followed from then on: reminders rest, and it is
 * kept or broken by itself.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_plan_entry_make(), or an error of
 *   the store
 */
gboolean
dument_plan_entry_save (DumentWorkspace *workspace,
                        const DumentPlanEntry *self,
                        DumentUndo **ret_undo,
                        GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentStoredPlan) plan = NULL;

  if (transaction == NULL)
    return FALSE;
  plan = dument_plan_entry_make (workspace, self, findings, error);
  if (plan == NULL || !dument_finding_let_pass (findings, error) ||
      !dument_stored_plan_insert (store, plan, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_PLAN, plan->id);
  if (!note_plan (workspace,
                  plan->agreed_on != DUMENT_DATE_NONE ? "plan-recorded" : "plan-proposed",
                  "plan-deleted", plan, undo, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

static gboolean
check_change (DumentWorkspace *workspace,
              const DumentStoredPlan *before,
              const DumentStoredPlan *after,
              GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);
  const char *reason = NULL;

  if (before->ended_on != DUMENT_DATE_NONE)
    reason = _ ("This plan is ended already.");
  else if (before->agreed_on != DUMENT_DATE_NONE && after->ended_on == DUMENT_DATE_NONE)
    reason = _ ("The client agreed to this plan already.");
  else if (MAX (after->agreed_on, after->ended_on) > today)
    reason = _ ("That day has not come yet. Record it when it has happened.");
  else if ((after->ended_on != DUMENT_DATE_NONE && after->ended_on < before->made_on) ||
           (after->agreed_on != DUMENT_DATE_NONE && after->agreed_on < before->made_on))
    reason = _ ("That day is before the one of the plan. Correct it.");
  if (reason != NULL)
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED, reason);
  return reason == NULL;
}

/* @agreed_on or @ended_on: the one that is set */
static DumentUndo *
change (DumentWorkspace *workspace,
        gint64 id,
        DumentDate agreed_on,
        DumentDate ended_on,
        GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentStoredPlan) before = NULL;
  g_autoptr (DumentStoredPlan) after = NULL;
  gboolean ends = ended_on != DUMENT_DATE_NONE;

  if (transaction == NULL)
    return NULL;
  before = dument_stored_plan_load (store, id, error);
  if (before == NULL)
    return NULL;
  after = dument_stored_plan_copy (before);
  if (ends)
    after->ended_on = ended_on;
  else
    after->agreed_on = agreed_on;
  if (!check_change (workspace, before, after, error) ||
      !dument_stored_plan_set_days (store, id, after->agreed_on, after->ended_on, error) ||
      !note_plan (workspace, ends ? "plan-ended" : "plan-agreed",
                  ends ? "plan-reopened" : "plan-disagreed", after, undo, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_update (undo, DUMENT_UNDO_PLAN, g_steal_pointer (&before),
                          g_steal_pointer (&after));
  return g_steal_pointer (&undo);
}

/**
 * dument_plan_entry_agree:
 * @workspace: a workspace
 * @id: row of a plan that was proposed
 * @agreed_on: when the client agreed to it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how to take that back
 */
DumentUndo *
dument_plan_entry_agree (DumentWorkspace *workspace,
                         gint64 id,
                         DumentDate agreed_on,
                         GError **error)
{
  g_return_val_if_fail (agreed_on != DUMENT_DATE_NONE, NULL);

  return change (workspace, id, agreed_on, DUMENT_DATE_NONE, error);
}

/**
 * dument_plan_entry_end:
 * @workspace: a workspace
 * @id: row of a plan
 * @ended_on: the first day that it holds no more, not after today
 * @error: return location for an error
 *
 * Gives a plan up before its end. What was paid stays paid.
 *
 * Returns: (transfer full) (nullable): how to take that back
 */
DumentUndo *
dument_plan_entry_end (DumentWorkspace *workspace, gint64 id, DumentDate ended_on, GError **error)
{
  g_return_val_if_fail (ended_on != DUMENT_DATE_NONE, NULL);

  return change (workspace, id, DUMENT_DATE_NONE, ended_on, error);
}

/**
 * dument_plan_entry_delete:
 * @workspace: a workspace
 * @id: row of a plan
 * @error: return location for an error
 *
 * Takes back what was recorded by mistake. The journal keeps both.
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
DumentUndo *
dument_plan_entry_delete (DumentWorkspace *workspace, gint64 id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentStoredPlan) plan = NULL;

  if (transaction == NULL)
    return NULL;
  plan = dument_stored_plan_load (store, id, error);
  if (plan == NULL || !note_plan (workspace, "plan-deleted", "plan-restored", plan, undo, error) ||
      !dument_stored_plan_delete (store, id, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_insert (undo, DUMENT_UNDO_PLAN, g_steal_pointer (&plan));
  return g_steal_pointer (&undo);
}
