/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

int dument_migrations_get_latest (void);
gboolean
dument_migrations_apply (DumentDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
