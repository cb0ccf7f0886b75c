/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/payment-plan.h"

/**
 * dument_payment_plan_state_to_string:
 * @state: where a plan stands
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_payment_plan_state_to_string (DumentPaymentPlanState state)
{
  static const char *const words[] = {
    [DUMENT_PAYMENT_PLAN_NONE] = "none",       [DUMENT_PAYMENT_PLAN_PROPOSED] = "proposed",
    [DUMENT_PAYMENT_PLAN_RUNNING] = "running", [DUMENT_PAYMENT_PLAN_KEPT] = "kept",
    [DUMENT_PAYMENT_PLAN_BROKEN] = "broken",   [DUMENT_PAYMENT_PLAN_ENDED] = "ended",
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");

  return words[state];
}

/**
 * dument_instalment_state_to_string:
 * @state: what became of an instalment
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_instalment_state_to_string (DumentInstalmentState state)
{
  switch (state)
    {
    case DUMENT_INSTALMENT_PAID:
      return "paid";
    case DUMENT_INSTALMENT_LATE:
      return "late";
    case DUMENT_INSTALMENT_DUE:
    default:
      return "due";
    }
}

/**
 * dument_payment_plan_divide:
 * @total: what is to be paid
 * @first_amount: how much of it first, or 0 for equal parts
 * @n_instalments: how many
 * @first_due: the day of the first; the others follow by the month
 * @ret_instalments: (out caller-allocates) (array length=n_instalments): the instalments
 *
 * The parts are equal but for the last, which takes the cents that cannot be divided: a standing
 * order pays the same amount each month, and what differs is settled at the end. Each month is
 * counted from the first day, so that a plan of the 31st comes back to it after February.
 *
 * Returns: %FALSE where there are too many or too few, or an instalment would be of nothing
 */
gboolean
dument_payment_plan_divide (DumentMoney total,
                            DumentMoney first_amount,
                            gsize n_instalments,
                            DumentDate first_due,
                            DumentInstalment *ret_instalments)
{
  gsize n_equal = first_amount > 0 ? n_instalments - 1 : n_instalments;
  DumentMoney left = total - first_amount;
  DumentMoney part;

  if (n_instalments < 1 || n_instalments > DUMENT_PAYMENT_PLAN_MAX || total <= 0 ||
      total > DUMENT_MONEY_MAX || first_amount < 0)
    return FALSE;
  if (n_equal == 0 ? left != 0 : left < (DumentMoney) n_equal)
    return FALSE;
  part = n_equal > 0 ? left / (DumentMoney) n_equal : 0;
  for (gsize i = 0; i < n_instalments; i++)
    {
      ret_instalments[i].due = dument_date_add_months (first_due, (int) i);
      ret_instalments[i].amount = i == 0 && first_amount > 0 ? first_amount : part;
    }
  if (n_equal > 0)
    ret_instalments[n_instalments - 1].amount = left - part * (DumentMoney) (n_equal - 1);
  return TRUE;
}

/**
 * dument_payment_plan_check:
 * @instalments: (array length=n_instalments): instalments that somebody typed
 * @n_instalments: how many
 *
 * Returns: what is wrong with them: how many they are, an amount, or that the days do not follow
 *   each other
 */
DumentPaymentPlanFault
dument_payment_plan_check (const DumentInstalment *instalments, gsize n_instalments)
{
  if (n_instalments < 1 || n_instalments > DUMENT_PAYMENT_PLAN_MAX)
    return DUMENT_PAYMENT_PLAN_NUMBER;
  for (gsize i = 0; i < n_instalments; i++)
    {
      if (instalments[i].amount <= 0 || instalments[i].amount > DUMENT_MONEY_MAX)
        return DUMENT_PAYMENT_PLAN_AMOUNT;
      if (i > 0 && instalments[i].due <= instalments[i - 1].due)
        return DUMENT_PAYMENT_PLAN_ORDER;
    }
  return DUMENT_PAYMENT_PLAN_OK;
}

static DumentMoney
sum_first (const DumentPaymentPlan *self, gsize n)
{
  DumentMoney sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += self->instalments[i].amount;
  return sum;
}

/**
 * dument_payment_plan_sum:
 * @self: a plan
 *
 * Returns: what its instalments come to
 */
DumentMoney
dument_payment_plan_sum (const DumentPaymentPlan *self)
{
  return sum_first (self, self->n_instalments);
}

/* What counts to the instalments by the end of a day. A credit note set off counts like the
 * payment that it stands for. */
static DumentMoney
sum_received (const DumentPaymentPlan *self,
              const DumentEntry *entries,
              gsize n_entries,
              DumentDate day)
{
  DumentMoney sum = 0;

  for (gsize i = 0; i < n_entries; i++)
    {
      if ((entries[i].kind == DUMENT_ENTRY_PAYMENT || entries[i].kind == DUMENT_ENTRY_SET_OFF) &&
          entries[i].date >= self->made_on && entries[i].date <= day)
        sum += entries[i].amount;
    }
  return MAX (sum - self->received_before, 0);
}

