/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/due-date.h"
#include "store/store.h"

G_BEGIN_DECLS

/** From so many of the latest invoices a rule is read. */
#define DUMENT_CLIENT_HABIT_DUES 3

GArray *dument_client_habit_list_dues (DumentStore *store,
                                       gint64 client_id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_habit_find_clause (DumentStore *store,
                                          gint64 client_id,
                                          DumentClause *ret_clause,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_habit_find_last (DumentStore *store,
                                        const char *seller_key,
                                        gint64 *ret_id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
