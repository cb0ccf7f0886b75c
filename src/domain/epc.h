/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/money.h"

G_BEGIN_DECLS

/**
 * DumentEpcTransfer:
 * @name: name of the payee, at most 70 characters
 * @bic: (nullable): BIC of the payee's bank; not needed inside the European Economic Area
 * @iban: IBAN of the payee, with or without spaces
 * @amount: cents of a euro, 1 to 99 999 999 999
 * @reference: (nullable): structured reference, `RF…`
 * @text: (nullable): free text, at most 140 characters; excludes @reference
 *
 * The transfer that a debtor's bank shall propose when the code is scanned.
 */
typedef struct
{
  const char *name;
  const char *bic;
  const char *iban;
  DumentMoney amount;
  const char *reference;
  const char *text;
} DumentEpcTransfer;

/**
 * DumentEpcResult:
 * @DUMENT_EPC_OK: the payload was made
 * @DUMENT_EPC_WRONG_NAME: no name, or more than 70 characters
 * @DUMENT_EPC_WRONG_BIC: not a BIC
 * @DUMENT_EPC_WRONG_IBAN: not a valid IBAN
 * @DUMENT_EPC_WRONG_AMOUNT: nothing, less than nothing or a billion euros
 * @DUMENT_EPC_WRONG_REFERENCE: not an ISO 11649 reference
 * @DUMENT_EPC_WRONG_TEXT: more than 140 characters
 * @DUMENT_EPC_TWO_REFERENCES: a reference and a text, which exclude each other
 * @DUMENT_EPC_CONTROL_CHARACTER: a line break or the like, which would shift the fields
 * @DUMENT_EPC_TOO_LONG: more than 331 bytes in all
 */
typedef enum
{
  DUMENT_EPC_OK,
  DUMENT_EPC_WRONG_NAME,
  DUMENT_EPC_WRONG_BIC,
  DUMENT_EPC_WRONG_IBAN,
  DUMENT_EPC_WRONG_AMOUNT,
  DUMENT_EPC_WRONG_REFERENCE,
  DUMENT_EPC_WRONG_TEXT,
  DUMENT_EPC_TWO_REFERENCES,
  DUMENT_EPC_CONTROL_CHARACTER,
  DUMENT_EPC_TOO_LONG,
} DumentEpcResult;

DumentEpcResult dument_epc_make_payload (const DumentEpcTransfer *transfer,
                                         char **ret_payload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
