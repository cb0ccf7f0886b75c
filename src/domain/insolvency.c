/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/insolvency.h"

/**
 * dument_insolvency_concerns:
 * @judgment_on: day of the opening judgment
 * @issued: day of an invoice
 * @supplied: day of delivery or performance, or %DUMENT_DATE_NONE
 *
 * A claim that was born before the judgment cannot be paid, only declared (art. L622-7 C. com.).
 * Where an invoice and what it is for lie on both sides of the judgment, it is taken for the older:
 * to leave out a reminder does less harm than to send one that the law forbids.
 *
 * Returns: whether the claim was born before the judgment
 */
gboolean
dument_insolvency_concerns (DumentDate judgment_on, DumentDate issued, DumentDate supplied)
{
  return dument_date_earlier (issued, supplied) < judgment_on;
}

/**
 * dument_insolvency_declare_until:
 * @law: how many months there are
 * @published_on: day of publication of the opening judgment in the BODACC, or %DUMENT_DATE_NONE
 * @creditor_is_abroad: whether the creditor is established outside France
 *
 * The day on which the declaration is sent counts.
 *
 * Returns: the last day on which a claim can be declared, or %DUMENT_DATE_NONE while the day of
 *   publication is not known
 */
DumentDate
dument_insolvency_declare_until (const DumentLaw *law,
                                 DumentDate published_on,
                                 gboolean creditor_is_abroad)
{
  DumentLawKey key =
      creditor_is_abroad ? DUMENT_LAW_DECLARATION_FROM_ABROAD : DUMENT_LAW_DECLARATION;
  const DumentLawValue *months =
      published_on != DUMENT_DATE_NONE ? dument_law_lookup (law, key, published_on) : NULL;

  return months != NULL ? dument_date_add_months (published_on, (int) months->value)
                        : DUMENT_DATE_NONE;
}
