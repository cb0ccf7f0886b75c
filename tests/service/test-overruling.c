/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "letters.h"

#include "service/chronicle.h"
#include "service/drafting.h"
#include "service/letter-mark.h"
#include "service/letter-overruling.h"
#include "service/letter-posting.h"

#include <string.h>

static GPtrArray *
make_overrulings (const char *first, const char *second)
{
  GPtrArray *list = dument_overruling_list_new ();

  g_ptr_array_add (list, dument_overruling_new (first, /* about= */ NULL, "Asked by telephone."));
  g_ptr_array_add (list, dument_overruling_new (second, /* about= */ NULL, "Sent by hand."));
  return list;
}

static gboolean
has_finding (const GPtrArray *findings, DumentFindingCode code)
{
  for (guint i = 0; i < findings->len; i++)
    {
      if (((const DumentFinding *) g_ptr_array_index (findings, i))->code == code)
        return TRUE;
    }
  return FALSE;
}

/* Returns: how often the history of an invoice tells of a warning that was overruled so */
static unsigned
count_overruled (Fixture *fixture, const char *number, const char *warning, const char *reason)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);
  g_autoptr (GPtrArray) entries = dument_journal_list_of_subject (
      dument_workspace_get_store (fixture->workspace), DUMENT_SUBJECT_INVOICE,
      receivable->invoice->id, /* error= */ NULL);
  unsigned n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const DumentJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *told = dument_chronicle_read (entry, "warning");
      g_autofree char *why = dument_chronicle_read (entry, "reason");

      n += g_str_equal (entry->kind, "letter-overruled") && g_strcmp0 (told, warning) == 0 &&
           g_strcmp0 (why, reason) == 0;
    }
  return n;
}

/* What is merely risky is overruled with a reason, leaves the warnings and is kept in the journal
 * with the letter, not before. */
static void
test_overruled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) overrulings = make_overrulings ("no-reminder", "not-sent");
  const DumentLetterRequest request = { .template_id = "mise-en-demeure",
                                        .numbers = letters_numbers,
                                        .date = DUMENT_DATE_NONE,
                                        .overrulings = overrulings };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentWrittenLetter) plain = letters_write (fixture, "mise-en-demeure", NULL);
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (has_finding (plain->warnings, DUMENT_FINDING_NO_REMINDER));
  g_assert_cmpuint (plain->overruled->len, ==, 0);
  written = dument_letter_writing_write (fixture->workspace, &request, refusals, &error);
  g_assert_no_error (error);
  g_assert_false (has_finding (written->warnings, DUMENT_FINDING_NO_REMINDER));
  g_assert_false (has_finding (written->warnings, DUMENT_FINDING_NOT_SENT));
  g_assert_cmpuint (written->warnings->len + 2, ==, plain->warnings->len);
  g_assert_cmpuint (written->overruled->len, ==, 2);
  g_assert_true (has_finding (written->overruled, DUMENT_FINDING_NO_REMINDER));
  g_assert_true (g_bytes_equal (written->pdf, plain->pdf));
  g_assert_cmpuint (count_overruled (fixture, "F-1", "no-reminder", "Asked by telephone."), ==, 0);
  g_assert_true (dument_letter_posting_record (fixture->workspace, written, DUMENT_DATE_NONE,
                                               &reference, &error));
  g_assert_cmpuint (count_overruled (fixture, "F-1", "no-reminder", "Asked by telephone."), ==, 1);
  g_assert_cmpuint (count_overruled (fixture, "F-2", "not-sent", "Sent by hand."), ==, 1);
}

/* What was not found is refused, unless the letter is a draft that was left for a while. */
static void
test_overruled_in_vain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) overrulings = make_overrulings ("paused", "not-sent");
  DumentLetterRequest request = { .template_id = "mise-en-demeure",
                                  .numbers = letters_numbers,
                                  .date = DUMENT_DATE_NONE,
                                  .overrulings = overrulings };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autoptr (GError) error = NULL;
  const DumentFinding *refusal;

  g_assert_null (dument_letter_writing_write (fixture->workspace, &request, refusals, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 1);
  refusal = g_ptr_array_index (refusals, 0);
  g_assert_cmpint (refusal->code, ==, DUMENT_FINDING_NOT_OVERRULED);
  g_assert_cmpstr (refusal->detail, ==, "paused");
  g_assert_nonnull (strstr (refusal->sentence, "not-sent"));
  g_assert_nonnull (strstr (refusal->sentence, "no-reminder"));
  g_ptr_array_set_size (refusals, 0);
  request.overrulings_lapse = TRUE;
  written = dument_letter_writing_write (fixture->workspace, &request, refusals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written->overruled->len, ==, 1);
}

/* Neither what is forbidden nor what is wrong with the page goes away by being overruled, and words
 * are overruled one by one. */
static void
test_overruling_is_narrow (void)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (GPtrArray) overrulings = dument_overruling_list_new ();
  g_autoptr (GPtrArray) overruled = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dument_letter_overruling_name (DUMENT_FINDING_ADDRESS_MISSING));
  g_assert_null (dument_letter_overruling_name (DUMENT_FINDING_PAGE));
  g_assert_null (dument_letter_overruling_parse ("page=I like it", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dument_letter_overruling_parse ("words= ", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
  dument_finding_refuse (findings, DUMENT_FINDING_WORDS, g_strdup ("Forbidden."))->detail =
      g_strdup ("police");
  dument_finding_warn (findings, DUMENT_FINDING_WORDS, g_strdup ("Risky."))->detail =
      g_strdup ("voisins");
  dument_finding_warn (findings, DUMENT_FINDING_WORDS, g_strdup ("Risky too."))->detail =
      g_strdup ("employeur");
  g_ptr_array_add (overrulings, dument_overruling_new ("words", "police", "I want it."));
  g_ptr_array_add (overrulings, dument_overruling_new ("words", "voisins", "Their name."));
  overruled = dument_letter_overruling_apply (findings, overrulings);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (overruled->len, ==, 1);
  g_assert_cmpstr (((DumentFinding *) overruled->pdata[0])->detail, ==, "voisins");
}

/* What was overruled in the window is told with the paper, whoever records it. */
static void
test_overruled_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterDraft) draft = letters_save_draft (fixture);
  g_autoptr (DumentWrittenLetter) written = letters_write (fixture, "mise-en-demeure", NULL);
  g_autoptr (DumentLetterMark) mark = dument_letter_mark_read (written->pdf);
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (draft->overrulings, dument_overruling_new ("no-reminder", NULL, "By phone."));
  letters_keep_print (fixture, draft, written);
  g_assert_true (dument_letter_posting_record_file (
      fixture->workspace, written->pdf, mark, dument_workspace_get_today (fixture->workspace),
      /* registered_number= */ NULL, /* overrulings= */ NULL, warnings, &reference, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_overruled (fixture, "F-1", "no-reminder", "By phone."), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/overruling/narrow", test_overruling_is_narrow);
  g_test_add ("/service/overruling/journal", Fixture, NULL, letters_set_up, test_overruled,
              fixture_tear_down);
  g_test_add ("/service/overruling/in-vain", Fixture, NULL, letters_set_up, test_overruled_in_vain,
              fixture_tear_down);
  g_test_add ("/service/overruling/draft", Fixture, NULL, letters_set_up, test_overruled_draft,
              fixture_tear_down);

  return g_test_run ();
}
