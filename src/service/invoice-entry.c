/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/invoice-entry-private.h"

#include "domain/identity.h"
#include "service/attaching.h"
#include "service/chronicle.h"
#include "service/undo-private.h"
#include "service/validation.h"
#include "store/credit-note.h"
#include "store/payment.h"
#include "store/sent-letter.h"
#include "store/stored-document.h"
#include "store/stored-plan.h"
#include "store/transaction.h"
#include "store/attachment.h"
#include "store/stored-circumstance.h"
#include "store/stored-deed.h"
#include "store/waiver.h"

#include <glib/gi18n-lib.h>

/**
 * dument_invoice_entry_new:
 *
 * Returns: (transfer full): an empty form, in euros
 */
DumentInvoiceEntry *
dument_invoice_entry_new (void)
{
  DumentInvoiceEntry *self = g_new0 (DumentInvoiceEntry, 1);

  self->invoice = dument_invoice_new ();
  return self;
}

/**
 * dument_invoice_entry_new_over:
 * @loaded: what the file said when the form was opened
 *
 * Returns: (transfer full): a form for the same invoice filled alike, which knows what to compare
 *   with
 */
DumentInvoiceEntry *
dument_invoice_entry_new_over (const DumentInvoiceEntry *loaded)
{
  DumentInvoiceEntry *self = g_new0 (DumentInvoiceEntry, 1);

  self->invoice = dument_invoice_copy (loaded->invoice);
  self->loaded = dument_invoice_copy (loaded->invoice);
  return self;
}

/**
 * dument_invoice_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_invoice_entry_free (DumentInvoiceEntry *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->invoice, dument_invoice_free);
  g_clear_pointer (&self->loaded, dument_invoice_free);
  g_clear_pointer (&self->client_name, g_free);
  g_clear_pointer (&self->client_address, g_free);
  g_clear_pointer (&self->proof, g_bytes_unref);
  g_clear_pointer (&self->proof_name, g_free);
  g_free (self);
}

/**
 * dument_invoice_entry_load:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form filled with what the file says of it
 */
DumentInvoiceEntry *
dument_invoice_entry_load (DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  g_autoptr (DumentInvoiceEntry) self = g_new0 (DumentInvoiceEntry, 1);

  self->invoice = dument_invoice_load (dument_workspace_get_store (workspace), invoice_id, error);
  if (self->invoice == NULL)
    return NULL;
  self->loaded = dument_invoice_copy (self->invoice);
  return g_steal_pointer (&self);
}

/**
 * dument_invoice_entry_merge:
 * @workspace: a workspace
 * @self: the form of an invoice
 * @ret_merged: (out) (transfer full) (nullable): the invoice with what was changed in the file
 * since the form was opened; %NULL where both changed the same
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_invoice_entry_merge (DumentWorkspace *workspace,
                            const DumentInvoiceEntry *self,
                            DumentInvoice **ret_merged,
                            GError **error)
{
  g_autoptr (DumentInvoice) merged = dument_invoice_copy (self->invoice);
  g_autoptr (DumentInvoice) stored = NULL;

  if (self->invoice->id != 0 && self->loaded != NULL)
    {
      stored =
          dument_invoice_load (dument_workspace_get_store (workspace), self->invoice->id, error);
      if (stored == NULL)
        return FALSE;
      if (!dument_invoice_merge (merged, self->loaded, stored))
        g_clear_pointer (&merged, dument_invoice_free);
    }
  *ret_merged = g_steal_pointer (&merged);
  return TRUE;
}

/**
 * dument_invoice_entry_seller_key:
 * @workspace: a workspace
 * @stored: (nullable): the invoice as it is in the file
 *
 * Returns: (transfer full): the seller's half of the identity; what is typed by hand is the user's
 *   own
 */
char *
dument_invoice_entry_seller_key (DumentWorkspace *workspace, const DumentInvoice *stored)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  const DumentParty nobody = { 0 };

  if (stored != NULL)
    return g_strdup (stored->seller_key);
  return dument_identity_seller_key (issuer != NULL ? &issuer->party : &nobody);
}

/**
 * dument_invoice_entry_make_client:
 * @self: the form of an invoice
 *
 * Returns: (transfer full) (nullable): the client that is not in the file yet; %NULL where no name
 *   was typed
 */
