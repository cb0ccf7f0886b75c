/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/form-dialog.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_CREDIT_DIALOG (dument_credit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentCreditDialog,
                      dument_credit_dialog,
                      DUMENT,
                      CREDIT_DIALOG,
                      DumentFormDialog)

void dument_credit_dialog_present (GtkWindow *parent, DumentEngine *engine, gint64 invoice_id);

G_END_DECLS
