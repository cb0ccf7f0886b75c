/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/money.h"
#include "store/store.h"

G_BEGIN_DECLS

/** How money came in. */
typedef enum
{
  DUMENT_PAYMENT_TRANSFER,
  DUMENT_PAYMENT_CHEQUE,
  DUMENT_PAYMENT_CARD,
  DUMENT_PAYMENT_CASH,
  DUMENT_PAYMENT_OTHER,
} DumentPaymentMethod;

const char *dument_payment_method_to_string (DumentPaymentMethod method);
gboolean dument_payment_method_parse (const char *text,
                                      DumentPaymentMethod *ret_method) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentPayment:
 * @id: number of the row, 0 before it is inserted
 * @client_id: who paid
 * @received_on: the day it counts
 * @amount: how much, positive
 * @currency: three letters
 * @method: how
 * @bounced_on: the day the bank took it back, or %DUMENT_DATE_NONE; it then counts for nothing
 * @note: (nullable): free text
 *
 * Money received. What it pays is told by its allocations.
 */
typedef struct
{
  gint64 id;
  gint64 client_id;
  DumentDate received_on;
  DumentMoney amount;
  char currency[4];
  DumentPaymentMethod method;
  DumentDate bounced_on;
  char *note;
} DumentPayment;

DumentPayment *dument_payment_new (void);
void dument_payment_free (DumentPayment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPayment, dument_payment_free)

gboolean dument_payment_insert (DumentStore *store,
                                DumentPayment *payment,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentPayment *
dument_payment_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_payment_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_payment_bounce (DumentStore *store,
                                gint64 id,
                                DumentDate bounced_on,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_payment_list_of_invoice (DumentStore *store,
                                           gint64 invoice_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_payment_list_of_client (DumentStore *store,
                                          gint64 client_id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
