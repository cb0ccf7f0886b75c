/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The number of a row with that by which it is sorted. */
typedef struct
{
  gint64 key;
  gint64 id;
} DumentKeyedId;

void dument_keyed_id_sort (GArray *keyed_ids);

G_END_DECLS
