/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "store/database.h"
#include "store/letterhead.h"
#include "store/migrations.h"
#include "store/setting.h"
#include "store/store-private.h"
#include "store/transaction.h"

/* Debian's account without rights; permissions do not bind the administrator. */
#define NOBODY 65534

static void
assert_open_fails (const char *path, gboolean create, DumentStoreError code)
{
  g_autoptr (GError) error = NULL;
  DumentStore *store = dument_store_open (path, create, &error);

  g_assert_null (store);
  g_assert_error (error, DUMENT_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (f->folder, "a", "b", "c.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) store = dument_store_open (deep, TRUE, &error);
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpstr (dument_store_get_path (store), ==, deep);
  g_assert_cmpint (dument_store_get_access (store), ==, DUMENT_STORE_ACCESS_WRITE);
  g_assert_cmpint (g_stat (deep, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (fixture_ask (store, "PRAGMA user_version"), ==, dument_migrations_get_latest ());
  g_assert_cmpint (fixture_ask (store, "PRAGMA application_id"), ==, 0x44756D74);
}

/* The settings that make the file a ledger, read back from the connection. */
static void
test_settings (Fixture *f, gconstpointer data)
{
  sqlite3 *handle = dument_database_get_handle (dument_store_get_database (f->store));
  sqlite3_stmt *statement = NULL;
  int on = -1;

  g_assert_cmpint (fixture_ask (f->store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (fixture_ask (f->store, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (fixture_ask (f->store, "PRAGMA recursive_triggers"), ==, 1);
  g_assert_cmpint (fixture_ask (f->store, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (fixture_ask (f->store, "PRAGMA busy_timeout"), ==, 5000);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
  g_assert_cmpint (on, ==, 1);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT \"no such column\"", -1, &statement, NULL),
                   ==, SQLITE_ERROR);
  g_assert_cmpint (sqlite3_exec (handle, "ATTACH ':memory:' AS other", NULL, NULL, NULL), ==,
                   SQLITE_ERROR);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA journal_mode", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "wal");
  sqlite3_finalize (statement);
}

static void
test_all_tables_strict (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (fixture_ask (f->store, "SELECT count(*) FROM pragma_table_list WHERE strict = 0 "
                                          "AND name NOT LIKE 'sqlite_%' "
                                          "AND name NOT LIKE 'invoice_words%'"),
                   ==, 0);
  g_assert_cmpint (fixture_ask (f->store, "SELECT count(*) FROM pragma_table_list WHERE strict"),
                   >=, 14);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "none.db", NULL);

  assert_open_fails (path, FALSE, DUMENT_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Somebody else's empty file is not ours to fill, and its folder stays as it is. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "empty.db", NULL);
  GStatBuf status;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_open_fails (path, FALSE, DUMENT_STORE_ERROR_NOT_OURS);
  assert_open_fails (path, TRUE, DUMENT_STORE_ERROR_NOT_OURS);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
}

/* Beside a new file nothing is left of what it was made from. */
static void
test_create_leaves_no_part (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "fresh", NULL);
  g_autofree char *path = g_build_filename (folder, "c.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) store = dument_store_open (path, TRUE, &error);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_no_error (error);
  g_clear_pointer (&store, dument_store_close);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  name = g_dir_read_name (dir);
  g_assert_cmpstr (name, ==, "c.db");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_not_ours (Fixture *f, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (f->folder, "invoice.pdf", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3 *handle = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_set_contents (pdf, "%PDF-1.7 and much more, for a page of it", -1, NULL));
  assert_open_fails (pdf, TRUE, DUMENT_STORE_ERROR_NOT_OURS);
  assert_open_fails (f->folder, TRUE, DUMENT_STORE_ERROR_NOT_OURS);

  g_assert_cmpint (sqlite3_open (other, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_true (g_file_get_contents (other, &before, &n_before, NULL));
  assert_open_fails (other, TRUE, DUMENT_STORE_ERROR_NOT_OURS);
  g_assert_true (g_file_get_contents (other, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_too_new (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_assert_true (dument_setting_set (f->store, "colour", "blue", NULL));
  fixture_spoil (f, "PRAGMA user_version = 99");

  g_assert_cmpint (dument_store_get_access (f->store), ==, DUMENT_STORE_ACCESS_TOO_NEW);
  g_assert_true (dument_setting_get (f->store, "colour", &value, NULL));
  g_assert_cmpstr (value, ==, "blue");
  g_assert_false (dument_setting_set (f->store, "colour", "red", &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_TOO_NEW);
  g_clear_error (&error);
  g_assert_null (dument_transaction_begin (f->store, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_TOO_NEW);
}

/* A file of the form before: what is in it stays, what is new can be used. */
static void
test_form_before (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  gint64 document_id = -1;

  g_assert_true (dument_setting_set (f->store, "colour", "blue", NULL));
  fixture_spoil (f, "DROP TRIGGER standing_follows_letter; "
                    "ALTER TABLE letter DROP COLUMN return_reason; "
                    "ALTER TABLE letter RENAME COLUMN returned_on TO unclaimed_on; "
                    "DROP TABLE circumstance; DROP TABLE insolvency; "
                    "DROP TABLE payment_plan_instalment; DROP TABLE payment_plan_invoice; "
                    "DROP TABLE payment_plan; DROP TRIGGER standing_follows_plan_allocation; "
                    "DROP TRIGGER standing_follows_plan_allocation_taken_back; "
                    "DROP TRIGGER standing_follows_plan_payment; "
                    "DROP TRIGGER standing_follows_plan_credit_note; "
                    "DROP TRIGGER standing_follows_plan_credit_note_changed; "
                    "DROP TRIGGER standing_follows_plan_credit_note_taken_back; "
                    "ALTER TABLE client DROP COLUMN pronoun; ALTER TABLE client DROP COLUMN tone; "
                    "DROP TABLE letterhead; DROP TABLE letter_draft_enclosure; "
                    "DROP TABLE own_text; DROP TABLE letter_draft_overruling; "
                    "DROP TABLE deed; ALTER TABLE client DROP COLUMN scenario; "
                    "ALTER TABLE invoice DROP COLUMN scenario; "
                    "PRAGMA user_version = 7");
  g_assert_cmpint (fixture_ask (f->store, "PRAGMA user_version"), ==,
                   dument_migrations_get_latest ());
  g_assert_true (dument_setting_get (f->store, "colour", &value, NULL));
  g_assert_cmpstr (value, ==, "blue");
  g_assert_true (dument_letterhead_load (f->store, DUMENT_LETTERHEAD_LOGO, &document_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (document_id, ==, 0);
}

/* What a newer version renamed cannot be read either: said as what it is. */
static void
test_too_new_to_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  fixture_spoil (f, "PRAGMA user_version = 99; DROP TABLE setting");
  g_assert_false (dument_setting_get (f->store, "colour", &value, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_TOO_NEW);
}

/* A question that SQLite does not understand is no fault of the file. */
static void
test_own_mistake (Fixture *f, gconstpointer data)
{
  DumentDatabase *database = dument_store_get_database (f->store);
  g_autoptr (GError) mistake = NULL;
  g_autoptr (GError) lost = NULL;

  g_assert_false (dument_database_execute (database, "SELEKT 1", &mistake));
  g_assert_error (mistake, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_INTERNAL);
  g_assert_null (strstr (mistake->message, "damaged"));
  g_assert_false (dument_database_execute (database, "DELETE FROM gone", &lost));
  g_assert_error (lost, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CORRUPT);
}

/* Bytes in the middle of the file are overwritten: some page of a table is no page any more. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char garbage[4096];
  int fd;

  for (unsigned i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Client %u", i);

      fixture_add_client (f->store, name, NULL);
    }
  g_clear_pointer (&f->store, dument_store_close);
  memset (garbage, 0xA5, sizeof garbage);
  fd = g_open (f->path, O_RDWR);
  for (unsigned page = 2; page < 30; page++)
    g_assert_cmpint (pwrite (fd, garbage, sizeof garbage, page * 4096), ==, sizeof garbage);
  g_assert_true (g_close (fd, NULL));

  f->store = dument_store_open (f->path, FALSE, &error);
  if (f->store != NULL)
    {
      g_autoptr (GPtrArray) clients = dument_client_search (f->store, NULL, &error);

      g_assert_null (clients);
    }
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, f->path));
}

static void
test_locked (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (f->store);
  g_autofree char *after = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (f->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  dument_database_set_patience (dument_store_get_database (f->store), 10);
  g_assert_null (dument_transaction_begin (f->store, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);
  g_assert_false (dument_setting_set (f->store, "a", "b", &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_BUSY);
  sqlite3_close (other);
  after = fixture_dump (f->store);
  g_assert_cmpstr (before, ==, after);
}

/* The same in a process of no rights: returns what the open gave. */
static DumentStore *
open_as_nobody (const char *path, gboolean create, GError **error)
{
  gboolean is_administrator = geteuid () == 0;
  DumentStore *store;

  if (is_administrator)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  store = dument_store_open (path, create, error);
  if (is_administrator)
    g_assert_cmpint (seteuid (0), ==, 0);
  return store;
}

static void
test_read_only_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *fresh = g_build_filename (f->folder, "fresh.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autoptr (DumentStore) store = NULL;

  g_assert_true (dument_setting_set (f->store, "colour", "blue", NULL));
  g_clear_pointer (&f->store, dument_store_close);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);

  store = open_as_nobody (f->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dument_store_get_access (store), ==, DUMENT_STORE_ACCESS_READ_ONLY);
  g_assert_true (dument_setting_get (store, "colour", &value, &error));
  g_assert_cmpstr (value, ==, "blue");
  g_assert_null (dument_transaction_begin (store, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);

  g_assert_null (open_as_nobody (fresh, TRUE, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, fresh));
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

/* A log that was not folded in holds the newest entries: without the right to use it, nothing is
 * better than the old ones. */
static void
test_read_only_folder_with_log (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_setting_set (f->store, "colour", "blue", NULL));
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  g_assert_null (open_as_nobody (f->path, FALSE, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

/* Somebody else's file: that it may not be written is the lesser part. */
static void
test_unreadable (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->store, dument_store_close);
  g_assert_cmpint (g_chmod (f->path, 0000), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
  g_assert_null (open_as_nobody (f->path, FALSE, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "may not be read"));
  g_clear_error (&error);
  g_assert_cmpint (g_chmod (f->folder, 0000), ==, 0);
  g_assert_null (open_as_nobody (f->path, FALSE, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_UNREADABLE);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

static void
test_transaction (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  {
    g_autoptr (DumentTransaction) transaction = dument_transaction_begin (f->store, &error);

    g_assert_no_error (error);
    g_assert_true (dument_setting_set (f->store, "left", "x", NULL));
  }
  {
    g_autoptr (DumentTransaction) transaction = dument_transaction_begin (f->store, &error);

    g_assert_no_error (error);
    g_assert_true (dument_setting_set (f->store, "kept", "x", NULL));
    g_assert_true (dument_transaction_commit (transaction, &error));
  }
  fixture_reopen (f);
  g_assert_true (dument_setting_get (f->store, "left", &value, NULL));
  g_assert_null (value);
  g_assert_true (dument_setting_get (f->store, "kept", &value, NULL));
  g_assert_cmpstr (value, ==, "x");
}

/* A window that shows the file reads it anew whenever it changed. */
static void
test_reading_changes_nothing (Fixture *f, gconstpointer data)
{
  gint64 version;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) reader = NULL;

  version = fixture_ask (f->store, "PRAGMA data_version");
  reader = dument_store_open (f->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_ask (reader, "SELECT count (*) FROM waiver WHERE invoice_id = 7"), ==,
                   0);
  g_clear_pointer (&reader, dument_store_close);
  g_assert_cmpint (fixture_ask (f->store, "PRAGMA data_version"), ==, version);
}

static int
count_cached (DumentStore *store)
{
  sqlite3 *handle = dument_database_get_handle (dument_store_get_database (store));
  int current, highest;

  g_assert_cmpint (
      sqlite3_db_status (handle, SQLITE_DBSTATUS_CACHE_USED, &current, &highest, /* reset= */ 0),
      ==, SQLITE_OK);
  return current;
}

/* What was read is given back, and can be read again. */
static void
test_release_memory (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Morel", NULL);
  int before;

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *number = g_strdup_printf ("F-%d", i);

      fixture_add_invoice (f->store, client, number, 20000, 100);
    }
  g_assert_cmpint (fixture_ask (f->store, "SELECT count (*) FROM invoice"), ==, 500);
  before = count_cached (f->store);
  dument_store_release_memory (f->store);
  g_assert_cmpint (count_cached (f->store), <, before / 4);
  g_assert_cmpint (fixture_ask (f->store, "SELECT count (*) FROM invoice"), ==, 500);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/open/create", test_create);
  ADD ("/store/open/settings", test_settings);
  ADD ("/store/open/all-tables-strict", test_all_tables_strict);
  ADD ("/store/open/missing", test_missing);
  ADD ("/store/open/empty", test_empty);
  ADD ("/store/open/create-leaves-no-part", test_create_leaves_no_part);
  ADD ("/store/open/not-ours", test_not_ours);
  ADD ("/store/open/form-before", test_form_before);
  ADD ("/store/open/too-new", test_too_new);
  ADD ("/store/open/too-new-to-read", test_too_new_to_read);
  ADD ("/store/open/own-mistake", test_own_mistake);
  ADD ("/store/open/damaged", test_damaged);
  ADD ("/store/open/locked", test_locked);
  ADD ("/store/open/read-only-folder", test_read_only_folder);
  ADD ("/store/open/read-only-folder-with-log", test_read_only_folder_with_log);
  ADD ("/store/open/unreadable", test_unreadable);
  ADD ("/store/open/transaction", test_transaction);
  ADD ("/store/open/reading-changes-nothing", test_reading_changes_nothing);
  ADD ("/store/open/release-memory", test_release_memory);

  return g_test_run ();
}
