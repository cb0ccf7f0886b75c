/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Computes claims for ledgers read from standard input, for the comparison with the independent
 * recomputation in claim-recomputation.py. One ledger a line, integers only:
 *
 *   kind due-payable due euro clause-kind clause-value accepted imputation day-base notice judgment
 *   as-of n (date entry-kind amount)…
 *
 * with day numbers for dates and -1000000 for none. One claim a line comes out:
 *
 *   principal interest interest-paid interest-waived indemnity indemnity-paid total balance
 *   unallocated per-day(-1 unknown) n (from to base rate interest)… m (semester from to base)… */

#include "domain/claim.h"

#include "law-fixture.h"

#include <stdio.h>

#define NONE (-1000000)

typedef struct
{
  char **words;
  unsigned next;
} Words;

static gint64
take (Words *words)
{
  gint64 value = 0;
  g_autoptr (GError) error = NULL;

  if (!g_ascii_string_to_signed (words->words[words->next], 10, G_MININT64, G_MAXINT64, &value,
                                 &error))
    g_error ("word %u: %s", words->next, error->message);
  words->next++;
  return value;
}

static DumentDate
take_date (Words *words)
{
  gint64 value = take (words);

  return value == NONE ? DUMENT_DATE_NONE : (DumentDate) value;
}

static void
print_claim (const DumentClaim *claim)
{
  printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
          " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
          " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u",
          claim->principal, claim->interest, claim->interest_paid, claim->interest_waived,
          claim->indemnity, claim->indemnity_paid, claim->total, claim->balance, claim->unallocated,
          claim->per_day_known ? claim->per_day : -1, claim->segments->len);
  for (unsigned i = 0; i < claim->segments->len; i++)
    {
      const DumentSegment *line = &g_array_index (claim->segments, DumentSegment, i);

      printf (" %d %d %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT, line->from, line->to, line->base,
              line->rate, line->interest);
    }
  printf (" %u", claim->gaps->len);
  for (unsigned i = 0; i < claim->gaps->len; i++)
    {
      const DumentGap *gap = &g_array_index (claim->gaps, DumentGap, i);

      printf (" %d %d %d %" G_GINT64_FORMAT, gap->semester, gap->from, gap->to, gap->base);
    }
  printf ("\n");
}

static void
compute_line (const char *line, const DumentLaw *law, DumentClaim *claim)
{
  g_auto (GStrv) split = g_strsplit (line, " ", -1);
  Words words = { split, 0 };
  DumentClaimTerms terms = { 0 };
  g_autofree DumentEntry *entries = NULL;
  DumentDate as_of;

  terms.debtor_kind = (DumentDebtorKind) take (&words);
  terms.due_payable = take (&words);
  terms.due = take_date (&words);
  terms.is_euro = take (&words) != 0;
  terms.clause.kind = (DumentClauseKind) take (&words);
  terms.clause.value = (gint32) take (&words);
  terms.clause_accepted = take (&words) != 0;
  terms.imputation = (DumentImputation) take (&words);
  terms.day_base = (DumentDayBase) take (&words);
  terms.notice_presented = take_date (&words);
  terms.judgment = take_date (&words);
  terms.in_insolvency = terms.judgment != DUMENT_DATE_NONE;
  as_of = take_date (&words);
  terms.n_entries = (gsize) take (&words);
  terms.entries = entries = g_new0 (DumentEntry, terms.n_entries);
  for (gsize i = 0; i < terms.n_entries; i++)
    {
      entries[i].date = take_date (&words);
      entries[i].kind = (DumentEntryKind) take (&words);
      entries[i].amount = take (&words);
    }
  dument_claim_compute (claim, &terms, law, as_of);
  print_claim (claim);
}

int
main (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) > 0)
    compute_line (g_strchomp (line), law, claim);
  free (line);
  return 0;
}
