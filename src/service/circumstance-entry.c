/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/circumstance-entry.h"

#include "domain/french-text.h"
#include "service/chronicle.h"
#include "service/receivable.h"
#include "service/undo-private.h"
#include "service/wording.h"
#include "store/client.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* What the journal calls what was done with each kind. */
typedef struct
{
  const char *recorded;
  const char *deleted;
  const char *restored;
  const char *ended;
  const char *reopened;
} Words;

static const Words words[DUMENT_CIRCUMSTANCE_N_KINDS] = {
  [DUMENT_CIRCUMSTANCE_PROMISE] = { "promise-recorded", "promise-deleted", "promise-restored" },
  [DUMENT_CIRCUMSTANCE_PAUSE] = { "pause-recorded", "pause-deleted", "pause-restored",
                                  "pause-ended", "pause-reopened" },
  [DUMENT_CIRCUMSTANCE_DISPUTE] = { "dispute-recorded", "dispute-deleted", "dispute-restored",
                                    "dispute-ended", "dispute-reopened" },
  [DUMENT_CIRCUMSTANCE_WRITE_OFF] = { "write-off-recorded", "write-off-deleted",
                                      "write-off-restored" },
};

/**
 * dument_circumstance_entry_new:
 * @kind: what changes the course of an invoice
 *
 * Returns: (transfer full): an empty form, of today
 */
DumentCircumstanceEntry *
dument_circumstance_entry_new (DumentCircumstanceKind kind)
{
  DumentCircumstanceEntry *self = g_new0 (DumentCircumstanceEntry, 1);

  self->kind = kind;
  self->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->since = DUMENT_DATE_NONE;
  self->until = DUMENT_DATE_NONE;
  return self;
}

/**
 * dument_circumstance_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_circumstance_entry_free (DumentCircumstanceEntry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->invoice_ids);
  g_free (self->reason);
  g_free (self->words);
  g_free (self);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const DumentInvoice *left = (*(const DumentReceivable *const *) a)->invoice;
  const DumentInvoice *right = (*(const DumentReceivable *const *) b)->invoice;

  if (left->due_date != right->due_date)
    return left->due_date < right->due_date ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* The invoices, the oldest first. */
static GPtrArray *
load_receivables (DumentWorkspace *workspace, const DumentCircumstanceEntry *self, GError **error)
{
  g_autoptr (GPtrArray) receivables = dument_receivable_list_new ();

  for (guint i = 0; i < self->invoice_ids->len; i++)
    {
      DumentReceivable *receivable =
          dument_receivable_load (workspace, g_array_index (self->invoice_ids, gint64, i), error);

      if (receivable == NULL)
        return NULL;
      g_ptr_array_add (receivables, receivable);
    }
  g_ptr_array_sort (receivables, compare_due);
  return g_steal_pointer (&receivables);
}

static DumentDate
get_since (DumentWorkspace *workspace, const DumentCircumstanceEntry *self)
{
  return self->since != DUMENT_DATE_NONE ? self->since : dument_workspace_get_today (workspace);
}

static void
check_days (DumentWorkspace *workspace, const DumentCircumstanceEntry *self, GPtrArray *findings)
{
  DumentDate since = get_since (workspace, self);

  if (since > dument_workspace_get_today (workspace))
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_DATE,
        _ ("That day has not come yet. Record it when it has happened."));
  if (self->kind == DUMENT_CIRCUMSTANCE_PROMISE && self->until == DUMENT_DATE_NONE)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_DUE_DATE,
                                   _ ("Type until when the payment is promised."));
  else if (self->until != DUMENT_DATE_NONE && self->until < since)
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_DUE_DATE,
        _ ("That day is before the one from which this holds. Correct one of the two."));
}

static void
check_invoice (DumentWorkspace *workspace,
               const DumentCircumstanceEntry *self,
               const DumentReceivable *receivable,
               GPtrArray *findings)
{
  const DumentInvoice *invoice = receivable->invoice;

  if (get_since (workspace, self) < invoice->issue_date)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_DATE,
        dument_wording_before_issue (get_since (workspace, self), invoice->issue_date));
  if (receivable->claim->total <= 0)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_NUMBER,
        g_strdup_printf (_ ("%s: nothing is owed on it any more. If that is wrong, take "
                            "back first what was recorded as paid."),
                         invoice->number));
  else if (receivable->state == DUMENT_STATE_WRITTEN_OFF)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_NUMBER,
        g_strdup_printf (_ ("%s: it was written off. Take that back first."), invoice->number));
}

