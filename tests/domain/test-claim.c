/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/claim.h"

#include "law-fixture.h"

#define MAX_ENTRIES 12

typedef struct
{
  DumentLaw *law;
  DumentClaim *claim;
  DumentClaimTerms terms;
  DumentEntry entries[MAX_ENTRIES];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->law = load_shipped_law ();
  fixture->claim = dument_claim_new ();
  fixture->terms = (DumentClaimTerms){
    .debtor_kind = DUMENT_DEBTOR_PROFESSIONAL,
    .is_euro = TRUE,
    .notice_presented = DUMENT_DATE_NONE,
    .entries = fixture->entries,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dument_claim_free (fixture->claim);
  dument_law_free (fixture->law);
}

static void
owe (Fixture *fixture, DumentMoney due_payable, const char *due)
{
  fixture->terms.due_payable = due_payable;
  fixture->terms.due = day (due);
  fixture->terms.n_entries = 0;
}

static void
enter (Fixture *fixture, DumentEntryKind kind, const char *date, DumentMoney amount)
{
  g_assert_cmpuint (fixture->terms.n_entries, <, MAX_ENTRIES);
  fixture->entries[fixture->terms.n_entries++] = (DumentEntry){ day (date), kind, amount };
}

static const DumentClaim *
claim_on (Fixture *fixture, const char *as_of)
{
  dument_claim_compute (fixture->claim, &fixture->terms, fixture->law, day (as_of));
  return fixture->claim;
}

static const DumentSegment *
segment (const DumentClaim *claim, unsigned i)
{
  g_assert_cmpuint (i, <, claim->segments->len);
  return &g_array_index (claim->segments, DumentSegment, i);
}

static void
assert_segment (const DumentClaim *claim,
                unsigned i,
                int days,
                DumentMoney base,
                DumentRate rate,
                DumentMoney interest)
{
  const DumentSegment *line = segment (claim, i);

  g_assert_cmpint (line->to - line->from + 1, ==, days);
  g_assert_cmpint (line->base, ==, base);
  g_assert_cmpint (line->rate, ==, rate);
  g_assert_cmpint (line->interest, ==, interest);
}

static void
test_one_semester (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 185000, "2026-05-16");
  claim = claim_on (fixture, "2026-06-30");
  assert_segment (claim, 0, 45, 185000, 1215, 2771);
  g_assert_cmpint (claim->indemnity, ==, 4000);
  g_assert_cmpint (claim->total, ==, 185000 + 2771 + 4000);

  claim = claim_on (fixture, "2026-05-16");
  g_assert_cmpint (claim->interest, ==, 0);
  g_assert_cmpint (claim->indemnity, ==, 0);
  g_assert_cmpint (claim->first_late_day, ==, DUMENT_DATE_NONE);

  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 1500 };
  g_assert_cmpint (claim_on (fixture, "2026-06-30")->interest, ==, 3421);

  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_NONE, 0 };
  fixture->terms.debtor_kind = DUMENT_DEBTOR_PUBLIC;
  claim = claim_on (fixture, "2026-06-30");
  assert_segment (claim, 0, 45, 185000, 1015, 2315);
  g_assert_cmpint (claim->indemnity, ==, 4000);

  fixture->terms.debtor_kind = DUMENT_DEBTOR_PROFESSIONAL;
  owe (fixture, 480000, "2026-01-31");
  g_assert_cmpint (claim_on (fixture, "2026-05-03")->interest, ==, 14700);
}

static void
test_small_amounts (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 10000, "2026-07-31");
  g_assert_cmpint (claim_on (fixture, "2026-08-01")->interest, ==, 3);

  owe (fixture, 1000, "2026-07-31");
  claim = claim_on (fixture, "2026-08-01");
  g_assert_cmpint (claim->interest, ==, 0);
  g_assert_cmpint (claim->indemnity, ==, 4000);
}

