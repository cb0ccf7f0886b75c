/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/** Days that a letter leaves to pay where nothing else was chosen (facts of practice, not of law).
 */
#define DUMENT_PREFERENCES_DEFAULT_DEADLINE 8

GStrv dument_preferences_keys (void);
char *dument_preferences_get (DumentWorkspace *workspace,
                              const char *key,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_preferences_set (DumentWorkspace *workspace,
                                 const char *const *assignments,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
