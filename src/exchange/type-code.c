/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/type-code.h"

static const int credit_note_codes[] = { 81, 83, 261, 262, 296, 308, 381, 420, 458, 503, 532 };

/* The claim belongs to the factor, also in the self-billed (501, 502) and corrective (472, 473)
 * variants that the French e-invoicing rules allow beside 393 and 396. */
static const int factored_codes[] = { 393, 396, 472, 473, 501, 502 };

/* The codes that EN 16931 allows for BT-3, without 325: a pro forma invoice asks for nothing. */
static const int invoice_codes[] = {
  71,  80,  82,  84,  102, 130, 202, 203, 204, 211, 218, 219, 295, 326, 331,
  380, 382, 383, 384, 385, 386, 387, 388, 389, 390, 394, 395, 456, 457, 471,
  500, 527, 553, 575, 623, 633, 751, 780, 817, 870, 875, 876, 877, 935,
};

static gboolean
contains_code (const int *codes, gsize n_codes, int code)
{
  for (gsize i = 0; i < n_codes; i++)
    {
      if (codes[i] == code)
        return TRUE;
    }
  return FALSE;
}

/**
 * dument_type_code_classify:
 * @code: document type by UNTDID 1001, BT-3 of EN 16931
 *
 * Returns: what a document of this type means for a creditor
 *
 * Source: EN 16931-1 code list of BT-3; XP Z12-012 for the codes of the French reform.
 */
DumentTypeCodeClass
dument_type_code_classify (int code)
{
  if (contains_code (factored_codes, G_N_ELEMENTS (factored_codes), code))
    return DUMENT_TYPE_CODE_FACTORED;
  if (contains_code (credit_note_codes, G_N_ELEMENTS (credit_note_codes), code))
    return DUMENT_TYPE_CODE_CREDIT_NOTE;
  if (contains_code (invoice_codes, G_N_ELEMENTS (invoice_codes), code))
    return DUMENT_TYPE_CODE_INVOICE;
  return DUMENT_TYPE_CODE_OTHER;
}
