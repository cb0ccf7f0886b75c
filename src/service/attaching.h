/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/undo.h"
#include "service/workspace.h"

G_BEGIN_DECLS

char *dument_attaching_guess_type (GBytes *content, const char *file_name);
GBytes *dument_attaching_load (GFile *file,
                               GCancellable *cancellable,
                               char **ret_name,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_attaching_load_async (GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *dument_attaching_load_finish (GFile *file,
                                      GAsyncResult *result,
                                      char **ret_name,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_attaching_tie (DumentWorkspace *workspace,
                               gint64 invoice_id,
                               gint64 document_id,
                               gint64 *ret_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_attaching_add (DumentWorkspace *workspace,
                                  gint64 invoice_id,
                                  GBytes *content,
                                  const char *file_name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
