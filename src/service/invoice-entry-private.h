/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/invoice-entry.h"
#include "store/client.h"

G_BEGIN_DECLS

/** How many things are recorded for an invoice. */
typedef struct
{
  unsigned n_letters;
  unsigned n_payments;
  unsigned n_credit_notes;
  unsigned n_waivers;
  unsigned n_circumstances;
  unsigned n_plans;
} DumentInvoiceTies;

gboolean dument_invoice_entry_count_ties (DumentWorkspace *workspace,
                                          gint64 invoice_id,
                                          DumentInvoiceTies *ret_ties,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_entry_merge (DumentWorkspace *workspace,
                                     const DumentInvoiceEntry *self,
                                     DumentInvoice **ret_merged,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *dument_invoice_entry_seller_key (DumentWorkspace *workspace, const DumentInvoice *stored);
DumentClient *dument_invoice_entry_make_client (const DumentInvoiceEntry *self);

G_END_DECLS
