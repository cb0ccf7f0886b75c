/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include <string.h>

#include "domain/folding.h"
#include "fixture.h"
#include "store/invoice-words.h"
#include "store/keyed-id.h"
#include "store/register.h"
#include "store/standing.h"
#include "store/stored-circumstance.h"
#include "store/transaction.h"

#define TODAY 20779
#define SOON  (TODAY + 14)

static const char *const client_names[] = { "Société Générale du Bois", "Œuvre & Fils", "Le Goff",
                                            "Atelier Morel", "Österberg" };
static const char *const labels[] = { NULL, "Refonte du site", "Cœur de ville", "Conseil, 3 jours",
                                      "Formation" };

static void
put_standing (DumentStore *store, gint64 invoice_id, const DumentInvoice *invoice)
{
  DumentStanding standing = { .invoice_id = invoice_id, .as_of = TODAY };
  gboolean paid;

  standing.state = g_test_rand_int_range (0, DUMENT_STATE_N_STATES);
  standing.marks = (guint32) g_test_rand_int_range (0, 1 << DUMENT_STATE_N_STATES);
  standing.marks &= ~(1u << standing.state);
  paid = standing.state <= DUMENT_STATE_PAID;
  g_strlcpy (standing.currency, invoice->currency, sizeof standing.currency);
  standing.balance = paid ? 0 : invoice->due_payable - g_test_rand_int_range (0, 3);
  standing.interest = g_test_rand_int_range (0, 3);
  standing.indemnity = paid ? 0 : 4000;
  standing.owed_since = paid ? DUMENT_DATE_NONE : invoice->due_date;
  standing.step.kind = g_test_rand_int_range (0, DUMENT_STEP_PAYMENT + 1);
  standing.step.on = standing.step.kind == DUMENT_STEP_NONE ? DUMENT_DATE_NONE
                                                            : TODAY - g_test_rand_int_range (0, 5);
  g_assert_true (dument_standing_put (store, &standing, NULL));
}

/* Something was recorded of every third. */
static gboolean
has_circumstance (gint64 invoice_id)
{
  return invoice_id % 3 == 0;
}

static void
add_circumstance (DumentStore *store, const DumentInvoice *invoice)
{
  g_autoptr (DumentStoredCircumstance) row = dument_stored_circumstance_new ();

  row->invoice_id = invoice->id;
  row->circumstance.kind = DUMENT_CIRCUMSTANCE_PAUSE;
  row->circumstance.since = TODAY;
  row->circumstance.until = DUMENT_DATE_NONE;
  row->circumstance.ended_on = DUMENT_DATE_NONE;
  row->reason = g_strdup ("a reason");
  g_assert_true (dument_stored_circumstance_insert (store, row, NULL));
}

static void
add_invoice (DumentStore *store, gint64 client_id, int i, gboolean is_computed)
{
  g_autoptr (DumentInvoice) invoice = dument_invoice_new ();

  invoice->seller_key = g_strdup ("siren:732829320");
  invoice->number = g_strdup_printf ("FA-%d-%03d", 2024 + i % 3, (i * 7919) % 1000 + i / 1000);
  invoice->client_id = client_id;
  invoice->issue_date = TODAY - g_test_rand_int_range (0, 9);
  invoice->due_date = TODAY + g_test_rand_int_range (-9, 30);
  invoice->due_payable = invoice->total = g_test_rand_int_range (1, 9) * 100 + i % 2 * 50;
  invoice->label = g_strdup (labels[g_test_rand_int_range (0, G_N_ELEMENTS (labels))]);
  if (i % 7 == 0)
    g_strlcpy (invoice->currency, "CHF", sizeof invoice->currency);
  if (!dument_invoice_insert (store, invoice, NULL))
    {
      /* The number is taken; another then. */
      g_free (invoice->number);
      invoice->number = g_strdup_printf ("X%06d", i);
      g_assert_true (dument_invoice_insert (store, invoice, NULL));
    }
  g_assert_true (dument_invoice_words_put (store, invoice->id, NULL));
  if (has_circumstance (invoice->id))
    add_circumstance (store, invoice);
  if (is_computed)
    put_standing (store, invoice->id, invoice);
}

static void
fill (DumentStore *store, int n, gboolean all_computed)
{
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, NULL);
  gint64 clients[G_N_ELEMENTS (client_names)];

  for (gsize i = 0; i < G_N_ELEMENTS (client_names); i++)
    clients[i] = fixture_add_client (store, client_names[i], NULL);
  for (int i = 1; i <= n; i++)
    add_invoice (store, clients[g_test_rand_int_range (0, G_N_ELEMENTS (clients))], i,
                 all_computed || g_test_rand_int_range (0, 9) > 0);
  g_assert_true (dument_transaction_commit (transaction, NULL));
}

