/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_WINDOW (dument_window_get_type ())
G_DECLARE_FINAL_TYPE (DumentWindow, dument_window, DUMENT, WINDOW, AdwApplicationWindow)

GtkWidget *dument_window_new (GtkApplication *application, DumentEngine *engine);
DumentEngine *dument_window_get_engine (DumentWindow *self);
gboolean dument_window_has_data (DumentWindow *self);

void dument_window_show_notice (DumentWindow *self,
                                const char *text,
                                const char *button_label,
                                const char *action);
void dument_window_show_data (DumentWindow *self);
void dument_window_show_waiting (DumentWindow *self, const char *text);
void dument_window_show_broken (DumentWindow *self, const GError *error);
void dument_window_show_page (DumentWindow *self, const char *name);
GtkWidget *dument_window_get_page (DumentWindow *self, const char *name);
void dument_window_push (DumentWindow *self, GtkWidget *page);
void dument_window_pop (DumentWindow *self, GtkWidget *page);
void dument_window_search (DumentWindow *self);
void dument_window_toggle_sidebar (DumentWindow *self);
void dument_window_set_count (DumentWindow *self, const char *page, gint64 count);
void dument_window_import_files (DumentWindow *self, GPtrArray *files);

void dument_window_toast (GtkWidget *from, const char *text);
void dument_window_toast_undo (GtkWidget *from,
                               const char *text,
                               DumentEngineFunc undo,
                               gpointer data,
                               GDestroyNotify free_data);
void dument_window_show_error (GtkWidget *from, const GError *error);

G_END_DECLS
