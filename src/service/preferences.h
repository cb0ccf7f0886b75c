/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/calendar.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DUMENT_PREFERENCES_DEFAULT_DEADLINE:
 *
 * Days that a letter leaves to pay where nothing else was chosen, and between which bounds one may
 * choose. They are customs, not law: 8 or 15 days, sometimes 30; nobody waits longer than two
 * months after asking for the last time.
 */
#define DUMENT_PREFERENCES_DEFAULT_DEADLINE 8
#define DUMENT_PREFERENCES_MIN_DEADLINE     1
#define DUMENT_PREFERENCES_MAX_DEADLINE     60

gboolean dument_preferences_check_deadline (int days, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_preferences_parse_deadline (const char *text,
                                            int *ret_days,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_preferences_parse_region (const char *text,
                                          DumentHolidays *ret_holidays,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *
dument_preferences_parse_quiet_days (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv dument_preferences_keys (void);
char *dument_preferences_get (DumentWorkspace *workspace,
                              const char *key,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_preferences_set (DumentWorkspace *workspace,
                                 const char *const *assignments,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
