/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/receivable.h"

#include "domain/identity.h"

#include "store/invoice-words.h"
#include "store/setting.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* The setting that tells under which law, and by which version, the standings were computed. */
#define STAMP "standing-stamp"

/* How many standings are written in one transaction: the disk waits for few, and few are in memory.
 */
#define CHUNK 20000

/**
 * dument_receivable_free:
 * @self: (nullable): a receivable
 */
void
dument_receivable_free (DumentReceivable *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->invoice, dument_invoice_free);
  g_clear_pointer (&self->client, dument_client_free);
  g_clear_pointer (&self->ledger, dument_ledger_free);
  g_clear_pointer (&self->claim, dument_claim_free);
  g_free (self);
}

static void
free_receivable (gpointer receivable)
{
  dument_receivable_free (receivable);
}

/**
 * dument_receivable_list_new:
 *
 * Returns: (transfer full) (element-type DumentReceivable): an empty list that owns what it holds
 */
GPtrArray *
dument_receivable_list_new (void)
{
  return g_ptr_array_new_with_free_func (free_receivable);
}

/* The claim and the state of a ledger today. */
static void
compute (DumentWorkspace *workspace,
         const DumentLedger *ledger,
         DumentClaim *claim,
         DumentState *ret_state,
         guint32 *ret_marks)
{
  DumentDate today = dument_workspace_get_today (workspace);
  DumentClaimTerms terms = ledger->terms;
  DumentStateFacts facts = { 0 };

  terms.day_base = dument_workspace_get_day_base (workspace);
  dument_claim_compute (claim, &terms, dument_workspace_get_law (workspace), today);
  facts.due = terms.due;
  facts.principal = claim->principal;
  facts.formal_notice_posted = ledger->formal_notice_posted;
  facts.in_plan = ledger->plan.state == DUMENT_PAYMENT_PLAN_RUNNING;
  dument_circumstance_fill_state (ledger->circumstances, ledger->n_circumstances, &terms, today,
                                  &facts);
  *ret_state = dument_state_derive (&facts, today);
  *ret_marks = dument_state_marks (&facts, today);
}

/**
 * dument_receivable_load:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the invoice with everything that follows from it today
 */
DumentReceivable *
dument_receivable_load (DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentReceivable) self = g_new0 (DumentReceivable, 1);

  self->invoice = dument_invoice_load (store, invoice_id, error);
  if (self->invoice == NULL)
    return NULL;
  self->client = dument_client_load (store, self->invoice->client_id, error);
  if (self->client == NULL)
    return NULL;
  self->ledger =
      dument_ledger_load (store, invoice_id, dument_workspace_get_today (workspace), error);
  if (self->ledger == NULL)
    return NULL;
  self->ledger->terms.day_base = dument_workspace_get_day_base (workspace);
  self->claim = dument_claim_new ();
  compute (workspace, self->ledger, self->claim, &self->state, &self->marks);
  return g_steal_pointer (&self);
}

/**
 * dument_receivable_get_contested:
 * @self: a receivable
 *
 * Returns: how much of what is unpaid of its principal the debtor contests
 */
DumentMoney
dument_receivable_get_contested (const DumentReceivable *self)
{
  return dument_circumstance_sum_contested (self->ledger->circumstances,
                                            self->ledger->n_circumstances, self->claim->principal,
                                            self->claim->as_of);
}

/**
 * dument_receivable_leave_out_contested:
 * @workspace: the workspace that it was loaded from, on the same day
 * @self: a receivable
 *
 * Computes the claim as a letter asks for it: a part that the debtor contests is left out from the
 * start, with its interest. Where all that is unpaid is contested, nothing changes: no letter asks
 * for it.
 */
void
dument_receivable_leave_out_contested (DumentWorkspace *workspace, DumentReceivable *self)
{
  DumentClaimTerms *terms = &self->ledger->terms;
  DumentMoney contested = dument_receivable_get_contested (self);
  DumentEntry left_out = { self->claim->as_of, DUMENT_ENTRY_CONTESTED, contested };
  DumentEntry *entries;

  if (contested <= 0 || contested >= self->claim->principal)
    return;
  entries = g_new (DumentEntry, terms->n_entries + 1);
  for (gsize i = 0; i < terms->n_entries; i++)
    entries[i] = terms->entries[i];
  entries[terms->n_entries++] = left_out;
  g_free ((gpointer) terms->entries);
  terms->entries = entries;
  dument_claim_compute (self->claim, terms, dument_workspace_get_law (workspace),
                        self->claim->as_of);
}

/* The user's own invoice goes before those of other sellers. */
static const DumentInvoice *
choose_own (DumentWorkspace *workspace, const GPtrArray *found)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  g_autofree char *own_key =
      issuer != NULL ? dument_identity_seller_key (&issuer->party) : g_strdup ("");

  for (unsigned i = 0; i < found->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (found, i);

      if (g_str_equal (invoice->seller_key, own_key))
        return invoice;
    }
  return found->len == 1 ? g_ptr_array_index (found, 0) : NULL;
}

