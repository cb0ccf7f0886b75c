/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/undo-private.h"

#include "service/chronicle.h"
#include "store/attachment.h"
#include "store/allocation.h"
#include "store/client.h"
#include "store/contact.h"
#include "store/credit-note.h"
#include "store/invoice.h"
#include "store/own-text.h"
#include "store/payment.h"
#include "store/stored-circumstance.h"
#include "store/stored-deed.h"
#include "store/stored-insolvency.h"
#include "store/stored-plan.h"
#include "store/transaction.h"
#include "store/waiver.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  STEP_INSERT,
  STEP_UPDATE,
  STEP_DELETE,
} StepKind;

typedef struct
{
  StepKind kind;
  DumentUndoTable table;
  gint64 id;
  gpointer row;
  gpointer written;
} Step;

typedef struct
{
  char *kind;
  DumentSubject subject;
  gint64 subject_id;
  char *name;
  char *amount;
} Note;

struct _DumentUndo
{
  GPtrArray *steps;
  GPtrArray *notes;
};

static void
free_row (DumentUndoTable table, gpointer row)
{
  switch (table)
    {
    case DUMENT_UNDO_CLIENT:
      dument_client_free (row);
      return;
    case DUMENT_UNDO_CONTACT:
      dument_contact_free (row);
      return;
    case DUMENT_UNDO_INVOICE:
      dument_invoice_free (row);
      return;
    case DUMENT_UNDO_CREDIT_NOTE:
      dument_credit_note_free (row);
      return;
    case DUMENT_UNDO_PAYMENT:
      dument_payment_free (row);
      return;
    case DUMENT_UNDO_WAIVER:
      dument_waiver_free (row);
      return;
    case DUMENT_UNDO_ATTACHMENT:
      dument_attachment_free (row);
      return;
    case DUMENT_UNDO_CIRCUMSTANCE:
      dument_stored_circumstance_free (row);
      return;
    case DUMENT_UNDO_INSOLVENCY:
      dument_stored_insolvency_free (row);
      return;
    case DUMENT_UNDO_OWN_TEXT:
      dument_own_text_free (row);
      return;
    case DUMENT_UNDO_DEED:
      dument_stored_deed_free (row);
      return;
    case DUMENT_UNDO_PLAN:
      dument_stored_plan_free (row);
      return;
    case DUMENT_UNDO_ALLOCATION:
    default:
      g_free (row);
    }
}

static void
free_step (gpointer data)
{
  Step *step = data;

  free_row (step->table, step->row);
  free_row (step->table, step->written);
  g_free (step);
}

static void
free_note (gpointer data)
{
  Note *note = data;

  g_free (note->kind);
  g_free (note->name);
  g_free (note->amount);
  g_free (note);
}

/**
 * dument_undo_new:
 *
 * Returns: (transfer full): nothing to be taken back yet
 */
DumentUndo *
dument_undo_new (void)
{
  DumentUndo *self = g_new0 (DumentUndo, 1);

  self->steps = g_ptr_array_new_with_free_func (free_step);
  self->notes = g_ptr_array_new_with_free_func (free_note);
  return self;
}

/**
 * dument_undo_free:
 * @self: (nullable) (transfer full): what can be taken back no more
 */