static void
test_consumer (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 185000, "2026-04-16");
  fixture->terms.debtor_kind = DUMENT_DEBTOR_CONSUMER;
  claim = claim_on (fixture, "2026-06-30");
  g_assert_cmpint (claim->total, ==, 185000);
  g_assert_cmpint (claim->per_day, ==, 0);
  g_assert_cmpint (claim->first_late_day, ==, day ("2026-04-17"));

  fixture->terms.notice_presented = day ("2026-05-31");
  claim = claim_on (fixture, "2026-06-30");
  assert_segment (claim, 0, 30, 185000, 262, 398);
  g_assert_cmpint (segment (claim, 0)->from, ==, day ("2026-06-01"));
  g_assert_cmpint (claim->indemnity, ==, 0);

  /* A clause counts only if it was accepted beforehand. */
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 1000 };
  g_assert_cmpint (claim_on (fixture, "2026-06-30")->interest, ==, 398);
  fixture->terms.clause_accepted = TRUE;
  g_assert_cmpint (segment (claim_on (fixture, "2026-06-30"), 0)->rate, ==, 1000);
}

static void
test_across_semesters (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 1000000, "2026-06-20");
  claim = claim_on (fixture, "2026-07-10");
  assert_segment (claim, 0, 10, 1000000, 1215, 3329);
  assert_segment (claim, 1, 10, 1000000, 1240, 3397);
  g_assert_cmpint (claim->total, ==, 1010726);

  owe (fixture, 150000, "2023-11-15");
  claim = claim_on (fixture, "2024-09-10");
  assert_segment (claim, 0, 46, 150000, 1400, 2647);
  assert_segment (claim, 1, 182, 150000, 1450, 10845);
  assert_segment (claim, 2, 72, 150000, 1425, 4216);
  g_assert_cmpint (claim->interest, ==, 17708);

  owe (fixture, 1000000, "2026-06-30");
  assert_segment (claim_on (fixture, "2026-07-01"), 0, 1, 1000000, 1240, 340);

  owe (fixture, 100000, "2024-12-15");
  g_assert_cmpint (claim_on (fixture, "2025-07-10")->interest, ==, 7479);
}

/* The published 67,26 € of the days until the eve of the judgment, and nothing after. */
static void
test_insolvency (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 1000000, "2026-06-20");
  fixture->terms.in_insolvency = TRUE;
  fixture->terms.judgment = day ("2026-07-11");
  claim = claim_on (fixture, "2026-11-22");
  assert_segment (claim, 0, 10, 1000000, 1215, 3329);
  assert_segment (claim, 1, 10, 1000000, 1240, 3397);
  g_assert_cmpuint (claim->segments->len, ==, 2);
  g_assert_cmpint (claim->indemnity, ==, 4000);
  g_assert_cmpint (claim->total, ==, 1010726);
  g_assert_cmpint (claim->per_day, ==, 0);
  g_assert_cmpint (claim_on (fixture, "2026-07-09")->per_day, ==, 340);
  g_assert_cmpint (claim_on (fixture, "2026-07-10")->per_day, ==, 0);

  /* Days without a known rate after it leave no gap. */
  g_assert_cmpuint (claim_on (fixture, "2027-02-01")->gaps->len, ==, 0);

  /* Due on the eve, it was late before payment was forbidden; due that day, it never was. */
  owe (fixture, 1000000, "2026-07-10");
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->interest, ==, 0);
  g_assert_cmpint (claim->indemnity, ==, 4000);
  owe (fixture, 1000000, "2026-07-11");
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->indemnity, ==, 0);
  g_assert_cmpint (claim->total, ==, 1000000);
}

/* What is contested is left out from the start, as if it had never been asked. */
static void
test_contested (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 140000, "2024-12-15");
  enter (fixture, DUMENT_ENTRY_CONTESTED, "2025-07-01", 40000);
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2025-03-01", 40000);
  claim = claim_on (fixture, "2025-07-10");
  g_assert_cmpint (claim->interest, ==, 5603);
  g_assert_cmpint (claim->principal, ==, 60000);
}

static void
test_part_payment (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 100000, "2024-12-15");
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2025-03-01", 40000);
  claim = claim_on (fixture, "2025-07-10");
  assert_segment (claim, 0, 16, 100000, 1425, 625);
  assert_segment (claim, 1, 60, 100000, 1315, 2162);
  assert_segment (claim, 2, 121, 60000, 1315, 2616);
  assert_segment (claim, 3, 10, 60000, 1215, 200);
  g_assert_cmpint (claim->interest, ==, 5603);
  g_assert_cmpint (claim->principal, ==, 60000);
  g_assert_cmpint (claim->balance, ==, 60000);
}

