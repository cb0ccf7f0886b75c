/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/editing.h"
#include "service/letter-posting.h"
#include "service/setup.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;siren;address;total\n"
#define MOREL  "Atelier Morel;professional;;8 rue des Tanneurs|35500 Vitré;1200\n"

/* What a window needs: the first finding of a code, whose sentence names no option of a command. */
static const DumentFinding *
find (const GPtrArray *findings, DumentFindingCode code)
{
  for (unsigned i = 0; i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);

      g_assert_null (strstr (finding->sentence, "--"));
      if (finding->code == code)
        return finding;
    }
  g_error ("no finding %d among %u", (int) code, findings->len);
}

static void
test_copy_is_whole (void)
{
  g_autoptr (GPtrArray) list = dument_finding_list_new ();
  DumentFinding *finding =
      dument_finding_refuse (list, DUMENT_FINDING_CONFLICT, g_strdup ("They differ."));
  g_autoptr (DumentFinding) copy = NULL;

  dument_finding_set_invoice (finding, 7, "F-7");
  dument_finding_set_client (finding, 3, "Morel");
  finding->file_name = g_strdup ("a.csv");
  finding->column = g_strdup ("total");
  finding->detail = g_strdup ("12");
  finding->overruled_because = g_strdup ("He asked for it.");
  finding->line = 4;
  copy = dument_finding_copy (finding);
  g_ptr_array_set_size (list, 0);
  g_assert_cmpint (copy->severity, ==, DUMENT_FINDING_REFUSAL);
  g_assert_cmpint (copy->invoice_id, ==, 7);
  g_assert_cmpstr (copy->invoice_number, ==, "F-7");
  g_assert_cmpint (copy->client_id, ==, 3);
  g_assert_cmpstr (copy->client_name, ==, "Morel");
  g_assert_cmpstr (copy->file_name, ==, "a.csv");
  g_assert_cmpstr (copy->column, ==, "total");
  g_assert_cmpstr (copy->detail, ==, "12");
  g_assert_cmpstr (copy->overruled_because, ==, "He asked for it.");
  g_assert_cmpstr (copy->sentence, ==, "They differ.");
  g_assert_cmpuint (copy->line, ==, 4);
}

static void
test_import_refusals_are_data (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentImportResult) first =
      fixture_import (fixture, HEADER "F-1;2026-09-01;2026-10-01;" MOREL, "a.csv");
  g_autoptr (DumentImportResult) second =
      fixture_import (fixture,
                      HEADER "F-2;2026-09-01;;Jeanne Roux;consumer;;;100\n"
                             "F-3;2026-09-01;;Quidam;;;;100\n"
                             "F-1;2026-09-01;2026-10-02;Atelier Morel;;;;1300\n"
                             "F-4;2026-09-01;2026-08-01;Quidam;;;;100\n",
                      "b.csv");
  g_autoptr (DumentImportResult) third =
      fixture_import (fixture, HEADER "F-5;yesterday;;Quidam;;;;100\n", "c.csv");
  g_autoptr (DumentImportResult) fourth = fixture_import (fixture, "no invoice", "d.txt");
  const DumentFinding *finding;

  g_assert_cmpuint (first->refusals->len, ==, 0);
  g_assert_cmpuint (second->items->len, ==, 0);
  g_assert_cmpuint (second->refusals->len, ==, 4);
  finding = find (second->refusals, DUMENT_FINDING_DUE_MISSING);
  g_assert_cmpstr (finding->file_name, ==, "b.csv");
  g_assert_cmpuint (finding->line, ==, 2);
  g_assert_cmpstr (finding->invoice_number, ==, "F-2");
  g_assert_cmpstr (finding->client_name, ==, "Jeanne Roux");
  g_assert_cmpint (finding->severity, ==, DUMENT_FINDING_REFUSAL);
  g_assert_cmpuint (find (second->refusals, DUMENT_FINDING_KIND_MISSING)->line, ==, 3);
  finding = find (second->refusals, DUMENT_FINDING_CONFLICT);
  g_assert_cmpuint (finding->line, ==, 4);
  g_assert_cmpint (finding->invoice_id, ==, g_array_index (first->items, DumentImportItem, 0).id);
  g_assert_cmpuint (find (second->refusals, DUMENT_FINDING_BAD_ROW)->line, ==, 5);
  finding = find (third->refusals, DUMENT_FINDING_BAD_ROW);
  g_assert_cmpstr (finding->column, ==, "issue_date");
  g_assert_cmpuint (finding->line, ==, 2);
  g_assert_cmpstr (find (fourth->refusals, DUMENT_FINDING_UNREADABLE)->file_name, ==, "d.txt");
}