void
dument_undo_free (DumentUndo *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

static void
add_step (DumentUndo *self,
          StepKind kind,
          DumentUndoTable table,
          gint64 id,
          gpointer row,
          gpointer written)
{
  Step *step = g_new0 (Step, 1);

  *step = (Step){ kind, table, id, row, written };
  g_ptr_array_add (self->steps, step);
}

/**
 * dument_undo_add_insert:
 * @self: what is to be taken back
 * @table: kind of the row
 * @row: (transfer full): a row that was deleted
 *
 * What was done last is taken back first.
 */
void
dument_undo_add_insert (DumentUndo *self, DumentUndoTable table, gpointer row)
{
  add_step (self, STEP_INSERT, table, 0, row, /* written= */ NULL);
}

/**
 * dument_undo_add_update:
 * @self: what is to be taken back
 * @table: kind of the row: client, contact, invoice, insolvency, text of a letter, a payment that
 *   bounced, a circumstance that ended, or a plan that was agreed or ended
 * @row: (transfer full): a row as it was
 * @written: (transfer full): the row as it was written
 *
 * What was changed from @row to @written is changed back, and nothing else.
 */
void
dument_undo_add_update (DumentUndo *self, DumentUndoTable table, gpointer row, gpointer written)
{
  g_return_if_fail (table == DUMENT_UNDO_CLIENT || table == DUMENT_UNDO_CONTACT ||
                    table == DUMENT_UNDO_INVOICE || table == DUMENT_UNDO_PAYMENT ||
                    table == DUMENT_UNDO_CIRCUMSTANCE || table == DUMENT_UNDO_INSOLVENCY ||
                    table == DUMENT_UNDO_OWN_TEXT || table == DUMENT_UNDO_PLAN);

  add_step (self, STEP_UPDATE, table, 0, row, written);
}

/**
 * dument_undo_add_delete:
 * @self: what is to be taken back
 * @table: kind of the row
 * @id: a row that was inserted
 */
void
dument_undo_add_delete (DumentUndo *self, DumentUndoTable table, gint64 id)
{
  add_step (self, STEP_DELETE, table, id, /* row= */ NULL, /* written= */ NULL);
}

/**
 * dument_undo_join:
 * @self: what is to be taken back
 * @later: (transfer full): what was done after it
 *
 * Lets both be taken back at once.
 */
void
dument_undo_join (DumentUndo *self, DumentUndo *later)
{
  g_ptr_array_extend_and_steal (self->steps, g_steal_pointer (&later->steps));
  g_ptr_array_extend_and_steal (self->notes, g_steal_pointer (&later->notes));
  dument_undo_free (later);
}

/**
 * dument_undo_add_note:
 * @self: what is to be taken back
 * @kind: the word under which the journal notes the taking back
 * @subject: what it is about
 * @subject_id: its row
 * @name: number of an invoice, or name of a client or of a text
 * @amount: (nullable): the amount as the journal writes it
 */
void
dument_undo_add_note (DumentUndo *self,
                      const char *kind,
                      DumentSubject subject,
                      gint64 subject_id,
                      const char *name,
                      const char *amount)
{
  Note *note = g_new0 (Note, 1);

  *note = (Note){ g_strdup (kind), subject, subject_id, g_strdup (name), g_strdup (amount) };
  g_ptr_array_add (self->notes, note);
}

static gboolean
insert_row (DumentStore *store, const Step *step, GError **error)
{
  switch (step->table)
    {
    case DUMENT_UNDO_CLIENT:
      return dument_client_insert (store, step->row, error);
    case DUMENT_UNDO_CONTACT:
      return dument_contact_insert (store, step->row, error);
    case DUMENT_UNDO_INVOICE:
      return dument_invoice_insert (store, step->row, error);
    case DUMENT_UNDO_CREDIT_NOTE:
      return dument_credit_note_insert (store, step->row, error);
    case DUMENT_UNDO_PAYMENT:
      return dument_payment_insert (store, step->row, error);
    case DUMENT_UNDO_WAIVER:
      return dument_waiver_insert (store, step->row, error);
    case DUMENT_UNDO_ATTACHMENT:
      return dument_attachment_insert (store, step->row, error);
    case DUMENT_UNDO_CIRCUMSTANCE:
      return dument_stored_circumstance_insert (store, step->row, error);
    case DUMENT_UNDO_INSOLVENCY:
      return dument_stored_insolvency_insert (store, step->row, error);
    case DUMENT_UNDO_OWN_TEXT:
      return dument_own_text_insert (store, step->row, error);
    case DUMENT_UNDO_DEED:
      return dument_stored_deed_insert (store, step->row, error);
    case DUMENT_UNDO_PLAN:
      return dument_stored_plan_insert (store, step->row, error);
    case DUMENT_UNDO_ALLOCATION:
    default:
      return dument_allocation_insert (store, step->row, error);
    }
}

static gboolean
refuse_changed (GError **error)
{
  g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                       _ ("This cannot be undone any more: the same was changed again since. "
                          "Correct it by hand."));
  return FALSE;
}

