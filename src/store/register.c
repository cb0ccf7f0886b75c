/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/register.h"

#include "domain/folding.h"
#include "domain/id-set.h"
#include "store/invoice-words.h"
#include "store/keyed-id.h"
#include "store/statement.h"
#include "store/store-private.h"

/* The numbers of states stand in the statements. */
G_STATIC_ASSERT (DUMENT_STATE_PAID == 1 && DUMENT_STATE_FORMAL_NOTICE == 8 &&
                 DUMENT_STATE_LATE == 9 && DUMENT_STATE_DUE == 10 && DUMENT_STATE_UPCOMING == 11);

/* Looking whether the work is still wanted, every so many rows. */
#define STRIDE 4096

/* So few are sorted by themselves; more are picked from the order of all. */
#define FEW 20000

/**
 * DumentRegisterOrder:
 * @data_version: the state of the file as others left it
 * @n_changes: what this connection changed itself
 */
struct _DumentRegisterOrder
{
  DumentRegisterSort sort;
  gboolean descending;
  gint64 data_version;
  gint64 n_changes;
  GArray *ids;
};

static void
clear_order (gpointer order)
{
  g_array_unref (((DumentRegisterOrder *) order)->ids);
}

/**
 * dument_register_order_ref:
 * @self: an order
 *
 * Returns: (transfer full): the same order
 */
DumentRegisterOrder *
dument_register_order_ref (DumentRegisterOrder *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * dument_register_order_unref:
 * @self: (transfer full): an order
 */
void
dument_register_order_unref (DumentRegisterOrder *self)
{
  g_atomic_rc_box_release_full (self, clear_order);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static GArray *
create_ids (gsize n)
{
  return g_array_sized_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64),
                            (guint) n);
}

/* An order of all invoices, and the same of those whose numbers are in a JSON list. What is
 * computed of invoices changes every day and has no index to be read from: it is sorted here by its
 * key. The others are read from an index if all are wanted, and must not be if few are. */
#define IN_LIST " IN (SELECT value FROM json_each (?1)) ORDER BY "
#define OF_STANDING(KEY)                                                                           \
  {                                                                                                \
    { "SELECT invoice_id, " KEY " FROM standing NOT INDEXED",                                      \
      "SELECT invoice_id FROM standing NOT INDEXED WHERE invoice_id" IN_LIST KEY ", invoice_id" }, \
    {                                                                                              \
      "SELECT invoice_id, " KEY " FROM standing NOT INDEXED",                                      \
          "SELECT invoice_id FROM standing NOT INDEXED WHERE invoice_id" IN_LIST KEY               \
          " DESC, invoice_id DESC"                                                                 \
    }                                                                                              \
  }
#define OF_INVOICE(ORDER)                                           \
  {                                                                 \
    "SELECT id FROM invoice ORDER BY " ORDER,                       \
        "SELECT id FROM invoice NOT INDEXED WHERE id" IN_LIST ORDER \
  }
#define OF_CLIENT(ORDER)                                                            \
  {                                                                                 \
    "SELECT invoice.id FROM client CROSS JOIN invoice ON client_id = client.id "    \
    "ORDER BY " ORDER,                                                              \
        "SELECT invoice.id FROM invoice NOT INDEXED CROSS JOIN client NOT INDEXED " \
        "ON client.id = client_id WHERE invoice.id" IN_LIST ORDER                   \
  }

