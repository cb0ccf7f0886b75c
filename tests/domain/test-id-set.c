/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/id-set.h"

/* Near and far apart, below zero too: within a page, across pages, and where nothing is. */
static gint64
draw_id (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_test_rand_int_range (-70, 70);
    case 1:
      return 32768 + g_test_rand_int_range (-70, 70);
    case 2:
      return (G_GINT64_CONSTANT (1) << 40) + g_test_rand_int_range (0, 70);
    default:
      return g_test_rand_int_range (0, 200000);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The shadow is a table of ids, which is slow and surely right. */
static void
assert_is_shadow (const DumentIdSet *set, GHashTable *shadow)
{
  g_autoptr (GArray) ids = dument_id_set_list (set);
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, shadow);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (expected, key, 1);
  g_array_sort (expected, compare_ids);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data,
                   expected->len * sizeof (gint64));
  g_assert_cmpuint (dument_id_set_get_size (set), ==, expected->len);
}

static DumentIdSet *
draw_set (GHashTable *shadow)
{
  DumentIdSet *set = dument_id_set_new ();

  for (int i = g_test_rand_int_range (0, 300); i > 0; i--)
    {
      gint64 id = draw_id ();
      gboolean was_there = g_hash_table_contains (shadow, &id);

      g_assert_true (dument_id_set_contains (set, id) == was_there);
      if (g_test_rand_int_range (0, 3) == 0)
        {
          g_assert_true (dument_id_set_remove (set, id) == was_there);
          g_hash_table_remove (shadow, &id);
        }
      else
        {
          g_assert_true (dument_id_set_add (set, id) == !was_there);
          g_hash_table_add (shadow, g_memdup2 (&id, sizeof id));
        }
      g_assert_true (dument_id_set_contains (set, id) == g_hash_table_contains (shadow, &id));
    }
  assert_is_shadow (set, shadow);
  return set;
}

static GHashTable *
create_shadow (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
test_random (void)
{
  for (int round = 0; round < 100; round++)
    {
      g_autoptr (GHashTable) shadow = create_shadow ();
      g_autoptr (GHashTable) other_shadow = create_shadow ();
      g_autoptr (DumentIdSet) set = draw_set (shadow);
      g_autoptr (DumentIdSet) other = draw_set (other_shadow);
      GHashTableIter iter;
      gpointer key;

      dument_id_set_intersect (set, other);
      g_hash_table_iter_init (&iter, other_shadow);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_assert_true (dument_id_set_contains (set, *(gint64 *) key) ==
                       g_hash_table_contains (shadow, key));
      g_assert_cmpuint (dument_id_set_get_size (set), <=, dument_id_set_get_size (other));
      g_hash_table_iter_init (&iter, shadow);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_assert_true (!dument_id_set_contains (set, *(gint64 *) key) ||
                       g_hash_table_contains (other_shadow, key));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/id-set/random", test_random);

  return g_test_run ();
}
