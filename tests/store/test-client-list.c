/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "store/client-list.h"
#include "store/standing.h"

#define TODAY     20779
#define N_CLIENTS 12

static gint64
add_invoice (DumentStore *store,
             gint64 client,
             DumentDate due,
             DumentMoney amount,
             DumentMoney paid)
{
  static unsigned n_invoices;
  g_autofree char *number = g_strdup_printf ("F-%u", ++n_invoices);
  gint64 id = fixture_add_invoice (store, client, number, due, amount);
  DumentStanding standing = { .invoice_id = id,
                              .as_of = TODAY,
                              .currency = "EUR",
                              .state = paid < amount ? DUMENT_STATE_LATE : DUMENT_STATE_PAID,
                              .principal = amount - paid,
                              .balance = amount - paid };

  if (paid > 0)
    fixture_allocate (store, fixture_add_payment (store, client, due + 7, paid), id, paid);
  g_assert_true (dument_standing_put (store, &standing, NULL));
  return id;
}

static void
test_row (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Morel", "404833048");
  gint64 other = fixture_add_client (f->store, "Roy", NULL);
  g_autoptr (DumentClientRow) row = NULL;
  g_autoptr (DumentClientRow) empty = NULL;
  const DumentClientDebt *debt;

  add_invoice (f->store, client, TODAY - 10, 1000, 300);
  add_invoice (f->store, client, TODAY, 500, 0);
  add_invoice (f->store, client, TODAY - 90, 500, 500);
  row = dument_client_list_row (f->store, client, TODAY, NULL);
  g_assert_cmpstr (row->name, ==, "Morel");
  g_assert_cmpint (row->delay, ==, 7);
  g_assert_cmpuint (row->debts->len, ==, 1);
  debt = &g_array_index (row->debts, DumentClientDebt, 0);
  g_assert_cmpstr (debt->currency, ==, "EUR");
  g_assert_cmpuint (debt->n_open, ==, 2);
  g_assert_cmpint (debt->owed, ==, 1200);
  g_assert_cmpint (debt->late, ==, 700);
  empty = dument_client_list_row (f->store, other, TODAY, NULL);
  g_assert_cmpuint (empty->debts->len, ==, 0);
  g_assert_cmpint (empty->delay, ==, DUMENT_CLIENT_DELAY_NONE);
}

static gint64
get_key (const DumentClientRow *row, DumentClientListOrder order, gboolean descending)
{
  const DumentClientDebt *debt =
      row->debts->len > 0 ? &g_array_index (row->debts, DumentClientDebt, 0) : NULL;

  switch (order)
    {
    case DUMENT_CLIENT_LIST_BY_OPEN:
      return debt != NULL ? debt->n_open : 0;
    case DUMENT_CLIENT_LIST_BY_OWED:
      return debt != NULL ? debt->owed : 0;
    case DUMENT_CLIENT_LIST_BY_LATE:
      return debt != NULL ? debt->late : 0;
    case DUMENT_CLIENT_LIST_BY_DELAY:
      if (row->delay != DUMENT_CLIENT_DELAY_NONE)
        return row->delay;
      return descending ? G_MININT64 : G_MAXINT64;
    case DUMENT_CLIENT_LIST_BY_KIND:
    case DUMENT_CLIENT_LIST_BY_NAME:
    default:
      return row->kind;
    }
}

static void
fill_at_random (DumentStore *store)
{
  for (int i = 0; i < N_CLIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c client", 'a' + (i * 7) % N_CLIENTS);
      gint64 client = fixture_add_client (store, name, NULL);

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        {
          DumentMoney amount = g_test_rand_int_range (100, 10000);

          add_invoice (store, client, TODAY + g_test_rand_int_range (-50, 20), amount,
                       g_test_rand_bit () ? amount : 0);
        }
    }
}

/* The order of a list is that of the figures which its rows show. */
static void
test_random_order (Fixture *f, gconstpointer data)
{
  fill_at_random (f->store);
  for (int order = DUMENT_CLIENT_LIST_BY_NAME; order <= DUMENT_CLIENT_LIST_BY_DELAY; order++)
    {
      for (int descending = 0; descending <= 1; descending++)
        {
          const DumentClientListQuery query = { (DumentClientListOrder) order, descending, NULL,
                                                TODAY };
          g_autoptr (GArray) ids = dument_client_list_ids (f->store, &query, NULL);
          gint64 before = descending ? G_MAXINT64 : G_MININT64;
          g_autofree char *name_before = g_strdup (descending ? "z" : "");

          g_assert_cmpuint (ids->len, ==, N_CLIENTS);
          for (guint i = 0; i < ids->len; i++)
            {
              g_autoptr (DumentClientRow) row =
                  dument_client_list_row (f->store, g_array_index (ids, gint64, i), TODAY, NULL);
              gint64 key = get_key (row, query.order, descending);

              g_assert_true (descending ? key <= before : key >= before);
              if (order == DUMENT_CLIENT_LIST_BY_NAME)
                g_assert_true (descending ? g_strcmp0 (row->name, name_before) < 0
                                          : g_strcmp0 (row->name, name_before) > 0);
              before = key;
              g_free (name_before);
              name_before = g_strdup (row->name);
            }
        }
    }
}

static void
assert_completion (DumentStore *store, const char *text, const char *expected)
{
  g_autoptr (GPtrArray) rows = dument_client_list_complete (store, text, 3, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s|",
                            ((const DumentClientRow *) g_ptr_array_index (rows, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_complete (Fixture *f, gconstpointer data)
{
  fixture_add_client (f->store, "Atelier Morel", NULL);
  fixture_add_client (f->store, "Mörel & Fils", "404833048");
  fixture_add_client (f->store, "Morelle", NULL);
  fixture_add_client (f->store, "Tumorel", NULL);
  assert_completion (f->store, "MOR", "Mörel & Fils|Morelle|Atelier Morel|");
  assert_completion (f->store, "4048", "Mörel & Fils|");
  assert_completion (f->store, "atel", "Atelier Morel|");
  assert_completion (f->store, "morel f", "Mörel & Fils|");
  assert_completion (f->store, "", "");
  assert_completion (f->store, "xyz", "");
}

static void
test_search (Fixture *f, gconstpointer data)
{
  DumentClientListQuery query = { .text = "MOREL", .today = TODAY };
  g_autoptr (GArray) found = NULL;

  fixture_add_client (f->store, "Atelier Morel", NULL);
  fixture_add_client (f->store, "Roy", "404833048");
  found = dument_client_list_ids (f->store, &query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_array_unref);
  query.text = "4048";
  found = dument_client_list_ids (f->store, &query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/client-list/row", test_row);
  ADD ("/store/client-list/random/order", test_random_order);
  ADD ("/store/client-list/complete", test_complete);
  ADD ("/store/client-list/search", test_search);

  return g_test_run ();
}
