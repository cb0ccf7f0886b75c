/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/split.h"

#define N_DEBTS 3

/* The second is the oldest; of the third nobody knows when it is due. */
static const DumentSplitDebt debts[N_DEBTS] = {
  { 200, 1000, 50 },
  { 100, 500, 70 },
  { DUMENT_DATE_NONE, 300, 0 },
};

static void
assert_split (DumentMoney amount,
              DumentImputation imputation,
              const DumentMoney expected[N_DEBTS],
              DumentMoney left)
{
  DumentMoney shares[N_DEBTS];

  g_assert_cmpint (dument_split_propose (debts, N_DEBTS, amount, imputation, shares), ==, left);
  for (int i = 0; i < N_DEBTS; i++)
    g_assert_cmpint (shares[i], ==, expected[i]);
}

static void
test_principal_first (void)
{
  const DumentImputation first = DUMENT_IMPUTATION_PRINCIPAL_FIRST;

  assert_split (400, first, (DumentMoney[]){ 0, 400, 0 }, 0);
  assert_split (1500, first, (DumentMoney[]){ 1000, 500, 0 }, 0);
  assert_split (1800, first, (DumentMoney[]){ 1000, 500, 300 }, 0);
  assert_split (1890, first, (DumentMoney[]){ 1020, 570, 300 }, 0);
  assert_split (2000, first, (DumentMoney[]){ 1050, 570, 300 }, 80);
  assert_split (0, first, (DumentMoney[]){ 0, 0, 0 }, 0);
}

static void
test_interest_first (void)
{
  const DumentImputation first = DUMENT_IMPUTATION_INTEREST_FIRST;

  assert_split (560, first, (DumentMoney[]){ 0, 560, 0 }, 0);
  assert_split (1500, first, (DumentMoney[]){ 930, 570, 0 }, 0);
  assert_split (1650, first, (DumentMoney[]){ 1050, 570, 30 }, 0);
}

/* No cent is lost or made, and nobody gets more than he can ask. */
static void
test_random_conservation (void)
{
  for (int run = 0; run < 1000; run++)
    {
      DumentSplitDebt some[8];
      DumentMoney shares[8];
      gsize n = (gsize) g_test_rand_int_range (0, 9);
      DumentMoney amount = g_test_rand_int_range (0, 5000);
      DumentMoney sum, asked = 0;

      for (gsize i = 0; i < n; i++)
        {
          some[i].due = g_test_rand_bit () ? g_test_rand_int_range (0, 9) : DUMENT_DATE_NONE;
          some[i].principal = g_test_rand_int_range (0, 1000);
          some[i].accessories = g_test_rand_int_range (0, 100);
          asked += some[i].principal + some[i].accessories;
        }
      sum = dument_split_propose (some, n, amount, (DumentImputation) g_test_rand_bit (), shares);
      g_assert_cmpint (sum, ==, MAX (0, amount - asked));
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpint (shares[i], >=, 0);
          g_assert_cmpint (shares[i], <=, some[i].principal + some[i].accessories);
          sum += shares[i];
        }
      g_assert_cmpint (sum, ==, amount);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/split/principal-first", test_principal_first);
  g_test_add_func ("/domain/split/interest-first", test_interest_first);
  g_test_add_func ("/domain/split/random/conservation", test_random_conservation);

  return g_test_run ();
}
