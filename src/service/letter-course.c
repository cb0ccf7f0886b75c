/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-course.h"

#include "domain/french-text.h"
#include "domain/insolvency.h"
#include "service/claim-findings.h"
#include "service/wording.h"
#include "store/stored-circumstance.h"

#include <glib/gi18n-lib.h>

static void
refuse_insolvent (const DumentReceivable *receivable, GPtrArray *refusals)
{
  g_autofree char *day = dument_wording_day (receivable->ledger->terms.judgment);

  dument_claim_findings_refuse (
      refusals, DUMENT_FINDING_INSOLVENT, receivable,
      g_strdup_printf (_ ("%s: %s is insolvent since the judgment of %s. What was owed "
                          "before may not be paid, and is not asked for: declare it to "
                          "the trustee."),
                       receivable->invoice->number, receivable->client->party.name, day));
}

/**
 * dument_letter_course_check:
 * @receivable: an invoice
 * @kind: a letter that is to be written about it
 * @refusals: (element-type DumentFinding): receives why it cannot be
 *
 * What asks for nothing, such as a receipt, can always be written.
 *
 * Returns: whether what changes its course lets the letter be written
 */
gboolean
dument_letter_course_check (const DumentReceivable *receivable,
                            const DumentLetterKind *kind,
                            GPtrArray *refusals)
{
  gboolean declares = (kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) != 0;
  const char *number = receivable->invoice->number;

  if (kind->demand == DUMENT_LETTER_DEMAND_NOTHING)
    return TRUE;
  if (receivable->state == DUMENT_STATE_WRITTEN_OFF)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_WRITTEN_OFF, receivable,
        g_strdup_printf (_ ("%s: it was written off. Take that back before you ask for "
                            "it."),
                         number));
  else if (receivable->ledger->terms.in_insolvency && !declares)
    refuse_insolvent (receivable, refusals);
  else if (receivable->state == DUMENT_STATE_DISPUTED && !declares)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_DISPUTED, receivable,
        g_strdup_printf (_ ("%s: all that is unpaid of it is contested. Settle that "
                            "first; when it is, say so."),
                         number));
  else
    return TRUE;
  return FALSE;
}

static void
warn_in_plan (const DumentReceivable *receivable, GPtrArray *warnings)
{
  g_autofree char *day = dument_wording_day (receivable->ledger->plan.next_due);

  dument_claim_findings_warn (
      warnings, DUMENT_FINDING_IN_PLAN, receivable,
      g_strdup_printf (
          _ ("%s: a payment plan runs, whose next instalment is that of %s. Ask for no "
             "more than that as long as it is kept, or end it first."),
          receivable->invoice->number, day));
}

static void
warn_rest (const DumentReceivable *receivable, DumentDate today, GPtrArray *warnings)
{
  const DumentLedger *ledger = receivable->ledger;
  gboolean is_promised = (receivable->marks & 1u << DUMENT_STATE_PROMISED) != 0 ||
                         receivable->state == DUMENT_STATE_PROMISED;
  gboolean is_paused = (receivable->marks & 1u << DUMENT_STATE_PAUSED) != 0 ||
                       receivable->state == DUMENT_STATE_PAUSED;
  DumentDate until = dument_circumstance_rests_until (
      ledger->circumstances, ledger->n_circumstances,
      is_promised ? DUMENT_CIRCUMSTANCE_PROMISE : DUMENT_CIRCUMSTANCE_PAUSE, today);
  g_autofree char *day = until != DUMENT_DATE_NONE ? dument_wording_day (until) : NULL;

  if (is_promised)
    dument_claim_findings_warn (
        warnings, DUMENT_FINDING_PROMISED, receivable,
        g_strdup_printf (_ ("%s: the payment is promised for %s. Wait for that day to pass."),
                         receivable->invoice->number, day));
  else if (is_paused && day != NULL)
    dument_claim_findings_warn (
        warnings, DUMENT_FINDING_PAUSED, receivable,
        g_strdup_printf (_ ("%s: it is paused until %s. Wait for that day to pass, or end the "
                            "pause."),
                         receivable->invoice->number, day));
  else if (is_paused)
    dument_claim_findings_warn (warnings, DUMENT_FINDING_PAUSED, receivable,
                                g_strdup_printf (_ ("%s: it is paused. End the pause first."),
                                                 receivable->invoice->number));
}

