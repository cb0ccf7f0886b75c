/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/due-date.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentInvoiceProposal:
 * @kind: the client's kind of debtor
 * @has_term: whether the client's usual term is known from its earlier invoices
 * @term: that term
 * @clause: the rate that its latest invoice states
 * @last_number: (nullable): number of the invoice that came into the file last
 * @states_indemnity: whether that one states the fixed indemnity
 * @states_discount: whether that one states a discount for early payment, or none
 *
 * What can be proposed for a new invoice once its client is chosen.
 */
typedef struct
{
  DumentDebtorKind kind;
  gboolean has_term;
  DumentDueTerm term;
  DumentClause clause;
  char *last_number;
  gboolean states_indemnity;
  gboolean states_discount;
} DumentInvoiceProposal;

void dument_invoice_proposal_free (DumentInvoiceProposal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentInvoiceProposal, dument_invoice_proposal_free)

/** From what a day of payment was proposed. */
typedef enum
{
  DUMENT_DUE_ORIGIN_NONE,
  DUMENT_DUE_ORIGIN_HABIT,
  DUMENT_DUE_ORIGIN_LAW,
} DumentDueOrigin;

DumentInvoiceProposal *dument_invoice_proposal_make (DumentWorkspace *workspace,
                                                     gint64 client_id,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentDueOrigin dument_invoice_proposal_due (const DumentInvoiceProposal *self,
                                             const DumentLaw *law,
                                             DumentDate issue_date,
                                             DumentDate supply_date,
                                             DumentDate *ret_due);

G_END_DECLS
