/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/due-date.h"

/**
 * dument_due_date_is_possible:
 * @issue_date: day of issue of the invoice
 * @due_date: a day of payment, or %DUMENT_DATE_NONE
 *
 * Nobody owes before the invoice is there: the day of payment is the day of issue or a later one.
 *
 * Returns: whether @due_date can be the day of payment, or is still to be found
 */
gboolean
dument_due_date_is_possible (DumentDate issue_date, DumentDate due_date)
{
  return due_date == DUMENT_DATE_NONE || due_date >= issue_date;
}

/**
 * dument_due_date_estimate:
 * @law: the term that holds where nothing was agreed
 * @kind: the kind of debtor
 * @issue_date: day of issue of the invoice
 * @supply_date: day of delivery or performance, or %DUMENT_DATE_NONE
 * @ret_due: (out): the day of payment
 *
 * Estimates the day of payment of an invoice that states none: the legal term after the supply or,
 * if that is not known, after the issue (art. L441-10 I C. com.). Where a late invoice comes after
 * that term, it is the day of issue. A consumer's is never estimated.
 *
 * Returns: %FALSE where it must be asked
 */
gboolean
dument_due_date_estimate (const DumentLaw *law,
                          DumentDebtorKind kind,
                          DumentDate issue_date,
                          DumentDate supply_date,
                          DumentDate *ret_due)
{
  DumentDate start = supply_date != DUMENT_DATE_NONE ? supply_date : issue_date;
  const DumentLawValue *term = dument_law_lookup (law, DUMENT_LAW_PAYMENT_TERM, start);

  if (term == NULL || (kind != DUMENT_DEBTOR_PROFESSIONAL && kind != DUMENT_DEBTOR_PUBLIC))
    return FALSE;
  *ret_due = MAX (start + (DumentDate) term->value, issue_date);
  return TRUE;
}

/**
 * dument_due_term_apply:
 * @term: days to pay
 * @issue_date: day of issue of an invoice
 *
 * Returns: its day of payment
 */
DumentDate
dument_due_term_apply (DumentDueTerm term, DumentDate issue_date)
{
  switch (term.kind)
    {
    case DUMENT_DUE_TERM_THEN_END_OF_MONTH:
      return dument_date_end_of_month (issue_date + term.days);
    case DUMENT_DUE_TERM_AFTER_END_OF_MONTH:
      return dument_date_end_of_month (issue_date) + term.days;
    case DUMENT_DUE_TERM_NET:
    default:
      return issue_date + term.days;
    }
}

static gboolean
explains_all (DumentDueTerm term, const DumentDueHabit *habits, gsize n_habits)
{
  for (gsize i = 0; i < n_habits; i++)
    {
      if (dument_due_term_apply (term, habits[i].issue_date) != habits[i].due_date)
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_due_term_find:
 * @habits: (array length=n_habits): invoices of a client, the latest first
 * @n_habits: how many
 * @ret_term: (out): the days that the client has to pay, as a rule
 *
 * Finds the rule behind earlier days of payment: one that explains them all or, where there is
 * none, the number of days of the latest.
 *
 * Returns: %FALSE where there is no earlier invoice
 */
gboolean
dument_due_term_find (const DumentDueHabit *habits, gsize n_habits, DumentDueTerm *ret_term)
{
  /* The days that are agreed with an end of month. */
  static const int usual_days[] = { 0, 10, 15, 20, 30, 45, 60 };
  DumentDueTerm net;

  if (n_habits == 0)
    return FALSE;
  net.kind = DUMENT_DUE_TERM_NET;
  net.days = habits[0].due_date - habits[0].issue_date;
  *ret_term = net;
  if (explains_all (net, habits, n_habits))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (usual_days); i++)
    {
      DumentDueTerm then_end = { DUMENT_DUE_TERM_THEN_END_OF_MONTH, usual_days[i] };
      DumentDueTerm after_end = { DUMENT_DUE_TERM_AFTER_END_OF_MONTH, usual_days[i] };

      if (explains_all (then_end, habits, n_habits))
        *ret_term = then_end;
      else if (explains_all (after_end, habits, n_habits))
        *ret_term = after_end;
      else
        continue;
      return TRUE;
    }
  return TRUE;
}
