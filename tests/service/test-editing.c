/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/chronicle.h"
#include "service/dossier.h"
#include "service/editing.h"
#include "service/file-loading.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "number;issue_date;due_date;supply_date;client;client_kind;siren;total"

static gboolean
set_invoice (Fixture *fixture, const char *assignment, GError **error)
{
  const char *const assignments[] = { assignment, NULL };

  return dument_editing_set_invoice (fixture->workspace, "F-1", assignments, error);
}

static gboolean
set_client (Fixture *fixture, const char *name, const char *assignment, GError **error)
{
  const char *const assignments[] = { assignment, NULL };
  g_autoptr (DumentClient) client =
      dument_editing_find_client (fixture->workspace, name, /* error= */ NULL);

  g_assert_nonnull (client);
  return dument_editing_set_client (fixture->workspace, client->id, assignments, error);
}

static void
fill (Fixture *fixture)
{
  fixture_import_one (fixture, HEADER,
                      "F-1;2026-09-01;2026-10-01;2026-08-28;Morel;professional;404833048;100");
  fixture_import_one (fixture, HEADER, "F-2;2026-09-01;2026-10-01;;Le Goff;professional;;100");
}

static void
test_nothing_before_the_issue (Fixture *fixture, gconstpointer data)
{
  static const char *const early[] = { "due=2026-08-31", "sent-on=2026-08-31" };
  static const char *const same_day[] = { "due=2026-09-01", "sent-on=2026-09-01" };

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (early); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (set_invoice (fixture, early[i], &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "31 August 2026"));
      g_assert_nonnull (strstr (error->message, "1 September 2026"));
      g_clear_error (&error);
      g_assert_true (set_invoice (fixture, same_day[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_supply_date_is_cleared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentReceivable) before = NULL;
  g_autoptr (DumentReceivable) after = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  before = fixture_find (fixture, "F-1");
  g_assert_cmpint (before->invoice->supply_date, ==, fixture_day ("2026-08-28"));
  g_assert_true (set_invoice (fixture, "supply-date=", &error));
  g_assert_no_error (error);
  after = fixture_find (fixture, "F-1");
  g_assert_cmpint (after->invoice->supply_date, ==, DUMENT_DATE_NONE);
}

static void
test_kind_is_one_of_three (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "kind=unknown", "kind=martian", "kind=" };

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (set_client (fixture, "Morel", wrong[i], &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, "professional, consumer or public"));
    }
}

