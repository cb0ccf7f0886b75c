/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/state.h"
#include "store/ledger.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentStanding:
 * @invoice_id: the invoice
 * @as_of: the day for which it was computed
 * @state: the state shown
 * @marks: bits of the other states that hold, see [func@state_marks]
 * @pending: what the interest waits for
 * @currency: the currency of the amounts
 * @principal: see #DumentClaim
 * @balance: likewise
 * @interest: what of it is neither paid nor given up
 * @indemnity: likewise
 * @total: see #DumentClaim; the sum of @principal, @interest and @indemnity
 * @owed_since: the day of payment while something of the principal is unpaid, or %DUMENT_DATE_NONE
 * @step: what was done last
 *
 * What was computed of an invoice for one day, kept so that lists can sort and filter. When a fact
 * changes that it follows from, it counts as missing by itself, and lists show what was last known
 * until it is computed again; when the law or the program changes, the service sees to it. It is
 * never a source of truth.
 */
typedef struct
{
  gint64 invoice_id;
  DumentDate as_of;
  DumentState state;
  guint32 marks;
  DumentInterestPending pending;
  char currency[4];
  DumentMoney principal;
  DumentMoney balance;
  DumentMoney interest;
  DumentMoney indemnity;
  DumentMoney total;
  DumentDate owed_since;
  DumentStep step;
} DumentStanding;

gboolean dument_standing_is_equal (const DumentStanding *a, const DumentStanding *b);
gboolean dument_standing_put (DumentStore *store,
                              const DumentStanding *standing,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_standing_get (DumentStore *store,
                              gint64 invoice_id,
                              DumentStanding *ret_standing,
                              gboolean *ret_found,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_standing_count_missing (DumentStore *store,
                                        DumentDate as_of,
                                        gint64 *ret_count,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_standing_list_missing (DumentStore *store,
                                      DumentDate as_of,
                                      guint max,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentStandingFunc:
 * @standing: a cached row
 * @data: the caller's
 * @error: set when it fails
 *
 * Returns: %FALSE to end the walk with @error
 */
typedef gboolean (*DumentStandingFunc) (const DumentStanding *standing,
                                        gpointer data,
                                        GError **error);

gboolean dument_standing_foreach (DumentStore *store,
                                  DumentStandingFunc func,
                                  gpointer data,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
