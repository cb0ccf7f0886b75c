/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DumentNumberSet DumentNumberSet;

DumentNumberSet *dument_number_set_new (void);
void dument_number_set_free (DumentNumberSet *self);
unsigned dument_number_set_add (DumentNumberSet *self, const char *number, unsigned line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentNumberSet, dument_number_set_free)

G_END_DECLS
