/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_LETTER_EDITOR (dument_letter_editor_get_type ())
G_DECLARE_FINAL_TYPE (DumentLetterEditor, dument_letter_editor, DUMENT, LETTER_EDITOR, AdwBin)

GtkWidget *
dument_letter_editor_new (DumentEngine *engine, const char *template_id, const GArray *invoice_ids);
void
dument_letter_editor_open (DumentWindow *window, const char *template_id, GVariant *invoice_ids);

G_END_DECLS
