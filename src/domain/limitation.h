/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/law.h"
#include "domain/terms.h"

G_BEGIN_DECLS

/**
 * DumentLimitationFacts:
 * @kind: the kind of debtor; while it is unknown, the shortest period is assumed
 * @due: the day of payment
 * @issued: day of the invoice
 * @supplied: day of delivery or performance, or %DUMENT_DATE_NONE
 * @claims: (array length=n_claims): days on which payment was asked for in writing, in any order
 * @n_claims: how many
 *
 * What a limitation period follows from.
 */
typedef struct
{
  DumentDebtorKind kind;
  DumentDate due;
  DumentDate issued;
  DumentDate supplied;
  const DumentDate *claims;
  gsize n_claims;
} DumentLimitationFacts;

DumentDate dument_limitation_date (const DumentLaw *law, const DumentLimitationFacts *facts);

G_END_DECLS
