/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/terms.h"

G_BEGIN_DECLS

/**
 * DumentSplitDebt:
 * @due: its day of payment, or %DUMENT_DATE_NONE
 * @principal: what is unpaid of it
 * @accessories: interest and indemnity that can be asked with it
 *
 * One of the debts that a payment may be for.
 */
typedef struct
{
  DumentDate due;
  DumentMoney principal;
  DumentMoney accessories;
} DumentSplitDebt;

DumentMoney dument_split_propose (const DumentSplitDebt *debts,
                                  gsize n_debts,
                                  DumentMoney amount,
                                  DumentImputation imputation,
                                  DumentMoney *ret_shares);

G_END_DECLS
