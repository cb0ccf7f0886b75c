/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Every call to the disk fails once, for each use case in turn. Whatever happens, the data file
 * then opens, is sound, and holds either all of the use case or nothing of it. */

#include "fault-vfs.h"
#include "fixture.h"

#include "service/client-credit.h"
#include "service/client-entry.h"
#include "service/concession.h"
#include "service/dossier.h"
#include "service/editing.h"
#include "service/invoice-entry.h"
#include "service/letter-posting.h"
#include "service/payment-entry.h"
#include "service/preferences.h"
#include "service/rates.h"
#include "service/safekeeping.h"
#include "service/settlement.h"
#include "service/setup.h"

#include <glib/gstdio.h>
#include <string.h>

/* No use case makes so many calls; a loop that gets here would never end. */
#define MAX_CALLS 20000

typedef gboolean (*UseCase) (DumentWorkspace *workspace, GError **error);

static gboolean
run_setup (DumentWorkspace *workspace, GError **error)
{
  static const DumentSetup setup = { .siren = "552 008 443", .phone = "02 99 00 00 00" };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();

  return dument_setup_apply (workspace, &setup, refusals, error);
}

static gboolean
run_import (DumentWorkspace *workspace, GError **error)
{
  static const char text[] = "number;issue_date;due_date;client;client_kind;total\n"
                             "F-8;2026-10-01;2026-10-31;Hôtel du Château;professional;1350\n"
                             "F-9;2026-10-02;2026-11-01;Hôtel du Château;professional;250\n";
  static const DumentImportOptions options = { FALSE, DUMENT_DEBTOR_UNKNOWN, DUMENT_DATE_NONE };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DumentImportResult) result =
      dument_import_bytes (workspace, bytes, "b.csv", &options, error);

  return result != NULL;
}

static gboolean
run_pay (DumentWorkspace *workspace, GError **error)
{
  DumentMoney unallocated;

  return dument_settlement_pay (workspace, "F-2", "100", dument_workspace_get_today (workspace),
                                DUMENT_PAYMENT_TRANSFER, &unallocated, error);
}

static gboolean
run_unpay (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (DumentPayment) payment = NULL;

  return dument_settlement_unpay (workspace, "F-1", /* amount= */ NULL, DUMENT_DATE_NONE,
                                  dument_workspace_get_today (workspace), &payment, error);
}

static gboolean
run_release (DumentWorkspace *workspace, GError **error)
{
  DumentMoney amount;

  return dument_client_credit_release (workspace, "F-1", /* amount= */ NULL, &amount, error);
}

static gboolean
run_credit (DumentWorkspace *workspace, GError **error)
{
  return dument_settlement_credit (workspace, "F-2", "50", "AV-1",
                                   dument_workspace_get_today (workspace), error);
}

static gboolean
run_waive (DumentWorkspace *workspace, GError **error)
{
  return dument_settlement_waive (workspace, "F-2", DUMENT_WAIVER_INTEREST, "a good client", error);
}

static gboolean
run_client (DumentWorkspace *workspace, GError **error)
{
  static const char *const assignments[] = { "imputation=interest", "contact=Jean Petit", NULL };
  g_autoptr (DumentClient) client = dument_editing_find_client (workspace, "Morel", error);

  return client != NULL && dument_editing_set_client (workspace, client->id, assignments, error);
}

static gboolean
run_invoice (DumentWorkspace *workspace, GError **error)
{
  static const char *const assignments[] = { "due=2026-10-15", "penalty-rate=12", NULL };

  return dument_editing_set_invoice (workspace, "F-1", assignments, error);
}

static gboolean
run_settings (DumentWorkspace *workspace, GError **error)
{
  static const char *const assignments[] = { "day-base=actual", NULL };

  return dument_preferences_set (workspace, assignments, error);
}

static gboolean
run_rate (DumentWorkspace *workspace, GError **error)
{
  return dument_rates_enter (workspace, DUMENT_LAW_ECB, "2027-H1", "2.65", "Banque de France",
                             /* replace= */ FALSE, error);
}

static gboolean
run_letter (DumentWorkspace *workspace, GError **error)
{
  static const char *const numbers[] = { "F-1", "F-2", NULL };
  DumentLetterRequest request = { .template_id = "mise-en-demeure",
                                  .numbers = numbers,
                                  .date = DUMENT_DATE_NONE };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentWrittenLetter) written =
      dument_letter_writing_write (workspace, &request, refusals, error);
  g_autofree char *reference = NULL;

  return written != NULL &&
         dument_letter_posting_record (workspace, written, dument_workspace_get_today (workspace),
                                       &reference, error);
}

