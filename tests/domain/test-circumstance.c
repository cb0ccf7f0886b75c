/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/circumstance.h"
#include "domain/insolvency.h"

#include "law-fixture.h"

#define TODAY 20000

static DumentCircumstance
make (DumentCircumstanceKind kind, int since, int until, DumentMoney amount)
{
  return (DumentCircumstance){ kind, TODAY + since, TODAY + until, DUMENT_DATE_NONE, amount };
}

static DumentCircumstance
make_endless (DumentCircumstanceKind kind, int since, DumentMoney amount)
{
  return (DumentCircumstance){ kind, TODAY + since, DUMENT_DATE_NONE, DUMENT_DATE_NONE, amount };
}

static void
test_days (void)
{
  DumentCircumstance pause = make (DUMENT_CIRCUMSTANCE_PAUSE, -3, 2, 0);

  g_assert_false (dument_circumstance_holds (&pause, TODAY - 4));
  g_assert_true (dument_circumstance_holds (&pause, TODAY - 3));
  g_assert_true (dument_circumstance_holds (&pause, TODAY + 2));
  g_assert_false (dument_circumstance_holds (&pause, TODAY + 3));
  pause.ended_on = TODAY;
  g_assert_true (dument_circumstance_holds (&pause, TODAY - 1));
  g_assert_false (dument_circumstance_holds (&pause, TODAY));
  pause.ended_on = pause.until = DUMENT_DATE_NONE;
  g_assert_true (dument_circumstance_holds (&pause, TODAY + 10000));
}

static DumentPromise
judge (DumentDate paid_on, DumentMoney paid, DumentDate today)
{
  /* 500,00 promised three days ago, for in five days. */
  const DumentCircumstance promise = make (DUMENT_CIRCUMSTANCE_PROMISE, -3, 5, 50000);
  const DumentEntry entries[] = {
    { TODAY - 4, DUMENT_ENTRY_PAYMENT, 50000 },
    { TODAY - 1, DUMENT_ENTRY_CREDIT, 50000 },
    { TODAY - 1, DUMENT_ENTRY_SET_OFF, 50000 },
    { paid_on, DUMENT_ENTRY_PAYMENT, paid },
  };

  return dument_circumstance_judge_promise (&promise, entries, G_N_ELEMENTS (entries), today);
}

/* What came in before it was made does not keep it, nor does a credit note. */
static void
test_promise (void)
{
  g_assert_cmpint (judge (TODAY + 9, 0, TODAY), ==, DUMENT_PROMISE_RUNNING);
  g_assert_cmpint (judge (TODAY - 3, 49999, TODAY + 5), ==, DUMENT_PROMISE_RUNNING);
  g_assert_cmpint (judge (TODAY - 3, 49999, TODAY + 6), ==, DUMENT_PROMISE_BROKEN);
  g_assert_cmpint (judge (TODAY - 3, 50000, TODAY), ==, DUMENT_PROMISE_KEPT);
  g_assert_cmpint (judge (TODAY + 5, 50000, TODAY + 4), ==, DUMENT_PROMISE_RUNNING);
  g_assert_cmpint (judge (TODAY + 5, 50000, TODAY + 9), ==, DUMENT_PROMISE_KEPT);
  g_assert_cmpint (judge (TODAY + 6, 50000, TODAY + 6), ==, DUMENT_PROMISE_BROKEN);
}

/* A new promise takes the place of a broken one; whichever was typed first. */
static void
test_last_promise (void)
{
  const DumentCircumstance promises[] = {
    make (DUMENT_CIRCUMSTANCE_PROMISE, -3, 5, 100),
    make (DUMENT_CIRCUMSTANCE_PROMISE, -9, -5, 100),
    make (DUMENT_CIRCUMSTANCE_PAUSE, -1, 30, 0),
  };

  g_assert_null (
      dument_circumstance_find_broken_promise (promises, G_N_ELEMENTS (promises), NULL, 0, TODAY));
  g_assert_true (dument_circumstance_find_broken_promise (promises, G_N_ELEMENTS (promises), NULL,
                                                          0, TODAY + 6) == &promises[0]);
  g_assert_true (dument_circumstance_find_broken_promise (promises, G_N_ELEMENTS (promises), NULL,
                                                          0, TODAY - 4) == &promises[1]);
  g_assert_null (dument_circumstance_find_broken_promise (promises, 0, NULL, 0, TODAY));
}

static void
test_contested (void)
{
  const DumentCircumstance disputes[] = {
    make_endless (DUMENT_CIRCUMSTANCE_DISPUTE, -3, 3000),
    make_endless (DUMENT_CIRCUMSTANCE_DISPUTE, 1, 0),
  };

  g_assert_cmpint (dument_circumstance_sum_contested (disputes, 2, 10000, TODAY), ==, 3000);
  /* What is paid meanwhile is paid of the rest first. */
  g_assert_cmpint (dument_circumstance_sum_contested (disputes, 2, 2000, TODAY), ==, 2000);
  g_assert_cmpint (dument_circumstance_sum_contested (disputes, 2, 0, TODAY), ==, 0);
  g_assert_cmpint (dument_circumstance_sum_contested (disputes, 2, 10000, TODAY + 1), ==, 10000);
  g_assert_cmpint (dument_circumstance_sum_contested (disputes, 2, 10000, TODAY - 4), ==, 0);
}

