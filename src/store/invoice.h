/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"
#include "domain/state.h"
#include "store/store.h"

G_BEGIN_DECLS

/** How an invoice went to its client. */
typedef enum
{
  DUMENT_CHANNEL_UNKNOWN,
  DUMENT_CHANNEL_EMAIL,
  DUMENT_CHANNEL_POST,
  DUMENT_CHANNEL_REGISTERED,
  DUMENT_CHANNEL_PLATFORM,
  DUMENT_CHANNEL_HAND,
} DumentChannel;

const char *dument_channel_to_string (DumentChannel channel);
gboolean
dument_channel_parse (const char *text, DumentChannel *ret_channel) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentInvoiceTyped:
 *
 * Fields of an invoice that somebody typed: an import leaves them alone.
 */
typedef enum
{
  DUMENT_INVOICE_TYPED_DUE = 1 << 0,
  DUMENT_INVOICE_TYPED_CLAUSE = 1 << 1,
  DUMENT_INVOICE_TYPED_CLIENT = 1 << 2,
  DUMENT_INVOICE_TYPED_LABEL = 1 << 3,
  DUMENT_INVOICE_TYPED_ORDER = 1 << 4,
  DUMENT_INVOICE_TYPED_SUPPLY = 1 << 5,
  DUMENT_INVOICE_TYPED_SENT = 1 << 6,
} DumentInvoiceTyped;

/**
 * DumentInvoice:
 * @id: number of the row, 0 before it is inserted
 * @seller_key: the seller's half of the identity, see [func@identity_seller_key]
 * @number: the other half
 * @type_code: UNTDID 1001 code, 0 where the source gave none
 * @client_id: who owes it
 * @issue_date: day of issue
 * @due_date: day of payment, or %DUMENT_DATE_NONE while nobody knows
 * @due_estimated: whether the day of payment was estimated
 * @supply_date: day of delivery or performance, or %DUMENT_DATE_NONE
 * @currency: three letters
 * @total: total with tax
 * @prepaid: what was paid before the invoice
 * @due_payable: what remains to be paid: the receivable
 * @order_reference: (nullable): the buyer's order number
 * @payment_reference: (nullable): reference to be given with the payment
 * @label: (nullable): what was sold
 * @note_pmt: (nullable): French note PMT, the fixed indemnity
 * @note_pmd: (nullable): French note PMD, the late-payment penalties
 * @note_aab: (nullable): French note AAB, the discount conditions
 * @clause: the contract's rate, in force
 * @clause_accepted: whether a consumer accepted it beforehand
 * @proposed: a contract rate read from the invoice, which nobody confirmed
 * @sent_on: the day it was sent, or %DUMENT_DATE_NONE
 * @sent_channel: how it was sent
 * @sent_proof_id: the document that proves the sending, 0 for none
 * @source_id: the document it was imported from, 0 for none
 * @scenario: (nullable): how it is asked for, if not as the others of its client
 * @typed: a set of #DumentInvoiceTyped
 *
 * A receivable. Its identity is its seller and its number.
 */
typedef struct
{
  gint64 id;
  char *seller_key;
  char *number;
  int type_code;
  gint64 client_id;
  DumentDate issue_date;
  DumentDate due_date;
  gboolean due_estimated;
  DumentDate supply_date;
  char currency[4];
  DumentMoney total;
  DumentMoney prepaid;
  DumentMoney due_payable;
  char *order_reference;
  char *payment_reference;
  char *label;
  char *note_pmt;
  char *note_pmd;
  char *note_aab;
  DumentClause clause;
  gboolean clause_accepted;
  DumentClause proposed;
  DumentDate sent_on;
  DumentChannel sent_channel;
  gint64 sent_proof_id;
  gint64 source_id;
  char *scenario;
  guint32 typed;
} DumentInvoice;

DumentInvoice *dument_invoice_new (void);
gboolean dument_invoice_merge (DumentInvoice *self,
                               const DumentInvoice *before,
                               const DumentInvoice *stored) G_GNUC_WARN_UNUSED_RESULT;
DumentInvoice *dument_invoice_copy (const DumentInvoice *self);
void dument_invoice_free (DumentInvoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentInvoice, dument_invoice_free)

gboolean dument_invoice_insert (DumentStore *store,
                                DumentInvoice *invoice,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_update (DumentStore *store,
                                const DumentInvoice *invoice,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_invoice_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_change_seller (DumentStore *store,
                                       const char *from,
                                       const char *to,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentInvoice *
dument_invoice_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_find (DumentStore *store,
                              const char *seller_key,
                              const char *number,
                              gint64 *ret_id,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_is_empty (DumentStore *store,
                                  gboolean *ret_is_empty,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_has_other_sellers (DumentStore *store,
                                           const char *own_key,
                                           gboolean *ret_has,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_invoice_find_number (DumentStore *store,
                                       const char *number,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean dument_invoice_begin_mass (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_end_mass (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** In which order invoices are listed; equal ones by row. Unknown days of payment come first. */
typedef enum
{
  DUMENT_INVOICE_ORDER_DUE,
  DUMENT_INVOICE_ORDER_ISSUE,
  DUMENT_INVOICE_ORDER_NUMBER,
} DumentInvoiceOrder;

/**
 * DumentInvoiceFilter:
 * @order: the order
 * @client_id: this client's only; 0 for everybody's
 * @text: (nullable): only where the client's name or the invoice's number holds this text, folded
 * @due_from: first day of payment, or %DUMENT_DATE_NONE
 * @due_to: last day of payment, or %DUMENT_DATE_NONE
 * @states: bits (1 << #DumentState) of the states wanted as standing says for @as_of; 0 for all
 * @as_of: the day of @states
 *
 * Which invoices are asked for. All zero is everything, except that the days want
 * %DUMENT_DATE_NONE: begin from %DUMENT_INVOICE_FILTER_ALL.
 */
typedef struct
{
  DumentInvoiceOrder order;
  gint64 client_id;
  const char *text;
  DumentDate due_from;
  DumentDate due_to;
  guint32 states;
  DumentDate as_of;
} DumentInvoiceFilter;

#define DUMENT_INVOICE_FILTER_ALL                                                                \
  ((DumentInvoiceFilter){ DUMENT_INVOICE_ORDER_DUE, 0, NULL, DUMENT_DATE_NONE, DUMENT_DATE_NONE, \
                          0, DUMENT_DATE_NONE })

/**
 * DumentInvoiceFunc:
 * @invoice: an invoice, valid during the call
 * @data: the caller's
 * @error: set when it fails
 *
 * Returns: %FALSE to end the walk with @error
 */
typedef gboolean (*DumentInvoiceFunc) (const DumentInvoice *invoice, gpointer data, GError **error);

gboolean dument_invoice_foreach (DumentStore *store,
                                 const DumentInvoiceFilter *filter,
                                 DumentInvoiceFunc func,
                                 gpointer data,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_invoice_list (DumentStore *store,
                                const DumentInvoiceFilter *filter,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
