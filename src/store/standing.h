/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/state.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentStanding:
 * @invoice_id: the invoice
 * @as_of: the day for which it was computed
 * @state: the state shown
 * @marks: bits of the other states that hold, see [func@state_marks]
 * @pending: what the interest waits for
 * @principal: see #DumentClaim, like those that follow
 *
 * What was computed of an invoice for one day, kept so that lists can sort and filter. It vanishes
 * by itself when a fact changes that it follows from; when the law or the program changes, the
 * service clears it. It is never a source of truth.
 */
typedef struct
{
  gint64 invoice_id;
  DumentDate as_of;
  DumentState state;
  guint32 marks;
  DumentInterestPending pending;
  DumentMoney principal;
  DumentMoney balance;
  DumentMoney interest;
  DumentMoney indemnity;
  DumentMoney total;
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
gboolean dument_standing_clear (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_standing_count_missing (DumentStore *store,
                                        DumentDate as_of,
                                        gint64 *ret_count,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_standing_list_missing (DumentStore *store,
                                      DumentDate as_of,
                                      gint64 after_id,
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
