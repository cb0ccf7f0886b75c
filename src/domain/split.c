/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/split.h"

typedef struct
{
  const DumentSplitDebt *debt;
  gsize index;
} Place;

/* The oldest first; what is due on no known day comes last. */
static int
compare_due (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;
  gboolean one_known = one->debt->due != DUMENT_DATE_NONE;
  gboolean other_known = other->debt->due != DUMENT_DATE_NONE;

  if (one_known != other_known)
    return one_known ? -1 : 1;
  if (one->debt->due != other->debt->due)
    return one->debt->due < other->debt->due ? -1 : 1;
  return one->index < other->index ? -1 : 1;
}

static GArray *
put_in_order (const DumentSplitDebt *debts, gsize n_debts)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), (guint) n_debts);

  for (gsize i = 0; i < n_debts; i++)
    {
      Place place = { &debts[i], i };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_due);
  return places;
}

static DumentMoney
pour (DumentMoney *share, DumentMoney wanted, DumentMoney left)
{
  DumentMoney taken = CLAMP (wanted, 0, left);

  *share += taken;
  return left - taken;
}

/**
 * dument_split_propose:
 * @debts: (array length=n_debts): the debts, in any order
 * @n_debts: how many
 * @amount: what was paid, in the currency of the debts
 * @imputation: what a part payment settles first
 * @ret_shares: (out caller-allocates) (array length=n_debts): what falls to each
 *
 * Splits a payment for which the debtor named no order: the oldest debt first (art. 1342-10 C.
 * civ.). With the principal first, all principals come before any interest, since somebody who pays
 * the sum of two invoices means both of them; with the interest first each debt is settled whole
 * before the next.
 *
 * Returns: what is left of @amount when all is settled
 */
DumentMoney
dument_split_propose (const DumentSplitDebt *debts,
                      gsize n_debts,
                      DumentMoney amount,
                      DumentImputation imputation,
                      DumentMoney *ret_shares)
{
  g_autoptr (GArray) places = put_in_order (debts, n_debts);
  gboolean whole = imputation == DUMENT_IMPUTATION_INTEREST_FIRST;
  DumentMoney left = MAX (amount, 0);

  for (gsize i = 0; i < n_debts; i++)
    ret_shares[i] = 0;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      left = pour (&ret_shares[place->index], place->debt->principal, left);
      if (whole)
        left = pour (&ret_shares[place->index], place->debt->accessories, left);
    }
  for (guint i = 0; !whole && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      left = pour (&ret_shares[place->index], place->debt->accessories, left);
    }
  return left;
}
