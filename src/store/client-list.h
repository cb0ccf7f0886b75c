/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/money.h"
#include "domain/terms.h"
#include "store/store.h"

G_BEGIN_DECLS

/** In which order clients are listed; equal ones by name. */
typedef enum
{
  DUMENT_CLIENT_LIST_BY_NAME,
  DUMENT_CLIENT_LIST_BY_KIND,
  DUMENT_CLIENT_LIST_BY_OPEN,
  DUMENT_CLIENT_LIST_BY_OWED,
  DUMENT_CLIENT_LIST_BY_LATE,
  DUMENT_CLIENT_LIST_BY_DELAY,
} DumentClientListOrder;

/**
 * DumentClientListQuery:
 * @order: the order
 * @descending: whether it is turned round
 * @text: (nullable): only clients whose name holds this text, folded, or whose SIREN begins with it
 * @today: the day for which amounts were computed, see #DumentStanding
 *
 * Which clients are asked for.
 */
typedef struct
{
  DumentClientListOrder order;
  gboolean descending;
  const char *text;
  DumentDate today;
} DumentClientListQuery;

/**
 * DumentClientDebt:
 * @currency: three letters
 * @n_open: invoices of which something is unpaid
 * @owed: what is unpaid of them
 * @late: of it, what should have been paid before today
 *
 * What a client owes in one currency, without interest and indemnity.
 */
typedef struct
{
  char currency[4];
  unsigned n_open;
  DumentMoney owed;
  DumentMoney late;
} DumentClientDebt;

/** No delay: the client has paid no invoice yet. */
#define DUMENT_CLIENT_DELAY_NONE G_MININT32

/** The usual delay is that of the latest so many paid invoices. */
#define DUMENT_CLIENT_DELAY_INVOICES 12

/**
 * DumentClientRow:
 * @id: number of the row
 * @name: name of the client
 * @city: (nullable): its locality
 * @siren: (nullable): its number
 * @kind: its kind of debtor
 * @debts: (element-type DumentClientDebt): what it owes, by currency, the euro first
 * @delay: how many days after the day of payment it usually pays: the median of its latest paid
 * invoices, negative where it pays before; or %DUMENT_CLIENT_DELAY_NONE
 *
 * A client as lists show it.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *city;
  char *siren;
  DumentDebtorKind kind;
  GArray *debts;
  gint32 delay;
} DumentClientRow;

void dument_client_row_free (DumentClientRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentClientRow, dument_client_row_free)

GArray *dument_client_list_ids (DumentStore *store,
                                const DumentClientListQuery *query,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentClientRow *dument_client_list_row (DumentStore *store,
                                         gint64 client_id,
                                         DumentDate today,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_client_list_missing (DumentStore *store,
                                    gint64 client_id,
                                    DumentDate today,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_client_list_complete (DumentStore *store,
                                        const char *text,
                                        unsigned limit,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
