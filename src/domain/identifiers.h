/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentIdentifierKind:
 * @DUMENT_IDENTIFIER_SIREN: number of a French business, nine digits
 * @DUMENT_IDENTIFIER_SIRET: number of one of its establishments, fourteen digits
 * @DUMENT_IDENTIFIER_VAT: VAT number; the key is checked for `FR`, the form for other countries
 * @DUMENT_IDENTIFIER_IBAN: bank account; for France and Monaco with the RIB key
 * @DUMENT_IDENTIFIER_BIC: bank code, eight or eleven characters
 * @DUMENT_IDENTIFIER_CREDITOR_REFERENCE: structured payment reference, `RF18…`
 * @DUMENT_IDENTIFIER_REGISTERED: number of a registered letter; its rules are partly inferred from
 *   real numbers, so a fault is a reason to look again, never to refuse
 */
typedef enum
{
  DUMENT_IDENTIFIER_SIREN,
  DUMENT_IDENTIFIER_SIRET,
  DUMENT_IDENTIFIER_VAT,
  DUMENT_IDENTIFIER_IBAN,
  DUMENT_IDENTIFIER_BIC,
  DUMENT_IDENTIFIER_CREDITOR_REFERENCE,
  DUMENT_IDENTIFIER_REGISTERED,
} DumentIdentifierKind;

/**
 * DumentIdentifierResult:
 * @DUMENT_IDENTIFIER_OK: nothing speaks against it
 * @DUMENT_IDENTIFIER_EMPTY: nothing was given
 * @DUMENT_IDENTIFIER_WRONG_LENGTH: too many or too few characters
 * @DUMENT_IDENTIFIER_WRONG_CHARACTER: a letter where a digit belongs, or no letter or digit at all
 * @DUMENT_IDENTIFIER_WRONG_COUNTRY: begins with no known country code
 * @DUMENT_IDENTIFIER_WRONG_FORM: none of the known forms
 * @DUMENT_IDENTIFIER_WRONG_CHECKSUM: the check digits do not match: mistyped
 * @DUMENT_IDENTIFIER_WRONG_RIB_KEY: the RIB key inside the IBAN does not match
 * @DUMENT_IDENTIFIER_WRONG_SIREN: the SIREN inside the number is not valid
 * @DUMENT_IDENTIFIER_ALL_ZERO: zeros only, which no check digit can refuse
 */
typedef enum
{
  DUMENT_IDENTIFIER_OK,
  DUMENT_IDENTIFIER_EMPTY,
  DUMENT_IDENTIFIER_WRONG_LENGTH,
  DUMENT_IDENTIFIER_WRONG_CHARACTER,
  DUMENT_IDENTIFIER_WRONG_COUNTRY,
  DUMENT_IDENTIFIER_WRONG_FORM,
  DUMENT_IDENTIFIER_WRONG_CHECKSUM,
  DUMENT_IDENTIFIER_WRONG_RIB_KEY,
  DUMENT_IDENTIFIER_WRONG_SIREN,
  DUMENT_IDENTIFIER_ALL_ZERO,
} DumentIdentifierResult;

char *dument_identifiers_normalise (const char *text);
gboolean dument_identifiers_is_as_long_as_siret (const char *text);
DumentIdentifierResult dument_identifiers_check (DumentIdentifierKind kind, const char *text);
char *dument_identifiers_display (DumentIdentifierKind kind, const char *text);

char *dument_identifiers_siren_within (DumentIdentifierKind kind, const char *text);
int dument_identifiers_rib_key (const char *bank, const char *branch, const char *account);

G_END_DECLS
