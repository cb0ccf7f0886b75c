/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DumentWatch:
 * @cancellable: (nullable): ends the work early
 * @percent: how far it is; written by the thread that works, read by any, with g_atomic_int_get()
 *
 * Looks on while something long is done with a file.
 */
typedef struct
{
  GCancellable *cancellable;
  int percent;
} DumentWatch;

void dument_watch_begin (DumentWatch *self, DumentDatabase *database);
void dument_watch_end (DumentWatch *self, DumentDatabase *database);
void dument_watch_tell (DumentWatch *self, int percent);
gboolean dument_watch_goes_on (DumentWatch *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
