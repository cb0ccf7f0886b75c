/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "letters.h"

const char *const letters_numbers[] = { "F-1", "F-2", NULL };

void
letters_set_up (Fixture *fixture, gconstpointer data)
{
  static const char header[] = "number;issue_date;due_date;client;client_kind;address;total";

  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, header,
                      "F-1;2026-05-01;2026-06-01;Atelier Morel;professional;"
                      "8 rue des Tanneurs|35500 Vitré;1200");
  fixture_import_one (fixture, header,
                      "F-2;2026-06-02;2026-07-02;Atelier Morel;professional;"
                      "8 rue des Tanneurs|35500 Vitré;300");
}

DumentWrittenLetter *
letters_write (Fixture *fixture, const char *template_id, const char *body)
{
  const DumentLetterRequest request = {
    .template_id = template_id,
    .numbers = letters_numbers,
    .date = DUMENT_DATE_NONE,
    .body = body,
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  DumentWrittenLetter *written =
      dument_letter_writing_write (fixture->workspace, &request, refusals, &error);

  g_assert_no_error (error);
  return written;
}

DumentLetterDraft *
letters_save_draft (Fixture *fixture)
{
  g_autoptr (DumentReceivable) first = fixture_find (fixture, "F-1");
  DumentLetterDraft *draft = dument_letter_draft_new ();
  g_autoptr (GError) error = NULL;

  draft->template_id = g_strdup ("mise-en-demeure");
  draft->body = g_strdup ("Bonjour");
  g_array_append_val (draft->invoice_ids, first->invoice->id);
  g_assert_true (dument_drafting_save (fixture->workspace, draft, &error));
  g_assert_no_error (error);
  return draft;
}

void
letters_keep_print (Fixture *fixture, DumentLetterDraft *draft, const DumentWrittenLetter *written)
{
  g_autoptr (DumentLetterPrint) print =
      dument_letter_print_new (written->pdf, written->total_asked, written->deadline_days);
  g_autoptr (GError) error = NULL;

  draft->written_on = written->letter->date;
  g_assert_true (dument_drafting_keep_print (fixture->workspace, draft, print, &error));
  g_assert_no_error (error);
}
