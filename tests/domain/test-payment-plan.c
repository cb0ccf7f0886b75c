/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/payment-plan.h"

#include "law-fixture.h"

#define TODAY  20000
#define TRIALS 3000
#define MOST   8

static void
assert_instalment (const DumentInstalment *one, const char *due, DumentMoney amount)
{
  g_autofree char *iso = dument_date_to_iso (one->due);

  g_assert_cmpstr (iso, ==, due);
  g_assert_cmpint (one->amount, ==, amount);
}

/* 1 000,00 in three: 333,33, 333,33 and 333,34, by the month, from the 31st. */
static void
test_equal (void)
{
  DumentInstalment parts[3];

  g_assert_true (dument_payment_plan_divide (100000, 0, 3, day ("2026-12-31"), parts));
  assert_instalment (&parts[0], "2026-12-31", 33333);
  assert_instalment (&parts[1], "2027-01-31", 33333);
  assert_instalment (&parts[2], "2027-02-28", 33334);
  g_assert_true (dument_payment_plan_divide (3, 0, 3, day ("2027-01-31"), parts));
  assert_instalment (&parts[1], "2027-02-28", 1);
  assert_instalment (&parts[2], "2027-03-31", 1);
}

/* 1 000,00 of which 500,01 at once, and the rest in three: 166,66, 166,66 and 166,67. */
static void
test_first_larger (void)
{
  DumentInstalment parts[4];

  g_assert_true (dument_payment_plan_divide (100000, 50001, 4, day ("2026-12-01"), parts));
  assert_instalment (&parts[0], "2026-12-01", 50001);
  assert_instalment (&parts[1], "2027-01-01", 16666);
  assert_instalment (&parts[3], "2027-03-01", 16667);
  g_assert_true (dument_payment_plan_divide (100000, 100000, 1, day ("2026-12-01"), parts));
  assert_instalment (&parts[0], "2026-12-01", 100000);
}

static void
test_indivisible (void)
{
  DumentInstalment parts[DUMENT_PAYMENT_PLAN_MAX];

  g_assert_false (dument_payment_plan_divide (2, 0, 3, TODAY, parts));
  g_assert_false (dument_payment_plan_divide (100000, 100000, 2, TODAY, parts));
  g_assert_false (dument_payment_plan_divide (100000, 50000, 1, TODAY, parts));
  g_assert_false (dument_payment_plan_divide (100000, 100001, 1, TODAY, parts));
  g_assert_false (dument_payment_plan_divide (100000, 0, 0, TODAY, parts));
  g_assert_false (
      dument_payment_plan_divide (100000, 0, DUMENT_PAYMENT_PLAN_MAX + 1, TODAY, parts));
  g_assert_false (dument_payment_plan_divide (0, 0, 1, TODAY, parts));
}

static void
test_own (void)
{
  DumentInstalment parts[] = { { TODAY, 1 }, { TODAY + 1, 2 }, { TODAY + 9, 3 } };

  g_assert_cmpint (dument_payment_plan_check (parts, 3), ==, DUMENT_PAYMENT_PLAN_OK);
  g_assert_cmpint (dument_payment_plan_check (parts, 0), ==, DUMENT_PAYMENT_PLAN_NUMBER);
  parts[2].due = TODAY + 1;
  g_assert_cmpint (dument_payment_plan_check (parts, 3), ==, DUMENT_PAYMENT_PLAN_ORDER);
  parts[1].amount = 0;
  g_assert_cmpint (dument_payment_plan_check (parts, 3), ==, DUMENT_PAYMENT_PLAN_AMOUNT);
}

/* 100,00 on each of three days: tomorrow, in eleven and in twenty-one days; two days of grace. */
static const DumentInstalment three[] = {
  { TODAY + 1, 10000 },
  { TODAY + 11, 10000 },
  { TODAY + 21, 10000 },
};

static DumentPaymentPlan
make_plan (void)
{
  return (DumentPaymentPlan){ TODAY, TODAY, DUMENT_DATE_NONE, 2, 0, three, G_N_ELEMENTS (three) };
}

static void
test_kept (void)
{
  const DumentPaymentPlan plan = make_plan ();
  const DumentEntry entries[] = {
    { TODAY - 1, DUMENT_ENTRY_PAYMENT, 50000 },
    { TODAY + 13, DUMENT_ENTRY_PAYMENT, 7000 },
    { TODAY + 3, DUMENT_ENTRY_PAYMENT, 13000 },
    { TODAY + 20, DUMENT_ENTRY_SET_OFF, 10000 },
  };
  DumentPaymentPlanStanding standing = dument_payment_plan_judge (&plan, entries, 4, TODAY + 2);

  g_assert_cmpint (standing.state, ==, DUMENT_PAYMENT_PLAN_RUNNING);
  g_assert_true (standing.is_late);
  g_assert_cmpint (standing.outstanding, ==, 30000);
  g_assert_cmpint (dument_payment_plan_judge_instalment (&plan, 0, entries, 4, TODAY + 2), ==,
                   DUMENT_INSTALMENT_LATE);
  g_assert_cmpint (dument_payment_plan_judge_instalment (&plan, 1, entries, 4, TODAY + 2), ==,
                   DUMENT_INSTALMENT_DUE);
  standing = dument_payment_plan_judge (&plan, entries, 4, TODAY + 5);
  g_assert_cmpint (standing.state, ==, DUMENT_PAYMENT_PLAN_RUNNING);
  g_assert_cmpint (standing.n_paid, ==, 1);
  g_assert_cmpint (standing.next_due, ==, TODAY + 11);
  g_assert_cmpint (standing.received, ==, 13000);
  g_assert_cmpint (standing.outstanding, ==, 17000);
  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 4, TODAY + 30).state, ==,
                   DUMENT_PAYMENT_PLAN_KEPT);
}

