/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "store/payment.h"
#include "store/waiver.h"

G_BEGIN_DECLS

gboolean dument_settlement_pay (DumentWorkspace *workspace,
                                const char *number,
                                const char *amount,
                                DumentDate received_on,
                                DumentPaymentMethod method,
                                DumentMoney *ret_unallocated,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_settlement_fail_unclear (const char *number, const GPtrArray *payments, GError **error);
gboolean
dument_settlement_fail_no_payment (const char *number, const GPtrArray *payments, GError **error);
gboolean dument_settlement_unpay (DumentWorkspace *workspace,
                                  const char *number,
                                  const char *amount,
                                  DumentDate received_on,
                                  DumentDate bounced_on,
                                  DumentPayment **ret_payment,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_settlement_credit (DumentWorkspace *workspace,
                                   const char *number,
                                   const char *amount,
                                   const char *credit_note_number,
                                   DumentDate issued_on,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_settlement_waive (DumentWorkspace *workspace,
                                  const char *number,
                                  DumentWaiverKind kind,
                                  const char *reason,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** What a client has left in one currency. */
typedef struct
{
  char currency[4];
  DumentMoney amount;
} DumentClientCredit;

GArray *dument_settlement_client_credits (DumentWorkspace *workspace,
                                          gint64 client_id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_settlement_client_credit (DumentWorkspace *workspace,
                                          gint64 client_id,
                                          const char *currency,
                                          DumentMoney *ret_amount,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
