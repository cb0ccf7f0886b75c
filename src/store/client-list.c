/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/client-list.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/folding.h"
#include "domain/state.h"
#include "store/statement.h"
#include "store/store-private.h"

/* The number of the state stands in the statements. */
G_STATIC_ASSERT (DUMENT_STATE_PAID == 1);

/**
 * dument_client_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
dument_client_row_free (DumentClientRow *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->city);
  g_free (self->siren);
  g_clear_pointer (&self->debts, g_array_unref);
  g_free (self);
}

static void
free_row (gpointer row)
{
  dument_client_row_free (row);
}

/* ?1 is today. */
#define DEBT_COLUMNS                                             \
  "SELECT client_id, invoice.currency, count(*), sum(balance), " \
  "sum(CASE WHEN due_date < ?1 THEN balance ELSE 0 END) "

#define DEBTS                                                                 \
  DEBT_COLUMNS "FROM standing CROSS JOIN invoice ON invoice.id = invoice_id " \
               "WHERE as_of = ?1 AND balance > 0 GROUP BY client_id, invoice.currency "

#define DEBTS_OF_ONE                                                          \
  DEBT_COLUMNS "FROM invoice CROSS JOIN standing ON invoice_id = invoice.id " \
               "WHERE client_id = ?2 AND as_of = ?1 AND balance > 0 "         \
               "GROUP BY invoice.currency ORDER BY invoice.currency <> 'EUR', invoice.currency"

/* An invoice was paid on the day of the last payment set against it. The latest come first. */
#define PAID_ON                                                                  \
  "(SELECT max(received_on) FROM allocation CROSS JOIN payment ON payment.id = " \
  "payment_id WHERE allocation.invoice_id = invoice.id AND bounced_on IS NULL)"

#define DELAYS(WHERE)                                                                       \
  "SELECT client_id, " PAID_ON " - due_date AS delay FROM invoice CROSS JOIN standing ON "  \
  "standing.invoice_id = invoice.id WHERE " WHERE " AND state = 1 AND due_date IS NOT NULL" \
  " AND delay IS NOT NULL ORDER BY client_id, due_date DESC"

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint32 one = *(const gint32 *) a;
  gint32 other = *(const gint32 *) b;

  return one < other ? -1 : one > other;
}

/* Of an even number, the smaller of the two in the middle: a delay that was. */
static gint32
find_median (GArray *delays)
{
  if (delays->len == 0)
    return DUMENT_CLIENT_DELAY_NONE;
  g_array_sort (delays, compare_numbers);
  return g_array_index (delays, gint32, (delays->len - 1) / 2);
}

static gboolean
read_delay (DumentStore *store, gint64 client_id, gint32 *ret_delay, GError **error)
{
  static const char sql[] = DELAYS ("client_id = ?1") " LIMIT ?2";
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, client_id);
  dument_statement_bind_integer (statement, 2, DUMENT_CLIENT_DELAY_INVOICES);
  for (;;)
    {
      gint32 delay;

      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      delay = (gint32) dument_statement_get_integer (statement, 1);
      g_array_append_val (delays, delay);
    }
  *ret_delay = find_median (delays);
  return TRUE;
}

static gboolean
read_debts (DumentStore *store, gint64 client_id, DumentDate today, GArray *debts, GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, DEBTS_OF_ONE, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_date (statement, 1, today);
  dument_statement_bind_integer (statement, 2, client_id);
  for (;;)
    {
      DumentClientDebt debt = { { 0 } };

      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_strlcpy (debt.currency, dument_statement_get_text (statement, 1), sizeof debt.currency);
      debt.n_open = (unsigned) dument_statement_get_integer (statement, 2);
      debt.owed = dument_statement_get_integer (statement, 3);
      debt.late = dument_statement_get_integer (statement, 4);
      g_array_append_val (debts, debt);
    }
}

static DumentClientRow *
make_row (DumentStatement *statement)
{
  DumentClientRow *row = g_new0 (DumentClientRow, 1);

  row->id = dument_statement_get_integer (statement, 0);
  row->name = g_strdup (dument_statement_get_text (statement, 1));
  row->city = g_strdup (dument_statement_get_text (statement, 2));
  row->siren = g_strdup (dument_statement_get_text (statement, 3));
  row->kind = (DumentDebtorKind) dument_statement_get_integer (statement, 4);
  row->debts = g_array_new (FALSE, FALSE, sizeof (DumentClientDebt));
  row->delay = DUMENT_CLIENT_DELAY_NONE;
  return row;
}

