/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/typesetter.h"
#include "domain/letter.h"

G_BEGIN_DECLS

/** Where a column stands: points from the left edge of the table. */
typedef struct
{
  double left;
  double width;
  DumentLetterAlign align;
} DumentTableColumn;

DumentLines *dument_table_columns_set_cell (DumentTypesetter *typesetter,
                                            DumentTextRole role,
                                            double width,
                                            const char *text);
DumentTableColumn *dument_table_columns_fit (DumentTypesetter *typesetter,
                                             const DumentLetterBlock *block,
                                             double width);

G_END_DECLS
