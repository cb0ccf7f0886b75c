/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/form-dialog.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_CLIENT_DIALOG (dument_client_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentClientDialog,
                      dument_client_dialog,
                      DUMENT,
                      CLIENT_DIALOG,
                      DumentFormDialog)

void dument_client_dialog_present (GtkWindow *parent,
                                   DumentEngine *engine,
                                   gint64 client_id,
                                   DumentFindingField field);

G_END_DECLS
