/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/undo.h"
#include "store/stored-plan.h"

G_BEGIN_DECLS

/**
 * DumentPlanEntry:
 * @invoice_ids: (element-type gint64): the invoices, of one client
 * @made_on: its day, or %DUMENT_DATE_NONE for today
 * @agreed_on: when the client agreed, or %DUMENT_DATE_NONE for a proposal
 * @grace_days: days after that of an instalment in which it can still be paid
 * @with_penalties: whether it is over all that can be asked on its day, or the principal alone
 * @gives_up_penalties: whether the penalties are given up once it is kept
 * @first_due: the day of the first instalment, where they are made by the month
 * @n_instalments: how many are made, or 0 where they are typed
 * @first_amount: of the first, or 0 for equal ones
 * @instalments: (element-type DumentInstalment): those that are typed
 *
 * The form of a payment plan.
 */
typedef struct
{
  GArray *invoice_ids;
  DumentDate made_on;
  DumentDate agreed_on;
  int grace_days;
  gboolean with_penalties;
  gboolean gives_up_penalties;
  DumentDate first_due;
  guint n_instalments;
  DumentMoney first_amount;
  GArray *instalments;
} DumentPlanEntry;

DumentPlanEntry *dument_plan_entry_new (void);
void dument_plan_entry_free (DumentPlanEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPlanEntry, dument_plan_entry_free)

DumentStoredPlan *dument_plan_entry_make (DumentWorkspace *workspace,
                                          const DumentPlanEntry *self,
                                          GPtrArray *findings,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_plan_entry_save (DumentWorkspace *workspace,
                                 const DumentPlanEntry *self,
                                 DumentUndo **ret_undo,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_plan_entry_agree (DumentWorkspace *workspace,
                                     gint64 id,
                                     DumentDate agreed_on,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_plan_entry_end (DumentWorkspace *workspace,
                                   gint64 id,
                                   DumentDate ended_on,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_plan_entry_delete (DumentWorkspace *workspace,
                                      gint64 id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