/* A cent is missing at the end of the grace; what comes later does not mend it. */
static void
test_broken (void)
{
  const DumentPaymentPlan plan = make_plan ();
  const DumentEntry entries[] = {
    { TODAY + 1, DUMENT_ENTRY_PAYMENT, 9999 },
    { TODAY + 4, DUMENT_ENTRY_PAYMENT, 20001 },
  };

  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 2, TODAY + 3).state, ==,
                   DUMENT_PAYMENT_PLAN_RUNNING);
  for (int later = 4; later < 40; later++)
    {
      DumentPaymentPlanStanding standing =
          dument_payment_plan_judge (&plan, entries, 2, TODAY + later);

      g_assert_cmpint (standing.state, ==, DUMENT_PAYMENT_PLAN_BROKEN);
      g_assert_cmpint (standing.broken_on, ==, TODAY + 4);
    }
}

/* What had come in on the day itself is left out once; what comes in later that day counts. */
static void
test_same_day (void)
{
  DumentPaymentPlan plan = make_plan ();
  const DumentEntry entries[] = {
    { TODAY, DUMENT_ENTRY_PAYMENT, 4000 },
    { TODAY, DUMENT_ENTRY_PAYMENT, 10000 },
  };

  plan.received_before = 4000;
  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 1, TODAY + 1).received, ==, 0);
  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 2, TODAY + 1).n_paid, ==, 1);
}

/* 150,00 credited: the last instalment falls away, and half of the one before it. */
static void
test_credited (void)
{
  const DumentPaymentPlan plan = make_plan ();
  const DumentEntry entries[] = {
    { TODAY + 2, DUMENT_ENTRY_CREDIT, 15000 },
    { TODAY + 1, DUMENT_ENTRY_PAYMENT, 10000 },
    { TODAY + 9, DUMENT_ENTRY_PAYMENT, 5000 },
  };

  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 2, TODAY + 3).n_paid, ==, 1);
  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 2, TODAY + 3).outstanding, ==, 5000);
  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 3, TODAY + 60).state, ==,
                   DUMENT_PAYMENT_PLAN_KEPT);
  g_assert_cmpint (dument_payment_plan_judge (&plan, entries, 1, TODAY + 4).state, ==,
                   DUMENT_PAYMENT_PLAN_BROKEN);
}

static void
test_states (void)
{
  DumentPaymentPlan plan = make_plan ();

  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY - 1).state, ==,
                   DUMENT_PAYMENT_PLAN_NONE);
  plan.agreed_on = TODAY + 2;
  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY + 1).state, ==,
                   DUMENT_PAYMENT_PLAN_PROPOSED);
  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY + 2).state, ==,
                   DUMENT_PAYMENT_PLAN_RUNNING);
  plan.agreed_on = DUMENT_DATE_NONE;
  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY + 90).state, ==,
                   DUMENT_PAYMENT_PLAN_PROPOSED);
  plan.ended_on = TODAY + 3;
  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY + 3).state, ==,
                   DUMENT_PAYMENT_PLAN_ENDED);
  plan.agreed_on = TODAY;
  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY + 2).state, ==,
                   DUMENT_PAYMENT_PLAN_RUNNING);
  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY + 90).state, ==,
                   DUMENT_PAYMENT_PLAN_ENDED);
  plan.ended_on = TODAY + 5;
  g_assert_cmpint (dument_payment_plan_judge (&plan, NULL, 0, TODAY + 90).state, ==,
                   DUMENT_PAYMENT_PLAN_BROKEN);
  g_assert_cmpstr (dument_payment_plan_state_to_string (DUMENT_PAYMENT_PLAN_BROKEN), ==, "broken");
  g_assert_cmpstr (dument_instalment_state_to_string (DUMENT_INSTALMENT_LATE), ==, "late");
}

/* No cent is lost or made, the parts differ by less than there are parts, and the days follow each
 * other. */