/* The claim is that of the letter by now, without the part that is contested. */
static void
warn_contested (const DumentReceivable *receivable, GPtrArray *warnings)
{
  const DumentClaimTerms *terms = &receivable->ledger->terms;

  for (gsize i = 0; i < terms->n_entries; i++)
    {
      g_autofree char *amount = NULL;

      if (terms->entries[i].kind != DUMENT_ENTRY_CONTESTED)
        continue;
      amount = dument_french_text_amount (terms->entries[i].amount, receivable->invoice->currency);
      dument_claim_findings_warn (
          warnings, DUMENT_FINDING_PARTLY_DISPUTED, receivable,
          g_strdup_printf (_ ("%s: %s of it is contested; the letter leaves that out, and says "
                              "so."),
                           receivable->invoice->number, amount));
    }
}

static gboolean
warn_younger (DumentWorkspace *workspace,
              const DumentReceivable *receivable,
              GPtrArray *warnings,
              GError **error)
{
  g_autoptr (GPtrArray) insolvencies = dument_stored_insolvency_list (
      dument_workspace_get_store (workspace), receivable->client->id, error);

  if (insolvencies == NULL)
    return FALSE;
  if (insolvencies->len > 0 && !receivable->ledger->terms.in_insolvency)
    {
      const DumentStoredInsolvency *last = g_ptr_array_index (insolvencies, insolvencies->len - 1);
      g_autofree char *day = dument_wording_day (last->judgment_on);

      if (last->judgment_on <= dument_workspace_get_today (workspace))
        dument_claim_findings_warn (
            warnings, DUMENT_FINDING_CLIENT_INSOLVENT, receivable,
            g_strdup_printf (_ ("%s: %s is insolvent since the judgment of %s. This claim is "
                                "younger and can be asked for; speak with the trustee first."),
                             receivable->invoice->number, receivable->client->party.name, day));
    }
  return TRUE;
}

/**
 * dument_letter_course_warn:
 * @workspace: a workspace, on the day of the letter
 * @kind: the letter
 * @receivables: (element-type DumentReceivable): what the letter asks for
 * @warnings: (element-type DumentFinding): receives what the user should know
 * @error: return location for an error of the store
 *
 * Says what of the course of the invoices speaks against a letter, though nothing forbids it.
 *
 * Returns: %FALSE with an error
 */
gboolean
dument_letter_course_warn (DumentWorkspace *workspace,
                           const DumentLetterKind *kind,
                           GPtrArray *receivables,
                           GPtrArray *warnings,
                           GError **error)
{
  for (guint i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);

      if (receivable->ledger->plan.state != DUMENT_PAYMENT_PLAN_RUNNING)
        warn_rest (receivable, dument_workspace_get_today (workspace), warnings);
      else if ((kind->needs & DUMENT_LETTER_NEEDS_PLAN) == 0)
        warn_in_plan (receivable, warnings);
      warn_contested (receivable, warnings);
      if (!warn_younger (workspace, receivable, warnings, error))
        return FALSE;
    }
  return TRUE;
}

static DumentMoney
sum_received (const DumentClaimTerms *terms, DumentDate since, DumentDate today)
{
  DumentMoney sum = 0;

  for (gsize i = 0; i < terms->n_entries; i++)
    {
      const DumentEntry *entry = &terms->entries[i];

      if (entry->kind == DUMENT_ENTRY_PAYMENT && entry->date >= since && entry->date <= today)
        sum += entry->amount;
    }
  return sum;
}

/* Adds the last promise of an invoice, if it was broken; one letter speaks of one promise. */
static gboolean
add_promise (DumentLetterCourse *self, const DumentReceivable *receivable, gboolean is_first)
{
  const DumentLedger *ledger = receivable->ledger;
  DumentDate today = receivable->claim->as_of;
  const DumentCircumstance *broken = dument_circumstance_find_broken_promise (
      ledger->circumstances, ledger->n_circumstances, ledger->terms.entries,
      ledger->terms.n_entries, today);
  DumentLetterPromise *promise = &self->promise;

  if (broken == NULL ||
      (!is_first && (broken->since != promise->made_on || broken->until != promise->promised_for)))
    return FALSE;
  promise->made_on = broken->since;
  promise->promised_for = broken->until;
  promise->amount += broken->amount;
  promise->received += sum_received (&ledger->terms, broken->since, today);
  return TRUE;
}

