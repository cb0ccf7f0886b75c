/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/form-dialog.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_PAYMENT_DIALOG (dument_payment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentPaymentDialog,
                      dument_payment_dialog,
                      DUMENT,
                      PAYMENT_DIALOG,
                      DumentFormDialog)

void dument_payment_dialog_present (GtkWindow *parent,
                                    DumentEngine *engine,
                                    const gint64 *invoice_ids,
                                    gsize n_invoice_ids);

G_END_DECLS
