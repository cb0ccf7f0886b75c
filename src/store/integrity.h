/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

GPtrArray *dument_integrity_check_structure (DumentDatabase *database,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_integrity_check_references (DumentDatabase *database,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_integrity_require (DumentDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
