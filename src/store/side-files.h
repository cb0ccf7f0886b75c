/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/error.h"

G_BEGIN_DECLS

gboolean dument_side_files_has_log (const char *path);
void dument_side_files_remove (const char *path);
gboolean dument_side_files_create (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *dument_side_files_begin (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_side_files_publish (const char *part,
                                    const char *path,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_side_files_sync (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_side_files_rename (const char *from,
                                   const char *to,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_side_files_move (const char *from, const char *to, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_side_files_sync_folder (const char *path);
char *dument_side_files_keep (const char *path,
                              const char *suffix,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_side_files_fail (const char *path, int code, GError **error);

G_END_DECLS
