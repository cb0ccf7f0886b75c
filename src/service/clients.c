/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/clients.h"

#include "service/insolvency-entry.h"
#include "store/stored-circumstance.h"

/* A page shows so many invoices, and tells the history of so many; the list of receivables has them
 * all. */
#define MAX_INVOICES  200
#define MAX_HISTORIES 24

/**
 * dument_clients_list:
 * @workspace: a workspace
 * @query: which clients, in which order; its day is set
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the clients in order
 */
GArray *
dument_clients_list (DumentWorkspace *workspace, DumentClientListQuery *query, GError **error)
{
  query->today = dument_workspace_get_today (workspace);
  return dument_client_list_ids (dument_workspace_get_store (workspace), query, error);
}

static void
free_row (gpointer row)
{
  dument_client_row_free (row);
}

static DumentClientDebt *
find_debt (GArray *debts, const char *currency)
{
  DumentClientDebt debt = { { 0 } };

  for (guint i = 0; i < debts->len; i++)
    {
      DumentClientDebt *known = &g_array_index (debts, DumentClientDebt, i);

      if (g_str_equal (known->currency, currency))
        return known;
    }
  g_strlcpy (debt.currency, currency, sizeof debt.currency);
  g_array_append_val (debts, debt);
  return &g_array_index (debts, DumentClientDebt, debts->len - 1);
}

/* What was not computed for today yet is computed here, for this client. */
static gboolean
complete_row (DumentWorkspace *workspace, DumentClientRow *row, GError **error)
{
  g_autoptr (GArray) missing =
      dument_client_list_missing (dument_workspace_get_store (workspace), row->id,
                                  dument_workspace_get_today (workspace), error);

  if (missing == NULL)
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_load (workspace, g_array_index (missing, gint64, i), error);
      DumentClientDebt *debt;

      if (receivable == NULL)
        return FALSE;
      if (receivable->claim->balance == 0)
        continue;
      debt = find_debt (row->debts, receivable->invoice->currency);
      debt->n_open++;
      debt->owed += receivable->claim->balance;
      if (receivable->invoice->due_date != DUMENT_DATE_NONE &&
          receivable->invoice->due_date < dument_workspace_get_today (workspace))
        debt->late += receivable->claim->balance;
    }
  return TRUE;
}

static DumentClientRow *
load_row (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  g_autoptr (DumentClientRow) row =
      dument_client_list_row (dument_workspace_get_store (workspace), client_id,
                              dument_workspace_get_today (workspace), error);

  return row != NULL && complete_row (workspace, row, error) ? g_steal_pointer (&row) : NULL;
}

/**
 * dument_clients_rows:
 * @workspace: a workspace
 * @ids: (array length=n_ids): clients
 * @n_ids: how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentClientRow): a row for each that is still
 *   there
 */
GPtrArray *
dument_clients_rows (DumentWorkspace *workspace, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) reason = NULL;
      DumentClientRow *row = load_row (workspace, ids[i], &reason);

      if (row != NULL)
        g_ptr_array_add (rows, row);
      else if (!g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }
  return g_steal_pointer (&rows);
}

/**
 * dument_clients_complete:
 * @workspace: a workspace
 * @text: what was typed of a name, or of a SIREN
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentClientRow): the clients that it can be
 */
GPtrArray *
dument_clients_complete (DumentWorkspace *workspace,
                         const char *text,
                         unsigned limit,
                         GError **error)
{
  return dument_client_list_complete (dument_workspace_get_store (workspace), text, limit, error);
}

/**
 * dument_client_file_free:
 * @self: (nullable) (transfer full): a file
 */
