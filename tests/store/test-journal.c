/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include <string.h>

#include "fixture.h"
#include "store/journal.h"
#include "store/store-private.h"
#include "store/transaction.h"

#define TODAY 20779

static void
append (DumentStore *store, const char *kind, gint64 subject_id, const char *payload)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, &error);

  g_assert_true (dument_journal_append (store, 1795305600, kind, DUMENT_SUBJECT_INVOICE, subject_id,
                                        payload, &error));
  g_assert_true (dument_transaction_commit (transaction, &error));
  g_assert_no_error (error);
}

static void
append_some (DumentStore *store)
{
  append (store, "invoice-imported", 1, "{\"number\":\"F-1\"}");
  append (store, "payment-recorded", 2, "{\"from\":\"Mme Roy\"}");
  append (store, "letter-posted", 1, "");
}

static gint64
get_first_bad (DumentStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 first_bad = -1;

  g_assert_true (dument_journal_verify (store, &first_bad, &error));
  g_assert_no_error (error);
  return first_bad;
}

static void
test_append (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) of_subject = NULL;
  const DumentJournalEntry *entry;

  g_assert_cmpint (get_first_bad (f->store), ==, 0);
  append_some (f->store);
  fixture_reopen (f);
  g_assert_cmpint (get_first_bad (f->store), ==, 0);
  all = dument_journal_list (f->store, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  entry = g_ptr_array_index (all, 1);
  g_assert_cmpint (entry->seq, ==, 2);
  g_assert_cmpint (entry->at, ==, 1795305600);
  g_assert_cmpstr (entry->kind, ==, "payment-recorded");
  g_assert_cmpint (entry->subject, ==, DUMENT_SUBJECT_INVOICE);
  g_assert_cmpint (entry->subject_id, ==, 2);
  g_assert_cmpstr (entry->payload, ==, "{\"from\":\"Mme Roy\"}");
  g_assert_cmpint (entry->erased_on, ==, DUMENT_DATE_NONE);
  g_assert_cmpuint (strlen (entry->hash), ==, 64);
  of_subject = dument_journal_list_of_subject (f->store, DUMENT_SUBJECT_INVOICE, 1, NULL);
  g_assert_cmpuint (of_subject->len, ==, 2);
}

/* The format of the seal, computed here from its description and not from the code. */
static void
test_hash (Fixture *f, gconstpointer data)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GBytes) salt = NULL;
  static const guint8 zeros[32];
  static const guint8 place[] = { 0, 0, 0, 0, 0, 0, 0, 1 };
  static const guint8 at[] = { 0, 0, 0, 0, 0x6B, 0x02, 0x30, 0x80 };
  static const guint8 length[] = { 0, 0, 0, 0, 0, 0, 0, 4 };
  static const guint8 subject[] = { 0, 0, 0, 0, 0, 0, 0, 3 };
  static const guint8 subject_id[] = { 0, 0, 0, 0, 0, 0, 1, 2 };
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest_bytes[32];
  gsize size = sizeof digest_bytes;
  const DumentJournalEntry *entry;

  append (f->store, "kind", 258, "payload");
  salt = fixture_ask_bytes (f->store, "SELECT salt FROM journal_payload");
  g_checksum_update (digest, g_bytes_get_data (salt, NULL), 16);
  g_checksum_update (digest, (const guint8 *) "payload", 7);
  g_checksum_get_digest (digest, digest_bytes, &size);

  g_checksum_update (checksum, zeros, sizeof zeros);
  g_checksum_update (checksum, place, sizeof place);
  g_checksum_update (checksum, at, sizeof at);
  g_checksum_update (checksum, length, sizeof length);
  g_checksum_update (checksum, (const guint8 *) "kind", 4);
  g_checksum_update (checksum, subject, sizeof subject);
  g_checksum_update (checksum, subject_id, sizeof subject_id);
  g_checksum_update (checksum, digest_bytes, sizeof digest_bytes);
  all = dument_journal_list (f->store, NULL);
  entry = g_ptr_array_index (all, 0);
  g_assert_cmpstr (entry->hash, ==, g_checksum_get_string (checksum));
}

