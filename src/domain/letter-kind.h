/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/claim.h"
#include "domain/template.h"

G_BEGIN_DECLS

/** The days that a letter leaves to pay are those of the preferences. */
#define DUMENT_LETTER_KIND_USUAL_DAYS (-1)

/**
 * DumentLetterMoment:
 * @DUMENT_LETTER_MOMENT_ANY: as long as something is owed
 * @DUMENT_LETTER_MOMENT_BEFORE_DUE: before the day of payment
 * @DUMENT_LETTER_MOMENT_ON_DUE: on the day of payment
 * @DUMENT_LETTER_MOMENT_LATE: from the day after
 * @DUMENT_LETTER_MOMENT_SETTLED: when nothing is owed any more
 *
 * When a letter can be written.
 */
typedef enum
{
  DUMENT_LETTER_MOMENT_ANY,
  DUMENT_LETTER_MOMENT_BEFORE_DUE,
  DUMENT_LETTER_MOMENT_ON_DUE,
  DUMENT_LETTER_MOMENT_LATE,
  DUMENT_LETTER_MOMENT_SETTLED,
} DumentLetterMoment;

/** What a letter asks of each claim. */
typedef enum
{
  DUMENT_LETTER_DEMAND_NOTHING,
  DUMENT_LETTER_DEMAND_PRINCIPAL,
  DUMENT_LETTER_DEMAND_TOTAL,
} DumentLetterDemand;

/** How far a letter goes; only a formal notice has legal effects (art. 1344 C. civ.). */
typedef enum
{
  DUMENT_LETTER_DEGREE_FRIENDLY_REMINDER,
  DUMENT_LETTER_DEGREE_FIRM_REMINDER,
  DUMENT_LETTER_DEGREE_LAST_NOTICE,
  DUMENT_LETTER_DEGREE_FORMAL_NOTICE,
  DUMENT_LETTER_DEGREE_OTHER,
} DumentLetterDegree;

/**
 * DumentLetterNeeds:
 * @DUMENT_LETTER_NEEDS_PAYMENT: something was paid after the invoice
 * @DUMENT_LETTER_NEEDS_NOTICE: a formal notice was posted
 * @DUMENT_LETTER_NEEDS_PROMISE: the last promise to pay was broken
 * @DUMENT_LETTER_NEEDS_INSOLVENCY: the claim is older than the judgment that opened an insolvency;
 *   no other letter may ask for it then
 * @DUMENT_LETTER_NEEDS_PLAN: a payment plan over just these invoices was proposed, or runs
 *
 * Facts of which a letter speaks, so that it cannot be written without them; a set.
 */
typedef enum
{
  DUMENT_LETTER_NEEDS_PAYMENT = 1 << 0,
  DUMENT_LETTER_NEEDS_NOTICE = 1 << 1,
  DUMENT_LETTER_NEEDS_PROMISE = 1 << 2,
  DUMENT_LETTER_NEEDS_INSOLVENCY = 1 << 3,
  DUMENT_LETTER_NEEDS_PLAN = 1 << 4,
} DumentLetterNeeds;

/**
 * DumentLetterKind:
 * @id: what one types: `rappel-ferme`
 * @french_name: its name on the screen
 * @english_name: the same in English
 * @french_use: what it is for, in a line
 * @english_use: the same in English
 * @french_caution: (nullable): what to think of before it is sent, in a sentence
 * @english_caution: (nullable): the same in English
 * @rank: its place in the ladder, upward; no two letters have the same
 * @debtors: the kinds of debtor to whom it can go, as bits `1 << kind`
 * @moment: when it can be written
 * @demand: what it asks
 * @degree: how far it goes
 * @needs: facts without which it cannot be written
 * @registered: whether it always goes by registered letter
 * @deadline_days: days that it leaves to pay, 0 for none, or %DUMENT_LETTER_KIND_USUAL_DAYS
 * @is_legal: whether its wording is that of the law, so that neither tone nor `tu` touch it
 * @has_text_per_debtor: whether each kind of debtor has a text of its own
 *
 * A letter that can be written, as the head of its file describes it:
 *
 *     [lettre]
 *     nom : Rappel ferme
 *     name : Firm Reminder
 *     usage : …
 *     use : …
 *     attention : …                 (if any, with the next)
 *     caution : …
 *     rang : 40
 *     débiteurs : professionnel, consommateur, public, inconnu
 *     moment : toujours | avant l’échéance | à l’échéance | en retard | soldée
 *     demande : rien | principal | tout
 *     degré : rappel amical | rappel ferme | dernier rappel | mise en demeure | autre
 *     exige : règlement, mise en demeure, promesse, procédure collective, échéancier (if anything)
 *     envoi : simple | recommandé
 *     délai : usuel | aucun | 8
 *     registre : personnel | légal
 *     textes : un | par débiteur
 *
 * Each line once; an empty line or the next section ends it. The words of the letter follow, or
 * stand in files of their own, see dument_letter_kind_file_name().
 */
