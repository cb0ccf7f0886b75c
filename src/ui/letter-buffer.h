/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_LETTER_BUFFER (dument_letter_buffer_get_type ())
G_DECLARE_FINAL_TYPE (DumentLetterBuffer,
                      dument_letter_buffer,
                      DUMENT,
                      LETTER_BUFFER,
                      GtkTextBuffer)

DumentLetterBuffer *dument_letter_buffer_new (void);
void dument_letter_buffer_load (DumentLetterBuffer *self, GPtrArray *runs);
char *dument_letter_buffer_dup_body (DumentLetterBuffer *self);
void dument_letter_buffer_refresh (DumentLetterBuffer *self, GPtrArray *variables);
void dument_letter_buffer_insert_variable (DumentLetterBuffer *self,
                                           const char *name,
                                           const char *value);
void dument_letter_buffer_insert_block (DumentLetterBuffer *self, const char *mark);
void dument_letter_buffer_toggle_bold (DumentLetterBuffer *self);
const char *dument_letter_buffer_describe (DumentLetterBuffer *self, const GtkTextIter *iter);
gboolean dument_letter_buffer_is_locked (DumentLetterBuffer *self, const GtkTextIter *iter);
gboolean dument_letter_buffer_find (DumentLetterBuffer *self,
                                    const char *words,
                                    GtkTextIter *ret_start,
                                    GtkTextIter *ret_end);
void dument_letter_buffer_set_tint (DumentLetterBuffer *self, gboolean dark);

gboolean dument_letter_buffer_can_undo (DumentLetterBuffer *self);
gboolean dument_letter_buffer_can_redo (DumentLetterBuffer *self);
void dument_letter_buffer_undo (DumentLetterBuffer *self);
void dument_letter_buffer_redo (DumentLetterBuffer *self);

G_END_DECLS
