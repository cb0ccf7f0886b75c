/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/law.h"
#include "domain/money.h"

G_BEGIN_DECLS

/**
 * DumentDebtorKind:
 * @DUMENT_DEBTOR_UNKNOWN: not chosen yet: no claim is computed
 * @DUMENT_DEBTOR_PROFESSIONAL: buys for a business (art. L441-10 C. com.)
 * @DUMENT_DEBTOR_CONSUMER: buys outside any business (art. 1231-6 C. civ.)
 * @DUMENT_DEBTOR_PUBLIC: a public body (art. L2192-13 Code de la commande publique)
 */
typedef enum
{
  DUMENT_DEBTOR_UNKNOWN,
  DUMENT_DEBTOR_PROFESSIONAL,
  DUMENT_DEBTOR_CONSUMER,
  DUMENT_DEBTOR_PUBLIC,
} DumentDebtorKind;

/** What a part payment settles first (art. 1343-1 C. civ. and the contract). */
typedef enum
{
  DUMENT_IMPUTATION_PRINCIPAL_FIRST,
  DUMENT_IMPUTATION_INTEREST_FIRST,
} DumentImputation;

/** The number of days by which a yearly rate is divided. */
typedef enum
{
  DUMENT_DAY_BASE_365,
  DUMENT_DAY_BASE_ACTUAL,
} DumentDayBase;

/**
 * DumentClauseKind:
 * @DUMENT_CLAUSE_NONE: the contract states no rate
 * @DUMENT_CLAUSE_FIXED: a yearly rate; value in hundredths of a percent
 * @DUMENT_CLAUSE_ECB_PLUS: ECB rate plus value, in hundredths of a percentage point
 * @DUMENT_CLAUSE_LEGAL_TIMES: legal rate times value, in hundredths (3 times is 300)
 */
typedef enum
{
  DUMENT_CLAUSE_NONE,
  DUMENT_CLAUSE_FIXED,
  DUMENT_CLAUSE_ECB_PLUS,
  DUMENT_CLAUSE_LEGAL_TIMES,
} DumentClauseKind;

/** The late-payment rate that the contract or the invoice states. */
typedef struct
{
  DumentClauseKind kind;
  gint32 value;
} DumentClause;

const char *dument_debtor_kind_to_string (DumentDebtorKind kind);
gboolean
dument_debtor_kind_parse (const char *text, DumentDebtorKind *ret_kind) G_GNUC_WARN_UNUSED_RESULT;
DumentDebtorKind dument_debtor_kind_propose (const char *siren);
gboolean dument_clause_parse (const char *text, DumentClause *ret_clause) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_clause_find (const char *note, DumentClause *ret_clause) G_GNUC_WARN_UNUSED_RESULT;
const char *dument_imputation_to_string (DumentImputation imputation);
gboolean dument_imputation_parse (const char *text,
                                  DumentImputation *ret_imputation) G_GNUC_WARN_UNUSED_RESULT;
char *dument_clause_to_string (DumentClause clause);

G_END_DECLS
