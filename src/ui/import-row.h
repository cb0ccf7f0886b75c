/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "service/import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_IMPORT_ROW (dument_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DumentImportRow, dument_import_row, DUMENT, IMPORT_ROW, AdwExpanderRow)

GtkWidget *dument_import_row_new (DumentEngine *engine, GFile *file);
GFile *dument_import_row_get_file (DumentImportRow *self);
void dument_import_row_show_result (DumentImportRow *self, const DumentImportResult *result);
void dument_import_row_show_error (DumentImportRow *self, const GError *error);

G_END_DECLS
