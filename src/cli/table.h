/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DumentTable DumentTable;

DumentTable *dument_table_new (unsigned n_columns);
void dument_table_free (DumentTable *self);
void dument_table_set_column (DumentTable *self, unsigned column, const char *title, gboolean end);
void dument_table_set_shrinking (DumentTable *self, unsigned column);
void dument_table_leave_out_empty (DumentTable *self);
void dument_table_set_cell (DumentTable *self, unsigned column, const char *text);
void dument_table_end_row (DumentTable *self);
void dument_table_finish (DumentTable *self);

unsigned dument_table_text_width (const char *text);
char *dument_table_clean_text (const char *text);
char *dument_table_shorten_text (const char *text, unsigned width);
void dument_table_print_wrapped (const char *text, unsigned indent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentTable, dument_table_free)

G_END_DECLS