static void
test_imputation (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 100000, "2026-01-31");
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-03-02", 50000);
  claim = claim_on (fixture, "2026-04-01");
  g_assert_cmpint (claim->principal, ==, 50000);
  assert_segment (claim, 0, 30, 100000, 1215, 999);
  assert_segment (claim, 1, 30, 50000, 1215, 499);
  g_assert_cmpint (claim->interest_paid, ==, 0);

  fixture->terms.imputation = DUMENT_IMPUTATION_INTEREST_FIRST;
  claim = claim_on (fixture, "2026-04-01");
  g_assert_cmpint (claim->principal, ==, 50999);
  assert_segment (claim, 1, 30, 50999, 1215, 509);
  g_assert_cmpint (claim->interest, ==, 1508);
  g_assert_cmpint (claim->interest_paid, ==, 999);
  g_assert_cmpint (claim->balance, ==, 50000);
  g_assert_cmpint (claim->total, ==, 50999 + 509 + 4000);
}

static void
test_public_rate_is_frozen (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 100000, "2026-06-24");
  claim = claim_on (fixture, "2026-08-01");
  assert_segment (claim, 0, 6, 100000, 1215, 200);
  assert_segment (claim, 1, 32, 100000, 1240, 1087);

  fixture->terms.debtor_kind = DUMENT_DEBTOR_PUBLIC;
  claim = claim_on (fixture, "2026-08-01");
  g_assert_cmpint (segment (claim, 0)->rate, ==, 1015);
  g_assert_cmpint (segment (claim, 1)->rate, ==, 1015);

  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 500 };
  g_assert_cmpint (segment (claim_on (fixture, "2026-08-01"), 1)->rate, ==, 1015);
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 1300 };
  g_assert_cmpint (segment (claim_on (fixture, "2026-08-01"), 1)->rate, ==, 1300);
}

static void
test_indexed_clauses (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 1000000, "2026-06-20");
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_ECB_PLUS, 850 };
  claim = claim_on (fixture, "2026-07-10");
  g_assert_cmpint (segment (claim, 0)->rate, ==, 1065);
  g_assert_cmpint (segment (claim, 1)->rate, ==, 1090);

  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_LEGAL_TIMES, 300 };
  claim = claim_on (fixture, "2026-07-10");
  g_assert_cmpint (segment (claim, 0)->rate, ==, 786);
  g_assert_cmpint (segment (claim, 1)->rate, ==, 825);
}

static void
test_unknown_semester (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;
  const DumentGap *gap;

  owe (fixture, 100000, "2026-12-15");
  claim = claim_on (fixture, "2026-12-31");
  g_assert_cmpuint (claim->gaps->len, ==, 0);
  g_assert_false (claim->per_day_known);

  claim = claim_on (fixture, "2027-01-10");
  g_assert_cmpuint (claim->segments->len, ==, 1);
  g_assert_cmpuint (claim->gaps->len, ==, 1);
  gap = &g_array_index (claim->gaps, DumentGap, 0);
  g_assert_cmpint (gap->semester, ==, 2027 * 2);
  g_assert_cmpint (gap->from, ==, day ("2027-01-01"));
  g_assert_cmpint (gap->to, ==, day ("2027-01-10"));
  g_assert_cmpint (claim->total, ==, 100000 + claim->interest + 4000);

  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 1200 };
  claim = claim_on (fixture, "2027-01-10");
  g_assert_cmpuint (claim->gaps->len, ==, 0);
  g_assert_true (claim->per_day_known);
}

/* What must be entered so that the last days left out are computed. */
static void
assert_missing (Fixture *fixture, const char *as_of, DumentLawKey key, const char *semester)
{
  const DumentClaim *claim = claim_on (fixture, as_of);
  const DumentGap *gap;
  DumentSemester missing = 0;
  g_autofree char *name = NULL;
  unsigned n_gaps = claim->gaps->len;

  g_assert_cmpuint (n_gaps, >, 0);
  gap = &g_array_index (claim->gaps, DumentGap, n_gaps - 1);
  g_assert_cmpint (dument_claim_missing_rate (&fixture->terms, fixture->law, gap, &missing), ==,
                   key);
  name = dument_semester_to_string (missing);
  g_assert_cmpstr (name, ==, semester);

  dument_law_enter_rate (fixture->law, key, missing, 250, day ("2027-01-02"), "test");
  g_assert_cmpuint (claim_on (fixture, as_of)->gaps->len, <, n_gaps);
}

