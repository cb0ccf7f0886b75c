/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/attaching.h"
#include "service/dossier.h"
#include "service/invoice-entry.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;total"
#define PAPER  "Order 12, signed"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER, "F-1;2026-09-01;2026-10-01;Morel;professional;100");
}

static gint64
find_invoice (Fixture *fixture)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, "F-1");

  return receivable->invoice->id;
}

static DumentUndo *
add_paper (Fixture *fixture, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new_static (PAPER, strlen (PAPER));

  return dument_attaching_add (fixture->workspace, find_invoice (fixture), content, "order.txt",
                               error);
}

/* How often the paper is among the documents; the table that it came from is one, too. */
static unsigned
count_papers (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentDossier) dossier = dument_dossier_open (fixture->workspace, "F-1", &error);
  unsigned count = 0;

  g_assert_no_error (error);
  for (unsigned i = 0; i < dossier->documents->len; i++)
    {
      const DumentStoredDocument *document = g_ptr_array_index (dossier->documents, i);

      count += g_str_equal (document->file_name, "order.txt");
    }
  return count;
}

static void
test_kept_and_parted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentUndo) undo = add_paper (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_papers (fixture), ==, 1);
  g_assert_true (dument_undo_apply (fixture->workspace, undo, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_papers (fixture), ==, 0);
}

static void
test_twice_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentUndo) first = add_paper (fixture, &error);

  g_assert_no_error (error);
  g_assert_null (add_paper (fixture, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_cmpuint (count_papers (fixture), ==, 1);
}

/* A deleted invoice comes back with its papers. */
static void
test_comes_back_with_invoice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentUndo) attached = add_paper (fixture, &error);
  g_autoptr (DumentUndo) deleted = NULL;

  g_assert_no_error (error);
  deleted = dument_invoice_entry_delete (fixture->workspace, find_invoice (fixture), &error);
  g_assert_no_error (error);
  g_assert_true (dument_undo_apply (fixture->workspace, deleted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_papers (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)
  ADD ("/service/attaching/kept-and-parted", test_kept_and_parted);
  ADD ("/service/attaching/twice-is-refused", test_twice_is_refused);
  ADD ("/service/attaching/comes-back-with-invoice", test_comes_back_with_invoice);
#undef ADD
  return g_test_run ();
}
