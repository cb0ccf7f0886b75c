/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/setup.h"

#include <glib/gstdio.h>
#include <string.h>

DumentDate
fixture_day (const char *iso)
{
  DumentDate date = DUMENT_DATE_NONE;

  g_assert_true (dument_date_parse_iso (iso, &date));
  return date;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dument-service-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture_open (fixture);
}

/* Opens the file again, as another process would. */
void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->workspace =
      dument_workspace_open (fixture->path, fixture_day (FIXTURE_TODAY), 1795348800, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  GDir *folder;
  const char *name;

  g_clear_pointer (&fixture->workspace, dument_workspace_close);
  folder = g_dir_open (fixture->folder, 0, /* error= */ NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

const char *
fixture_sentence (const GPtrArray *findings, unsigned i)
{
  const DumentFinding *finding = g_ptr_array_index (findings, i);

  return finding->sentence;
}

void
fixture_set_up_business (Fixture *fixture)
{
  static const DumentSetup business = {
    .name = "Marie Dupré",
    .siren = "732 829 320",
    .address = "17 rue Notre-Dame|35500 Vitré",
    .place = "Vitré",
    .iban = "FR76 3000 6000 0112 3456 7890 189",
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  if (!dument_setup_apply (fixture->workspace, &business, refusals, &error))
    g_error ("%s", error != NULL ? error->message : fixture_sentence (refusals, 0));
}

DumentImportResult *
fixture_import (Fixture *fixture, const char *text, const char *file_name)
{
  static const DumentImportOptions options = { FALSE, DUMENT_DEBTOR_UNKNOWN, DUMENT_DATE_NONE };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DumentImportResult *result =
      dument_import_bytes (fixture->workspace, bytes, file_name, &options, &error);

  g_assert_no_error (error);
  return result;
}

void
fixture_import_one (Fixture *fixture, const char *header, const char *row)
{
  g_autofree char *text = g_strconcat (header, "\n", row, "\n", NULL);
  g_autoptr (DumentImportResult) result = fixture_import (fixture, text, "one.csv");

  if (result->refusals->len > 0)
    g_error ("%s", fixture_sentence (result->refusals, 0));
  g_assert_cmpuint (result->n_created, ==, 1);
}

DumentReceivable *
fixture_find (Fixture *fixture, const char *number)
{
  g_autoptr (GError) error = NULL;
  DumentReceivable *receivable = dument_receivable_find (fixture->workspace, number, &error);

  g_assert_no_error (error);
  return receivable;
}