DumentClient *
dument_invoice_entry_make_client (const DumentInvoiceEntry *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (self->client_name != NULL ? self->client_name : ""));
  DumentClient *client;

  if (*name == '\0')
    return NULL;
  client = dument_client_new ();
  client->party.name = g_steal_pointer (&name);
  client->kind = self->client_kind;
  client->typed = DUMENT_CLIENT_TYPED_NAME;
  if (self->client_kind != DUMENT_DEBTOR_UNKNOWN)
    client->typed |= DUMENT_CLIENT_TYPED_KIND;
  if (self->client_address != NULL && *self->client_address != '\0')
    {
      dument_validation_set_address (&client->party, self->client_address);
      client->typed |= DUMENT_CLIENT_TYPED_ADDRESS;
    }
  return client;
}

/* Without what is told of all invoices of the client. */
static unsigned
count_own (const GPtrArray *circumstances, gint64 invoice_id)
{
  unsigned n = 0;

  for (unsigned i = 0; i < circumstances->len; i++)
    {
      const DumentStoredCircumstance *one = g_ptr_array_index (circumstances, i);

      n += one->invoice_id == invoice_id ? 1 : 0;
    }
  return n;
}

/**
 * dument_invoice_entry_count_ties:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @ret_ties: (out): what hangs on it
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_invoice_entry_count_ties (DumentWorkspace *workspace,
                                 gint64 invoice_id,
                                 DumentInvoiceTies *ret_ties,
                                 GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) letters = dument_sent_letter_list_of_invoice (store, invoice_id, error);
  g_autoptr (GPtrArray) payments =
      letters != NULL ? dument_payment_list_of_invoice (store, invoice_id, error) : NULL;
  g_autoptr (GPtrArray) notes =
      payments != NULL ? dument_credit_note_list_of_invoice (store, invoice_id, error) : NULL;
  g_autoptr (GPtrArray) waivers =
      notes != NULL ? dument_waiver_list (store, invoice_id, error) : NULL;
  g_autoptr (GPtrArray) circumstances =
      waivers != NULL ? dument_stored_circumstance_list (store, invoice_id, error) : NULL;
  g_autoptr (GPtrArray) plans =
      circumstances != NULL ? dument_stored_plan_list (store, invoice_id, error) : NULL;

  if (plans == NULL)
    return FALSE;
  *ret_ties = (DumentInvoiceTies){
    letters->len, payments->len, notes->len, waivers->len, count_own (circumstances, invoice_id),
    plans->len
  };
  return TRUE;
}

static gboolean
keep_proof (DumentWorkspace *workspace, DumentInvoiceEntry *self, GError **error)
{
  g_autofree char *media_type = NULL;

  if (self->proof == NULL)
    return TRUE;
  media_type = dument_attaching_guess_type (self->proof, self->proof_name);
  return dument_stored_document_add (
      dument_workspace_get_store (workspace), self->proof, media_type, self->proof_name,
      dument_workspace_get_today (workspace), &self->invoice->sent_proof_id, error);
}

static gboolean
insert_new_client (DumentWorkspace *workspace,
                   DumentInvoiceEntry *self,
                   DumentUndo *undo,
                   GError **error)
{
  g_autoptr (DumentClient) client = NULL;

  if (self->invoice->client_id != 0)
    return TRUE;
  client = dument_invoice_entry_make_client (self);
  /* The check refused an invoice of nobody. */
  g_assert (client != NULL);
  client->imputation = dument_workspace_get_imputation (workspace);
  if (!dument_client_insert (dument_workspace_get_store (workspace), client, error) ||
      !dument_chronicle_note (workspace, "client-entered", DUMENT_SUBJECT_CLIENT, client->id, error,
                              "client", client->party.name, NULL))
    return FALSE;
  self->invoice->client_id = client->id;
  dument_undo_add_delete (undo, DUMENT_UNDO_CLIENT, client->id);
  dument_undo_add_note (undo, "client-deleted", DUMENT_SUBJECT_CLIENT, client->id,
                        client->party.name, /* amount= */ NULL);
  return TRUE;
}

static gboolean
has_other_clause (const DumentInvoice *a, const DumentInvoice *b)
{
  return a->clause.kind != b->clause.kind || a->clause.value != b->clause.value ||
         a->clause_accepted != b->clause_accepted;
}

