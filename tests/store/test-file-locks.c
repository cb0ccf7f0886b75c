/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What another reader in the same process must not do to the data file. */

#include "fixture.h"
#include "store/setting.h"

/* The child that reads the file of this test is told its path in the environment. */
#define PATH_VARIABLE "DUMENT_TEST_PATH"
#define CHILD         "/store/file-locks/subprocess/reader"

static void
write_setting (DumentStore *store, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_setting_set (store, "day-base", value, &error));
  g_assert_no_error (error);
}

/* Another process: opens the file, says what it finds, and closes it. */
static void
run_reader (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) store = dument_store_open (g_getenv (PATH_VARIABLE), FALSE, &error);
  g_autofree char *value = NULL;

  g_assert_no_error (error);
  g_assert_true (dument_setting_get (store, "day-base", &value, &error));
  g_print ("found: %s\n", value);
}

static void
assert_others_find (const Fixture *f, const char *pattern)
{
  g_setenv (PATH_VARIABLE, f->path, TRUE);
  g_test_trap_subprocess (CHILD, /* usec_timeout= */ 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (pattern);
}

/* As a file dialog does to learn what kind of file it is. */
static void
sniff (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, /* length= */ NULL, &error);
  g_assert_no_error (error);
}

static void
test_foreign_close (Fixture *f, gconstpointer data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *memory = g_strconcat (f->path, "-shm", NULL);

  write_setting (f->store, "365");
  sniff (f->path);
  sniff (memory);
  assert_others_find (f, "*found: 365\n*");
  /* The other one was not alone: the log is still the one that is written here. */
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  write_setting (f->store, "actual");
  assert_others_find (f, "*found: actual\n*");
}

/* The locks go when the file is closed: the next one is alone and folds the log into it. */
static void
test_own_close (Fixture *f, gconstpointer data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) second = dument_store_open (f->path, FALSE, &error);

  g_assert_no_error (error);
  write_setting (f->store, "365");
  g_clear_pointer (&f->store, dument_store_close);
  assert_others_find (f, "*found: 365\n*");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_clear_pointer (&second, dument_store_close);
  assert_others_find (f, "*found: 365\n*");
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/file-locks/foreign-close", test_foreign_close);
  ADD ("/store/file-locks/own-close", test_own_close);
  g_test_add_func (CHILD, run_reader);

  return g_test_run ();
}
