/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Every call that SQLite makes to the disk fails once, for each operation in turn. Whatever
 * happens, the file then opens, is sound, and holds either all of the operation or nothing of it.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "fault-vfs.h"
#include "fixture.h"
#include "store/allocation.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/entered-rate.h"
#include "store/journal.h"
#include "store/sent-letter.h"
#include "store/setting.h"
#include "store/standing.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#define TODAY 20779

/* No operation makes so many calls; a loop that gets here would never end. */
#define MAX_CALLS 20000

typedef gboolean (*Operation) (DumentStore *store, const char *path, GError **error);

typedef struct
{
  const char *name;
  Operation run;      /* within a transaction, unless it opens the file itself */
  gboolean runs_bare; /* without an open store, on the path */
} Case;

static gboolean
run_setting (DumentStore *store, const char *path, GError **error)
{
  return dument_setting_set (store, "day-base", "actual", error);
}

static gboolean
run_import (DumentStore *store, const char *path, GError **error)
{
  g_autoptr (DumentClient) client = dument_client_new ();
  g_autoptr (DumentInvoice) invoice = dument_invoice_new ();

  client->party.name = g_strdup ("Imported");
  if (!dument_client_insert (store, client, error))
    return FALSE;
  invoice->seller_key = g_strdup ("123456782");
  invoice->client_id = client->id;
  invoice->issue_date = TODAY;
  invoice->total = invoice->due_payable = 100;
  invoice->label = g_strnfill (400, 'x');
  for (unsigned i = 0; i < 60; i++)
    {
      invoice->id = 0;
      g_free (invoice->number);
      invoice->number = g_strdup_printf ("I-%03u", i);
      if (!dument_invoice_insert (store, invoice, error))
        return FALSE;
    }
  return dument_journal_append (store, 0, "imported", DUMENT_SUBJECT_FILE, 0, "60", error);
}

static gboolean
run_payment (DumentStore *store, const char *path, GError **error)
{
  g_autoptr (DumentPayment) payment = dument_payment_new ();
  DumentAllocation allocation = { .invoice_id = 1, .amount = 4000 };

  payment->client_id = 1;
  payment->received_on = TODAY;
  payment->amount = 5000;
  if (!dument_payment_insert (store, payment, error))
    return FALSE;
  allocation.payment_id = payment->id;
  return dument_allocation_insert (store, &allocation, error) &&
         dument_journal_append (store, 0, "paid", DUMENT_SUBJECT_PAYMENT, payment->id, "{}", error);
}

static gboolean
run_letter (DumentStore *store, const char *path, GError **error)
{
  g_autofree char *text = g_strnfill (30000, 'L');
  g_autoptr (GBytes) content = g_bytes_new (text, 30000);
  g_autoptr (DumentSentLetter) letter = dument_sent_letter_new ();
  gint64 invoice_id = 1;

  letter->template_id = g_strdup ("mise-en-demeure");
  letter->kind = DUMENT_LETTER_DEGREE_FORMAL_NOTICE;
  letter->client_id = 1;
  letter->written_on = letter->posted_on = TODAY;
  g_array_append_val (letter->invoice_ids, invoice_id);
  return dument_stored_document_add (store, content, "application/pdf", "letter.pdf", TODAY,
                                     &letter->document_id, error) &&
         dument_sent_letter_insert (store, letter, error) &&
         dument_journal_append (store, 0, "posted", DUMENT_SUBJECT_LETTER, letter->id, "{}", error);
}

static gboolean
run_rate (DumentStore *store, const char *path, GError **error)
{
  const DumentEnteredRate rate = { .key = DUMENT_LAW_ECB,
                                   .semester = 2027 * 2,
                                   .rate = 215,
                                   .entered_on = TODAY,
                                   .source = (char *) "BCE" };

  return dument_entered_rate_save (store, &rate, error);
}

static gboolean
run_erase (DumentStore *store, const char *path, GError **error)
{
  return dument_journal_erase (store, 1, TODAY, error);
}

static gboolean
run_standing (DumentStore *store, const char *path, GError **error)
{
  const DumentStanding standing = {
    .invoice_id = 2, .as_of = TODAY, .state = DUMENT_STATE_LATE, .currency = "EUR"
  };

  return dument_standing_put (store, &standing, error);
}

static gboolean
run_create (DumentStore *store, const char *path, GError **error)
{
  g_autoptr (DumentStore) created = dument_store_open (path, /* create= */ TRUE, error);

  return created != NULL;
}

static char *
name_backup (const char *path)
{
  return g_strconcat (path, ".backup", NULL);
}

static gboolean
run_backup (DumentStore *store, const char *path, GError **error)
{
  g_autofree char *backup = name_backup (path);
  g_autoptr (DumentStore) own = dument_store_open (path, /* create= */ FALSE, error);

  return own != NULL && dument_backup_create (own, backup, /* watch= */ NULL, error);
}