static const char *const orders[DUMENT_REGISTER_N_SORTS][2][2] = {
  [DUMENT_REGISTER_SORT_STATE] = OF_STANDING ("state * 10000000 + coalesce (owed_since, 1000000)"),
  [DUMENT_REGISTER_SORT_NUMBER] = { OF_INVOICE ("number, seller_key"),
                                    OF_INVOICE ("number DESC, seller_key DESC") },
  [DUMENT_REGISTER_SORT_CLIENT] = { OF_CLIENT ("folded_name, postcode, client.id, due_date, "
                                               "invoice.id"),
                                    OF_CLIENT ("folded_name DESC, postcode DESC, client.id DESC, "
                                               "due_date DESC, invoice.id DESC") },
  [DUMENT_REGISTER_SORT_ISSUED] = { OF_INVOICE ("issue_date, id"),
                                    OF_INVOICE ("issue_date DESC, id DESC") },
  [DUMENT_REGISTER_SORT_DUE] = { OF_INVOICE ("due_date, id"),
                                 OF_INVOICE ("due_date DESC, id DESC") },
  [DUMENT_REGISTER_SORT_DELAY] = OF_STANDING ("-coalesce (owed_since, 1000000)"),
  [DUMENT_REGISTER_SORT_BALANCE] = OF_STANDING ("balance"),
  [DUMENT_REGISTER_SORT_PENALTIES] = OF_STANDING ("(interest + indemnity)"),
  [DUMENT_REGISTER_SORT_STEP] = OF_STANDING ("coalesce (step_on, -1000000)"),
};

static gboolean
has_key (DumentRegisterSort sort)
{
  return sort <= DUMENT_REGISTER_SORT_STATE || sort == DUMENT_REGISTER_SORT_DELAY ||
         sort >= DUMENT_REGISTER_SORT_BALANCE;
}

/* Sorts by the second column; what is equal in it stays in the order in which it comes. */
static gboolean
collect_sorted (DumentStatement *statement,
                gboolean descending,
                GArray *ids,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GArray) keyed = g_array_sized_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE,
                                                sizeof (DumentKeyedId), ids->len);
  gboolean row;

  for (unsigned n = 1;; n++)
    {
      DumentKeyedId next;

      if (n % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      next.id = dument_statement_get_integer (statement, 0);
      next.key = dument_statement_get_integer (statement, 1);
      g_array_append_val (keyed, next);
    }
  dument_keyed_id_sort (keyed);
  for (guint i = 0; i < keyed->len; i++)
    g_array_append_val (
        ids, g_array_index (keyed, DumentKeyedId, descending ? keyed->len - 1 - i : i).id);
  return TRUE;
}

static char *
write_json (const GArray *ids)
{
  GString *json = g_string_sized_new (ids->len * 8 + 2);

  g_string_append_c (json, '[');
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, /* free_segment= */ FALSE);
}

