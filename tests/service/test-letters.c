/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "letters.h"

#include "service/dossier.h"
#include "service/drafting.h"
#include "service/ladder.h"
#include "service/letter-listing.h"
#include "service/letter-posting.h"
#include "service/letter-studio.h"
#include "service/payment-entry.h"
#include "service/payment-sheet.h"
#include "service/setup.h"

#include <string.h>

static DumentLetterCase *
open_case (Fixture *fixture, const char *template_id)
{
  g_autoptr (DumentReceivable) first = fixture_find (fixture, "F-1");
  g_autoptr (DumentReceivable) second = fixture_find (fixture, "F-2");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DumentLetterRequest request = {
    .template_id = template_id,
    .invoice_ids = ids,
    .date = DUMENT_DATE_NONE,
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  DumentLetterCase *letter_case;

  g_array_append_val (ids, first->invoice->id);
  g_array_append_val (ids, second->invoice->id);
  g_array_append_val (ids, first->invoice->id);
  letter_case = dument_letter_case_open (fixture->workspace, &request, refusals, &error);
  g_assert_no_error (error);
  g_assert_nonnull (letter_case);
  g_assert_cmpuint (dument_letter_case_get_receivables (letter_case)->len, ==, 2);
  return letter_case;
}

/* Who edits nothing changes nothing: not a byte. */
static void
test_unedited (Fixture *fixture, gconstpointer data)
{
  static const char *const templates[] = { "rappel-amical", "mise-en-demeure" };

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (DumentLetterCase) letter_case = open_case (fixture, templates[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *body = dument_letter_case_flatten (letter_case, &error);
      g_autoptr (DumentWrittenLetter) shipped = letters_write (fixture, templates[i], NULL);
      g_autoptr (DumentWrittenLetter) edited = letters_write (fixture, templates[i], body);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (shipped->pdf, edited->pdf));
    }
}

/* What each letter says of two invoices that are late, of which nothing was paid or notified. */
static DumentFindingCode
expect_refusal (const DumentLetterKind *kind)
{
  if (kind->moment == DUMENT_LETTER_MOMENT_BEFORE_DUE ||
      kind->moment == DUMENT_LETTER_MOMENT_ON_DUE)
    return DUMENT_FINDING_DUE_PAST;
  if (kind->moment == DUMENT_LETTER_MOMENT_SETTLED)
    return DUMENT_FINDING_NOT_SETTLED;
  if ((kind->needs & DUMENT_LETTER_NEEDS_PAYMENT) != 0)
    return DUMENT_FINDING_NO_PAYMENT;
  if ((kind->needs & DUMENT_LETTER_NEEDS_PROMISE) != 0)
    return DUMENT_FINDING_NO_PROMISE;
  if ((kind->needs & DUMENT_LETTER_NEEDS_PLAN) != 0)
    return DUMENT_FINDING_NO_PLAN;
  if ((kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) != 0)
    return DUMENT_FINDING_NO_INSOLVENCY;
  return (kind->needs & DUMENT_LETTER_NEEDS_NOTICE) != 0 ? DUMENT_FINDING_NO_NOTICE
                                                         : DUMENT_FINDING_UNREADABLE;
}

static void
check_written (Fixture *fixture, const DumentLetterKind *kind, const DumentWrittenLetter *written)
{
  g_autoptr (DumentReceivable) first = fixture_find (fixture, "F-1");
  g_autoptr (DumentReceivable) second = fixture_find (fixture, "F-2");
  g_autoptr (DumentLetterCase) letter_case = open_case (fixture, kind->id);
  g_autoptr (GError) error = NULL;
  g_autofree char *body = dument_letter_case_flatten (letter_case, &error);
  g_autoptr (DumentWrittenLetter) edited = letters_write (fixture, kind->id, body);
  gboolean cautioned = FALSE;

  g_assert_cmpint (written->total_asked, ==,
                   dument_letter_kind_sum_asked (kind, first->claim) +
                       dument_letter_kind_sum_asked (kind, second->claim));
  g_assert_true (g_bytes_equal (written->pdf, edited->pdf));
  for (guint i = 0; i < written->warnings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (written->warnings, i);

      g_assert_cmpint (finding->code, !=, DUMENT_FINDING_PAGE);
      cautioned |= finding->code == DUMENT_FINDING_CAUTION;
    }
  for (guint i = 0; i < edited->warnings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (edited->warnings, i);

      g_assert_cmpint (finding->code, !=, DUMENT_FINDING_CLAUSE_CHANGED);
      g_assert_cmpint (finding->code, !=, DUMENT_FINDING_WORDS);
    }
  g_assert_true (cautioned == (kind->french_caution != NULL));
}

/* Every letter is written with its sum and fits its pages, or says why not. */
static void
test_ladder (Fixture *fixture, gconstpointer data)
{
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 11);
  for (gsize i = 0; i < n_kinds; i++)
    {
      const DumentLetterRequest request = { .template_id = kinds[i]->id,
                                            .numbers = letters_numbers,
                                            .date = DUMENT_DATE_NONE };
      g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DumentWrittenLetter) written =
          dument_letter_writing_write (fixture->workspace, &request, refusals, &error);
      DumentFindingCode refusal = expect_refusal (kinds[i]);

      g_assert_no_error (error);
      g_assert_true (i == 0 || kinds[i]->rank > kinds[i - 1]->rank);
      g_assert_true (dument_ladder_find (kinds[i]->id) == kinds[i]);
      g_assert_cmpstr (dument_ladder_get_name (kinds[i]), ==, kinds[i]->english_name);
      if (refusal == DUMENT_FINDING_UNREADABLE)
        check_written (fixture, kinds[i], written);
      else
        {
          g_assert_null (written);
          g_assert_cmpint (((DumentFinding *) refusals->pdata[0])->code, ==, refusal);
        }
    }
  g_assert_null (dument_ladder_find ("lettre-de-cachet"));
}

