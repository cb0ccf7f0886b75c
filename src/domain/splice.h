/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentSplice:
 * @at: where, counted in the list as it is once the splices before this one are made
 * @n_removed: how many go from there
 * @n_added: how many come there, which are those at @at of the new list
 *
 * A place where one list becomes another.
 */
typedef struct
{
  guint at;
  guint n_removed;
  guint n_added;
} DumentSplice;

GArray *
dument_splice_compare (const gint64 *before, guint n_before, const gint64 *after, guint n_after);

G_END_DECLS
