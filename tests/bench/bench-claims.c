/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Usage: bench-claims [INVOICES]
 *
 * Computes the claim of that many late invoices on one core and prints the seconds of the processor
 * it took. The ledgers differ in kind, age, clause and entries, and are made before the clock
 * starts. */

#include "domain/claim.h"

#include <stdio.h>
#include <time.h>

#include "../domain/law-fixture.h"

#define MAX_ENTRIES 3

typedef struct
{
  DumentClaimTerms terms;
  DumentEntry entries[MAX_ENTRIES];
} Ledger;

static void
make_entries (Ledger *ledger, GRand *rand, DumentDate as_of)
{
  DumentClaimTerms *terms = &ledger->terms;
  int chance = g_rand_int_range (rand, -MAX_ENTRIES, MAX_ENTRIES + 1);

  /* Half of the invoices have seen no payment. */
  terms->n_entries = (gsize) MAX (chance, 0);
  for (gsize i = 0; i < terms->n_entries; i++)
    ledger->entries[i] = (DumentEntry){
      .date = g_rand_int_range (rand, terms->due - 20, as_of),
      .kind = DUMENT_ENTRY_PAYMENT,
      .amount = terms->due_payable / g_rand_int_range (rand, 3, 9) + 1,
    };
  terms->entries = ledger->entries;
}

static void
make_ledger (Ledger *ledger, GRand *rand, DumentDate as_of)
{
  static const DumentDebtorKind kinds[] = {
    DUMENT_DEBTOR_PROFESSIONAL,
    DUMENT_DEBTOR_PROFESSIONAL,
    DUMENT_DEBTOR_PUBLIC,
    DUMENT_DEBTOR_CONSUMER,
  };
  static const DumentClause clauses[] = {
    { DUMENT_CLAUSE_NONE, 0 },
    { DUMENT_CLAUSE_FIXED, 1200 },
    { DUMENT_CLAUSE_LEGAL_TIMES, 300 },
  };
  DumentClaimTerms *terms = &ledger->terms;

  *terms = (DumentClaimTerms){
    .debtor_kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))],
    .due_payable = g_rand_int_range (rand, 5000, 2000000),
    .due = as_of - g_rand_int_range (rand, 1, 1000),
    .is_euro = TRUE,
    .clause = clauses[g_rand_int_range (rand, 0, G_N_ELEMENTS (clauses))],
    .imputation = DUMENT_IMPUTATION_PRINCIPAL_FIRST,
    .day_base = DUMENT_DAY_BASE_365,
  };
  terms->notice_presented = terms->due + 30;
  make_entries (ledger, rand, as_of);
}

int
main (int argc, char **argv)
{
  guint64 n_invoices = argc > 1 ? g_ascii_strtoull (argv[1], /* endptr= */ NULL, 10) : 1000000;
  DumentDate as_of = day ("2026-11-22");
  g_autoptr (DumentLaw) law = load_shipped_law ();
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autofree Ledger *ledgers = g_new0 (Ledger, n_invoices);
  guint64 n_segments = 0;
  clock_t start;

  for (guint64 i = 0; i < n_invoices; i++)
    make_ledger (&ledgers[i], rand, as_of);

  start = clock ();
  for (guint64 i = 0; i < n_invoices; i++)
    {
      dument_claim_compute (claim, &ledgers[i].terms, law, as_of);
      n_segments += claim->segments->len;
    }
  printf ("%.3f s for %" G_GUINT64_FORMAT " claims with %" G_GUINT64_FORMAT " segments\n",
          (double) (clock () - start) / CLOCKS_PER_SEC, n_invoices, n_segments);
  return 0;
}
