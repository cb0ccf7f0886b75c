/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/claim.h"
#include "domain/epc.h"
#include "domain/letter-kind.h"
#include "domain/letter-text.h"
#include "domain/letter.h"
#include "domain/manner.h"
#include "domain/payment-plan.h"
#include "domain/record.h"

G_BEGIN_DECLS

/**
 * DumentLetterInvoice:
 * @number: the invoice's number
 * @issue_date: day of issue
 * @total: total with tax
 * @prepaid: what was paid before the invoice
 * @order_reference: (nullable): the client's order number
 * @payment_reference: (nullable): reference to be given with the payment
 * @label: (nullable): what was sold
 * @has_copy: whether a copy of it goes with the letter
 * @was_notified: whether a formal notice of it was posted before
 * @terms: the facts of its claim
 * @claim: the claim that follows from them on the letter's date
 * @entry_references: (array) (nullable): the number of the credit note for each entry of @terms, an
 *   element may be %NULL
 *
 * An invoice of which a letter speaks.
 */
typedef struct
{
  const char *number;
  DumentDate issue_date;
  DumentMoney total;
  DumentMoney prepaid;
  const char *order_reference;
  const char *payment_reference;
  const char *label;
  gboolean has_copy;
  gboolean was_notified;
  const DumentClaimTerms *terms;
  const DumentClaim *claim;
  const char *const *entry_references;
} DumentLetterInvoice;

/**
 * DumentLetterPromise:
 * @made_on: the day on which it was made
 * @promised_for: the day promised
 * @amount: what was promised, of all invoices of the letter
 * @received: what of it came in since
 * @made_by: (nullable): who made it
 *
 * A promise to pay that was broken.
 */
typedef struct
{
  DumentDate made_on;
  DumentDate promised_for;
  DumentMoney amount;
  DumentMoney received;
  const char *made_by;
} DumentLetterPromise;

/**
 * DumentLetterPlan:
 * @plan: a payment plan over just the invoices of the letter
 * @next: the first of its instalments that is not paid
 * @with_penalties: whether its instalments are of penalties too
 * @gives_up_penalties: whether the penalties are given up once it is kept
 *
 * A payment plan that was proposed, or runs.
 */
typedef struct
{
  const DumentPaymentPlan *plan;
  gsize next;
  gboolean with_penalties;
  gboolean gives_up_penalties;
} DumentLetterPlan;

/**
 * DumentLetterInsolvency:
 * @judgment_on: day of the opening judgment
 * @published_on: day of its publication in the BODACC, or %DUMENT_DATE_NONE
 * @procedure_number: (nullable): number of the procedure
 * @trustee: to whom claims are declared
 *
 * An insolvency procedure that the claims of a letter are older than.
 */
typedef struct
{
  DumentDate judgment_on;
  DumentDate published_on;
  const char *procedure_number;
  const DumentParty *trustee;
} DumentLetterInsolvency;

/**
 * DumentLetterFacts:
 * @kind: what the letter is
 * @date: its date, on which the claims were computed
 * @place: (nullable): where it is written
 * @issuer: the creditor
 * @issuer_is_sole_trader: whether the law wants `EI` beside the name (art. R123-237 C. com.)
 * @issuer_registration: (nullable): such as `RCS Rennes`
 * @client: the debtor
 * @client_kind: whose law applies
 * @tone: how the client is written to, where the law leaves a choice
 * @pronoun: how the client is addressed, likewise
 * @currency: three letters, of all invoices
 * @invoices: (array length=n_invoices): the invoices, all of @client
 * @n_invoices: how many
 * @law: for margins and indemnity
 * @deadline_days: days that the letter leaves to pay
 * @registered: whether it goes by registered letter
 * @registered_number: (nullable): its number, if known
 * @iban: (nullable): account for transfers
 * @bic: (nullable): its bank
 * @cheque_order: (nullable): to whose order a cheque is made out
 * @cheque_address: (nullable): where it is sent, if not to the letterhead's address
 * @payment_link: (nullable): page where one can pay
 * @mediator: (nullable): the consumer mediator's name and address (art. L616-1 C. conso.)
 * @reminder_dates: (array length=n_reminders): days of the letters sent before, oldest first
 * @n_reminders: how many
 * @reminders_failed: whether the days that they left to pay are over and nothing was paid since
 * @formal_notice_on: day of the last formal notice posted before, or %DUMENT_DATE_NONE
 * @formal_notice_failed: whether the days that it left to pay are over and nothing was paid since
 * @promise: (nullable): the last promise, if it was broken and is one for all invoices
 * @plan: (nullable): the payment plan over just its invoices
 * @insolvency: (nullable): the procedure to which the claims are declared
 * @enclosures: (array zero-terminated=1) (nullable): what else goes with the letter, behind the
 *   copies of the invoices
 *
 * What a letter is made of. All is borrowed.
 */
typedef struct
{
  const DumentLetterKind *kind;
  DumentDate date;
  const char *place;
  const DumentParty *issuer;
  gboolean issuer_is_sole_trader;
  const char *issuer_registration;
  const DumentParty *client;
  DumentDebtorKind client_kind;
  DumentTone tone;
  DumentPronoun pronoun;
  const char *currency;
  const DumentLetterInvoice *invoices;
  gsize n_invoices;
  const DumentLaw *law;
  int deadline_days;
  gboolean registered;
  const char *registered_number;
  const char *iban;
  const char *bic;
  const char *cheque_order;
  const char *cheque_address;
  const char *payment_link;
  const char *mediator;
  const DumentDate *reminder_dates;
  gsize n_reminders;
  gboolean reminders_failed;
  DumentDate formal_notice_on;
  gboolean formal_notice_failed;
  const DumentLetterPromise *promise;
  const DumentLetterPlan *plan;
  const DumentLetterInsolvency *insolvency;
  const char *const *enclosures;
} DumentLetterFacts;

/**
 * DumentLetterReport:
 * @fault: why there is no letter
 * @invoice: index of the invoice that @fault concerns
 * @template_error: where the text failed
 * @address_findings: (element-type DumentAddressFinding) (nullable): what is wrong with the address
 * @epc_result: why there is no QR code; %DUMENT_EPC_OK also where none was wanted
 * @has_unknown_rates: whether interest was left out for want of a rate
 *
 * What came of composing a letter.
 */
typedef struct
{
  DumentLetterFault fault;
  gsize invoice;
  DumentTemplateError template_error;
  GArray *address_findings;
  DumentEpcResult epc_result;
  gboolean has_unknown_rates;
} DumentLetterReport;

void dument_letter_report_clear (DumentLetterReport *self);

DumentLetterFault dument_letter_composer_find_fault (const DumentLetterFacts *facts);
DumentMoney dument_letter_composer_sum_asked (const DumentLetterFacts *facts);
DumentLetter *dument_letter_composer_compose (const DumentLetterText *text,
                                              const DumentLetterFacts *facts,
                                              DumentLetterReport *report);
char *dument_letter_composer_flatten (const DumentLetterText *text,
                                      const DumentLetterFacts *facts,
                                      DumentLetterReport *report);
GPtrArray *dument_letter_composer_split (const DumentLetterText *text,
                                         const DumentLetterFacts *facts,
                                         DumentLetterReport *report);
GPtrArray *dument_letter_composer_missing_clauses (const DumentLetterText *shipped,
                                                   const DumentLetterText *edited,
                                                   const DumentLetterFacts *facts);
GPtrArray *dument_letter_composer_variables (const DumentLetterFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DumentLetterReport, dument_letter_report_clear)

G_END_DECLS