static GPtrArray *
load_all (DumentStore *store)
{
  gint64 n = fixture_ask (store, "SELECT max(id) FROM invoice");
  g_autofree gint64 *ids = g_new (gint64, n);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  for (gint64 i = 0; i < n; i++)
    ids[i] = i + 1;
  rows = dument_register_load (store, ids, (gsize) n, &error);
  g_assert_no_error (error);
  return rows;
}

static int
compare_names (const char *a, const char *b)
{
  g_autofree char *folded_a = dument_folding_fold (a);
  g_autofree char *folded_b = dument_folding_fold (b);

  return strcmp (folded_a, folded_b);
}

/* The order said again, in words of its own. */
static gint64
compare_by (DumentRegisterSort sort, const DumentRegisterRow *a, const DumentRegisterRow *b)
{
  gint64 delay_a = a->owed_since == DUMENT_DATE_NONE ? -99999 : TODAY - a->owed_since;
  gint64 delay_b = b->owed_since == DUMENT_DATE_NONE ? -99999 : TODAY - b->owed_since;
  gint64 result;

  switch (sort)
    {
    case DUMENT_REGISTER_SORT_STATE:
      return a->state != b->state ? (gint64) a->state - (gint64) b->state : delay_b - delay_a;
    case DUMENT_REGISTER_SORT_NUMBER:
      return strcmp (a->number, b->number);
    case DUMENT_REGISTER_SORT_CLIENT:
      result = compare_names (a->client, b->client);
      return result != 0 ? result : a->due - b->due;
    case DUMENT_REGISTER_SORT_ISSUED:
      return a->issued - b->issued;
    case DUMENT_REGISTER_SORT_DUE:
      return a->due - b->due;
    case DUMENT_REGISTER_SORT_DELAY:
      return delay_a - delay_b;
    case DUMENT_REGISTER_SORT_BALANCE:
      return a->balance - b->balance;
    case DUMENT_REGISTER_SORT_PENALTIES:
      return a->penalties - b->penalties;
    case DUMENT_REGISTER_SORT_STEP:
      return (gint64) a->step.on - (gint64) b->step.on;
    case DUMENT_REGISTER_N_SORTS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
needs_computing (DumentRegisterSort sort)
{
  return sort != DUMENT_REGISTER_SORT_NUMBER && sort != DUMENT_REGISTER_SORT_CLIENT &&
         sort != DUMENT_REGISTER_SORT_ISSUED && sort != DUMENT_REGISTER_SORT_DUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DumentRegisterQuery *query = user_data;
  const DumentRegisterRow *row_a = *(DumentRegisterRow *const *) a;
  const DumentRegisterRow *row_b = *(DumentRegisterRow *const *) b;
  int by_id = row_a->invoice_id < row_b->invoice_id ? -1 : 1;
  gint64 result;

  if (needs_computing (query->sort) && (!row_a->is_computed || !row_b->is_computed))
    {
      if (row_a->is_computed != row_b->is_computed)
        return row_a->is_computed ? -1 : 1;
      return by_id;
    }
  result = compare_by (query->sort, row_a, row_b);
  if (result == 0)
    result = by_id;
  return (result < 0 ? -1 : 1) * (query->descending ? -1 : 1);
}

static gboolean
word_begins_in (const char *word, const char *words)
{
  g_autofree char *padded = g_strconcat (" ", words, NULL);
  g_autofree char *beginning = g_strconcat (" ", word, NULL);

  return strstr (padded, beginning) != NULL;
}

static gboolean
has_word (const DumentRegisterRow *row, const char *word)
{
  g_autofree char *number = dument_folding_fold (row->number);
  g_autofree char *label = dument_folding_fold (row->label != NULL ? row->label : "");
  g_autofree char *client = dument_folding_fold (row->client);
  g_autofree char *amount = dument_money_to_decimal (row->due_payable, 2);
  g_autoptr (GString) digits = g_string_new (NULL);

  if (word_begins_in (word, number) || word_begins_in (word, label) ||
      word_begins_in (word, amount) || word_begins_in (word, client))
    return TRUE;
  if (strlen (word) >= 3 && strstr (client, word) != NULL)
    return TRUE;
  /* The number without its zeros, and without what parts it. */
  for (const char *at = row->number; *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (digits, g_ascii_tolower (*at));
      if (g_ascii_isdigit (*at) && (at == row->number || !g_ascii_isdigit (at[-1])) &&
          (g_str_has_prefix (at, word) || g_str_has_prefix (at + strspn (at, "0"), word)) &&
          strspn (at, "0123456789") >= strlen (word))
        return TRUE;
    }
  return g_str_has_prefix (digits->str, word);
}

static gboolean
is_in_state (const DumentRegisterRow *row, DumentState state)
{
  return row->state == state ||
         ((row->marks & (1u << state)) != 0 && has_circumstance (row->invoice_id));
}

static gboolean
is_filtered_in (const DumentRegisterQuery *query, const DumentRegisterRow *row)
{
  switch (query->filter)
    {
    case DUMENT_REGISTER_FILTER_LATE:
      return row->state == DUMENT_STATE_LATE;
    case DUMENT_REGISTER_FILTER_FORMAL_NOTICE:
      return row->state == DUMENT_STATE_FORMAL_NOTICE;
    case DUMENT_REGISTER_FILTER_PAID:
      return row->state == DUMENT_STATE_PAID;
    case DUMENT_REGISTER_FILTER_PROMISED:
      return is_in_state (row, DUMENT_STATE_PROMISED);
    case DUMENT_REGISTER_FILTER_PAUSED:
      return is_in_state (row, DUMENT_STATE_PAUSED);
    case DUMENT_REGISTER_FILTER_DISPUTED:
      return is_in_state (row, DUMENT_STATE_DISPUTED);
    case DUMENT_REGISTER_FILTER_INSOLVENT:
      return is_in_state (row, DUMENT_STATE_INSOLVENT);
    case DUMENT_REGISTER_FILTER_WRITTEN_OFF:
      return is_in_state (row, DUMENT_STATE_WRITTEN_OFF);
    case DUMENT_REGISTER_FILTER_SOON:
      return (row->state == DUMENT_STATE_DUE || row->state == DUMENT_STATE_UPCOMING) &&
             row->due <= query->soon_until;
    case DUMENT_REGISTER_FILTER_ALL:
    case DUMENT_REGISTER_N_FILTERS:
    default:
      return TRUE;
    }
}

static gboolean
is_shown (const DumentRegisterQuery *query, const DumentRegisterRow *row)
{
  g_autofree char *folded = dument_folding_fold (query->text != NULL ? query->text : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean shown = query->filter == DUMENT_REGISTER_FILTER_ALL ||
                   (row->is_computed && is_filtered_in (query, row));

  for (unsigned i = 0; shown && words[i] != NULL && *words[i] != '\0'; i++)
    shown = has_word (row, words[i]);
  return shown;
}

static void
assert_answer (DumentStore *store,
               GPtrArray *rows,
               DumentRegisterQuery *query,
               DumentRegisterOrder **order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dument_register_query (store, query, order, NULL, &error);
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      if (is_shown (query, g_ptr_array_index (rows, i)))
        g_ptr_array_add (expected, g_ptr_array_index (rows, i));
    }
  g_ptr_array_sort_with_data (expected, compare_rows, query);
  g_assert_cmpuint (ids->len, ==, expected->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==,
                     ((DumentRegisterRow *) g_ptr_array_index (expected, i))->invoice_id);
}

static DumentRegisterQuery
draw_query (void)
{
  static const char *const texts[] = { NULL,    "fa",  "2024",    "fa-2025", "Goff",   "ociét",
                                       "COEUR", "12",  "site re", "x0",      "3 jour", "morel 2026",
                                       "mo",    "off", "zzz",     "atelier", "025",    "-" };
  DumentRegisterQuery query = { .soon_until = SOON };

  query.sort = g_test_rand_int_range (0, DUMENT_REGISTER_N_SORTS);
  query.descending = g_test_rand_bit ();
  query.filter = g_test_rand_bit () ? DUMENT_REGISTER_FILTER_ALL
                                    : g_test_rand_int_range (0, DUMENT_REGISTER_N_FILTERS);
  query.text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
  return query;
}

/* Whatever is asked, the answer is that of a naive walk over everything. */
static void
test_random (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  DumentRegisterOrder *order = NULL;

  fill (f->store, 400, /* all_computed= */ FALSE);
  rows = load_all (f->store);
  g_assert_cmpuint (rows->len, ==, 400);
  for (int round = 0; round < 400; round++)
    {
      DumentRegisterQuery query = draw_query ();

      assert_answer (f->store, rows, &query, &order);
    }
  g_clear_pointer (&order, dument_register_order_unref);
}

/* What most of the rows fit is the order of all without the rest. */
static void
assert_picked (DumentStore *store, DumentRegisterOrder **order)
{
  DumentRegisterQuery query = { .sort = DUMENT_REGISTER_SORT_STEP, .soon_until = SOON };
  g_autoptr (GArray) all = dument_register_query (store, &query, order, NULL, NULL);
  g_autoptr (DumentIdSet) set = dument_invoice_words_find (store, "2", NULL, NULL);
  g_autoptr (GArray) picked = NULL;
  guint n = 0;

  query.text = "2";
  picked = dument_register_query (store, &query, order, NULL, NULL);
  g_assert_cmpuint (picked->len, ==, dument_id_set_get_size (set));
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = g_array_index (all, gint64, i);

      if (dument_id_set_contains (set, id))
        g_assert_cmpint (g_array_index (picked, gint64, n++), ==, id);
    }
}

/* So many that they are picked from the order of all. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  DumentRegisterOrder *order = NULL;

  fill (f->store, 20500, /* all_computed= */ TRUE);
  rows = load_all (f->store);
  for (int sort = 0; sort < DUMENT_REGISTER_N_SORTS; sort++)
    {
      if (sort == DUMENT_REGISTER_SORT_CLIENT)
        continue;
      DumentRegisterQuery query = { .sort = sort, .descending = sort % 2, .soon_until = SOON };

      assert_answer (f->store, rows, &query, &order);
    }
  assert_picked (f->store, &order);
  g_clear_pointer (&order, dument_register_order_unref);
}