static void
test_identity_of_another_client (Fixture *fixture, gconstpointer data)
{
  static const char *const taken[] = { "siren=404833048", "name=Morel" };
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_false (set_client (fixture, "Le Goff", taken[0], &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Morel"));
  g_assert_nonnull (strstr (error->message, "Le Goff"));
  g_clear_error (&error);

  /* Of one name, but one has a SIREN. */
  g_assert_true (set_client (fixture, "Le Goff", taken[1], &error));
  g_assert_no_error (error);
  g_assert_false (set_client (fixture, "404833048", "siren=", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

/* The rules are those of the form. */
static void
test_same_rules_as_the_form (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "email=nobody", "siret=73282932000074", "siren=123",
                                       "vat=FR00123456789", "contact=Jeanne||nobody" };

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (set_client (fixture, "Morel", wrong[i], &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
    }
}

/* A paper that is no paper is refused in our own words. */
static void
test_no_paper (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.pdf", NULL);
  g_autofree char *large = g_build_filename (fixture->folder, "large.pdf", NULL);
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  const char *const paths[] = { empty, fixture->folder, "/nowhere/slip.pdf",
                                large, pipe_path,       "/dev/zero" };

  fill (fixture);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, (64 << 20) + 1), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *assignment = g_strconcat ("sent-proof=", paths[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (set_invoice (fixture, assignment, &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_cmpint (g_remove (large), ==, 0);
  g_assert_cmpint (g_remove (pipe_path), ==, 0);
}

/* What a file says of its size need not be true. */
static void
test_unsized_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/self/status");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = dument_file_loading_read (file, 1, "Shorten it.", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (content), >, 0);
  g_assert_null (dument_file_loading_read (file, 0, "Shorten it.", NULL, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE);
  g_assert_true (g_str_has_suffix (error->message, "Shorten it."));
}

/* What the import brought in wrong keeps nobody from setting something else, and is told apart from
 * what somebody sets wrong now. */
static void
test_old_fault_stops_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_import_one (fixture, "number;issue_date;due_date;client;email;total",
                      "F-1;2026-09-01;2026-10-01;Morel;nope;100");
  g_assert_true (set_client (fixture, "Morel", "kind=professional", &error));
  g_assert_no_error (error);
  g_assert_false (set_client (fixture, "Morel", "email=neither", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

/* What somebody says is right is noted, and only that. */
static void
test_said_is_noted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentClient) client = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  g_autoptr (GError) error = NULL;
  const DumentJournalEntry *last;
  g_autofree char *siren = NULL;
  unsigned n_before;

  fixture_import_one (fixture, "number;issue_date;due_date;client;siren;total",
                      "F-1;2026-09-01;2026-10-01;Morel;732829320;100");
  client = dument_editing_find_client (fixture->workspace, "Morel", &error);
  client->party.siret = g_strdup ("73282932000074");
  g_assert_true (
      dument_client_update (dument_workspace_get_store (fixture->workspace), client, &error));
  journal = dument_dossier_journal (fixture->workspace, &error);
  n_before = journal->len;
  g_clear_pointer (&journal, g_ptr_array_unref);
  g_assert_true (set_client (fixture, "Morel", "siren=732829320", &error));
  g_assert_no_error (error);
  journal = dument_dossier_journal (fixture->workspace, &error);
  g_assert_cmpuint (journal->len, ==, n_before + 1);
  last = g_ptr_array_index (journal, journal->len - 1);
  g_assert_cmpstr (last->kind, ==, "client-edited");
  siren = dument_chronicle_read (last, "siren");
  g_assert_cmpstr (siren, ==, "732829320");
}

static void
test_wrong_email (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "email=a@b", "email=a@b,c.fr", "email=<a@b.fr>",
                                       "contact=Anne||a@b c.fr" };

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (set_client (fixture, "Morel", wrong[i], &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
    }
}

static void
test_old_fault_of_an_invoice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_import_one (fixture, "number;issue_date;due_date;client;client_kind;currency;total",
                      "F-1;2026-09-01;2026-10-01;Morel;professional;XYZ;0");
  g_assert_true (set_invoice (fixture, "label=Retainer", &error));
  g_assert_no_error (error);
  g_assert_false (set_invoice (fixture, "due=2026-08-01", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/service/editing/nothing-before-the-issue", Fixture, NULL, fixture_set_up,
              test_nothing_before_the_issue, fixture_tear_down);
  g_test_add ("/service/editing/supply-date-is-cleared", Fixture, NULL, fixture_set_up,
              test_supply_date_is_cleared, fixture_tear_down);
  g_test_add ("/service/editing/kind-is-one-of-three", Fixture, NULL, fixture_set_up,
              test_kind_is_one_of_three, fixture_tear_down);
  g_test_add ("/service/editing/identity-of-another-client", Fixture, NULL, fixture_set_up,
              test_identity_of_another_client, fixture_tear_down);

  g_test_add ("/service/editing/same-rules-as-the-form", Fixture, NULL, fixture_set_up,
              test_same_rules_as_the_form, fixture_tear_down);
  g_test_add ("/service/editing/old-fault-stops-nothing", Fixture, NULL, fixture_set_up,
              test_old_fault_stops_nothing, fixture_tear_down);
  g_test_add ("/service/editing/said-is-noted", Fixture, NULL, fixture_set_up, test_said_is_noted,
              fixture_tear_down);
  g_test_add ("/service/editing/wrong-email", Fixture, NULL, fixture_set_up, test_wrong_email,
              fixture_tear_down);
  g_test_add ("/service/editing/old-fault-of-an-invoice", Fixture, NULL, fixture_set_up,
              test_old_fault_of_an_invoice, fixture_tear_down);
  g_test_add_func ("/service/editing/unsized-file", test_unsized_file);
  g_test_add ("/service/editing/no-paper", Fixture, NULL, fixture_set_up, test_no_paper,
              fixture_tear_down);

  return g_test_run ();
}
