/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "store/client.h"
#include "store/credit-note.h"
#include "store/invoice.h"

G_BEGIN_DECLS

/** What of a credit note is set against an invoice. */
typedef struct
{
  char *invoice_number;
  DumentMoney amount;
} DumentCreditUse;

/**
 * DumentCreditDossier:
 * @note: the credit note
 * @client: whom it credits
 * @uses: (element-type DumentCreditUse): the invoices that it lowers
 * @left: what of it lowers none: free to be set off or, where it names an invoice that is not in
 * the file, waiting for it
 *
 * All that is known of one credit note.
 */
typedef struct
{
  DumentCreditNote *note;
  DumentClient *client;
  GPtrArray *uses;
  DumentMoney left;
} DumentCreditDossier;

void dument_credit_dossier_free (DumentCreditDossier *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCreditDossier, dument_credit_dossier_free)

DumentCreditDossier *dument_credit_dossier_open (DumentWorkspace *workspace,
                                                 const char *number,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean dument_credit_dossier_check_number (DumentWorkspace *workspace,
                                             const char *number,
                                             const DumentInvoice *invoice,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
