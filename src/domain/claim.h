/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/terms.h"

G_BEGIN_DECLS

/**
 * DumentEntryKind:
 * @DUMENT_ENTRY_PAYMENT: money received
 * @DUMENT_ENTRY_CREDIT: a credit note that names the invoice: the principal was lower from the
 * start
 * @DUMENT_ENTRY_SET_OFF: a credit note that names none: counts at its date, like a payment
 * @DUMENT_ENTRY_WAIVE_INTEREST: the penalties not yet paid are given up; amount unused
 * @DUMENT_ENTRY_WAIVE_INDEMNITY: the indemnity not yet paid is given up; amount unused
 * @DUMENT_ENTRY_CONTESTED: a part that the debtor contests, left out of the principal from the
 * start by a letter that asks for the rest; no ledger has it
 */
typedef enum
{
  DUMENT_ENTRY_PAYMENT,
  DUMENT_ENTRY_CREDIT,
  DUMENT_ENTRY_SET_OFF,
  DUMENT_ENTRY_WAIVE_INTEREST,
  DUMENT_ENTRY_WAIVE_INDEMNITY,
  DUMENT_ENTRY_CONTESTED,
} DumentEntryKind;

/** One thing that happened to an invoice. The amount is positive. */
typedef struct
{
  DumentDate date;
  DumentEntryKind kind;
  DumentMoney amount;
} DumentEntry;

/**
 * DumentClaimTerms:
 * @debtor_kind: whose law applies
 * @due_payable: what the invoice asks, prepayments already taken off
 * @due: the day until which it could be paid without delay
 * @is_euro: whether it is in euros; other currencies bear interest at a contract rate only
 * @clause: the contract's rate
 * @clause_accepted: whether a consumer accepted that clause beforehand
 * @imputation: what a part payment settles first
 * @day_base: the divisor of the yearly rate
 * @notice_presented: first day on which a formal notice was presented or delivered, or
 *   %DUMENT_DATE_NONE; interest towards a consumer runs from the day after
 * @in_insolvency: whether the claim was born before the opening judgment of an insolvency
 * @judgment: the day of that judgment: interest stops on its eve, and what falls due from then on
 *   bears no indemnity, since payment is forbidden (art. L622-7, L622-28, L441-10 II C. com.)
 * @entries: (array length=n_entries): what happened, in any order
 * @n_entries: how many
 *
 * The facts from which a claim follows.
 */
typedef struct
{
  DumentDebtorKind debtor_kind;
  DumentMoney due_payable;
  DumentDate due;
  gboolean is_euro;
  DumentClause clause;
  gboolean clause_accepted;
  DumentImputation imputation;
  DumentDayBase day_base;
  DumentDate notice_presented;
  gboolean in_insolvency;
  DumentDate judgment;
  const DumentEntry *entries;
  gsize n_entries;
} DumentClaimTerms;

/**
 * DumentRateBasis:
 *
 * On what ground a segment bears its rate.
 */
typedef enum
{
  DUMENT_RATE_BASIS_PROFESSIONAL,
  DUMENT_RATE_BASIS_CONSUMER,
  DUMENT_RATE_BASIS_PUBLIC,
  DUMENT_RATE_BASIS_CONTRACT_FIXED,
  DUMENT_RATE_BASIS_CONTRACT_ECB,
  DUMENT_RATE_BASIS_CONTRACT_LEGAL,
} DumentRateBasis;

/**
 * DumentSegment:
 * @from: first day, counted
 * @to: last day, counted
 * @base: principal unpaid on these days
 * @rate: yearly rate
 * @basis: its ground
 * @index: (nullable): the published value that the rate rests on; %NULL for a fixed contract rate
 * @margin_value: (nullable): the value that sets the margin, where the law and not a contract does
 * @margin: what is added to the index (hundredths of a point), or by what it is multiplied
 * (hundredths)
 * @interest: the interest of these days, rounded half up
 *
 * A line of the décompte: days at one rate on one base.
 */