typedef struct
{
  char *id;
  char *french_name;
  char *english_name;
  char *french_use;
  char *english_use;
  char *french_caution;
  char *english_caution;
  int rank;
  guint debtors;
  DumentLetterMoment moment;
  DumentLetterDemand demand;
  DumentLetterDegree degree;
  guint needs;
  gboolean registered;
  int deadline_days;
  gboolean is_legal;
  gboolean has_text_per_debtor;
} DumentLetterKind;

/**
 * DumentLetterFault:
 * @DUMENT_LETTER_FAULT_NONE: the letter can be written
 * @DUMENT_LETTER_FAULT_NO_INVOICE: it would speak of nothing
 * @DUMENT_LETTER_FAULT_NOTHING_OWED: nothing is left to ask for
 * @DUMENT_LETTER_FAULT_NOT_LATE: a letter for late invoices, and one that is not late yet
 * @DUMENT_LETTER_FAULT_KIND_UNKNOWN: it stands on a law, and whose law applies is not known
 * @DUMENT_LETTER_FAULT_WRONG_DEBTOR: no letter for this kind of debtor
 * @DUMENT_LETTER_FAULT_NOT_DUE_YET: a letter of the day of payment, which is to come
 * @DUMENT_LETTER_FAULT_PAST_DUE: a letter of the time before, or of the day of payment, too late
 * @DUMENT_LETTER_FAULT_NOT_SETTLED: a receipt for all, and something is still owed
 * @DUMENT_LETTER_FAULT_NO_PAYMENT: it speaks of a payment, and none was received
 * @DUMENT_LETTER_FAULT_NO_NOTICE: it speaks of a formal notice, and none was posted of each invoice
 * @DUMENT_LETTER_FAULT_NO_PROMISE: it speaks of a broken promise, and there is none, or not one for
 * all of the invoices
 * @DUMENT_LETTER_FAULT_NO_PLAN: it speaks of a payment plan, and none over just its invoices was
 * proposed or runs
 * @DUMENT_LETTER_FAULT_NO_INSOLVENCY: it declares a claim, and no insolvency is recorded that the
 * claim is older than
 * @DUMENT_LETTER_FAULT_INSOLVENT: it asks for a claim that can only be declared
 * @DUMENT_LETTER_FAULT_NOT_PRESENTED: a receipt for all, and a consumer's interest waits for the
 * day on which the notice was presented
 * @DUMENT_LETTER_FAULT_TEMPLATE: the text could not be evaluated
 *
 * Why a letter cannot be written.
 */
typedef enum
{
  DUMENT_LETTER_FAULT_NONE,
  DUMENT_LETTER_FAULT_NO_INVOICE,
  DUMENT_LETTER_FAULT_NOTHING_OWED,
  DUMENT_LETTER_FAULT_NOT_LATE,
  DUMENT_LETTER_FAULT_KIND_UNKNOWN,
  DUMENT_LETTER_FAULT_WRONG_DEBTOR,
  DUMENT_LETTER_FAULT_NOT_DUE_YET,
  DUMENT_LETTER_FAULT_PAST_DUE,
  DUMENT_LETTER_FAULT_NOT_SETTLED,
  DUMENT_LETTER_FAULT_NO_PAYMENT,
  DUMENT_LETTER_FAULT_NO_NOTICE,
  DUMENT_LETTER_FAULT_NO_PROMISE,
  DUMENT_LETTER_FAULT_NO_PLAN,
  DUMENT_LETTER_FAULT_NO_INSOLVENCY,
  DUMENT_LETTER_FAULT_INSOLVENT,
  DUMENT_LETTER_FAULT_NOT_PRESENTED,
  DUMENT_LETTER_FAULT_TEMPLATE,
} DumentLetterFault;

DumentLetterKind *
dument_letter_kind_parse (const char *id, const char *text, DumentTemplateError *error);
void dument_letter_kind_free (DumentLetterKind *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterKind, dument_letter_kind_free)

gboolean dument_letter_kind_suits (const DumentLetterKind *self, DumentDebtorKind debtor);
const char *dument_letter_kind_name_debtor (DumentDebtorKind debtor);
const char *const *dument_letter_kind_list_debtors (void);
char *dument_letter_kind_file_name (const DumentLetterKind *self, DumentDebtorKind debtor);
DumentMoney dument_letter_kind_sum_asked (const DumentLetterKind *self, const DumentClaim *claim);
DumentLetterFault dument_letter_kind_find_fault (const DumentLetterKind *self,
                                                 DumentDebtorKind debtor,
                                                 const DumentClaim *claim);

G_END_DECLS
