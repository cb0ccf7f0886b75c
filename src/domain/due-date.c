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
