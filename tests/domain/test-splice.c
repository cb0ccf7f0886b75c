/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/splice.h"

static void
swap (GArray *list, guint a, guint b)
{
  gint64 id = g_array_index (list, gint64, a);

  g_array_index (list, gint64, a) = g_array_index (list, gint64, b);
  g_array_index (list, gint64, b) = id;
}

static GArray *
draw_list (guint n)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= n; id++)
    g_array_append_val (list, id);
  for (guint i = 1; i < n; i++)
    swap (list, i, (guint) g_test_rand_int_range (0, (gint32) i + 1));
  return list;
}

/* Some go, some come, some move. */
static GArray *
change (const GArray *list)
{
  GArray *changed = g_array_copy ((GArray *) list);

  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    {
      gint64 id = g_test_rand_int_range (1000, 1000000);

      if (changed->len > 0 && g_test_rand_bit ())
        {
          guint at = (guint) g_test_rand_int_range (0, (gint32) changed->len);

          id = g_array_index (changed, gint64, at);
          g_array_remove_index (changed, at);
          if (g_test_rand_bit ())
            continue;
        }
      g_array_insert_val (changed, (guint) g_test_rand_int_range (0, (gint32) changed->len + 1),
                          id);
    }
  if (g_test_rand_int_range (0, 5) == 0)
    for (guint i = 1; i < changed->len; i++)
      swap (changed, i, (guint) g_test_rand_int_range (0, (gint32) i + 1));
  return changed;
}

/* Doing to a list what the splices say makes it the other. */
static guint
assert_leads (const GArray *before, const GArray *after)
{
  const gint64 *target = (const gint64 *) (const void *) after->data;
  g_autoptr (GArray) list = g_array_copy ((GArray *) before);
  g_autoptr (GArray) splices = dument_splice_compare ((const gint64 *) (const void *) before->data,
                                                      before->len, target, after->len);
  guint n_touched = 0;

  for (guint i = 0; i < splices->len; i++)
    {
      DumentSplice *splice = &g_array_index (splices, DumentSplice, i);

      g_assert_cmpuint (splice->n_removed + splice->n_added, >, 0);
      g_assert_cmpuint (splice->at + splice->n_removed, <=, list->len);
      if (splice->n_removed > 0)
        g_array_remove_range (list, splice->at, splice->n_removed);
      if (splice->n_added > 0)
        g_array_insert_vals (list, splice->at, &target[splice->at], splice->n_added);
      n_touched += splice->n_removed + splice->n_added;
    }
  g_assert_cmpmem (list->data, list->len * sizeof (gint64), after->data,
                   after->len * sizeof (gint64));
  return n_touched;
}

static void
test_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) before = draw_list ((guint) g_test_rand_int_range (0, 300));
      g_autoptr (GArray) after = change (before);

      assert_leads (before, after);
    }
}

/* One that moves through the whole list touches two places, not all between them. */
static void
test_move (void)
{
  g_autoptr (GArray) before = draw_list (10000);
  g_autoptr (GArray) after = g_array_copy (before);
  gint64 id = g_array_index (after, gint64, 10);

  g_array_remove_index (after, 10);
  g_array_insert_val (after, 9000, id);
  g_assert_cmpuint (assert_leads (before, after), ==, 2);
  g_assert_cmpuint (assert_leads (after, before), ==, 2);
  g_assert_cmpuint (assert_leads (before, before), ==, 0);
}

/* What has nothing in common is one place; what only comes at an end is not. */
static void
test_other (void)
{
  g_autoptr (GArray) before = draw_list (20000);
  g_autoptr (GArray) other = draw_list (20000);
  g_autoptr (GArray) longer = g_array_copy (before);

  g_assert_cmpuint (assert_leads (before, other), >, 30000);
  for (gint64 id = 20001; id <= 40000; id++)
    g_array_append_val (longer, id);
  g_assert_cmpuint (assert_leads (before, longer), ==, 20000);
  g_assert_cmpuint (assert_leads (longer, before), ==, 20000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/splice/random", test_random);
  g_test_add_func ("/domain/splice/move", test_move);
  g_test_add_func ("/domain/splice/other", test_other);

  return g_test_run ();
}
