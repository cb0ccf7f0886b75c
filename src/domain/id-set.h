/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentIdSet:
 *
 * A set of numbers of rows. A million that lie close together take 125 kB, and whether one is among
 * them is known at once.
 */
typedef struct _DumentIdSet DumentIdSet;

DumentIdSet *dument_id_set_new (void);
void dument_id_set_free (DumentIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentIdSet, dument_id_set_free)

gboolean dument_id_set_add (DumentIdSet *self, gint64 id);
gboolean dument_id_set_remove (DumentIdSet *self, gint64 id);
gboolean dument_id_set_contains (const DumentIdSet *self, gint64 id);
guint dument_id_set_get_size (const DumentIdSet *self);
void dument_id_set_intersect (DumentIdSet *self, const DumentIdSet *other);
GArray *dument_id_set_list (const DumentIdSet *self);

G_END_DECLS
