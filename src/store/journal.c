/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/journal.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/statement.h"
#include "store/store-private.h"

#define HASH_SIZE 32
#define SALT_SIZE 16

G_STATIC_ASSERT (DUMENT_SUBJECT_FILE == 0 && DUMENT_SUBJECT_SETTING == 9);

/* What the hash of an entry seals. */
typedef struct
{
  gint64 seq;
  gint64 at;
  const char *kind;
  gint64 subject;
  gint64 subject_id;
  guint8 digest[HASH_SIZE];
  guint8 previous[HASH_SIZE];
} Seal;

static void
update_number (GChecksum *checksum, gint64 number)
{
  guint64 big_endian = GUINT64_TO_BE ((guint64) number);

  g_checksum_update (checksum, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
finish (GChecksum *checksum, guint8 ret_hash[HASH_SIZE])
{
  gsize size = HASH_SIZE;

  g_checksum_get_digest (checksum, ret_hash, &size);
}

/* SHA-256 of the previous hash, the place, the time, the kind with its length before it, the
 * subject and the digest of the payload; numbers are eight bytes, the highest first. */
static void
compute_hash (const Seal *seal, guint8 ret_hash[HASH_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize kind_length = strlen (seal->kind);

  g_checksum_update (checksum, seal->previous, HASH_SIZE);
  update_number (checksum, seal->seq);
  update_number (checksum, seal->at);
  update_number (checksum, (gint64) kind_length);
  g_checksum_update (checksum, (const guint8 *) seal->kind, (gssize) kind_length);
  update_number (checksum, seal->subject);
  update_number (checksum, seal->subject_id);
  g_checksum_update (checksum, seal->digest, HASH_SIZE);
  finish (checksum, ret_hash);
}

/* Without the salt nobody can try out which payload the digest belonged to. */
static void
compute_digest (const guint8 *salt, gsize salt_size, const char *payload, guint8 ret[HASH_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (salt_size > 0)
    g_checksum_update (checksum, salt, (gssize) salt_size);
  g_checksum_update (checksum, (const guint8 *) payload, (gssize) strlen (payload));
  finish (checksum, ret);
}

/* The first entry follows on a hash of zeros. */
static gboolean
read_head (DumentStore *store, Seal *seal, GError **error)
{
  static const char sql[] = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  const void *hash;
  gboolean row;
  gsize size;

  if (statement == NULL || !dument_statement_step (statement, &row, error))
    return FALSE;
  seal->seq = 1;
  memset (seal->previous, 0, HASH_SIZE);
  if (row)
    {
      seal->seq = dument_statement_get_integer (statement, 0) + 1;
      hash = dument_statement_get_bytes (statement, 1, &size);
      memcpy (seal->previous, hash, MIN (size, HASH_SIZE));
    }
  return TRUE;
}

static gboolean
insert_entry (DumentStore *store, const Seal *seal, GError **error)
{
  static const char sql[] = "INSERT INTO journal (seq, at, kind, subject_kind, subject_id, "
                            "payload_digest, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                            "?8)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  guint8 hash[HASH_SIZE];

  if (statement == NULL)
    return FALSE;
  compute_hash (seal, hash);
  dument_statement_bind_integer (statement, 1, seal->seq);
  dument_statement_bind_integer (statement, 2, seal->at);
  dument_statement_bind_text (statement, 3, seal->kind);
  dument_statement_bind_integer (statement, 4, seal->subject);
  dument_statement_bind_integer (statement, 5, seal->subject_id);
  dument_statement_bind_bytes (statement, 6, seal->digest, HASH_SIZE);
  dument_statement_bind_bytes (statement, 7, seal->previous, HASH_SIZE);
  dument_statement_bind_bytes (statement, 8, hash, HASH_SIZE);
  return dument_statement_run (statement, error);
}

static gboolean
insert_payload (DumentStore *store,
                gint64 seq,
                const guint8 salt[SALT_SIZE],
                const char *payload,
                GError **error)
{
  static const char sql[] = "INSERT INTO journal_payload (seq, salt, payload) VALUES (?1, ?2, ?3)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, seq);
  dument_statement_bind_bytes (statement, 2, salt, SALT_SIZE);
  dument_statement_bind_text (statement, 3, payload);
  return dument_statement_run (statement, error);
}

/**
 * dument_journal_append:
 * @store: an open file, within a transaction
 * @at: when, in seconds since 1970-01-01 UTC
 * @kind: what happened, a word such as `payment-recorded`
 * @subject: what it is about
 * @subject_id: its row, 0 where it has none
 * @payload: the particulars, valid UTF-8
 * @error: (out) (optional): where an error goes
 *
 * Adds an entry and seals it with the hash of the one before.
 *
 * Returns: whether it was written
 */
gboolean
dument_journal_append (DumentStore *store,
                       gint64 at,
                       const char *kind,
                       DumentSubject subject,
                       gint64 subject_id,
                       const char *payload,
                       GError **error)
{
  Seal seal = { .at = at, .kind = kind, .subject = subject, .subject_id = subject_id };
  guint8 salt[SALT_SIZE];

  g_return_val_if_fail (kind != NULL && payload != NULL, FALSE);
  g_return_val_if_fail (dument_database_in_transaction (dument_store_get_database (store)), FALSE);

  if (!read_head (store, &seal, error))
    return FALSE;
  sqlite3_randomness (SALT_SIZE, salt);
  compute_digest (salt, SALT_SIZE, payload, seal.digest);
  return insert_entry (store, &seal, error) &&
         insert_payload (store, seal.seq, salt, payload, error);
}

/**
 * dument_journal_entry_free:
 * @self: (nullable) (transfer full): an entry
 */
void
dument_journal_entry_free (DumentJournalEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->payload);
  g_free (self->hash);
  g_free (self);
}

static DumentJournalEntry *
read_entry (DumentStatement *statement)
{
  DumentJournalEntry *entry = g_new0 (DumentJournalEntry, 1);

  entry->seq = dument_statement_get_integer (statement, 0);
  entry->at = dument_statement_get_integer (statement, 1);
  entry->kind = g_strdup (dument_statement_get_text (statement, 2));
  entry->subject = (DumentSubject) dument_statement_get_integer (statement, 3);
  entry->subject_id = dument_statement_get_integer (statement, 4);
  entry->payload = g_strdup (dument_statement_get_text (statement, 5));
  entry->erased_on = dument_statement_get_date (statement, 6);
  entry->hash = g_strdup (dument_statement_get_text (statement, 7));
  return entry;
}

static GPtrArray *
read_entries (DumentStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dument_journal_entry_free);
  gboolean row;

  for (;;)
    {
      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      g_ptr_array_add (entries, read_entry (statement));
    }
}

#define ENTRIES                                                                  \
  "SELECT journal.seq, at, kind, subject_kind, subject_id, payload, erased_on, " \
  "lower (hex (hash)) FROM journal LEFT JOIN journal_payload USING (seq) "

/**
 * dument_journal_list:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentJournalEntry) (nullable): the journal from its
 * beginning
 */
GPtrArray *
dument_journal_list (DumentStore *store, GError **error)
{
  static const char sql[] = ENTRIES "ORDER BY journal.seq";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  return statement != NULL ? read_entries (statement, error) : NULL;
}

/* The words by which the end of a subject, and its return, are noted. */
#define DELETED  "'client-deleted', 'invoice-deleted'"
#define RESTORED "'client-restored', 'invoice-restored'"

/**
 * dument_journal_list_of_subject:
 * @store: an open file
 * @subject: what it is about
 * @subject_id: its row
 * @error: (out) (optional): where an error goes
 *
 * In a file older than version 6 of the schema, what was deleted may have left its number of row to
 * something else: its history is not that of the other. It has it back when it comes back.
 *
 * Returns: (transfer full) (element-type DumentJournalEntry) (nullable): what happened to it,
 * oldest first
 */
GPtrArray *
dument_journal_list_of_subject (DumentStore *store,
                                DumentSubject subject,
                                gint64 subject_id,
                                GError **error)
{
  static const char sql[] =
      ENTRIES "WHERE subject_kind = ?1 AND subject_id = ?2 AND journal.seq > coalesce ("
              "(SELECT CASE WHEN kind IN (" DELETED ") THEN seq END FROM journal "
              "WHERE subject_kind = ?1 AND subject_id = ?2 AND kind IN (" DELETED ", " RESTORED ") "
              "ORDER BY seq DESC LIMIT 1), 0) ORDER BY journal.seq";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, subject);
  dument_statement_bind_integer (statement, 2, subject_id);
  return read_entries (statement, error);
}

