/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/dossier.h"

G_BEGIN_DECLS

const char *dument_labels_state (DumentState state);
gboolean
dument_labels_parse_state (const char *text, DumentState *ret_state) G_GNUC_WARN_UNUSED_RESULT;
const char *dument_labels_kind (DumentDebtorKind kind);
const char *dument_labels_method (DumentPaymentMethod method);
const char *dument_labels_channel (DumentChannel channel);
const char *dument_labels_imputation (DumentImputation imputation);
const char *dument_labels_tone (DumentTone tone);
char *dument_labels_next_step (const DumentNextMove *next);
const char *dument_labels_circumstance (DumentCircumstanceKind kind);
const char *dument_labels_plan (DumentPaymentPlanState state);
const char *dument_labels_instalment (DumentInstalmentState state);
const char *dument_labels_promise (DumentPromise promise);
const char *dument_labels_waiver (DumentWaiverKind kind);
const char *dument_labels_event (const char *kind);
char *dument_labels_particulars (const DumentJournalEntry *entry);
char *dument_labels_time (gint64 at);
char *dument_labels_clause (DumentClause clause);
char *dument_labels_ground (const DumentSegment *segment);

G_END_DECLS