/* Invoices of which nothing was computed yet come last, in the order in which they came in. */
static gboolean
append_uncomputed (DumentStore *store,
                   const char *json,
                   GArray *ids,
                   GCancellable *cancellable,
                   GError **error)
{
  static const char all[] = "SELECT id FROM invoice";
  static const char some[] =
      "SELECT id FROM invoice WHERE id IN (SELECT value FROM json_each (?1))";
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, json == NULL ? all : some, error);
  g_autoptr (DumentIdSet) known = dument_id_set_new ();
  g_autoptr (GArray) found = create_ids (ids->len);
  guint n_kept = 0;

  if (statement == NULL)
    return FALSE;
  if (json != NULL)
    dument_statement_bind_text (statement, 1, json);
  if (!dument_statement_append_integers (statement, found, cancellable, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    dument_id_set_add (known, g_array_index (ids, gint64, i));
  for (guint i = 0; i < found->len; i++)
    {
      if (!dument_id_set_contains (known, g_array_index (found, gint64, i)))
        g_array_index (found, gint64, n_kept++) = g_array_index (found, gint64, i);
    }
  g_array_set_size (found, n_kept);
  g_array_sort (found, compare_ids);
  if (n_kept > 0)
    g_array_append_vals (ids, found->data, n_kept);
  return TRUE;
}

static gboolean
count_invoices (DumentStore *store, gint64 *ret_n, GError **error)
{
  return dument_database_query_integer (dument_store_get_database (store),
                                        "SELECT count (*) FROM invoice", ret_n, error);
}

/* All invoices, or those in @set, in the order asked for. */
static GArray *
sort (DumentStore *store,
      const DumentRegisterQuery *query,
      const DumentIdSet *set,
      GCancellable *cancellable,
      GError **error)
{
  const char *sql = orders[query->sort][query->descending ? 1 : 0][set != NULL ? 1 : 0];
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GArray) some = set != NULL ? dument_id_set_list (set) : NULL;
  g_autofree char *json = some != NULL ? write_json (some) : NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 n_invoices = 0;

  if (statement == NULL || !count_invoices (store, &n_invoices, error))
    return NULL;
  if (some != NULL)
    n_invoices = some->len;
  ids = create_ids ((gsize) n_invoices);
  if (json != NULL)
    dument_statement_bind_text (statement, 1, json);
  if (set == NULL && has_key (query->sort)
          ? !collect_sorted (statement, query->descending, ids, cancellable, error)
          : !dument_statement_append_integers (statement, ids, cancellable, error))
    return NULL;
  if (ids->len < n_invoices && !append_uncomputed (store, json, ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static gboolean
is_current (const DumentRegisterOrder *order,
            const DumentRegisterQuery *query,
            gint64 data_version,
            gint64 n_changes)
{
  return order != NULL && order->sort == query->sort && order->descending == query->descending &&
         order->data_version == data_version && order->n_changes == n_changes;
}

/* Makes sure that @order is all invoices in the order asked for, as the file is now. */
static gboolean
renew_order (DumentStore *store,
             const DumentRegisterQuery *query,
             gint64 data_version,
             DumentRegisterOrder **order,
             GCancellable *cancellable,
             GError **error)
{
  gint64 n_changes =
      sqlite3_total_changes64 (dument_database_get_handle (dument_store_get_database (store)));
  g_autoptr (GArray) ids = NULL;
  DumentRegisterOrder *renewed;

  if (is_current (*order, query, data_version, n_changes))
    return TRUE;
  ids = sort (store, query, /* set= */ NULL, cancellable, error);
  if (ids == NULL)
    return FALSE;
  renewed = g_atomic_rc_box_new0 (DumentRegisterOrder);
  renewed->sort = query->sort;
  renewed->descending = query->descending;
  renewed->data_version = data_version;
  renewed->n_changes = n_changes;
  renewed->ids = g_steal_pointer (&ids);
  g_clear_pointer (order, dument_register_order_unref);
  *order = renewed;
  return TRUE;
}

static DumentIdSet *
collect_set (DumentStatement *statement, GCancellable *cancellable, GError **error)
{
  g_autoptr (DumentIdSet) set = dument_id_set_new ();
  gboolean row;

  for (unsigned n = 1;; n++)
    {
      if (n % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&set);
      dument_id_set_add (set, dument_statement_get_integer (statement, 0));
    }
}

/* Takes the ownership of @other; without a set yet, it is the set. */
static void
narrow (DumentIdSet **set, DumentIdSet *other)
{
  if (*set == NULL)
    {
      *set = other;
      return;
    }
  dument_id_set_intersect (*set, other);
  dument_id_set_free (other);
}

/* What is the state of an invoice, or holds beside its state where it was recorded of the invoice
 * itself. There are few of those; the marks of all would have to be gone through. */
#define HOLDING(state, mark)                                              \
  "SELECT invoice_id FROM standing WHERE state = " state                  \
  " UNION SELECT invoice_id FROM standing WHERE (marks & " mark ") <> 0 " \
  "AND invoice_id IN (SELECT invoice_id FROM circumstance)"
#define PROMISED    HOLDING ("6", "64")
#define PAUSED      HOLDING ("7", "128")
#define DISPUTED    HOLDING ("4", "16")
#define INSOLVENT   HOLDING ("2", "4")
#define WRITTEN_OFF HOLDING ("0", "1")

static gboolean
narrow_by_filter (DumentStore *store,
                  const DumentRegisterQuery *query,
                  DumentIdSet **set,
                  GCancellable *cancellable,
                  GError **error)
{
  static const char *const filters[DUMENT_REGISTER_N_FILTERS] = {
    [DUMENT_REGISTER_FILTER_LATE] = "SELECT invoice_id FROM standing WHERE state = 9",
    [DUMENT_REGISTER_FILTER_SOON] =
        "SELECT invoice_id FROM standing WHERE state IN (10, 11) AND owed_since <= ?1",
    [DUMENT_REGISTER_FILTER_FORMAL_NOTICE] = "SELECT invoice_id FROM standing WHERE state = 8",
    [DUMENT_REGISTER_FILTER_PAID] = "SELECT invoice_id FROM standing WHERE state = 1",
    [DUMENT_REGISTER_FILTER_PROMISED] = PROMISED,
    [DUMENT_REGISTER_FILTER_PAUSED] = PAUSED,
    [DUMENT_REGISTER_FILTER_DISPUTED] = DISPUTED,
    [DUMENT_REGISTER_FILTER_INSOLVENT] = INSOLVENT,
    [DUMENT_REGISTER_FILTER_WRITTEN_OFF] = WRITTEN_OFF,
  };
  g_autoptr (DumentStatement) statement = NULL;
  DumentIdSet *found;

  if (query->filter == DUMENT_REGISTER_FILTER_ALL)
    return TRUE;
  statement = dument_statement_new (store, filters[query->filter], error);
  if (statement == NULL)
    return FALSE;
  if (query->filter == DUMENT_REGISTER_FILTER_SOON)
    dument_statement_bind_date (statement, 1, query->soon_until);
  found = collect_set (statement, cancellable, error);
  if (found == NULL)
    return FALSE;
  narrow (set, found);
  return TRUE;
}

static gboolean
narrow_by_text (DumentStore *store,
                const DumentRegisterQuery *query,
                DumentIdSet **set,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *folded = query->text != NULL ? dument_folding_fold (query->text) : NULL;
  DumentIdSet *found;

  if (folded == NULL || *folded == '\0')
    return TRUE;
  found = dument_invoice_words_find (store, query->text, cancellable, error);
  if (found == NULL)
    return FALSE;
  narrow (set, found);
  return TRUE;
}

static GArray *
pick (const GArray *ids, const DumentIdSet *set)
{
  GArray *picked = create_ids (dument_id_set_get_size (set));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (dument_id_set_contains (set, id))
        g_array_append_val (picked, id);
    }
  return picked;
}

static GArray *
run_query (DumentStore *store,
           const DumentRegisterQuery *query,
           DumentRegisterOrder **order,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DumentIdSet) set = NULL;
  gint64 data_version;

  if (!dument_store_get_data_version (store, &data_version, error) ||
      !narrow_by_filter (store, query, &set, cancellable, error) ||
      !narrow_by_text (store, query, &set, cancellable, error))
    return NULL;
  if (set != NULL && dument_id_set_get_size (set) <= FEW)
    return sort (store, query, set, cancellable, error);
  if (!renew_order (store, query, data_version, order, cancellable, error))
    return NULL;
  return set == NULL ? g_array_ref ((*order)->ids) : pick ((*order)->ids, set);
}

/**
 * dument_register_query:
 * @store: an open file
 * @query: which invoices, in which order
 * @order: (inout): the order of the last query, or a place with %NULL; the order of this one
 * @cancellable: (nullable): ends the query
 * @error: (out) (optional): where an error goes
 *
 * Sorts, filters and searches by the indexes of the file: a million invoices take a tenth of a
 * second. What is shown of an invoice and not computed yet is taken as it was known last.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the invoices, by their numbers of
 * rows; not to be changed
 */
GArray *
dument_register_query (DumentStore *store,
                       const DumentRegisterQuery *query,
                       DumentRegisterOrder **order,
                       GCancellable *cancellable,
                       GError **error)
{
  DumentDatabase *database = dument_store_get_database (store);
  gboolean is_outermost = !dument_database_in_transaction (database);
  GArray *ids;

  g_return_val_if_fail (query->sort < DUMENT_REGISTER_N_SORTS, NULL);
  g_return_val_if_fail (query->filter < DUMENT_REGISTER_N_FILTERS, NULL);

  /* All of it sees the same state of the file. */
  if (is_outermost && !dument_database_execute (database, "BEGIN", error))
    return NULL;
  ids = run_query (store, query, order, cancellable, error);
  if (is_outermost)
    dument_database_rollback (database);
  return ids;
}

/**
 * dument_register_count:
 * @store: an open file
 * @soon_until: the last day of what is due soon
 * @ret_counts: (out): how many invoices each filter shows
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_register_count (DumentStore *store,
                       DumentDate soon_until,
                       gint64 ret_counts[DUMENT_REGISTER_N_FILTERS],
                       GError **error)
{
  static const char sql[] =
      "SELECT (SELECT count (*) FROM invoice), "
      "(SELECT count (*) FROM standing WHERE state = 9), "
      "(SELECT count (*) FROM standing WHERE state IN (10, 11) AND owed_since <= ?1), "
      "(SELECT count (*) FROM standing WHERE state = 8), "
      "(SELECT count (*) FROM standing WHERE state = 1), "
      "(SELECT count (*) FROM (" PROMISED ")), (SELECT count (*) FROM (" PAUSED ")), "
      "(SELECT count (*) FROM (" DISPUTED ")), (SELECT count (*) FROM (" INSOLVENT ")), "
      "(SELECT count (*) FROM (" WRITTEN_OFF "))";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_date (statement, 1, soon_until);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  for (int i = 0; i < DUMENT_REGISTER_N_FILTERS; i++)
    ret_counts[i] = dument_statement_get_integer (statement, i);
  return TRUE;
}

static DumentRegisterTotal *
find_total (GArray *totals, const char *currency)
{
  DumentRegisterTotal total = { .n_invoices = 0 };

  for (guint i = 0; i < totals->len; i++)
    {
      DumentRegisterTotal *known = &g_array_index (totals, DumentRegisterTotal, i);

      if (g_str_equal (known->currency, currency))
        return known;
    }
  g_strlcpy (total.currency, currency, sizeof total.currency);
  g_array_append_val (totals, total);
  return &g_array_index (totals, DumentRegisterTotal, totals->len - 1);
}

/* A sum beyond all that there is in the world stays where it was. */
static void
add_row (DumentStatement *statement, GArray *totals)
{
  DumentRegisterTotal *total = find_total (totals, dument_statement_get_text (statement, 1));

  total->n_invoices++;
  if (!dument_money_add (&total->balance, dument_statement_get_integer (statement, 2)) ||
      !dument_money_add (&total->penalties, dument_statement_get_integer (statement, 3)))
    g_debug ("A total is too large.");
}

/* Each by itself. */
static gboolean
add_few (DumentStore *store,
         const gint64 *invoice_ids,
         gsize n_invoices,
         GArray *totals,
         GCancellable *cancellable,
         GError **error)
{
  static const char sql[] = "SELECT invoice_id, currency, balance, interest + indemnity "
                            "FROM standing WHERE invoice_id = ?1";

  for (gsize i = 0; i < n_invoices; i++)
    {
      g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
      gboolean row;

      if (statement == NULL ||
          (i % STRIDE == STRIDE - 1 && g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
      dument_statement_bind_integer (statement, 1, invoice_ids[i]);
      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        add_row (statement, totals);
    }
  return TRUE;
}

/* In one pass over everything. */
static gboolean
add_many (DumentStore *store,
          const DumentIdSet *set,
          GArray *totals,
          GCancellable *cancellable,
          GError **error)
{
  static const char sql[] =
      "SELECT invoice_id, currency, balance, interest + indemnity FROM standing NOT INDEXED";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (unsigned n = 1; row; n++)
    {
      if (n % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (row && dument_id_set_contains (set, dument_statement_get_integer (statement, 0)))
        add_row (statement, totals);
    }
  return TRUE;
}

/**
 * dument_register_sum:
 * @store: an open file
 * @invoice_ids: (array length=n_invoices): invoices
 * @n_invoices: how many
 * @cancellable: (nullable): ends the addition
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentRegisterTotal) (nullable): the totals, one for each
 * currency, of those of the invoices of which anything was computed
 */
GArray *
dument_register_sum (DumentStore *store,
                     const gint64 *invoice_ids,
                     gsize n_invoices,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GArray) totals =
      g_array_new (/* zero_terminated= */ FALSE, /* clear= */ TRUE, sizeof (DumentRegisterTotal));
  g_autoptr (DumentIdSet) set = NULL;

  if (n_invoices <= FEW)
    return add_few (store, invoice_ids, n_invoices, totals, cancellable, error)
               ? g_steal_pointer (&totals)
               : NULL;
  set = dument_id_set_new ();
  for (gsize i = 0; i < n_invoices; i++)
    dument_id_set_add (set, invoice_ids[i]);
  return add_many (store, set, totals, cancellable, error) ? g_steal_pointer (&totals) : NULL;
}

/**
 * dument_register_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
dument_register_row_free (DumentRegisterRow *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->client);
  g_free (self->label);
  g_free (self);
}

static DumentRegisterRow *
read_row (DumentStatement *statement)
{
  DumentRegisterRow *row = g_new0 (DumentRegisterRow, 1);

  row->invoice_id = dument_statement_get_integer (statement, 0);
  row->client_id = dument_statement_get_integer (statement, 1);
  row->document_id = dument_statement_get_integer (statement, 2);
  row->number = g_strdup (dument_statement_get_text (statement, 3));
  row->client = g_strdup (dument_statement_get_text (statement, 4));
  row->label = g_strdup (dument_statement_get_text (statement, 5));
  row->issued = dument_statement_get_date (statement, 6);
  row->due = dument_statement_get_date (statement, 7);
  g_strlcpy (row->currency, dument_statement_get_text (statement, 8), sizeof row->currency);
  row->due_payable = dument_statement_get_integer (statement, 9);
  row->pending = (DumentInterestPending) dument_statement_get_integer (statement, 10);
  row->is_computed = dument_statement_get_date (statement, 11) != DUMENT_DATE_NONE;
  row->state = (DumentState) dument_statement_get_integer (statement, 12);
  row->marks = (guint32) dument_statement_get_integer (statement, 13);
  row->balance = dument_statement_get_integer (statement, 14);
  row->penalties = dument_statement_get_integer (statement, 15);
  row->owed_since = dument_statement_get_date (statement, 16);
  row->step.kind = (DumentStepKind) dument_statement_get_integer (statement, 17);
  row->step.on = dument_statement_get_date (statement, 18);
  row->kind = (DumentDebtorKind) dument_statement_get_integer (statement, 19);
  row->supplied = dument_statement_get_date (statement, 20);
  row->sent_on = dument_statement_get_date (statement, 21);
  row->barred_after = DUMENT_DATE_NONE;
  return row;
}

/**
 * dument_register_load:
 * @store: an open file
 * @invoice_ids: (array length=n_invoices): invoices
 * @n_invoices: how many
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentRegisterRow) (nullable): what is shown of them, in
 * their order; those that are not there are left out
 */
GPtrArray *
dument_register_load (DumentStore *store,
                      const gint64 *invoice_ids,
                      gsize n_invoices,
                      GError **error)
{
  static const char sql[] =
      "SELECT invoice.id, client_id, "
      "(SELECT id FROM document WHERE id = source_id AND media_type <> 'text/csv'), "
      "number, name, label, issue_date, due_date, "
      "invoice.currency, due_payable, pending, as_of, state, marks, balance, "
      "interest + indemnity, owed_since, step, step_on, kind, supply_date, sent_on FROM invoice "
      "CROSS JOIN client ON client.id = client_id LEFT JOIN standing ON invoice_id = invoice.id "
      "WHERE invoice.id = ?1";
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_full ((guint) n_invoices, (GDestroyNotify) dument_register_row_free);

  for (gsize i = 0; i < n_invoices; i++)
    {
      g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
      gboolean row;

      if (statement == NULL)
        return NULL;
      dument_statement_bind_integer (statement, 1, invoice_ids[i]);
      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (rows, read_row (statement));
    }
  return g_steal_pointer (&rows);
}