static void
test_sums (void)
{
  for (int trial = 0; trial < TRIALS; trial++)
    {
      gsize n = (gsize) g_test_rand_int_range (1, DUMENT_PAYMENT_PLAN_MAX + 1);
      DumentMoney total = g_test_rand_int_range (1, 100000000);
      DumentMoney first = g_test_rand_bit () ? g_test_rand_int_range (1, 50000000) : 0;
      DumentDate from = day ("2020-01-01") + g_test_rand_int_range (0, 4000);
      DumentInstalment parts[DUMENT_PAYMENT_PLAN_MAX];
      DumentPaymentPlan plan = { .instalments = parts, .n_instalments = n };

      if (!dument_payment_plan_divide (total, first, n, from, parts))
        continue;
      g_assert_cmpint (dument_payment_plan_sum (&plan), ==, total);
      g_assert_cmpint (dument_payment_plan_check (parts, n), ==, DUMENT_PAYMENT_PLAN_OK);
      g_assert_cmpint (parts[0].due, ==, from);
      if (first > 0)
        g_assert_cmpint (parts[0].amount, ==, first);
      if (n > 2)
        g_assert_cmpint (parts[n - 1].amount - parts[n - 2].amount, <, n);
    }
}

/* The same by hand: each day what came in is poured into the instalments, and at the end of the
 * last day of grace it is looked whether each is full. */
static DumentPaymentPlanState
follow_by_day (const DumentPaymentPlan *plan,
               const DumentEntry *entries,
               gsize n_entries,
               DumentDate today)
{
  DumentMoney missing[MOST];

  for (gsize i = 0; i < plan->n_instalments; i++)
    missing[i] = plan->instalments[i].amount;
  for (DumentDate on = plan->made_on; on <= today; on++)
    {
      gsize i = 0;

      for (gsize j = 0; j < n_entries; j++)
        {
          DumentMoney left = entries[j].date == on ? entries[j].amount : 0;

          for (i = 0; i < plan->n_instalments; i++)
            {
              DumentMoney taken = MIN (left, missing[i]);

              missing[i] -= taken;
              left -= taken;
            }
        }
      for (i = 0; i < plan->n_instalments; i++)
        {
          if (plan->instalments[i].due + plan->grace_days == on && missing[i] > 0 && on < today)
            return DUMENT_PAYMENT_PLAN_BROKEN;
        }
    }
  return missing[plan->n_instalments - 1] == 0 ? DUMENT_PAYMENT_PLAN_KEPT
                                               : DUMENT_PAYMENT_PLAN_RUNNING;
}

static void
test_random (void)
{
  for (int trial = 0; trial < TRIALS; trial++)
    {
      DumentInstalment parts[MOST];
      DumentEntry entries[MOST], turned[MOST];
      gsize n_entries = (gsize) g_test_rand_int_range (0, MOST + 1);
      DumentPaymentPlan plan = { TODAY,
                                 TODAY,
                                 DUMENT_DATE_NONE,
                                 g_test_rand_int_range (0, 6),
                                 0,
                                 parts,
                                 (gsize) g_test_rand_int_range (1, MOST + 1) };
      DumentDate due = TODAY;
      DumentPaymentPlanState before = DUMENT_PAYMENT_PLAN_RUNNING;

      for (gsize i = 0; i < plan.n_instalments; i++)
        {
          due += g_test_rand_int_range (1, 9);
          parts[i] = (DumentInstalment){ due, g_test_rand_int_range (1, 100) };
        }
      for (gsize i = 0; i < n_entries; i++)
        {
          entries[i] = (DumentEntry){ TODAY + g_test_rand_int_range (0, 60), DUMENT_ENTRY_PAYMENT,
                                      g_test_rand_int_range (1, 300) };
          turned[n_entries - 1 - i] = entries[i];
        }
      for (DumentDate today = TODAY; today < TODAY + 90; today++)
        {
          DumentPaymentPlanState state =
              dument_payment_plan_judge (&plan, entries, n_entries, today).state;

          g_assert_cmpint (state, ==, follow_by_day (&plan, entries, n_entries, today));
          g_assert_cmpint (state, ==,
                           dument_payment_plan_judge (&plan, turned, n_entries, today).state);
          if (before != DUMENT_PAYMENT_PLAN_RUNNING)
            g_assert_cmpint (state, ==, before);
          before = state;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/payment-plan/equal", test_equal);
  g_test_add_func ("/domain/payment-plan/first-larger", test_first_larger);
  g_test_add_func ("/domain/payment-plan/indivisible", test_indivisible);
  g_test_add_func ("/domain/payment-plan/own", test_own);
  g_test_add_func ("/domain/payment-plan/kept", test_kept);
  g_test_add_func ("/domain/payment-plan/broken", test_broken);
  g_test_add_func ("/domain/payment-plan/same-day", test_same_day);
  g_test_add_func ("/domain/payment-plan/credited", test_credited);
  g_test_add_func ("/domain/payment-plan/states", test_states);
  g_test_add_func ("/domain/payment-plan/sums", test_sums);
  g_test_add_func ("/domain/payment-plan/random", test_random);

  return g_test_run ();
}