static void
assert_item (const DumentImportResult *result,
             unsigned i,
             const char *number,
             DumentImportOutcome outcome)
{
  const DumentImportItem *item = &g_array_index (result->items, DumentImportItem, i);

  g_assert_cmpuint (i, <, result->items->len);
  g_assert_cmpstr (item->number, ==, number);
  g_assert_cmpint (item->outcome, ==, outcome);
}

static void
test_import_lists_what_it_met (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      HEADER "F-1;2026-09-01;2026-10-01;" MOREL "F-2;2026-09-01;;Autre;professional;;;100\n"
             "F-3;2026-09-01;2026-10-01;Quidam;;;;100\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  const DumentImportOptions trial = { .dry_run = TRUE, .due_date = DUMENT_DATE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) dry =
      dument_import_bytes (fixture->workspace, bytes, "a.csv", &trial, &error);
  g_autoptr (DumentImportResult) first = fixture_import (fixture, text, "a.csv");
  g_autoptr (DumentImportResult) second =
      fixture_import (fixture,
                      HEADER "F-3;2026-09-01;2026-10-01;Quidam;consumer;;;100\n"
                             "F-1;2026-09-01;2026-10-01;" MOREL,
                      "b.csv");
  const DumentImportItem *item;

  g_assert_no_error (error);
  assert_item (dry, 0, "F-1", DUMENT_IMPORT_CREATED);
  g_assert_cmpint (g_array_index (dry->items, DumentImportItem, 0).id, ==, 0);
  g_assert_cmpuint (first->items->len, ==, 3);
  assert_item (first, 0, "F-1", DUMENT_IMPORT_CREATED);
  item = &g_array_index (first->items, DumentImportItem, 1);
  g_assert_true (item->due_estimated);
  g_assert_false (item->kind_unknown);
  g_assert_cmpuint (item->line, ==, 3);
  item = &g_array_index (first->items, DumentImportItem, 2);
  g_assert_false (item->due_estimated);
  g_assert_true (item->kind_unknown);
  g_assert_cmpuint (find (first->warnings, DUMENT_FINDING_DUE_ESTIMATED)->count, ==, 1);
  g_assert_cmpuint (find (first->warnings, DUMENT_FINDING_KIND_UNKNOWN)->count, ==, 1);
  assert_item (second, 0, "F-3", DUMENT_IMPORT_UPDATED);
  assert_item (second, 1, "F-1", DUMENT_IMPORT_UNCHANGED);
  g_assert_cmpint (g_array_index (second->items, DumentImportItem, 0).id, ==, item->id);
  g_assert_cmpint (g_array_index (second->items, DumentImportItem, 0).client_id, ==,
                   item->client_id);
}

/* The refusals of a letter, or its warnings. */
static GPtrArray *
write_notice (Fixture *fixture, const char *const *numbers, const char *registered_number)
{
  const DumentLetterRequest request = { .template_id = "mise-en-demeure",
                                        .numbers = numbers,
                                        .date = DUMENT_DATE_NONE,
                                        .registered_number = registered_number };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentWrittenLetter) written =
      dument_letter_writing_write (fixture->workspace, &request, refusals, &error);

  g_assert_no_error (error);
  return written != NULL ? g_ptr_array_ref (written->warnings) : g_steal_pointer (&refusals);
}

