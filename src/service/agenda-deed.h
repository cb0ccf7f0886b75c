/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/agenda.h"
#include "service/undo.h"
#include "store/stored-deed.h"

G_BEGIN_DECLS

/**
 * DumentAgendaDeed:
 * @kind: whether it was done, is put off or is given up
 * @outcome: what came of a contact
 * @until: of what is put off, the day on which it is proposed again
 * @words: (nullable): why it is given up
 * @invoice_ids: (element-type gint64): the invoices
 * @steps: (element-type utf8): what was proposed of each
 *
 * What somebody answers to a proposal. It keeps what was proposed, so that nothing else is recorded
 * when the situation has changed meanwhile.
 */
typedef struct
{
  DumentDeedKind kind;
  DumentOutcome outcome;
  DumentDate until;
  char *words;
  GArray *invoice_ids;
  GPtrArray *steps;
} DumentAgendaDeed;

DumentAgendaDeed *
dument_agenda_deed_new (const DumentAgendaProposal *proposal, DumentDeedKind kind);
void dument_agenda_deed_free (DumentAgendaDeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentAgendaDeed, dument_agenda_deed_free)

DumentUndo *dument_agenda_deed_record (DumentWorkspace *workspace,
                                       const DumentAgendaDeed *self,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
