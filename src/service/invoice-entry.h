/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/undo.h"
#include "store/invoice.h"

G_BEGIN_DECLS

/**
 * DumentInvoiceEntry:
 * @invoice: what was typed; its id is 0 for a new one, its client 0 for a client not in the file
 * @loaded: (nullable): what the file said when the form was opened; without it, what the file says
 *   when it is saved
 * @client_name: (nullable): name of that client
 * @client_kind: its kind of debtor
 * @client_address: (nullable): its address, see [func@validation_set_address]
 * @proof: (nullable): a file that proves the sending, to be kept with the invoice
 * @proof_name: (nullable): its name
 *
 * The form of an invoice typed by hand. A note of the invoice that is there but whose words are not
 * kept is an empty text. What was changed in the file since the form was opened stays, unless the
 * form changes the same.
 */
typedef struct
{
  DumentInvoice *invoice;
  DumentInvoice *loaded;
  char *client_name;
  DumentDebtorKind client_kind;
  char *client_address;
  GBytes *proof;
  char *proof_name;
} DumentInvoiceEntry;

DumentInvoiceEntry *dument_invoice_entry_new (void);
DumentInvoiceEntry *dument_invoice_entry_new_over (const DumentInvoiceEntry *loaded);
void dument_invoice_entry_free (DumentInvoiceEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentInvoiceEntry, dument_invoice_entry_free)

DumentInvoiceEntry *dument_invoice_entry_load (DumentWorkspace *workspace,
                                               gint64 invoice_id,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *dument_invoice_entry_check (DumentWorkspace *workspace,
                                       const DumentInvoiceEntry *self,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_entry_save (DumentWorkspace *workspace,
                                    DumentInvoiceEntry *self,
                                    DumentUndo **ret_undo,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_invoice_entry_delete (DumentWorkspace *workspace,
                                         gint64 invoice_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
