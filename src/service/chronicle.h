/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "store/journal.h"

G_BEGIN_DECLS

gboolean dument_chronicle_note (DumentWorkspace *workspace,
                                const char *kind,
                                DumentSubject subject,
                                gint64 subject_id,
                                GError **error,
                                ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
char *dument_chronicle_read (const DumentJournalEntry *entry, const char *name);
char *dument_chronicle_day (DumentDate date);
char *dument_chronicle_amount (DumentMoney amount, const char *currency);

G_END_DECLS