static gboolean
run_posted (DumentWorkspace *workspace, GError **error)
{
  DumentPostingNews news = { { .posted_on = DUMENT_DATE_NONE,
                               .presented_on = fixture_day ("2026-11-20"),
                               .delivered_on = DUMENT_DATE_NONE,
                               .returned_on = DUMENT_DATE_NONE },
                             NULL };
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();

  return dument_letter_posting_follow (workspace, "2026-0001", &news, warnings, error);
}

static gint64
find_invoice (DumentWorkspace *workspace, const char *number, GError **error)
{
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);

  return receivable != NULL ? receivable->invoice->id : 0;
}

static gboolean
run_enter_invoice (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (DumentInvoiceEntry) entry = dument_invoice_entry_new ();
  DumentUndo *undo = NULL;
  gboolean done;

  entry->client_name = g_strdup ("Atelier Neuf");
  entry->invoice->number = g_strdup ("F-7");
  entry->invoice->issue_date = fixture_day ("2026-11-01");
  entry->invoice->due_date = fixture_day ("2026-12-01");
  entry->invoice->total = 5000;
  entry->proof = g_bytes_new_static ("proof", 5);
  entry->proof_name = g_strdup ("proof.txt");
  done = dument_invoice_entry_save (workspace, entry, &undo, error);
  dument_undo_free (undo);
  return done;
}

static gboolean
run_enter_client (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (DumentClientEntry) entry = dument_client_entry_new ();
  DumentContact *contact = dument_contact_new ();
  DumentUndo *undo = NULL;
  gboolean done;

  entry->client->party.name = g_strdup ("Atelier Neuf");
  contact->name = g_strdup ("Luc Neuf");
  g_ptr_array_add (entry->contacts, contact);
  done = dument_client_entry_save (workspace, entry, &undo, error);
  dument_undo_free (undo);
  return done;
}

static gboolean
run_enter_payment (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (DumentPaymentEntry) entry = dument_payment_entry_new ();
  g_autoptr (DumentPaymentSheet) sheet = NULL;
  gint64 ids[2] = { find_invoice (workspace, "F-1", error), 0 };
  DumentUndo *undo = NULL;
  gboolean done;

  if (ids[0] != 0)
    ids[1] = find_invoice (workspace, "F-2", error);
  sheet = ids[1] != 0 ? dument_payment_sheet_open (workspace, ids, 2, error) : NULL;
  if (sheet == NULL)
    return FALSE;
  entry->client_id = sheet->client_id;
  entry->amount = 90000;
  entry->received_on = dument_workspace_get_today (workspace);
  g_array_unref (entry->shares);
  entry->shares = dument_payment_sheet_split (sheet, entry->amount);
  done = dument_payment_entry_save (workspace, entry, &undo, error);
  dument_undo_free (undo);
  return done;
}

static gboolean
run_give_up (DumentWorkspace *workspace, GError **error)
{
  DumentWaiverEntry waiver = { find_invoice (workspace, "F-2", error), TRUE, TRUE, NULL };
  g_autoptr (DumentUndo) undo = NULL;

  waiver.reason = (char *) "a good client";
  return waiver.invoice_id != 0 && dument_concession_waive (workspace, &waiver, &undo, error);
}

static const struct
{
  const char *name;
  UseCase run;
} cases[] = {
  { "setup", run_setup },
  { "import", run_import },
  { "pay", run_pay },
  { "unpay", run_unpay },
  { "credit", run_credit },
  { "waive", run_waive },
  { "release", run_release },
  { "client", run_client },
  { "invoice", run_invoice },
  { "settings", run_settings },
  { "rate", run_rate },
  { "letter", run_letter },
  { "enter-invoice", run_enter_invoice },
  { "enter-client", run_enter_client },
  { "enter-payment", run_enter_payment },
  { "give-up", run_give_up },
  { "posted", run_posted },
};

static void
fill (Fixture *fixture)
{
  static const char *const numbers[] = { "F-1", NULL };
  static const char header[] = "number;issue_date;due_date;client;client_kind;address;total";
  DumentLetterRequest request = { .template_id = "rappel-amical",
                                  .numbers = numbers,
                                  .date = DUMENT_DATE_NONE };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;
  DumentMoney unallocated;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, header,
                      "F-1;2026-09-01;2026-10-01;Atelier Morel;professional;"
                      "8 rue des Tanneurs|35500 Vitré;1200");
  fixture_import_one (fixture, header,
                      "F-2;2026-09-02;2026-10-02;Atelier Morel;professional;"
                      "8 rue des Tanneurs|35500 Vitré;300");
  if (!dument_settlement_pay (fixture->workspace, "F-1", "400", fixture_day ("2026-10-20"),
                              DUMENT_PAYMENT_CHEQUE, &unallocated, &error))
    g_error ("%s", error->message);
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-11-18"));
  written = dument_letter_writing_write (fixture->workspace, &request, refusals, &error);
  g_assert_nonnull (written);
  g_assert_true (dument_letter_posting_record (fixture->workspace, written,
                                               fixture_day ("2026-11-18"), &reference, &error));
  g_assert_cmpstr (reference, ==, "2026-0001");
}

