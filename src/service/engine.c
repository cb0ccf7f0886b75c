/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/engine.h"

#include <glib/gi18n-lib.h>

#ifdef __GLIBC__
#include <malloc.h>

/* What is larger, such as the numbers of a million invoices, goes back to the system when it is
 * freed; else glibc would learn to keep such for the next time, between what stays. */
#define LARGE (4 * 1024 * 1024)
#endif

/* Notices of the file system come in bursts: one look at the file serves them all. */
#define SETTLE_MILLISECONDS 150
/* Midnight is noticed this late at most, also after the machine slept through it. */
#define CLOCK_SECONDS 20

/* After so long without a job a lane gives back the memory that it kept for the next. */
#define REST_MICROSECONDS (1 * G_USEC_PER_SEC)

/* A thread with a workspace of its own, and the jobs that wait for it. */
typedef struct
{
  GThread *thread;
  GAsyncQueue *jobs;
} Lane;

/**
 * DumentEngine:
 *
 * Runs the use cases off the main loop, so that a window never waits for the disk. A data file has
 * two lanes, each a thread with its own #DumentWorkspace: one writes, in the order in which it was
 * asked; the other reads, and is not held up by a long import. A use case has no asynchronous twin
 * of its own: it is handed to dument_engine_read_async() or dument_engine_write_async() as a job.
 *
 * Belongs to the thread that made it; only the jobs run elsewhere. The one who drops the last
 * reference waits for the jobs that were already begun, so what was confirmed is written.
 */
struct _DumentEngine
{
  GObject parent_instance;

  DumentEngineClock clock;
  char *path;
  Lane writer;
  Lane reader;
  GFileMonitor *file_monitor;
  GFileMonitor *log_monitor;

  gboolean is_open;
  DumentDate today;
  gint64 seen_version;
  DumentStoreAccess access;
  unsigned clock_source;
  unsigned settle_source;
};

/* Ends a lane. */
#define LAST_JOB ((gpointer) &last_job)
static const char last_job;

