/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/semester.h"

G_BEGIN_DECLS

/** A yearly rate in hundredths of a percent: 12.40 % is 1240. */
typedef gint32 DumentRate;

/** No rate. */
#define DUMENT_RATE_NONE G_MININT32

/** The largest yearly rate that may enter: 1 000 %. */
#define DUMENT_RATE_MAX 100000

/**
 * DUMENT_LAW_MIN_ECB_RATE:
 *
 * The lowest and the highest published rate that can be meant. The European Central Bank's rate was
 * never above 4.75 % nor below zero since 1999, the legal rate never above 5.07 % since 2009: some
 * points below zero and four times the highest leave room for what is to come, and still tell 2.65
 * from a mistyped 26.5 or 265. The legal rate is what a debtor owes, so never below zero.
 */
#define DUMENT_LAW_MIN_ECB_RATE   (-500)
#define DUMENT_LAW_MIN_LEGAL_RATE 0
#define DUMENT_LAW_MAX_RATE       2000

/**
 * DumentLawKey:
 * @DUMENT_LAW_ECB: main refinancing rate of the European Central Bank, hundredths of a percent
 * @DUMENT_LAW_LEGAL_OTHERS: legal interest rate, column "autres cas", hundredths of a percent
 * @DUMENT_LAW_LEGAL_INDIVIDUALS: the same, column for natural persons outside business
 * @DUMENT_LAW_PROFESSIONAL_MARGIN: what is added to the ECB rate for professionals, likewise
 * @DUMENT_LAW_PUBLIC_MARGIN: what is added to it for public bodies, likewise
 * @DUMENT_LAW_FLOOR_MULTIPLE: a contract rate may not be below this multiple of the legal rate
 * @DUMENT_LAW_INDEMNITY: fixed indemnity for recovery costs (40 €), cents
 * @DUMENT_LAW_PAYMENT_TERM: days to pay where nothing was agreed
 * @DUMENT_LAW_LIMITATION_PROFESSIONAL: limitation period in years
 * @DUMENT_LAW_LIMITATION_CONSUMER: likewise
 * @DUMENT_LAW_LIMITATION_PUBLIC: likewise, in calendar years
 * @DUMENT_LAW_DECLARATION: months to declare a claim in an insolvency
 * @DUMENT_LAW_DECLARATION_FROM_ABROAD: the same for a creditor established abroad
 *
 * The values that the law sets. Their numbers stand in dated data, never in code.
 */
typedef enum
{
  DUMENT_LAW_ECB,
  DUMENT_LAW_LEGAL_OTHERS,
  DUMENT_LAW_LEGAL_INDIVIDUALS,
  DUMENT_LAW_PROFESSIONAL_MARGIN,
  DUMENT_LAW_PUBLIC_MARGIN,
  DUMENT_LAW_FLOOR_MULTIPLE,
  DUMENT_LAW_INDEMNITY,
  DUMENT_LAW_PAYMENT_TERM,
  DUMENT_LAW_LIMITATION_PROFESSIONAL,
  DUMENT_LAW_LIMITATION_CONSUMER,
  DUMENT_LAW_LIMITATION_PUBLIC,
  DUMENT_LAW_DECLARATION,
  DUMENT_LAW_DECLARATION_FROM_ABROAD,
  DUMENT_LAW_N_KEYS
} DumentLawKey;

/**
 * DumentLawValue:
 * @value: the value, in the unit of its key
 * @valid_from: first day on which it holds
 * @verified_on: last day on which somebody checked that it is the value in force
 * @source: where it was read
 * @entered_by_user: whether the user typed it
 */
typedef struct
{
  gint64 value;
  DumentDate valid_from;
  DumentDate verified_on;
  const char *source;
  gboolean entered_by_user;
} DumentLawValue;

/** The semesters for which rates are kept: 2000-H1 to 2199-H2. */
#define DUMENT_LAW_FIRST_SEMESTER (2000 * 2)
#define DUMENT_LAW_LAST_SEMESTER  (2199 * 2 + 1)

typedef struct _DumentLaw DumentLaw;

#define DUMENT_LAW_ERROR (dument_law_error_quark ())

typedef enum
{
  DUMENT_LAW_ERROR_SYNTAX,
} DumentLawError;

GQuark dument_law_error_quark (void);

DumentLaw *dument_law_new (void);
DumentLaw *dument_law_ref (const DumentLaw *self);
void dument_law_free (DumentLaw *self);
gboolean
dument_law_load (DumentLaw *self, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_law_has_semester (DumentSemester semester);
void dument_law_enter_rate (DumentLaw *self,
                            DumentLawKey key,
                            DumentSemester semester,
                            DumentRate rate,
                            DumentDate entered_on,
                            const char *source);
const DumentLawValue *dument_law_lookup (const DumentLaw *self, DumentLawKey key, DumentDate date);
const DumentLawValue *
dument_law_published_rate (const DumentLaw *self, DumentLawKey key, DumentSemester semester);
const DumentLawValue *
dument_law_rate (const DumentLaw *self, DumentLawKey key, DumentSemester semester);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLaw, dument_law_free)

G_END_DECLS