static void
test_letter_refusals_are_data (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "F-1", "F-2", "F-3", "F-9", NULL };
  static const char *const late[] = { "F-1", NULL };
  g_autoptr (DumentImportResult) result =
      fixture_import (fixture,
                      HEADER "F-1;2026-09-01;2026-10-01;" MOREL "F-2;2026-09-01;2026-12-01;" MOREL
                             "F-3;2026-09-01;2026-10-01;Quidam;;;;100\n",
                      "a.csv");
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-3");
  g_autoptr (GPtrArray) findings = write_notice (fixture, numbers, /* registered_number= */ NULL);
  g_autoptr (GPtrArray) later = NULL;
  const DumentFinding *finding;

  find (findings, DUMENT_FINDING_SENDER_UNKNOWN);
  g_assert_cmpstr (find (findings, DUMENT_FINDING_NOT_YET_DUE)->invoice_number, ==, "F-2");
  g_assert_cmpstr (find (findings, DUMENT_FINDING_NOT_FOUND)->invoice_number, ==, "F-9");
  g_assert_cmpstr (find (findings, DUMENT_FINDING_OTHER_CLIENT)->invoice_number, ==, "F-3");
  finding = find (findings, DUMENT_FINDING_KIND_UNKNOWN);
  g_assert_cmpint (finding->invoice_id, ==, receivable->invoice->id);
  g_assert_cmpint (finding->client_id, ==, receivable->client->id);
  g_assert_cmpstr (finding->client_name, ==, "Quidam");

  fixture_set_up_business (fixture);
  dument_workspace_travel (fixture->workspace, fixture_day ("2027-08-02"));
  later = write_notice (fixture, late, /* registered_number= */ NULL);
  finding = find (later, DUMENT_FINDING_RATE_UNKNOWN);
  g_assert_cmpint (finding->semester, ==, 2 * 2027);
  g_assert_cmpint (finding->rate_key, ==, DUMENT_LAW_ECB);
  g_assert_cmpstr (finding->invoice_number, ==, "F-1");
  /* Each semester once. */
  g_assert_cmpuint (later->len, ==, 2);
}

static void
test_letter_warnings_are_data (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup bare = { .name = "Marie Dupré" };
  static const char *const numbers[] = { "F-1", NULL };
  static const char *const old[] = { "F-2", NULL };
  static const char *const nearly[] = { "F-3", NULL };
  static const char long_street[] = "123 avenue du Maréchal de Lattre de Tassigny";
  g_autofree char *text = g_strdup_printf (
      HEADER "F-1;2026-09-01;2026-10-01;Atelier Morel;professional;;%s|35500 Vitré;1200\n"
             "F-2;2021-01-01;2021-01-31;Sans Adresse;professional;;;100\n"
             "F-3;2024-12-01;2025-01-31;Jeanne Roux;consumer;;1 rue X|35500 Vitré;100\n",
      long_street);
  g_autoptr (DumentImportResult) result = fixture_import (fixture, text, "a.csv");
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  const DumentFinding *finding;
  unsigned n_missing = 0;

  g_assert_cmpuint (result->refusals->len, ==, 0);
  g_assert_true (dument_setup_apply (fixture->workspace, &bare, refusals, /* error= */ NULL));
  first = write_notice (fixture, numbers, "1A 000");
  find (first, DUMENT_FINDING_OWN_SIREN_MISSING);
  find (first, DUMENT_FINDING_OWN_ADDRESS_MISSING);
  find (first, DUMENT_FINDING_NO_MEANS_OF_PAYMENT);
  find (first, DUMENT_FINDING_NO_REMINDER);
  g_assert_cmpstr (find (first, DUMENT_FINDING_NOT_SENT)->invoice_number, ==, "F-1");
  g_assert_cmpstr (find (first, DUMENT_FINDING_NUMBER_IMPLAUSIBLE)->detail, ==, "1A 000");
  finding = find (first, DUMENT_FINDING_ADDRESS_LINE_LONG);
  g_assert_cmpint (finding->severity, ==, DUMENT_FINDING_WARNING);
  g_assert_cmpuint (finding->line, ==, 2);
  g_assert_cmpuint (finding->count, ==,
                    strlen ("123 avenue du Marechal de Lattre de Tassigny") - 38);
  g_assert_cmpstr (finding->client_name, ==, "Atelier Morel");

  second = write_notice (fixture, old, /* registered_number= */ NULL);
  g_assert_cmpstr (find (second, DUMENT_FINDING_LIMITATION_PAST)->detail, ==, "2026-01-31");
  g_assert_cmpstr (find (second, DUMENT_FINDING_ADDRESS_MISSING)->client_name, ==, "Sans Adresse");
  for (unsigned i = 0; i < second->len; i++)
    n_missing +=
        ((DumentFinding *) g_ptr_array_index (second, i))->code == DUMENT_FINDING_ADDRESS_MISSING;
  g_assert_cmpuint (n_missing, ==, 1);

  third = write_notice (fixture, nearly, /* registered_number= */ NULL);
  g_assert_cmpstr (find (third, DUMENT_FINDING_LIMITATION_NEAR)->detail, ==, "2027-01-31");
}

