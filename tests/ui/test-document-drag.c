/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "ui/document-drag.h"

#include "service/dossier.h"
#include "service/import.h"

#define TODAY            20779
#define PATIENCE_SECONDS 120
#define INVOICE          3
#define PAPER            "facture n° 3.xml"

static const char table[] = "number;issue_date;due_date;client;total\n"
                            "F-1;2026-06-01;2026-07-01;Atelier Morel;1200\n"
                            "F-2;2026-06-01;2026-07-01;Atelier Nord;300\n";

typedef struct
{
  char *folder;
  DumentEngine *engine;
  GMainLoop *loop;
  gint64 document_id;
} Fixture;

static void
tell_time (DumentDate *ret_today, gint64 *ret_now)
{
  *ret_today = TODAY;
  *ret_now = (gint64) TODAY * 86400;
}

static gboolean
give_up (gpointer data)
{
  g_error ("No answer within %d s", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_engine_open_finish (DUMENT_ENGINE (object), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static GBytes *
load_paper (void)
{
  char *content;
  gsize length;

  g_assert_true (g_file_get_contents (TEST_SOURCE_ROOT "/tests/fuzz/corpus/ubl/invoice.xml",
                                      &content, &length, /* error= */ NULL));
  return g_bytes_new_take (content, length);
}

static void
import (DumentWorkspace *workspace, GBytes *bytes, const char *name)
{
  static const DumentImportOptions options = { .due_date = DUMENT_DATE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) result =
      dument_import_bytes (workspace, bytes, name, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->refusals->len, ==, 0);
}

/* Two invoices of a table, and one that is a file. */
static gpointer
fill (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) rows = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr (GBytes) paper = load_paper ();
  g_autoptr (DumentDossier) dossier = NULL;
  const DumentStoredDocument *document;

  import (workspace, rows, "table.csv");
  import (workspace, paper, PAPER);
  dossier = dument_dossier_load (workspace, INVOICE, error);
  g_assert_nonnull (dossier);
  document = g_ptr_array_index (dossier->documents, 0);
  g_assert_cmpstr (document->file_name, ==, PAPER);
  return g_memdup2 (&document->id, sizeof document->id);
}

static void
filled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dument_engine_finish (DUMENT_ENGINE (object), result, &error);

  g_assert_no_error (error);
  fixture->document_id = *id;
  g_main_loop_quit (fixture->loop);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dument-drag-XXXXXX", /* error= */ NULL);
  path = g_build_filename (fixture->folder, "dument.db", NULL);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->engine = dument_engine_new (tell_time);
  dument_engine_open_async (fixture->engine, path, opened_cb, fixture->loop);
  g_main_loop_run (fixture->loop);
  dument_engine_write_async (fixture->engine, fill, NULL, NULL, g_free, NULL, filled_cb, fixture);
  g_main_loop_run (fixture->loop);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  dument_engine_close (fixture->engine);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  g_main_loop_unref (fixture->loop);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

typedef struct
{
  GMainLoop *loop;
  GError *error;
} Answer;

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (object), result,
                                               &answer->error);
  g_main_loop_quit (answer->loop);
}

/* What a program gets that takes @provider as a list of files. */
static char **
take (Fixture *fixture, GdkContentProvider *provider, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  Answer answer = { fixture->loop, NULL };
  g_autofree char *text = NULL;

  gdk_content_provider_write_mime_type_async (provider, "text/uri-list", stream, G_PRIORITY_DEFAULT,
                                              NULL, written_cb, &answer);
  g_main_loop_run (fixture->loop);
  if (answer.error != NULL)
    {
      g_propagate_error (error, answer.error);
      return NULL;
    }
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  return g_uri_list_extract_uris (text);
}

static void
assert_paper (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) paper = load_paper ();
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_cmpstr (name, ==, PAPER);
  g_assert_true (g_str_has_prefix (path, g_get_user_runtime_dir ()));
  g_file_load_contents (file, NULL, &content, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, length, g_bytes_get_data (paper, NULL), g_bytes_get_size (paper));
}

/* Nothing is a text, which would be the path of a copy in a letter. */
static void
test_offers_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkContentProvider) provider =
      dument_document_drag_provide (fixture->engine, fixture->document_id);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/plain"));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8"));
}

static void
test_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkContentProvider) provider =
      dument_document_drag_provide (fixture->engine, fixture->document_id);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uris = take (fixture, provider, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (uris), ==, 1);
  assert_paper (uris[0]);
}

/* Of several invoices, those that are a file and not a line of a table. */
static void
test_invoices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uris = NULL;

  for (gint64 id = 1; id <= INVOICE; id++)
    g_array_append_val (ids, id);
  provider = dument_document_drag_provide_invoices (fixture->engine, ids);
  uris = take (fixture, provider, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (uris), ==, 1);
  assert_paper (uris[0]);
}

/* A document that is gone meanwhile is an error, and no empty file. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkContentProvider) provider =
      dument_document_drag_provide (fixture->engine, fixture->document_id + 1000);
  g_autoptr (GError) error = NULL;

  g_assert_null (take (fixture, provider, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_autofree char *runtime = g_dir_make_tmp ("dument-run-XXXXXX", /* error= */ NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", runtime);
  int status;

  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_unsetenv ("FLATPAK_ID");
  g_test_init (&argc, &argv, NULL);
  g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);
#define ADD(NAME, TEST) \
  g_test_add ("/ui/document-drag/" NAME, Fixture, NULL, set_up, TEST, tear_down)
  ADD ("offers-files", test_offers_files);
  ADD ("document", test_document);
  ADD ("invoices", test_invoices);
  ADD ("gone", test_gone);
#undef ADD
  status = g_test_run ();
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  return status;
}
