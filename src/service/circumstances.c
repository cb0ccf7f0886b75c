/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/circumstances.h"

#include "service/circumstance-entry.h"
#include "service/editing.h"
#include "service/receivable.h"
#include "service/validation.h"

#include <glib/gi18n-lib.h>

/* What is named as it is typed is looked up here, and recorded or taken back by the use case that
 * knows rows. */

static gboolean
add_invoices (DumentWorkspace *workspace,
              const DumentCircumstanceRequest *request,
              DumentCircumstanceEntry *entry,
              GError **error)
{
  for (gsize i = 0; request->numbers != NULL && request->numbers[i] != NULL; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_find (workspace, request->numbers[i], error);

      if (receivable == NULL ||
          (i == 0 && request->amount != NULL &&
           !dument_validation_amount (request->amount, receivable->invoice->currency,
                                      &entry->amount, error)))
        return FALSE;
      if (!g_strv_contains (request->numbers + i + 1, request->numbers[i]))
        g_array_append_val (entry->invoice_ids, receivable->invoice->id);
    }
  return TRUE;
}

static gboolean
find_client (DumentWorkspace *workspace, const char *text, gint64 *ret_id, GError **error)
{
  g_autoptr (DumentClient) client = NULL;

  *ret_id = 0;
  if (text == NULL)
    return TRUE;
  client = dument_editing_find_client (workspace, text, error);
  if (client == NULL)
    return FALSE;
  *ret_id = client->id;
  return TRUE;
}

/**
 * dument_circumstances_record:
 * @workspace: a workspace
 * @request: what changes the course of which invoices
 * @error: return location for an error
 *
 * Records it, see dument_circumstance_entry_save().
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_circumstances_record (DumentWorkspace *workspace,
                             const DumentCircumstanceRequest *request,
                             GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentCircumstanceEntry) entry = dument_circumstance_entry_new (request->kind);
  g_autoptr (DumentUndo) undo = NULL;

  if (transaction == NULL || !add_invoices (workspace, request, entry, error) ||
      !find_client (workspace, request->client, &entry->client_id, error))
    return FALSE;
  entry->since = request->since;
  entry->until = request->until;
  entry->reason = g_strdup (request->reason);
  entry->words = g_strdup (request->words);
  return dument_circumstance_entry_save (workspace, entry, &undo, error) &&
         dument_transaction_commit (transaction, error);
}

/* What is told of an invoice itself, or of a client, once for each that is named. */
static GPtrArray *
list_named (DumentWorkspace *workspace, const char *number, const char *client, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 client_id;

  if (number == NULL)
    return find_client (workspace, client, &client_id, error)
               ? dument_stored_circumstance_list_of_client (store, client_id, error)
               : NULL;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL)
    return NULL;
  all = dument_stored_circumstance_list (store, receivable->invoice->id, error);
  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      const DumentStoredCircumstance *one = g_ptr_array_index (all, i - 1);

      if (one->invoice_id == 0)
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}

/* The one that was recorded last. */
static gint64
find_last (const GPtrArray *circumstances, DumentCircumstanceKind kind, gboolean only_open)
{
  gint64 id = 0;

  for (guint i = 0; i < circumstances->len; i++)
    {
      const DumentStoredCircumstance *one = g_ptr_array_index (circumstances, i);

      if (one->circumstance.kind == kind &&
          (!only_open || one->circumstance.ended_on == DUMENT_DATE_NONE))
        id = MAX (id, one->id);
    }
  return id;
}

/* @ended_on: %DUMENT_DATE_NONE to take it back */
static gboolean
close_one (DumentWorkspace *workspace,
           const DumentCircumstanceRequest *request,
           const char *number,
           DumentDate ended_on,
           GError **error)
{
  gboolean ends = ended_on != DUMENT_DATE_NONE;
  g_autoptr (GPtrArray) named = list_named (workspace, number, request->client, error);
  g_autoptr (DumentUndo) undo = NULL;
  gint64 id;

  if (named == NULL)
    return FALSE;
  id = find_last (named, request->kind, ends);
  if (id == 0)
    {
      g_set_error (
          error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
          _ ("%s: nothing of the kind is recorded, so nothing is to be taken back or ended. "
             "Look at all that is known of it."),
          number != NULL ? number : request->client);
      return FALSE;
    }
  undo = ends ? dument_circumstance_entry_end (workspace, id, ended_on, error)
              : dument_circumstance_entry_delete (workspace, id, error);
  return undo != NULL;
}

static gboolean
close_all (DumentWorkspace *workspace,
           const DumentCircumstanceRequest *request,
           DumentDate ended_on,
           GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  if (transaction == NULL || (request->client != NULL &&
                              !close_one (workspace, request, /* number= */ NULL, ended_on, error)))
    return FALSE;
  for (gsize i = 0; request->numbers != NULL && request->numbers[i] != NULL; i++)
    {
      if (!close_one (workspace, request, request->numbers[i], ended_on, error))
        return FALSE;
    }
  return dument_transaction_commit (transaction, error);
}

/**
 * dument_circumstances_end:
 * @workspace: a workspace
 * @request: which pause or dispute of which invoices, or of which client
 * @ended_on: the first day that it holds no more
 * @error: return location for an error
 *
 * Returns: %FALSE with an error that says why, such as that there is none
 */
gboolean
dument_circumstances_end (DumentWorkspace *workspace,
                          const DumentCircumstanceRequest *request,
                          DumentDate ended_on,
                          GError **error)
{
  g_return_val_if_fail (ended_on != DUMENT_DATE_NONE, FALSE);

  return close_all (workspace, request, ended_on, error);
}

/**
 * dument_circumstances_withdraw:
 * @workspace: a workspace
 * @request: what was recorded of which invoices, or of which client
 * @error: return location for an error
 *
 * Takes back the last of the kind, recorded by mistake, of each invoice. The journal keeps it.
 *
 * Returns: %FALSE with an error that says why, such as that there is none
 */
gboolean
dument_circumstances_withdraw (DumentWorkspace *workspace,
                               const DumentCircumstanceRequest *request,
                               GError **error)
{
  return close_all (workspace, request, DUMENT_DATE_NONE, error);
}
