/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/engine.h"

/* An engine on an empty data file of its own, which vanishes with it. */

#define TODAY            20779
#define PATIENCE_SECONDS 120

typedef struct
{
  char *folder;
  GMainLoop *loop;
  DumentEngine *engine;
} EngineFixture;

static inline void
tell_time (DumentDate *ret_today, gint64 *ret_now)
{
  *ret_today = TODAY;
  *ret_now = (gint64) TODAY * 86400;
}

static inline gboolean
give_up_cb (gpointer data)
{
  g_error ("No answer within %d s", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

/* An answer that never comes ends the test. */
static inline void
limit_patience (void)
{
  g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);
}

static inline void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_engine_open_finish (DUMENT_ENGINE (object), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static inline void
set_up_engine (EngineFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("dument-model-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "dument.db", NULL);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->engine = dument_engine_new (tell_time);
  dument_engine_open_async (self->engine, path, opened_cb, self->loop);
  g_main_loop_run (self->loop);
}

/* After all that holds the engine is let go. */
static inline void
tear_down_engine (EngineFixture *self)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  dument_engine_close (self->engine);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->engine);
  g_main_loop_unref (self->loop);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}