static gboolean
is_sent_otherwise (const DumentInvoice *a, const DumentInvoice *b)
{
  return a->sent_on != b->sent_on || a->sent_channel != b->sent_channel ||
         a->sent_proof_id != b->sent_proof_id;
}

/* What was typed is not changed by an import any more; a day that was assumed and is said to be
 * right was typed, too. */
static void
mark_typed (DumentInvoice *invoice, const DumentInvoice *before)
{
  if (invoice->due_date != before->due_date)
    invoice->due_estimated = FALSE;
  if (invoice->due_date != before->due_date || (before->due_estimated && !invoice->due_estimated))
    invoice->typed |= DUMENT_INVOICE_TYPED_DUE;
  if (invoice->client_id != before->client_id)
    invoice->typed |= DUMENT_INVOICE_TYPED_CLIENT;
  if (has_other_clause (invoice, before))
    invoice->typed |= DUMENT_INVOICE_TYPED_CLAUSE;
  if (g_strcmp0 (invoice->label, before->label) != 0)
    invoice->typed |= DUMENT_INVOICE_TYPED_LABEL;
  if (g_strcmp0 (invoice->order_reference, before->order_reference) != 0)
    invoice->typed |= DUMENT_INVOICE_TYPED_ORDER;
  if (invoice->supply_date != before->supply_date)
    invoice->typed |= DUMENT_INVOICE_TYPED_SUPPLY;
  if (is_sent_otherwise (invoice, before))
    invoice->typed |= DUMENT_INVOICE_TYPED_SENT;
}

static gboolean
insert (DumentWorkspace *workspace, DumentInvoiceEntry *self, DumentUndo *undo, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  DumentInvoice *invoice = self->invoice;
  g_autoptr (DumentInvoice) nothing = dument_invoice_new ();
  g_autoptr (DumentClient) client = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *issued = dument_date_to_iso (invoice->issue_date);
  g_autofree char *due = dument_date_to_iso (invoice->due_date);

  g_free (invoice->seller_key);
  invoice->seller_key = dument_invoice_entry_seller_key (workspace, /* stored= */ NULL);
  invoice->due_payable = invoice->total - invoice->prepaid;
  amount = dument_chronicle_amount (invoice->due_payable, invoice->currency);
  if (!insert_new_client (workspace, self, undo, error))
    return FALSE;
  mark_typed (invoice, nothing);
  if (!dument_invoice_insert (store, invoice, error) ||
      !dument_credit_note_match_pending (store, /* ret_n_matched= */ NULL, error))
    return FALSE;
  client = dument_client_load (store, invoice->client_id, error);
  if (client == NULL)
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_INVOICE, invoice->id);
  dument_undo_add_note (undo, "invoice-deleted", DUMENT_SUBJECT_INVOICE, invoice->id,
                        invoice->number, amount);
  return dument_chronicle_note (workspace, "invoice-entered", DUMENT_SUBJECT_INVOICE, invoice->id,
                                error, "number", invoice->number, "client", client->party.name,
                                "amount", amount, "issue-date", issued, "due", due, NULL);
}

/* A note that is there without its words says at least that. */
static char *
describe_note (const char *note)
{
  if (note == NULL)
    return NULL;
  return g_strdup (*note != '\0' ? note : "yes");
}

static char *
describe_number (const DumentInvoice *invoice)
{
  return g_strdup (invoice->number);
}

static char *
describe_issue_date (const DumentInvoice *invoice)
{
  return dument_chronicle_day (invoice->issue_date);
}

static char *
describe_due (const DumentInvoice *invoice)
{
  return dument_chronicle_day (invoice->due_date);
}

static char *
describe_supply_date (const DumentInvoice *invoice)
{
  return dument_chronicle_day (invoice->supply_date);
}

static char *
describe_currency (const DumentInvoice *invoice)
{
  return g_strdup (invoice->currency);
}

static char *
describe_total (const DumentInvoice *invoice)
{
  return dument_chronicle_amount (invoice->total, invoice->currency);
}

static char *
describe_prepaid (const DumentInvoice *invoice)
{
  return dument_chronicle_amount (invoice->prepaid, invoice->currency);
}

static char *
describe_label (const DumentInvoice *invoice)
{
  return g_strdup (invoice->label);
}

static char *
describe_order (const DumentInvoice *invoice)
{
  return g_strdup (invoice->order_reference);
}