static void
test_rests_until (void)
{
  const DumentCircumstance pauses[] = {
    make (DUMENT_CIRCUMSTANCE_PAUSE, -3, 5, 0),
    make (DUMENT_CIRCUMSTANCE_PAUSE, -3, 8, 0),
    make_endless (DUMENT_CIRCUMSTANCE_PAUSE, 2, 0),
  };

  g_assert_cmpint (dument_circumstance_rests_until (pauses, 3, DUMENT_CIRCUMSTANCE_PAUSE, TODAY),
                   ==, TODAY + 8);
  g_assert_cmpint (
      dument_circumstance_rests_until (pauses, 3, DUMENT_CIRCUMSTANCE_PAUSE, TODAY + 2), ==,
      DUMENT_DATE_NONE);
  g_assert_cmpint (dument_circumstance_rests_until (pauses, 3, DUMENT_CIRCUMSTANCE_PROMISE, TODAY),
                   ==, DUMENT_DATE_NONE);
}

static DumentState
derive (DumentCircumstance circumstance, DumentMoney paid, guint32 *ret_marks)
{
  const DumentEntry entry = { TODAY, DUMENT_ENTRY_PAYMENT, paid };
  const DumentClaimTerms terms = { .entries = &entry, .n_entries = 1 };
  DumentStateFacts facts = { .principal = 10000 - paid, .due = TODAY - 30 };

  dument_circumstance_fill_state (&circumstance, 1, &terms, TODAY, &facts);
  *ret_marks = dument_state_marks (&facts, TODAY);
  return dument_state_derive (&facts, TODAY);
}

static void
test_state (void)
{
  guint32 marks;

  g_assert_cmpint (derive (make (DUMENT_CIRCUMSTANCE_PROMISE, -1, 9, 500), 0, &marks), ==,
                   DUMENT_STATE_PROMISED);
  g_assert_cmpint (derive (make (DUMENT_CIRCUMSTANCE_PROMISE, -1, 9, 500), 500, &marks), ==,
                   DUMENT_STATE_LATE);
  g_assert_cmpint (derive (make (DUMENT_CIRCUMSTANCE_PROMISE, -9, -1, 500), 0, &marks), ==,
                   DUMENT_STATE_LATE);
  g_assert_cmpint (derive (make (DUMENT_CIRCUMSTANCE_PAUSE, -9, 0, 0), 0, &marks), ==,
                   DUMENT_STATE_PAUSED);
  g_assert_cmpint (derive (make_endless (DUMENT_CIRCUMSTANCE_WRITE_OFF, 0, 0), 0, &marks), ==,
                   DUMENT_STATE_WRITTEN_OFF);
  g_assert_cmpint (derive (make_endless (DUMENT_CIRCUMSTANCE_DISPUTE, 0, 0), 0, &marks), ==,
                   DUMENT_STATE_DISPUTED);
  g_assert_cmpint (derive (make_endless (DUMENT_CIRCUMSTANCE_DISPUTE, 0, 9999), 0, &marks), ==,
                   DUMENT_STATE_LATE);
  g_assert_cmphex (marks, ==, 1u << DUMENT_STATE_DISPUTED);
  /* Only what is contested is unpaid by now. */
  g_assert_cmpint (derive (make_endless (DUMENT_CIRCUMSTANCE_DISPUTE, 0, 4000), 6000, &marks), ==,
                   DUMENT_STATE_DISPUTED);
  g_assert_cmpint (derive (make_endless (DUMENT_CIRCUMSTANCE_DISPUTE, 0, 0), 10000, &marks), ==,
                   DUMENT_STATE_PAID);
}

static void
test_insolvency (void)
{
  DumentDate judgment = day ("2026-07-11");

  g_assert_true (dument_insolvency_concerns (judgment, day ("2026-07-10"), DUMENT_DATE_NONE));
  g_assert_false (dument_insolvency_concerns (judgment, day ("2026-07-11"), DUMENT_DATE_NONE));
  g_assert_true (dument_insolvency_concerns (judgment, day ("2026-07-20"), day ("2026-07-10")));
  g_assert_true (dument_insolvency_concerns (judgment, day ("2026-07-10"), day ("2026-07-20")));
}

/* Two months from the publication, four from abroad, or the last day of a shorter month. */
static void
test_declaration (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();

  g_assert_cmpint (dument_insolvency_declare_until (law, day ("2026-07-20"), FALSE), ==,
                   day ("2026-09-20"));
  g_assert_cmpint (dument_insolvency_declare_until (law, day ("2026-12-31"), FALSE), ==,
                   day ("2027-02-28"));
  g_assert_cmpint (dument_insolvency_declare_until (law, day ("2026-07-20"), TRUE), ==,
                   day ("2026-11-20"));
  g_assert_cmpint (dument_insolvency_declare_until (law, DUMENT_DATE_NONE, FALSE), ==,
                   DUMENT_DATE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/circumstance/days", test_days);
  g_test_add_func ("/domain/circumstance/promise", test_promise);
  g_test_add_func ("/domain/circumstance/last-promise", test_last_promise);
  g_test_add_func ("/domain/circumstance/contested", test_contested);
  g_test_add_func ("/domain/circumstance/rests-until", test_rests_until);
  g_test_add_func ("/domain/circumstance/state", test_state);
  g_test_add_func ("/domain/circumstance/insolvency", test_insolvency);
  g_test_add_func ("/domain/circumstance/declaration", test_declaration);

  return g_test_run ();
}
