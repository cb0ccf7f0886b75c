/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentTypeCodeClass:
 * @DUMENT_TYPE_CODE_INVOICE: asks for money
 * @DUMENT_TYPE_CODE_CREDIT_NOTE: takes from what was asked
 * @DUMENT_TYPE_CODE_FACTORED: either of them, with the claim assigned to a factor
 * @DUMENT_TYPE_CODE_OTHER: neither: an order, a quotation, a pro forma invoice…
 *
 * What a document type of UNTDID 1001 means for a creditor.
 */
typedef enum
{
  DUMENT_TYPE_CODE_INVOICE,
  DUMENT_TYPE_CODE_CREDIT_NOTE,
  DUMENT_TYPE_CODE_FACTORED,
  DUMENT_TYPE_CODE_OTHER,
} DumentTypeCodeClass;

DumentTypeCodeClass dument_type_code_classify (int code);

G_END_DECLS