static gboolean
find_author (DumentStore *store,
             const DumentReceivable *receivable,
             DumentLetterCourse *self,
             GError **error)
{
  g_autoptr (GPtrArray) rows =
      dument_stored_circumstance_list (store, receivable->invoice->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DumentStoredCircumstance *row = g_ptr_array_index (rows, i);

      if (row->circumstance.kind != DUMENT_CIRCUMSTANCE_PROMISE ||
          row->circumstance.since != self->promise.made_on ||
          row->circumstance.until != self->promise.promised_for)
        continue;
      g_free (self->made_by);
      self->made_by = g_strdup (row->words);
    }
  self->promise.made_by = self->made_by;
  return rows != NULL;
}

/* The plan over the first, if it is that of all of them and of no others. */
static gboolean
load_plan (DumentWorkspace *workspace,
           const GPtrArray *receivables,
           DumentLetterCourse *self,
           GError **error)
{
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);
  const DumentLedger *ledger = first->ledger;
  g_autoptr (DumentPlanStatus) status = NULL;
  gboolean is_of_all = TRUE;

  if (ledger->plan.state != DUMENT_PAYMENT_PLAN_PROPOSED &&
      ledger->plan.state != DUMENT_PAYMENT_PLAN_RUNNING)
    return TRUE;
  status = dument_plan_status_load (workspace, ledger->plan_id, error);
  if (status == NULL)
    return FALSE;
  for (guint i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *one = g_ptr_array_index (receivables, i);

      is_of_all = is_of_all && one->ledger->plan_id == ledger->plan_id;
    }
  if (!is_of_all || receivables->len != status->row->invoice_ids->len)
    return TRUE;
  self->plan = (DumentLetterPlan){ &status->plan, status->standing.next,
                                   status->row->with_penalties, status->row->gives_up_penalties };
  self->status = g_steal_pointer (&status);
  return TRUE;
}

static gboolean
load_insolvency (DumentStore *store,
                 const DumentReceivable *receivable,
                 DumentLetterCourse *self,
                 GError **error)
{
  const DumentClaimTerms *terms = &receivable->ledger->terms;
  g_autoptr (GPtrArray) rows = NULL;

  if (!terms->in_insolvency)
    return TRUE;
  rows = dument_stored_insolvency_list (store, receivable->client->id, error);
  for (guint i = 0; rows != NULL && i < rows->len && self->stored == NULL; i++)
    {
      const DumentStoredInsolvency *row = g_ptr_array_index (rows, i);

      if (row->judgment_on == terms->judgment)
        self->stored = dument_stored_insolvency_copy (row);
    }
  if (rows == NULL || self->stored == NULL)
    return rows != NULL;
  self->trustee =
      (DumentParty){ .name = self->stored->trustee, .address = self->stored->trustee_address };
  self->insolvency =
      (DumentLetterInsolvency){ self->stored->judgment_on, self->stored->published_on,
                                self->stored->procedure_number, &self->trustee };
  return TRUE;
}

/**
 * dument_letter_course_load:
 * @workspace: a workspace, on the day of the letter
 * @receivables: (element-type DumentReceivable): what the letter speaks of
 * @course: (inout): zero before; what changes their course, to be cleared in any case. It borrows
 *   from itself: it must stay where it is
 * @error: return location for an error of the store
 *
 * Returns: %FALSE with an error
 */
gboolean
dument_letter_course_load (DumentWorkspace *workspace,
                           GPtrArray *receivables,
                           DumentLetterCourse *course,
                           GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);

  course->has_promise = TRUE;
  for (guint i = 0; i < receivables->len && course->has_promise; i++)
    course->has_promise = add_promise (course, g_ptr_array_index (receivables, i), i == 0);
  return (!course->has_promise || find_author (store, first, course, error)) &&
         load_plan (workspace, receivables, course, error) &&
         load_insolvency (store, first, course, error);
}

/**
 * dument_letter_course_clear:
 * @self: what changes the course of invoices
 */
void
dument_letter_course_clear (DumentLetterCourse *self)
{
  g_clear_pointer (&self->made_by, g_free);
  g_clear_pointer (&self->status, dument_plan_status_free);
  g_clear_pointer (&self->stored, dument_stored_insolvency_free);
}