static char *
describe_payment_reference (const DumentInvoice *invoice)
{
  return g_strdup (invoice->payment_reference);
}

static char *
describe_clause (const DumentInvoice *invoice)
{
  return dument_clause_to_string (invoice->clause);
}

static char *
describe_clause_accepted (const DumentInvoice *invoice)
{
  return g_strdup (invoice->clause_accepted ? "yes" : "no");
}

static char *
describe_sent_on (const DumentInvoice *invoice)
{
  return dument_chronicle_day (invoice->sent_on);
}

static char *
describe_sent_by (const DumentInvoice *invoice)
{
  return g_strdup (dument_channel_to_string (invoice->sent_channel));
}

static char *
describe_scenario (const DumentInvoice *invoice)
{
  return g_strdup (invoice->scenario);
}

static char *
describe_note_indemnity (const DumentInvoice *invoice)
{
  return describe_note (invoice->note_pmt);
}

static char *
describe_note_penalties (const DumentInvoice *invoice)
{
  return describe_note (invoice->note_pmd);
}

static char *
describe_note_discount (const DumentInvoice *invoice)
{
  return describe_note (invoice->note_aab);
}

/* All that a form can change of an invoice, by the words of the journal; %NULL for what is empty.
 */
static const struct
{
  const char *key;
  char *(*describe) (const DumentInvoice *invoice);
} journal_fields[] = {
  { "number", describe_number },
  { "issue-date", describe_issue_date },
  { "due", describe_due },
  { "supply-date", describe_supply_date },
  { "currency", describe_currency },
  { "total", describe_total },
  { "prepaid", describe_prepaid },
  { "label", describe_label },
  { "order", describe_order },
  { "payment-reference", describe_payment_reference },
  { "penalty-rate", describe_clause },
  { "clause-accepted", describe_clause_accepted },
  { "sent-on", describe_sent_on },
  { "sent-by", describe_sent_by },
  { "scenario", describe_scenario },
  { "note-indemnity", describe_note_indemnity },
  { "note-penalties", describe_note_penalties },
  { "note-discount", describe_note_discount },
};

static gboolean
note_change (DumentWorkspace *workspace,
             const DumentInvoice *before,
             const char *key,
             const char *value,
             GError **error)
{
  return dument_chronicle_note (workspace, "invoice-edited", DUMENT_SUBJECT_INVOICE, before->id,
                                error, "number", before->number, key, value != NULL ? value : "",
                                NULL);
}

static gboolean
note_changes (DumentWorkspace *workspace,
              const DumentInvoice *before,
              const DumentInvoice *after,
              GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (journal_fields); i++)
    {
      g_autofree char *old = journal_fields[i].describe (before);
      g_autofree char *new = journal_fields[i].describe (after);

      if (g_strcmp0 (old, new) != 0 &&
          !note_change (workspace, before, journal_fields[i].key, new, error))
        return FALSE;
    }
  return TRUE;
}

/* A day that was assumed, and that somebody says is right. */
static gboolean
note_confirmed_day (DumentWorkspace *workspace,
                    const DumentInvoice *before,
                    const DumentInvoice *after,
                    GError **error)
{
  g_autofree char *day = describe_due (after);

  return !before->due_estimated || after->due_estimated || before->due_date != after->due_date ||
         note_change (workspace, before, "due", day, error);
}

static gboolean
note_proof (DumentWorkspace *workspace,
            const DumentInvoice *before,
            const DumentInvoice *after,
            GError **error)
{
  g_autoptr (DumentStoredDocument) proof = NULL;

  if (before->sent_proof_id == after->sent_proof_id)
    return TRUE;
  if (after->sent_proof_id == 0)
    return note_change (workspace, before, "sent-proof", /* value= */ NULL, error);
  proof = dument_stored_document_describe (dument_workspace_get_store (workspace),
                                           after->sent_proof_id, error);
  return proof != NULL && note_change (workspace, before, "sent-proof", proof->file_name, error);
}

static gboolean
note_client (DumentWorkspace *workspace,
             const DumentInvoice *before,
             const DumentInvoice *after,
             GError **error)
{
  g_autoptr (DumentClient) client = NULL;

  if (before->client_id == after->client_id)
    return TRUE;
  client = dument_client_load (dument_workspace_get_store (workspace), after->client_id, error);
  return client != NULL && note_change (workspace, before, "client", client->party.name, error);
}