/* Whoever rewords what the law words is told so. */
static void
test_changed_clause (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, "mise-en-demeure", "Payez.");
  guint n_found = 0;

  for (guint i = 0; i < written->warnings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (written->warnings, i);

      n_found += finding->code == DUMENT_FINDING_CLAUSE_CHANGED ? 1 : 0;
    }
  g_assert_cmpuint (n_found, ==, 4);
}

static const DumentFinding *
find_words (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);

      if (finding->code == DUMENT_FINDING_WORDS)
        return finding;
    }
  g_error ("nothing is said of the words");
}

/* What the law forbids to say does not leave the house; what prudence advises against is said. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  DumentLetterRequest request = { .template_id = "rappel-amical",
                                  .numbers = letters_numbers,
                                  .date = DUMENT_DATE_NONE,
                                  .body = "Payez, ou je porte plainte." };
  g_autoptr (DumentWrittenLetter) risky = letters_write (
      fixture, "rappel-amical", "Payez, ou je vous envoie un avis à tiers détenteur.");
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  const DumentFinding *finding;

  finding = find_words (risky->warnings);
  g_assert_cmpstr (finding->detail, ==, "avis à tiers détenteur");
  g_assert_null (dument_letter_writing_write (fixture->workspace, &request, refusals, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 1);
  finding = g_ptr_array_index (refusals, 0);
  g_assert_cmpint (finding->code, ==, DUMENT_FINDING_WORDS);
  g_assert_cmpstr (finding->detail, ==, "porte plainte");
  g_assert_nonnull (strstr (finding->sentence, "“porte plainte”"));
}

/* A case is what it was, whatever happens to the data file and its law meanwhile. */
static void
test_case_outlives_workspace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterCase) letter_case = open_case (fixture, "mise-en-demeure");
  g_autoptr (DumentLetter) letter = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->workspace, dument_workspace_close);
  letter = dument_letter_case_compose (letter_case, "Somme : {{ somme }}", warnings, &error);
  g_assert_no_error (error);
  runs = dument_letter_case_split (letter_case, "Somme : {{ somme }}{{ rien }}", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 3);
  g_assert_cmpstr (((DumentTemplateRun *) runs->pdata[1])->name, ==, "somme");
  g_assert_null (((DumentTemplateRun *) runs->pdata[2])->text);
}