static gboolean
update_client (DumentStore *store, const Step *step, GError **error)
{
  g_autoptr (DumentClient) client = dument_client_copy (step->row);
  g_autoptr (DumentClient) stored = dument_client_load (store, client->id, error);

  if (stored == NULL)
    return FALSE;
  return dument_client_merge (client, step->written, stored)
             ? dument_client_update (store, client, error)
             : refuse_changed (error);
}

static gboolean
update_contact (DumentStore *store, const Step *step, GError **error)
{
  g_autoptr (DumentContact) contact = dument_contact_copy (step->row);
  g_autoptr (DumentContact) stored = dument_contact_load (store, contact->id, error);

  if (stored == NULL)
    return FALSE;
  return dument_contact_merge (contact, step->written, stored)
             ? dument_contact_update (store, contact, error)
             : refuse_changed (error);
}

static gboolean
update_invoice (DumentStore *store, const Step *step, GError **error)
{
  g_autoptr (DumentInvoice) invoice = dument_invoice_copy (step->row);
  g_autoptr (DumentInvoice) stored = dument_invoice_load (store, invoice->id, error);

  if (stored == NULL)
    return FALSE;
  return dument_invoice_merge (invoice, step->written, stored)
             ? dument_invoice_update (store, invoice, error)
             : refuse_changed (error);
}

/* Of a payment nothing ever changes but whether it was honoured. */
static gboolean
update_payment (DumentStore *store, const Step *step, GError **error)
{
  const DumentPayment *payment = step->row;
  const DumentPayment *written = step->written;
  g_autoptr (DumentPayment) stored = dument_payment_load (store, payment->id, error);

  if (stored == NULL)
    return FALSE;
  return stored->bounced_on == written->bounced_on
             ? dument_payment_bounce (store, payment->id, payment->bounced_on, error)
             : refuse_changed (error);
}

/* Of a circumstance, whether it ended. */
static gboolean
update_circumstance (DumentStore *store, const Step *step, GError **error)
{
  const DumentStoredCircumstance *row = step->row;
  const DumentStoredCircumstance *written = step->written;
  g_autoptr (DumentStoredCircumstance) stored =
      dument_stored_circumstance_load (store, row->id, error);

  if (stored == NULL)
    return FALSE;
  return stored->circumstance.ended_on == written->circumstance.ended_on
             ? dument_stored_circumstance_end (store, row->id, row->circumstance.ended_on, error)
             : refuse_changed (error);
}

static gboolean
update_insolvency (DumentStore *store, const Step *step, GError **error)
{
  g_autoptr (DumentStoredInsolvency) row = dument_stored_insolvency_copy (step->row);
  g_autoptr (DumentStoredInsolvency) stored = dument_stored_insolvency_load (store, row->id, error);

  if (stored == NULL)
    return FALSE;
  return dument_stored_insolvency_merge (row, step->written, stored)
             ? dument_stored_insolvency_update (store, row, error)
             : refuse_changed (error);
}

static gboolean
update_own_text (DumentStore *store, const Step *step, GError **error)
{
  g_autoptr (DumentOwnText) row = dument_own_text_copy (step->row);
  g_autoptr (DumentOwnText) stored = dument_own_text_load (store, row->id, error);

  if (stored == NULL)
    return FALSE;
  return dument_own_text_merge (row, step->written, stored)
             ? dument_own_text_update (store, row, error)
             : refuse_changed (error);
}

/* Of a plan, whether it was agreed and whether it ended. */
static gboolean
update_plan (DumentStore *store, const Step *step, GError **error)
{
  const DumentStoredPlan *row = step->row;
  const DumentStoredPlan *written = step->written;
  g_autoptr (DumentStoredPlan) stored = dument_stored_plan_load (store, row->id, error);

  if (stored == NULL)
    return FALSE;
  return stored->agreed_on == written->agreed_on && stored->ended_on == written->ended_on
             ? dument_stored_plan_set_days (store, row->id, row->agreed_on, row->ended_on, error)
             : refuse_changed (error);
}

