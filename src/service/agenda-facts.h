/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/proposal.h"
#include "service/workspace.h"
#include "store/open-invoices.h"

G_BEGIN_DECLS

/**
 * DumentAgendaFacts:
 * @facts: all that the proposals follow from; borrows from the rest
 * @invoices: (element-type DumentOpenInvoice): the invoices, by row
 * @clients: (element-type DumentOpenClient): all clients, by row
 *
 * What is read of the data file in few questions, however many invoices there are.
 */
typedef struct
{
  DumentProposalFacts facts;
  GPtrArray *invoices;
  GPtrArray *clients;
  GArray *courses;       /* DumentCourseFacts */
  GArray *credits;       /* DumentProposalClient */
  GArray *entries;       /* DumentEntry */
  GArray *circumstances; /* DumentCircumstance */
  GArray *letters;       /* DumentCourseLetter */
  GArray *contacts;      /* DumentCourseContact */
  GArray *deferrals;     /* DumentCourseDeferral */
  GPtrArray *deeds;      /* DumentStoredDeed */
  GArray *quiet;         /* DumentQuietDays */
  GStringChunk *words;
} DumentAgendaFacts;

void dument_agenda_facts_free (DumentAgendaFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentAgendaFacts, dument_agenda_facts_free)

DumentAgendaFacts *dument_agenda_facts_load (DumentWorkspace *workspace,
                                             gint64 client_id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
const DumentOpenClient *
dument_agenda_facts_find_client (const DumentAgendaFacts *self, gint64 client_id);
const DumentOpenInvoice *
dument_agenda_facts_find_invoice (const DumentAgendaFacts *self, gint64 invoice_id);

G_END_DECLS