#define CLIENTS "SELECT id, name, city, siren, kind FROM client "

/**
 * dument_client_list_row:
 * @store: an open file
 * @client_id: a client
 * @today: the day for which amounts were computed
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the client as lists show it. What was not computed for
 * @today yet is left out.
 */
DumentClientRow *
dument_client_list_row (DumentStore *store, gint64 client_id, DumentDate today, GError **error)
{
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, CLIENTS "WHERE id = ?1", error);
  g_autoptr (DumentClientRow) self = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  if (!dument_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      dument_store_fail_not_found (error, _ ("this client"));
      return NULL;
    }
  self = make_row (statement);
  if (!read_debts (store, client_id, today, self->debts, error) ||
      !read_delay (store, client_id, &self->delay, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dument_client_list_missing:
 * @store: an open file
 * @client_id: a client
 * @today: a day
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the client's invoices for which
 * nothing was computed for @today
 */
GArray *
dument_client_list_missing (DumentStore *store, gint64 client_id, DumentDate today, GError **error)
{
  static const char sql[] = "SELECT id FROM invoice WHERE client_id = ?1 AND NOT EXISTS "
                            "(SELECT 1 FROM standing WHERE invoice_id = invoice.id AND as_of = ?2)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  dument_statement_bind_date (statement, 2, today);
  return dument_statement_list_integers (statement, error);
}

/* What a list can be sorted by, of one client; in euros. */
typedef struct
{
  gint64 id;
  gint64 key;
  guint place;
} SortKey;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *one = a;
  const SortKey *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static int
compare_keys_down (gconstpointer a, gconstpointer b)
{
  const SortKey *one = a;
  const SortKey *other = b;

  if (one->key != other->key)
    return one->key > other->key ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static DumentStatement *
select_names (DumentStore *store, const char *folded, gboolean descending, GError **error)
{
  static const char up[] = "SELECT id, kind FROM client WHERE ?1 = '' OR instr (folded_name, ?1) > "
                           "0 OR siren GLOB ?1 || '*' ORDER BY folded_name, postcode, id";
  static const char down[] =
      "SELECT id, kind FROM client WHERE ?1 = '' OR instr (folded_name, ?1) > "
      "0 OR siren GLOB ?1 || '*' ORDER BY folded_name DESC, postcode DESC, id DESC";
  DumentStatement *statement = dument_statement_new (store, descending ? down : up, error);

  if (statement != NULL)
    dument_statement_bind_text (statement, 1, folded);
  return statement;
}

/* The clients by name; where the order is another one, each with its kind as a first key. */
static GArray *
read_clients (DumentStore *store, const DumentClientListQuery *query, GError **error)
{
  g_autofree char *folded = dument_folding_fold (query->text != NULL ? query->text : "");
  gboolean by_name = query->order == DUMENT_CLIENT_LIST_BY_NAME;
  g_autoptr (DumentStatement) statement =
      select_names (store, folded, by_name && query->descending, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (SortKey));
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      SortKey key = { .place = keys->len };

      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&keys);
      key.id = dument_statement_get_integer (statement, 0);
      if (query->order == DUMENT_CLIENT_LIST_BY_KIND)
        key.key = dument_statement_get_integer (statement, 1);
      g_array_append_val (keys, key);
    }
}

static GHashTable *
new_figures (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
put_figure (GHashTable *figures, gint64 id, gint64 figure)
{
  g_hash_table_replace (figures, g_memdup2 (&id, sizeof id), g_memdup2 (&figure, sizeof figure));
}

static gboolean
collect_debts (DumentStore *store,
               const DumentClientListQuery *query,
               GHashTable *figures,
               GError **error)
{
  static const char sql[] = DEBTS;
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  int column = query->order == DUMENT_CLIENT_LIST_BY_OPEN   ? 2
               : query->order == DUMENT_CLIENT_LIST_BY_OWED ? 3
                                                            : 4;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_date (statement, 1, query->today);
  for (;;)
    {
      gint64 id, figure;
      const gint64 *before;

      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = dument_statement_get_integer (statement, 0);
      figure = dument_statement_get_integer (statement, column);
      before = g_hash_table_lookup (figures, &id);
      put_figure (figures, id, figure + (before != NULL ? *before : 0));
    }
}

static void
put_delay (GHashTable *figures, gint64 id, GArray *delays)
{
  if (delays->len > 0)
    put_figure (figures, id, find_median (delays));
  g_array_set_size (delays, 0);
}

static gboolean
collect_delays (DumentStore *store, GHashTable *figures, GError **error)
{
  static const char sql[] = DELAYS ("TRUE");
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint64 client_id = 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      gint32 delay;

      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row || dument_statement_get_integer (statement, 0) != client_id)
        put_delay (figures, client_id, delays);
      if (!row)
        return TRUE;
      client_id = dument_statement_get_integer (statement, 0);
      delay = (gint32) dument_statement_get_integer (statement, 1);
      if (delays->len < DUMENT_CLIENT_DELAY_INVOICES)
        g_array_append_val (delays, delay);
    }
}

