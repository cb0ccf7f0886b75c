/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/reason.h"

/**
 * dument_reason_code_to_string:
 * @code: why something is proposed, or not
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_reason_code_to_string (DumentReasonCode code)
{
  static const char *const words[DUMENT_REASON_N_CODES] = {
    [DUMENT_REASON_UPCOMING] = "upcoming",
    [DUMENT_REASON_DUE] = "due",
    [DUMENT_REASON_OVERDUE] = "overdue",
    [DUMENT_REASON_LAST] = "last",
    [DUMENT_REASON_NOTHING_SINCE] = "nothing-since",
    [DUMENT_REASON_PART_PAID] = "part-paid",
    [DUMENT_REASON_MISSED] = "missed",
    [DUMENT_REASON_LAPSED] = "lapsed",
    [DUMENT_REASON_BELOW_MINIMUM] = "below-minimum",
    [DUMENT_REASON_NOT_FOR_DEBTOR] = "not-for-debtor",
    [DUMENT_REASON_DAYS_RUN] = "days-run",
    [DUMENT_REASON_INTERVAL] = "interval",
    [DUMENT_REASON_CLOSED] = "closed",
    [DUMENT_REASON_POSTPONED] = "postponed",
    [DUMENT_REASON_NO_DEADLINE] = "no-deadline",
    [DUMENT_REASON_NO_CHANNEL] = "no-channel",
    [DUMENT_REASON_CREDIT] = "credit",
    [DUMENT_REASON_PARTLY_DISPUTED] = "partly-disputed",
    [DUMENT_REASON_ATTEMPTS] = "attempts",
    [DUMENT_REASON_OUTCOME] = "outcome",
    [DUMENT_REASON_NEVER_SENT] = "never-sent",
    [DUMENT_REASON_KIND_UNKNOWN] = "kind-unknown",
    [DUMENT_REASON_NO_DUE_DATE] = "no-due-date",
    [DUMENT_REASON_TO_POST] = "to-post",
    [DUMENT_REASON_NO_NEWS] = "no-news",
    [DUMENT_REASON_CAME_BACK] = "came-back",
    [DUMENT_REASON_ADDRESS_UNKNOWN] = "address-unknown",
    [DUMENT_REASON_PROMISE_BROKEN] = "promise-broken",
    [DUMENT_REASON_PLAN_BROKEN] = "plan-broken",
    [DUMENT_REASON_LIMITATION] = "limitation",
    [DUMENT_REASON_BARRED] = "barred",
    [DUMENT_REASON_DECLARE] = "declare",
    [DUMENT_REASON_PAID] = "paid",
    [DUMENT_REASON_WRITTEN_OFF] = "written-off",
    [DUMENT_REASON_INSOLVENT] = "insolvent",
    [DUMENT_REASON_LITIGATION] = "litigation",
    [DUMENT_REASON_DISPUTED] = "disputed",
    [DUMENT_REASON_IN_PLAN] = "in-plan",
    [DUMENT_REASON_PROMISED] = "promised",
    [DUMENT_REASON_PAUSED] = "paused",
    [DUMENT_REASON_FINISHED] = "finished",
  };

  g_return_val_if_fail (code < DUMENT_REASON_N_CODES, "");

  return words[code];
}

/**
 * dument_change_to_string:
 * @change: a fact that would change it
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_change_to_string (DumentChange change)
{
  static const char *const words[DUMENT_CHANGE_N_CHANGES] = {
    [DUMENT_CHANGE_NOTHING] = "nothing",
    [DUMENT_CHANGE_PAYMENT] = "payment",
    [DUMENT_CHANGE_SENDING] = "sending",
    [DUMENT_CHANGE_KIND] = "kind",
    [DUMENT_CHANGE_DUE_DATE] = "due-date",
    [DUMENT_CHANGE_POSTING] = "posting",
    [DUMENT_CHANGE_PRESENTATION] = "presentation",
    [DUMENT_CHANGE_ADDRESS] = "address",
    [DUMENT_CHANGE_CONTACT] = "contact",
    [DUMENT_CHANGE_SET_OFF] = "set-off",
    [DUMENT_CHANGE_SETTLED_DISPUTE] = "settled-dispute",
    [DUMENT_CHANGE_BROKEN_PROMISE] = "broken-promise",
    [DUMENT_CHANGE_END_OF_PAUSE] = "end-of-pause",
    [DUMENT_CHANGE_BROKEN_PLAN] = "broken-plan",
    [DUMENT_CHANGE_WITHDRAWAL] = "withdrawal",
    [DUMENT_CHANGE_ACKNOWLEDGEMENT] = "acknowledgement",
    [DUMENT_CHANGE_DECLARATION] = "declaration",
  };

  g_return_val_if_fail (change < DUMENT_CHANGE_N_CHANGES, "");

  return words[change];
}
