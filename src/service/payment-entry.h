/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/payment-sheet.h"
#include "service/finding.h"
#include "service/undo.h"
#include "store/payment.h"

G_BEGIN_DECLS

/**
 * DumentPaymentEntry:
 * @client_id: who paid
 * @currency: three letters
 * @amount: how much
 * @received_on: the day it counts, or %DUMENT_DATE_NONE while it is not typed
 * @method: how it came in
 * @note: (nullable): free text, such as the label of the transfer
 * @shares: (element-type DumentPaymentShare): what of it is for which invoice
 *
 * The form of a payment. What it leaves unshared stays to the client's credit.
 */
typedef struct
{
  gint64 client_id;
  char currency[4];
  DumentMoney amount;
  DumentDate received_on;
  DumentPaymentMethod method;
  char *note;
  GArray *shares;
} DumentPaymentEntry;

DumentPaymentEntry *dument_payment_entry_new (void);
void dument_payment_entry_free (DumentPaymentEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPaymentEntry, dument_payment_entry_free)

/** What can be asked on one invoice. */
typedef struct
{
  DumentMoney principal;
  DumentMoney interest;
  DumentMoney indemnity;
} DumentPaymentPart;

/**
 * DumentPaymentEffect:
 * @invoice_id: an invoice
 * @before: what can be asked on it today
 * @after: what can be asked on it once the payment counts
 * @excess: what of the share is more than the whole claim
 *
 * What a payment would do.
 */
typedef struct
{
  gint64 invoice_id;
  DumentPaymentPart before;
  DumentPaymentPart after;
  DumentMoney excess;
} DumentPaymentEffect;

GPtrArray *dument_payment_entry_check (DumentWorkspace *workspace,
                                       const DumentPaymentEntry *self,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_payment_entry_preview (DumentWorkspace *workspace,
                                      const DumentPaymentEntry *self,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_payment_entry_save (DumentWorkspace *workspace,
                                    const DumentPaymentEntry *self,
                                    DumentUndo **ret_undo,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_payment_entry_delete (DumentWorkspace *workspace,
                                         gint64 payment_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_payment_entry_bounce (DumentWorkspace *workspace,
                                         gint64 payment_id,
                                         DumentDate bounced_on,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_payment_entry_unbounce (DumentWorkspace *workspace,
                                           gint64 payment_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