/* What holds already is not said twice; a new promise takes the place of the one before. */
static gboolean
holds_already (const DumentReceivable *receivable, DumentCircumstanceKind kind, DumentDate today)
{
  const DumentLedger *ledger = receivable->ledger;

  for (gsize i = 0; i < ledger->n_circumstances; i++)
    {
      if (ledger->circumstances[i].kind == kind &&
          dument_circumstance_holds (&ledger->circumstances[i], today))
        return TRUE;
    }
  return FALSE;
}

static void
check_repeated (DumentWorkspace *workspace,
                const DumentCircumstanceEntry *self,
                const DumentReceivable *receivable,
                GPtrArray *findings)
{
  const char *number = receivable->invoice->number;

  if (!holds_already (receivable, self->kind, dument_workspace_get_today (workspace)))
    return;
  if (self->kind == DUMENT_CIRCUMSTANCE_PAUSE)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_NUMBER,
        g_strdup_printf (_ ("%s: it is paused already. End that pause first."), number));
  else if (self->kind == DUMENT_CIRCUMSTANCE_DISPUTE)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_NUMBER,
        g_strdup_printf (_ ("%s: a dispute is recorded already. Say that it is resolved first, or "
                            "take it back."),
                         number));
}

static DumentMoney
sum_principals (const GPtrArray *receivables)
{
  DumentMoney sum = 0;

  for (guint i = 0; i < receivables->len; i++)
    sum += ((const DumentReceivable *) g_ptr_array_index (receivables, i))->claim->principal;
  return sum;
}

static DumentMoney
sum_totals (const GPtrArray *receivables)
{
  DumentMoney sum = 0;

  for (guint i = 0; i < receivables->len; i++)
    sum += ((const DumentReceivable *) g_ptr_array_index (receivables, i))->claim->total;
  return sum;
}

/* Nobody promises more than all that can be asked, nor contests more than the principal. */
static void
check_amount (const DumentCircumstanceEntry *self,
              const GPtrArray *receivables,
              GPtrArray *findings)
{
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);
  gboolean is_promise = self->kind == DUMENT_CIRCUMSTANCE_PROMISE;
  DumentMoney most = is_promise ? sum_totals (receivables) : sum_principals (receivables);
  g_autofree char *text = dument_french_text_amount (most, first->invoice->currency);

  if (self->amount < 0 || self->amount > DUMENT_MONEY_MAX)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_AMOUNT,
                                   _ ("Type the amount, like 1234.56 or 1 234,56."));
  else if (self->amount > most && is_promise)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_AMOUNT,
        g_strdup_printf (_ ("That is more than all that can be asked, %s. Lower the amount, or "
                            "leave it out if all of it is promised."),
                         text));
  else if (self->amount > most)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_AMOUNT,
        g_strdup_printf (_ ("That is more than what is unpaid of the invoice, %s. Leave the amount "
                            "out if all of it is contested."),
                         text));
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

static void
check_reason (const DumentCircumstanceEntry *self, GPtrArray *findings)
{
  if (self->kind != DUMENT_CIRCUMSTANCE_PROMISE && (self->reason == NULL || *self->reason == '\0'))
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_REASON,
                                   _ ("Type why: the journal keeps the reason."));
}

static gboolean
check_client (DumentWorkspace *workspace,
              const DumentCircumstanceEntry *self,
              GPtrArray *findings,
              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) others =
      dument_stored_circumstance_list_of_client (store, self->client_id, error);

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      const DumentStoredCircumstance *other = g_ptr_array_index (others, i);

      if (dument_circumstance_holds (&other->circumstance, dument_workspace_get_today (workspace)))
        dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_CLIENT,
                                       _ ("This client is paused already. End that pause first."));
    }
  return TRUE;
}

static GPtrArray *
check (DumentWorkspace *workspace,
       const DumentCircumstanceEntry *self,
       const GPtrArray *receivables,
       GError **error)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();

  if (self->client_id != 0 && !check_client (workspace, self, findings, error))
    return NULL;
  check_days (workspace, self, findings);
  check_reason (self, findings);
  for (guint i = 0; i < receivables->len; i++)
    {
      check_invoice (workspace, self, g_ptr_array_index (receivables, i), findings);
      check_repeated (workspace, self, g_ptr_array_index (receivables, i), findings);
    }
  if (receivables->len > 0)
    {
      check_together (receivables, findings);
      check_amount (self, receivables, findings);
    }
  else if (self->client_id == 0)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_NUMBER,
                                   _ ("Choose the invoice."));
  return g_steal_pointer (&findings);
}

