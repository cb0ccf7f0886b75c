/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/claim.h"

#include <string.h>

/* Entries are put in order on the stack up to this number, which few invoices exceed. */
#define N_ENTRIES_ON_STACK 16

/* What changes while the days are walked through, oldest first. */
typedef struct
{
  DumentClaim *claim;
  const DumentClaimTerms *terms;
  const DumentLaw *law;
  DumentDate next_day;   /* first day whose interest is not counted yet, or none */
  DumentSemester frozen; /* semester of the first late day */
  gboolean interest_waived;
  gboolean indemnity_waived;
  unsigned n_settled_segments; /* segments that some payment of interest concerned */
} Walk;

/**
 * dument_claim_new:
 *
 * Returns: (transfer full): a claim to be filled by dument_claim_compute(), as often as wanted
 */
DumentClaim *
dument_claim_new (void)
{
  DumentClaim *self = g_new0 (DumentClaim, 1);

  self->segments = g_array_new (FALSE, FALSE, sizeof (DumentSegment));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (DumentGap));
  return self;
}

/**
 * dument_claim_free:
 * @self: (nullable): a claim
 */
void
dument_claim_free (DumentClaim *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->segments);
  g_array_unref (self->gaps);
  g_free (self);
}

static void
reset_claim (DumentClaim *self, DumentDate due, DumentDate as_of)
{
  GArray *segments = self->segments;
  GArray *gaps = self->gaps;

  g_array_set_size (segments, 0);
  g_array_set_size (gaps, 0);
  memset (self, 0, sizeof *self);
  self->segments = segments;
  self->gaps = gaps;
  self->as_of = as_of;
  self->due = due;
  self->per_day_known = TRUE;
  self->first_late_day = DUMENT_DATE_NONE;
}

static gboolean
set_rate (const DumentLaw *law,
          DumentLawKey key,
          DumentSemester semester,
          DumentRateBasis basis,
          gint32 margin,
          DumentSegment *segment)
{
  const DumentLawValue *index = dument_law_rate (law, key, semester);

  if (index == NULL)
    return FALSE;
  segment->basis = basis;
  segment->index = index;
  segment->margin_value = NULL;
  segment->margin = margin;
  segment->rate = basis == DUMENT_RATE_BASIS_CONTRACT_LEGAL
                      ? (DumentRate) ((index->value * margin + 50) / 100)
                      : (DumentRate) (index->value + margin);
  return TRUE;
}

static gboolean
set_rate_with_margin (const DumentLaw *law,
                      DumentLawKey margin_key,
                      DumentSemester semester,
                      DumentRateBasis basis,
                      DumentSegment *segment)
{
  const DumentLawValue *margin =
      dument_law_lookup (law, margin_key, dument_semester_first_day (semester));

  if (margin == NULL ||
      !set_rate (law, DUMENT_LAW_ECB, semester, basis, (gint32) margin->value, segment))
    return FALSE;
  segment->margin_value = margin;
  return TRUE;
}

