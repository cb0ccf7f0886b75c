/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/circumstance.h"
#include "ui/form-dialog.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_CIRCUMSTANCE_DIALOG (dument_circumstance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentCircumstanceDialog,
                      dument_circumstance_dialog,
                      DUMENT,
                      CIRCUMSTANCE_DIALOG,
                      DumentFormDialog)

void dument_circumstance_dialog_present (GtkWindow *parent,
                                         DumentEngine *engine,
                                         DumentCircumstanceKind kind,
                                         const gint64 *invoice_ids,
                                         gsize n_invoice_ids);
void dument_circumstance_dialog_present_pause (GtkWindow *parent,
                                               DumentEngine *engine,
                                               gint64 client_id);

G_END_DECLS
