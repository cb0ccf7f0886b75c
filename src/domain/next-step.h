/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/state.h"

G_BEGIN_DECLS

/**
 * DumentNextStep:
 * @DUMENT_NEXT_STEP_NONE: nothing is to be done
 * @DUMENT_NEXT_STEP_CHOOSE_KIND: say what kind of debtor the client is: the law follows from it
 * @DUMENT_NEXT_STEP_WAIT: it is not late yet
 * @DUMENT_NEXT_STEP_REMIND: write a reminder, the next one of the ladder
 * @DUMENT_NEXT_STEP_AWAIT_PAYMENT: a reminder still leaves days to pay: wait for their end
 * @DUMENT_NEXT_STEP_POST: the next letter is written and lies on the desk: post it
 * @DUMENT_NEXT_STEP_FORMAL_NOTICE: write the formal notice
 * @DUMENT_NEXT_STEP_AWAIT_PROMISE: the payment is promised: wait for that day
 * @DUMENT_NEXT_STEP_RECALL_PROMISE: a promise was broken: write that
 * @DUMENT_NEXT_STEP_AWAIT_PAUSE: it is paused: wait for the end of the pause
 * @DUMENT_NEXT_STEP_SETTLE_DISPUTE: all that is unpaid is contested: settle that
 * @DUMENT_NEXT_STEP_DECLARE: it can only be declared in an insolvency
 * @DUMENT_NEXT_STEP_FOLLOW_NOTICE: a formal notice is on its way: keep its dates
 * @DUMENT_NEXT_STEP_AWAIT_INSTALMENT: a payment plan runs: wait for its next instalment
 * @DUMENT_NEXT_STEP_RECALL_INSTALMENT: an instalment is late and still within its grace: ask for it
 * @DUMENT_NEXT_STEP_END_PLAN: a payment plan was broken: write the formal notice for all of it
 */
typedef enum
{
  DUMENT_NEXT_STEP_NONE,
  DUMENT_NEXT_STEP_CHOOSE_KIND,
  DUMENT_NEXT_STEP_WAIT,
  DUMENT_NEXT_STEP_REMIND,
  DUMENT_NEXT_STEP_AWAIT_PAYMENT,
  DUMENT_NEXT_STEP_POST,
  DUMENT_NEXT_STEP_FORMAL_NOTICE,
  DUMENT_NEXT_STEP_AWAIT_PROMISE,
  DUMENT_NEXT_STEP_RECALL_PROMISE,
  DUMENT_NEXT_STEP_AWAIT_PAUSE,
  DUMENT_NEXT_STEP_SETTLE_DISPUTE,
  DUMENT_NEXT_STEP_DECLARE,
  DUMENT_NEXT_STEP_FOLLOW_NOTICE,
  DUMENT_NEXT_STEP_AWAIT_INSTALMENT,
  DUMENT_NEXT_STEP_RECALL_INSTALMENT,
  DUMENT_NEXT_STEP_END_PLAN,
} DumentNextStep;

/**
 * DumentNextStepFacts:
 * @state: where the invoice stands
 * @kind_known: whether it is known what kind of debtor the client is
 * @notice_is_next: whether the next letter of the ladder is the formal notice
 * @has_letter_to_post: whether a letter that goes further than all that were posted is recorded
 * and not posted yet
 * @promise_broken: whether the last promise was broken and no letter recalled it
 * @instalment_late: whether an instalment of a plan that runs is late
 * @plan_broken: whether the last payment plan was broken and no formal notice was written since
 * @is_declared: whether its claim was declared in an insolvency
 * @reminder_end: the last of the days that reminders leave to pay, or %DUMENT_DATE_NONE
 *
 * What the next step follows from.
 */
typedef struct
{
  DumentState state;
  gboolean kind_known;
  gboolean notice_is_next;
  gboolean has_letter_to_post;
  gboolean promise_broken;
  gboolean instalment_late;
  gboolean plan_broken;
  gboolean is_declared;
  DumentDate reminder_end;
} DumentNextStepFacts;

const char *dument_next_step_to_string (DumentNextStep step);
DumentNextStep dument_next_step_derive (const DumentNextStepFacts *facts, DumentDate today);

G_END_DECLS
