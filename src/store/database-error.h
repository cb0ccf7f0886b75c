/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/error.h"

G_BEGIN_DECLS

void dument_database_error_set (GError **error,
                                int result,
                                const char *path,
                                const char *detail,
                                gboolean too_new);

G_END_DECLS
