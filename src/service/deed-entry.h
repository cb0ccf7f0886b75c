/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/agenda.h"
#include "service/undo.h"
#include "store/stored-deed.h"

G_BEGIN_DECLS

/**
 * DumentDeedEntry:
 * @invoice_ids: (element-type gint64): about which invoices
 * @kind: whether it was done, put off or given up
 * @on: the day, %DUMENT_DATE_NONE for today
 * @step: (nullable): which step; none for something that nobody proposed
 * @medium: how the client was reached, %DUMENT_MEDIUM_NONE where it was not
 * @outcome: what came of it
 * @template_id: (nullable): the text that was sent by e-mail or short message
 * @until: of what is put off, the day on which it is proposed again
 * @words: (nullable): what was said; why it is put off or given up
 *
 * What was done about invoices besides letters on paper.
 */
typedef struct
{
  GArray *invoice_ids;
  DumentDeedKind kind;
  DumentDate on;
  char *step;
  DumentMedium medium;
  DumentOutcome outcome;
  char *template_id;
  DumentDate until;
  char *words;
} DumentDeedEntry;

DumentDeedEntry *dument_deed_entry_new (DumentDeedKind kind);
void dument_deed_entry_free (DumentDeedEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentDeedEntry, dument_deed_entry_free)

gboolean dument_deed_entry_take (DumentWorkspace *workspace,
                                 DumentDeedEntry *self,
                                 const DumentAgendaItem *item,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_deed_entry_save (DumentWorkspace *workspace,
                                 const DumentDeedEntry *self,
                                 DumentUndo **ret_undo,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
