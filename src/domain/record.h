/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/terms.h"

G_BEGIN_DECLS

/** Characters of a name. More do not fit on a line of a letter, in whatever size. */
#define DUMENT_PARTY_MAX_NAME 100

/**
 * DumentParty:
 * @name: name or business name
 * @siren: (nullable): nine digits
 * @siret: (nullable): fourteen digits
 * @vat: (nullable): VAT number, upper case, no spaces
 * @address: (nullable): address lines without the name, as given
 * @postcode: (nullable): postal code, when it was given apart
 * @city: (nullable): locality, likewise
 * @country: (nullable): two letters
 * @email: (nullable): e-mail address
 * @phone: (nullable): telephone number
 *
 * A seller or buyer as an invoice names them.
 */
typedef struct
{
  char *name;
  char *siren;
  char *siret;
  char *vat;
  GStrv address;
  char *postcode;
  char *city;
  char *country;
  char *email;
  char *phone;
} DumentParty;

void dument_party_clear (DumentParty *self);

/** Whether an invoice record adds to what is owed or takes from it. */
typedef enum
{
  DUMENT_RECORD_INVOICE,
  DUMENT_RECORD_CREDIT_NOTE,
} DumentRecordKind;

/**
 * DumentRecord:
 * @kind: invoice or credit note
 * @type_code: UNTDID 1001 code as the file gives it (380, 381, 386 …), 0 where it gives none
 * @number: the invoice's number
 * @issue_date: day of issue
 * @due_date: day of payment, or %DUMENT_DATE_NONE
 * @due_estimated: whether @due_date was estimated because the file gives none
 * @supply_date: day of delivery or performance, or %DUMENT_DATE_NONE
 * @currency: three letters
 * @total: total with tax; positive also for a credit note
 * @prepaid: what was paid before the invoice
 * @due_payable: what remains to be paid: the receivable; positive also for a credit note
 * @seller: who asks
 * @buyer: who owes
 * @buyer_kind: the kind of debtor, where the file says it
 * @order_reference: (nullable): the buyer's order number
 * @payment_reference: (nullable): reference to be given with the payment
 * @credited_number: (nullable): for a credit note, the invoice that it names
 * @label: (nullable): what was sold, in a few words
 * @note_pmt: (nullable): French note PMT, the fixed indemnity
 * @note_pmd: (nullable): French note PMD, the late-payment penalties
 * @note_aab: (nullable): French note AAB, the discount conditions
 * @clause: contract rate stated by the file (CSV) or read from @note_pmd, a proposal
 * @line: line of a CSV file where the record begins, else 0
 *
 * What one invoice or credit note of an imported file says. Nothing in it refers to the data file.
 */
typedef struct
{
  DumentRecordKind kind;
  int type_code;
  char *number;
  DumentDate issue_date;
  DumentDate due_date;
  gboolean due_estimated;
  DumentDate supply_date;
  char currency[4];
  DumentMoney total;
  DumentMoney prepaid;
  DumentMoney due_payable;
  DumentParty seller;
  DumentParty buyer;
  DumentDebtorKind buyer_kind;
  char *order_reference;
  char *payment_reference;
  char *credited_number;
  char *label;
  char *note_pmt;
  char *note_pmd;
  char *note_aab;
  DumentClause clause;
  unsigned line;
} DumentRecord;

DumentRecord *dument_record_new (void);
DumentRecord *dument_record_copy (const DumentRecord *self);
void dument_record_free (DumentRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentRecord, dument_record_free)

G_END_DECLS