/* The town of the sender's address stands before the date where no other place is wanted. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup nowhere = { .place = "", .address = "17 rue Notre-Dame|35000 Rennes" };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_setup_apply (fixture->workspace, &nowhere, refusals, &error));
  written = letters_write (fixture, "mise-en-demeure", NULL);
  g_assert_true (g_str_has_prefix (written->letter->place_and_date, "Rennes, le "));
}

static void
test_mistakes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterCase) letter_case = open_case (fixture, "mise-en-demeure");
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dument_letter_case_compose (letter_case, "Un\n{{ rien }}", warnings, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 2, character 4"));
  g_assert_nonnull (strstr (error->message, "“rien”"));
}

static void
keep_view_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DumentLetterView *
lay_out (DumentLetterStudio *studio,
         DumentLetterCase *letter_case,
         const char *body,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dument_letter_studio_lay_out_async (studio, letter_case, body, 0, 9, 595, NULL, keep_view_cb,
                                      &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dument_letter_studio_lay_out_finish (studio, result, error);
}

static DumentRaster *
draw (DumentLetterStudio *studio, guint64 generation, unsigned page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dument_letter_studio_draw_async (studio, generation, page, 298, NULL, keep_view_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dument_letter_studio_draw_finish (studio, result, error);
}

static void
test_studio (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterCase) letter_case = open_case (fixture, "mise-en-demeure");
  g_autoptr (DumentLetterStudio) studio = dument_letter_studio_new ();
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, "mise-en-demeure", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentLetterView) view = lay_out (studio, letter_case, NULL, &error);
  g_autoptr (DumentLetterView) wrong = NULL;
  g_autoptr (DumentRaster) raster = NULL;
  g_autoptr (DumentRaster) late = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (view->n_pages, ==, written->n_pages);
  g_assert_cmpuint (view->rasters->len, ==, view->n_pages);
  g_assert_cmpuint (view->warnings->len, ==, written->warnings->len);
  /* A text that cannot be laid out leaves the pages that could. */
  wrong = lay_out (studio, letter_case, "{{", &error);
  g_assert_null (wrong);
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
  g_clear_error (&error);
  raster = draw (studio, view->generation, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (raster->width, ==, 298);
  late = draw (studio, view->generation + 1, 0, &error);
  g_assert_null (late);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was typed is found again by another process, until the letter is recorded. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterDraft) draft = letters_save_draft (fixture);
  g_autoptr (DumentLetterDraft) found = NULL;
  g_autoptr (DumentLetterDraft) gone = NULL;
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;

  g_clear_pointer (&fixture->workspace, dument_workspace_close);
  fixture_open (fixture);
  g_assert_true (dument_drafting_find (fixture->workspace, "mise-en-demeure", draft->invoice_ids,
                                       &found, &error));
  g_assert_nonnull (found);
  g_assert_cmpstr (found->body, ==, "Bonjour");
  written = letters_write (fixture, "mise-en-demeure", found->body);
  g_assert_true (dument_letter_posting_record_draft (
      fixture->workspace, written, dument_workspace_get_today (fixture->workspace), NULL, found->id,
      &reference, &error));
  g_assert_no_error (error);
  g_assert_true (dument_drafting_find (fixture->workspace, "mise-en-demeure", draft->invoice_ids,
                                       &gone, &error));
  g_assert_null (gone);
}

static void
pay_all (Fixture *fixture, const DumentLetterDraft *draft)
{
  g_autoptr (DumentPaymentSheet) sheet =
      dument_payment_sheet_open (fixture->workspace, &g_array_index (draft->invoice_ids, gint64, 0),
                                 draft->invoice_ids->len, NULL);
  g_autoptr (DumentPaymentEntry) entry = dument_payment_entry_new ();
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  entry->client_id = sheet->client_id;
  entry->amount = dument_payment_sheet_propose (sheet);
  entry->received_on = dument_workspace_get_today (fixture->workspace);
  g_clear_pointer (&entry->shares, g_array_unref);
  entry->shares = dument_payment_sheet_split (sheet, entry->amount);
  g_assert_true (dument_payment_entry_save (fixture->workspace, entry, &back, &error));
  g_assert_no_error (error);
  dument_undo_free (back);
}

static gboolean
is_printed (Fixture *fixture, const DumentLetterDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gboolean printed;

  g_assert_true (dument_drafting_is_printed (fixture->workspace, draft, &printed, &error));
  g_assert_no_error (error);
  return printed;
}

