/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/circumstance.h"
#include "domain/payment-plan.h"
#include "store/store.h"

G_BEGIN_DECLS

/** What was done last about an invoice. The numbers stand in the file. */
typedef enum
{
  DUMENT_STEP_NONE,
  DUMENT_STEP_SENT,
  DUMENT_STEP_FRIENDLY_REMINDER,
  DUMENT_STEP_FIRM_REMINDER,
  DUMENT_STEP_LAST_NOTICE,
  DUMENT_STEP_FORMAL_NOTICE,
  DUMENT_STEP_OTHER_LETTER,
  DUMENT_STEP_WAIVER,
  DUMENT_STEP_CREDIT,
  DUMENT_STEP_PAYMENT,
} DumentStepKind;

/**
 * DumentStep:
 * @kind: what was done
 * @on: the day, or %DUMENT_DATE_NONE with %DUMENT_STEP_NONE
 */
typedef struct
{
  DumentStepKind kind;
  DumentDate on;
} DumentStep;

/**
 * DumentLedger:
 * @invoice_id: the invoice
 * @client_id: its client
 * @currency: its currency
 * @terms: everything that its claim follows from, except the day base, which is a setting;
 *   @terms.entries belongs to the ledger
 * @circumstances: (array length=n_circumstances): what changes its course, by day; belongs to the
 *   ledger
 * @n_circumstances: how many
 * @plan_id: row of the last payment plan over it, or 0
 * @plan: where that plan stands, by what was received for all its invoices
 * @formal_notice_posted: whether a formal notice that claims it was posted
 * @last_step: what was done last about it
 *
 * The facts of one invoice from which its claim and its state are computed, as they are known on
 * some day: letters and steps after it are left out, as the claim leaves out later entries. A
 * payment that bounced is not among the entries.
 */
typedef struct
{
  gint64 invoice_id;
  gint64 client_id;
  char currency[4];
  DumentClaimTerms terms;
  const DumentCircumstance *circumstances;
  gsize n_circumstances;
  gint64 plan_id;
  DumentPaymentPlanStanding plan;
  gboolean formal_notice_posted;
  DumentStep last_step;
} DumentLedger;

void dument_ledger_free (DumentLedger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLedger, dument_ledger_free)

DumentLedger *dument_ledger_load (DumentStore *store,
                                  gint64 invoice_id,
                                  DumentDate as_of,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentLedgerFunc:
 * @ledger: facts of one invoice, valid during the call
 * @data: the caller's
 * @error: set when it fails
 *
 * Returns: %FALSE to end the walk with @error
 */
typedef gboolean (*DumentLedgerFunc) (const DumentLedger *ledger, gpointer data, GError **error);

gboolean dument_ledger_foreach (DumentStore *store,
                                const gint64 *invoice_ids,
                                gsize n_invoices,
                                DumentDate as_of,
                                DumentLedgerFunc func,
                                gpointer data,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
