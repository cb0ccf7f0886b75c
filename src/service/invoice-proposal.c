/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/invoice-proposal.h"

#include "domain/identity.h"
#include "store/client-habit.h"
#include "store/client.h"
#include "store/invoice.h"

/**
 * dument_invoice_proposal_free:
 * @self: (nullable) (transfer full): a proposal
 */
void
dument_invoice_proposal_free (DumentInvoiceProposal *self)
{
  if (self == NULL)
    return;
  g_free (self->last_number);
  g_free (self);
}

static gboolean
read_client (DumentStore *store, gint64 client_id, DumentInvoiceProposal *self, GError **error)
{
  g_autoptr (DumentClient) client = dument_client_load (store, client_id, error);
  g_autoptr (GArray) dues = NULL;

  if (client == NULL)
    return FALSE;
  self->kind = client->kind;
  dues = dument_client_habit_list_dues (store, client_id, error);
  if (dues == NULL)
    return FALSE;
  self->has_term = dument_due_term_find ((const DumentDueHabit *) (const void *) dues->data,
                                         dues->len, &self->term);
  return dument_client_habit_find_clause (store, client_id, &self->clause, error);
}

static gboolean
read_last (DumentStore *store, const char *seller_key, DumentInvoiceProposal *self, GError **error)
{
  g_autoptr (DumentInvoice) last = NULL;
  gint64 id;

  if (!dument_client_habit_find_last (store, seller_key, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  last = dument_invoice_load (store, id, error);
  if (last == NULL)
    return FALSE;
  self->last_number = g_strdup (last->number);
  self->states_indemnity = last->note_pmt != NULL;
  self->states_discount = last->note_aab != NULL;
  return TRUE;
}

/**
 * dument_invoice_proposal_make:
 * @workspace: a workspace
 * @client_id: the client, or 0 where it is new or not chosen yet
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what can be proposed for its next invoice
 */
DumentInvoiceProposal *
dument_invoice_proposal_make (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  const DumentParty nobody = { 0 };
  g_autofree char *seller_key =
      dument_identity_seller_key (issuer != NULL ? &issuer->party : &nobody);
  g_autoptr (DumentInvoiceProposal) self = g_new0 (DumentInvoiceProposal, 1);

  if ((client_id != 0 && !read_client (store, client_id, self, error)) ||
      !read_last (store, seller_key, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dument_invoice_proposal_due:
 * @self: a proposal
 * @law: the law, for the term that holds where nothing was agreed
 * @issue_date: day of issue
 * @supply_date: day of delivery or performance, or %DUMENT_DATE_NONE
 * @ret_due: (out): the day of payment, where one is proposed
 *
 * Returns: from what @ret_due was proposed; %DUMENT_DUE_ORIGIN_NONE where it must be asked, as for
 * a consumer
 */
DumentDueOrigin
dument_invoice_proposal_due (const DumentInvoiceProposal *self,
                             const DumentLaw *law,
                             DumentDate issue_date,
                             DumentDate supply_date,
                             DumentDate *ret_due)
{
  if (self->has_term)
    {
      *ret_due = dument_due_term_apply (self->term, issue_date);
      return DUMENT_DUE_ORIGIN_HABIT;
    }
  return dument_due_date_estimate (law, self->kind, issue_date, supply_date, ret_due)
             ? DUMENT_DUE_ORIGIN_LAW
             : DUMENT_DUE_ORIGIN_NONE;
}