/* What lies in the envelope is recorded, though all was paid since it was printed. */
static void
test_print_outlives_payment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterDraft) draft = letters_save_draft (fixture);
  g_autoptr (DumentLetterDraft) nameless = dument_letter_draft_copy (draft);
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, "mise-en-demeure", NULL);
  g_autoptr (DumentLetterDraft) gone = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;

  /* As of somebody who went on before the first saving was answered. */
  nameless->id = 0;
  letters_keep_print (fixture, nameless, written);
  g_assert_cmpint (nameless->id, ==, draft->id);
  pay_all (fixture, draft);
  nameless->id = 0;
  g_assert_true (dument_letter_posting_record_printed (
      fixture->workspace, nameless, dument_workspace_get_today (fixture->workspace), NULL,
      &reference, &error));
  g_assert_no_error (error);
  kept = dument_letter_posting_load_pdf (fixture->workspace, reference, &error);
  g_assert_true (g_bytes_equal (kept, written->pdf));
  g_assert_true (dument_drafting_find (fixture->workspace, "mise-en-demeure", draft->invoice_ids,
                                       &gone, &error));
  g_assert_null (gone);
}

/* The file alone tells what is to be recorded, and what the window kept of it is done with. */
static void
test_file_is_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterDraft) draft = letters_save_draft (fixture);
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, "mise-en-demeure", NULL);
  DumentDate today = dument_workspace_get_today (fixture->workspace);
  g_autoptr (DumentLetterMark) mark = dument_letter_mark_read (written->pdf);
  g_autoptr (DumentLetterDraft) gone = NULL;
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *again = NULL;

  g_assert_null (dument_letter_mark_read (nonsense));
  g_assert_cmpint (mark->total_asked, ==, written->total_asked);
  letters_keep_print (fixture, draft, written);
  pay_all (fixture, draft);
  g_assert_true (dument_letter_posting_record_file (fixture->workspace, written->pdf, mark, today,
                                                    "1A", /* overrulings= */ NULL, warnings,
                                                    &reference, &error));
  g_assert_no_error (error);
  g_assert_nonnull (reference);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_cmpint (((DumentFinding *) warnings->pdata[0])->code, ==,
                   DUMENT_FINDING_NUMBER_IMPLAUSIBLE);
  g_assert_true (dument_drafting_find (fixture->workspace, "mise-en-demeure", draft->invoice_ids,
                                       &gone, &error));
  g_assert_null (gone);
  g_assert_true (dument_letter_posting_record_file (fixture->workspace, written->pdf, mark, today,
                                                    /* registered_number= */ NULL,
                                                    /* overrulings= */ NULL, warnings, &again,
                                                    &error));
  g_assert_no_error (error);
  g_assert_null (again);
}

/* What may have become known since a letter was printed, and what cannot be of the same paper. */
static void
test_match (void)
{
  char *const own[] = { (char *) "F-2", (char *) "F-1", NULL };
  const char *const other[] = { "F-1", NULL };
  DumentLetterMark mark = { .template_id = (char *) "mise-en-demeure",
                            .numbers = (char **) own,
                            .written_on = 100,
                            .deadline_days = 8 };
  DumentLetterRequest request = { .template_id = "mise-en-demeure",
                                  .numbers = letters_numbers,
                                  .date = DUMENT_DATE_NONE };

  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==, DUMENT_LETTER_MATCH_FULL);
  request.date = 101;
  request.deadline_days = 8;
  request.registered_number = "1a 009";
  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==, DUMENT_LETTER_MATCH_FULL);
  mark.registered_number = (char *) "1A009";
  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==, DUMENT_LETTER_MATCH_FULL);
  mark.registered_number = (char *) "1A008";
  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==,
                   DUMENT_LETTER_MATCH_OTHER_NUMBER);
  request.deadline_days = 15;
  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==,
                   DUMENT_LETTER_MATCH_OTHER_DEADLINE);
  request.date = 99;
  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==, DUMENT_LETTER_MATCH_LATER_DAY);
  request.numbers = other;
  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==, DUMENT_LETTER_MATCH_NONE);
  request.numbers = letters_numbers;
  request.template_id = "rappel-amical";
  g_assert_cmpint (dument_letter_mark_compare (&mark, &request), ==, DUMENT_LETTER_MATCH_NONE);
}

