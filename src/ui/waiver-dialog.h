/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/form-dialog.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_WAIVER_DIALOG (dument_waiver_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentWaiverDialog,
                      dument_waiver_dialog,
                      DUMENT,
                      WAIVER_DIALOG,
                      DumentFormDialog)

void dument_waiver_dialog_present (GtkWindow *parent, DumentEngine *engine, gint64 invoice_id);

G_END_DECLS