/**
 * dument_journal_erase:
 * @store: an open file
 * @seq: the entry
 * @erased_on: the day
 * @error: (out) (optional): where an error goes
 *
 * Erases the particulars of an entry, for good, and says so in their place. The entry itself and
 * the chain stay.
 *
 * Returns: whether it was done; %DUMENT_STORE_ERROR_NOT_FOUND where there is nothing to erase
 */
gboolean
dument_journal_erase (DumentStore *store, gint64 seq, DumentDate erased_on, GError **error)
{
  static const char sql[] = "UPDATE journal_payload SET salt = NULL, payload = NULL, "
                            "erased_on = ?2 WHERE seq = ?1 AND payload IS NOT NULL";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, seq);
  dument_statement_bind_date (statement, 2, erased_on);
  return dument_statement_run_on_one (statement, _ ("this entry of the journal"), error);
}

static gboolean
column_equals (DumentStatement *statement, int column, const guint8 expected[HASH_SIZE])
{
  gsize size;
  const void *bytes = dument_statement_get_bytes (statement, column, &size);

  return size == HASH_SIZE && memcmp (bytes, expected, HASH_SIZE) == 0;
}

/* The payload is there and is the one of the digest, or its erasure was said. */
static gboolean
is_payload_sound (DumentStatement *statement, const guint8 digest[HASH_SIZE])
{
  const char *payload = dument_statement_get_text (statement, 9);
  guint8 computed[HASH_SIZE];
  const guint8 *salt;
  gsize salt_size;

  if (payload == NULL)
    return dument_statement_get_date (statement, 10) != DUMENT_DATE_NONE;
  salt = dument_statement_get_bytes (statement, 8, &salt_size);
  compute_digest (salt, salt_size, payload, computed);
  return memcmp (computed, digest, HASH_SIZE) == 0;
}

