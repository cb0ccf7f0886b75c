/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/limitation.h"

static const DumentLawKey period_keys[] = {
  [DUMENT_DEBTOR_UNKNOWN] = DUMENT_LAW_LIMITATION_CONSUMER,
  [DUMENT_DEBTOR_PROFESSIONAL] = DUMENT_LAW_LIMITATION_PROFESSIONAL,
  [DUMENT_DEBTOR_CONSUMER] = DUMENT_LAW_LIMITATION_CONSUMER,
  [DUMENT_DEBTOR_PUBLIC] = DUMENT_LAW_LIMITATION_PUBLIC,
};

/**
 * dument_limitation_date:
 * @law: the periods
 * @kind: the kind of debtor; while it is unknown, the shortest period is assumed
 * @due: the day of payment
 * @supply: day of delivery or performance, or %DUMENT_DATE_NONE
 *
 * The last day on which a claim is not barred, reckoned without interruption or suspension. A
 * public body's period is one of calendar years, which begin after the year of the claim; the
 * others end on an anniversary. Towards a consumer the earlier of performance and day of payment
 * starts the clock.
 *
 * Sources: art. L110-4 C. com., 2224 C. civ.; L218-2 C. conso.; art. 1, loi n° 68-1250.
 *
 * Returns: the day, or %DUMENT_DATE_NONE where the law has no period for it
 */
DumentDate
dument_limitation_date (const DumentLaw *law,
                        DumentDebtorKind kind,
                        DumentDate due,
                        DumentDate supply)
{
  const DumentLawValue *years = dument_law_lookup (law, period_keys[kind], due);
  DumentDate start = due;

  if (years == NULL)
    return DUMENT_DATE_NONE;
  if (kind == DUMENT_DEBTOR_PUBLIC)
    return dument_date_from_ymd (dument_date_year (due) + (int) years->value, 12, 31);
  if (kind != DUMENT_DEBTOR_PROFESSIONAL && supply != DUMENT_DATE_NONE)
    start = MIN (due, supply);
  return dument_date_add_years (start, (int) years->value);
}
