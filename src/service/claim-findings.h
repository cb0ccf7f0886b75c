/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/receivable.h"
#include "store/register.h"

G_BEGIN_DECLS

DumentFinding *dument_claim_findings_warn (GPtrArray *warnings,
                                           DumentFindingCode code,
                                           const DumentReceivable *receivable,
                                           char *sentence);
DumentFinding *dument_claim_findings_refuse (GPtrArray *refusals,
                                             DumentFindingCode code,
                                             const DumentReceivable *receivable,
                                             char *sentence);
gboolean dument_claim_findings_check_kind (const DumentReceivable *receivable, GPtrArray *refusals);
void dument_claim_findings_check_rates (const DumentReceivable *receivable,
                                        const DumentLaw *law,
                                        GPtrArray *refusals);
gboolean dument_claim_findings_limitation (DumentWorkspace *workspace,
                                           const DumentReceivable *receivable,
                                           DumentDate *ret_date,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_claim_findings_mark_barred (DumentWorkspace *workspace,
                                            DumentRegisterRow *row,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_claim_findings_warn_limitation (DumentWorkspace *workspace,
                                                const DumentReceivable *receivable,
                                                GPtrArray *warnings,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_claim_findings_is_foreign (DumentWorkspace *workspace, const DumentReceivable *receivable);
void dument_claim_findings_warn_foreign (DumentWorkspace *workspace,
                                         const DumentReceivable *receivable,
                                         GPtrArray *warnings);
void dument_claim_findings_warn_clause (const DumentReceivable *receivable,
                                        const DumentLaw *law,
                                        DumentDate today,
                                        GPtrArray *warnings);

G_END_DECLS
