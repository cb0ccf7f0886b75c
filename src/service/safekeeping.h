/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "store/check.h"
#include "store/watch.h"

G_BEGIN_DECLS

GPtrArray *dument_safekeeping_check (DumentWorkspace *workspace,
                                     DumentWatch *watch,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_safekeeping_recompute (DumentWorkspace *workspace,
                                       DumentWatch *watch,
                                       guint *ret_n,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_safekeeping_backup (DumentWorkspace *workspace,
                                    const char *path,
                                    DumentWatch *watch,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_safekeeping_restore (const char *backup_path,
                                     const char *path,
                                     gint64 now,
                                     char **ret_kept_path,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
