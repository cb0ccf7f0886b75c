/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "store/client.h"

G_BEGIN_DECLS

DumentClient *dument_editing_find_client (DumentWorkspace *workspace,
                                          const char *name_or_siren,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_editing_set_client (DumentWorkspace *workspace,
                                    gint64 client_id,
                                    const char *const *assignments,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_editing_set_invoice (DumentWorkspace *workspace,
                                     const char *number,
                                     const char *const *assignments,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