static gboolean
merge (DumentWorkspace *workspace,
       const DumentInvoiceEntry *self,
       DumentInvoice **ret_invoice,
       GError **error)
{
  g_autoptr (DumentInvoice) merged = NULL;

  if (!dument_invoice_entry_merge (workspace, self, &merged, error))
    return FALSE;
  if (merged == NULL)
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                         dument_validation_describe_contradiction ());
  *ret_invoice = g_steal_pointer (&merged);
  return *ret_invoice != NULL;
}

static gboolean
update (DumentWorkspace *workspace, DumentInvoiceEntry *self, DumentUndo *undo, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentInvoice) before = dument_invoice_load (store, self->invoice->id, error);
  g_autoptr (DumentInvoice) invoice = NULL;

  if (before == NULL || !insert_new_client (workspace, self, undo, error) ||
      !merge (workspace, self, &invoice, error))
    return FALSE;
  mark_typed (invoice, before);
  /* What a file rounded stays as it asks for it. */
  if (invoice->total != before->total || invoice->prepaid != before->prepaid)
    invoice->due_payable = invoice->total - invoice->prepaid;
  if (!dument_invoice_update (store, invoice, error) ||
      !note_changes (workspace, before, invoice, error) ||
      !note_proof (workspace, before, invoice, error) ||
      !note_confirmed_day (workspace, before, invoice, error) ||
      !note_client (workspace, before, invoice, error))
    return FALSE;
  dument_undo_add_note (undo, "invoice-edit-undone", DUMENT_SUBJECT_INVOICE, invoice->id,
                        before->number, /* amount= */ NULL);
  dument_undo_add_update (undo, DUMENT_UNDO_INVOICE, g_steal_pointer (&before),
                          g_steal_pointer (&invoice));
  return TRUE;
}

/**
 * dument_invoice_entry_save:
 * @workspace: a workspace
 * @self: the form of an invoice; the number of its row is set
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Enters an invoice typed by hand, or changes one, with the client that was typed beside it and the
 * proof that it was sent: all or nothing.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_invoice_entry_check(), or an error
 *   of the store
 */
gboolean
dument_invoice_entry_save (DumentWorkspace *workspace,
                           DumentInvoiceEntry *self,
                           DumentUndo **ret_undo,
                           GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) findings = NULL;
  gboolean is_new = self->invoice->id == 0;
  gboolean had_client = self->invoice->client_id != 0;
  gboolean done;

  if (transaction == NULL)
    return FALSE;
  findings = dument_invoice_entry_check (workspace, self, error);
  done = findings != NULL && dument_finding_let_pass (findings, error) &&
         keep_proof (workspace, self, error) &&
         (is_new ? insert (workspace, self, undo, error) : update (workspace, self, undo, error)) &&
         dument_transaction_commit (transaction, error);
  if (done)
    *ret_undo = g_steal_pointer (&undo);
  else
    {
      /* What was not written has no row. */
      self->invoice->id = is_new ? 0 : self->invoice->id;
      self->invoice->client_id = had_client ? self->invoice->client_id : 0;
    }
  return done;
}

static gboolean
refuse_tied (const DumentInvoice *invoice, const DumentInvoiceTies *ties, GError **error)
{
  if (ties->n_letters > 0)
    g_set_error (
        error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
        g_dngettext (GETTEXT_PACKAGE,
                     "Invoice %s cannot be deleted: %u letter that claims it was recorded, "
                     "and is kept as proof.",
                     "Invoice %s cannot be deleted: %u letters that claim it were recorded, "
                     "and are kept as proof.",
                     ties->n_letters),
        invoice->number, ties->n_letters);
  else if (ties->n_payments > 0)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                 _ ("Invoice %s cannot be deleted: a payment was recorded for it. Take the payment "
                    "back first."),
                 invoice->number);
  else if (ties->n_plans > 0)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                 _ ("Invoice %s cannot be deleted: a payment plan was recorded for it. Take it "
                    "back first."),
                 invoice->number);
  else
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                 _ ("Invoice %s cannot be deleted: a credit note was recorded for it. Take it back "
                    "first."),
                 invoice->number);
  return FALSE;
}

