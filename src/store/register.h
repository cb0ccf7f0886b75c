/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/state.h"
#include "store/ledger.h"
#include "store/store.h"

G_BEGIN_DECLS

/** By what the register is sorted; what is equal is sorted by row. */
typedef enum
{
  DUMENT_REGISTER_SORT_STATE,
  DUMENT_REGISTER_SORT_NUMBER,
  DUMENT_REGISTER_SORT_CLIENT,
  DUMENT_REGISTER_SORT_ISSUED,
  DUMENT_REGISTER_SORT_DUE,
  DUMENT_REGISTER_SORT_DELAY,
  DUMENT_REGISTER_SORT_BALANCE,
  DUMENT_REGISTER_SORT_PENALTIES,
  DUMENT_REGISTER_SORT_STEP,
  DUMENT_REGISTER_N_SORTS
} DumentRegisterSort;

/** Which invoices are shown. */
typedef enum
{
  DUMENT_REGISTER_FILTER_ALL,
  DUMENT_REGISTER_FILTER_LATE,
  DUMENT_REGISTER_FILTER_SOON,
  DUMENT_REGISTER_FILTER_FORMAL_NOTICE,
  DUMENT_REGISTER_FILTER_PAID,
  DUMENT_REGISTER_FILTER_PROMISED,
  DUMENT_REGISTER_FILTER_PAUSED,
  DUMENT_REGISTER_FILTER_DISPUTED,
  DUMENT_REGISTER_FILTER_INSOLVENT,
  DUMENT_REGISTER_FILTER_WRITTEN_OFF,
  DUMENT_REGISTER_N_FILTERS
} DumentRegisterFilter;

/**
 * DumentRegisterQuery:
 * @sort: the order
 * @descending: the other way round
 * @filter: which invoices
 * @soon_until: the last day of what is due soon
 * @text: (nullable): only what this finds, see [func@invoice_words_find]
 *
 * What is asked of the register, the list of all invoices.
 */
typedef struct
{
  DumentRegisterSort sort;
  gboolean descending;
  DumentRegisterFilter filter;
  DumentDate soon_until;
  const char *text;
} DumentRegisterQuery;

/**
 * DumentRegisterOrder:
 *
 * All invoices in an order, as the file was at a moment. What is asked next in the same order takes
 * from it instead of sorting again. Immutable; goes from thread to thread.
 */
typedef struct _DumentRegisterOrder DumentRegisterOrder;

DumentRegisterOrder *dument_register_order_ref (DumentRegisterOrder *self);
void dument_register_order_unref (DumentRegisterOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentRegisterOrder, dument_register_order_unref)

GArray *dument_register_query (DumentStore *store,
                               const DumentRegisterQuery *query,
                               DumentRegisterOrder **order,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_register_count (DumentStore *store,
                                DumentDate soon_until,
                                gint64 ret_counts[DUMENT_REGISTER_N_FILTERS],
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentRegisterTotal:
 * @currency: the currency
 * @n_invoices: how many invoices
 * @balance: sum of what is to be paid of them
 * @penalties: sum of the interest and the indemnities
 */
typedef struct
{
  char currency[4];
  gint64 n_invoices;
  DumentMoney balance;
  DumentMoney penalties;
} DumentRegisterTotal;

GArray *dument_register_sum (DumentStore *store,
                             const gint64 *invoice_ids,
                             gsize n_invoices,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentRegisterRow:
 * @invoice_id: the invoice
 * @client_id: its client
 * @document_id: the file that is this invoice, 0 where it was typed or stood in a table of many
 * @number: its number
 * @client: the client's name
 * @label: (nullable): what it is about
 * @issued: its date
 * @due: its day of payment, or %DUMENT_DATE_NONE
 * @currency: its currency
 * @due_payable: what it asked
 * @is_computed: whether what follows is known, though it may be of a day before
 * @pending: what the interest waits for: with that, @penalties is less than it will be
 * @state: the state shown
 * @marks: what else holds
 * @balance: what is to be paid of it
 * @penalties: interest and indemnity
 * @owed_since: the day of payment while something of the principal is unpaid, or %DUMENT_DATE_NONE
 * @step: what was done last
 * @kind: what kind of debtor the client is
 * @supplied: day of delivery or performance, or %DUMENT_DATE_NONE
 * @sent_on: day on which it was sent, or %DUMENT_DATE_NONE
 * @barred_after: for the service to fill in: the last day on which it could be claimed, or
 * %DUMENT_DATE_NONE, as the store leaves it
 *
 * What a list shows of an invoice.
 */
typedef struct
{
  gint64 invoice_id;
  gint64 client_id;
  gint64 document_id;
  char *number;
  char *client;
  char *label;
  DumentDate issued;
  DumentDate due;
  char currency[4];
  DumentMoney due_payable;
  gboolean is_computed;
  DumentInterestPending pending;
  DumentState state;
  guint32 marks;
  DumentMoney balance;
  DumentMoney penalties;
  DumentDate owed_since;
  DumentStep step;
  DumentDebtorKind kind;
  DumentDate supplied;
  DumentDate sent_on;
  DumentDate barred_after;
} DumentRegisterRow;

void dument_register_row_free (DumentRegisterRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentRegisterRow, dument_register_row_free)

GPtrArray *dument_register_load (DumentStore *store,
                                 const gint64 *invoice_ids,
                                 gsize n_invoices,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
