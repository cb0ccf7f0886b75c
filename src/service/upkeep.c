/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "service/upkeep.h"

#include "service/receivable.h"

/* So many invoices are computed at once; whoever wants to write meanwhile waits for no more. */
#define CHUNK 2000

/**
 * DumentUpkeep:
 *
 * Keeps what lists show of the invoices up to the day and to what was changed, in small pieces
 * between the writing jobs of others.
 */
struct _DumentUpkeep
{
  GObject parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  gboolean is_running;
  gboolean runs_again;
};

G_DEFINE_FINAL_TYPE (DumentUpkeep, dument_upkeep, G_TYPE_OBJECT)

static void run (DumentUpkeep *self);

static gpointer
refresh (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = 0;

  return dument_receivable_refresh (workspace, CHUNK, &n, error) ? GUINT_TO_POINTER (n) : NULL;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentUpkeep) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (dument_engine_finish (DUMENT_ENGINE (source), result, &error));
  gboolean again = self->runs_again || n == CHUNK;

  self->is_running = FALSE;
  self->runs_again = FALSE;
  /* A file that cannot be written now is shown as it was known last. */
  if (error != NULL)
    g_debug ("The upkeep rests: %s", error->message);
  else if (again)
    run (self);
}

static void
run (DumentUpkeep *self)
{
  if (self->is_running || g_cancellable_is_cancelled (self->cancellable))
    {
      self->runs_again = TRUE;
      return;
    }
  self->is_running = TRUE;
  dument_engine_write_async (self->engine, refresh, /* data= */ NULL, /* free_data= */ NULL,
                             /* free_result= */ NULL, self->cancellable, refreshed_cb,
                             g_object_ref (self));
}

static void
dument_upkeep_dispose (GObject *object)
{
  DumentUpkeep *self = DUMENT_UPKEEP (object);

  g_cancellable_cancel (self->cancellable);
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_upkeep_parent_class)->dispose (object);
}

static void
dument_upkeep_finalize (GObject *object)
{
  g_object_unref (DUMENT_UPKEEP (object)->cancellable);
  G_OBJECT_CLASS (dument_upkeep_parent_class)->finalize (object);
}

static void
dument_upkeep_class_init (DumentUpkeepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dument_upkeep_dispose;
  object_class->finalize = dument_upkeep_finalize;
}

static void
dument_upkeep_init (DumentUpkeep *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * dument_upkeep_new:
 * @engine: an engine with an open file
 *
 * Begins at once, and again with each change and at midnight, until it is disposed of.
 *
 * Returns: (transfer full): the upkeep
 */
DumentUpkeep *
dument_upkeep_new (DumentEngine *engine)
{
  DumentUpkeep *self = g_object_new (DUMENT_TYPE_UPKEEP, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect_swapped (engine, "changed", G_CALLBACK (run), self);
  g_signal_connect_swapped (engine, "day-changed", G_CALLBACK (run), self);
  run (self);
  return self;
}

/**
 * dument_upkeep_is_busy:
 * @self: an upkeep
 *
 * Returns: whether there may be something to compute yet
 */
gboolean
dument_upkeep_is_busy (DumentUpkeep *self)
{
  return self->is_running;
}
