/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentPlanRequest:
 * @numbers: (array zero-terminated=1): numbers of invoices
 * @made_on: its day
 * @agreed_on: when the client agreed, or %DUMENT_DATE_NONE for a proposal
 * @grace_days: days after that of an instalment in which it can still be paid
 * @with_penalties: whether it is over all that can be asked
 * @gives_up_penalties: whether the penalties are given up once it is kept
 * @first_due: the day of the first instalment, or %DUMENT_DATE_NONE
 * @n_instalments: how many are made, or 0
 * @first_amount: (nullable): of the first, as typed; %NULL for equal ones
 * @days: (array length=n_days): days of instalments of which each was typed
 * @amounts: (array length=n_days): their amounts, as typed
 * @n_days: how many
 *
 * A payment plan, as it is typed.
 */
typedef struct
{
  const char *const *numbers;
  DumentDate made_on;
  DumentDate agreed_on;
  int grace_days;
  gboolean with_penalties;
  gboolean gives_up_penalties;
  DumentDate first_due;
  guint n_instalments;
  const char *first_amount;
  const DumentDate *days;
  const char *const *amounts;
  gsize n_days;
} DumentPlanRequest;

gboolean dument_plans_record (DumentWorkspace *workspace,
                              const DumentPlanRequest *request,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_plans_agree (DumentWorkspace *workspace,
                             const char *const *numbers,
                             DumentDate agreed_on,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_plans_end (DumentWorkspace *workspace,
                           const char *const *numbers,
                           DumentDate ended_on,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_plans_withdraw (DumentWorkspace *workspace,
                                const char *const *numbers,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
