/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_FIELD_ROW (dument_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DumentFieldRow, dument_field_row, DUMENT, FIELD_ROW, AdwPreferencesRow)

GtkWidget *dument_field_row_new (const char *title, const char *hint, gboolean multiline);
char *dument_field_row_dup_text (DumentFieldRow *self);
void dument_field_row_set_text (DumentFieldRow *self, const char *text);
void dument_field_row_set_hint (DumentFieldRow *self, const char *hint);
void dument_field_row_set_error (DumentFieldRow *self, const char *sentence);
gboolean dument_field_row_has_error (DumentFieldRow *self);
GtkWidget *dument_field_row_get_editor (DumentFieldRow *self);

G_END_DECLS
