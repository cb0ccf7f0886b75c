/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store/allocation.h"
#include "store/database.h"
#include "store/store-private.h"

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dument-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "dument.db", NULL);
  self->store = dument_store_open (self->path, /* create= */ TRUE, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->store, dument_store_close);
  fixture_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->store, dument_store_close);
  self->store = dument_store_open (self->path, /* create= */ FALSE, &error);
  g_assert_no_error (error);
}

gint64
fixture_add_client (DumentStore *store, const char *name, const char *siren)
{
  g_autoptr (DumentClient) client = dument_client_new ();
  g_autoptr (GError) error = NULL;

  client->party.name = g_strdup (name);
  client->party.siren = g_strdup (siren);
  client->kind = DUMENT_DEBTOR_PROFESSIONAL;
  g_assert_true (dument_client_insert (store, client, &error));
  g_assert_no_error (error);
  return client->id;
}

gint64
fixture_add_invoice (DumentStore *store,
                     gint64 client_id,
                     const char *number,
                     DumentDate due,
                     DumentMoney amount)
{
  g_autoptr (DumentInvoice) invoice = dument_invoice_new ();
  g_autoptr (GError) error = NULL;

  invoice->seller_key = g_strdup ("123456782");
  invoice->number = g_strdup (number);
  invoice->client_id = client_id;
  invoice->issue_date = due - 30;
  invoice->due_date = due;
  invoice->total = amount;
  invoice->due_payable = amount;
  g_assert_true (dument_invoice_insert (store, invoice, &error));
  g_assert_no_error (error);
  return invoice->id;
}

gint64
fixture_add_payment (DumentStore *store,
                     gint64 client_id,
                     DumentDate received_on,
                     DumentMoney amount)
{
  g_autoptr (DumentPayment) payment = dument_payment_new ();
  g_autoptr (GError) error = NULL;

  payment->client_id = client_id;
  payment->received_on = received_on;
  payment->amount = amount;
  g_assert_true (dument_payment_insert (store, payment, &error));
  g_assert_no_error (error);
  return payment->id;
}

gint64
fixture_allocate (DumentStore *store, gint64 payment_id, gint64 invoice_id, gint64 amount)
{
  DumentAllocation allocation = { .payment_id = payment_id,
                                  .invoice_id = invoice_id,
                                  .amount = amount };
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_allocation_insert (store, &allocation, &error));
  g_assert_no_error (error);
  return allocation.id;
}

/* Changes the file behind the back of the store, as a careless tool would. */
void
fixture_spoil (Fixture *self, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_clear_pointer (&self->store, dument_store_close);
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  fixture_reopen (self);
}

/* The number that a statement yields; the statement is asked once only. */
gint64
fixture_ask (DumentStore *store, const char *sql)
{
  sqlite3 *handle = dument_database_get_handle (dument_store_get_database (store));
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* Likewise the bytes that it yields. */
GBytes *
fixture_ask_bytes (DumentStore *store, const char *sql)
{
  sqlite3 *handle = dument_database_get_handle (dument_store_get_database (store));
  sqlite3_stmt *statement = NULL;
  GBytes *bytes;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  bytes =
      g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  return bytes;
}

/* Salts are drawn anew each time, and the seals of the journal follow them. */
static gboolean
is_random (const char *table, int type)
{
  return g_str_has_prefix (table, "journal") && type == SQLITE_BLOB;
}

static void
dump_table (sqlite3 *handle, const char *table, GString *dump)
{
  g_autofree char *sql = g_strdup_printf ("SELECT *, 0 FROM \"%s\" ORDER BY 1, 2", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append (dump, table);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const unsigned char *bytes = sqlite3_column_blob (statement, i);
          int type = sqlite3_column_type (statement, i);
          int n_bytes = is_random (table, type) ? 0 : sqlite3_column_bytes (statement, i);

          g_autofree char *value = NULL;

          /* Short values can be read where a test fails; long ones are only compared. */
          value = type == SQLITE_BLOB || n_bytes > 80
                      ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, (gsize) n_bytes)
                      : g_strndup ((const char *) bytes, (gsize) n_bytes);
          g_string_append_printf (dump, "|%d:%s", type, value);
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

static char *
dump_handle (sqlite3 *handle)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                       "AND name NOT LIKE 'sqlite_stat%' "
                                       "AND name NOT LIKE 'invoice_words%' ORDER BY name",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    dump_table (handle, (const char *) sqlite3_column_text (statement, 0), dump);
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

/* Every value of every row, to tell whether two states of a file are the same. */
char *
fixture_dump (DumentStore *store)
{
  return dump_handle (dument_database_get_handle (dument_store_get_database (store)));
}

char *
fixture_dump_file (const char *path)
{
  sqlite3 *handle = NULL;
  char *dump;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  dump = dump_handle (handle);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return dump;
}

/* A data file as a version of the program wrote it, from tests/data/schema; FALSE where that
 * version is not among them. */
gboolean
fixture_lay_out_version (const char *path, unsigned version)
{
  g_autofree char *source =
      g_strdup_printf (TEST_SOURCE_ROOT "/tests/data/schema/version-%u.sql", version);
  g_autofree char *sql = NULL;
  sqlite3 *handle = NULL;

  if (!g_file_get_contents (source, &sql, NULL, NULL))
    return FALSE;
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return TRUE;
}
