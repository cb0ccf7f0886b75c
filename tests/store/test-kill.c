/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* A writing process is killed, again and again, wherever it happens to be. What it was told to be
 * written is whole; what it was not told is whole or absent, never in parts. */

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "fixture.h"
#include "store/allocation.h"
#include "store/check.h"
#include "store/journal.h"
#include "store/transaction.h"

#define MANY_KILLS 200

/* A transaction writes this many payments, each with its allocation, and one journal entry. */
#define ROWS 60

/* What the writer says of itself, one line each. */
#define SAYS_BEGUN      "begun"
#define SAYS_COMMITTING "committing"
#define SAYS_DONE       "done"

static void
say (const char *word, gint64 round)
{
  printf ("%s %" G_GINT64_FORMAT "\n", word, round);
  fflush (stdout);
}

static void
write_round (DumentStore *store, gint64 round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, &error);

  g_assert_no_error (error);
  say (SAYS_BEGUN, round);
  for (unsigned i = 0; i < ROWS; i++)
    {
      g_autoptr (DumentPayment) payment = dument_payment_new ();
      DumentAllocation allocation = { .invoice_id = 1, .amount = 1 };

      payment->client_id = 1;
      payment->received_on = (DumentDate) (round % 80000);
      payment->amount = 1;
      payment->note = g_strdup_printf ("%" G_GINT64_FORMAT, round);
      g_assert_true (dument_payment_insert (store, payment, &error));
      allocation.payment_id = payment->id;
      g_assert_true (dument_allocation_insert (store, &allocation, &error));
    }
  g_assert_true (dument_journal_append (store, round, "round", DUMENT_SUBJECT_FILE, 0, "", &error));
  say (SAYS_COMMITTING, round);
  g_assert_true (dument_transaction_commit (transaction, &error));
  say (SAYS_DONE, round);
}

/* The writer: goes on until it is killed. */
G_GNUC_NORETURN static void
run_writer (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStore) store = dument_store_open (path, /* create= */ FALSE, &error);

  g_assert_no_error (error);
  for (gint64 round = fixture_ask (store, "SELECT count(*) + 1 FROM journal");; round++)
    write_round (store, round);
}

typedef struct
{
  gint64 n_done; /* rounds acknowledged, or seen in the file, since it was made */
  unsigned n_inside;
  unsigned n_committing;
} Tally;

/* Takes in what a line says. */
static void
note_line (const char *line, Tally *tally, char **ret_last)
{
  g_free (*ret_last);
  *ret_last = g_strdup (line);
  if (g_str_has_prefix (line, SAYS_DONE))
    tally->n_done = g_ascii_strtoll (line + strlen (SAYS_DONE), NULL, 10);
}

static void
hear_line (GDataInputStream *lines, Tally *tally, char **ret_last)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  note_line (line, tally, ret_last);
}

/* Where in its work the writer is hit depends on this moment, not whether the test is right. */
static void
let_pass (gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < end)
    continue;
}

/* Lets a writer live for some of its lines and a moment more, then kills it and hears its last. On
 * most disks a transaction is longer in its commit than before it, so kills are aimed at what
 * comes before it until these are half of all. */
static void
kill_writer (const char *program, const char *path, gboolean aim_before_commit, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) writer =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", path, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *last = NULL;
  int n_lines = g_test_rand_int_range (1, 12);
  char *line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  for (int i = 0; i < n_lines; i++)
    hear_line (lines, tally, &last);
  while (aim_before_commit && !g_str_has_prefix (last, SAYS_BEGUN))
    hear_line (lines, tally, &last);
  let_pass (g_test_rand_int_range (0, aim_before_commit ? 200 : 3000));
  g_subprocess_force_exit (writer);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      note_line (line, tally, &last);
      g_free (line);
    }
  g_assert_true (g_subprocess_wait (writer, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (writer));
  tally->n_inside += g_str_has_prefix (last, SAYS_BEGUN);
  tally->n_committing += g_str_has_prefix (last, SAYS_COMMITTING);
}

/* One more round than was acknowledged may be there: it was committed, and killed before it said
 * so. */
static void
assert_whole (const char *path, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (DumentStore) store = dument_store_open (path, /* create= */ FALSE, &error);
  gint64 n_rounds;

  g_assert_no_error (error);
  findings = dument_check_run (store, /* watch= */ NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  n_rounds = fixture_ask (store, "SELECT count(*) FROM journal");
  g_assert_cmpint (n_rounds, >=, tally->n_done);
  g_assert_cmpint (n_rounds, <=, tally->n_done + 1);
  g_assert_cmpint (fixture_ask (store, "SELECT count(*) FROM payment"), ==, n_rounds * ROWS);
  g_assert_cmpint (fixture_ask (store, "SELECT count(*) FROM allocation"), ==, n_rounds * ROWS);
  g_assert_cmpint (fixture_ask (store, "SELECT count(DISTINCT note) FROM payment"), ==, n_rounds);
  tally->n_done = n_rounds;
}

/* `DUMENT_KILLS` makes it fewer, where each takes long. */
static guint
count_kills (void)
{
  const char *text = g_getenv ("DUMENT_KILLS");
  gint64 n = text != NULL ? g_ascii_strtoll (text, /* endptr= */ NULL, 10) : MANY_KILLS;

  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (n, <=, MANY_KILLS);
  return (guint) n;
}

static void
test_kill (gconstpointer data)
{
  const char *program = data;
  const guint n_kills = count_kills ();
  Fixture f = { 0 };
  Tally tally = { 0 };
  gint64 client;

  fixture_set_up (&f, NULL);
  client = fixture_add_client (f.store, "Client", NULL);
  fixture_add_invoice (f.store, client, "F-1", 20000, DUMENT_MONEY_MAX);
  g_clear_pointer (&f.store, dument_store_close);

  for (guint i = 0; i < n_kills; i++)
    {
      kill_writer (program, f.path, /* aim_before_commit= */ tally.n_inside * 2 <= i, &tally);
      assert_whole (f.path, &tally);
    }
  g_test_message ("killed %u times: %u inside a transaction, %u while it was being committed; "
                  "%" G_GINT64_FORMAT " transactions whole",
                  n_kills, tally.n_inside, tally.n_committing, tally.n_done);
  g_assert_cmpuint (tally.n_inside, >=, n_kills / 3 + 1);
  g_assert_cmpint (tally.n_done, >, 0);
  fixture_tear_down (&f, NULL);
}

int
main (int argc, char *argv[])
{
  g_autofree char *program = NULL;

  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    run_writer (argv[2]);

  g_test_init (&argc, &argv, NULL);
  program = g_canonicalize_filename (argv[0], NULL);
  g_test_add_data_func ("/store/kill/writer", program, test_kill);

  return g_test_run ();
}
