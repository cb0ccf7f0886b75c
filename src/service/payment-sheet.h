/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/** What of a payment is for one invoice. */
typedef struct
{
  gint64 invoice_id;
  DumentMoney amount;
} DumentPaymentShare;

/**
 * DumentPaymentLine:
 * @invoice_id: an invoice
 * @number: its number
 * @label: (nullable): what was sold
 * @issue_date: its day of issue
 * @due: its day of payment, or %DUMENT_DATE_NONE
 * @principal: what is unpaid of it
 * @accessories: interest and indemnity that can be asked with it today
 * @is_chosen: whether the payment was opened for it
 *
 * An invoice that a payment can be for.
 */
typedef struct
{
  gint64 invoice_id;
  char *number;
  char *label;
  DumentDate issue_date;
  DumentDate due;
  DumentMoney principal;
  DumentMoney accessories;
  gboolean is_chosen;
} DumentPaymentLine;

/**
 * DumentPaymentSheet:
 * @client_id: who pays
 * @client_name: name of that client
 * @currency: three letters
 * @imputation: what a part payment settles first
 * @lines: (element-type DumentPaymentLine): the client's invoices in that currency on which
 * something is owed, the oldest first
 *
 * What a payment of a client can be for.
 */
typedef struct
{
  gint64 client_id;
  char *client_name;
  char currency[4];
  DumentImputation imputation;
  GPtrArray *lines;
} DumentPaymentSheet;

void dument_payment_sheet_free (DumentPaymentSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPaymentSheet, dument_payment_sheet_free)

DumentPaymentSheet *dument_payment_sheet_open (DumentWorkspace *workspace,
                                               const gint64 *invoice_ids,
                                               gsize n_invoice_ids,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentMoney dument_payment_sheet_propose (const DumentPaymentSheet *self);
GArray *dument_payment_sheet_split (const DumentPaymentSheet *self, DumentMoney amount);

G_END_DECLS
