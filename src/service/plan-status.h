/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "store/stored-plan.h"

G_BEGIN_DECLS

/**
 * DumentPlanStatus:
 * @row: a plan
 * @plan: it as the domain judges it; borrows from @row
 * @entries: (element-type DumentEntry): what was received and credited for all its invoices
 * @today: the day of the question
 * @standing: where it stands on that day
 *
 * A payment plan and what became of it.
 */
typedef struct
{
  DumentStoredPlan *row;
  DumentPaymentPlan plan;
  GArray *entries;
  DumentDate today;
  DumentPaymentPlanStanding standing;
} DumentPlanStatus;

void dument_plan_status_free (DumentPlanStatus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPlanStatus, dument_plan_status_free)

DumentPlanStatus *dument_plan_status_load (DumentWorkspace *workspace,
                                           gint64 id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_plan_status_list (DumentWorkspace *workspace,
                                    gint64 invoice_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentInstalmentState dument_plan_status_judge (const DumentPlanStatus *self, gsize index);

G_END_DECLS
