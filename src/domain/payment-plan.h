/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/claim.h"

G_BEGIN_DECLS

/** The most instalments that a plan may have: ten years of months. */
#define DUMENT_PAYMENT_PLAN_MAX 120

/**
 * DUMENT_PAYMENT_PLAN_USUAL_GRACE:
 *
 * Days after an instalment's own in which it can still be paid. No law sets them; a clause that
 * ends a plan must leave some, and eight is the shortest that is usual.
 */
#define DUMENT_PAYMENT_PLAN_USUAL_GRACE 8

/**
 * DumentInstalment:
 * @due: its day of payment
 * @amount: what is paid by then
 *
 * One payment of a plan (échéance).
 */
typedef struct
{
  DumentDate due;
  DumentMoney amount;
} DumentInstalment;

/** What became of an instalment: its day is to come, it was paid, or its day passed without. */
typedef enum
{
  DUMENT_INSTALMENT_DUE,
  DUMENT_INSTALMENT_PAID,
  DUMENT_INSTALMENT_LATE,
} DumentInstalmentState;

/**
 * DumentPaymentPlanState:
 * @DUMENT_PAYMENT_PLAN_NONE: there is none, or it is not made yet
 * @DUMENT_PAYMENT_PLAN_PROPOSED: it was proposed, and nobody agreed yet: it changes nothing
 * @DUMENT_PAYMENT_PLAN_RUNNING: it was agreed, and its instalments are followed
 * @DUMENT_PAYMENT_PLAN_KEPT: all of it was paid in time
 * @DUMENT_PAYMENT_PLAN_BROKEN: an instalment was not paid within its days of grace
 * @DUMENT_PAYMENT_PLAN_ENDED: it was given up before its end
 *
 * Where a plan stands.
 */
typedef enum
{
  DUMENT_PAYMENT_PLAN_NONE,
  DUMENT_PAYMENT_PLAN_PROPOSED,
  DUMENT_PAYMENT_PLAN_RUNNING,
  DUMENT_PAYMENT_PLAN_KEPT,
  DUMENT_PAYMENT_PLAN_BROKEN,
  DUMENT_PAYMENT_PLAN_ENDED,
} DumentPaymentPlanState;

/**
 * DumentPaymentPlan:
 * @made_on: its day: what is received from then on counts
 * @agreed_on: when the debtor agreed, or %DUMENT_DATE_NONE while it is a proposal
 * @ended_on: the first day that it holds no more because it was given up, or %DUMENT_DATE_NONE
 * @grace_days: days after that of an instalment in which it can still be paid
 * @received_before: what had come in on @made_on before it was made; its instalments are without
 * @instalments: (array length=n_instalments): by day
 * @n_instalments: how many
 *
 * A payment plan (échéancier) over one or several invoices of one client.
 */
typedef struct
{
  DumentDate made_on;
  DumentDate agreed_on;
  DumentDate ended_on;
  int grace_days;
  DumentMoney received_before;
  const DumentInstalment *instalments;
  gsize n_instalments;
} DumentPaymentPlan;

/**
 * DumentPaymentPlanStanding:
 * @state: where it stands
 * @received: what counts to its instalments
 * @outstanding: what is left of them
 * @n_paid: how many are paid
 * @next: the first that is not, or its number of instalments
 * @next_due: the day of that one, or %DUMENT_DATE_NONE
 * @last_day: the last day on which that one can be paid without breaking the plan, or the same
 * @is_late: whether @next_due passed
 * @broken_on: the first day after the grace of the instalment that broke it, or %DUMENT_DATE_NONE
 *
 * What became of a plan.
 */
typedef struct
{
  DumentPaymentPlanState state;
  DumentMoney received;
  DumentMoney outstanding;
  gsize n_paid;
  gsize next;
  DumentDate next_due;
  DumentDate last_day;
  gboolean is_late;
  DumentDate broken_on;
} DumentPaymentPlanStanding;

/** Why instalments are no plan. */
typedef enum
{
  DUMENT_PAYMENT_PLAN_OK,
  DUMENT_PAYMENT_PLAN_NUMBER,
  DUMENT_PAYMENT_PLAN_AMOUNT,
  DUMENT_PAYMENT_PLAN_ORDER,
} DumentPaymentPlanFault;

const char *dument_payment_plan_state_to_string (DumentPaymentPlanState state);
const char *dument_instalment_state_to_string (DumentInstalmentState state);
gboolean dument_payment_plan_divide (DumentMoney total,
                                     DumentMoney first_amount,
                                     gsize n_instalments,
                                     DumentDate first_due,
                                     DumentInstalment *ret_instalments) G_GNUC_WARN_UNUSED_RESULT;
DumentPaymentPlanFault
dument_payment_plan_check (const DumentInstalment *instalments, gsize n_instalments);
DumentMoney dument_payment_plan_sum (const DumentPaymentPlan *self);
DumentPaymentPlanStanding dument_payment_plan_judge (const DumentPaymentPlan *self,
                                                     const DumentEntry *entries,
                                                     gsize n_entries,
                                                     DumentDate today);
DumentInstalmentState dument_payment_plan_judge_instalment (const DumentPaymentPlan *self,
                                                            gsize index,
                                                            const DumentEntry *entries,
                                                            gsize n_entries,
                                                            DumentDate today);

G_END_DECLS
