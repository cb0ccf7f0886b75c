/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "tables.h"

#include "service/dossier.h"
#include "service/letter-case.h"
#include "service/letter-texts.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;total"
#define NAME   "rappel-ferme"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-08-01;2026-09-01;Morel;professional;300");
}

/* The original with other words in one place. */
static char *
make_text (Fixture *fixture, const char *greeting)
{
  g_autoptr (DumentLetterWording) wording =
      dument_letter_texts_open (fixture->workspace, NAME, NULL);
  g_auto (GStrv) parts = NULL;

  g_assert_nonnull (wording);
  parts = g_strsplit (wording->original, "Madame, Monsieur,\n", /* max_tokens= */ 2);
  return g_strconcat (parts[0], greeting, "\n", parts[1], NULL);
}

static DumentUndo *
change (Fixture *fixture, const char *greeting)
{
  g_autofree char *text = make_text (fixture, greeting);
  g_autoptr (GError) error = NULL;
  DumentUndo *undo = NULL;

  g_assert_true (dument_letter_texts_change (fixture->workspace, NAME, text, &undo, &error));
  g_assert_no_error (error);
  g_assert_nonnull (undo);
  return undo;
}

static DumentLetterCase *
open_case (Fixture *fixture)
{
  static const char *const numbers[] = { "F-1", NULL };
  const DumentLetterRequest request = { .template_id = NAME,
                                        .numbers = numbers,
                                        .date = DUMENT_DATE_NONE };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  DumentLetterCase *letter_case =
      dument_letter_case_open (fixture->workspace, &request, refusals, NULL);

  g_assert_nonnull (letter_case);
  return letter_case;
}

static char *
greet_in (DumentLetterCase *letter_case)
{
  g_autofree char *body = dument_letter_case_flatten (letter_case, NULL);

  g_assert_nonnull (body);
  return g_strndup (body, strcspn (body, "\n"));
}

static void
assert_greeting (Fixture *fixture, const char *expected)
{
  g_autoptr (DumentLetterCase) letter_case = open_case (fixture);
  g_autofree char *greeting = greet_in (letter_case);

  g_assert_cmpstr (greeting, ==, expected);
}

static const char *
last_event (Fixture *fixture)
{
  g_autoptr (GPtrArray) journal = dument_dossier_journal (fixture->workspace, NULL);
  const DumentJournalEntry *last = g_ptr_array_index (journal, journal->len - 1);

  return g_intern_string (last->kind);
}

/* Each change, and each return, is taken back whole. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nothing = tables_dump (fixture->workspace);
  g_autofree char *once = NULL;
  g_autofree char *end = NULL;
  g_autoptr (DumentUndo) first = change (fixture, "Chère Madame,");
  g_autoptr (DumentUndo) second = NULL;
  g_autoptr (DumentUndo) third = NULL;

  assert_greeting (fixture, "Chère Madame,");
  once = tables_dump (fixture->workspace);
  second = change (fixture, "Bonjour,");
  assert_greeting (fixture, "Bonjour,");
  g_assert_true (dument_letter_texts_reset (fixture->workspace, NAME, &third, NULL));
  g_assert_cmpstr (last_event (fixture), ==, "letter-text-reset");
  assert_greeting (fixture, "Madame, Monsieur,");
  g_assert_true (dument_undo_apply (fixture->workspace, third, NULL));
  g_assert_cmpstr (last_event (fixture), ==, "letter-text-restored");
  assert_greeting (fixture, "Bonjour,");
  g_assert_true (dument_undo_apply (fixture->workspace, second, NULL));
  assert_greeting (fixture, "Chère Madame,");
  g_assert_true (dument_undo_apply (fixture->workspace, first, NULL));
  end = tables_dump (fixture->workspace);
  g_assert_cmpstr (end, ==, nothing);
  g_assert_cmpstr (once, !=, nothing);
  assert_greeting (fixture, "Madame, Monsieur,");
}

/* What was changed again since is not undone. */
static void
test_undo_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentUndo) first = change (fixture, "Chère Madame,");
  g_autoptr (DumentUndo) second = change (fixture, "Bonjour,");
  g_autoptr (DumentUndo) third = change (fixture, "Salut,");
  g_autoptr (GError) error = NULL;

  g_assert_false (dument_undo_apply (fixture->workspace, second, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  assert_greeting (fixture, "Salut,");
}

/* A text is tried out without being kept. */
static void
test_reword (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_text (fixture, "Cher ami,");
  g_autoptr (DumentLetterCase) reworded = NULL;
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (DumentLetter) letter = NULL;
  g_autofree char *greeting = NULL;

  {
    g_autoptr (DumentLetterCase) letter_case = open_case (fixture);

    reworded = dument_letter_case_reword (letter_case, text);
  }
  greeting = greet_in (reworded);
  g_assert_cmpstr (greeting, ==, "Cher ami,");
  letter = dument_letter_case_compose (reworded, /* body= */ NULL, warnings, NULL);
  g_assert_nonnull (letter);
  g_assert_cmpuint (warnings->len, ==, 1); /* the address that nobody entered */
  assert_greeting (fixture, "Madame, Monsieur,");
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentUndo) undo = change (fixture, "Bonjour,");
  g_autoptr (GPtrArray) wordings = dument_letter_texts_list (fixture->workspace, NULL);
  guint n_own = 0, n_notices = 0;

  for (guint i = 0; i < wordings->len; i++)
    {
      const DumentLetterWording *wording = g_ptr_array_index (wordings, i);

      n_own += wording->own != NULL ? 1 : 0;
      n_notices += g_str_has_prefix (wording->name, "mise-en-demeure.") ? 1 : 0;
      g_assert_true (g_str_has_prefix (wording->original, "[objet]\n"));
      g_assert_null (wording->former_original);
    }
  g_assert_cmpuint (n_own, ==, 1);
  g_assert_cmpuint (n_notices, ==, 3);
}

#define ADD(name, test) \
  g_test_add ("/service/letter-texts/" name, Fixture, NULL, set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("undo", test_undo);
  ADD ("undo-refused", test_undo_refused);
  ADD ("reword", test_reword);
  ADD ("list", test_list);

  return g_test_run ();
}