static void
describe_row (const DumentReceivableRow *row, gpointer data)
{
  g_string_append_printf (data, "%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                          row->invoice->number, dument_state_to_string (row->standing.state),
                          row->standing.balance, row->standing.total);
}

/* What a user would see of the file: every entry of the journal, every invoice with its claim. */
static char *
describe_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentWorkspace) workspace =
      dument_workspace_open (path, fixture_day (FIXTURE_TODAY), 1795348800, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GString *description = g_string_new (NULL);

  g_assert_no_error (error);
  findings = dument_safekeeping_check (workspace, /* watch= */ NULL, &error);
  g_assert_no_error (error);
  for (unsigned i = 0; i < findings->len; i++)
    g_error ("%s", ((DumentCheckFinding *) g_ptr_array_index (findings, i))->message);
  entries = dument_dossier_journal (workspace, &error);
  g_assert_no_error (error);
  for (unsigned i = 0; i < entries->len; i++)
    {
      const DumentJournalEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (description, "%s %s\n", entry->kind, entry->payload);
    }
  g_assert_true (dument_receivable_foreach (workspace, NULL, 0, describe_row, description, &error));
  return g_string_free (description, /* free_segment= */ FALSE);
}

static void
put_file (const char *path, const char *content, gsize size)
{
  static const char *const suffixes[] = { "-wal", "-shm" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *side = g_strconcat (path, suffixes[i], NULL);

      g_assert_true (!g_file_test (side, G_FILE_TEST_EXISTS) || g_unlink (side) == 0);
    }
  /* Not synced: thousands of times, and no power cut is played here. */
  g_file_set_contents_full (path, content, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Whether the file is what put_file() made of it, byte for byte, and nothing is beside it. Most
 * calls that fail leave it so, which says all there is to say of it. */
static gboolean
is_untouched (const char *path, const char *content, gsize size)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *now = NULL;
  gsize size_now;

  return !g_file_test (log, G_FILE_TEST_EXISTS) &&
         g_file_get_contents (path, &now, &size_now, /* error= */ NULL) && size_now == size &&
         memcmp (now, content, size) == 0;
}

static gboolean
run_command (const char *path, UseCase run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentWorkspace) workspace =
      dument_workspace_open (path, fixture_day (FIXTURE_TODAY), 1795348800, &error);
  gboolean done = workspace != NULL && run (workspace, &error);

  g_assert_true (done || (error != NULL && *error->message != '\0'));
  return done;
}

static void
fail_each_call (Fixture *fixture, const char *name, UseCase run, FaultKind kind)
{
  g_autofree char *content = NULL;
  g_autofree char *before = describe_file (fixture->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  unsigned n, n_failed = 0;
  gsize size;

  g_file_get_contents (fixture->path, &content, &size, &error);
  g_assert_no_error (error);
  g_assert_true (run_command (fixture->path, run));
  after = describe_file (fixture->path);
  g_assert_cmpstr (before, !=, after);

  for (n = fault_vfs_next (0); n < MAX_CALLS; n = fault_vfs_next (n))
    {
      g_autofree char *now = NULL;
      gboolean done;

      put_file (fixture->path, content, size);
      fault_vfs_arm (kind, n, /* lasting= */ FALSE);
      done = run_command (fixture->path, run);
      if (fault_vfs_disarm () == 0)
        break;
      n_failed++;
      if (!done && is_untouched (fixture->path, content, size))
        continue;
      now = describe_file (fixture->path);
      if (done || !g_str_equal (now, before))
        g_assert_cmpstr (now, ==, after);
    }
  put_file (fixture->path, content, size);
  g_test_message ("%s: %u calls failed with %s", name, n_failed,
                  kind == FAULT_IO ? "an error" : "a full disk");
  g_assert_cmpuint (n_failed, >, 0);
  g_assert_cmpuint (n, <, MAX_CALLS);
}

static void
test_every_call (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_clear_pointer (&fixture->workspace, dument_workspace_close);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fail_each_call (fixture, cases[i].name, cases[i].run, FAULT_IO);
      fail_each_call (fixture, cases[i].name, cases[i].run, FAULT_FULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  g_test_add ("/service/faults/every-call", Fixture, NULL, fixture_set_up, test_every_call,
              fixture_tear_down);

  return g_test_run ();
}
