/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/deeds.h"

#include "service/circumstances.h"
#include "service/deed-entry.h"
#include "service/receivable.h"

#include <glib/gi18n-lib.h>

static DumentDeedEntry *
begin_entry (const DumentDeedRequest *request)
{
  DumentDeedEntry *entry = dument_deed_entry_new (request->kind);

  entry->on = request->on;
  entry->until = request->kind == DUMENT_DEED_PUT_OFF ? request->until : DUMENT_DATE_NONE;
  entry->outcome = request->outcome;
  entry->words = g_strdup (request->words);
  return entry;
}

static gboolean
record_proposed (DumentWorkspace *workspace,
                 const DumentDeedRequest *request,
                 const DumentAgenda *agenda,
                 const DumentReceivable *receivable,
                 GError **error)
{
  g_autoptr (DumentDeedEntry) entry = begin_entry (request);
  g_autoptr (DumentUndo) undo = NULL;
  const DumentAgendaItem *item = dument_agenda_find (agenda, receivable->invoice->id);

  if (item == NULL)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("%s: nothing is proposed for this invoice."), receivable->invoice->number);
      return FALSE;
    }
  return dument_deed_entry_take (workspace, entry, item, error) &&
         dument_deed_entry_save (workspace, entry, &undo, error);
}

/* A call that nobody proposed is a call all the same: the step that it does is found by its day. */
static gboolean
record_call (DumentWorkspace *workspace,
             const DumentDeedRequest *request,
             const DumentAgenda *agenda,
             const DumentReceivable *receivable,
             GError **error)
{
  g_autoptr (DumentDeedEntry) entry = begin_entry (request);
  g_autoptr (DumentUndo) undo = NULL;
  const DumentAgendaItem *item = dument_agenda_find (agenda, receivable->invoice->id);

  entry->medium = DUMENT_MEDIUM_CALL;
  if (item != NULL && item->status == DUMENT_COURSE_DUE && item->act == DUMENT_ACT_CALL)
    entry->step = g_strdup (item->step);
  g_array_append_val (entry->invoice_ids, receivable->invoice->id);
  return dument_deed_entry_save (workspace, entry, &undo, error);
}

/* What was said on the telephone changes the course of the invoices. */
static gboolean
record_consequence (DumentWorkspace *workspace, const DumentDeedRequest *request, GError **error)
{
  DumentCircumstanceRequest circumstance = {
    .numbers = request->numbers,
    .since = request->on,
    .until = DUMENT_DATE_NONE,
  };

  if (!request->is_call)
    return TRUE;
  if (request->outcome == DUMENT_OUTCOME_PROMISED)
    {
      circumstance.kind = DUMENT_CIRCUMSTANCE_PROMISE;
      circumstance.until = request->until;
      circumstance.amount = request->amount;
    }
  else if (request->outcome == DUMENT_OUTCOME_DISPUTED)
    {
      circumstance.kind = DUMENT_CIRCUMSTANCE_DISPUTE;
      circumstance.reason = request->words;
    }
  else
    return TRUE;
  return dument_circumstances_record (workspace, &circumstance, error);
}

/**
 * dument_deeds_record:
 * @workspace: a workspace
 * @request: what was done about which invoices
 * @error: return location for an error
 *
 * Records that what is proposed of the invoices was done, is put off or given up; or that one
 * called about them. A promise or a dispute that a call led to is recorded with it.
 *
 * Returns: %FALSE with an error that says why; nothing is recorded then
 */
gboolean
dument_deeds_record (DumentWorkspace *workspace, const DumentDeedRequest *request, GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentAgenda) agenda = NULL;

  if (transaction == NULL)
    return FALSE;
  agenda = dument_agenda_load (workspace, error);
  if (agenda == NULL)
    return FALSE;
  for (gsize i = 0; request->numbers[i] != NULL; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_find (workspace, request->numbers[i], error);

      if (receivable == NULL || !(request->is_call ? record_call : record_proposed) (
                                    workspace, request, agenda, receivable, error))
        return FALSE;
    }
  return record_consequence (workspace, request, error) &&
         dument_transaction_commit (transaction, error);
}
