/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_TEMPLATE_BUFFER (dument_template_buffer_get_type ())
G_DECLARE_FINAL_TYPE (DumentTemplateBuffer,
                      dument_template_buffer,
                      DUMENT,
                      TEMPLATE_BUFFER,
                      GtkTextBuffer)

void dument_template_buffer_load (DumentTemplateBuffer *self, const char *text);
void dument_template_buffer_show_difference (DumentTemplateBuffer *self,
                                             const char *before,
                                             const char *after);
char *dument_template_buffer_dup_text (DumentTemplateBuffer *self);
void dument_template_buffer_insert_value (DumentTemplateBuffer *self, const char *name);
void dument_template_buffer_set_dark (DumentTemplateBuffer *self, gboolean dark);

G_END_DECLS
