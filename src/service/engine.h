/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_ENGINE (dument_engine_get_type ())
G_DECLARE_FINAL_TYPE (DumentEngine, dument_engine, DUMENT, ENGINE, GObject)

/**
 * DumentEngineClock:
 * @ret_today: (out): the user's day
 * @ret_now: (out): the moment, in seconds since 1970-01-01 UTC
 *
 * Asked on any thread before each job.
 */
typedef void (*DumentEngineClock) (DumentDate *ret_today, gint64 *ret_now);

/**
 * DumentEngineFunc:
 * @workspace: the workspace of the thread on which the job runs
 * @data: what was handed over with the job; the job may change it, nobody else looks meanwhile
 * @cancellable: tells whether the result is still wanted
 * @error: return location for an error
 *
 * A use case as a job: it calls the synchronous functions of this layer and touches no widget.
 *
 * Returns: (nullable): the result, or %NULL with @error set
 */
typedef gpointer (*DumentEngineFunc) (DumentWorkspace *workspace,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

DumentEngine *dument_engine_new (DumentEngineClock clock);

void dument_engine_open_async (DumentEngine *self,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean dument_engine_open_finish (DumentEngine *self,
                                    GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_engine_close (DumentEngine *self);

const char *dument_engine_get_path (DumentEngine *self);
DumentDate dument_engine_get_today (DumentEngine *self);
DumentStoreAccess dument_engine_get_access (DumentEngine *self);

void dument_engine_read_async (DumentEngine *self,
                               DumentEngineFunc func,
                               gpointer data,
                               GDestroyNotify free_data,
                               GDestroyNotify free_result,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void dument_engine_write_async (DumentEngine *self,
                                DumentEngineFunc func,
                                gpointer data,
                                GDestroyNotify free_data,
                                GDestroyNotify free_result,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gpointer dument_engine_finish (DumentEngine *self, GAsyncResult *result, GError **error);

void dument_engine_look_at_clock (DumentEngine *self);

G_END_DECLS