/* What a lane is asked to do. */
typedef struct
{
  DumentEngineClock clock;
  DumentEngineFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Job;

/* What a lane's thread knows; immutable. */
typedef struct
{
  DumentEngineClock clock;
  char *path;
  gboolean only_reads;
  GAsyncQueue *jobs;
} LaneContext;

static void
free_lane_context (LaneContext *context)
{
  g_free (context->path);
  g_async_queue_unref (context->jobs);
  g_free (context);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LaneContext, free_lane_context)

enum
{
  CHANGED,
  DAY_CHANGED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentEngine, dument_engine, G_TYPE_OBJECT)

static void
free_job (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static GTask *
create_job (DumentEngine *self,
            DumentEngineFunc func,
            gpointer data,
            GDestroyNotify free_data,
            GDestroyNotify free_result,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->clock = self->clock;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  return task;
}

static gboolean
return_false (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* What another connection wrote meanwhile may have changed the rates, the issuer or a setting. */
static gboolean
refresh_workspace (DumentWorkspace *workspace, const Job *job, gint64 *version, GError **error)
{
  DumentDate today;
  gint64 now, current;

  job->clock (&today, &now);
  dument_workspace_set_today (workspace, today);
  dument_workspace_set_now (workspace, now);
  if (!dument_store_get_data_version (dument_workspace_get_store (workspace), &current, error))
    return FALSE;
  if (current != *version && !dument_workspace_reload (workspace, error))
    return FALSE;
  *version = current;
  return TRUE;
}

static void
run_job (DumentWorkspace *workspace, GTask *task, gint64 *version)
{
  const Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (refresh_workspace (workspace, job, version, &error))
    result = job->func (workspace, job->data, g_task_get_cancellable (task), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

/* Lets go of a finished task where it was made: with it may go the last reference to the engine,
 * which then waits for this very lane. */
static void
hand_back_task (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, G_SOURCE_FUNC (return_false), task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static DumentWorkspace *
open_workspace (const LaneContext *context, GError **error)
{
  g_autoptr (DumentWorkspace) workspace = NULL;
  DumentDate today;
  gint64 now;

  context->clock (&today, &now);
  workspace = dument_workspace_open (context->path, today, now, error);
  if (workspace == NULL)
    return NULL;
  if (context->only_reads &&
      !dument_store_forbid_writing (dument_workspace_get_store (workspace), error))
    return NULL;
  return g_steal_pointer (&workspace);
}

/* The first task of a lane is the one that waits for its workspace. */
static DumentWorkspace *
open_lane (const LaneContext *context)
{
  GTask *task = g_async_queue_pop (context->jobs);
  GError *error = NULL;
  DumentWorkspace *workspace = open_workspace (context, &error);

  if (workspace == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, dument_store_get_access (dument_workspace_get_store (workspace)));
  hand_back_task (task);
  return workspace;
}

/* What a list of a million invoices needed to be sorted would stay with the process for good. */
static void
give_memory_back (DumentWorkspace *workspace)
{
  if (workspace != NULL)
    dument_store_release_memory (dument_workspace_get_store (workspace));
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

static GTask *
await_task (GAsyncQueue *jobs, DumentWorkspace *workspace)
{
  GTask *task = g_async_queue_timeout_pop (jobs, REST_MICROSECONDS);

  if (task != NULL)
    return task;
  give_memory_back (workspace);
  return g_async_queue_pop (jobs);
}

static gpointer
run_lane (gpointer data)
{
  g_autoptr (LaneContext) context = data;
  g_autoptr (DumentWorkspace) workspace = open_lane (context);
  gint64 version = -1;
  GTask *task;

  while ((task = await_task (context->jobs, workspace)) != LAST_JOB)
    {
      run_job (workspace, task, &version);
      hand_back_task (task);
    }
  return NULL;
}

/* Begins the thread; @opened is called here when its workspace is open, or cannot be. */
static void
start_lane (DumentEngine *self,
            Lane *lane,
            const char *name,
            gboolean only_reads,
            GAsyncReadyCallback opened,
            gpointer user_data)
{
  LaneContext *context = g_new (LaneContext, 1);

  lane->jobs = g_async_queue_new ();
  context->clock = self->clock;
  context->path = g_strdup (self->path);
  context->only_reads = only_reads;
  context->jobs = g_async_queue_ref (lane->jobs);
  g_async_queue_push (lane->jobs, g_task_new (self, /* cancellable= */ NULL, opened, user_data));
  lane->thread = g_thread_new (name, run_lane, context);
}

static void
stop_lane (Lane *lane)
{
  if (lane->thread == NULL)
    return;
  g_async_queue_push (lane->jobs, LAST_JOB);
  g_thread_join (g_steal_pointer (&lane->thread));
  g_clear_pointer (&lane->jobs, g_async_queue_unref);
}

static gpointer
read_version (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree gint64 *version = g_new (gint64, 1);

  if (!dument_store_get_data_version (dument_workspace_get_store (workspace), version, error))
    return NULL;
  return g_steal_pointer (&version);
}

static void
read_version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DumentEngine *self = DUMENT_ENGINE (source);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *version = dument_engine_finish (self, result, &error);

  /* A file that cannot be read now is told by whoever reads next. */
  if (version == NULL || *version == self->seen_version)
    return;
  self->seen_version = *version;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
look_at_file (DumentEngine *self)
{
  if (!self->is_open)
    return;
  dument_engine_read_async (self, read_version, /* data= */ NULL, /* free_data= */ NULL, g_free,
                            /* cancellable= */ NULL, read_version_cb, /* user_data= */ NULL);
}

static gboolean
on_settled_cb (gpointer user_data)
{
  DumentEngine *self = user_data;

  self->settle_source = 0;
  look_at_file (self);
  return G_SOURCE_REMOVE;
}

static void
on_file_changed_cb (GFileMonitor *monitor,
                    GFile *file,
                    GFile *other_file,
                    GFileMonitorEvent event,
                    DumentEngine *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MILLISECONDS, on_settled_cb, self);
}

/* The monitor is comfort: without one, changes of others are seen at the next one of our own. */
static GFileMonitor *
watch_file (DumentEngine *self, const char *suffix)
{
  g_autofree char *path = g_strconcat (self->path, suffix, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor =
      g_file_monitor_file (file, G_FILE_MONITOR_NONE, /* cancellable= */ NULL, /* error= */ NULL);

  if (monitor != NULL)
    g_signal_connect (monitor, "changed", G_CALLBACK (on_file_changed_cb), self);
  return monitor;
}

static gboolean
on_clock_cb (gpointer user_data)
{
  dument_engine_look_at_clock (user_data);
  return G_SOURCE_CONTINUE;
}

/* Both lanes are open: the file is watched from here on. */
static void
begin_watch (DumentEngine *self)
{
  self->is_open = TRUE;
  self->file_monitor = watch_file (self, "");
  self->log_monitor = watch_file (self, "-wal");
  self->clock_source = g_timeout_add_seconds (CLOCK_SECONDS, on_clock_cb, self);
  look_at_file (self);
}

static void
reader_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DumentEngine *self = DUMENT_ENGINE (source);
  g_autoptr (GTask) opening = user_data;
  GError *error = NULL;

  if (g_task_propagate_int (G_TASK (result), &error) < 0)
    {
      dument_engine_close (self);
      g_task_return_error (opening, error);
      return;
    }
  begin_watch (self);
  g_task_return_boolean (opening, TRUE);
}

/* The writer comes first: it makes the file, or brings it to its newest form. */
static void
writer_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DumentEngine *self = DUMENT_ENGINE (source);
  g_autoptr (GTask) opening = user_data;
  GError *error = NULL;
  gssize access = g_task_propagate_int (G_TASK (result), &error);

  if (access < 0)
    {
      dument_engine_close (self);
      g_task_return_error (opening, error);
      return;
    }
  self->access = (DumentStoreAccess) access;
  start_lane (self, &self->reader, "reader", /* only_reads= */ TRUE, reader_opened_cb,
              g_steal_pointer (&opening));
}

static void
start_job (DumentEngine *self, Lane *lane, GTask *task)
{
  if (self->is_open)
    {
      g_async_queue_push (lane->jobs, task);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("No data file is open."));
  g_object_unref (task);
}

static void
dument_engine_dispose (GObject *object)
{
  dument_engine_close (DUMENT_ENGINE (object));
  G_OBJECT_CLASS (dument_engine_parent_class)->dispose (object);
}

static void
dument_engine_finalize (GObject *object)
{
  DumentEngine *self = DUMENT_ENGINE (object);

  g_free (self->path);
  G_OBJECT_CLASS (dument_engine_parent_class)->finalize (object);
}

static void
dument_engine_class_init (DumentEngineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dument_engine_dispose;
  object_class->finalize = dument_engine_finalize;
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE);
#endif

  /**
   * DumentEngine::changed:
   *
   * The data file holds something else than before: by a job of ours or by another program.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DumentEngine::day-changed:
   *
   * Midnight passed, or the user's clock was set: states and penalties are those of another day.
   */
  signals[DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dument_engine_init (DumentEngine *self)
{
  self->today = DUMENT_DATE_NONE;
}

/**
 * dument_engine_new:
 * @clock: tells day and moment
 *
 * Returns: (transfer full): an engine without a data file
 */
DumentEngine *
dument_engine_new (DumentEngineClock clock)
{
  DumentEngine *self = g_object_new (DUMENT_TYPE_ENGINE, NULL);
  gint64 now;

  self->clock = clock;
  clock (&self->today, &now);
  return self;
}

/**
 * dument_engine_open_async:
 * @self: an engine that has opened no file yet
 * @path: (type filename): the data file; it is made if it is not there
 * @callback: called when the file is open
 * @user_data: for @callback
 *
 * Opens the data file, which may bring it to a newer form first.
 */
void
dument_engine_open_async (DumentEngine *self,
                          const char *path,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (self->writer.thread == NULL);

  g_free (self->path);
  self->path = g_strdup (path);
  start_lane (self, &self->writer, "writer", /* only_reads= */ FALSE, writer_opened_cb,
              g_task_new (self, /* cancellable= */ NULL, callback, user_data));
}

/**
 * dument_engine_open_finish:
 * @self: an engine
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %FALSE with an error that names the file and the cure
 */
gboolean
dument_engine_open_finish (DumentEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dument_engine_close:
 * @self: an engine
 *
 * Closes the data file after the jobs that were handed over. Whoever wants this to be quick cancels
 * its jobs first. Later jobs end with %G_IO_ERROR_CLOSED.
 */
void
dument_engine_close (DumentEngine *self)
{
  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_object (&self->file_monitor);
  g_clear_object (&self->log_monitor);
  self->is_open = FALSE;
  stop_lane (&self->reader);
  stop_lane (&self->writer);
}

/**
 * dument_engine_get_path:
 * @self: an engine
 *
 * Returns: (nullable) (type filename): the data file, %NULL before it was opened
 */
const char *
dument_engine_get_path (DumentEngine *self)
{
  return self->path;
}

/**
 * dument_engine_get_today:
 * @self: an engine
 *
 * Returns: the day for which everything is computed
 */
DumentDate
dument_engine_get_today (DumentEngine *self)
{
  return self->today;
}

/**
 * dument_engine_get_access:
 * @self: an engine with an open file
 *
 * Returns: whether the file can be written
 */
DumentStoreAccess
dument_engine_get_access (DumentEngine *self)
{
  return self->access;
}

/**
 * dument_engine_read_async:
 * @self: an engine
 * @func: reads the data file and changes nothing
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data, on any thread
 * @free_result: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): drops the job; one that waits yet is not begun
 * @callback: called on this thread when the result is there
 * @user_data: for @callback
 */
void
dument_engine_read_async (DumentEngine *self,
                          DumentEngineFunc func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  start_job (
      self, &self->reader,
      create_job (self, func, data, free_data, free_result, cancellable, callback, user_data));
}

static void
on_written_cb (GTask *task, GParamSpec *pspec, gpointer user_data)
{
  look_at_file (g_task_get_source_object (task));
}

/**
 * dument_engine_write_async:
 * @self: an engine
 * @func: changes the data file, whole or not at all
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data, on any thread
 * @free_result: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): drops the job while it waits; one that was begun ends as it says itself
 * @callback: called on this thread when it is written
 * @user_data: for @callback
 *
 * Jobs are carried out one after the other, in the order in which they were handed over.
 */
void
dument_engine_write_async (DumentEngine *self,
                           DumentEngineFunc func,
                           gpointer data,
                           GDestroyNotify free_data,
                           GDestroyNotify free_result,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task =
      create_job (self, func, data, free_data, free_result, cancellable, callback, user_data);

  /* What was written was written, however late somebody thinks better of it. */
  g_task_set_check_cancellable (task, FALSE);
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_written_cb), /* user_data= */ NULL);
  start_job (self, &self->writer, task);
}

/**
 * dument_engine_finish:
 * @self: an engine
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the job returned, or %NULL with its error; a job may
 *   also have nothing to return, so look at @error
 */
gpointer
dument_engine_finish (DumentEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dument_engine_look_at_clock:
 * @self: an engine
 *
 * Notices that the day changed. The engine does so by itself every few seconds.
 */
void
dument_engine_look_at_clock (DumentEngine *self)
{
  DumentDate today;
  gint64 now;

  self->clock (&today, &now);
  if (today == self->today)
    return;
  self->today = today;
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}
