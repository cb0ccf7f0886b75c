/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/dossier.h"

#include "service/claim-findings.h"
#include "service/insolvency-entry.h"
#include "service/settlement.h"
#include "store/attachment.h"

/**
 * dument_dossier_free:
 * @self: (nullable): a dossier
 */
void
dument_dossier_free (DumentDossier *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->receivable, dument_receivable_free);
  g_clear_pointer (&self->next, dument_next_move_free);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->payments, g_ptr_array_unref);
  g_clear_pointer (&self->credit_notes, g_ptr_array_unref);
  g_clear_pointer (&self->allocations, g_array_unref);
  g_clear_pointer (&self->waivers, g_ptr_array_unref);
  g_clear_pointer (&self->circumstances, g_ptr_array_unref);
  g_clear_pointer (&self->insolvencies, g_ptr_array_unref);
  g_clear_pointer (&self->declaration_days, g_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_free (self);
}

static void
free_document (gpointer document)
{
  dument_stored_document_free (document);
}

/* Row 0 stands for none. */
static gboolean
describe_document (DumentDossier *self, DumentStore *store, gint64 id, GError **error)
{
  DumentStoredDocument *document;

  if (id == 0)
    return TRUE;
  document = dument_stored_document_describe (store, id, error);
  if (document == NULL)
    return FALSE;
  g_ptr_array_add (self->documents, document);
  return TRUE;
}

