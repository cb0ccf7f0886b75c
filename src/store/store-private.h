/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

DumentDatabase *dument_store_get_database (DumentStore *self);
DumentStore *dument_store_wrap (DumentDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_store_identify (DumentDatabase *database,
                                gint64 *ret_version,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_store_fail_not_found (GError **error, const char *what);

G_END_DECLS
