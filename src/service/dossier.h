/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/next-move.h"
#include "service/plan-status.h"
#include "service/receivable.h"
#include "store/allocation.h"
#include "store/contact.h"
#include "store/credit-note.h"
#include "store/journal.h"
#include "store/payment.h"
#include "store/sent-letter.h"
#include "store/stored-circumstance.h"
#include "store/stored-document.h"
#include "store/stored-insolvency.h"
#include "store/waiver.h"

G_BEGIN_DECLS

/**
 * DumentDossier:
 * @receivable: the invoice and its claim
 * @next: what is done next
 * @contacts: (element-type DumentContact): whom to speak to at the client's
 * @payments: (element-type DumentPayment): received for it, bounced ones too
 * @credit_notes: (element-type DumentCreditNote): that name it or were set against it
 * @allocations: (element-type DumentAllocation): which part of those is for this invoice
 * @waivers: (element-type DumentWaiver): what was given up
 * @circumstances: (element-type DumentStoredCircumstance): what changes or changed its course, that
 * of its client among it
 * @insolvencies: (element-type DumentStoredInsolvency): of its client
 * @declaration_days: (element-type DumentDate): until when claims can be declared in each of
 *   @insolvencies, or %DUMENT_DATE_NONE
 * @plans: (element-type DumentPlanStatus): payment plans over it, and what became of them
 * @letters: (element-type DumentSentLetter): recorded for it
 * @documents: (element-type DumentStoredDocument): the imported file, the proof of sending, the
 * letters and what proves their posting, described without their bytes
 * @history: (element-type DumentJournalEntry): its part of the journal
 * @client_credit: what the client has paid or was credited beyond its invoices, in the same
 * currency
 * @limitation: the last day on which the claim is not barred, see [func@limitation_date]
 * @floor: the lowest lawful contract rate this semester, or %DUMENT_RATE_NONE
 *
 * All that is known of one invoice.
 */
typedef struct
{
  DumentReceivable *receivable;
  DumentNextMove *next;
  GPtrArray *contacts;
  GPtrArray *payments;
  GPtrArray *credit_notes;
  GArray *allocations;
  GPtrArray *waivers;
  GPtrArray *circumstances;
  GPtrArray *insolvencies;
  GArray *declaration_days;
  GPtrArray *plans;
  GPtrArray *letters;
  GPtrArray *documents;
  GPtrArray *history;
  DumentMoney client_credit;
  DumentDate limitation;
  DumentRate floor;
} DumentDossier;

void dument_dossier_free (DumentDossier *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentDossier, dument_dossier_free)

DumentDossier *dument_dossier_load (DumentWorkspace *workspace,
                                    gint64 invoice_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentDossier *dument_dossier_open (DumentWorkspace *workspace,
                                    const char *number,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_dossier_is_barred (const DumentDossier *self, DumentDate today);
DumentMoney dument_dossier_payment_share (const DumentDossier *self, const DumentPayment *payment);
DumentMoney dument_dossier_credit_share (const DumentDossier *self, const DumentCreditNote *note);
DumentStoredDocument *dument_dossier_document (DumentWorkspace *workspace,
                                               gint64 document_id,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_dossier_contacts (DumentWorkspace *workspace,
                                    gint64 client_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
dument_dossier_journal (DumentWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
