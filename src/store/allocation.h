/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/money.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentAllocation:
 * @id: number of the row, 0 before it is inserted
 * @payment_id: the payment, or 0
 * @credit_note_id: the credit note that names no invoice, or 0; exactly one of the two is set
 * @invoice_id: the invoice that it is set against
 * @amount: how much of it, positive
 * @date: the day it counts, that of the payment or the credit note; only read
 * @bounced: whether the bank took the payment back, so that it counts for nothing; only read
 *
 * What a payment or an unnamed credit note pays.
 */
typedef struct
{
  gint64 id;
  gint64 payment_id;
  gint64 credit_note_id;
  gint64 invoice_id;
  DumentMoney amount;
  DumentDate date;
  gboolean bounced;
} DumentAllocation;

gboolean dument_allocation_insert (DumentStore *store,
                                   DumentAllocation *allocation,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_allocation_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_allocation_list_of_invoice (DumentStore *store,
                                           gint64 invoice_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_allocation_list_of_payment (DumentStore *store,
                                           gint64 payment_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_allocation_list_of_credit_note (DumentStore *store,
                                               gint64 credit_note_id,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_allocation_list_unallocated (DumentStore *store,
                                            gint64 client_id,
                                            const char *currency,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_allocation_list_currencies (DumentStore *store,
                                              gint64 client_id,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_allocation_unallocated (DumentStore *store,
                                        gint64 client_id,
                                        const char *currency,
                                        DumentMoney *ret_amount,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

GArray *dument_allocation_list_overpaid (DumentStore *store,
                                         gint64 client_id,
                                         const char *currency,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_allocation_left_of_credit_note (DumentStore *store,
                                                gint64 credit_note_id,
                                                DumentMoney *ret_amount,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
