/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

/**
 * DumentReturn:
 * @DUMENT_RETURN_UNCLAIMED: nobody fetched it; it was presented all the same
 * @DUMENT_RETURN_REFUSED: it was not taken; whoever refuses was called upon
 * @DUMENT_RETURN_UNKNOWN: nobody of that name lives there: the address is wrong, and the letter has
 *   reached nobody
 *
 * Why a letter came back.
 */
typedef enum
{
  DUMENT_RETURN_UNCLAIMED,
  DUMENT_RETURN_REFUSED,
  DUMENT_RETURN_UNKNOWN,
  DUMENT_RETURN_N_REASONS,
} DumentReturn;

/**
 * DumentPostingDates:
 * @written_on: date of the letter
 * @posted_on: day of posting
 * @presented_on: day of first presentation
 * @delivered_on: day of delivery
 * @returned_on: day on which it came back; of one that was refused, the day of that
 * @return_reason: why, where it came back
 *
 * The life of a letter, %DUMENT_DATE_NONE for what has not happened or is not known.
 */
typedef struct
{
  DumentDate written_on;
  DumentDate posted_on;
  DumentDate presented_on;
  DumentDate delivered_on;
  DumentDate returned_on;
  DumentReturn return_reason;
} DumentPostingDates;

/**
 * DumentPostingFault:
 * @DUMENT_POSTING_OK: the days follow each other
 * @DUMENT_POSTING_FUTURE: a day that has not come yet
 * @DUMENT_POSTING_ORDER: a day before one that must come first
 * @DUMENT_POSTING_TWO_ENDS: delivered and come back
 */
typedef enum
{
  DUMENT_POSTING_OK,
  DUMENT_POSTING_FUTURE,
  DUMENT_POSTING_ORDER,
  DUMENT_POSTING_TWO_ENDS,
} DumentPostingFault;

DumentPostingFault
dument_posting_dates_check (const DumentPostingDates *dates, DumentDate today, DumentDate *ret_day);

/**
 * DumentPostingState:
 * @DUMENT_POSTING_STATE_TO_POST: recorded, not posted
 * @DUMENT_POSTING_STATE_POSTED: on its way, as far as is known
 * @DUMENT_POSTING_STATE_PRESENTED: presented, neither delivered nor sent back yet
 * @DUMENT_POSTING_STATE_DELIVERED: delivered
 * @DUMENT_POSTING_STATE_UNCLAIMED: came back, since nobody fetched it
 * @DUMENT_POSTING_STATE_REFUSED: was refused
 * @DUMENT_POSTING_STATE_UNKNOWN: came back from an address where nobody knows the client
 * @DUMENT_POSTING_STATE_EXPIRED: the days that it left to pay are over
 *
 * Where a letter stands.
 */
typedef enum
{
  DUMENT_POSTING_STATE_TO_POST,
  DUMENT_POSTING_STATE_POSTED,
  DUMENT_POSTING_STATE_PRESENTED,
  DUMENT_POSTING_STATE_DELIVERED,
  DUMENT_POSTING_STATE_UNCLAIMED,
  DUMENT_POSTING_STATE_REFUSED,
  DUMENT_POSTING_STATE_UNKNOWN,
  DUMENT_POSTING_STATE_EXPIRED,
} DumentPostingState;

/**
 * DUMENT_POSTING_INSTANCE_DAYS:
 *
 * How long the post keeps a registered letter that was presented and not fetched.
 */
#define DUMENT_POSTING_INSTANCE_DAYS 15

/**
 * DumentPostingNext:
 * @DUMENT_POSTING_NEXT_POST: it is to be posted
 * @DUMENT_POSTING_NEXT_CHECK_ADDRESS: nobody knows the client there: find the address, write again
 * @DUMENT_POSTING_NEXT_ASK_POST: nothing was heard of it for longer than the post keeps letters
 * @DUMENT_POSTING_NEXT_ENTER_PRESENTATION: it came back, and when it was presented is not recorded
 * @DUMENT_POSTING_NEXT_GO_ON: its days to pay are over: take the next step
 * @DUMENT_POSTING_NEXT_FOLLOW: a registered letter is on its way: its slips will tell
 * @DUMENT_POSTING_NEXT_AWAIT_PAYMENT: its days to pay run
 * @DUMENT_POSTING_NEXT_NOTHING: it waits for nothing
 *
 * What is to be done about a letter whose claim is still owed, the most pressing first.
 */
typedef enum
{
  DUMENT_POSTING_NEXT_POST,
  DUMENT_POSTING_NEXT_CHECK_ADDRESS,
  DUMENT_POSTING_NEXT_ASK_POST,
  DUMENT_POSTING_NEXT_ENTER_PRESENTATION,
  DUMENT_POSTING_NEXT_GO_ON,
  DUMENT_POSTING_NEXT_FOLLOW,
  DUMENT_POSTING_NEXT_AWAIT_PAYMENT,
  DUMENT_POSTING_NEXT_NOTHING,
} DumentPostingNext;

DumentDate dument_posting_dates_returned (const DumentPostingDates *dates, DumentReturn reason);
DumentDate dument_posting_dates_reached (const DumentPostingDates *dates);
DumentDate
dument_posting_dates_deadline (const DumentPostingDates *dates, int days, gboolean is_registered);
DumentPostingState
dument_posting_dates_state (const DumentPostingDates *dates, DumentDate deadline, DumentDate today);
DumentPostingNext dument_posting_dates_next (const DumentPostingDates *dates,
                                             DumentDate deadline,
                                             gboolean is_registered,
                                             DumentDate today);

G_END_DECLS
