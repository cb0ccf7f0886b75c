/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/concession.h"

#include "domain/french-text.h"
#include "service/chronicle.h"
#include "service/credit-dossier.h"
#include "service/receivable.h"
#include "service/undo-private.h"
#include "service/wording.h"
#include "store/allocation.h"
#include "store/credit-note.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/**
 * dument_credit_entry_new:
 *
 * Returns: (transfer full): an empty form
 */
DumentCreditEntry *
dument_credit_entry_new (void)
{
  DumentCreditEntry *self = g_new0 (DumentCreditEntry, 1);

  self->issued_on = DUMENT_DATE_NONE;
  return self;
}

/**
 * dument_credit_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_credit_entry_free (DumentCreditEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self);
}

/**
 * dument_waiver_entry_new:
 *
 * Returns: (transfer full): an empty form
 */
DumentWaiverEntry *
dument_waiver_entry_new (void)
{
  return g_new0 (DumentWaiverEntry, 1);
}

/**
 * dument_waiver_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_waiver_entry_free (DumentWaiverEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self);
}

/* A credit note that is in the file already can be set off where it names no invoice, for the same
 * client in the same currency. */
static gboolean
is_free (const DumentCreditNote *note, const DumentInvoice *invoice)
{
  return note->named_number == NULL && note->client_id == invoice->client_id &&
         g_str_equal (note->currency, invoice->currency);
}

static gboolean
load_same_number (DumentWorkspace *workspace,
                  const DumentCreditEntry *entry,
                  const DumentInvoice *invoice,
                  DumentCreditNote **ret_note,
                  GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  gint64 existing_id = 0;

  *ret_note = NULL;
  if (entry->number == NULL || *entry->number == '\0')
    return TRUE;
  if (!dument_credit_note_find (store, invoice->seller_key, entry->number, &existing_id, error))
    return FALSE;
  if (existing_id == 0)
    return TRUE;
  *ret_note = dument_credit_note_load (store, existing_id, error);
  return *ret_note != NULL;
}

static void
check_number (const DumentCreditEntry *entry,
              const DumentCreditNote *existing,
              const DumentInvoice *invoice,
              GPtrArray *findings)
{
  if (entry->number == NULL || *entry->number == '\0')
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_NUMBER,
                                   _ ("Type the number that stands on the credit note."));
  else if (existing != NULL && !is_free (existing, invoice))
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_NUMBER,
        g_strdup_printf (_ ("Credit note %s is recorded already. A credit note "
                            "has a number of its own."),
                         entry->number));
}

/* Returns: FALSE with an error of the store, or with a finding that names whose the number is */
static gboolean
check_owner (DumentWorkspace *workspace,
             const DumentCreditEntry *entry,
             const DumentInvoice *invoice,
             GPtrArray *findings,
             GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (entry->number == NULL || *entry->number == '\0' ||
      dument_credit_dossier_check_number (workspace, entry->number, invoice, &reason))
    return TRUE;
  if (reason->domain == DUMENT_SERVICE_ERROR)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_NUMBER, reason->message);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
check_amount (const DumentCreditEntry *entry,
              const DumentReceivable *receivable,
              GPtrArray *findings)
{
  DumentMoney left = dument_claim_creditable (&receivable->ledger->terms);
  g_autofree char *text = dument_french_text_amount (left, receivable->invoice->currency);

  if (entry->amount <= 0)
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_AMOUNT,
        _ ("Type what the credit note takes off, like 1234.56 or 1 234,56."));
  else if (entry->amount > left)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_AMOUNT,
        g_strdup_printf (_ ("The credit note is larger than what remains of the "
                            "invoice to be credited, %s."),
                         text));
}

static gboolean
check_left (DumentWorkspace *workspace,
            const DumentCreditEntry *entry,
            const DumentCreditNote *existing,
            GPtrArray *findings,
            GError **error)
{
  g_autofree char *text = NULL;
  DumentMoney left;

  if (!dument_allocation_left_of_credit_note (dument_workspace_get_store (workspace), existing->id,
                                              &left, error))
    return FALSE;
  if (entry->amount <= left)
    return TRUE;
  text = dument_french_text_amount (left, existing->currency);
  dument_finding_refuse_value (
      findings, DUMENT_FINDING_FIELD_AMOUNT,
      g_strdup_printf (
          _ ("Of credit note %s, %s is left to be set off, no more. Lower the amount."),
          existing->number, text));
  return TRUE;
}