/* A credit note that names an invoice makes the debt smaller, and the last instalments with it. */
static DumentMoney
sum_owed (const DumentPaymentPlan *self,
          gsize n,
          const DumentEntry *entries,
          gsize n_entries,
          DumentDate day)
{
  DumentMoney left = dument_payment_plan_sum (self);

  for (gsize i = 0; i < n_entries; i++)
    {
      if (entries[i].kind == DUMENT_ENTRY_CREDIT && entries[i].date > self->made_on &&
          entries[i].date <= day)
        left -= entries[i].amount;
    }
  return MIN (sum_first (self, n), MAX (left, 0));
}

/* Whether the first @n instalments are paid by the end of a day. */
static gboolean
is_paid (const DumentPaymentPlan *self,
         gsize n,
         const DumentEntry *entries,
         gsize n_entries,
         DumentDate day)
{
  return sum_received (self, entries, n_entries, day) >=
         sum_owed (self, n, entries, n_entries, day);
}

/**
 * dument_payment_plan_judge_instalment:
 * @self: a plan
 * @index: one of its instalments, from 0
 * @entries: (array length=n_entries): what happened to its invoices, of all of them
 * @n_entries: how many
 * @today: the day of the question
 *
 * What is received is counted to the instalments in their order, whatever invoice it was set
 * against.
 *
 * Returns: what became of the instalment
 */
DumentInstalmentState
dument_payment_plan_judge_instalment (const DumentPaymentPlan *self,
                                      gsize index,
                                      const DumentEntry *entries,
                                      gsize n_entries,
                                      DumentDate today)
{
  g_return_val_if_fail (index < self->n_instalments, DUMENT_INSTALMENT_DUE);

  if (is_paid (self, index + 1, entries, n_entries, today))
    return DUMENT_INSTALMENT_PAID;
  return today > self->instalments[index].due ? DUMENT_INSTALMENT_LATE : DUMENT_INSTALMENT_DUE;
}

/* The first day on which some instalment was beyond its grace, or none up to @day. */
static DumentDate
find_breach (const DumentPaymentPlan *self,
             const DumentEntry *entries,
             gsize n_entries,
             DumentDate day)
{
  for (gsize i = 0; i < self->n_instalments; i++)
    {
      DumentDate last = self->instalments[i].due + self->grace_days;

      if (last >= day)
        return DUMENT_DATE_NONE;
      if (!is_paid (self, i + 1, entries, n_entries, last))
        return last + 1;
    }
  return DUMENT_DATE_NONE;
}

static DumentPaymentPlanState
find_state (const DumentPaymentPlan *self,
            const DumentPaymentPlanStanding *standing,
            gboolean is_over)
{
  if (standing->broken_on != DUMENT_DATE_NONE)
    return DUMENT_PAYMENT_PLAN_BROKEN;
  if (standing->n_paid == self->n_instalments)
    return DUMENT_PAYMENT_PLAN_KEPT;
  return is_over ? DUMENT_PAYMENT_PLAN_ENDED : DUMENT_PAYMENT_PLAN_RUNNING;
}

/**
 * dument_payment_plan_judge:
 * @self: a plan
 * @entries: (array length=n_entries): what happened to its invoices, of all of them, in any order
 * @n_entries: how many
 * @today: the day of the question
 *
 * A plan is kept or broken by itself, like a promise: broken on the day after the grace of an
 * instalment that was not paid whole, and what is paid later does not mend it. One that was given
 * up is judged by what was known the day before.
 *
 * Returns: where it stands
 */
DumentPaymentPlanStanding
dument_payment_plan_judge (const DumentPaymentPlan *self,
                           const DumentEntry *entries,
                           gsize n_entries,
                           DumentDate today)
{
  gboolean is_over = self->ended_on != DUMENT_DATE_NONE && self->ended_on <= today;
  DumentDate day = is_over ? self->ended_on - 1 : today;
  DumentPaymentPlanStanding standing = { .next_due = DUMENT_DATE_NONE,
                                         .last_day = DUMENT_DATE_NONE,
                                         .broken_on = DUMENT_DATE_NONE };
  DumentMoney owed = sum_owed (self, self->n_instalments, entries, n_entries, day);

  if (today < self->made_on)
    return standing;
  standing.received = sum_received (self, entries, n_entries, day);
  standing.outstanding = MAX (owed - standing.received, 0);
  while (standing.n_paid < self->n_instalments &&
         is_paid (self, standing.n_paid + 1, entries, n_entries, day))
    standing.n_paid++;
  standing.next = standing.n_paid;
  if (standing.next < self->n_instalments)
    {
      standing.next_due = self->instalments[standing.next].due;
      standing.last_day = standing.next_due + self->grace_days;
    }
  if (self->agreed_on == DUMENT_DATE_NONE || self->agreed_on > today)
    {
      standing.state = is_over ? DUMENT_PAYMENT_PLAN_ENDED : DUMENT_PAYMENT_PLAN_PROPOSED;
      return standing;
    }
  standing.is_late = standing.next_due != DUMENT_DATE_NONE && standing.next_due < day;
  standing.broken_on = find_breach (self, entries, n_entries, day);
  standing.state = find_state (self, &standing, is_over);
  return standing;
}
