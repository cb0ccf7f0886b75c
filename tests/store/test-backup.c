/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/journal.h"
#include "store/setting.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#define TODAY 20779

/* Debian's account without rights; permissions do not bind the administrator. */
#define NOBODY 65534

static void
set (DumentStore *store, const char *value)
{
  g_assert_true (dument_setting_set (store, "colour", value, NULL));
}

static char *
get (DumentStore *store)
{
  char *value = NULL;

  g_assert_true (dument_setting_get (store, "colour", &value, NULL));
  return value;
}

static char *
name_beside (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) store = dument_store_open (path, FALSE, &error);
  g_autofree char *value = NULL;

  g_assert_no_error (error);
  value = get (store);
  g_assert_cmpstr (value, ==, expected);
}

/* Nothing is left lying about beside what was asked for. */
static void
assert_n_files (Fixture *f, unsigned expected)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  unsigned n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, expected);
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autofree char *before = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  set (f->store, "blue");
  before = fixture_dump (f->store);
  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, &error));
  g_assert_no_error (error);
  set (f->store, "red");
  g_clear_pointer (&f->store, dument_store_close);
  assert_n_files (f, 2);
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  copy = fixture_dump_file (backup);
  g_assert_cmpstr (copy, ==, before);
  assert_holds (backup, "blue");
  assert_holds (f->path, "red");

  fixture_reopen (f);
  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, &error));
  assert_holds (backup, "red");
}

