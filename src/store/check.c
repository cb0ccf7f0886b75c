/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/check.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "domain/money.h"
#include "store/integrity.h"
#include "store/journal.h"
#include "store/statement.h"
#include "store/store-private.h"

/**
 * dument_check_finding_new:
 * @kind: what part of the file
 * @row: the row concerned, 0 where there is none
 * @message: what is wrong and what to do
 *
 * Returns: (transfer full): a finding
 */
DumentCheckFinding *
dument_check_finding_new (DumentCheckFindingKind kind, gint64 row, const char *message)
{
  DumentCheckFinding *self = g_new (DumentCheckFinding, 1);

  self->kind = kind;
  self->row = row;
  self->message = g_strdup (message);
  return self;
}

/**
 * dument_check_finding_free:
 * @self: (nullable) (transfer full): a finding
 */
void
dument_check_finding_free (DumentCheckFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->message);
  g_free (self);
}

G_GNUC_PRINTF (4, 5)
static void
report (GPtrArray *findings, DumentCheckFindingKind kind, gint64 row, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (findings, dument_check_finding_new (kind, row, message));
}

static gboolean
check_structure (DumentStore *store, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) complaints =
      dument_integrity_check_structure (dument_store_get_database (store), error);

  if (complaints == NULL)
    return FALSE;
  for (guint i = 0; i < complaints->len; i++)
    report (findings, DUMENT_CHECK_STRUCTURE, 0,
            _ ("The file “%s” is damaged (%s). Keep a copy of it and restore a backup."),
            dument_store_get_path (store), (const char *) g_ptr_array_index (complaints, i));
  return TRUE;
}

static gboolean
check_references (DumentStore *store, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) complaints =
      dument_integrity_check_references (dument_store_get_database (store), error);

  if (complaints == NULL)
    return FALSE;
  for (guint i = 0; i < complaints->len; i++)
    report (findings, DUMENT_CHECK_REFERENCE, 0,
            _ ("An entry refers to another that is not there (%s). Keep a copy of the file and "
               "restore a backup."),
            (const char *) g_ptr_array_index (complaints, i));
  return TRUE;
}

static gboolean
check_journal (DumentStore *store, GPtrArray *findings, GError **error)
{
  g_autofree char *place = NULL;
  gint64 first_bad;

  if (!dument_journal_verify (store, &first_bad, error))
    return FALSE;
  if (first_bad == 0)
    return TRUE;
  place = g_strdup_printf ("%" G_GINT64_FORMAT, first_bad);
  report (findings, DUMENT_CHECK_JOURNAL, first_bad,
          _ ("The journal was changed, or cut off, at entry %s: from there on it proves nothing. "
             "Compare it with a backup."),
          place);
  return TRUE;
}

static gboolean
has_hash (const void *content, gsize size, const void *hash, gsize hash_size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 computed[32];
  gsize computed_size = sizeof computed;

  if (size > 0)
    g_checksum_update (checksum, content, (gssize) size);
  g_checksum_get_digest (checksum, computed, &computed_size);
  return hash_size == computed_size && memcmp (hash, computed, computed_size) == 0;
}

static gboolean
check_documents (DumentStore *store, GPtrArray *findings, GError **error)
{
  static const char sql[] = "SELECT id, file_name, sha256, content FROM document ORDER BY id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      const void *hash, *content;
      gsize hash_size, size;

      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      hash = dument_statement_get_bytes (statement, 2, &hash_size);
      content = dument_statement_get_bytes (statement, 3, &size);
      if (!has_hash (content, size, hash, hash_size))
        report (findings, DUMENT_CHECK_DOCUMENT, dument_statement_get_integer (statement, 0),
                _ ("The document “%s” is not what it was when it came in. Take it from a backup."),
                dument_statement_get_text (statement, 1));
    }
}

/* Whether the row of a statement is wrong. */
typedef gboolean (*IsWrong) (DumentStatement *statement);

/* Runs a statement that yields the number and the name of each row that may be wrong. */
static gboolean
check_rows (DumentStore *store,
            const char *sql,
            IsWrong is_wrong,
            const char *message,
            GPtrArray *findings,
            GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (is_wrong != NULL && !is_wrong (statement))
        continue;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      report (findings, DUMENT_CHECK_SUM, dument_statement_get_integer (statement, 0), message,
              dument_statement_get_text (statement, 1));
#pragma GCC diagnostic pop
    }
}

