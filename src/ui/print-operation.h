/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/duplicate.h"
#include "document/pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_PRINT_OPERATION (dument_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (DumentPrintOperation,
                      dument_print_operation,
                      DUMENT,
                      PRINT_OPERATION,
                      GtkPrintOperation)

DumentPrintOperation *
dument_print_operation_new_letter (DumentPages *pages, DumentDuplicate *whole);
DumentPrintOperation *dument_print_operation_new_duplicate (DumentDuplicate *duplicate);
gboolean dument_print_operation_is_preview (DumentPrintOperation *self);
const char *dument_print_operation_get_refusal (DumentPrintOperation *self);
void dument_print_operation_run (DumentPrintOperation *self, GtkWidget *from);

G_END_DECLS