/* The words themselves refuse to be changed. */
static void
test_append_only (Fixture *f, gconstpointer data)
{
  static const char *const attempts[] = {
    "DELETE FROM journal",
    "DELETE FROM journal WHERE seq = 3",
    "UPDATE journal SET kind = 'x'",
    "UPDATE journal SET at = at + 1 WHERE seq = 2",
    "DELETE FROM journal_payload",
    "UPDATE journal_payload SET payload = 'x' WHERE seq = 1",
    "UPDATE journal_payload SET erased_on = 1 WHERE seq = 1",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
    "INSERT OR REPLACE INTO journal_payload SELECT * FROM journal_payload WHERE seq = 1",
  };
  DumentDatabase *database = dument_store_get_database (f->store);

  append_some (f->store);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      if (dument_database_execute (database, attempts[i], &error))
        g_error ("“%s” was done", attempts[i]);
      g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT);
    }
  g_assert_cmpint (get_first_bad (f->store), ==, 0);
}

/* Somebody takes the guards away first. */
typedef struct
{
  const char *sql;
  gint64 first_bad;
} Tampering;

static const Tampering tamperings[] = {
  { "UPDATE journal SET at = at + 1 WHERE seq = 1", 1 },
  { "UPDATE journal SET kind = 'letter-sent' WHERE seq = 3", 3 },
  { "UPDATE journal SET subject_id = 9 WHERE seq = 2", 2 },
  { "UPDATE journal SET subject_kind = 5 WHERE seq = 2", 2 },
  { "UPDATE journal SET hash = zeroblob (32) WHERE seq = 2", 2 },
  { "UPDATE journal SET payload_digest = zeroblob (32) WHERE seq = 2", 2 },
  { "UPDATE journal SET previous = zeroblob (32) WHERE seq = 2", 2 },
  { "UPDATE journal_payload SET payload = '{\"from\":\"M. Roy\"}' WHERE seq = 2", 2 },
  { "UPDATE journal_payload SET salt = zeroblob (16) WHERE seq = 1", 1 },
  { "DELETE FROM journal_payload WHERE seq = 2", 2 },
  { "DELETE FROM journal_payload WHERE seq = 1; DELETE FROM journal WHERE seq = 1", 1 },
  { "DELETE FROM journal_payload WHERE seq = 2; DELETE FROM journal WHERE seq = 2", 2 },
  { "DELETE FROM journal_payload WHERE seq = 3; DELETE FROM journal WHERE seq = 3", 3 },
  { "DELETE FROM journal_payload; DELETE FROM journal", 1 },
};

static void
test_tampering (Fixture *f, gconstpointer data)
{
  const Tampering *tampering = data;
  g_autofree char *sql =
      g_strconcat ("DROP TRIGGER journal_keeps_entries; DROP TRIGGER journal_keeps_words;"
                   "DROP TRIGGER journal_payload_keeps_entries;"
                   "DROP TRIGGER journal_payload_keeps_words;",
                   tampering->sql, NULL);

  append_some (f->store);
  fixture_spoil (f, sql);
  g_assert_cmpint (get_first_bad (f->store), ==, tampering->first_bad);
}

static void
test_erase (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const DumentJournalEntry *entry;

  append_some (f->store);
  g_assert_true (dument_journal_erase (f->store, 2, TODAY, NULL));
  g_assert_cmpint (get_first_bad (f->store), ==, 0);
  all = dument_journal_list (f->store, NULL);
  entry = g_ptr_array_index (all, 1);
  g_assert_null (entry->payload);
  g_assert_cmpint (entry->erased_on, ==, TODAY);
  g_assert_cmpstr (entry->kind, ==, "payment-recorded");
  g_assert_cmpint (fixture_ask (f->store, "SELECT salt IS NULL FROM journal_payload WHERE seq = 2"),
                   ==, 1);

  g_assert_false (dument_journal_erase (f->store, 2, TODAY, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND);
  append (f->store, "payment-recorded", 3, "{}");
  g_assert_cmpint (get_first_bad (f->store), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/journal/append", test_append);
  ADD ("/store/journal/hash", test_hash);
  ADD ("/store/journal/append-only", test_append_only);
  ADD ("/store/journal/erase", test_erase);
  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/journal/tampering/%" G_GSIZE_FORMAT, i);

      g_test_add (path, Fixture, &tamperings[i], fixture_set_up, test_tampering, fixture_tear_down);
    }

  return g_test_run ();
}
