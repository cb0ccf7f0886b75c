/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/course.h"

G_BEGIN_DECLS

/**
 * DumentNextStep:
 * @DUMENT_NEXT_STEP_NONE: nothing is to be done
 * @DUMENT_NEXT_STEP_CHOOSE_KIND: say what kind of debtor the client is: the law follows from it
 * @DUMENT_NEXT_STEP_WAIT: nothing is to be done before a day to come
 * @DUMENT_NEXT_STEP_REMIND: write a letter that asks for the payment, short of the formal notice
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
 * @DUMENT_NEXT_STEP_CONFIRM_SENT: was the invoice sent? that is asked before anything is asked for
 * @DUMENT_NEXT_STEP_CALL: call
 * @DUMENT_NEXT_STEP_SEND_DUPLICATE: send the invoice again
 * @DUMENT_NEXT_STEP_CHECK_PAYMENT: look whether the payment that was announced has come in
 * @DUMENT_NEXT_STEP_FIND_CONTACT: find out how to reach somebody who deals with it
 * @DUMENT_NEXT_STEP_ENTER_DUE_DATE: enter the day of payment
 * @DUMENT_NEXT_STEP_FOLLOW_LETTER: a registered letter is to be looked after
 * @DUMENT_NEXT_STEP_SET_OFF: set the client's own credit against it
 * @DUMENT_NEXT_STEP_DECIDE: every letter was written: decide what follows
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
  DUMENT_NEXT_STEP_CONFIRM_SENT,
  DUMENT_NEXT_STEP_CALL,
  DUMENT_NEXT_STEP_SEND_DUPLICATE,
  DUMENT_NEXT_STEP_CHECK_PAYMENT,
  DUMENT_NEXT_STEP_FIND_CONTACT,
  DUMENT_NEXT_STEP_ENTER_DUE_DATE,
  DUMENT_NEXT_STEP_FOLLOW_LETTER,
  DUMENT_NEXT_STEP_SET_OFF,
  DUMENT_NEXT_STEP_DECIDE,
} DumentNextStep;

const char *dument_next_step_to_string (DumentNextStep step);
DumentNextStep dument_next_step_derive (const DumentCourse *course,
                                        const DumentCourse *watched,
                                        gboolean instalment_late,
                                        DumentDate today);
DumentDate
dument_next_step_end (DumentNextStep step, const DumentCourse *course, const DumentCourse *watched);

G_END_DECLS
