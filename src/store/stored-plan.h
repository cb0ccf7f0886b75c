/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/payment-plan.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentStoredPlan:
 * @id: number of the row, 0 before it is inserted
 * @made_on: its day
 * @agreed_on: when the debtor agreed, or %DUMENT_DATE_NONE while it is a proposal
 * @ended_on: the first day that it holds no more because it was given up, or %DUMENT_DATE_NONE
 * @grace_days: days after that of an instalment in which it can still be paid
 * @received_before: what had come in on @made_on before it was made
 * @with_penalties: whether the instalments are of penalties too
 * @gives_up_penalties: whether the creditor will give up the penalties once it is kept
 * @invoice_ids: (element-type gint64): the invoices, by row
 * @instalments: (element-type DumentInstalment): by day
 *
 * A payment plan over invoices of one client.
 */
typedef struct
{
  gint64 id;
  DumentDate made_on;
  DumentDate agreed_on;
  DumentDate ended_on;
  int grace_days;
  DumentMoney received_before;
  gboolean with_penalties;
  gboolean gives_up_penalties;
  GArray *invoice_ids;
  GArray *instalments;
} DumentStoredPlan;

/**
 * DumentStoredPlanStanding:
 * @invoice_id: an invoice
 * @plan_id: the last plan that was made over it
 * @standing: where that plan stands
 */
typedef struct
{
  gint64 invoice_id;
  gint64 plan_id;
  DumentPaymentPlanStanding standing;
} DumentStoredPlanStanding;

DumentStoredPlan *dument_stored_plan_new (void);
DumentStoredPlan *dument_stored_plan_copy (const DumentStoredPlan *self);
void dument_stored_plan_free (DumentStoredPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStoredPlan, dument_stored_plan_free)

gboolean dument_stored_plan_insert (DumentStore *store,
                                    DumentStoredPlan *plan,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stored_plan_set_days (DumentStore *store,
                                      gint64 id,
                                      DumentDate agreed_on,
                                      DumentDate ended_on,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_stored_plan_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStoredPlan *
dument_stored_plan_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_stored_plan_list (DumentStore *store,
                                    gint64 invoice_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_stored_plan_list_entries (DumentStore *store,
                                         gint64 id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stored_plan_describe (DumentStore *store,
                                      const DumentStoredPlan *self,
                                      DumentPaymentPlan *ret_plan,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_stored_plan_follow (DumentStore *store,
                                   gint64 first_invoice_id,
                                   gint64 last_invoice_id,
                                   DumentDate as_of,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