static gboolean
describe_letter (DumentDossier *self,
                 DumentStore *store,
                 const DumentSentLetter *letter,
                 GError **error)
{
  g_autoptr (GArray) proofs = dument_sent_letter_list_proofs (store, letter->id, error);

  if (proofs == NULL || !describe_document (self, store, letter->document_id, error))
    return FALSE;
  for (unsigned i = 0; i < proofs->len; i++)
    {
      if (!describe_document (self, store, g_array_index (proofs, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
describe_attachments (DumentDossier *self, DumentStore *store, gint64 invoice_id, GError **error)
{
  g_autoptr (GPtrArray) attachments = dument_attachment_list (store, invoice_id, error);

  if (attachments == NULL)
    return FALSE;
  for (unsigned i = 0; i < attachments->len; i++)
    {
      const DumentAttachment *attachment = g_ptr_array_index (attachments, i);

      if (!describe_document (self, store, attachment->document_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
describe_documents (DumentDossier *self, DumentStore *store, GError **error)
{
  const DumentInvoice *invoice = self->receivable->invoice;

  self->documents = g_ptr_array_new_with_free_func (free_document);
  if (!describe_document (self, store, invoice->source_id, error) ||
      !describe_document (self, store, invoice->sent_proof_id, error))
    return FALSE;
  if (!describe_attachments (self, store, invoice->id, error))
    return FALSE;
  for (unsigned i = 0; i < self->letters->len; i++)
    {
      const DumentSentLetter *letter = g_ptr_array_index (self->letters, i);

      if (!describe_letter (self, store, letter, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_lists (DumentDossier *self, DumentStore *store, gint64 invoice_id, GError **error)
{
  self->payments = dument_payment_list_of_invoice (store, invoice_id, error);
  if (self->payments == NULL)
    return FALSE;
  self->credit_notes = dument_credit_note_list_of_invoice (store, invoice_id, error);
  if (self->credit_notes == NULL)
    return FALSE;
  self->allocations = dument_allocation_list_of_invoice (store, invoice_id, error);
  if (self->allocations == NULL)
    return FALSE;
  self->waivers = dument_waiver_list (store, invoice_id, error);
  if (self->waivers == NULL)
    return FALSE;
  self->circumstances = dument_stored_circumstance_list (store, invoice_id, error);
  if (self->circumstances == NULL)
    return FALSE;
  self->insolvencies = dument_stored_insolvency_list (store, self->receivable->client->id, error);
  if (self->insolvencies == NULL)
    return FALSE;
  self->letters = dument_sent_letter_list_of_invoice (store, invoice_id, error);
  if (self->letters == NULL)
    return FALSE;
  self->history = dument_journal_list_of_subject (store, DUMENT_SUBJECT_INVOICE, invoice_id, error);
  return self->history != NULL;
}

/* Adds to a receivable all that is known beside it. */
static DumentDossier *
complete_dossier (DumentWorkspace *workspace, DumentReceivable *receivable, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentDossier) self = g_new0 (DumentDossier, 1);
  const DumentInvoice *invoice = receivable->invoice;

  self->receivable = receivable;
  self->contacts = dument_dossier_contacts (workspace, invoice->client_id, error);
  if (self->contacts == NULL)
    return NULL;
  if (!load_lists (self, store, invoice->id, error) || !describe_documents (self, store, error) ||
      !dument_settlement_client_credit (workspace, invoice->client_id, invoice->currency,
                                        &self->client_credit, error))
    return NULL;
  if (!dument_claim_findings_limitation (workspace, receivable, &self->limitation, error))
    return NULL;
  self->plans = dument_plan_status_list (workspace, invoice->id, error);
  if (self->plans == NULL)
    return NULL;
  self->next = dument_next_move_load (workspace, invoice->id, invoice->client_id,
                                      &receivable->ledger->plan, error);
  if (self->next == NULL)
    return NULL;
  self->declaration_days = dument_insolvency_entry_list_days (workspace, self->insolvencies);
  self->floor = dument_claim_floor (dument_workspace_get_law (workspace),
                                    dument_semester_of (dument_workspace_get_today (workspace)));
  return g_steal_pointer (&self);
}

/**
 * dument_dossier_load:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is known of it
 */
DumentDossier *
dument_dossier_load (DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  DumentReceivable *receivable = dument_receivable_load (workspace, invoice_id, error);

  return receivable != NULL ? complete_dossier (workspace, receivable, error) : NULL;
}

/**
 * dument_dossier_open:
 * @workspace: a workspace
 * @number: number of an invoice
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is known of it
 */
DumentDossier *
dument_dossier_open (DumentWorkspace *workspace, const char *number, GError **error)
{
  DumentReceivable *receivable = dument_receivable_find (workspace, number, error);

  return receivable != NULL ? complete_dossier (workspace, receivable, error) : NULL;
}

/**
 * dument_dossier_is_barred:
 * @self: all that is known of an invoice
 * @today: the day for which it was loaded
 *
 * While it is not known what kind of debtor the client is, the limitation date that is assumed says
 * nothing yet.
 *
 * Returns: whether something of its principal is owed and @limitation is past, so that the debtor
 *   may refuse to pay unless something interrupted the period that nobody recorded
 */
gboolean
dument_dossier_is_barred (const DumentDossier *self, DumentDate today)
{
  return self->receivable->claim->principal > 0 &&
         self->receivable->client->kind != DUMENT_DEBTOR_UNKNOWN &&
         self->limitation != DUMENT_DATE_NONE && self->limitation < today;
}

static DumentMoney
sum_allocations (const DumentDossier *self, gint64 payment_id, gint64 credit_note_id)
{
  DumentMoney sum = 0;

  for (unsigned i = 0; i < self->allocations->len; i++)
    {
      const DumentAllocation *allocation = &g_array_index (self->allocations, DumentAllocation, i);

      if (allocation->payment_id == payment_id && allocation->credit_note_id == credit_note_id)
        sum += allocation->amount;
    }
  return sum;
}

/**
 * dument_dossier_payment_share:
 * @self: all that is known of an invoice
 * @payment: one of its payments
 *
 * Returns: the part of the payment that was set against this invoice
 */
DumentMoney
dument_dossier_payment_share (const DumentDossier *self, const DumentPayment *payment)
{
  return sum_allocations (self, payment->id, /* credit_note_id= */ 0);
}

/**
 * dument_dossier_credit_share:
 * @self: all that is known of an invoice
 * @note: one of its credit notes
 *
 * Returns: the part of the credit note that counts for this invoice: all of one that names it
 */
DumentMoney
dument_dossier_credit_share (const DumentDossier *self, const DumentCreditNote *note)
{
  return note->invoice_id == self->receivable->invoice->id
             ? note->amount
             : sum_allocations (self, /* payment_id= */ 0, note->id);
}

/**
 * dument_dossier_document:
 * @workspace: a workspace
 * @document_id: row of a document
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document with its bytes
 */
DumentStoredDocument *
dument_dossier_document (DumentWorkspace *workspace, gint64 document_id, GError **error)
{
  return dument_stored_document_load (dument_workspace_get_store (workspace), document_id, error);
}

/**
 * dument_dossier_contacts:
 * @workspace: a workspace
 * @client_id: row of a client
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentContact): whom to speak to there
 */
GPtrArray *
dument_dossier_contacts (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  return dument_contact_list (dument_workspace_get_store (workspace), client_id, error);
}

/**
 * dument_dossier_journal:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentJournalEntry): the journal, oldest first
 */
GPtrArray *
dument_dossier_journal (DumentWorkspace *workspace, GError **error)
{
  return dument_journal_list (dument_workspace_get_store (workspace), error);
}
