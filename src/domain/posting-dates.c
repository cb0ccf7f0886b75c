/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/posting-dates.h"

/**
 * dument_posting_dates_returned:
 * @dates: the life of a letter
 * @reason: a reason
 *
 * Returns: the day on which it came back for @reason, else %DUMENT_DATE_NONE
 */
DumentDate
dument_posting_dates_returned (const DumentPostingDates *dates, DumentReturn reason)
{
  return dates->return_reason == reason ? dates->returned_on : DUMENT_DATE_NONE;
}

static gboolean
came_back (const DumentPostingDates *dates, DumentReturn reason)
{
  return dument_posting_dates_returned (dates, reason) != DUMENT_DATE_NONE;
}

/**
 * dument_posting_dates_check:
 * @dates: the life of a letter
 * @today: the day of the question
 * @ret_day: (out): the day that is at fault, where there is a fault of one day
 *
 * A letter is written, posted, presented and then either delivered or sent back. Days that are not
 * known are passed over.
 *
 * Returns: what cannot be
 */
DumentPostingFault
dument_posting_dates_check (const DumentPostingDates *dates, DumentDate today, DumentDate *ret_day)
{
  const DumentDate in_order[] = {
    dates->written_on,
    dates->posted_on,
    dates->presented_on,
    dates->delivered_on != DUMENT_DATE_NONE ? dates->delivered_on : dates->returned_on,
  };
  DumentDate before = DUMENT_DATE_NONE;

  if (dates->delivered_on != DUMENT_DATE_NONE && dates->returned_on != DUMENT_DATE_NONE)
    return DUMENT_POSTING_TWO_ENDS;
  for (gsize i = 0; i < G_N_ELEMENTS (in_order); i++)
    {
      DumentDate day = in_order[i];

      if (day == DUMENT_DATE_NONE)
        continue;
      if (day > today || day < before)
        {
          *ret_day = day;
          return day > today ? DUMENT_POSTING_FUTURE : DUMENT_POSTING_ORDER;
        }
      before = day;
    }
  return DUMENT_POSTING_OK;
}

/**
 * dument_posting_dates_reached:
 * @dates: the life of a letter
 *
 * A formal notice takes effect when it was first presented, whether or not it was then fetched, or
 * when it was delivered or refused without being presented before (art. 1344 C. civ.; Cass. 1re
 * civ. 20 Jan 2021 n° 19-20.680). Its posting says nothing of that yet, and what came back from a
 * wrong address has reached nobody.
 *
 * Returns: the day on which it reached the debtor, or %DUMENT_DATE_NONE as long as none is known
 */
DumentDate
dument_posting_dates_reached (const DumentPostingDates *dates)
{
  DumentDate taken =
      came_back (dates, DUMENT_RETURN_REFUSED) ? dates->returned_on : dates->delivered_on;

  return came_back (dates, DUMENT_RETURN_UNKNOWN)
             ? DUMENT_DATE_NONE
             : dument_date_earlier (dates->presented_on, taken);
}

/**
 * dument_posting_dates_deadline:
 * @dates: the life of a letter
 * @days: days that it leaves to pay
 * @is_registered: whether it is a registered letter
 *
 * A registered letter says that its days run from its first presentation, another from its receipt.
 *
 * Returns: the last day to pay, or %DUMENT_DATE_NONE as long as the day that it runs from is not
 *   known
 */
DumentDate
dument_posting_dates_deadline (const DumentPostingDates *dates, int days, gboolean is_registered)
{
  DumentDate from = is_registered ? dument_posting_dates_reached (dates) : dates->delivered_on;

  return from != DUMENT_DATE_NONE && days > 0 ? from + days : DUMENT_DATE_NONE;
}

/**
 * dument_posting_dates_state:
 * @dates: the life of a letter
 * @deadline: the last day to pay, or %DUMENT_DATE_NONE
 * @today: the day of the question
 *
 * Returns: where the letter stands
 */
DumentPostingState
dument_posting_dates_state (const DumentPostingDates *dates, DumentDate deadline, DumentDate today)
{
  if (deadline != DUMENT_DATE_NONE && deadline < today)
    return DUMENT_POSTING_STATE_EXPIRED;
  if (dates->returned_on != DUMENT_DATE_NONE)
    return (DumentPostingState) (DUMENT_POSTING_STATE_UNCLAIMED + (int) dates->return_reason);
  if (dates->delivered_on != DUMENT_DATE_NONE)
    return DUMENT_POSTING_STATE_DELIVERED;
  if (dates->presented_on != DUMENT_DATE_NONE)
    return DUMENT_POSTING_STATE_PRESENTED;
  return dates->posted_on != DUMENT_DATE_NONE ? DUMENT_POSTING_STATE_POSTED
                                              : DUMENT_POSTING_STATE_TO_POST;
}

/**
 * dument_posting_dates_next:
 * @dates: the life of a letter whose claim is still owed
 * @deadline: the last day to pay, or %DUMENT_DATE_NONE
 * @is_registered: whether it is a registered letter
 * @today: the day of the question
 *
 * Returns: what is to be done about it
 */
DumentPostingNext
dument_posting_dates_next (const DumentPostingDates *dates,
                           DumentDate deadline,
                           gboolean is_registered,
                           DumentDate today)
{
  DumentDate heard =
      dates->presented_on != DUMENT_DATE_NONE ? dates->presented_on : dates->posted_on;

  if (dates->posted_on == DUMENT_DATE_NONE && dates->presented_on == DUMENT_DATE_NONE &&
      dates->delivered_on == DUMENT_DATE_NONE && dates->returned_on == DUMENT_DATE_NONE)
    return DUMENT_POSTING_NEXT_POST;
  if (came_back (dates, DUMENT_RETURN_UNKNOWN))
    return DUMENT_POSTING_NEXT_CHECK_ADDRESS;
  if (deadline != DUMENT_DATE_NONE && deadline < today)
    return DUMENT_POSTING_NEXT_GO_ON;
  if (is_registered && dates->returned_on != DUMENT_DATE_NONE && deadline == DUMENT_DATE_NONE)
    return DUMENT_POSTING_NEXT_ENTER_PRESENTATION;
  if (is_registered && dates->delivered_on == DUMENT_DATE_NONE &&
      dates->returned_on == DUMENT_DATE_NONE)
    return heard + DUMENT_POSTING_INSTANCE_DAYS < today ? DUMENT_POSTING_NEXT_ASK_POST
                                                        : DUMENT_POSTING_NEXT_FOLLOW;
  return deadline != DUMENT_DATE_NONE ? DUMENT_POSTING_NEXT_AWAIT_PAYMENT
                                      : DUMENT_POSTING_NEXT_NOTHING;
}
