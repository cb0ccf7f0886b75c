/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean dument_setting_get (DumentStore *store, const char *key, char **ret_value, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_setting_set (DumentStore *store, const char *key, const char *value, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
