/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/store.h"
#include "store/watch.h"

G_BEGIN_DECLS

gboolean dument_backup_create (DumentStore *store,
                               const char *path,
                               DumentWatch *watch,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_backup_restore (const char *backup_path,
                                const char *path,
                                const char *kept_suffix,
                                char **ret_kept_path,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
