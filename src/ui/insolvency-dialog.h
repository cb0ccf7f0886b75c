/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/form-dialog.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_INSOLVENCY_DIALOG (dument_insolvency_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentInsolvencyDialog,
                      dument_insolvency_dialog,
                      DUMENT,
                      INSOLVENCY_DIALOG,
                      DumentFormDialog)

void dument_insolvency_dialog_present (GtkWindow *parent,
                                       DumentEngine *engine,
                                       gint64 client_id,
                                       gint64 insolvency_id);

G_END_DECLS