static void
test_create_replaces_only_backups (Fixture *f, gconstpointer data)
{
  g_autofree char *pdf = name_beside (f, "invoice.pdf");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (pdf, "%PDF-1.7", -1, NULL));
  g_assert_false (dument_backup_create (f->store, pdf, /* watch= */ NULL, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (pdf, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "%PDF-1.7");
  g_clear_error (&error);
  g_assert_false (dument_backup_create (f->store, f->path, /* watch= */ NULL, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_EXISTS);
}

static void
note (DumentStore *store, const char *kind)
{
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, NULL);

  g_assert_true (
      dument_journal_append (store, 1795305600, kind, DUMENT_SUBJECT_FILE, 0, "{}", NULL));
  g_assert_true (dument_transaction_commit (transaction, NULL));
}

/* A file of ours that is no earlier state of this one is another business, or has gone its own way.
 */
static void
test_create_replaces_only_its_own (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autofree char *other = name_beside (f, "other.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) stranger = dument_store_open (other, /* create= */ TRUE, NULL);
  g_autoptr (DumentStore) apart = NULL;

  note (f->store, "one");
  note (stranger, "one");
  g_clear_pointer (&stranger, dument_store_close);
  g_assert_false (dument_backup_create (f->store, other, /* watch= */ NULL, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, &error));
  note (f->store, "two");
  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, &error));
  g_assert_no_error (error);
  apart = dument_store_open (backup, /* create= */ FALSE, NULL);
  note (apart, "three");
  g_clear_pointer (&apart, dument_store_close);
  note (f->store, "three");
  g_assert_false (dument_backup_create (f->store, backup, /* watch= */ NULL, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_EXISTS);
}

static void
assert_create_blames (DumentStore *store,
                      const char *backup,
                      DumentStoreError code,
                      const char *path)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", path);
  g_autofree char *part = g_strconcat (backup, ".part", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dument_backup_create (store, backup, /* watch= */ NULL, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, (int) code);
  if (strstr (error->message, quoted) == NULL)
    g_error ("“%s” does not name %s", error->message, quoted);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

/* It is the data file that is damaged or newer, not the copy that is gone already. */
static void
test_create_names_the_file_at_fault (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autofree char *closed = name_beside (f, "closed");
  g_autofree char *beyond = g_build_filename (closed, "backup.db", NULL);

  g_assert_cmpint (g_mkdir (closed, 0700), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  else
    g_assert_cmpint (g_chmod (closed, 0500), ==, 0);
  assert_create_blames (f->store, beyond, DUMENT_STORE_ERROR_READ_ONLY, beyond);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_rmdir (closed), ==, 0);

  fixture_add_client (f->store, "Client", NULL);
  fixture_spoil (f, "PRAGMA foreign_keys = OFF; INSERT INTO contact (client_id, name) "
                    "VALUES (99, 'x')");
  assert_create_blames (f->store, backup, DUMENT_STORE_ERROR_CORRUPT, f->path);
  fixture_spoil (f, "PRAGMA user_version = 99");
  assert_create_blames (f->store, backup, DUMENT_STORE_ERROR_TOO_NEW, f->path);
}

static void
test_restore (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autofree char *kept = NULL;
  g_autofree char *kept_again = NULL;
  g_autofree char *expected = g_strconcat (f->path, ".2026-11-22", NULL);
  g_autofree char *expected_again = g_strconcat (f->path, ".2026-11-22-2", NULL);
  g_autoptr (GError) error = NULL;

  set (f->store, "blue");
  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, NULL));
  set (f->store, "red");
  g_clear_pointer (&f->store, dument_store_close);

  g_assert_true (dument_backup_restore (backup, f->path, ".2026-11-22", &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, expected);
  assert_n_files (f, 3);
  assert_holds (f->path, "blue");
  assert_holds (kept, "red");
  assert_holds (backup, "blue");

  g_assert_true (dument_backup_restore (kept, f->path, ".2026-11-22", &kept_again, &error));
  g_assert_cmpstr (kept_again, ==, expected_again);
  assert_holds (f->path, "red");
  assert_holds (kept_again, "blue");
}

static void
test_restore_where_nothing_was (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autofree char *kept = g_strdup ("untouched");
  g_autoptr (GError) error = NULL;

  set (f->store, "blue");
  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, NULL));
  g_clear_pointer (&f->store, dument_store_close);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_free (g_steal_pointer (&kept));
  g_assert_true (dument_backup_restore (backup, f->path, ".old", &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  assert_holds (f->path, "blue");
}

static void
assert_restore_fails (Fixture *f, const char *backup, DumentStoreError code)
{
  g_autofree char *before = fixture_dump_file (f->path);
  g_autofree char *after = NULL;
  g_autofree char *part = g_strconcat (f->path, ".part", NULL);
  g_autoptr (GError) error = NULL;
  char *kept = NULL;

  g_assert_false (dument_backup_restore (backup, f->path, ".old", &kept, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, (int) code);
  g_assert_null (kept);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  after = fixture_dump_file (f->path);
  g_assert_cmpstr (after, ==, before);
}

static void
spoil_file (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_restore_refuses (Fixture *f, gconstpointer data)
{
  g_autofree char *missing = name_beside (f, "missing.db");
  g_autofree char *pdf = name_beside (f, "invoice.pdf");
  g_autofree char *empty = name_beside (f, "empty.db");
  g_autofree char *newer = name_beside (f, "newer.db");
  g_autofree char *orphan = name_beside (f, "orphan.db");
  g_autofree char *cut = name_beside (f, "cut.db");
  g_autofree char *bytes = NULL;
  gsize size;

  set (f->store, "blue");
  fixture_add_client (f->store, "Client", NULL);
  g_assert_true (dument_backup_create (f->store, newer, /* watch= */ NULL, NULL));
  g_assert_true (dument_backup_create (f->store, orphan, /* watch= */ NULL, NULL));
  g_clear_pointer (&f->store, dument_store_close);
  g_assert_true (g_file_get_contents (newer, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (cut, bytes, (gssize) size / 2, NULL));
  g_assert_true (g_file_set_contents (pdf, "%PDF-1.7 and more than enough bytes", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  spoil_file (newer, "PRAGMA user_version = 99");
  spoil_file (orphan, "PRAGMA foreign_keys = OFF; INSERT INTO contact (client_id, name) "
                      "VALUES (99, 'x')");

  assert_restore_fails (f, missing, DUMENT_STORE_ERROR_NOT_FOUND);
  assert_restore_fails (f, pdf, DUMENT_STORE_ERROR_NOT_OURS);
  assert_restore_fails (f, empty, DUMENT_STORE_ERROR_NOT_FOUND);
  assert_restore_fails (f, newer, DUMENT_STORE_ERROR_TOO_NEW);
  assert_restore_fails (f, orphan, DUMENT_STORE_ERROR_CORRUPT);
  assert_restore_fails (f, cut, DUMENT_STORE_ERROR_CORRUPT);
  assert_restore_fails (f, f->path, DUMENT_STORE_ERROR_CONFLICT);
}

/* The one moment when a backup is needed most: the file itself can no longer be opened. */
static void
test_restore_over_damage (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *noise = g_strnfill (8192, '~');
  g_autoptr (GError) error = NULL;

  set (f->store, "blue");
  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, NULL));
  g_clear_pointer (&f->store, dument_store_close);
  g_assert_true (g_file_set_contents (f->path, noise, 8192, NULL));
  g_assert_true (g_file_set_contents (log, "the log of that noise", -1, NULL));

  g_assert_true (dument_backup_restore (backup, f->path, ".old", &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_holds (f->path, "blue");
}

static void
test_restore_while_open (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  char *kept = NULL;

  set (f->store, "blue");
  g_assert_true (dument_backup_create (f->store, backup, /* watch= */ NULL, NULL));
  set (f->store, "red");
  g_assert_false (dument_backup_restore (backup, f->path, ".old", &kept, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_BUSY);
  g_assert_null (kept);
  value = get (f->store);
  g_assert_cmpstr (value, ==, "red");
}

static void
assert_finds (Fixture *f, DumentCheckFindingKind kind, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dument_check_run (f->store, /* watch= */ NULL, &error);
  const DumentCheckFinding *finding;

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (finding->kind, ==, kind);
  if (strstr (finding->message, word) == NULL)
    g_error ("“%s” does not name “%s”", finding->message, word);
}

static void
fill (Fixture *f)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("bytes", 5);
  g_autoptr (DumentTransaction) transaction = NULL;
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY, 6000);
  gint64 id;

  fixture_allocate (f->store, payment, invoice, 4000);
  transaction = dument_transaction_begin (f->store, NULL);
  g_assert_true (
      dument_stored_document_add (f->store, content, "text/plain", "proof.txt", TODAY, &id, NULL));
  g_assert_true (dument_journal_append (f->store, 0, "filled", DUMENT_SUBJECT_FILE, 0, "{}", NULL));
  g_assert_true (dument_transaction_commit (transaction, NULL));
}

static void
test_check_well (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  fill (f);
  findings = dument_check_run (f->store, /* watch= */ NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What somebody does behind the back of the store, and what the check says of it. */
typedef struct
{
  const char *sql;
  DumentCheckFindingKind kind;
  const char *word;
} Spoiling;

static const Spoiling spoilings[] = {
  { "PRAGMA writable_schema = ON; UPDATE sqlite_schema "
    "SET sql = 'CREATE INDEX invoice_by_due ON invoice (label)' "
    "WHERE name = 'invoice_by_due'",
    DUMENT_CHECK_STRUCTURE, "invoice_by" },
  { "PRAGMA ignore_check_constraints = ON; UPDATE client SET kind = 7", DUMENT_CHECK_STRUCTURE,
    "client" },
  { "PRAGMA foreign_keys = OFF; UPDATE invoice SET client_id = 99", DUMENT_CHECK_REFERENCE,
    "invoice" },
  { "DROP TRIGGER journal_keeps_words; UPDATE journal SET at = 1", DUMENT_CHECK_JOURNAL, "1" },
  { "DROP TRIGGER document_keeps_bytes; UPDATE document SET content = x'6279746561'",
    DUMENT_CHECK_DOCUMENT, "proof.txt" },
  { "DROP TRIGGER allocation_is_final; UPDATE allocation SET amount = 6001", DUMENT_CHECK_SUM,
    "payment 1" },
  { "UPDATE invoice SET prepaid = 100", DUMENT_CHECK_SUM, "F-1" },
  { "UPDATE invoice SET currency = 'USD'", DUMENT_CHECK_SUM, "F-1" },
};

static void
test_check_finds (Fixture *f, gconstpointer data)
{
  const Spoiling *spoiling = data;

  fill (f);
  fixture_spoil (f, spoiling->sql);
  assert_finds (f, spoiling->kind, spoiling->word);
}

static void
test_check_rounding (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  fill (f);
  fixture_spoil (f, "UPDATE invoice SET total = 10099");
  findings = dument_check_run (f->store, /* watch= */ NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* What is no longer wanted ends, and what was there stays. */
static void
test_stopped (Fixture *f, gconstpointer data)
{
  g_autofree char *backup = name_beside (f, "backup.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DumentWatch watch = { cancellable, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (dument_setting_set (f->store, "colour", "blue", NULL));
  g_assert_true (dument_backup_create (f->store, backup, &watch, &error));
  g_assert_no_error (error);
  g_assert_cmpint (watch.percent, >, 0);
  findings = dument_check_run (f->store, &watch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);

  g_assert_true (dument_setting_set (f->store, "colour", "red", NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (dument_backup_create (f->store, backup, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_holds (backup, "blue");
  g_assert_null (dument_check_run (f->store, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/backup/create", test_create);
  ADD ("/store/backup/create-replaces-only-backups", test_create_replaces_only_backups);
  ADD ("/store/backup/create-replaces-only-its-own", test_create_replaces_only_its_own);
  ADD ("/store/backup/create-names-the-file-at-fault", test_create_names_the_file_at_fault);
  ADD ("/store/backup/restore", test_restore);
  ADD ("/store/backup/restore-where-nothing-was", test_restore_where_nothing_was);
  ADD ("/store/backup/restore-refuses", test_restore_refuses);
  ADD ("/store/backup/restore-over-damage", test_restore_over_damage);
  ADD ("/store/backup/restore-while-open", test_restore_while_open);
  ADD ("/store/backup/stopped", test_stopped);
  ADD ("/store/check/well", test_check_well);
  ADD ("/store/check/rounding", test_check_rounding);
  for (gsize i = 0; i < G_N_ELEMENTS (spoilings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/check/finds/%" G_GSIZE_FORMAT, i);

      g_test_add (path, Fixture, &spoilings[i], fixture_set_up, test_check_finds,
                  fixture_tear_down);
    }

  return g_test_run ();
}