static gboolean
delete_waivers (DumentStore *store, gint64 invoice_id, DumentUndo *undo, GError **error)
{
  g_autoptr (GPtrArray) waivers = dument_waiver_list (store, invoice_id, error);

  if (waivers == NULL)
    return FALSE;
  while (waivers->len > 0)
    {
      DumentWaiver *waiver = g_ptr_array_steal_index (waivers, 0);

      dument_undo_add_insert (undo, DUMENT_UNDO_WAIVER, waiver);
      if (!dument_waiver_delete (store, waiver->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_circumstances (DumentStore *store, gint64 invoice_id, DumentUndo *undo, GError **error)
{
  g_autoptr (GPtrArray) circumstances = dument_stored_circumstance_list (store, invoice_id, error);

  if (circumstances == NULL)
    return FALSE;
  while (circumstances->len > 0)
    {
      g_autoptr (DumentStoredCircumstance) one = g_ptr_array_steal_index (circumstances, 0);

      if (one->invoice_id != invoice_id)
        continue;
      if (!dument_stored_circumstance_delete (store, one->id, error))
        return FALSE;
      dument_undo_add_insert (undo, DUMENT_UNDO_CIRCUMSTANCE, g_steal_pointer (&one));
    }
  return TRUE;
}

static gboolean
delete_deeds (DumentStore *store, gint64 invoice_id, DumentUndo *undo, GError **error)
{
  g_autoptr (GPtrArray) deeds = dument_stored_deed_list (store, invoice_id, error);

  if (deeds == NULL)
    return FALSE;
  while (deeds->len > 0)
    {
      DumentStoredDeed *deed = g_ptr_array_steal_index (deeds, 0);

      dument_undo_add_insert (undo, DUMENT_UNDO_DEED, deed);
      if (!dument_stored_deed_delete (store, deed->id, error))
        return FALSE;
    }
  return TRUE;
}

/* The documents themselves are kept, as everything that ever came in. */
static gboolean
delete_attachments (DumentStore *store, gint64 invoice_id, DumentUndo *undo, GError **error)
{
  g_autoptr (GPtrArray) attachments = dument_attachment_list (store, invoice_id, error);

  if (attachments == NULL)
    return FALSE;
  while (attachments->len > 0)
    {
      DumentAttachment *attachment = g_ptr_array_steal_index (attachments, 0);

      dument_undo_add_insert (undo, DUMENT_UNDO_ATTACHMENT, attachment);
      if (!dument_attachment_delete (store, attachment->id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_invoice_entry_delete:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @error: return location for an error
 *
 * Deletes an invoice on which nothing hangs but what was given up of it and what changed its
 * course. The journal keeps that it was there.
 *
 * Returns: (transfer full) (nullable): how to bring it back, or %NULL with
 *   %DUMENT_SERVICE_ERROR_REFUSED, which names what hangs on it
 */
DumentUndo *
dument_invoice_entry_delete (DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentInvoice) invoice = NULL;
  g_autofree char *amount = NULL;
  DumentInvoiceTies ties;

  if (transaction == NULL)
    return NULL;
  invoice = dument_invoice_load (store, invoice_id, error);
  if (invoice == NULL || !dument_invoice_entry_count_ties (workspace, invoice_id, &ties, error))
    return NULL;
  if (ties.n_letters + ties.n_payments + ties.n_credit_notes + ties.n_plans > 0)
    {
      refuse_tied (invoice, &ties, error);
      return NULL;
    }
  amount = dument_chronicle_amount (invoice->due_payable, invoice->currency);
  if (!delete_waivers (store, invoice_id, undo, error) ||
      !delete_circumstances (store, invoice_id, undo, error) ||
      !delete_deeds (store, invoice_id, undo, error) ||
      !delete_attachments (store, invoice_id, undo, error) ||
      !dument_invoice_delete (store, invoice_id, error) ||
      !dument_chronicle_note (workspace, "invoice-deleted", DUMENT_SUBJECT_INVOICE, invoice_id,
                              error, "number", invoice->number, "amount", amount, NULL) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_note (undo, "invoice-restored", DUMENT_SUBJECT_INVOICE, invoice_id,
                        invoice->number, amount);
  dument_undo_add_insert (undo, DUMENT_UNDO_INVOICE, g_steal_pointer (&invoice));
  return g_steal_pointer (&undo);
}
