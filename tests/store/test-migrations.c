/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include <sqlite3.h>
#include <string.h>

#include "fixture.h"
#include "store/check.h"
#include "store/migrations.h"
#include "store/store-private.h"

/* How many versions of the schema are kept as files; those that come are found by their names. */
#define MIN_VERSIONS 5

/* All but what SQLite keeps for itself, in an order that does not depend on how it came there. */
static const char schema_sql[] =
    "SELECT group_concat (type || ' ' || name || ' ' || tbl_name || ' ' || coalesce (sql, ''), "
    "';') "
    "FROM (SELECT * FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name)";

/* Every fact that a user entered: the rest is computed, or came with a later version. */
static const char facts_sql[] =
    "SELECT group_concat (line, char (10)) FROM ("
    "SELECT 'client ' || id || name || coalesce (siren, '') || kind || typed AS line FROM client "
    "UNION ALL SELECT 'contact ' || id || name || role || email || phone FROM contact "
    "UNION ALL SELECT 'invoice ' || id || seller_key || number || due_date || due_payable || typed "
    "|| clause_kind || clause_value || source_id FROM invoice "
    "UNION ALL SELECT 'credit note ' || id || number || amount || invoice_id FROM credit_note "
    "UNION ALL SELECT 'payment ' || id || amount || coalesce (bounced_on, '') FROM payment "
    "UNION ALL SELECT 'allocation ' || id || payment_id || invoice_id || amount FROM allocation "
    "UNION ALL SELECT 'waiver ' || id || invoice_id || kind || reason FROM waiver "
    "UNION ALL SELECT 'letter ' || id || reference || delivered_on || document_id FROM letter "
    "UNION ALL SELECT 'letter of ' || letter_id || invoice_id FROM letter_invoice "
    "UNION ALL SELECT 'document ' || id || hex (sha256) || hex (content) FROM document "
    "UNION ALL SELECT 'rate ' || key || semester || rate || source FROM rate "
    "UNION ALL SELECT 'setting ' || key || value FROM setting "
    "UNION ALL SELECT 'issuer ' || name || siren || iban FROM issuer "
    "UNION ALL SELECT 'journal ' || seq || kind || hex (hash) FROM journal "
    "UNION ALL SELECT 'payload ' || seq || payload FROM journal_payload)";

static void
assert_same (GBytes *found, GBytes *expected)
{
  g_autofree char *a = g_strndup (g_bytes_get_data (found, NULL), g_bytes_get_size (found));
  g_autofree char *b = g_strndup (g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));

  g_assert_cmpstr (a, ==, b);
}

static void
assert_sound (DumentStore *store)
{
  g_autoptr (GPtrArray) findings = dument_check_run (store, /* watch= */ NULL, NULL);

  g_assert_nonnull (findings);
  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", ((DumentCheckFinding *) g_ptr_array_index (findings, i))->message);
}

static GBytes *
read_facts (const char *path)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  GBytes *facts;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, facts_sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  facts =
      g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_assert_cmpuint (g_bytes_get_size (facts), >, 2000);
  return facts;
}

/* A file of each version comes to the form of one that was begun today, with all that it held. */
static void
test_each_version (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) fresh = fixture_ask_bytes (f->store, schema_sql);
  unsigned version = 1;

  for (;; version++)
    {
      g_autofree char *path = g_strdup_printf ("%s/version-%u.db", f->folder, version);
      g_autoptr (GError) error = NULL;
      g_autoptr (DumentStore) store = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GBytes) schema = NULL;

      if (!fixture_lay_out_version (path, version))
        break;
      before = read_facts (path);
      store = dument_store_open (path, /* create= */ FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (fixture_ask (store, "PRAGMA user_version"), ==,
                       dument_migrations_get_latest ());
      schema = fixture_ask_bytes (store, schema_sql);
      assert_same (schema, fresh);
      after = fixture_ask_bytes (store, facts_sql);
      assert_same (after, before);
      assert_sound (store);
    }
  g_assert_cmpuint (version, >, MIN_VERSIONS);
}

/* Once the steps are taken, nothing may edit the words of the schema any more. */
static void
test_defended_again (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "old.db", NULL);
  g_autoptr (DumentStore) store = NULL;
  int on = -1;

  g_assert_true (fixture_lay_out_version (path, 1));
  store = dument_store_open (path, /* create= */ FALSE, NULL);
  g_assert_nonnull (store);
  sqlite3_db_config (dument_database_get_handle (dument_store_get_database (store)),
                     SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
  g_assert_cmpint (on, ==, 1);
  g_assert_false (dument_database_execute (dument_store_get_database (store),
                                           "UPDATE sqlite_schema SET sql = sql", NULL));
}

/* What was deleted before numbers were kept for good is known by the journal. */
static void
test_numbers_of_deleted (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "old.db", NULL);
  g_autoptr (DumentStore) store = NULL;
  sqlite3 *handle = NULL;

  g_assert_true (fixture_lay_out_version (path, 5));
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (handle,
                    "DELETE FROM waiver; DELETE FROM allocation WHERE invoice_id = 2; "
                    "DELETE FROM credit_note; DELETE FROM letter_draft; "
                    "DELETE FROM invoice WHERE id > 1; DELETE FROM client WHERE id > 1",
                    NULL, NULL, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  store = dument_store_open (path, /* create= */ FALSE, NULL);
  g_assert_nonnull (store);
  /* The journal speaks of invoice 2 and of client 2. */
  g_assert_cmpint (fixture_add_invoice (store, 1, "F-9", 20779, 100), ==, 3);
  g_assert_cmpint (fixture_add_client (store, "Roux", NULL), ==, 3);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/migrations/each-version", test_each_version);
  ADD ("/store/migrations/defended-again", test_defended_again);
  ADD ("/store/migrations/numbers-of-deleted", test_numbers_of_deleted);

  return g_test_run ();
}