static void
test_missing_rate (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 100000, "2026-12-15");
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_LEGAL_TIMES, 300 };
  assert_missing (fixture, "2027-01-10", DUMENT_LAW_LEGAL_OTHERS, "2027-H1");
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_NONE, 0 };
  assert_missing (fixture, "2027-01-10", DUMENT_LAW_ECB, "2027-H1");

  fixture->terms.debtor_kind = DUMENT_DEBTOR_CONSUMER;
  fixture->terms.notice_presented = day ("2027-07-03");
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_ECB_PLUS, 500 };
  assert_missing (fixture, "2027-08-10", DUMENT_LAW_LEGAL_OTHERS, "2027-H2");
  fixture->terms.clause_accepted = TRUE;
  assert_missing (fixture, "2027-08-10", DUMENT_LAW_ECB, "2027-H2");
}

static void
test_missing_frozen_rate (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 100000, "2027-02-15");
  fixture->terms.debtor_kind = DUMENT_DEBTOR_PUBLIC;
  assert_missing (fixture, "2027-08-10", DUMENT_LAW_ECB, "2027-H1");
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_LEGAL_TIMES, 300 };
  assert_missing (fixture, "2027-08-10", DUMENT_LAW_LEGAL_OTHERS, "2027-H2");
}

static void
test_credits (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  /* A credit note that names the invoice corrects the price from the start… */
  owe (fixture, 100000, "2026-01-31");
  enter (fixture, DUMENT_ENTRY_CREDIT, "2026-03-02", 40000);
  claim = claim_on (fixture, "2026-04-01");
  g_assert_cmpuint (claim->segments->len, ==, 1);
  g_assert_cmpint (segment (claim, 0)->base, ==, 60000);
  /* …but is not foreseen before it exists. */
  g_assert_cmpint (segment (claim_on (fixture, "2026-03-01"), 0)->base, ==, 100000);

  /* One that names none counts at its date. */
  fixture->entries[0].kind = DUMENT_ENTRY_SET_OFF;
  claim = claim_on (fixture, "2026-04-01");
  g_assert_cmpint (segment (claim, 0)->base, ==, 100000);
  g_assert_cmpint (segment (claim, 1)->base, ==, 60000);

  /* Credited to zero: nothing was ever late. */
  fixture->entries[0] = (DumentEntry){ day ("2026-03-02"), DUMENT_ENTRY_CREDIT, 120000 };
  claim = claim_on (fixture, "2026-04-01");
  g_assert_cmpint (claim->total, ==, 0);
  g_assert_cmpint (claim->indemnity, ==, 0);
  g_assert_cmpint (claim->unallocated, ==, 20000);
}

static void
test_paid_late_then_over (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 100000, "2026-01-31");
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-03-02", 100000);
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->principal, ==, 0);
  g_assert_cmpint (claim->total, ==, 999 + 4000);
  g_assert_cmpint (claim->per_day, ==, 0);

  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-03-02", 6000);
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->total, ==, 0);
  g_assert_cmpint (claim->interest_paid, ==, 999);
  g_assert_cmpint (claim->indemnity_paid, ==, 4000);
  g_assert_cmpint (claim->unallocated, ==, 1001);

  /* Paid on the day: never late, whatever the day of the question. */
  owe (fixture, 100000, "2026-01-31");
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-01-31", 100000);
  g_assert_cmpint (claim_on (fixture, "2026-11-22")->total, ==, 0);
}

static void
test_waivers (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 100000, "2026-01-31");
  enter (fixture, DUMENT_ENTRY_WAIVE_INTEREST, "2026-03-02", 0);
  claim = claim_on (fixture, "2026-03-01");
  g_assert_cmpint (claim->interest, >, 0);
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->interest, ==, 0);
  g_assert_cmpuint (claim->segments->len, ==, 0);
  g_assert_cmpint (claim->per_day, ==, 0);
  g_assert_cmpint (claim->total, ==, 104000);

  enter (fixture, DUMENT_ENTRY_WAIVE_INDEMNITY, "2026-03-02", 0);
  g_assert_cmpint (claim_on (fixture, "2026-11-22")->total, ==, 100000);

  /* What was paid of the penalties stays paid. */
  owe (fixture, 100000, "2026-01-31");
  fixture->terms.imputation = DUMENT_IMPUTATION_INTEREST_FIRST;
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-03-02", 50000);
  enter (fixture, DUMENT_ENTRY_WAIVE_INTEREST, "2026-04-01", 0);
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->interest, ==, 999);
  g_assert_cmpint (claim->interest_paid, ==, 999);
  g_assert_cmpint (claim->principal, ==, 50999);
  g_assert_cmpint (claim->total, ==, 54999);
}