/**
 * dument_receivable_find:
 * @workspace: a workspace
 * @number: number of an invoice
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the invoice of that number, the user's own where several
 *   sellers used it; or %NULL with %DUMENT_SERVICE_ERROR_NOT_FOUND, or
 *   %DUMENT_SERVICE_ERROR_AMBIGUOUS where only others used it
 */
DumentReceivable *
dument_receivable_find (DumentWorkspace *workspace, const char *number, GError **error)
{
  g_autoptr (GPtrArray) found =
      dument_invoice_find_number (dument_workspace_get_store (workspace), number, error);
  const DumentInvoice *invoice;

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                   _ ("There is no invoice %s. Look for its number in the list of invoices."),
                   number);
      return NULL;
    }
  invoice = choose_own (workspace, found);
  if (invoice == NULL)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS,
                   _ ("%u invoices of different sellers have the number %s. Keep the invoices of "
                      "another business in a data file of their own."),
                   found->len, number);
      return NULL;
    }
  return dument_receivable_load (workspace, invoice->id, error);
}

static void
copy_ledger (const DumentLedger *ledger, DumentStanding *standing)
{
  standing->invoice_id = ledger->invoice_id;
  g_strlcpy (standing->currency, ledger->currency, sizeof standing->currency);
  standing->step = ledger->last_step;
}

static void
copy_claim (const DumentClaim *claim, DumentStanding *standing)
{
  standing->owed_since = claim->principal > 0 ? claim->due : DUMENT_DATE_NONE;
  standing->as_of = claim->as_of;
  standing->principal = claim->principal;
  standing->balance = claim->balance;
  standing->interest = claim->interest - claim->interest_paid - claim->interest_waived;
  standing->indemnity = claim->indemnity - claim->indemnity_paid;
  standing->total = claim->total;
  standing->pending = claim->pending;
}

static void
fill_standing (DumentWorkspace *workspace,
               const DumentLedger *ledger,
               DumentClaim *claim,
               DumentStanding *standing)
{
  compute (workspace, ledger, claim, &standing->state, &standing->marks);
  copy_ledger (ledger, standing);
  copy_claim (claim, standing);
}

/**
 * dument_receivable_fill_standing:
 * @receivable: a receivable
 * @ret_standing: (out caller-allocates): what lists show of it
 */
void
dument_receivable_fill_standing (const DumentReceivable *receivable, DumentStanding *ret_standing)
{
  copy_ledger (receivable->ledger, ret_standing);
  ret_standing->state = receivable->state;
  ret_standing->marks = receivable->marks;
  copy_claim (receivable->claim, ret_standing);
}

typedef struct
{
  DumentWorkspace *workspace;
  DumentClaim *claim;
} Refresh;

static gboolean
put_standing (const DumentLedger *ledger, gpointer data, GError **error)
{
  Refresh *refresh = data;
  DumentStore *store = dument_workspace_get_store (refresh->workspace);
  DumentStanding standing = { 0 };

  fill_standing (refresh->workspace, ledger, refresh->claim, &standing);
  return dument_standing_put (store, &standing, error) &&
         dument_invoice_words_put (store, ledger->invoice_id, error);
}

/**
 * dument_receivable_is_cache_valid:
 * @workspace: a workspace
 * @ret_is_valid: (out): whether the standings that are kept were computed by this program under the
 *   law that it brings
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_receivable_is_cache_valid (DumentWorkspace *workspace,
                                  gboolean *ret_is_valid,
                                  GError **error)
{
  g_autofree char *stamp = NULL;

  if (!dument_setting_get (dument_workspace_get_store (workspace), STAMP, &stamp, error))
    return FALSE;
  *ret_is_valid = g_strcmp0 (stamp, dument_workspace_get_reckoning (workspace)) == 0;
  return TRUE;
}

/* What was computed vanishes with the stamp that it was computed under, as with every setting that
 * changes. */
static gboolean
renew_stamp (DumentWorkspace *workspace, GError **error)
{
  gboolean is_valid;

  if (!dument_receivable_is_cache_valid (workspace, &is_valid, error))
    return FALSE;
  return is_valid || dument_setting_set (dument_workspace_get_store (workspace), STAMP,
                                         dument_workspace_get_reckoning (workspace), error);
}

/**
 * dument_receivable_forget:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Forgets the standings of all invoices: they count as missing, see dument_receivable_refresh().
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_receivable_forget (DumentWorkspace *workspace, GError **error)
{
  return dument_setting_set (dument_workspace_get_store (workspace), STAMP, /* value= */ NULL,
                             error);
}