/* An order of before is not gone by once the file is another. */
static void
test_order_ages (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DumentRegisterQuery query = { .sort = DUMENT_REGISTER_SORT_DUE, .soon_until = SOON };
  DumentRegisterOrder *order = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) after = NULL;
  gint64 client = fixture_add_client (f->store, "Client", NULL);

  fixture_add_invoice (f->store, client, "F-1", TODAY, 1);
  before = dument_register_query (f->store, &query, &order, NULL, &error);
  again = dument_register_query (f->store, &query, &order, NULL, &error);
  g_assert_true (before == again);
  fixture_add_invoice (f->store, client, "F-0", TODAY - 1, 1);
  after = dument_register_query (f->store, &query, &order, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, 2);
  g_clear_pointer (&order, dument_register_order_unref);
}

static guint
count_found (DumentStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentIdSet) found = dument_invoice_words_find (store, text, NULL, &error);

  g_assert_no_error (error);
  return dument_id_set_get_size (found);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Atelier Éloïse Müller", NULL);
  gint64 id = fixture_add_invoice (f->store, client, "FA-2026-0031", TODAY, 123450);
  g_autoptr (DumentInvoice) invoice = NULL;
  static const char *const found[] = { "1 234,50", "1234,5",  "1 234",    "1234.50 €", "12",
                                       "fa2026",   "fa-2026", "31",       "0031",      "MULLER",
                                       "eloi",     "loïs",    "mul 2026", "2026-0031" };
  static const char *const not_found[] = { "1 234,51", "234,50", "26", "lo", "eloise 2025" };

  g_assert_cmpuint (count_found (f->store, "fa"), ==, 0);
  g_assert_true (dument_invoice_words_put (f->store, id, NULL));
  g_assert_true (dument_invoice_words_put (f->store, id, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    if (count_found (f->store, found[i]) != 1)
      g_error ("“%s” finds nothing", found[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (not_found); i++)
    if (count_found (f->store, not_found[i]) != 0)
      g_error ("“%s” finds something", not_found[i]);

  /* What changed is found by its new words once they are noted. */
  invoice = dument_invoice_load (f->store, id, NULL);
  invoice->label = g_strdup ("Œuvre complète");
  g_assert_true (dument_invoice_update (f->store, invoice, NULL));
  g_assert_true (dument_invoice_words_forget_stale (f->store, NULL));
  g_assert_cmpuint (count_found (f->store, "fa"), ==, 0);
  g_assert_true (dument_invoice_words_put (f->store, id, NULL));
  g_assert_cmpuint (count_found (f->store, "oeuv"), ==, 1);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DumentRegisterQuery query = { .soon_until = SOON };
  DumentRegisterOrder *order = NULL;
  g_autoptr (GArray) ids = NULL;

  fill (f->store, 5000, /* all_computed= */ TRUE);
  g_cancellable_cancel (cancellable);
  ids = dument_register_query (f->store, &query, &order, cancellable, &error);
  g_assert_null (ids);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (order);
}

static void
assert_total (const GArray *totals, guint n_totals, const char *currency, gint64 balance, gint64 n)
{
  g_assert_cmpuint (totals->len, ==, n_totals);
  for (guint i = 0; i < totals->len; i++)
    {
      const DumentRegisterTotal *total = &g_array_index (totals, DumentRegisterTotal, i);

      if (!g_str_equal (total->currency, currency))
        continue;
      g_assert_cmpint (total->balance, ==, balance);
      g_assert_cmpint (total->n_invoices, ==, n);
      return;
    }
  g_assert_not_reached ();
}

/* Few are added one by one, many in one pass: by both ways they come to what SQL adds up. */
static void
test_totals (Fixture *f, gconstpointer data)
{
  DumentRegisterQuery query = { .soon_until = SOON };
  DumentRegisterOrder *order = NULL;
  g_autoptr (GArray) ids = NULL;
  const gint64 *first;

  fill (f->store, 21000, /* all_computed= */ TRUE);
  ids = dument_register_query (f->store, &query, &order, NULL, NULL);
  first = (const gint64 *) (const void *) ids->data;
  for (gsize n = 9000; n <= 21000; n += 12000)
    {
      g_autoptr (GArray) totals = dument_register_sum (f->store, first, n, NULL, NULL);
      gint64 sum = 0, count = 0;

      for (gsize i = 0; i < n; i++)
        {
          DumentStanding standing = { 0 };
          gboolean found = FALSE;

          g_assert_true (dument_standing_get (f->store, first[i], &standing, &found, NULL));
          if (!g_str_equal (standing.currency, "CHF"))
            continue;
          sum += standing.balance;
          count++;
        }
      assert_total (totals, 2, "CHF", sum, count);
    }
  g_clear_pointer (&order, dument_register_order_unref);
}

static void
test_counts (Fixture *f, gconstpointer data)
{
  gint64 counts[DUMENT_REGISTER_N_FILTERS];
  DumentRegisterOrder *order = NULL;

  fill (f->store, 500, /* all_computed= */ FALSE);
  g_assert_true (dument_register_count (f->store, SOON, counts, NULL));
  for (int filter = 0; filter < DUMENT_REGISTER_N_FILTERS; filter++)
    {
      DumentRegisterQuery query = { .filter = filter, .soon_until = SOON };
      g_autoptr (GArray) ids = dument_register_query (f->store, &query, &order, NULL, NULL);

      g_assert_cmpint (counts[filter], ==, ids->len);
    }
  g_clear_pointer (&order, dument_register_order_unref);
}

static void
test_keyed_id_sort (void)
{
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (DumentKeyedId));
      int n = g_test_rand_int_range (0, 500), bits = g_test_rand_int_range (1, 64);

      for (int i = 0; i < n; i++)
        {
          guint64 key =
              ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()) >> (64 - bits);
          DumentKeyedId next = { .key = (gint64) key * (g_test_rand_bit () ? 1 : -1), .id = i };

          g_array_append_val (keyed, next);
        }
      dument_keyed_id_sort (keyed);
      for (int i = 1; i < n; i++)
        {
          const DumentKeyedId *a = &g_array_index (keyed, DumentKeyedId, i - 1), *b = a + 1;

          g_assert_true (a->key < b->key || (a->key == b->key && a->id < b->id));
        }
    }
}

