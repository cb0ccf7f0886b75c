/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/undo.h"
#include "store/stored-insolvency.h"

G_BEGIN_DECLS

DumentStoredInsolvency *dument_insolvency_entry_open (DumentWorkspace *workspace,
                                                      const char *client,
                                                      DumentDate judgment_on,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStoredInsolvency *dument_insolvency_entry_load (DumentWorkspace *workspace,
                                                      gint64 client_id,
                                                      gint64 id,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_insolvency_entry_check (DumentWorkspace *workspace,
                                          const DumentStoredInsolvency *insolvency,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_insolvency_entry_save (DumentWorkspace *workspace,
                                       DumentStoredInsolvency *insolvency,
                                       DumentUndo **ret_undo,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_insolvency_entry_delete (DumentWorkspace *workspace,
                                            gint64 id,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentDate dument_insolvency_entry_declare_until (DumentWorkspace *workspace,
                                                  const DumentStoredInsolvency *insolvency);
GArray *
dument_insolvency_entry_list_days (DumentWorkspace *workspace, const GPtrArray *insolvencies);

G_END_DECLS