/* A letter that was changed after it was printed is another letter. */
static void
test_change_forgets_print (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterDraft) draft = letters_save_draft (fixture);
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, "mise-en-demeure", NULL);
  DumentDate printed_on;
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;

  g_assert_false (is_printed (fixture, draft));
  letters_keep_print (fixture, draft, written);
  g_assert_true (is_printed (fixture, draft));
  printed_on = draft->written_on;
  draft->written_on = DUMENT_DATE_NONE;
  g_assert_true (dument_drafting_save (fixture->workspace, draft, &error));
  g_assert_false (is_printed (fixture, draft));
  draft->written_on = printed_on;
  g_assert_true (dument_letter_posting_record_printed (fixture->workspace, draft, printed_on, NULL,
                                                       &reference, &error));
  g_assert_no_error (error);
  g_assert_null (reference);
}

static void
test_proof (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, "mise-en-demeure", NULL);
  g_autoptr (GPtrArray) proofs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dument_letter_proof_free);
  g_autoptr (GBytes) slip = g_bytes_new_static ("%PDF-1.4 slip", 13);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (DumentDuplicate) duplicate = NULL;
  g_autoptr (DumentDossier) dossier = NULL;
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;
  gboolean listed = FALSE;

  g_ptr_array_add (proofs, dument_letter_proof_new (slip, "slip.pdf"));
  g_assert_true (dument_letter_posting_record_draft (
      fixture->workspace, written, dument_workspace_get_today (fixture->workspace), proofs, 0,
      &reference, &error));
  g_assert_no_error (error);
  dossier = dument_dossier_open (fixture->workspace, "F-1", &error);
  g_assert_no_error (error);
  for (unsigned i = 0; i < dossier->documents->len; i++)
    {
      const DumentStoredDocument *document = g_ptr_array_index (dossier->documents, i);

      listed |= g_str_equal (document->file_name, "slip.pdf");
    }
  g_assert_true (listed);
  kept = dument_letter_posting_load_pdf (fixture->workspace, reference, &error);
  g_assert_true (g_bytes_equal (kept, written->pdf));
  duplicate = dument_letter_posting_duplicate (fixture->workspace, reference, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dument_duplicate_get_n_pages (duplicate), ==, written->n_pages);
}

#define ADD(name, function) \
  g_test_add ("/service/letters/" name, Fixture, NULL, letters_set_up, function, fixture_tear_down)

static char *
list_letters (Fixture *fixture, DumentLetterListingOrder order, gboolean descending)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys =
      dument_letter_listing_keys (fixture->workspace, order, descending, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (keys, gint64, i));
  return g_string_free (text, /* free_segment= */ FALSE);
}

static void
assert_listed (Fixture *fixture,
               DumentLetterListingOrder order,
               const char *ascending,
               const char *descending)
{
  g_autofree char *up = list_letters (fixture, order, FALSE);
  g_autofree char *down = list_letters (fixture, order, TRUE);

  g_assert_cmpstr (up, ==, ascending);
  g_assert_cmpstr (down, ==, descending);
}

static char *
record_letter_on (Fixture *fixture, const char *template_id, DumentDate posted_on)
{
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, template_id, NULL);
  g_autoptr (GError) error = NULL;
  char *reference = NULL;

  g_assert_true (
      dument_letter_posting_record (fixture->workspace, written, posted_on, &reference, &error));
  g_assert_no_error (error);
  return reference;
}

static const DumentPostingNews no_news = { { .written_on = DUMENT_DATE_NONE,
                                             .posted_on = DUMENT_DATE_NONE,
                                             .presented_on = DUMENT_DATE_NONE,
                                             .delivered_on = DUMENT_DATE_NONE,
                                             .returned_on = DUMENT_DATE_NONE },
                                           NULL };

static void
follow_letter (Fixture *fixture, const char *reference, const DumentPostingNews *news)
{
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (
      dument_letter_posting_follow (fixture->workspace, reference, news, warnings, &error));
  g_assert_no_error (error);
}

static void
record_letter (Fixture *fixture, const char *template_id, const char *presented)
{
  DumentPostingNews news = no_news;
  g_autofree char *reference =
      record_letter_on (fixture, template_id, dument_workspace_get_today (fixture->workspace));

  if (presented == NULL)
    return;
  news.dates.presented_on = fixture_day (presented);
  follow_letter (fixture, reference, &news);
}

static gint64
count_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = dument_letter_listing_count_open (fixture->workspace, /* data= */ NULL,
                                                               /* cancellable= */ NULL, &error);

  g_assert_no_error (error);
  return *count;
}