/* Whatever sign somebody types, it is looked for or passed over, and never an error. */
static void
test_search_signs (Fixture *f, gconstpointer data)
{
  static const char *const shapes[] = { "%c5", "5%c", "%c5%c1", "a%cb", "5%c%c5", "-%c5", "1%c50" };

  for (char sign = '!'; sign <= '~'; sign++)
    {
      for (unsigned i = 0; i < G_N_ELEMENTS (shapes); i++)
        {
          g_auto (GStrv) parts = g_strsplit (shapes[i], "%c", -1);
          const char put[] = { sign, '\0' };
          g_autofree char *text = g_strjoinv (put, parts);
          g_autoptr (GError) error = NULL;
          g_autoptr (DumentIdSet) found = NULL;

          if (g_ascii_isalnum (sign))
            continue;
          found = dument_invoice_words_find (f->store, text, NULL, &error);
          g_assert_no_error (error);
          g_assert_nonnull (found);
        }
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/register/search-signs", test_search_signs);
  ADD ("/store/register/random", test_random);
  ADD ("/store/register/many", test_many);
  ADD ("/store/register/order-ages", test_order_ages);
  ADD ("/store/register/cancelled", test_cancelled);
  ADD ("/store/register/totals", test_totals);
  ADD ("/store/register/counts", test_counts);
  ADD ("/store/invoice-words/find", test_words);
  g_test_add_func ("/store/keyed-id/sort", test_keyed_id_sort);

  return g_test_run ();
}