void
dument_client_file_free (DumentClientFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entry, dument_client_entry_free);
  g_clear_pointer (&self->row, dument_client_row_free);
  g_clear_pointer (&self->receivables, g_ptr_array_unref);
  g_clear_pointer (&self->circumstances, g_ptr_array_unref);
  g_clear_pointer (&self->insolvencies, g_ptr_array_unref);
  g_clear_pointer (&self->declaration_days, g_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

static void
free_event (gpointer event)
{
  dument_event_free (event);
}

static int
compare_issue (gconstpointer a, gconstpointer b)
{
  const DumentInvoice *one = *(const DumentInvoice *const *) a;
  const DumentInvoice *other = *(const DumentInvoice *const *) b;

  if (one->issue_date != other->issue_date)
    return one->issue_date > other->issue_date ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DumentEvent *one = *(const DumentEvent *const *) a;
  const DumentEvent *other = *(const DumentEvent *const *) b;

  return one->date > other->date ? -1 : one->date < other->date;
}

static DumentEvent *
find_same (GPtrArray *events, const DumentEvent *event)
{
  for (unsigned i = 0; event->row_id != 0 && i < events->len; i++)
    {
      DumentEvent *known = g_ptr_array_index (events, i);

      if (known->kind == event->kind && known->row_id == event->row_id)
        return known;
    }
  return NULL;
}

/* A letter or a payment for several invoices happened once to the client. */
static void
add_event (GPtrArray *events, DumentEvent *event)
{
  DumentEvent *known = find_same (events, event);
  g_autofree char *numbers = NULL;

  if (known == NULL)
    {
      g_ptr_array_add (events, event);
      return;
    }
  numbers = g_strdup_printf ("%s, %s", known->number, event->number);
  g_clear_pointer (&known->number, g_free);
  known->number = g_steal_pointer (&numbers);
  known->amount = known->amount != known->whole ? known->amount + event->amount : known->amount;
  dument_event_free (event);
}

static gboolean
add_events (DumentClientFile *self, DumentWorkspace *workspace, gint64 invoice_id, GError **error)
{
  g_autoptr (DumentDossier) dossier = dument_dossier_load (workspace, invoice_id, error);
  g_autoptr (GPtrArray) events = NULL;

  if (dossier == NULL)
    return FALSE;
  events = dument_timeline_tell (dossier, dument_workspace_get_today (workspace));
  while (events->len > 0)
    add_event (self->events, g_ptr_array_steal_index (events, 0));
  return TRUE;
}

static gboolean
read_invoices (DumentClientFile *self, DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  g_autoptr (GPtrArray) invoices = NULL;

  filter.client_id = client_id;
  invoices = dument_invoice_list (dument_workspace_get_store (workspace), &filter, error);
  if (invoices == NULL)
    return FALSE;
  self->n_invoices = invoices->len;
  g_ptr_array_sort (invoices, compare_issue);
  for (unsigned i = 0; i < MIN (invoices->len, MAX_INVOICES); i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (invoices, i);
      DumentReceivable *receivable = dument_receivable_load (workspace, invoice->id, error);

      if (receivable == NULL)
        return FALSE;
      g_ptr_array_add (self->receivables, receivable);
      if (i < MAX_HISTORIES && !add_events (self, workspace, invoice->id, error))
        return FALSE;
    }
  g_ptr_array_sort (self->events, compare_events);
  return TRUE;
}

static gboolean
read_circumstances (DumentClientFile *self,
                    DumentWorkspace *workspace,
                    gint64 client_id,
                    GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);

  self->circumstances = dument_stored_circumstance_list_of_client (store, client_id, error);
  if (self->circumstances == NULL)
    return FALSE;
  self->insolvencies = dument_stored_insolvency_list (store, client_id, error);
  if (self->insolvencies == NULL)
    return FALSE;
  self->declaration_days = dument_insolvency_entry_list_days (workspace, self->insolvencies);
  return TRUE;
}

/**
 * dument_clients_open:
 * @workspace: a workspace
 * @client_id: row of a client
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is known of it
 */
DumentClientFile *
dument_clients_open (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  g_autoptr (DumentClientFile) self = g_new0 (DumentClientFile, 1);

  self->receivables = dument_receivable_list_new ();
  self->events = g_ptr_array_new_with_free_func (free_event);
  self->entry = dument_client_entry_load (workspace, client_id, error);
  if (self->entry == NULL)
    return NULL;
  self->row = load_row (workspace, client_id, error);
  if (self->row == NULL || !read_invoices (self, workspace, client_id, error) ||
      !read_circumstances (self, workspace, client_id, error))
    return NULL;
  return g_steal_pointer (&self);
}
