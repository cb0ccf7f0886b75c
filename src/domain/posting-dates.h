/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

/**
 * DumentPostingDates:
 * @written_on: date of the letter
 * @posted_on: day of posting
 * @presented_on: day of first presentation
 * @delivered_on: day of delivery
 * @unclaimed_on: day on which it came back unclaimed
 *
 * The life of a letter, %DUMENT_DATE_NONE for what has not happened or is not known.
 */
typedef struct
{
  DumentDate written_on;
  DumentDate posted_on;
  DumentDate presented_on;
  DumentDate delivered_on;
  DumentDate unclaimed_on;
} DumentPostingDates;

/**
 * DumentPostingFault:
 * @DUMENT_POSTING_OK: the days follow each other
 * @DUMENT_POSTING_FUTURE: a day that has not come yet
 * @DUMENT_POSTING_ORDER: a day before one that must come first
 * @DUMENT_POSTING_TWO_ENDS: delivered and come back unclaimed
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
 * @DUMENT_POSTING_STATE_UNCLAIMED: came back
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
  DUMENT_POSTING_STATE_EXPIRED,
} DumentPostingState;

DumentDate dument_posting_dates_reached (const DumentPostingDates *dates);
DumentDate
dument_posting_dates_deadline (const DumentPostingDates *dates, int days, gboolean is_registered);
DumentPostingState
dument_posting_dates_state (const DumentPostingDates *dates, DumentDate deadline, DumentDate today);

G_END_DECLS
