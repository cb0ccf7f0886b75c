/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *dument_help_text_title (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_help_text_contains (const char *text, const char *words);
GtkWidget *dument_help_text_build (const char *text);

G_END_DECLS
