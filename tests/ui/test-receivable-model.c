/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/date.h"
#include "service/import.h"
#include "service/setup.h"
#include "ui/id-selection.h"
#include "ui/receivable-model.h"

#include "engine-fixture.h"

#define N_INVOICES 600

/* The list as somebody knows it who only listens to what changed. */
typedef struct
{
  EngineFixture base;
  DumentReceivableModel *model;
  DumentIdSelection *selection;
  GArray *shadow;
  GPtrArray *rows; /* what a view holds: an item for each place */
  guint n_largest;
} Fixture;

static void
quit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **ret_result = g_object_get_data (source, "result");

  *ret_result = g_object_ref (result);
  g_main_loop_quit (user_data);
}

static void
on_items_changed_cb (GListModel *model,
                     guint position,
                     guint n_removed,
                     guint n_added,
                     Fixture *fixture)
{
  g_assert_cmpuint (position + n_removed, <=, fixture->shadow->len);
  if (n_removed > 0)
    {
      g_array_remove_range (fixture->shadow, position, n_removed);
      g_ptr_array_remove_range (fixture->rows, position, n_removed);
    }
  for (guint i = 0; i < n_added; i++)
    {
      gint64 id = dument_receivable_model_get_id (fixture->model, position + i);

      g_array_insert_val (fixture->shadow, position + i, id);
      g_ptr_array_insert (fixture->rows, (int) (position + i),
                          g_list_model_get_item (model, position + i));
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->shadow->len);
  if (n_removed > 0)
    fixture->n_largest = MAX (fixture->n_largest, n_added);
}

static void
on_reassigned_cb (DumentReceivableModel *model, guint position, guint n, Fixture *fixture)
{
  for (guint i = position; i < position + n; i++)
    g_array_index (fixture->shadow, gint64, i) = dument_receivable_model_get_id (model, i);
}

static gboolean
set_up_business (DumentWorkspace *workspace, GError **error)
{
  static const DumentSetup business = { .name = "Marie Dupré",
                                        .siren = "732 829 320",
                                        .address = "17 rue Notre-Dame|35500 Vitré" };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();

  return dument_setup_apply (workspace, &business, refusals, error);
}

static void
append_row (GString *table, unsigned i)
{
  g_autofree char *issued = dument_date_to_iso (TODAY - (DumentDate) (i * 31 % 97) - 101);
  g_autofree char *due = dument_date_to_iso (TODAY - (DumentDate) (i * 17 % 101));

  g_string_append_printf (table, "F-%u-%u;%s;%s;Client %u;professional;%u.00\n", i * 7919 % 1000, i,
                          issued, due, i % 7, 100 + i % 50);
}

/* All at first, then one more with each number. */
static gpointer
fill (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  static const DumentImportOptions options = { FALSE, DUMENT_DEBTOR_UNKNOWN, DUMENT_DATE_NONE };
  unsigned from = GPOINTER_TO_UINT (data), to = from == 0 ? N_INVOICES : from + 1;
  g_autoptr (GString) table =
      g_string_new ("number;issue_date;due_date;client;client_kind;total\n");
  g_autoptr (DumentImportResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (from == 0 && !set_up_business (workspace, error))
    return NULL;
  for (unsigned i = from; i < to; i++)
    append_row (table, i);
  bytes = g_bytes_new (table->str, table->len);
  result = dument_import_bytes (workspace, bytes, "table.csv", &options, error);
  if (result == NULL)
    return NULL;
  g_assert_cmpuint (result->n_created, ==, to - from);
  return g_strdup ("done");
}

static void
write_to (Fixture *fixture, DumentEngineFunc func, gpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  g_object_set_data (G_OBJECT (fixture->base.engine), "result", &result);
  dument_engine_write_async (fixture->base.engine, func, data, NULL, g_free, NULL, quit_cb,
                             fixture->base.loop);
  /* An answer to the list may come in between. */
  while (result == NULL)
    g_main_loop_run (fixture->base.loop);
  done = dument_engine_finish (fixture->base.engine, result, &error);
  g_assert_no_error (error);
}

/* Waits for the answer to what was asked last. */
static void
settle (Fixture *fixture)
{
  g_main_loop_run (fixture->base.loop);
}

static void
on_failed_cb (DumentReceivableModel *model, const GError *error)
{
  g_error ("%s", error->message);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_engine (&fixture->base);
  write_to (fixture, fill, GUINT_TO_POINTER (0));
  fixture->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->rows = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->model = dument_receivable_model_new (fixture->base.engine);
  fixture->selection = dument_id_selection_new (fixture->model);
  g_signal_connect (fixture->selection, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
  g_signal_connect (fixture->model, "reassigned", G_CALLBACK (on_reassigned_cb), fixture);
  g_signal_connect_swapped (fixture->model, "settled", G_CALLBACK (g_main_loop_quit),
                            fixture->base.loop);
  g_signal_connect (fixture->model, "failed", G_CALLBACK (on_failed_cb), NULL);
  dument_receivable_model_refresh (fixture->model);
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->selection));
  g_object_unref (fixture->selection);
  g_object_run_dispose (G_OBJECT (fixture->model));
  g_object_unref (fixture->model);
  g_array_unref (fixture->shadow);
  g_ptr_array_unref (fixture->rows);
  tear_down_engine (&fixture->base);
}

