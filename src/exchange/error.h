/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUMENT_EXCHANGE_ERROR (dument_exchange_error_quark ())

/**
 * DumentExchangeError:
 * @DUMENT_EXCHANGE_ERROR_UNREADABLE: empty, damaged, or not a file that holds invoices
 * @DUMENT_EXCHANGE_ERROR_ENCRYPTED: opens with a password only
 * @DUMENT_EXCHANGE_ERROR_TOO_LARGE: beyond the limits on size, depth or number of elements
 * @DUMENT_EXCHANGE_ERROR_SYNTAX: breaks the rules of its format; the message says where
 * @DUMENT_EXCHANGE_ERROR_UNSUPPORTED: well formed, but not an invoice that can be imported
 * @DUMENT_EXCHANGE_ERROR_ORDER: an order (Order-X, UBL Order), not an invoice
 * @DUMENT_EXCHANGE_ERROR_NO_XML: a PDF without the invoice as embedded XML
 * @DUMENT_EXCHANGE_ERROR_FACTORED: the claim was assigned to a factor
 * @DUMENT_EXCHANGE_ERROR_MISSING: an element or column that an invoice cannot lack
 * @DUMENT_EXCHANGE_ERROR_VALUE: a value that cannot be read or contradicts another
 * @DUMENT_EXCHANGE_ERROR_ROWS: a table with bad rows, which are reported one by one
 *
 * Why a file cannot be imported. Messages are translated sentences that name the place inside the
 * file and the cure; the name of the file is for the caller to add.
 */
typedef enum
{
  DUMENT_EXCHANGE_ERROR_UNREADABLE,
  DUMENT_EXCHANGE_ERROR_ENCRYPTED,
  DUMENT_EXCHANGE_ERROR_TOO_LARGE,
  DUMENT_EXCHANGE_ERROR_SYNTAX,
  DUMENT_EXCHANGE_ERROR_UNSUPPORTED,
  DUMENT_EXCHANGE_ERROR_ORDER,
  DUMENT_EXCHANGE_ERROR_NO_XML,
  DUMENT_EXCHANGE_ERROR_FACTORED,
  DUMENT_EXCHANGE_ERROR_MISSING,
  DUMENT_EXCHANGE_ERROR_VALUE,
  DUMENT_EXCHANGE_ERROR_ROWS,
} DumentExchangeError;

GQuark dument_exchange_error_quark (void);

G_END_DECLS