static gboolean
run_restore (DumentStore *store, const char *path, GError **error)
{
  g_autofree char *backup = name_backup (path);
  g_autofree char *kept = NULL;

  return dument_backup_restore (backup, path, ".kept", &kept, error);
}

/* Brings a file of the first version to the newest form. */
static gboolean
run_migrate (DumentStore *store, const char *path, GError **error)
{
  g_autoptr (DumentStore) migrated = dument_store_open (path, /* create= */ FALSE, error);

  return migrated != NULL;
}

static const Case cases[] = {
  { "setting", run_setting, FALSE },   { "import", run_import, FALSE },
  { "payment", run_payment, FALSE },   { "letter", run_letter, FALSE },
  { "rate", run_rate, FALSE },         { "erase", run_erase, FALSE },
  { "standing", run_standing, FALSE }, { "create", run_create, TRUE },
  { "backup", run_backup, TRUE },      { "restore", run_restore, TRUE },
  { "migrate", run_migrate, TRUE },
};

/* Opens, does all within one transaction, closes: what a command does. */
static gboolean
run_case (const Case *c, const char *path, GError **error)
{
  g_autoptr (DumentStore) store = NULL;
  g_autoptr (DumentTransaction) transaction = NULL;
  gboolean done;

  if (c->runs_bare)
    return c->run (NULL, path, error);
  store = dument_store_open (path, /* create= */ FALSE, error);
  if (store == NULL)
    return FALSE;
  transaction = dument_transaction_begin (store, error);
  done = transaction != NULL && c->run (store, path, error) &&
         dument_transaction_commit (transaction, error);
  /* The transaction goes before the store that it belongs to. */
  g_clear_pointer (&transaction, dument_transaction_free);
  return done;
}

/* A file with something in every corner that the operations touch. */
static void
fill (DumentStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, &error);
  gint64 client = fixture_add_client (store, "Client", "552100554");
  DumentStanding standing = {
    .invoice_id = 1, .as_of = TODAY, .state = DUMENT_STATE_LATE, .currency = "EUR"
  };

  for (unsigned i = 0; i < 40; i++)
    {
      g_autofree char *number = g_strdup_printf ("F-%03u", i);

      fixture_add_invoice (store, client, number, TODAY - (DumentDate) i, 10000);
    }
  g_assert_true (dument_standing_put (store, &standing, &error));
  g_assert_true (
      dument_journal_append (store, 0, "set-up", DUMENT_SUBJECT_ISSUER, 1, "{}", &error));
  g_assert_true (dument_transaction_commit (transaction, &error));
  g_assert_no_error (error);
}

/* What there was before an operation, to be laid out anew for each of its runs. */
typedef struct
{
  char *folder;
  char *path;
  char *backup_path;
  GBytes *file;
  GBytes *backup;
  char *before;
  char *after;
} Stage;

static GBytes *
take_bytes (const char *path)
{
  char *bytes;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return g_bytes_new_take (bytes, size);
}

static void
lay_out_file (const char *path, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
lay_out (const Stage *stage, const Case *c)
{
  g_autoptr (GError) error = NULL;

  fixture_remove_folder (stage->folder);
  g_assert_no_errno (g_mkdir (stage->folder, 0700));
  if (c->run == run_create)
    return;
  lay_out_file (stage->path, stage->file);
  if (c->run == run_restore)
    lay_out_file (stage->backup_path, stage->backup);
}

static void
set_stage (Stage *stage, const Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) store = NULL;

  stage->folder = g_dir_make_tmp ("dument-faults-XXXXXX", NULL);
  stage->path = g_build_filename (stage->folder, "dument.db", NULL);
  stage->backup_path = name_backup (stage->path);
  if (c->run == run_migrate)
    g_assert_true (fixture_lay_out_version (stage->path, 1));
  else
    store = dument_store_open (stage->path, /* create= */ TRUE, &error);
  g_assert_no_error (error);
  if (c->run != run_create && c->run != run_migrate)
    fill (store);
  if (c->run == run_restore)
    {
      g_assert_true (dument_backup_create (store, stage->backup_path, /* watch= */ NULL, &error));
      stage->backup = take_bytes (stage->backup_path);
      g_assert_true (dument_setting_set (store, "since", "the backup", &error));
    }
  g_clear_pointer (&store, dument_store_close);
  stage->file = take_bytes (stage->path);
  stage->before = c->run == run_create ? g_strdup ("") : fixture_dump_file (stage->path);

  lay_out (stage, c);
  if (!run_case (c, stage->path, &error))
    g_error ("%s fails without faults: %s", c->name, error->message);
  stage->after = fixture_dump_file (stage->path);
}

