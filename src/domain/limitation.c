/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/limitation.h"

static const DumentLawKey period_keys[] = {
  [DUMENT_DEBTOR_UNKNOWN] = DUMENT_LAW_LIMITATION_CONSUMER,
  [DUMENT_DEBTOR_PROFESSIONAL] = DUMENT_LAW_LIMITATION_PROFESSIONAL,
  [DUMENT_DEBTOR_CONSUMER] = DUMENT_LAW_LIMITATION_CONSUMER,
  [DUMENT_DEBTOR_PUBLIC] = DUMENT_LAW_LIMITATION_PUBLIC,
};

static DumentDate
end_of_year (DumentDate date, int years)
{
  return dument_date_from_ymd (dument_date_year (date) + years, 12, 31);
}

/* The period begins after the year in which the claim arose, with the service at the latest; each
 * claim in writing begins a new one, as long as the last has not run out. */
static DumentDate
find_public_end (const DumentLimitationFacts *facts, int years)
{
  DumentDate arisen = facts->supplied != DUMENT_DATE_NONE ? facts->supplied : facts->issued;
  DumentDate end = end_of_year (dument_date_earlier (arisen, facts->due), years);
  DumentDate before;

  do
    {
      before = end;
      for (gsize i = 0; i < facts->n_claims; i++)
        {
          if (facts->claims[i] <= end)
            end = MAX (end, end_of_year (facts->claims[i], years));
        }
    }
  while (end != before);
  return end;
}

/**
 * dument_limitation_date:
 * @law: the periods
 * @facts: what is known of the claim
 *
 * The last day on which a claim is not barred. A public body's period is one of calendar years,
 * which any claim in writing starts anew; the others end on an anniversary and are reckoned without
 * interruption or suspension, since no letter interrupts them (art. 2240 to 2244 C. civ.). Towards
 * a consumer the earlier of performance and day of payment starts the clock.
 *
 * Sources: art. L110-4 C. com., 2224 C. civ.; L218-2 C. conso.; art. 1 and 2, loi n° 68-1250.
 *
 * Returns: the day, or %DUMENT_DATE_NONE where the law has no period for it
 */
DumentDate
dument_limitation_date (const DumentLaw *law, const DumentLimitationFacts *facts)
{
  const DumentLawValue *years = dument_law_lookup (law, period_keys[facts->kind], facts->due);
  DumentDate start = facts->due;

  if (years == NULL)
    return DUMENT_DATE_NONE;
  if (facts->kind == DUMENT_DEBTOR_PUBLIC)
    return find_public_end (facts, (int) years->value);
  if (facts->kind != DUMENT_DEBTOR_PROFESSIONAL)
    start = dument_date_earlier (facts->due, facts->supplied);
  return dument_date_add_years (start, (int) years->value);
}