static void
test_day_base (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 1000000, "2023-12-31");
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 1000 };
  g_assert_cmpint (claim_on (fixture, "2024-12-31")->interest, ==, 100274);
  fixture->terms.day_base = DUMENT_DAY_BASE_ACTUAL;
  g_assert_cmpint (claim_on (fixture, "2024-12-31")->interest, ==, 100000);
}

static void
test_other_currency (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 100000, "2026-01-31");
  fixture->terms.is_euro = FALSE;
  g_assert_cmpint (claim_on (fixture, "2026-11-22")->total, ==, 100000);
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 1000 };
  g_assert_cmpint (claim_on (fixture, "2026-03-02")->total, ==, 100000 + 822);
}

static void
test_unknown_kind (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 100000, "2026-01-31");
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-03-02", 30000);
  fixture->terms.debtor_kind = DUMENT_DEBTOR_UNKNOWN;
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->balance, ==, 70000);
  g_assert_cmpint (claim->interest + claim->indemnity, ==, 0);
  g_assert_cmpint (claim->unallocated, ==, 0);

  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-03-03", 75000);
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->total, ==, 0);
  g_assert_cmpint (claim->unallocated, ==, 5000);
  enter (fixture, DUMENT_ENTRY_CREDIT, "2026-03-04", 110000);
  g_assert_cmpint (claim_on (fixture, "2026-11-22")->unallocated, ==, 115000);
  g_assert_cmpint (claim_on (fixture, "2026-03-02")->unallocated, ==, 0);
}

static void
assert_pending (Fixture *fixture, const char *as_of, DumentInterestPending expected)
{
  g_assert_cmpint (claim_on (fixture, as_of)->pending, ==, expected);
}

/* A nought that will not stay one says what it waits for. */
static void
test_pending (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 100000, "2026-01-31");
  assert_pending (fixture, "2026-11-22", DUMENT_INTEREST_PENDING_NOTHING);
  assert_pending (fixture, "2027-01-02", DUMENT_INTEREST_PENDING_RATE);
  enter (fixture, DUMENT_ENTRY_WAIVE_INTEREST, "2026-11-20", 0);
  assert_pending (fixture, "2027-01-02", DUMENT_INTEREST_PENDING_NOTHING);

  owe (fixture, 100000, "2026-01-31");
  fixture->terms.debtor_kind = DUMENT_DEBTOR_UNKNOWN;
  assert_pending (fixture, "2026-01-31", DUMENT_INTEREST_PENDING_NOTHING);
  assert_pending (fixture, "2026-02-01", DUMENT_INTEREST_PENDING_KIND);
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-02-01", 100000);
  assert_pending (fixture, "2026-02-02", DUMENT_INTEREST_PENDING_KIND);
  fixture->entries[0].date--;
  assert_pending (fixture, "2026-02-02", DUMENT_INTEREST_PENDING_NOTHING);

  owe (fixture, 100000, "2026-01-31");
  fixture->terms.debtor_kind = DUMENT_DEBTOR_CONSUMER;
  assert_pending (fixture, "2026-01-31", DUMENT_INTEREST_PENDING_NOTHING);
  assert_pending (fixture, "2026-02-01", DUMENT_INTEREST_PENDING_NOTICE);
  fixture->terms.notice_presented = day ("2026-03-10");
  assert_pending (fixture, "2026-03-09", DUMENT_INTEREST_PENDING_NOTICE);
  assert_pending (fixture, "2026-03-10", DUMENT_INTEREST_PENDING_NOTHING);
  fixture->terms.notice_presented = DUMENT_DATE_NONE;
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-02-05", 100000);
  assert_pending (fixture, "2026-02-06", DUMENT_INTEREST_PENDING_NOTHING);

  owe (fixture, 100000, "2026-01-31");
  fixture->terms.debtor_kind = DUMENT_DEBTOR_PROFESSIONAL;
  fixture->terms.is_euro = FALSE;
  assert_pending (fixture, "2026-02-01", DUMENT_INTEREST_PENDING_CONTRACT);
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 500 };
  assert_pending (fixture, "2026-02-01", DUMENT_INTEREST_PENDING_NOTHING);
}