/* What somebody else changed of the row since stays. */
static gboolean
update_row (DumentStore *store, const Step *step, GError **error)
{
  if (step->table == DUMENT_UNDO_PAYMENT)
    return update_payment (store, step, error);
  if (step->table == DUMENT_UNDO_CIRCUMSTANCE)
    return update_circumstance (store, step, error);
  if (step->table == DUMENT_UNDO_INSOLVENCY)
    return update_insolvency (store, step, error);
  if (step->table == DUMENT_UNDO_OWN_TEXT)
    return update_own_text (store, step, error);
  if (step->table == DUMENT_UNDO_PLAN)
    return update_plan (store, step, error);
  if (step->table == DUMENT_UNDO_CLIENT)
    return update_client (store, step, error);
  if (step->table == DUMENT_UNDO_CONTACT)
    return update_contact (store, step, error);
  return update_invoice (store, step, error);
}

static gboolean
delete_row (DumentStore *store, const Step *step, GError **error)
{
  switch (step->table)
    {
    case DUMENT_UNDO_CLIENT:
      return dument_client_delete (store, step->id, error);
    case DUMENT_UNDO_CONTACT:
      return dument_contact_delete (store, step->id, error);
    case DUMENT_UNDO_INVOICE:
      return dument_invoice_delete (store, step->id, error);
    case DUMENT_UNDO_CREDIT_NOTE:
      return dument_credit_note_delete (store, step->id, error);
    case DUMENT_UNDO_PAYMENT:
      return dument_payment_delete (store, step->id, error);
    case DUMENT_UNDO_WAIVER:
      return dument_waiver_delete (store, step->id, error);
    case DUMENT_UNDO_ATTACHMENT:
      return dument_attachment_delete (store, step->id, error);
    case DUMENT_UNDO_CIRCUMSTANCE:
      return dument_stored_circumstance_delete (store, step->id, error);
    case DUMENT_UNDO_INSOLVENCY:
      return dument_stored_insolvency_delete (store, step->id, error);
    case DUMENT_UNDO_OWN_TEXT:
      return dument_own_text_delete (store, step->id, error);
    case DUMENT_UNDO_DEED:
      return dument_stored_deed_delete (store, step->id, error);
    case DUMENT_UNDO_PLAN:
      return dument_stored_plan_delete (store, step->id, error);
    case DUMENT_UNDO_ALLOCATION:
    default:
      return dument_allocation_delete (store, step->id, error);
    }
}

static gboolean
take_step (DumentStore *store, const Step *step, GError **error)
{
  switch (step->kind)
    {
    case STEP_INSERT:
      return insert_row (store, step, error);
    case STEP_UPDATE:
      return update_row (store, step, error);
    case STEP_DELETE:
    default:
      return delete_row (store, step, error);
    }
}

/* That something else was done since is no fault of the file. */
static gboolean
explain (GError *reason, GError **error)
{
  if (g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT) ||
      g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_EXISTS) ||
      g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
    {
      g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                           _ ("This cannot be undone any more: something that depends on it was "
                              "recorded since. Take that back first."));
      g_error_free (reason);
    }
  else
    g_propagate_error (error, reason);
  return FALSE;
}

/* Under which key the journal keeps what a note is about. */
static const char *
name_key (DumentSubject subject)
{
  if (subject == DUMENT_SUBJECT_CLIENT)
    return "client";
  return subject == DUMENT_SUBJECT_SETTING ? "text" : "number";
}

static gboolean
write_notes (DumentWorkspace *workspace, const DumentUndo *self, GError **error)
{
  for (unsigned i = 0; i < self->notes->len; i++)
    {
      const Note *note = g_ptr_array_index (self->notes, i);

      if (!dument_chronicle_note (workspace, note->kind, note->subject, note->subject_id, error,
                                  name_key (note->subject), note->name, "amount", note->amount,
                                  NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_undo_apply:
 * @workspace: a workspace
 * @self: what is to be taken back
 * @error: return location for an error
 *
 * Takes back what a use case did, as a whole, and notes it in the journal, which keeps both.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED where what was done since forbids it, or an
 *   error of the store
 */
gboolean
dument_undo_apply (DumentWorkspace *workspace, const DumentUndo *self, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  if (transaction == NULL)
    return FALSE;
  for (unsigned i = self->steps->len; i > 0; i--)
    {
      GError *reason = NULL;

      if (!take_step (store, g_ptr_array_index (self->steps, i - 1), &reason))
        return explain (reason, error);
    }
  return write_notes (workspace, self, error) && dument_transaction_commit (transaction, error);
}
