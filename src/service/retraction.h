/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/workspace.h"
#include "store/waiver.h"

G_BEGIN_DECLS

gboolean dument_retraction_payment (DumentWorkspace *workspace,
                                    const char *number,
                                    const char *amount,
                                    DumentDate on,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_retraction_warn_payment (DumentWorkspace *workspace,
                                         const char *number,
                                         GPtrArray *warnings,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_retraction_credit (DumentWorkspace *workspace,
                                   const char *credit_note_number,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_retraction_waiver (DumentWorkspace *workspace,
                                   const char *number,
                                   DumentWaiverKind kind,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_retraction_invoice (DumentWorkspace *workspace,
                                    const char *number,
                                    gboolean of_another_seller,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