/**
 * dument_receivable_refresh:
 * @workspace: a workspace
 * @max: how many invoices at most
 * @ret_n: (out): how many were computed; fewer than @max when the end is reached
 * @error: return location for an error
 *
 * Computes the standings of today that are missing, and only these, in one transaction; notes also
 * by which words the invoices are found. What was computed under another law or by another version
 * is computed again.
 *
 * Returns: %FALSE with an error of the store; nothing is changed then
 */
gboolean
dument_receivable_refresh (DumentWorkspace *workspace, guint max, guint *ret_n, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (GArray) ids = NULL;
  Refresh refresh = { workspace, claim };

  if (transaction == NULL || !renew_stamp (workspace, error) ||
      !dument_invoice_words_forget_stale (store, error))
    return FALSE;
  ids = dument_standing_list_missing (store, dument_workspace_get_today (workspace), max, error);
  if (ids == NULL ||
      !dument_ledger_foreach (store, (const gint64 *) (const void *) ids->data, ids->len,
                              dument_workspace_get_today (workspace), put_standing, &refresh,
                              error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_n = ids->len;
  return TRUE;
}

/* Brings what lists show up to today. It is a convenience: if the file cannot be written, every row
 * is computed where it is needed. */
static gboolean
refresh_all (DumentWorkspace *workspace, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  gint64 n_missing;
  gboolean is_valid;
  guint n = CHUNK;

  if (!dument_receivable_is_cache_valid (workspace, &is_valid, error) ||
      !dument_standing_count_missing (store, dument_workspace_get_today (workspace), &n_missing,
                                      error))
    return FALSE;
  if (is_valid && n_missing == 0)
    return TRUE;
  while (n == CHUNK)
    {
      if (!dument_receivable_refresh (workspace, CHUNK, &n, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  DumentWorkspace *workspace;
  gboolean is_cache_valid;
  guint32 states;
  GHashTable *clients;
  DumentClaim *claim;
  DumentReceivableFunc func;
  gpointer data;
} Listing;

static const DumentClient *
look_up_client (Listing *listing, gint64 id, GError **error)
{
  DumentClient *client = g_hash_table_lookup (listing->clients, &id);

  if (client == NULL)
    {
      client = dument_client_load (dument_workspace_get_store (listing->workspace), id, error);
      if (client != NULL)
        g_hash_table_insert (listing->clients, &client->id, client);
    }
  return client;
}

static gboolean
look_up_standing (Listing *listing, gint64 invoice_id, DumentStanding *standing, GError **error)
{
  DumentStore *store = dument_workspace_get_store (listing->workspace);
  g_autoptr (DumentLedger) ledger = NULL;
  gboolean found;

  if (!dument_standing_get (store, invoice_id, standing, &found, error))
    return FALSE;
  if (listing->is_cache_valid && found &&
      standing->as_of == dument_workspace_get_today (listing->workspace))
    return TRUE;
  ledger = dument_ledger_load (store, invoice_id, dument_workspace_get_today (listing->workspace),
                               error);
  if (ledger == NULL)
    return FALSE;
  fill_standing (listing->workspace, ledger, listing->claim, standing);
  return TRUE;
}

static gboolean
list_invoice (const DumentInvoice *invoice, gpointer data, GError **error)
{
  Listing *listing = data;
  DumentReceivableRow row = { .invoice = invoice };

  row.client = look_up_client (listing, invoice->client_id, error);
  if (row.client == NULL || !look_up_standing (listing, invoice->id, &row.standing, error))
    return FALSE;
  row.kind_known = row.client->kind != DUMENT_DEBTOR_UNKNOWN;
  if (listing->states == 0 || (listing->states & (1u << row.standing.state)) != 0)
    listing->func (&row, listing->data);
  return TRUE;
}

static void
free_client (gpointer client)
{
  dument_client_free (client);
}

/**
 * dument_receivable_foreach:
 * @workspace: a workspace
 * @client_text: (nullable): only invoices whose client or number holds this text
 * @states: bits (1 << #DumentState) of the states wanted, 0 for all
 * @func: called for each invoice, in order of the day of payment
 * @data: passed to @func
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_receivable_foreach (DumentWorkspace *workspace,
                           const char *client_text,
                           guint32 states,
                           DumentReceivableFunc func,
                           gpointer data,
                           GError **error)
{
  g_autoptr (GHashTable) clients =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_client);
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  g_autoptr (GError) refresh_error = NULL;
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  Listing listing = { .workspace = workspace,
                      .states = states,
                      .clients = clients,
                      .claim = claim,
                      .func = func,
                      .data = data };

  if (!refresh_all (workspace, &refresh_error))
    g_debug ("Standings are computed one by one: %s", refresh_error->message);
  if (!dument_receivable_is_cache_valid (workspace, &listing.is_cache_valid, error))
    return FALSE;
  filter.text = client_text;
  return dument_invoice_foreach (dument_workspace_get_store (workspace), &filter, list_invoice,
                                 &listing, error);
}