/* One that is in the file has a day of its own. */
static void
check_same_date (const DumentCreditEntry *entry,
                 const DumentCreditNote *existing,
                 GPtrArray *findings)
{
  g_autofree char *day = dument_wording_day (existing->issue_date);

  if (entry->issued_on != DUMENT_DATE_NONE && entry->issued_on != existing->issue_date)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_DATE,
        g_strdup_printf (
            _ ("Credit note %s is of %s and is set off at that date. Leave the date out."),
            existing->number, day));
}

static void
check_date (DumentWorkspace *workspace,
            const DumentCreditEntry *entry,
            const DumentInvoice *invoice,
            GPtrArray *findings)
{
  if (entry->issued_on == DUMENT_DATE_NONE)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_DATE,
                                   _ ("Type the day, like 12/3 or yesterday."));
  else if (entry->issued_on > dument_workspace_get_today (workspace))
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_DATE,
        _ ("That day has not come yet. Record it when it has happened."));
  else if (entry->issued_on < invoice->issue_date)
    dument_finding_refuse_value (
        findings, DUMENT_FINDING_FIELD_DATE,
        dument_wording_before_issue (entry->issued_on, invoice->issue_date));
}

/**
 * dument_concession_check_credit:
 * @workspace: a workspace
 * @entry: the form of a credit note
 * @error: return location for an error
 *
 * Looks at a form as far as it is filled in. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type DumentFinding): what is to be said of it, by
 *   field; %NULL with an error of the store
 */
GPtrArray *
dument_concession_check_credit (DumentWorkspace *workspace,
                                const DumentCreditEntry *entry,
                                GError **error)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (DumentCreditNote) existing = NULL;
  g_autoptr (DumentReceivable) receivable =
      dument_receivable_load (workspace, entry->invoice_id, error);
  const DumentInvoice *invoice;

  if (receivable == NULL)
    return NULL;
  invoice = receivable->invoice;
  if (!load_same_number (workspace, entry, invoice, &existing, error))
    return NULL;
  if (check_owner (workspace, entry, invoice, findings, error))
    check_number (entry, existing, invoice, findings);
  else if (findings->len == 0)
    return NULL;
  check_amount (entry, receivable, findings);
  if (existing == NULL || !is_free (existing, invoice))
    check_date (workspace, entry, invoice, findings);
  else
    {
      check_same_date (entry, existing, findings);
      if (!check_left (workspace, entry, existing, findings, error))
        return NULL;
    }
  return g_steal_pointer (&findings);
}

static DumentCreditNote *
make_credit_note (const DumentCreditEntry *entry, const DumentInvoice *invoice)
{
  DumentCreditNote *note = dument_credit_note_new ();

  note->seller_key = g_strdup (invoice->seller_key);
  note->number = g_strdup (entry->number);
  note->client_id = invoice->client_id;
  note->issue_date = entry->issued_on;
  g_strlcpy (note->currency, invoice->currency, sizeof note->currency);
  note->amount = entry->amount;
  note->named_number = g_strdup (invoice->number);
  note->invoice_id = invoice->id;
  return note;
}

static gboolean
note_credit (DumentWorkspace *workspace,
             const char *kind,
             const DumentCreditNote *note,
             gint64 invoice_id,
             DumentMoney credited,
             DumentUndo *undo,
             const char *undo_kind,
             GError **error)
{
  g_autoptr (DumentInvoice) invoice =
      dument_invoice_load (dument_workspace_get_store (workspace), invoice_id, error);
  g_autofree char *amount = dument_chronicle_amount (credited, note->currency);
  g_autofree char *day = dument_date_to_iso (note->issue_date);

  if (invoice == NULL)
    return FALSE;
  dument_undo_add_note (undo, undo_kind, DUMENT_SUBJECT_INVOICE, invoice_id, invoice->number,
                        amount);
  return dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_INVOICE, invoice_id, error,
                                "number", invoice->number, "amount", amount, "date", day,
                                "credit-note", note->number, NULL);
}