/* An invoice may round what is to be paid to the whole unit of its currency (EN 16931, BT-114). */
static gboolean
is_more_than_rounded (DumentStatement *statement)
{
  return dument_statement_get_integer (statement, 3) >=
         dument_money_unit (dument_statement_get_text (statement, 2));
}

static gboolean
check_sums (DumentStore *store, GPtrArray *findings, GError **error)
{
  static const char payments[] =
      "SELECT id, id FROM payment WHERE amount < "
      "(SELECT sum (amount) FROM allocation WHERE payment_id = payment.id)";
  static const char credit_notes[] =
      "SELECT id, number FROM credit_note WHERE amount < "
      "(SELECT sum (amount) FROM allocation WHERE credit_note_id = credit_note.id)";
  static const char currencies[] =
      "SELECT invoice.id, invoice.number FROM allocation "
      "JOIN invoice ON invoice.id = allocation.invoice_id "
      "LEFT JOIN payment ON payment.id = payment_id "
      "LEFT JOIN credit_note ON credit_note.id = credit_note_id "
      "WHERE invoice.currency <> coalesce (payment.currency, credit_note.currency)";
  static const char totals[] =
      "SELECT id, number, currency, abs (total - prepaid - due_payable) FROM invoice "
      "WHERE total - prepaid <> due_payable";

  return check_rows (store, payments, /* is_wrong= */ NULL,
                     _ ("More is set against invoices than payment %s brought in. Take one of its "
                        "allocations back."),
                     findings, error) &&
         check_rows (store, credit_notes, /* is_wrong= */ NULL,
                     _ ("More is set against invoices than the credit note %s credits. Take one "
                        "of its allocations back."),
                     findings, error) &&
         check_rows (store, currencies, /* is_wrong= */ NULL,
                     _ ("The invoice %s was paid in another currency than its own. Take the "
                        "payment back and enter it anew."),
                     findings, error) &&
         check_rows (store, totals, is_more_than_rounded,
                     _ ("What the invoice %s asks is not its total less what was prepaid. Compare "
                        "it with the invoice."),
                     findings, error);
}

typedef gboolean (*Check) (DumentStore *store, GPtrArray *findings, GError **error);

/* The checks one after the other; what cannot go on is a finding. */
static gboolean
run_checks (DumentStore *store, DumentWatch *watch, GPtrArray *findings, GError **error)
{
  /* The structure takes half of the time, and the documents most of the rest. */
  static const struct
  {
    Check check;
    int percent;
  } checks[] = { { check_structure, 45 },
                 { check_references, 55 },
                 { check_journal, 65 },
                 { check_documents, 85 },
                 { check_sums, 90 } };

  for (unsigned i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) local = NULL;

      if (!dument_watch_goes_on (watch, error))
        return FALSE;
      if (!checks[i].check (store, findings, &local))
        {
          if (!g_error_matches (local, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CORRUPT))
            {
              g_propagate_error (error, g_steal_pointer (&local));
              return FALSE;
            }
          report (findings, DUMENT_CHECK_STRUCTURE, 0, "%s", local->message);
        }
      dument_watch_tell (watch, checks[i].percent);
    }
  return TRUE;
}

/**
 * dument_check_run:
 * @store: an open file
 * @watch: (nullable): is told how far it is, and stops what is no longer wanted
 * @error: (out) (optional): where an error goes
 *
 * Checks all that the file can say of itself: SQLite's structure, references, the chain of the
 * journal, the bytes of the documents, the sums. What was computed from the law, the standings, is
 * compared by the layer that can compute it, see dument_standing_foreach().
 *
 * Returns: (transfer full) (element-type DumentCheckFinding) (nullable): what is wrong; empty where
 *   all is well, %G_IO_ERROR_CANCELLED where it was stopped. A file so damaged that a check cannot
 *   go on is a finding too, not an error.
 */
GPtrArray *
dument_check_run (DumentStore *store, DumentWatch *watch, GError **error)
{
  DumentDatabase *database = dument_store_get_database (store);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dument_check_finding_free);
  gboolean is_done;

  dument_watch_begin (watch, database);
  is_done = run_checks (store, watch, findings, error);
  dument_watch_end (watch, database);
  return dument_watch_goes_on (watch, error) && is_done ? g_steal_pointer (&findings) : NULL;
}
