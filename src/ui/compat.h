/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dument_compat_open_files (GtkWindow *parent,
                               const char *title,
                               GListModel *filters,
                               gboolean multiple,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GListModel *dument_compat_open_files_finish (GtkWindow *parent,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_compat_save_file (GtkWindow *parent,
                              const char *title,
                              const char *name,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GFile *dument_compat_save_file_finish (GtkWindow *parent,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_compat_ask (GtkWindow *parent,
                        const char *heading,
                        const char *body,
                        const char *action_label,
                        gboolean destructive,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean dument_compat_ask_finish (GtkWindow *parent,
                                   GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_compat_launch_file (GtkWindow *parent, GFile *file);
void dument_compat_show_about (GtkWindow *parent);
void dument_compat_show_shortcuts (GtkWindow *parent);

G_END_DECLS
