/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/claim.h"
#include "domain/state.h"

G_BEGIN_DECLS

/**
 * DumentCircumstanceKind:
 * @DUMENT_CIRCUMSTANCE_PROMISE: the debtor promised to pay an amount by a day
 * @DUMENT_CIRCUMSTANCE_PAUSE: nothing is asked for a while
 * @DUMENT_CIRCUMSTANCE_DISPUTE: the debtor contests the invoice, or a part of its amount
 * @DUMENT_CIRCUMSTANCE_WRITE_OFF: nothing is expected of it any more
 *
 * What changes the course of an invoice. The numbers stand in the file.
 */
typedef enum
{
  DUMENT_CIRCUMSTANCE_PROMISE,
  DUMENT_CIRCUMSTANCE_PAUSE,
  DUMENT_CIRCUMSTANCE_DISPUTE,
  DUMENT_CIRCUMSTANCE_WRITE_OFF,
  DUMENT_CIRCUMSTANCE_N_KINDS
} DumentCircumstanceKind;

/**
 * DumentCircumstance:
 * @kind: what changes the course
 * @since: the first day that it holds; of a promise, the day on which it was made
 * @until: the last day that it is meant to hold, or %DUMENT_DATE_NONE without end; of a promise,
 *   the day promised
 * @ended_on: the first day that it holds no more because it was ended, or %DUMENT_DATE_NONE
 * @amount: what is promised, or contested; 0 for all of the invoice
 */
typedef struct
{
  DumentCircumstanceKind kind;
  DumentDate since;
  DumentDate until;
  DumentDate ended_on;
  DumentMoney amount;
} DumentCircumstance;

/** What became of a promise, by itself. */
typedef enum
{
  DUMENT_PROMISE_RUNNING,
  DUMENT_PROMISE_KEPT,
  DUMENT_PROMISE_BROKEN,
} DumentPromise;

const char *dument_circumstance_kind_to_string (DumentCircumstanceKind kind);
const char *dument_promise_to_string (DumentPromise promise);
gboolean dument_circumstance_holds (const DumentCircumstance *self, DumentDate today);
DumentPromise dument_circumstance_judge_promise (const DumentCircumstance *self,
                                                 const DumentEntry *entries,
                                                 gsize n_entries,
                                                 DumentDate today);
const DumentCircumstance *
dument_circumstance_find_broken_promise (const DumentCircumstance *circumstances,
                                         gsize n_circumstances,
                                         const DumentEntry *entries,
                                         gsize n_entries,
                                         DumentDate today);
DumentMoney dument_circumstance_sum_contested (const DumentCircumstance *circumstances,
                                               gsize n_circumstances,
                                               DumentMoney principal,
                                               DumentDate today);
DumentDate dument_circumstance_rests_until (const DumentCircumstance *circumstances,
                                            gsize n_circumstances,
                                            DumentCircumstanceKind kind,
                                            DumentDate today);
void dument_circumstance_fill_state (const DumentCircumstance *circumstances,
                                     gsize n_circumstances,
                                     const DumentClaimTerms *terms,
                                     DumentDate today,
                                     DumentStateFacts *facts);

G_END_DECLS
