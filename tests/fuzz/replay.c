/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Stands in for libFuzzer where the compiler has none, so that every corpus is an ordinary test:
 * each of its files is given to the target as it is, cut short, and with bytes changed. */

#include <gio/gio.h>
#include <string.h>

#define N_CHANGED 300
#define MAX_CUTS  512

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A copy of exactly that size, so that a sanitizer sees the first byte read beyond it. */
static void
feed (const char *data, gsize size)
{
  g_autofree guint8 *copy = g_malloc (MAX (size, 1));

  memcpy (copy, data, size);
  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, size), ==, 0);
}

static void
feed_changed (const char *data, gsize size)
{
  g_autofree char *changed = g_malloc (MAX (size, 1));

  for (unsigned i = 0; size > 0 && i < N_CHANGED; i++)
    {
      memcpy (changed, data, size);
      for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
        changed[(gsize) (guint32) g_test_rand_int () % size] =
            (char) g_test_rand_int_range (0, 256);
      feed (changed, size);
    }
}

static void
test_file (gconstpointer path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  gsize step;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  step = size / MAX_CUTS + 1;
  for (gsize cut = 0; cut < size; cut += step)
    feed (data, cut);
  feed (data, size);
  feed_changed (data, size);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) corpus = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  corpus = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (corpus)) != NULL)
    {
      char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *test_name = g_strdup_printf ("/replay/%s", name);

      g_ptr_array_add (paths, path);
      g_test_add_data_func (test_name, path, test_file);
    }
  g_assert_cmpuint (paths->len, >, 0);
  return g_test_run ();
}