/**
 * dument_circumstance_entry_check:
 * @workspace: a workspace
 * @self: a form
 * @error: return location for an error
 *
 * Looks at a form as far as it is filled in. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type DumentFinding): what is to be said of it, by
 *   field; %NULL with an error of the store
 */
GPtrArray *
dument_circumstance_entry_check (DumentWorkspace *workspace,
                                 const DumentCircumstanceEntry *self,
                                 GError **error)
{
  g_autoptr (GPtrArray) receivables = load_receivables (workspace, self, error);

  return receivables != NULL ? check (workspace, self, receivables, error) : NULL;
}

/* Of whom it is told: the number of an invoice or the name of a client. */
typedef struct
{
  DumentSubject subject;
  gint64 id;
  char *name;
  char *amount;
} Subject;

static void
clear_subject (Subject *subject)
{
  g_free (subject->name);
  g_free (subject->amount);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, clear_subject)

static gboolean
find_subject (DumentWorkspace *workspace,
              const DumentStoredCircumstance *row,
              Subject *subject,
              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);

  if (row->client_id != 0)
    {
      g_autoptr (DumentClient) client = dument_client_load (store, row->client_id, error);

      if (client == NULL)
        return FALSE;
      *subject = (Subject){ DUMENT_SUBJECT_CLIENT, client->id, g_strdup (client->party.name) };
    }
  else
    {
      g_autoptr (DumentInvoice) invoice = dument_invoice_load (store, row->invoice_id, error);

      if (invoice == NULL)
        return FALSE;
      *subject = (Subject){ DUMENT_SUBJECT_INVOICE, invoice->id, g_strdup (invoice->number) };
      if (row->circumstance.amount > 0)
        subject->amount = dument_chronicle_amount (row->circumstance.amount, invoice->currency);
    }
  return TRUE;
}

/* Tells the journal what was done, and @undo what it will tell when it is taken back. */
static gboolean
note_circumstance (DumentWorkspace *workspace,
                   const char *kind,
                   const char *undo_kind,
                   const DumentStoredCircumstance *row,
                   DumentUndo *undo,
                   GError **error)
{
  g_auto (Subject) subject = { DUMENT_SUBJECT_FILE };
  g_autofree char *since = dument_chronicle_day (row->circumstance.since);
  g_autofree char *until = dument_chronicle_day (row->circumstance.until);
  g_autofree char *ended = dument_chronicle_day (row->circumstance.ended_on);
  gboolean is_promise = row->circumstance.kind == DUMENT_CIRCUMSTANCE_PROMISE;

  if (!find_subject (workspace, row, &subject, error))
    return FALSE;
  dument_undo_add_note (undo, undo_kind, subject.subject, subject.id, subject.name, subject.amount);
  return dument_chronicle_note (workspace, kind, subject.subject, subject.id, error,
                                subject.subject == DUMENT_SUBJECT_CLIENT ? "client" : "number",
                                subject.name, "amount", subject.amount, "since", since, "until",
                                until, "ended", ended, "reason", row->reason,
                                is_promise ? "said-by" : "words", row->words, NULL);
}