/* A reminder that was posted asks for nothing; a draft does, and a notice until one knows when it
 * was presented or what it claims is paid. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterDraft) draft = NULL;
  guint n;

  g_assert_cmpint (count_open (fixture), ==, 0);
  record_letter (fixture, "rappel-amical", NULL);
  g_assert_cmpint (count_open (fixture), ==, 0);
  draft = letters_save_draft (fixture);
  g_assert_cmpint (count_open (fixture), ==, 1);
  record_letter (fixture, "mise-en-demeure", NULL);
  g_assert_true (dument_receivable_refresh (fixture->workspace, 99, &n, NULL));
  g_assert_cmpint (count_open (fixture), ==, 2);
  record_letter (fixture, "mise-en-demeure", FIXTURE_TODAY);
  g_assert_true (dument_receivable_refresh (fixture->workspace, 99, &n, NULL));
  g_assert_cmpint (count_open (fixture), ==, 2);
}

/* Whoever refuses a notice was called upon; one that nobody knew at the address reached nobody. */
static void
test_open_returned (Fixture *fixture, gconstpointer data)
{
  DumentPostingNews news = no_news;
  g_autofree char *reference = record_letter_on (fixture, "mise-en-demeure",
                                                 dument_workspace_get_today (fixture->workspace));
  guint n;

  g_assert_true (dument_receivable_refresh (fixture->workspace, 99, &n, NULL));
  news.dates.returned_on = fixture_day (FIXTURE_TODAY);
  news.dates.return_reason = DUMENT_RETURN_REFUSED;
  follow_letter (fixture, reference, &news);
  g_assert_cmpint (count_open (fixture), ==, 0);
  news.dates.return_reason = DUMENT_RETURN_UNKNOWN;
  follow_letter (fixture, reference, &news);
  g_assert_cmpint (count_open (fixture), ==, 1);
}

/* Letter 1 is a reminder that was posted, 2 a notice whose time is over, -1 a draft. */
static void
test_listing (Fixture *fixture, gconstpointer data)
{
  static const gint64 keys[] = { 2, -1, -9 };
  g_autoptr (DumentLetterDraft) draft = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const DumentListedLetter *notice, *listed_draft;
  guint n;

  record_letter (fixture, "rappel-amical", NULL);
  record_letter (fixture, "mise-en-demeure", FIXTURE_TODAY);
  dument_workspace_travel (fixture->workspace, fixture_day (FIXTURE_TODAY) + 40);
  draft = letters_save_draft (fixture);
  g_assert_true (dument_receivable_refresh (fixture->workspace, 99, &n, &error));

  assert_listed (fixture, DUMENT_LETTER_LISTING_AGE, "1 2 -1 ", "-1 2 1 ");
  assert_listed (fixture, DUMENT_LETTER_LISTING_STATE, "-1 1 2 ", "2 1 -1 ");
  assert_listed (fixture, DUMENT_LETTER_LISTING_NEXT, "-1 2 1 ", "1 2 -1 ");
  assert_listed (fixture, DUMENT_LETTER_LISTING_KIND, "2 -1 1 ", "1 2 -1 ");
  assert_listed (fixture, DUMENT_LETTER_LISTING_CLIENT, "-1 2 1 ", "-1 2 1 ");
  assert_listed (fixture, DUMENT_LETTER_LISTING_POSTED, "2 1 -1 ", "2 1 -1 ");
  assert_listed (fixture, DUMENT_LETTER_LISTING_PRESENTED, "2 -1 1 ", "2 -1 1 ");
  assert_listed (fixture, DUMENT_LETTER_LISTING_DEADLINE, "2 -1 1 ", "2 -1 1 ");

  rows = dument_letter_listing_rows (fixture->workspace, keys, G_N_ELEMENTS (keys), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  notice = g_ptr_array_index (rows, 0);
  g_assert_cmpint (notice->key, ==, 2);
  g_assert_cmpint (notice->state, ==, DUMENT_POSTING_STATE_EXPIRED);
  g_assert_cmpint (notice->next, ==, DUMENT_POSTING_NEXT_GO_ON);
  g_assert_cmpstr (notice->client_name, ==, "Atelier Morel");
  g_assert_cmpuint (g_strv_length (notice->invoice_numbers), ==, 2);
  listed_draft = g_ptr_array_index (rows, 1);
  g_assert_null (listed_draft->letter);
  g_assert_cmpstr (listed_draft->draft->body, ==, "Bonjour");
  g_assert_cmpstr (listed_draft->invoice_numbers[0], ==, "F-1");
}

/* Its days run from its posting, eight of them as the letters are set up. */
static void
test_next_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) before = dument_dossier_open (fixture->workspace, "F-1", NULL);
  g_autoptr (DumentDossier) during = NULL;
  g_autoptr (DumentDossier) after = NULL;
  DumentDate today = fixture_day (FIXTURE_TODAY);
  int n_days;

  g_assert_cmpint (before->next->step, ==, DUMENT_NEXT_STEP_REMIND);
  g_assert_cmpint (before->next->until, ==, DUMENT_DATE_NONE);

  record_letter (fixture, "rappel-amical", NULL);
  during = dument_dossier_open (fixture->workspace, "F-1", NULL);
  n_days = ((DumentSentLetter *) g_ptr_array_index (during->letters, 0))->deadline_days;
  g_assert_cmpint (n_days, ==, 8);
  g_assert_cmpint (during->next->step, ==, DUMENT_NEXT_STEP_AWAIT_PAYMENT);
  g_assert_cmpint (during->next->until, ==, today + n_days);

  dument_workspace_travel (fixture->workspace, today + n_days + 1);
  after = dument_dossier_open (fixture->workspace, "F-1", NULL);
  g_assert_cmpint (after->next->step, ==, DUMENT_NEXT_STEP_REMIND);
  g_assert_cmpstr (after->next->letter->id, ==, "rappel-ferme");
  g_assert_cmpint (after->next->until, ==, DUMENT_DATE_NONE);
}