static gboolean
is_entry_sound (DumentStatement *statement, Seal *seal)
{
  guint8 hash[HASH_SIZE];
  const void *digest;
  gsize size;

  if (dument_statement_get_integer (statement, 0) != seal->seq ||
      !column_equals (statement, 6, seal->previous))
    return FALSE;
  seal->at = dument_statement_get_integer (statement, 1);
  seal->kind = dument_statement_get_text (statement, 2);
  seal->subject = dument_statement_get_integer (statement, 3);
  seal->subject_id = dument_statement_get_integer (statement, 4);
  digest = dument_statement_get_bytes (statement, 5, &size);
  memcpy (seal->digest, digest, MIN (size, HASH_SIZE));
  compute_hash (seal, hash);
  if (!column_equals (statement, 7, hash) || !is_payload_sound (statement, seal->digest))
    return FALSE;
  memcpy (seal->previous, hash, HASH_SIZE);
  seal->seq++;
  return TRUE;
}

/* SQLite remembers the highest place that was ever taken: entries cut off the end are missed. */
static gboolean
read_highest (DumentStore *store, gint64 *ret_seq, GError **error)
{
  static const char sql[] = "SELECT seq FROM sqlite_sequence WHERE name = 'journal'";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  return statement != NULL && dument_statement_find_id (statement, ret_seq, error);
}

/**
 * dument_journal_verify:
 * @store: an open file
 * @ret_first_bad: (out): the first entry that was changed, or is missing; 0 where all is well
 * @error: (out) (optional): where an error goes
 *
 * Computes the chain of hashes anew.
 *
 * Returns: whether it could be read
 */
gboolean
dument_journal_verify (DumentStore *store, gint64 *ret_first_bad, GError **error)
{
  static const char sql[] = "SELECT journal.seq, at, kind, subject_kind, subject_id, "
                            "payload_digest, previous, hash, salt, payload, erased_on "
                            "FROM journal LEFT JOIN journal_payload USING (seq) "
                            "ORDER BY journal.seq";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  Seal seal = { .seq = 1 };
  gint64 highest;
  gboolean row;

  if (statement == NULL || !read_highest (store, &highest, error))
    return FALSE;
  for (;;)
    {
      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row || !is_entry_sound (statement, &seal))
        break;
    }
  *ret_first_bad = row || seal.seq <= highest ? seal.seq : 0;
  return TRUE;
}