static void
strike_stage (Stage *stage)
{
  fixture_remove_folder (stage->folder);
  g_free (stage->folder);
  g_free (stage->path);
  g_free (stage->backup_path);
  g_clear_pointer (&stage->file, g_bytes_unref);
  g_clear_pointer (&stage->backup, g_bytes_unref);
  g_free (stage->before);
  g_free (stage->after);
}

static void
assert_sound (const char *path, gboolean may_be_missing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (DumentStore) store = dument_store_open (path, /* create= */ FALSE, &error);

  if (may_be_missing && g_error_matches (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
    return;
  g_assert_no_error (error);
  findings = dument_check_run (store, /* watch= */ NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", ((DumentCheckFinding *) g_ptr_array_index (findings, i))->message);
}

/* Whether the file is what lay_out() made of it, byte for byte, and nothing is beside it. Most
 * calls that fail leave it so. */
static gboolean
is_untouched (const Stage *stage)
{
  g_autofree char *log = g_strconcat (stage->path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (stage->path, "-journal", NULL);
  g_autoptr (GBytes) now = NULL;

  if (g_file_test (log, G_FILE_TEST_EXISTS) || g_file_test (journal, G_FILE_TEST_EXISTS) ||
      !g_file_test (stage->path, G_FILE_TEST_EXISTS))
    return FALSE;
  now = take_bytes (stage->path);
  return g_bytes_equal (now, stage->file);
}

/* The old file is sound, as @nth 1 finds; what is its equal needs no second look. */
static void
assert_file (const Stage *stage, const Case *c, unsigned nth, gboolean done)
{
  g_autofree char *dump = NULL;

  if (!done && nth > 1 && c->run != run_create && is_untouched (stage))
    return;
  assert_sound (stage->path, c->run == run_create);
  dump = g_file_test (stage->path, G_FILE_TEST_EXISTS) ? fixture_dump_file (stage->path)
                                                       : g_strdup ("");
  if (strcmp (dump, stage->after) != 0 && (done || strcmp (dump, stage->before) != 0))
    g_error ("%s, call %u: the file is neither old nor new, or was said to be new:\n%s", c->name,
             nth, dump);
}

static void
assert_outcome (const Stage *stage, const Case *c, unsigned nth, gboolean done)
{
  g_autofree char *part = g_strconcat (stage->backup_path, ".part", NULL);

  assert_file (stage, c, nth, done);
  if (c->run == run_backup)
    {
      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
      if (done || g_file_test (stage->backup_path, G_FILE_TEST_EXISTS))
        {
          g_autofree char *copy = fixture_dump_file (stage->backup_path);

          assert_sound (stage->backup_path, FALSE);
          g_assert_cmpstr (copy, ==, stage->before);
        }
    }
}

/* Messages are for people: a sentence about a file. */
static void
assert_told (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == DUMENT_STORE_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* One in @stride of the calls that fault_vfs_next() chooses. */
static unsigned
advance (unsigned nth, unsigned stride)
{
  for (unsigned i = 0; i < stride; i++)
    nth = fault_vfs_next (nth);
  return nth;
}

static unsigned
fail_each_call (const Stage *stage,
                const Case *c,
                FaultKind kind,
                gboolean lasting,
                unsigned stride)
{
  unsigned n_failed = 0;

  for (unsigned nth = fault_vfs_next (0); nth < MAX_CALLS; nth = advance (nth, stride))
    {
      g_autoptr (GError) error = NULL;
      gboolean done, failed;

      lay_out (stage, c);
      fault_vfs_arm (kind, nth, lasting);
      done = run_case (c, stage->path, &error);
      failed = fault_vfs_disarm () > 0;
      if (!done)
        assert_told (error);
      assert_outcome (stage, c, nth, done);
      if (!failed)
        {
          g_assert_true (done);
          return n_failed;
        }
      n_failed++;
    }
  g_assert_not_reached ();
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  Stage stage = { 0 };
  unsigned n_io, n_io_lasting, n_full;

  set_stage (&stage, c);
  /* Each call fails once. After most of them nothing more is done, so that it makes no difference
   * whether the disk would have come back, or what was wrong with it: one in three shows that. */
  n_io = fail_each_call (&stage, c, FAULT_IO, /* lasting= */ FALSE, /* stride= */ 1);
  n_io_lasting = fail_each_call (&stage, c, FAULT_IO, /* lasting= */ TRUE, /* stride= */ 3);
  n_full = fail_each_call (&stage, c, FAULT_FULL, /* lasting= */ TRUE, /* stride= */ 3);
  strike_stage (&stage);
  g_test_message ("%s: failed %u calls, %u for good, %u for want of room", c->name, n_io,
                  n_io_lasting, n_full);
  g_assert_cmpuint (n_io, >, 0);
  g_assert_cmpuint (n_io_lasting, >, 0);
  g_assert_cmpuint (n_full, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/faults/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
