/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/undo.h"
#include "store/stored-circumstance.h"

G_BEGIN_DECLS

/**
 * DumentCircumstanceEntry:
 * @kind: what changes the course
 * @invoice_ids: (element-type gint64): the invoices; several for a promise only
 * @client_id: the client all of whose invoices pause, in place of @invoice_ids, or 0
 * @amount: what is promised or contested; 0 for all that is owed
 * @since: from which day, or %DUMENT_DATE_NONE for today; of a promise, when it was made
 * @until: the day promised, or the last day of a pause; %DUMENT_DATE_NONE without end
 * @reason: why; not for a promise
 * @words: (nullable): the debtor's words; of a promise, who made it
 *
 * The form of what changes the course of an invoice.
 */
typedef struct
{
  DumentCircumstanceKind kind;
  GArray *invoice_ids;
  gint64 client_id;
  DumentMoney amount;
  DumentDate since;
  DumentDate until;
  char *reason;
  char *words;
} DumentCircumstanceEntry;

DumentCircumstanceEntry *dument_circumstance_entry_new (DumentCircumstanceKind kind);
void dument_circumstance_entry_free (DumentCircumstanceEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCircumstanceEntry, dument_circumstance_entry_free)

GPtrArray *dument_circumstance_entry_check (DumentWorkspace *workspace,
                                            const DumentCircumstanceEntry *self,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_circumstance_entry_save (DumentWorkspace *workspace,
                                         const DumentCircumstanceEntry *self,
                                         DumentUndo **ret_undo,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_circumstance_entry_end (DumentWorkspace *workspace,
                                           gint64 id,
                                           DumentDate ended_on,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_circumstance_entry_delete (DumentWorkspace *workspace,
                                              gint64 id,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