static char *
propose (Fixture *fixture)
{
  g_autoptr (DumentReceivable) first = fixture_find (fixture, "F-1");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  char *proposed;

  g_array_append_val (ids, first->invoice->id);
  proposed = dument_next_move_choose_letter (fixture->workspace, ids, &error);
  g_assert_no_error (error);
  return proposed;
}

/* What lies on the desk is no step that was taken: it is posted before anything else. */
static void
test_unposted_letter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentDossier) unposted = NULL;
  g_autoptr (DumentDossier) overtaken = NULL;
  g_autofree char *notice =
      record_letter_on (fixture, "mise-en-demeure", /* posted_on= */ DUMENT_DATE_NONE);
  g_autofree char *first = propose (fixture);
  g_autofree char *reminder = NULL;
  g_autofree char *second = NULL;
  DumentDate today = fixture_day (FIXTURE_TODAY);

  unposted = dument_dossier_open (fixture->workspace, "F-1", NULL);
  g_assert_cmpstr (first, ==, "rappel-amical");
  g_assert_cmpstr (unposted->next->letter->id, ==, "rappel-amical");
  g_assert_cmpint (unposted->next->step, ==, DUMENT_NEXT_STEP_POST);

  reminder = record_letter_on (fixture, "dernier-rappel", today);
  g_assert_true (dument_letter_posting_remove (fixture->workspace, notice, NULL));
  g_free (notice);
  notice = record_letter_on (fixture, "rappel-ferme", /* posted_on= */ DUMENT_DATE_NONE);
  dument_workspace_travel (fixture->workspace, today + 30);
  second = propose (fixture);
  overtaken = dument_dossier_open (fixture->workspace, "F-1", NULL);
  g_assert_cmpstr (second, ==, "mise-en-demeure");
  g_assert_cmpint (overtaken->next->step, ==, DUMENT_NEXT_STEP_FORMAL_NOTICE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/letters/match", test_match);
  ADD ("ladder", test_ladder);
  ADD ("changed-clause", test_changed_clause);
  ADD ("words", test_words);
  ADD ("unedited", test_unedited);
  ADD ("case-outlives-workspace", test_case_outlives_workspace);
  ADD ("mistakes", test_mistakes);
  ADD ("place", test_place);
  ADD ("studio", test_studio);
  ADD ("draft", test_draft);
  ADD ("print-outlives-payment", test_print_outlives_payment);
  ADD ("file-is-recorded", test_file_is_recorded);
  ADD ("change-forgets-print", test_change_forgets_print);
  ADD ("proof", test_proof);
  ADD ("listing", test_listing);
  ADD ("next-step", test_next_step);
  ADD ("unposted-letter", test_unposted_letter);
  ADD ("open", test_open);
  ADD ("open-returned", test_open_returned);

  return g_test_run ();
}