static void
test_creditable (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 100000, "2026-01-31");
  g_assert_cmpint (dument_claim_creditable (&fixture->terms), ==, 100000);

  /* What was paid can be credited, it is then paid back; what was credited cannot be again. */
  enter (fixture, DUMENT_ENTRY_PAYMENT, "2026-03-02", 90000);
  enter (fixture, DUMENT_ENTRY_CREDIT, "2026-03-03", 30000);
  enter (fixture, DUMENT_ENTRY_SET_OFF, "2026-03-04", 20000);
  enter (fixture, DUMENT_ENTRY_WAIVE_INTEREST, "2026-03-04", 0);
  g_assert_cmpint (dument_claim_creditable (&fixture->terms), ==, 50000);
  enter (fixture, DUMENT_ENTRY_CREDIT, "2026-03-05", 70000);
  g_assert_cmpint (dument_claim_creditable (&fixture->terms), ==, 0);
}

static void
test_per_day (Fixture *fixture, gconstpointer data)
{
  const DumentClaim *claim;

  owe (fixture, 240000, "2026-10-05");
  claim = claim_on (fixture, "2026-11-22");
  g_assert_cmpint (claim->per_day, ==, 82);
  g_assert_cmpint (claim_on (fixture, "2026-10-05")->per_day, ==, 82);
  g_assert_cmpint (claim_on (fixture, "2026-10-04")->per_day, ==, 0);
}

static void
test_largest_amount (Fixture *fixture, gconstpointer data)
{
  owe (fixture, DUMENT_MONEY_MAX, "2010-01-01");
  fixture->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, DUMENT_RATE_MAX };
  g_assert_cmpint (claim_on (fixture, "2199-12-31")->interest, >, 0);
}

static void
randomize (Fixture *fixture)
{
  DumentClaimTerms *terms = &fixture->terms;

  owe (fixture, g_test_rand_int_range (1, 2000000), "2020-01-01");
  terms->due += g_test_rand_int_range (0, 2000);
  terms->debtor_kind = (DumentDebtorKind) g_test_rand_int_range (1, 4);
  terms->imputation = (DumentImputation) g_test_rand_int_range (0, 2);
  terms->day_base = (DumentDayBase) g_test_rand_int_range (0, 2);
  terms->clause.kind = (DumentClauseKind) g_test_rand_int_range (0, 4);
  terms->clause.value = g_test_rand_int_range (0, 2000);
  terms->clause_accepted = g_test_rand_bit ();
  terms->notice_presented =
      g_test_rand_bit () ? terms->due + g_test_rand_int_range (-20, 200) : DUMENT_DATE_NONE;
  terms->n_entries = (gsize) g_test_rand_int_range (0, MAX_ENTRIES);
  for (gsize i = 0; i < terms->n_entries; i++)
    {
      DumentEntry *entry = &fixture->entries[i];

      entry->date = terms->due + g_test_rand_int_range (-30, 400);
      entry->kind = g_test_rand_int_range (0, 8) == 0
                        ? (DumentEntryKind) g_test_rand_int_range (3, 5)
                        : (DumentEntryKind) g_test_rand_int_range (0, 3);
      entry->amount = g_test_rand_int_range (1, 500000);
    }
}

static void
check_sums_and_joins (const DumentClaim *claim)
{
  DumentMoney interest = 0;
  DumentDate next = DUMENT_DATE_NONE;

  for (unsigned i = 0; i < claim->segments->len; i++)
    {
      const DumentSegment *line = segment (claim, i);

      g_assert_cmpint (line->from, <=, line->to);
      g_assert_cmpint (dument_semester_of (line->from), ==, dument_semester_of (line->to));
      if (next != DUMENT_DATE_NONE)
        g_assert_cmpint (line->from, ==, next);
      next = line->to + 1;
      interest += line->interest;
    }
  g_assert_cmpint (interest, ==, claim->interest);
  g_assert_cmpint (claim->total, ==,
                   claim->principal + claim->interest - claim->interest_paid -
                       claim->interest_waived + claim->indemnity - claim->indemnity_paid);
  g_assert_cmpint (claim->interest_paid + claim->interest_waived, <=, claim->interest);
  g_assert_cmpint (claim->indemnity_paid, <=, claim->indemnity);
}