static void
test_setup_refusals_name_their_field (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup wrong = { .siren = "732829321", .iban = "FR76 1" };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dument_setup_apply (fixture->workspace, &wrong, refusals, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 3);
  g_assert_cmpint (find (refusals, DUMENT_FINDING_VALUE)->field, ==, DUMENT_FINDING_FIELD_SIREN);
  g_assert_nonnull (dument_finding_find (refusals, DUMENT_FINDING_FIELD_IBAN, /* line= */ 0));
  g_assert_cmpint (find (refusals, DUMENT_FINDING_OWN_NAME_MISSING)->field, ==,
                   DUMENT_FINDING_FIELD_NAME);
}

/* Such a name would run off the sheet. */
static void
test_name_too_long (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "F-1", NULL };
  g_autofree char *name = g_strnfill (DUMENT_PARTY_MAX_NAME + 1, 'x');
  g_autofree char *text = g_strdup_printf (
      HEADER "F-1;2026-09-01;2026-10-01;%s;professional;;8 rue X|35500 Vitré;100\n", name);
  g_autofree char *other = g_strnfill (DUMENT_PARTY_MAX_NAME + 1, 'y');
  g_autofree char *assignment = g_strconcat ("name=", other, NULL);
  const char *const assignments[] = { assignment, NULL };
  const DumentSetup setup = { .name = name };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentImportResult) result = fixture_import (fixture, text, "a.csv");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (result->n_created, ==, 1);
  g_assert_false (dument_setup_apply (fixture->workspace, &setup, refusals, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 1);
  g_assert_cmpint (find (refusals, DUMENT_FINDING_VALUE)->field, ==, DUMENT_FINDING_FIELD_NAME);
  fixture_set_up_business (fixture);
  findings = write_notice (fixture, numbers, /* registered_number= */ NULL);
  g_assert_cmpuint (find (findings, DUMENT_FINDING_ADDRESS_LINE_LONG)->line, ==, 1);
  g_assert_false (dument_editing_set_client (
      fixture->workspace, g_array_index (result->items, DumentImportItem, 0).client_id, assignments,
      &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

static void
test_posting_warnings_name_the_letter (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "F-1", NULL };
  const DumentLetterRequest request = { .template_id = "mise-en-demeure",
                                        .numbers = numbers,
                                        .date = DUMENT_DATE_NONE };
  const DumentPostingNews news = { { .posted_on = DUMENT_DATE_NONE,
                                     .presented_on = DUMENT_DATE_NONE,
                                     .delivered_on = DUMENT_DATE_NONE,
                                     .returned_on = fixture_day ("2026-11-20") },
                                   /* registered_number= */ NULL };
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up_business (fixture);
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-11-01"));
  fixture_import_one (
      fixture, "number;issue_date;due_date;client;client_kind;siren;address;total",
      "F-1;2026-09-01;2026-10-01;Atelier Morel;professional;;8 rue X|35500 Vitré;9");
  written = dument_letter_writing_write (fixture->workspace, &request, findings, &error);
  g_assert_no_error (error);
  g_assert_true (dument_letter_posting_record (fixture->workspace, written, DUMENT_DATE_NONE,
                                               &reference, &error));
  dument_workspace_travel (fixture->workspace, fixture_day ("2026-11-22"));
  g_assert_true (
      dument_letter_posting_follow (fixture->workspace, reference, &news, findings, &error));
  g_assert_cmpstr (find (findings, DUMENT_FINDING_POSTING_MISSING)->detail, ==, reference);
  g_assert_cmpstr (find (findings, DUMENT_FINDING_PRESENTATION_MISSING)->detail, ==, reference);
}

static void
add_test (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/finding/copy-is-whole", test_copy_is_whole);
  add_test ("/service/finding/import-refusals", test_import_refusals_are_data);
  add_test ("/service/finding/import-items", test_import_lists_what_it_met);
  add_test ("/service/finding/letter-refusals", test_letter_refusals_are_data);
  add_test ("/service/finding/letter-warnings", test_letter_warnings_are_data);
  add_test ("/service/finding/setup-fields", test_setup_refusals_name_their_field);
  add_test ("/service/finding/name-too-long", test_name_too_long);
  add_test ("/service/finding/posting", test_posting_warnings_name_the_letter);

  return g_test_run ();
}
