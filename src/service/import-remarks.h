/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/import-private.h"
#include "store/invoice.h"

G_BEGIN_DECLS

gboolean dument_import_remarks_take (DumentImportRun *run,
                                     const DumentRecord *record,
                                     const DumentInvoice *invoice,
                                     DumentDebtorKind kind,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_import_remarks_take_note (DumentImportRun *run,
                                      const DumentRecord *record,
                                      const char *seller_key);
void dument_import_remarks_tell (const DumentImportRun *run);
void dument_import_remarks_clear (DumentImportRun *run);

G_END_DECLS
