/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/form-dialog.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_INVOICE_DIALOG (dument_invoice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentInvoiceDialog,
                      dument_invoice_dialog,
                      DUMENT,
                      INVOICE_DIALOG,
                      DumentFormDialog)

void dument_invoice_dialog_present (GtkWindow *parent,
                                    DumentEngine *engine,
                                    gint64 invoice_id,
                                    gint64 client_id,
                                    DumentFindingField field);

G_END_DECLS