static gboolean
take_figures (DumentStore *store, const DumentClientListQuery *query, GArray *keys, GError **error)
{
  g_autoptr (GHashTable) figures = new_figures ();
  gboolean by_delay = query->order == DUMENT_CLIENT_LIST_BY_DELAY;

  if (!(by_delay ? collect_delays (store, figures, error)
                 : collect_debts (store, query, figures, error)))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      SortKey *key = &g_array_index (keys, SortKey, i);
      const gint64 *figure = g_hash_table_lookup (figures, &key->id);

      /* Who has paid nothing yet stands at the end in either order. */
      if (figure != NULL)
        key->key = *figure;
      else if (by_delay)
        key->key = query->descending ? G_MININT64 : G_MAXINT64;
    }
  return TRUE;
}

/**
 * dument_client_list_ids:
 * @store: an open file
 * @query: which clients, in which order
 * @error: (out) (optional): where an error goes
 *
 * Takes a snapshot of the list: the rows are then read one by one. The order by name comes from an
 * index; any other one walks over all invoices, off the main thread.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the numbers of the clients in order
 */
GArray *
dument_client_list_ids (DumentStore *store, const DumentClientListQuery *query, GError **error)
{
  g_autoptr (GArray) keys = read_clients (store, query, error);
  GArray *ids;

  if (keys == NULL)
    return NULL;
  if (query->order > DUMENT_CLIENT_LIST_BY_KIND && !take_figures (store, query, keys, error))
    return NULL;
  if (query->order != DUMENT_CLIENT_LIST_BY_NAME)
    g_array_sort (keys, query->descending ? compare_keys_down : compare_keys);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_array_append_val (ids, g_array_index (keys, SortKey, i).id);
  return ids;
}

static gboolean
append_rows (DumentStatement *statement,
             unsigned limit,
             GHashTable *seen,
             GPtrArray *rows,
             GError **error)
{
  gboolean row;

  while (rows->len < limit)
    {
      DumentClientRow *client;

      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      client = make_row (statement);
      if (g_hash_table_contains (seen, &client->id))
        {
          dument_client_row_free (client);
          continue;
        }
      g_hash_table_add (seen, &client->id);
      g_ptr_array_add (rows, client);
    }
  return TRUE;
}

/**
 * dument_client_list_complete:
 * @store: an open file
 * @text: what was typed of a name, or of a SIREN
 * @limit: how many at most
 * @error: (out) (optional): where an error goes
 *
 * Completes the name of a client: first the names that begin with @text, found by an index, then
 * those in which another word does. Debts and delay are not read.
 *
 * Returns: (transfer full) (element-type DumentClientRow) (nullable): the clients
 */
GPtrArray *
dument_client_list_complete (DumentStore *store, const char *text, unsigned limit, GError **error)
{
  static const char *const searches[] = {
    CLIENTS "WHERE folded_name >= ?1 AND folded_name < ?1 || char(0x10FFFF) "
            "ORDER BY folded_name, postcode LIMIT ?2",
    CLIENTS "WHERE siren >= ?1 AND siren < ?1 || ':' ORDER BY siren LIMIT ?2",
    CLIENTS "WHERE instr (folded_name, ' ' || ?1) > 0 ORDER BY folded_name, postcode LIMIT ?2",
  };
  g_autofree char *folded = dument_folding_fold (text);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (*folded == '\0')
    return g_steal_pointer (&rows);
  for (gsize i = 0; i < G_N_ELEMENTS (searches) && rows->len < limit; i++)
    {
      g_autoptr (DumentStatement) statement = dument_statement_new (store, searches[i], error);

      if (statement == NULL)
        return NULL;
      dument_statement_bind_text (statement, 1, folded);
      dument_statement_bind_integer (statement, 2, limit);
      if (!append_rows (statement, limit, seen, rows, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}