static gboolean
write_new (DumentWorkspace *workspace,
           const DumentCreditEntry *entry,
           const DumentInvoice *invoice,
           DumentUndo *undo,
           GError **error)
{
  g_autoptr (DumentCreditNote) note = make_credit_note (entry, invoice);

  if (!dument_credit_note_insert (dument_workspace_get_store (workspace), note, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_CREDIT_NOTE, note->id);
  return note_credit (workspace, "credit-recorded", note, invoice->id, note->amount, undo,
                      "credit-deleted", error);
}

static gboolean
write_set_off (DumentWorkspace *workspace,
               const DumentCreditEntry *entry,
               const DumentCreditNote *note,
               DumentUndo *undo,
               GError **error)
{
  DumentAllocation allocation = { .credit_note_id = note->id,
                                  .invoice_id = entry->invoice_id,
                                  .amount = entry->amount };

  if (!dument_allocation_insert (dument_workspace_get_store (workspace), &allocation, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_ALLOCATION, allocation.id);
  return note_credit (workspace, "credit-recorded", note, entry->invoice_id, entry->amount, undo,
                      "credit-deleted", error);
}

/**
 * dument_concession_credit:
 * @workspace: a workspace
 * @entry: the form of a credit note
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Records a credit note that names an invoice, which lowers its principal from the start; or sets
 * one that came in without naming any against it, at its own date.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_concession_check_credit(), or an
 *   error of the store
 */
gboolean
dument_concession_credit (DumentWorkspace *workspace,
                          const DumentCreditEntry *entry,
                          DumentUndo **ret_undo,
                          GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (DumentInvoice) invoice = NULL;
  g_autoptr (DumentCreditNote) existing = NULL;

  if (transaction == NULL)
    return FALSE;
  findings = dument_concession_check_credit (workspace, entry, error);
  if (findings == NULL || !dument_finding_let_pass (findings, error))
    return FALSE;
  invoice = dument_invoice_load (store, entry->invoice_id, error);
  if (invoice == NULL || !load_same_number (workspace, entry, invoice, &existing, error) ||
      !(existing != NULL ? write_set_off (workspace, entry, existing, undo, error)
                         : write_new (workspace, entry, invoice, undo, error)) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

static gboolean
keep_set_offs (DumentWorkspace *workspace,
               const DumentCreditNote *note,
               DumentUndo *undo,
               GError **error)
{
  g_autoptr (GArray) allocations = dument_allocation_list_of_credit_note (
      dument_workspace_get_store (workspace), note->id, error);

  if (allocations == NULL)
    return FALSE;
  for (unsigned i = 0; i < allocations->len; i++)
    {
      const DumentAllocation *allocation = &g_array_index (allocations, DumentAllocation, i);

      dument_undo_add_insert (undo, DUMENT_UNDO_ALLOCATION,
                              g_memdup2 (allocation, sizeof *allocation));
      if (!note_credit (workspace, "credit-deleted", note, allocation->invoice_id,
                        allocation->amount, undo, "credit-restored", error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_concession_uncredit:
 * @workspace: a workspace
 * @credit_note_id: row of a credit note
 * @error: return location for an error
 *
 * Takes back a credit note that was recorded by mistake. The journal keeps both.
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
DumentUndo *
dument_concession_uncredit (DumentWorkspace *workspace, gint64 credit_note_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentCreditNote) note = NULL;

  if (transaction == NULL)
    return NULL;
  note = dument_credit_note_load (store, credit_note_id, error);
  if (note == NULL || !keep_set_offs (workspace, note, undo, error) ||
      (note->invoice_id != 0 && !note_credit (workspace, "credit-deleted", note, note->invoice_id,
                                              note->amount, undo, "credit-restored", error)) ||
      !dument_credit_note_delete (store, credit_note_id, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_insert (undo, DUMENT_UNDO_CREDIT_NOTE, g_steal_pointer (&note));
  return g_steal_pointer (&undo);
}

static gboolean
is_waived (GPtrArray *waivers, DumentWaiverKind kind)
{
  for (unsigned i = 0; i < waivers->len; i++)
    {
      if (((const DumentWaiver *) g_ptr_array_index (waivers, i))->kind == kind)
        return TRUE;
    }
  return FALSE;
}

/**
 * dument_concession_check_waiver:
 * @workspace: a workspace
 * @entry: the form of a waiver
 * @error: return location for an error
 *
 * Looks at a form as far as it is filled in. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type DumentFinding): what is to be said of it, by
 *   field; %NULL with an error of the store
 */
GPtrArray *
dument_concession_check_waiver (DumentWorkspace *workspace,
                                const DumentWaiverEntry *entry,
                                GError **error)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (GPtrArray) waivers =
      dument_waiver_list (dument_workspace_get_store (workspace), entry->invoice_id, error);

  if (waivers == NULL)
    return NULL;
  if (!entry->interest && !entry->indemnity)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_NONE,
                                   _ ("Choose what is given up."));
  if ((entry->interest && is_waived (waivers, DUMENT_WAIVER_INTEREST)) ||
      (entry->indemnity && is_waived (waivers, DUMENT_WAIVER_INDEMNITY)))
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_NONE,
        _ ("It is given up already. If you want to claim it after all, take "
           "that back."));
  if (entry->reason == NULL || *entry->reason == '\0')
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_REASON,
        _ ("Type why: giving something up is your choice, and the journal keeps the reason."));
  return g_steal_pointer (&findings);
}

static gboolean
note_waiver (DumentWorkspace *workspace,
             const char *kind,
             const DumentWaiver *waiver,
             DumentUndo *undo,
             const char *undo_kind,
             GError **error)
{
  g_autoptr (DumentInvoice) invoice =
      dument_invoice_load (dument_workspace_get_store (workspace), waiver->invoice_id, error);

  if (invoice == NULL)
    return FALSE;
  dument_undo_add_note (undo, undo_kind, DUMENT_SUBJECT_INVOICE, invoice->id, invoice->number,
                        /* amount= */ NULL);
  return dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_INVOICE, invoice->id, error,
                                "number", invoice->number, "what",
                                waiver->kind == DUMENT_WAIVER_INTEREST ? "interest" : "indemnity",
                                "reason", waiver->reason, NULL);
}

static gboolean
write_waiver (DumentWorkspace *workspace,
              const DumentWaiverEntry *entry,
              DumentWaiverKind kind,
              DumentUndo *undo,
              GError **error)
{
  g_autoptr (DumentWaiver) waiver = dument_waiver_new ();

  waiver->invoice_id = entry->invoice_id;
  waiver->kind = kind;
  waiver->waived_on = dument_workspace_get_today (workspace);
  waiver->reason = g_strdup (entry->reason);
  if (!dument_waiver_insert (dument_workspace_get_store (workspace), waiver, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_WAIVER, waiver->id);
  return note_waiver (workspace, "waiver-recorded", waiver, undo, "waiver-deleted", error);
}

/**
 * dument_concession_waive:
 * @workspace: a workspace
 * @entry: the form of a waiver
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Gives up, from today, the penalties or the indemnity not yet paid. It is always an explicit
 * choice (art. L441-16 C. com.).
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_concession_check_waiver(), or an
 *   error of the store
 */
gboolean
dument_concession_waive (DumentWorkspace *workspace,
                         const DumentWaiverEntry *entry,
                         DumentUndo **ret_undo,
                         GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) findings = NULL;

  if (transaction == NULL)
    return FALSE;
  findings = dument_concession_check_waiver (workspace, entry, error);
  if (findings == NULL || !dument_finding_let_pass (findings, error) ||
      (entry->interest && !write_waiver (workspace, entry, DUMENT_WAIVER_INTEREST, undo, error)) ||
      (entry->indemnity &&
       !write_waiver (workspace, entry, DUMENT_WAIVER_INDEMNITY, undo, error)) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

static DumentWaiver *
steal_waiver (GPtrArray *waivers, gint64 id)
{
  for (unsigned i = 0; i < waivers->len; i++)
    {
      if (((const DumentWaiver *) g_ptr_array_index (waivers, i))->id == id)
        return g_ptr_array_steal_index (waivers, i);
    }
  return NULL;
}

/**
 * dument_concession_unwaive:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @waiver_id: row of what was given up of it
 * @error: return location for an error
 *
 * Takes back a waiver that nobody was told of. The journal keeps both.
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
DumentUndo *
dument_concession_unwaive (DumentWorkspace *workspace,
                           gint64 invoice_id,
                           gint64 waiver_id,
                           GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) waivers = NULL;
  g_autoptr (DumentWaiver) waiver = NULL;

  if (transaction == NULL)
    return NULL;
  waivers = dument_waiver_list (store, invoice_id, error);
  if (waivers == NULL)
    return NULL;
  waiver = steal_waiver (waivers, waiver_id);
  if (waiver == NULL)
    {
      g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                           _ ("This was taken back already: nothing is to be done."));
      return NULL;
    }
  if (!dument_waiver_delete (store, waiver_id, error) ||
      !note_waiver (workspace, "waiver-deleted", waiver, undo, "waiver-restored", error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_insert (undo, DUMENT_UNDO_WAIVER, g_steal_pointer (&waiver));
  return g_steal_pointer (&undo);
}
