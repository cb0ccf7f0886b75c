/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"

G_BEGIN_DECLS

typedef struct _DumentCsv DumentCsv;

DumentCsv *dument_csv_new (GBytes *bytes, GError **error);
void dument_csv_free (DumentCsv *self);
const DumentRecord *dument_csv_next (DumentCsv *self, GPtrArray *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCsv, dument_csv_free)

G_END_DECLS
