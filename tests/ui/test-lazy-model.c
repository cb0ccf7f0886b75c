/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "ui/models/lazy-model.h"

#include "engine-fixture.h"

#define N_ROWS 600

/* So many rows may come in the place of others in one signal. */
#define MAX_REPLACED 128

/* What the next list is to be; the threads take turns. */
typedef struct
{
  GArray *ids;
} World;

/* Whether rows cannot be read. */
static int is_broken;

/* The list as somebody knows it who only listens to what changed. */
typedef struct
{
  EngineFixture base;
  DumentLazyModel *model;
  GArray *shadow;
  World world;
  gboolean looks_away; /* and asks for no row */
  guint n_largest;
  guint n_failed;
} Fixture;

static gpointer
list_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *world = *(World **) data;

  return g_array_copy (world->ids);
}

/* A row is its number. */
static gpointer
load_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  if (g_atomic_int_get (&is_broken))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "broken");
      return NULL;
    }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (rows, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return g_steal_pointer (&rows);
}

static gint64
get_id (gconstpointer row)
{
  return *(const gint64 *) row;
}

static gpointer
copy_query (gconstpointer query)
{
  return g_memdup2 (query, sizeof (World *));
}

static const DumentLazySource source = { list_job, load_job, get_id, copy_query, g_free, g_free };

static void
on_items_changed_cb (GListModel *model,
                     guint position,
                     guint n_removed,
                     guint n_added,
                     Fixture *fixture)
{
  if (fixture->looks_away)
    return;
  g_assert_cmpuint (position + n_removed, <=, fixture->shadow->len);
  if (n_removed > 0)
    g_array_remove_range (fixture->shadow, position, n_removed);
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (DumentLazyItem) item = g_list_model_get_item (model, i);
      gint64 id = dument_lazy_item_get_id (item);

      g_array_insert_val (fixture->shadow, i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->shadow->len);
  if (n_removed > 0)
    fixture->n_largest = MAX (fixture->n_largest, n_added);
}

static void
on_loaded_cb (Fixture *fixture)
{
  g_main_loop_quit (fixture->base.loop);
}

static void
on_failed_cb (DumentLazyModel *model, const GError *error, Fixture *fixture)
{
  fixture->n_failed++;
  g_main_loop_quit (fixture->base.loop);
}

static void
append (Fixture *fixture, gint64 id)
{
  g_array_append_val (fixture->world.ids, id);
}

static void
ask (Fixture *fixture)
{
  World *world = &fixture->world;

  dument_lazy_model_set_query (fixture->model, copy_query (&world));
  g_main_loop_run (fixture->base.loop);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_atomic_int_set (&is_broken, FALSE);
  fixture->looks_away = data != NULL;
  set_up_engine (&fixture->base);
  fixture->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->world.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gint64 id = 1; id <= N_ROWS; id++)
    append (fixture, id);
  fixture->model = dument_lazy_model_new (fixture->base.engine, &source);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
  g_signal_connect_swapped (fixture->model, "notify::loaded", G_CALLBACK (on_loaded_cb), fixture);
  g_signal_connect (fixture->model, "failed", G_CALLBACK (on_failed_cb), fixture);
  ask (fixture);
  fixture->n_largest = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->model));
  g_object_unref (fixture->model);
  g_array_unref (fixture->shadow);
  g_array_unref (fixture->world.ids);
  tear_down_engine (&fixture->base);
}

static void
assert_shadow (Fixture *fixture)
{
  g_assert_cmpmem (fixture->world.ids->data, fixture->world.ids->len * sizeof (gint64),
                   fixture->shadow->data, fixture->shadow->len * sizeof (gint64));
}

/* Whatever comes and goes, who listens knows the list. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  gint64 next = N_ROWS + 1;

  for (int round = 0; round < 50; round++)
    {
      GArray *ids = fixture->world.ids;

      for (int i = g_test_rand_int_range (0, 8); i > 0; i--)
        {
          guint at = (guint) g_test_rand_int_range (0, (gint32) ids->len);

          if (g_test_rand_bit ())
            g_array_remove_index (ids, at);
          else
            {
              g_array_insert_val (ids, at, next);
              next++;
            }
        }
      ask (fixture);
      assert_shadow (fixture);
    }
}

/* GTK asks for each row that comes in the place of another in one signal: with one row in common at
 * an end, too, all the others are not told in one. */
static void
test_turned_round (Fixture *fixture, gconstpointer data)
{
  g_array_set_size (fixture->world.ids, 1);
  for (gint64 id = N_ROWS; id > 1; id--)
    append (fixture, id);
  ask (fixture);
  assert_shadow (fixture);
  g_assert_cmpuint (fixture->n_largest, <=, MAX_REPLACED);
}

static void
on_changed_cb (DumentLazyItem *item, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

/* A row that could not be read is asked for again when it comes into sight again. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLazyItem) item = NULL;
  g_autoptr (DumentLazyItem) again = NULL;

  g_atomic_int_set (&is_broken, TRUE);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->model), 5);
  g_main_loop_run (fixture->base.loop);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_null (dument_lazy_item_get_row (item));

  g_atomic_int_set (&is_broken, FALSE);
  g_signal_connect (item, "changed", G_CALLBACK (on_changed_cb), fixture->base.loop);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 5);
  g_main_loop_run (fixture->base.loop);
  g_assert_true (again == item);
  g_assert_cmpint (get_id (dument_lazy_item_get_row (item)), ==, 6);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  limit_patience ();

  ADD ("/ui/lazy-model/random", test_random);
  ADD ("/ui/lazy-model/turned-round", test_turned_round);
  g_test_add ("/ui/lazy-model/failure", Fixture, "looks away", set_up, test_failure, tear_down);

  return g_test_run ();
}
