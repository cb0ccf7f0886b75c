/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "service/engine.h"
#include "service/preferences.h"

#include <glib/gstdio.h>

/* Longer than any healthy run; only a hang meets it. */
#define PATIENCE_SECONDS 60

/* The day of the fake clock. Jobs read it on their threads. */
static int fake_today = 20779;

static void
tell_fake_time (DumentDate *ret_today, gint64 *ret_now)
{
  *ret_today = g_atomic_int_get (&fake_today);
  *ret_now = (gint64) *ret_today * 86400;
}

typedef struct
{
  char *folder;
  char *path;
  DumentEngine *engine;
  GMainLoop *loop;
  GAsyncResult *result;
  unsigned n_changes;
  unsigned n_days;
} Fixture;

static gboolean
give_up (gpointer data)
{
  g_error ("nothing came back");
  return G_SOURCE_REMOVE;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_set_object (&fixture->result, result);
  g_main_loop_quit (fixture->loop);
}

static void
on_changed_cb (DumentEngine *engine, Fixture *fixture)
{
  fixture->n_changes++;
  g_main_loop_quit (fixture->loop);
}

static void
on_day_changed_cb (DumentEngine *engine, Fixture *fixture)
{
  fixture->n_days++;
}

static void
wait_for (Fixture *fixture, const unsigned *counter, unsigned value)
{
  while (*counter < value)
    g_main_loop_run (fixture->loop);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_loop_run (fixture->loop);
  return g_steal_pointer (&fixture->result);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->folder = g_dir_make_tmp ("dument-engine-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "dument.db", NULL);
  fixture->loop = g_main_loop_new (/* context= */ NULL, /* is_running= */ FALSE);
  fixture->engine = dument_engine_new (tell_fake_time);
  g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);
  dument_engine_open_async (fixture->engine, fixture->path, keep_result_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_true (dument_engine_open_finish (fixture->engine, result, &error));
  g_assert_no_error (error);
  g_signal_connect (fixture->engine, "changed", G_CALLBACK (on_changed_cb), fixture);
  g_signal_connect (fixture->engine, "day-changed", G_CALLBACK (on_day_changed_cb), fixture);
  wait_for (fixture, &fixture->n_changes, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  dument_engine_close (fixture->engine);
  /* Tasks that were answered are let go of by the loop. */
  while (g_main_context_iteration (/* context= */ NULL, /* may_block= */ FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  g_main_loop_unref (fixture->loop);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gpointer
set_day_base (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const assignments[] = { data, NULL };

  if (!dument_preferences_set (workspace, assignments, error))
    return NULL;
  return g_strdup ("done");
}

static gpointer
get_day_base (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_strdup_printf (
      "%s %d",
      dument_workspace_get_day_base (workspace) == DUMENT_DAY_BASE_ACTUAL ? "actual" : "365",
      dument_workspace_get_today (workspace));
}

static char *
read_day_base (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  dument_engine_read_async (fixture->engine, get_day_base, /* data= */ NULL, /* free_data= */ NULL,
                            g_free, /* cancellable= */ NULL, keep_result_cb, fixture);
  result = wait_for_result (fixture);
  text = dument_engine_finish (fixture->engine, result, &error);
  g_assert_no_error (error);
  return text;
}

/* What one lane wrote, the other one reads, and the window hears of it. */
static void
test_write_is_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  g_autofree char *text = NULL;

  dument_engine_write_async (fixture->engine, set_day_base, g_strdup ("day-base=actual"), g_free,
                             g_free, /* cancellable= */ NULL, keep_result_cb, fixture);
  result = wait_for_result (fixture);
  done = dument_engine_finish (fixture->engine, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "done");
  wait_for (fixture, &fixture->n_changes, 2);
  text = read_day_base (fixture);
  g_assert_cmpstr (text, ==, "actual 20779");
}

/* As dument-cli would do it meanwhile. */
static void
test_other_program_is_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentWorkspace) other = dument_workspace_open (fixture->path, fake_today, 0, &error);
  g_autofree char *done = NULL;
  g_autofree char *text = NULL;
  char assignment[] = "day-base=actual";

  g_assert_no_error (error);
  done = set_day_base (other, assignment, /* cancellable= */ NULL, &error);
  g_assert_no_error (error);
  wait_for (fixture, &fixture->n_changes, 2);
  text = read_day_base (fixture);
  g_assert_cmpstr (text, ==, "actual 20779");
}

static void
test_midnight (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  dument_engine_look_at_clock (fixture->engine);
  g_assert_cmpuint (fixture->n_days, ==, 0);
  g_atomic_int_inc (&fake_today);
  dument_engine_look_at_clock (fixture->engine);
  g_assert_cmpuint (fixture->n_days, ==, 1);
  g_assert_cmpint (dument_engine_get_today (fixture->engine), ==, 20780);
  text = read_day_base (fixture);
  g_assert_cmpstr (text, ==, "365 20780");
  g_atomic_int_add (&fake_today, -1);
}

/* A reading job that writes is refused by the file itself. */
static void
test_reader_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dument_engine_read_async (fixture->engine, set_day_base, g_strdup ("day-base=actual"), g_free,
                            g_free, /* cancellable= */ NULL, keep_result_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_null (dument_engine_finish (fixture->engine, result, &error));
  g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_READ_ONLY);
}

static void
test_cancelled_and_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) dropped = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GError) closed = NULL;

  g_cancellable_cancel (cancellable);
  dument_engine_write_async (fixture->engine, set_day_base, g_strdup ("day-base=actual"), g_free,
                             g_free, cancellable, keep_result_cb, fixture);
  dropped = wait_for_result (fixture);
  g_assert_null (dument_engine_finish (fixture->engine, dropped, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  dument_engine_close (fixture->engine);
  dument_engine_read_async (fixture->engine, get_day_base, /* data= */ NULL, /* free_data= */ NULL,
                            g_free, /* cancellable= */ NULL, keep_result_cb, fixture);
  late = wait_for_result (fixture);
  g_assert_null (dument_engine_finish (fixture->engine, late, &closed));
  g_assert_error (closed, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Somebody stops a job that has just written: it tells that it did. */
static gpointer
set_and_stop (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer done = set_day_base (workspace, data, cancellable, error);

  g_cancellable_cancel (cancellable);
  return done;
}

static void
test_stopped_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  dument_engine_write_async (fixture->engine, set_and_stop, g_strdup ("day-base=actual"), g_free,
                             g_free, cancellable, keep_result_cb, fixture);
  result = wait_for_result (fixture);
  done = dument_engine_finish (fixture->engine, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "done");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/service/engine/write-is-seen", test_write_is_seen);
  ADD ("/service/engine/other-program-is-seen", test_other_program_is_seen);
  ADD ("/service/engine/midnight", test_midnight);
  ADD ("/service/engine/reader-cannot-write", test_reader_cannot_write);
  ADD ("/service/engine/stopped-too-late", test_stopped_too_late);
  ADD ("/service/engine/cancelled-and-closed", test_cancelled_and_closed);
#undef ADD
  return g_test_run ();
}