typedef struct
{
  DumentDate from;
  DumentDate to;
  DumentMoney base;
  DumentRate rate;
  DumentRateBasis basis;
  const DumentLawValue *index;
  const DumentLawValue *margin_value;
  gint32 margin;
  DumentMoney interest;
} DumentSegment;

/** Days whose interest is refused because the rate of their semester is not known. */
typedef struct
{
  DumentSemester semester;
  DumentDate from;
  DumentDate to;
  DumentMoney base;
} DumentGap;

/**
 * DumentInterestPending:
 * @DUMENT_INTEREST_PENDING_NOTHING: the interest is what it is, be it nothing
 * @DUMENT_INTEREST_PENDING_KIND: whose law applies was not chosen
 * @DUMENT_INTEREST_PENDING_NOTICE: interest towards a consumer begins with the first presentation
 *   of a formal notice, which is not recorded (art. 1231-6, 1344-1 C. civ.)
 * @DUMENT_INTEREST_PENDING_CONTRACT: in another currency than the euro only a contract's rate
 *   counts, and there is none
 * @DUMENT_INTEREST_PENDING_RATE: the rate of some semester is not known: see the gaps
 *
 * Why a late invoice bears no interest, or less than it will: what a nought has to be told from.
 */
typedef enum
{
  DUMENT_INTEREST_PENDING_NOTHING,
  DUMENT_INTEREST_PENDING_KIND,
  DUMENT_INTEREST_PENDING_NOTICE,
  DUMENT_INTEREST_PENDING_CONTRACT,
  DUMENT_INTEREST_PENDING_RATE,
  DUMENT_INTEREST_PENDING_N_REASONS
} DumentInterestPending;

/**
 * DumentClaim:
 * @as_of: the day of the computation
 * @due: the day from which the delay counts, copied from the terms
 * @principal: what is unpaid of the principal after imputation
 * @interest: sum of the segments
 * @interest_paid: of it, paid
 * @interest_waived: of it, given up (only where a part payment had begun to settle it)
 * @indemnity: the fixed indemnity
 * @indemnity_paid: of it, paid
 * @total: what can be asked
 * @balance: due-payable less credits and payments, never below zero
 * @unallocated: what was received beyond the whole claim
 * @per_day: interest of the day after @as_of
 * @per_day_known: whether the rate of that day is known
 * @pending: what the interest still waits for
 * @first_late_day: the first day of delay, or %DUMENT_DATE_NONE while not late
 * @segments: (element-type DumentSegment): the décompte, oldest first
 * @gaps: (element-type DumentGap): days left out for want of a rate
 *
 * What is owed on one invoice on one day, and why. Amounts are in the invoice's currency.
 */
typedef struct
{
  DumentDate as_of;
  DumentDate due;
  DumentMoney principal;
  DumentMoney interest;
  DumentMoney interest_paid;
  DumentMoney interest_waived;
  DumentMoney indemnity;
  DumentMoney indemnity_paid;
  DumentMoney total;
  DumentMoney balance;
  DumentMoney unallocated;
  DumentMoney per_day;
  gboolean per_day_known;
  DumentInterestPending pending;
  DumentDate first_late_day;
  GArray *segments;
  GArray *gaps;
} DumentClaim;

DumentClaim *dument_claim_new (void);
void dument_claim_free (DumentClaim *self);
void dument_claim_compute (DumentClaim *self,
                           const DumentClaimTerms *terms,
                           const DumentLaw *law,
                           DumentDate as_of);
DumentLawKey dument_claim_missing_rate (const DumentClaimTerms *terms,
                                        const DumentLaw *law,
                                        const DumentGap *gap,
                                        DumentSemester *ret_semester);
const char *dument_interest_pending_to_string (DumentInterestPending pending);
gboolean dument_claim_has_clause (const DumentClaimTerms *terms);
DumentMoney dument_claim_creditable (const DumentClaimTerms *terms);
DumentRate dument_claim_floor (const DumentLaw *law, DumentSemester semester);
DumentRate
dument_claim_clause_rate (const DumentLaw *law, DumentClause clause, DumentSemester semester);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentClaim, dument_claim_free)

G_END_DECLS
