/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/undo.h"
#include "store/waiver.h"

G_BEGIN_DECLS

/**
 * DumentCreditEntry:
 * @invoice_id: the invoice that the credit note names
 * @number: number of the credit note
 * @amount: what it credits
 * @issued_on: its date, or %DUMENT_DATE_NONE while it is not typed
 *
 * The form of a credit note.
 */
typedef struct
{
  gint64 invoice_id;
  char *number;
  DumentMoney amount;
  DumentDate issued_on;
} DumentCreditEntry;

DumentCreditEntry *dument_credit_entry_new (void);
void dument_credit_entry_free (DumentCreditEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCreditEntry, dument_credit_entry_free)

GPtrArray *dument_concession_check_credit (DumentWorkspace *workspace,
                                           const DumentCreditEntry *entry,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_concession_credit (DumentWorkspace *workspace,
                                   const DumentCreditEntry *entry,
                                   DumentUndo **ret_undo,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_concession_uncredit (DumentWorkspace *workspace,
                                        gint64 credit_note_id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentWaiverEntry:
 * @invoice_id: the invoice
 * @interest: whether the penalties are given up
 * @indemnity: whether the fixed indemnity is given up
 * @reason: why, for the journal
 *
 * The form of a waiver.
 */
typedef struct
{
  gint64 invoice_id;
  gboolean interest;
  gboolean indemnity;
  char *reason;
} DumentWaiverEntry;

DumentWaiverEntry *dument_waiver_entry_new (void);
void dument_waiver_entry_free (DumentWaiverEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentWaiverEntry, dument_waiver_entry_free)

GPtrArray *dument_concession_check_waiver (DumentWorkspace *workspace,
                                           const DumentWaiverEntry *entry,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_concession_waive (DumentWorkspace *workspace,
                                  const DumentWaiverEntry *entry,
                                  DumentUndo **ret_undo,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_concession_unwaive (DumentWorkspace *workspace,
                                       gint64 invoice_id,
                                       gint64 waiver_id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
