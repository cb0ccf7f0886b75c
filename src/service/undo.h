/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentUndo:
 *
 * How to take back what a use case did: the rows as they were before it. It belongs to nobody's
 * thread and can be kept as long as the user may want it; what it brings back has its number of row
 * again.
 */
typedef struct _DumentUndo DumentUndo;

void dument_undo_free (DumentUndo *self);
gboolean dument_undo_apply (DumentWorkspace *workspace,
                            const DumentUndo *self,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentUndo, dument_undo_free)

G_END_DECLS
