/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/money.h"

G_BEGIN_DECLS

/**
 * DumentReasonCode:
 * @DUMENT_REASON_UPCOMING: it is due on a @day to come
 * @DUMENT_REASON_DUE: it is due today, @day
 * @DUMENT_REASON_OVERDUE: it was due on @day, @count days ago
 * @DUMENT_REASON_LAST: the last contact: the letter @word, or a channel, on @day
 * @DUMENT_REASON_NOTHING_SINCE: no payment and no promise since @day
 * @DUMENT_REASON_PART_PAID: since the last contact, @amount came in on @day
 * @DUMENT_REASON_MISSED: it was to be done on @day already
 * @DUMENT_REASON_LAPSED: the step @word could be taken until @day only, and was not
 * @DUMENT_REASON_BELOW_MINIMUM: the step @word is left out for less than @amount
 * @DUMENT_REASON_NOT_FOR_DEBTOR: the step @word is not for this kind of debtor
 * @DUMENT_REASON_DAYS_RUN: the days that the last letter left to pay run until @day
 * @DUMENT_REASON_INTERVAL: the client was last contacted on @day; @count days lie between contacts
 * @DUMENT_REASON_CLOSED: @day is no working day, or lies in a quiet week
 * @DUMENT_REASON_POSTPONED: it was put off until @day
 * @DUMENT_REASON_NO_DEADLINE: the step @word counts from a day of a letter that is not recorded
 * @DUMENT_REASON_NO_CHANNEL: no address, number or e-mail is known by which the step could go
 * @DUMENT_REASON_CREDIT: @amount of the client's own credit is set against it first
 * @DUMENT_REASON_PARTLY_DISPUTED: @amount is contested and left out
 * @DUMENT_REASON_ATTEMPTS: called in vain @count times, last on @day
 * @DUMENT_REASON_OUTCOME: the last contact, on @day, came to @word
 * @DUMENT_REASON_NEVER_SENT: nowhere is it recorded that the invoice was sent
 * @DUMENT_REASON_KIND_UNKNOWN: what kind of debtor the client is was not chosen
 * @DUMENT_REASON_NO_DUE_DATE: the invoice has no day of payment
 * @DUMENT_REASON_TO_POST: the letter @word was written on @day and not posted
 * @DUMENT_REASON_NO_NEWS: of the registered letter posted on @day nothing was heard
 * @DUMENT_REASON_CAME_BACK: a letter came back on @day; its presentation is not recorded
 * @DUMENT_REASON_ADDRESS_UNKNOWN: a letter came back on @day: nobody of that name there
 * @DUMENT_REASON_PROMISE_BROKEN: @amount was promised for @day and did not come
 * @DUMENT_REASON_PLAN_BROKEN: a payment plan was broken on @day
 * @DUMENT_REASON_LIMITATION: the claim is barred after @day, in @count months at most
 * @DUMENT_REASON_BARRED: the claim is barred since the day after @day
 * @DUMENT_REASON_DECLARE: the claim must be declared until @day, where that is known
 * @DUMENT_REASON_PAID: nothing is unpaid
 * @DUMENT_REASON_WRITTEN_OFF: it was written off
 * @DUMENT_REASON_INSOLVENT: the client is insolvent since @day
 * @DUMENT_REASON_LITIGATION: it is before a court
 * @DUMENT_REASON_DISPUTED: all that is unpaid is contested
 * @DUMENT_REASON_IN_PLAN: a payment plan runs
 * @DUMENT_REASON_PROMISED: payment is promised until @day
 * @DUMENT_REASON_PAUSED: it rests until @day, or without an end
 * @DUMENT_REASON_FINISHED: every step of the scenario was taken
 *
 * Why something is proposed, or not. Sentences are made of it outside.
 */
typedef enum
{
  DUMENT_REASON_UPCOMING,
  DUMENT_REASON_DUE,
  DUMENT_REASON_OVERDUE,
  DUMENT_REASON_LAST,
  DUMENT_REASON_NOTHING_SINCE,
  DUMENT_REASON_PART_PAID,
  DUMENT_REASON_MISSED,
  DUMENT_REASON_LAPSED,
  DUMENT_REASON_BELOW_MINIMUM,
  DUMENT_REASON_NOT_FOR_DEBTOR,
  DUMENT_REASON_DAYS_RUN,
  DUMENT_REASON_INTERVAL,
  DUMENT_REASON_CLOSED,
  DUMENT_REASON_POSTPONED,
  DUMENT_REASON_NO_DEADLINE,
  DUMENT_REASON_NO_CHANNEL,
  DUMENT_REASON_CREDIT,
  DUMENT_REASON_PARTLY_DISPUTED,
  DUMENT_REASON_ATTEMPTS,
  DUMENT_REASON_OUTCOME,
  DUMENT_REASON_NEVER_SENT,
  DUMENT_REASON_KIND_UNKNOWN,
  DUMENT_REASON_NO_DUE_DATE,
  DUMENT_REASON_TO_POST,
  DUMENT_REASON_NO_NEWS,
  DUMENT_REASON_CAME_BACK,
  DUMENT_REASON_ADDRESS_UNKNOWN,
  DUMENT_REASON_PROMISE_BROKEN,
  DUMENT_REASON_PLAN_BROKEN,
  DUMENT_REASON_LIMITATION,
  DUMENT_REASON_BARRED,
  DUMENT_REASON_DECLARE,
  DUMENT_REASON_PAID,
  DUMENT_REASON_WRITTEN_OFF,
  DUMENT_REASON_INSOLVENT,
  DUMENT_REASON_LITIGATION,
  DUMENT_REASON_DISPUTED,
  DUMENT_REASON_IN_PLAN,
  DUMENT_REASON_PROMISED,
  DUMENT_REASON_PAUSED,
  DUMENT_REASON_FINISHED,
  DUMENT_REASON_N_CODES
} DumentReasonCode;

/**
 * DumentReason:
 * @code: what it is; which of the others count stands there
 * @day: a day, or %DUMENT_DATE_NONE
 * @count: a number
 * @amount: an amount in the currency of the invoice
 * @word: (nullable): the name of a step, a letter, a channel or an outcome; borrowed from the facts
 */
typedef struct
{
  DumentReasonCode code;
  DumentDate day;
  int count;
  DumentMoney amount;
  const char *word;
} DumentReason;

/**
 * DumentChange:
 *
 * The fact that would change what is proposed: what somebody who finds it wrong should record.
 */
typedef enum
{
  DUMENT_CHANGE_NOTHING,
  DUMENT_CHANGE_PAYMENT,
  DUMENT_CHANGE_SENDING,
  DUMENT_CHANGE_KIND,
  DUMENT_CHANGE_DUE_DATE,
  DUMENT_CHANGE_POSTING,
  DUMENT_CHANGE_PRESENTATION,
  DUMENT_CHANGE_ADDRESS,
  DUMENT_CHANGE_CONTACT,
  DUMENT_CHANGE_SET_OFF,
  DUMENT_CHANGE_SETTLED_DISPUTE,
  DUMENT_CHANGE_BROKEN_PROMISE,
  DUMENT_CHANGE_END_OF_PAUSE,
  DUMENT_CHANGE_BROKEN_PLAN,
  DUMENT_CHANGE_WITHDRAWAL,
  DUMENT_CHANGE_ACKNOWLEDGEMENT,
  DUMENT_CHANGE_DECLARATION,
  DUMENT_CHANGE_N_CHANGES
} DumentChange;

const char *dument_reason_code_to_string (DumentReasonCode code);
const char *dument_change_to_string (DumentChange change);

G_END_DECLS
