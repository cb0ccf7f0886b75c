/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/watch.h"

/* Steps of a statement between two looks: some thousandths of a second. */
#define STEPS_PER_LOOK 20000

static int
look_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * dument_watch_begin:
 * @self: (nullable): a watch
 * @database: a file on which statements run
 *
 * Until dument_watch_end(), statements on the file end early when the watch is cancelled.
 */
void
dument_watch_begin (DumentWatch *self, DumentDatabase *database)
{
  if (self != NULL && self->cancellable != NULL)
    sqlite3_progress_handler (dument_database_get_handle (database), STEPS_PER_LOOK, look_cb,
                              self->cancellable);
}

/**
 * dument_watch_end:
 * @self: (nullable): a watch
 * @database: the same file
 */
void
dument_watch_end (DumentWatch *self, DumentDatabase *database)
{
  if (self != NULL)
    sqlite3_progress_handler (dument_database_get_handle (database), 0, NULL, NULL);
}

/**
 * dument_watch_tell:
 * @self: (nullable): a watch
 * @percent: how far the work is
 */
void
dument_watch_tell (DumentWatch *self, int percent)
{
  if (self != NULL)
    g_atomic_int_set (&self->percent, percent);
}

/**
 * dument_watch_goes_on:
 * @self: (nullable): a watch
 * @error: (inout) (optional): where an error goes; one that stands there already, because of the
 *   cancelling, is replaced
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED once the work is no longer wanted
 */
gboolean
dument_watch_goes_on (DumentWatch *self, GError **error)
{
  if (self == NULL || !g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  if (error != NULL)
    g_clear_error (error);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
