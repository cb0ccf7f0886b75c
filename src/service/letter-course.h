/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter-composer.h"
#include "service/finding.h"
#include "service/plan-status.h"
#include "service/receivable.h"
#include "store/stored-insolvency.h"

G_BEGIN_DECLS

/**
 * DumentLetterCourse:
 * @has_promise: whether the last promise was broken, and is one for all invoices
 * @promise: that promise; its words are of @made_by
 * @made_by: (nullable): who made it
 * @status: (nullable): the payment plan over just these invoices that was proposed or runs
 * @plan: what a letter says of it; borrows from @status
 * @stored: (nullable): the insolvency procedure that the claims are older than
 * @trustee: to whom they are declared; borrows from @stored
 * @insolvency: what a letter says of it; borrows from both
 *
 * What changes the course of the invoices of a letter, as far as the letter speaks of it.
 */
typedef struct
{
  gboolean has_promise;
  DumentLetterPromise promise;
  char *made_by;
  DumentPlanStatus *status;
  DumentLetterPlan plan;
  DumentStoredInsolvency *stored;
  DumentParty trustee;
  DumentLetterInsolvency insolvency;
} DumentLetterCourse;

gboolean dument_letter_course_check (const DumentReceivable *receivable,
                                     const DumentLetterKind *kind,
                                     GPtrArray *refusals);
gboolean dument_letter_course_warn (DumentWorkspace *workspace,
                                    const DumentLetterKind *kind,
                                    GPtrArray *receivables,
                                    GPtrArray *warnings,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_course_load (DumentWorkspace *workspace,
                                    GPtrArray *receivables,
                                    DumentLetterCourse *course,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_letter_course_clear (DumentLetterCourse *self);

G_END_DECLS