static gboolean
set_clause_rate (const DumentLaw *law,
                 DumentClause clause,
                 DumentSemester semester,
                 DumentSegment *segment)
{
  switch (clause.kind)
    {
    case DUMENT_CLAUSE_FIXED:
      segment->basis = DUMENT_RATE_BASIS_CONTRACT_FIXED;
      segment->index = NULL;
      segment->margin_value = NULL;
      segment->margin = 0;
      segment->rate = clause.value;
      return TRUE;
    case DUMENT_CLAUSE_ECB_PLUS:
      return set_rate (law, DUMENT_LAW_ECB, semester, DUMENT_RATE_BASIS_CONTRACT_ECB, clause.value,
                       segment);
    case DUMENT_CLAUSE_LEGAL_TIMES:
      return set_rate (law, DUMENT_LAW_LEGAL_OTHERS, semester, DUMENT_RATE_BASIS_CONTRACT_LEGAL,
                       clause.value, segment);
    case DUMENT_CLAUSE_NONE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Towards a public body the rate is that of the semester in which the delay began, for all of it
 * (art. R2192-31 CCP); a clause can raise it but not lower it. While the index of a clause is not
 * known, neither is which of the two holds. */
static gboolean
set_public_rate (const Walk *walk, DumentSemester semester, DumentSegment *segment)
{
  DumentSegment contractual = *segment;

  if (!set_rate_with_margin (walk->law, DUMENT_LAW_PUBLIC_MARGIN, walk->frozen,
                             DUMENT_RATE_BASIS_PUBLIC, segment))
    return FALSE;
  if (walk->terms->clause.kind == DUMENT_CLAUSE_NONE)
    return TRUE;
  if (!set_clause_rate (walk->law, walk->terms->clause, semester, &contractual))
    return FALSE;
  if (contractual.rate > segment->rate)
    *segment = contractual;
  return TRUE;
}

/**
 * dument_claim_has_clause:
 * @terms: the facts of an invoice
 *
 * A clause binds a consumer only if he accepted it.
 *
 * Returns: whether there is a contract's rate that counts
 */
gboolean
dument_claim_has_clause (const DumentClaimTerms *terms)
{
  return terms->clause.kind != DUMENT_CLAUSE_NONE &&
         (terms->debtor_kind != DUMENT_DEBTOR_CONSUMER || terms->clause_accepted);
}

static gboolean
set_segment_rate (const Walk *walk, DumentSemester semester, DumentSegment *segment)
{
  const DumentClaimTerms *terms = walk->terms;

  if (!terms->is_euro)
    return set_clause_rate (walk->law, terms->clause, semester, segment);

  switch (terms->debtor_kind)
    {
    case DUMENT_DEBTOR_PROFESSIONAL:
      if (dument_claim_has_clause (terms))
        return set_clause_rate (walk->law, terms->clause, semester, segment);
      return set_rate_with_margin (walk->law, DUMENT_LAW_PROFESSIONAL_MARGIN, semester,
                                   DUMENT_RATE_BASIS_PROFESSIONAL, segment);
    case DUMENT_DEBTOR_CONSUMER:
      if (dument_claim_has_clause (terms))
        return set_clause_rate (walk->law, terms->clause, semester, segment);
      return set_rate (walk->law, DUMENT_LAW_LEGAL_OTHERS, semester, DUMENT_RATE_BASIS_CONSUMER,
                       /* margin= */ 0, segment);
    case DUMENT_DEBTOR_PUBLIC:
      return set_public_rate (walk, semester, segment);
    case DUMENT_DEBTOR_UNKNOWN:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* base × rate × days ÷ (100 × 100 × days of a year), rounded half up to the minor unit. The product
 * can exceed 64 bits; all factors are positive. */
static DumentMoney
compute_interest (const DumentSegment *segment, DumentDayBase day_base)
{
  guint64 days = (guint64) (segment->to - segment->from + 1);
  guint64 year =
      day_base == DUMENT_DAY_BASE_ACTUAL ? (guint64) dument_date_days_in_year (segment->from) : 365;
  guint64 divisor = 10000 * year;
  unsigned __int128 product = (unsigned __int128) segment->base * (guint64) segment->rate * days;

  return (DumentMoney) ((product + divisor / 2) / divisor);
}

static void
add_segment (Walk *walk, DumentSemester semester, DumentDate from, DumentDate to)
{
  DumentClaim *claim = walk->claim;
  DumentSegment segment = { .from = from, .to = to, .base = claim->principal };

  if (set_segment_rate (walk, semester, &segment))
    {
      segment.interest = compute_interest (&segment, walk->terms->day_base);
      claim->interest += segment.interest;
      g_array_append_val (claim->segments, segment);
    }
  else
    {
      DumentGap gap = { semester, from, to, claim->principal };

      g_array_append_val (claim->gaps, gap);
    }
}

/* Counts the interest of the days up to and with @last, cut at each 1 January and 1 July. */
static void
run_interest (Walk *walk, DumentDate last)
{
  if (walk->next_day == DUMENT_DATE_NONE || walk->interest_waived)
    return;
  if (walk->terms->in_insolvency)
    last = MIN (last, walk->terms->judgment - 1);
  while (walk->next_day <= last)
    {
      DumentSemester semester = dument_semester_of (walk->next_day);
      DumentDate to = MIN (last, dument_semester_last_day (semester));

      if (walk->claim->principal > 0)
        add_segment (walk, semester, walk->next_day, to);
      walk->next_day = to + 1;
    }
}

static void
settle (DumentMoney *money, DumentMoney owed, DumentMoney *settled)
{
  DumentMoney part = MIN (*money, owed);

  *money -= part;
  *settled += part;
}

static void
settle_interest (Walk *walk, DumentMoney *money)
{
  DumentClaim *claim = walk->claim;
  DumentMoney before = claim->interest_paid;

  settle (money, claim->interest - claim->interest_waived - claim->interest_paid,
          &claim->interest_paid);
  if (claim->interest_paid > before)
    walk->n_settled_segments = claim->segments->len;
}

static void
settle_principal (Walk *walk, DumentMoney *money)
{
  DumentMoney settled = 0;

  settle (money, walk->claim->principal, &settled);
  walk->claim->principal -= settled;
}

/* Imputation of what was received on one day: art. 1343-1 C. civ. or the creditor's choice. */
static void
impute (Walk *walk, DumentMoney money)
{
  DumentClaim *claim = walk->claim;

  if (walk->terms->imputation == DUMENT_IMPUTATION_INTEREST_FIRST)
    {
      settle_interest (walk, &money);
      settle_principal (walk, &money);
    }
  else
    {
      settle_principal (walk, &money);
      settle_interest (walk, &money);
    }
  settle (&money, claim->indemnity - claim->indemnity_paid, &claim->indemnity_paid);
  claim->unallocated += money;
}

/* What was paid of the penalties stays paid; the rest, past and to come, is given up. */
static void
waive_interest (Walk *walk)
{
  DumentClaim *claim = walk->claim;

  if (walk->interest_waived)
    return;
  walk->interest_waived = TRUE;
  g_array_set_size (claim->segments, walk->n_settled_segments);
  g_array_set_size (claim->gaps, 0);
  claim->interest = 0;
  for (unsigned i = 0; i < claim->segments->len; i++)
    claim->interest += g_array_index (claim->segments, DumentSegment, i).interest;
  claim->interest_waived = claim->interest - claim->interest_paid;
}

static void
waive_indemnity (Walk *walk)
{
  walk->indemnity_waived = TRUE;
  walk->claim->indemnity = walk->claim->indemnity_paid;
}

/* The delay begins when the day of payment ends with something unpaid; with it begins the fixed
 * indemnity, once per invoice, never towards a consumer (art. D441-5 C. com., D2192-35 CCP). */
static void
begin_delay (Walk *walk)
{
  DumentClaim *claim = walk->claim;
  const DumentClaimTerms *terms = walk->terms;
  const DumentLawValue *indemnity;

  if (claim->principal <= 0)
    return;
  claim->first_late_day = terms->due + 1;
  if (!terms->is_euro || terms->debtor_kind == DUMENT_DEBTOR_CONSUMER || walk->indemnity_waived ||
      (terms->in_insolvency && terms->due >= terms->judgment))
    return;
  indemnity = dument_law_lookup (walk->law, DUMENT_LAW_INDEMNITY, claim->first_late_day);
  if (indemnity != NULL)
    claim->indemnity = indemnity->value;
}

static int
compare_entries (const void *a, const void *b)
{
  const DumentEntry *left = a;
  const DumentEntry *right = b;

  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  return (int) left->kind - (int) right->kind;
}

/* All that happened on one day. Interest first runs to the end of that day; the money received is
 * imputed as one sum, so that the order in which it was typed cannot matter; what is given up that
 * day is what the money left. */
static gsize
take_day (Walk *walk, const DumentEntry *entries, gsize n_entries)
{
  DumentDate date = entries[0].date;
  DumentMoney received = 0;
  gboolean waives_interest = FALSE;
  gboolean waives_indemnity = FALSE;
  gsize n = 0;

  for (; n < n_entries && entries[n].date == date; n++)
    {
      switch (entries[n].kind)
        {
        case DUMENT_ENTRY_PAYMENT:
        case DUMENT_ENTRY_SET_OFF:
          received += entries[n].amount;
          break;
        case DUMENT_ENTRY_WAIVE_INTEREST:
          waives_interest = TRUE;
          break;
        case DUMENT_ENTRY_WAIVE_INDEMNITY:
          waives_indemnity = TRUE;
          break;
        case DUMENT_ENTRY_CREDIT:
        case DUMENT_ENTRY_CONTESTED:
        default:
          break;
        }
    }

  if (received > 0 || waives_interest)
    run_interest (walk, date);
  if (received > 0)
    impute (walk, received);
  if (waives_interest)
    waive_interest (walk);
  if (waives_indemnity)
    waive_indemnity (walk);
  return n;
}

static void
walk_entries (Walk *walk, const DumentEntry *entries, gsize n_entries)
{
  DumentDate as_of = walk->claim->as_of;
  gsize i = 0;

  while (i < n_entries && entries[i].date <= MIN (as_of, walk->terms->due))
    i += take_day (walk, entries + i, n_entries - i);
  if (as_of > walk->terms->due)
    begin_delay (walk);
  while (i < n_entries && entries[i].date <= as_of)
    i += take_day (walk, entries + i, n_entries - i);
  run_interest (walk, as_of);
}

/* The first day that bears interest: the day after the day of payment or, towards a consumer, after
 * the first presentation of a formal notice if that is later (art. 1231-6, 1344-1 C. civ.). */
static DumentDate
find_first_day (const DumentClaimTerms *terms)
{
  if (!terms->is_euro && !dument_claim_has_clause (terms))
    return DUMENT_DATE_NONE;
  if (terms->debtor_kind != DUMENT_DEBTOR_CONSUMER)
    return terms->due + 1;
  if (terms->notice_presented == DUMENT_DATE_NONE)
    return DUMENT_DATE_NONE;
  return MAX (terms->due, terms->notice_presented) + 1;
}

static void
compute_per_day (Walk *walk)
{
  DumentClaim *claim = walk->claim;
  DumentDate day = claim->as_of + 1;
  DumentDate first = find_first_day (walk->terms);
  DumentSegment segment = { .from = day, .to = day, .base = claim->principal };

  if (claim->principal <= 0 || walk->interest_waived || first == DUMENT_DATE_NONE || day < first ||
      (walk->terms->in_insolvency && day >= walk->terms->judgment))
    return;
  claim->per_day_known = set_segment_rate (walk, dument_semester_of (day), &segment);
  if (claim->per_day_known)
    claim->per_day = compute_interest (&segment, walk->terms->day_base);
}

/* What the interest waits for, of a claim all of whose days were walked through. */
static DumentInterestPending
find_pending (const Walk *walk)
{
  const DumentClaim *claim = walk->claim;
  const DumentClaimTerms *terms = walk->terms;

  if (walk->interest_waived || claim->first_late_day == DUMENT_DATE_NONE)
    return DUMENT_INTEREST_PENDING_NOTHING;
  if (claim->gaps->len > 0)
    return DUMENT_INTEREST_PENDING_RATE;
  if (claim->principal <= 0)
    return DUMENT_INTEREST_PENDING_NOTHING;
  if (!terms->is_euro && !dument_claim_has_clause (terms))
    return DUMENT_INTEREST_PENDING_CONTRACT;
  if (terms->debtor_kind == DUMENT_DEBTOR_CONSUMER &&
      (terms->notice_presented == DUMENT_DATE_NONE || terms->notice_presented > claim->as_of))
    return DUMENT_INTEREST_PENDING_NOTICE;
  return DUMENT_INTEREST_PENDING_NOTHING;
}

/* The principal is what the invoice asks less the credit notes that name it, whatever their date up
 * to the day of the computation: they correct the price from the start; and less what is left out
 * because it is contested. Returns what was received up to that day. */
static DumentMoney
set_principal (DumentClaim *claim, const DumentClaimTerms *terms)
{
  DumentMoney credited = 0;
  DumentMoney received = 0;

  for (gsize i = 0; i < terms->n_entries; i++)
    {
      const DumentEntry *entry = &terms->entries[i];

      if (entry->date > claim->as_of)
        continue;
      if (entry->kind == DUMENT_ENTRY_CREDIT || entry->kind == DUMENT_ENTRY_CONTESTED)
        credited += entry->amount;
      else if (entry->kind == DUMENT_ENTRY_PAYMENT || entry->kind == DUMENT_ENTRY_SET_OFF)
        received += entry->amount;
    }
  claim->principal = MAX (0, terms->due_payable - credited);
  claim->unallocated = MAX (0, credited - terms->due_payable);
  claim->balance = MAX (0, terms->due_payable - credited - received);
  return received;
}

/* Whether the day of payment ended with something unpaid. */
static gboolean
was_late (const DumentClaim *claim, const DumentClaimTerms *terms)
{
  DumentMoney unpaid = claim->principal;

  for (gsize i = 0; i < terms->n_entries; i++)
    {
      const DumentEntry *entry = &terms->entries[i];

      if (entry->date <= terms->due &&
          (entry->kind == DUMENT_ENTRY_PAYMENT || entry->kind == DUMENT_ENTRY_SET_OFF))
        unpaid -= entry->amount;
    }
  return claim->as_of > terms->due && unpaid > 0;
}

/* What is received settles the principal, since nothing else is computed. */
static void
settle_without_kind (DumentClaim *claim, const DumentClaimTerms *terms, DumentMoney received)
{
  if (was_late (claim, terms))
    claim->pending = DUMENT_INTEREST_PENDING_KIND;
  claim->unallocated += received - (claim->principal - claim->balance);
  claim->principal = claim->balance;
  claim->total = claim->balance;
}

/**
 * dument_claim_compute:
 * @self: a claim, whose former content is replaced
 * @terms: the facts
 * @law: rates, margins and indemnity; must outlive the use of the segments
 * @as_of: the day on which it is computed; entries after it are ignored
 *
 * Computes what is owed and why. Interest days are the days after the day of payment up to and with
 * the day on which money arrives, or @as_of; they are cut at every payment and at every 1 January
 * and 1 July; each segment is rounded half up and the total is the sum of the segments. Nothing
 * beyond the balance is computed while the kind of debtor is unknown.
 *
 * Sources: art. L441-10 II and D441-5 C. com.; 1231-6, 1343-1, 1344-1 C. civ.; L2192-13, R2192-31,
 * D2192-35 CCP.
 */
void
dument_claim_compute (DumentClaim *self,
                      const DumentClaimTerms *terms,
                      const DumentLaw *law,
                      DumentDate as_of)
{
  DumentEntry on_stack[N_ENTRIES_ON_STACK];
  g_autofree DumentEntry *on_heap = NULL;
  DumentEntry *entries = on_stack;
  Walk walk = { .claim = self, .terms = terms, .law = law };
  DumentMoney received;

  g_return_if_fail (terms->due != DUMENT_DATE_NONE && terms->due_payable >= 0);

  reset_claim (self, terms->due, as_of);
  received = set_principal (self, terms);
  if (terms->debtor_kind == DUMENT_DEBTOR_UNKNOWN)
    {
      settle_without_kind (self, terms, received);
      return;
    }

  if (terms->n_entries > N_ENTRIES_ON_STACK)
    entries = on_heap = g_new (DumentEntry, terms->n_entries);
  if (terms->n_entries > 0)
    {
      memcpy (entries, terms->entries, terms->n_entries * sizeof *entries);
      qsort (entries, terms->n_entries, sizeof *entries, compare_entries);
    }

  walk.next_day = find_first_day (terms);
  walk.frozen = dument_semester_of (terms->due + 1);
  walk_entries (&walk, entries, terms->n_entries);
  compute_per_day (&walk);
  self->pending = find_pending (&walk);
  self->total = self->principal + self->interest - self->interest_paid - self->interest_waived +
                self->indemnity - self->indemnity_paid;
}

/**
 * dument_claim_missing_rate:
 * @terms: the facts from which a claim was computed
 * @law: the law that it was computed from
 * @gap: days that it leaves out
 * @ret_semester: (out): the semester whose rate is missing; towards a public body it may be that in
 * which the delay began, before @gap
 *
 * Returns: which published rate must be known so that the interest of these days can be computed
 */
DumentLawKey
dument_claim_missing_rate (const DumentClaimTerms *terms,
                           const DumentLaw *law,
                           const DumentGap *gap,
                           DumentSemester *ret_semester)
{
  DumentSemester frozen = dument_semester_of (terms->due + 1);

  *ret_semester = gap->semester;
  if (terms->is_euro && terms->debtor_kind == DUMENT_DEBTOR_PUBLIC &&
      dument_law_rate (law, DUMENT_LAW_ECB, frozen) == NULL)
    {
      *ret_semester = frozen;
      return DUMENT_LAW_ECB;
    }
  if (dument_claim_has_clause (terms))
    return terms->clause.kind == DUMENT_CLAUSE_LEGAL_TIMES ? DUMENT_LAW_LEGAL_OTHERS
                                                           : DUMENT_LAW_ECB;
  return terms->debtor_kind == DUMENT_DEBTOR_CONSUMER ? DUMENT_LAW_LEGAL_OTHERS : DUMENT_LAW_ECB;
}

/**
 * dument_interest_pending_to_string:
 * @pending: a reason
 *
 * Returns: (nullable): the word that stands for it in data, %NULL where nothing is pending
 */
const char *
dument_interest_pending_to_string (DumentInterestPending pending)
{
  static const char *const words[DUMENT_INTEREST_PENDING_N_REASONS] = {
    [DUMENT_INTEREST_PENDING_KIND] = "client-kind",
    [DUMENT_INTEREST_PENDING_NOTICE] = "formal-notice",
    [DUMENT_INTEREST_PENDING_CONTRACT] = "contract-rate",
    [DUMENT_INTEREST_PENDING_RATE] = "semester-rate",
  };

  g_return_val_if_fail (pending < DUMENT_INTEREST_PENDING_N_REASONS, NULL);

  return words[pending];
}

/**
 * dument_claim_creditable:
 * @terms: the facts of an invoice
 *
 * Credit notes together never credit more than the invoice asks, whatever was paid of it.
 *
 * Returns: what can still be credited, never below zero
 */
DumentMoney
dument_claim_creditable (const DumentClaimTerms *terms)
{
  DumentMoney left = terms->due_payable;

  for (gsize i = 0; i < terms->n_entries; i++)
    {
      const DumentEntry *entry = &terms->entries[i];

      if (entry->kind == DUMENT_ENTRY_CREDIT || entry->kind == DUMENT_ENTRY_SET_OFF)
        left -= entry->amount;
    }
  return MAX (0, left);
}

/**
 * dument_claim_floor:
 * @law: rates and the multiple
 * @semester: a semester
 *
 * The rate below which a contract may not go (art. L441-10 II C. com.). It is shown against a
 * contract's rate, never applied by itself.
 *
 * Returns: hundredths of a percent, or %DUMENT_RATE_NONE where the legal rate is not known
 */
DumentRate
dument_claim_floor (const DumentLaw *law, DumentSemester semester)
{
  const DumentLawValue *legal = dument_law_rate (law, DUMENT_LAW_LEGAL_OTHERS, semester);
  const DumentLawValue *multiple =
      dument_law_lookup (law, DUMENT_LAW_FLOOR_MULTIPLE, dument_semester_first_day (semester));

  if (legal == NULL || multiple == NULL)
    return DUMENT_RATE_NONE;
  return (DumentRate) (legal->value * multiple->value);
}

/**
 * dument_claim_clause_rate:
 * @law: the rates that a clause may rest on
 * @clause: a contract's rate
 * @semester: a semester
 *
 * Returns: hundredths of a percent, or %DUMENT_RATE_NONE where there is no clause or the rate that
 *   it rests on is not known
 */
DumentRate
dument_claim_clause_rate (const DumentLaw *law, DumentClause clause, DumentSemester semester)
{
  DumentSegment segment = { 0 };

  if (clause.kind == DUMENT_CLAUSE_NONE || !set_clause_rate (law, clause, semester, &segment))
    return DUMENT_RATE_NONE;
  return segment.rate;
}
