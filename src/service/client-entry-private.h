/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/client-entry.h"

G_BEGIN_DECLS

gboolean dument_client_entry_merge (DumentWorkspace *workspace,
                                    const DumentClientEntry *self,
                                    DumentClientEntry **ret_merged,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