static void
assert_shadow (Fixture *fixture)
{
  GArray *ids = dument_receivable_model_get_ids (fixture->model);

  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), fixture->shadow->data,
                   fixture->shadow->len * sizeof (gint64));
  /* What stands in a row is the invoice of its place. */
  for (guint i = 0; i < fixture->rows->len; i++)
    g_assert_cmpint (dument_receivable_item_get_id (g_ptr_array_index (fixture->rows, i)), ==,
                     g_array_index (ids, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (
        dument_receivable_model_contains (fixture->model, g_array_index (ids, gint64, i)));
}

/* The next question may be asked while the rows of the last answer still come. */
static void
on_answered_cb (DumentReceivableModel *model, gpointer data)
{
  if (g_test_rand_int_range (0, 3) == 0)
    dument_receivable_model_set_sort (
        model, (DumentRegisterSort) g_test_rand_int_range (0, DUMENT_REGISTER_N_SORTS),
        g_test_rand_bit ());
}

/* Whatever is asked, who listens knows the list. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { NULL, "f", "client 0", "1", "12", "nothing at all" };
  unsigned n_added = N_INVOICES;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, N_INVOICES);
  g_signal_connect (fixture->model, "answered", G_CALLBACK (on_answered_cb), NULL);
  for (int round = 0; round < 60; round++)
    {
      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          write_to (fixture, fill, GUINT_TO_POINTER (n_added++));
          break;
        case 1:
          dument_receivable_model_set_text (fixture->model, texts[g_test_rand_int_range (0, 6)]);
          break;
        default:
          dument_receivable_model_set_sort (fixture->model,
                                            (DumentRegisterSort) g_test_rand_int_range (0, 9),
                                            g_test_rand_bit ());
        }
      dument_receivable_model_refresh (fixture->model);
      settle (fixture);
      dument_receivable_model_refresh (fixture->model);
      settle (fixture);
      assert_shadow (fixture);
    }
  g_assert_cmpuint (fixture->n_largest, <=, 256);
}

static void
test_one_more (Fixture *fixture, gconstpointer data)
{
  dument_receivable_model_set_sort (fixture->model, DUMENT_REGISTER_SORT_NUMBER, FALSE);
  settle (fixture);
  fixture->n_largest = 0;
  write_to (fixture, fill, GUINT_TO_POINTER (N_INVOICES));
  dument_receivable_model_refresh (fixture->model);
  settle (fixture);
  assert_shadow (fixture);
  g_assert_cmpuint (fixture->shadow->len, ==, N_INVOICES + 1);
  g_assert_cmpuint (fixture->n_largest, ==, 0);
}

static void
on_loaded_cb (DumentReceivableItem *item, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static void
test_rows_come (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivableItem) item =
      g_list_model_get_item (G_LIST_MODEL (fixture->model), 300);

  g_signal_connect (item, "changed", G_CALLBACK (on_loaded_cb), fixture->base.loop);
  g_assert_null (dument_receivable_item_get_row (item));
  while (dument_receivable_item_get_row (item) == NULL)
    g_main_loop_run (fixture->base.loop);
  g_assert_cmpint (dument_receivable_item_get_row (item)->invoice_id, ==,
                   dument_receivable_model_get_id (fixture->model, 300));
}

/* The selection is of invoices: it stays with them when they move. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (fixture->selection);
  gint64 id = dument_receivable_model_get_id (fixture->model, 20);
  guint position = 0;

  g_assert_true (gtk_selection_model_select_item (selection, 20, TRUE));
  g_assert_cmpuint (dument_id_selection_get_size (fixture->selection), ==, 1);
  dument_receivable_model_set_sort (fixture->model, DUMENT_REGISTER_SORT_NUMBER, TRUE);
  settle (fixture);
  g_assert_true (dument_receivable_model_find (fixture->model, id, &position));
  for (guint i = 0; i < N_INVOICES; i++)
    g_assert_true (gtk_selection_model_is_selected (selection, i) == (i == position));

  gtk_selection_model_select_all (selection);
  gtk_selection_model_unselect_item (selection, 5);
  g_assert_cmpuint (dument_id_selection_get_size (fixture->selection), ==, N_INVOICES - 1);
  write_to (fixture, fill, GUINT_TO_POINTER (N_INVOICES));
  dument_receivable_model_refresh (fixture->model);
  settle (fixture);
  g_assert_cmpuint (dument_id_selection_get_size (fixture->selection), ==, N_INVOICES);
  gtk_selection_model_select_range (selection, 3, 4, TRUE);
  g_assert_cmpuint (dument_id_selection_get_size (fixture->selection), ==, 4);
  gtk_selection_model_unselect_all (selection);
  g_assert_cmpuint (dument_id_selection_get_size (fixture->selection), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  limit_patience ();

  ADD ("/ui/receivable-model/random", test_random);
  ADD ("/ui/receivable-model/one-more", test_one_more);
  ADD ("/ui/receivable-model/rows-come", test_rows_come);
  ADD ("/ui/id-selection/follows-invoices", test_selection);

  return g_test_run ();
}