static void
test_random_sums_and_joins (Fixture *fixture, gconstpointer data)
{
  for (unsigned i = 0; i < 20000; i++)
    {
      randomize (fixture);
      dument_claim_compute (
          fixture->claim, &fixture->terms, fixture->law,
          MIN (fixture->terms.due + g_test_rand_int_range (-30, 700), day ("2026-12-31")));
      check_sums_and_joins (fixture->claim);
    }
}

/* With the same entries, waiting longer never lowers what can be asked. */
static void
test_random_time_never_lowers (Fixture *fixture, gconstpointer data)
{
  for (unsigned i = 0; i < 5000; i++)
    {
      DumentDate last;
      DumentMoney before = 0;

      randomize (fixture);
      last = fixture->terms.due;
      for (gsize k = 0; k < fixture->terms.n_entries; k++)
        last = MAX (last, fixture->entries[k].date);
      for (DumentDate date = last; date < last + 200; date += 7)
        {
          dument_claim_compute (fixture->claim, &fixture->terms, fixture->law, date);
          g_assert_cmpint (fixture->claim->total, >=, before);
          before = fixture->claim->total;
        }
    }
}

static void
test_random_order_within_a_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentClaim) shuffled = dument_claim_new ();

  for (unsigned i = 0; i < 5000; i++)
    {
      DumentClaimTerms *terms = &fixture->terms;
      DumentDate as_of;

      randomize (fixture);
      for (gsize k = 1; k < terms->n_entries; k++)
        if (g_test_rand_bit ())
          fixture->entries[k].date = fixture->entries[k - 1].date;
      as_of = MIN (terms->due + 300, day ("2026-12-31"));
      dument_claim_compute (fixture->claim, terms, fixture->law, as_of);

      for (gsize k = terms->n_entries; k > 1; k--)
        {
          gsize other = (gsize) g_test_rand_int_range (0, (int) k);
          DumentEntry swapped = fixture->entries[k - 1];

          fixture->entries[k - 1] = fixture->entries[other];
          fixture->entries[other] = swapped;
        }
      dument_claim_compute (shuffled, terms, fixture->law, as_of);
      g_assert_cmpint (shuffled->total, ==, fixture->claim->total);
      g_assert_cmpint (shuffled->principal, ==, fixture->claim->principal);
      g_assert_cmpint (shuffled->interest, ==, fixture->claim->interest);
      g_assert_cmpint (shuffled->unallocated, ==, fixture->claim->unallocated);
      g_assert_cmpuint (shuffled->segments->len, ==, fixture->claim->segments->len);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/domain/claim/one-semester", test_one_semester },
    { "/domain/claim/small-amounts", test_small_amounts },
    { "/domain/claim/consumer", test_consumer },
    { "/domain/claim/across-semesters", test_across_semesters },
    { "/domain/claim/part-payment", test_part_payment },
    { "/domain/claim/imputation", test_imputation },
    { "/domain/claim/public-rate-is-frozen", test_public_rate_is_frozen },
    { "/domain/claim/indexed-clauses", test_indexed_clauses },
    { "/domain/claim/unknown-semester", test_unknown_semester },
    { "/domain/claim/missing-rate", test_missing_rate },
    { "/domain/claim/missing-frozen-rate", test_missing_frozen_rate },
    { "/domain/claim/credits", test_credits },
    { "/domain/claim/paid-late-then-over", test_paid_late_then_over },
    { "/domain/claim/insolvency", test_insolvency },
    { "/domain/claim/contested", test_contested },
    { "/domain/claim/waivers", test_waivers },
    { "/domain/claim/day-base", test_day_base },
    { "/domain/claim/other-currency", test_other_currency },
    { "/domain/claim/unknown-kind", test_unknown_kind },
    { "/domain/claim/pending", test_pending },
    { "/domain/claim/creditable", test_creditable },
    { "/domain/claim/per-day", test_per_day },
    { "/domain/claim/largest-amount", test_largest_amount },
    { "/domain/claim/random/sums-and-joins", test_random_sums_and_joins },
    { "/domain/claim/random/time-never-lowers", test_random_time_never_lowers },
    { "/domain/claim/random/order-within-a-day", test_random_order_within_a_day },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