static gboolean
write_row (DumentWorkspace *workspace,
           const DumentCircumstanceEntry *self,
           gint64 invoice_id,
           DumentMoney amount,
           DumentUndo *undo,
           GError **error)
{
  g_autoptr (DumentStoredCircumstance) row = dument_stored_circumstance_new ();

  row->invoice_id = invoice_id;
  row->client_id = invoice_id == 0 ? self->client_id : 0;
  row->circumstance.kind = self->kind;
  row->circumstance.since = get_since (workspace, self);
  row->circumstance.until = self->until;
  row->circumstance.amount = amount;
  row->reason = g_strdup (self->reason);
  row->words = self->words != NULL && *self->words != '\0' ? g_strdup (self->words) : NULL;
  if (!dument_stored_circumstance_insert (dument_workspace_get_store (workspace), row, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_CIRCUMSTANCE, row->id);
  return note_circumstance (workspace, words[self->kind].recorded, words[self->kind].deleted, row,
                            undo, error);
}

/* A promise for several invoices is one for each: the amount goes to the oldest first, as the
 * payment will, and to penalties only where it is more than all that is unpaid. */
static gboolean
write_promises (DumentWorkspace *workspace,
                const DumentCircumstanceEntry *self,
                const GPtrArray *receivables,
                DumentUndo *undo,
                GError **error)
{
  DumentMoney principals = sum_principals (receivables);
  DumentMoney left = self->amount > 0 ? self->amount : principals;
  gboolean with_penalties = left > principals || principals == 0;

  if (left == 0)
    left = sum_totals (receivables);
  for (guint i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);
      const DumentClaim *claim = receivable->claim;
      DumentMoney share = MIN (left, with_penalties ? claim->total : claim->principal);

      if (share <= 0)
        continue;
      left -= share;
      if (!write_row (workspace, self, receivable->invoice->id, share, undo, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (DumentWorkspace *workspace,
            const DumentCircumstanceEntry *self,
            const GPtrArray *receivables,
            DumentUndo *undo,
            GError **error)
{
  if (self->kind == DUMENT_CIRCUMSTANCE_PROMISE)
    return write_promises (workspace, self, receivables, undo, error);
  if (self->client_id != 0)
    return write_row (workspace, self, /* invoice_id= */ 0, /* amount= */ 0, undo, error);
  for (guint i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);

      if (!write_row (workspace, self, receivable->invoice->id, self->amount, undo, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_circumstance_entry_save:
 * @workspace: a workspace
 * @self: a form
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Records what changes the course of an invoice. Of a promise, nothing more is ever to be recorded:
 * it is kept or broken by itself.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_circumstance_entry_check(), or an
 *   error of the store
 */
gboolean
dument_circumstance_entry_save (DumentWorkspace *workspace,
                                const DumentCircumstanceEntry *self,
                                DumentUndo **ret_undo,
                                GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) receivables = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (transaction == NULL)
    return FALSE;
  receivables = load_receivables (workspace, self, error);
  if (receivables == NULL)
    return FALSE;
  findings = check (workspace, self, receivables, error);
  if (findings == NULL || !dument_finding_let_pass (findings, error) ||
      !write_rows (workspace, self, receivables, undo, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

static gboolean
check_end (DumentWorkspace *workspace,
           const DumentStoredCircumstance *row,
           DumentDate ended_on,
           GError **error)
{
  const char *reason = NULL;

  if (words[row->circumstance.kind].ended == NULL)
    reason = _ ("Only a pause or a dispute is ended. Take back what was recorded by mistake.");
  else if (row->circumstance.ended_on != DUMENT_DATE_NONE)
    reason = _ ("It is ended already.");
  else if (ended_on > dument_workspace_get_today (workspace))
    reason = _ ("That day has not come yet. Record it when it has happened.");
  else if (ended_on < row->circumstance.since)
    reason = _ ("That day is before the one from which this holds. Correct one of the two.");
  if (reason != NULL)
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED, reason);
  return reason == NULL;
}

/**
 * dument_circumstance_entry_end:
 * @workspace: a workspace
 * @id: row of a pause or a dispute
 * @ended_on: the first day that it holds no more, not after today
 * @error: return location for an error
 *
 * Ends a pause, or says that a dispute is resolved.
 *
 * Returns: (transfer full) (nullable): how to take that back
 */
DumentUndo *
dument_circumstance_entry_end (DumentWorkspace *workspace,
                               gint64 id,
                               DumentDate ended_on,
                               GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentStoredCircumstance) before = NULL;
  g_autoptr (DumentStoredCircumstance) after = NULL;

  if (transaction == NULL)
    return NULL;
  before = dument_stored_circumstance_load (store, id, error);
  if (before == NULL || !check_end (workspace, before, ended_on, error))
    return NULL;
  after = dument_stored_circumstance_copy (before);
  after->circumstance.ended_on = ended_on;
  if (!dument_stored_circumstance_end (store, id, ended_on, error) ||
      !note_circumstance (workspace, words[after->circumstance.kind].ended,
                          words[after->circumstance.kind].reopened, after, undo, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_update (undo, DUMENT_UNDO_CIRCUMSTANCE, g_steal_pointer (&before),
                          g_steal_pointer (&after));
  return g_steal_pointer (&undo);
}

/**
 * dument_circumstance_entry_delete:
 * @workspace: a workspace
 * @id: row of what changes the course of an invoice
 * @error: return location for an error
 *
 * Takes back what was recorded by mistake. The journal keeps both.
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
DumentUndo *
dument_circumstance_entry_delete (DumentWorkspace *workspace, gint64 id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentStoredCircumstance) row = NULL;

  if (transaction == NULL)
    return NULL;
  row = dument_stored_circumstance_load (store, id, error);
  if (row == NULL ||
      !note_circumstance (workspace, words[row->circumstance.kind].deleted,
                          words[row->circumstance.kind].restored, row, undo, error) ||
      !dument_stored_circumstance_delete (store, id, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_insert (undo, DUMENT_UNDO_CIRCUMSTANCE, g_steal_pointer (&row));
  return g_steal_pointer (&undo);
}
