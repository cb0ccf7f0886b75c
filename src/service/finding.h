/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/law.h"

G_BEGIN_DECLS

/**
 * DumentFindingSeverity:
 * @DUMENT_FINDING_WARNING: something to look at; what was asked for is done all the same
 * @DUMENT_FINDING_REFUSAL: for this reason it is not done
 */
typedef enum
{
  DUMENT_FINDING_WARNING,
  DUMENT_FINDING_REFUSAL,
} DumentFindingSeverity;

/**
 * DumentFindingCode:
 * @DUMENT_FINDING_UNREADABLE: a file that cannot be read, or is no invoice
 * @DUMENT_FINDING_NO_ROWS: a table of which there is only the header
 * @DUMENT_FINDING_BAD_ROW: a row of a table whose values cannot be
 * @DUMENT_FINDING_DUE_MISSING: no day of payment, and none is assumed for a consumer
 * @DUMENT_FINDING_KIND_MISSING: no day of payment, and the kind of debtor that would tell it is not
 *   known either
 * @DUMENT_FINDING_DUE_TOO_EARLY: due before it was issued
 * @DUMENT_FINDING_GIVEN_DUE_TOO_EARLY: the day chosen for the import is before the issue
 * @DUMENT_FINDING_OWN_PURCHASE: the user's own business is the buyer
 * @DUMENT_FINDING_CONFLICT: the number is in the data file with other dates or amounts
 * @DUMENT_FINDING_CLIENT_CONFLICT: the buyer fits two clients, or would make two of one
 * @DUMENT_FINDING_NOTHING_CREDITED: a credit note of nothing
 * @DUMENT_FINDING_FOREIGN_SELLER: issued by somebody else than the user; count is how many
 * @DUMENT_FINDING_DUE_ESTIMATED: the day of payment was estimated; count is how many
 * @DUMENT_FINDING_KIND_UNKNOWN: no penalties, or no letter, until the kind of debtor is known;
 * count is how many invoices
 * @DUMENT_FINDING_CLAUSE_PROPOSED: the invoice states a rate of its own, which is the detail
 * @DUMENT_FINDING_COMPLETED: what was missing of an invoice was filled in
 * @DUMENT_FINDING_SIREN_IMPLAUSIBLE: the client's SIREN, which is the detail, has a wrong check
 * digit
 * @DUMENT_FINDING_ISSUED_IN_FUTURE: issued on a day to come; count is how many, invoice the first
 * @DUMENT_FINDING_NOTHING_ASKED: nothing is to be paid; likewise
 * @DUMENT_FINDING_CURRENCY_UNKNOWN: in a currency that does not exist; likewise
 * @DUMENT_FINDING_EMAIL_IMPLAUSIBLE: the client's e-mail address is none; likewise
 * @DUMENT_FINDING_NUMBER_SHARED: another seller's invoice has the same number; likewise
 * @DUMENT_FINDING_KIND_PASSED_OVER: the kind of client chosen for the import was not taken;
 * likewise
 * @DUMENT_FINDING_PAYMENT_REPEATED: two payments of one day and amount, which is the detail; the
 * day is named too
 * @DUMENT_FINDING_CREDIT_SET_OFF: a credit note, whose number is the detail, that names no invoice
 *   was set against the invoice
 * @DUMENT_FINDING_CREDIT_BEFORE_ISSUE: a credit note, whose number is the detail, is older than the
 *   invoice that it names
 * @DUMENT_FINDING_CREDIT_LEFT: of a credit note, whose number is the detail, something is set
 *   against no invoice
 * @DUMENT_FINDING_NOT_FOUND: an invoice or a letter that is not in the data file, or fits several
 * @DUMENT_FINDING_NOT_YET_DUE: it can still be paid in time
 * @DUMENT_FINDING_NOTHING_DUE: nothing is owed any more
 * @DUMENT_FINDING_NOT_DUE_TODAY: a letter of the day of payment, which is to come
 * @DUMENT_FINDING_DUE_PAST: a letter of the time until the day of payment, which is over
 * @DUMENT_FINDING_NOT_SETTLED: a receipt for all, and something is still owed
 * @DUMENT_FINDING_WRONG_DEBTOR: a letter that is not for this kind of debtor
 * @DUMENT_FINDING_NO_PAYMENT: a letter that speaks of a payment, and none was received
 * @DUMENT_FINDING_NO_NOTICE: a letter that speaks of a formal notice, and none was posted
 * @DUMENT_FINDING_NO_PLAN: a letter that speaks of a payment plan, and there is none
 * @DUMENT_FINDING_NO_PROMISE: a letter that speaks of a broken promise, and there is none
 * @DUMENT_FINDING_NO_INSOLVENCY: a letter that declares a claim, and no insolvency that it is older
 *   than is recorded
 * @DUMENT_FINDING_NO_TRUSTEE: to whom claims are declared, or where, is not recorded
 * @DUMENT_FINDING_WRITTEN_OFF: nothing is expected of it any more
 * @DUMENT_FINDING_INSOLVENT: owed from before an insolvency: it can only be declared
 * @DUMENT_FINDING_DISPUTED: all that is unpaid of it is contested
 * @DUMENT_FINDING_PARTLY_DISPUTED: a part of it is contested, which is the detail, and left out
 * @DUMENT_FINDING_PROMISED: it was promised for a day that has not passed
 * @DUMENT_FINDING_PAUSED: it is paused
 * @DUMENT_FINDING_IN_PLAN: a payment plan over it runs
 * @DUMENT_FINDING_CLIENT_INSOLVENT: the client is insolvent, and the claim is younger than that
 * @DUMENT_FINDING_CLAUSE_CHANGED: a clause of law, which is the detail, was changed or taken out
 * @DUMENT_FINDING_ORIGINAL_CHANGED: of a text that the user changed for good, which is the detail,
 *   another original came with the program since
 * @DUMENT_FINDING_WORDS: words of a letter that are wrong, which are the detail, or missing
 * @DUMENT_FINDING_CAUTION: what to think of before such a letter is sent
 * @DUMENT_FINDING_RATE_UNKNOWN: a rate that the claim needs is not known; semester and rate key
 *   say which
 * @DUMENT_FINDING_OTHER_CLIENT: owed by another client than the first invoice
 * @DUMENT_FINDING_OTHER_CURRENCY: in another currency than the first invoice
 * @DUMENT_FINDING_SENDER_UNKNOWN: the user's own business is not named yet
 * @DUMENT_FINDING_OWN_SIREN_MISSING: the user's SIREN is missing
 * @DUMENT_FINDING_OWN_ADDRESS_MISSING: the user's address is missing
 * @DUMENT_FINDING_NO_MEANS_OF_PAYMENT: neither account nor cheque nor link
 * @DUMENT_FINDING_LIMITATION_PAST: past its limitation date
 * @DUMENT_FINDING_LIMITATION_NEAR: soon at its limitation date
 * @DUMENT_FINDING_NOTICE_REPEATED: a formal notice was written already; the detail is its reference
 * @DUMENT_FINDING_NOTICE_RUNNING: the days that a formal notice leaves to pay are not over; the
 *   detail is its reference
 * @DUMENT_FINDING_NO_REMINDER: no reminder before a formal notice
 * @DUMENT_FINDING_NOT_SENT: never marked as sent
 * @DUMENT_FINDING_CLIENT_CREDIT: a credit of the client is set against no invoice
 * @DUMENT_FINDING_RATE_BELOW_FLOOR: the contract's rate is below the lowest that the law allows
 * @DUMENT_FINDING_RATE_UNUSUAL: the contract's rate is so high that it must be mistyped
 * @DUMENT_FINDING_NUMBER_IMPLAUSIBLE: does not look like the number of a registered letter
 * @DUMENT_FINDING_NUMBER_TAKEN: the number of another letter, whose reference is the detail
 * @DUMENT_FINDING_ADDRESS_MISSING: the client's address, street or locality is missing
 * @DUMENT_FINDING_ADDRESS_UNUSUAL: an unusual postal code
 * @DUMENT_FINDING_ADDRESS_LINE_LONG: a line of the address is too long; count is the characters too
 *   many, or excess the tenths of a millimetre
 * @DUMENT_FINDING_ADDRESS_TOO_TALL: lines too many; count or excess
 * @DUMENT_FINDING_TRUSTEE_ADDRESS: the name or address of the trustee to whom the client's debts
 * are declared does not fit, is unusual or not whole; otherwise as for the client's own
 * @DUMENT_FINDING_ENVELOPE: the address needs the taller of the two common windows
 * @DUMENT_FINDING_PAGE: something does not fit on the page
 * @DUMENT_FINDING_PICTURE_UNREADABLE: the logo or signature cannot be read on this computer
 * @DUMENT_FINDING_NO_PAYMENT_CODE: the letter goes without a code for payment by telephone
 * @DUMENT_FINDING_NO_COPY: of invoices, whose numbers are the detail, no copy can be enclosed
 * @DUMENT_FINDING_ENCLOSURE_UNREADABLE: a document, whose row is the detail, that shall go with a
 *   letter and cannot
 * @DUMENT_FINDING_ENCLOSURE_MENDED: one that was damaged and can; likewise
 * @DUMENT_FINDING_TEMPLATE_UNKNOWN: there is no such letter; the detail is what was asked for
 * @DUMENT_FINDING_DATE_IN_FUTURE: a letter of a day to come
 * @DUMENT_FINDING_PRINTED: a letter that was printed on an earlier day
 * @DUMENT_FINDING_POSTING_MISSING: the day of posting is not recorded
 * @DUMENT_FINDING_ADDRESS_WRONG: a letter, whose reference is the detail, came back from an address
 *   where nobody knows the client
 * @DUMENT_FINDING_PRESENTATION_MISSING: an unclaimed letter, or a formal notice that is asked
 *   about, without the day of presentation; the detail is its reference
 * @DUMENT_FINDING_OWN_NAME_MISSING: the user's business has no name
 * @DUMENT_FINDING_VALUE: a value that somebody typed cannot be, or is worth a second look; the
 *   field says which
 * @DUMENT_FINDING_NOT_OVERRULED: a warning was to be overruled that does not exist or may not be;
 *   the detail is its name
 * @DUMENT_FINDING_NUMBERS_CLASH: invoice numbers would be in the data file twice
 *
 * What was found, so that a face of the program can lead to its cure.
 */
typedef enum
{
  DUMENT_FINDING_UNREADABLE,
  DUMENT_FINDING_NO_ROWS,
  DUMENT_FINDING_BAD_ROW,
  DUMENT_FINDING_DUE_MISSING,
  DUMENT_FINDING_KIND_MISSING,
  DUMENT_FINDING_DUE_TOO_EARLY,
  DUMENT_FINDING_GIVEN_DUE_TOO_EARLY,
  DUMENT_FINDING_OWN_PURCHASE,
  DUMENT_FINDING_CONFLICT,
  DUMENT_FINDING_CLIENT_CONFLICT,
  DUMENT_FINDING_NOTHING_CREDITED,
  DUMENT_FINDING_FOREIGN_SELLER,
  DUMENT_FINDING_DUE_ESTIMATED,
  DUMENT_FINDING_KIND_UNKNOWN,
  DUMENT_FINDING_CLAUSE_PROPOSED,
  DUMENT_FINDING_COMPLETED,
  DUMENT_FINDING_SIREN_IMPLAUSIBLE,
  DUMENT_FINDING_ISSUED_IN_FUTURE,
  DUMENT_FINDING_NOTHING_ASKED,
  DUMENT_FINDING_CURRENCY_UNKNOWN,
  DUMENT_FINDING_EMAIL_IMPLAUSIBLE,
  DUMENT_FINDING_NUMBER_SHARED,
  DUMENT_FINDING_KIND_PASSED_OVER,
  DUMENT_FINDING_PAYMENT_REPEATED,
  DUMENT_FINDING_CREDIT_SET_OFF,
  DUMENT_FINDING_CREDIT_BEFORE_ISSUE,
  DUMENT_FINDING_CREDIT_LEFT,
  DUMENT_FINDING_NOT_FOUND,
  DUMENT_FINDING_NOT_YET_DUE,
  DUMENT_FINDING_NOTHING_DUE,
  DUMENT_FINDING_NOT_DUE_TODAY,
  DUMENT_FINDING_DUE_PAST,
  DUMENT_FINDING_NOT_SETTLED,
  DUMENT_FINDING_WRONG_DEBTOR,
  DUMENT_FINDING_NO_PAYMENT,
  DUMENT_FINDING_NO_NOTICE,
  DUMENT_FINDING_NO_PROMISE,
  DUMENT_FINDING_NO_PLAN,
  DUMENT_FINDING_NO_INSOLVENCY,
  DUMENT_FINDING_NO_TRUSTEE,
  DUMENT_FINDING_WRITTEN_OFF,
  DUMENT_FINDING_INSOLVENT,
  DUMENT_FINDING_DISPUTED,
  DUMENT_FINDING_PARTLY_DISPUTED,
  DUMENT_FINDING_PROMISED,
  DUMENT_FINDING_PAUSED,
  DUMENT_FINDING_IN_PLAN,
  DUMENT_FINDING_CLIENT_INSOLVENT,
  DUMENT_FINDING_CLAUSE_CHANGED,
  DUMENT_FINDING_ORIGINAL_CHANGED,
  DUMENT_FINDING_WORDS,
  DUMENT_FINDING_CAUTION,
  DUMENT_FINDING_RATE_UNKNOWN,
  DUMENT_FINDING_OTHER_CLIENT,
  DUMENT_FINDING_OTHER_CURRENCY,
  DUMENT_FINDING_SENDER_UNKNOWN,
  DUMENT_FINDING_OWN_SIREN_MISSING,
  DUMENT_FINDING_OWN_ADDRESS_MISSING,
  DUMENT_FINDING_NO_MEANS_OF_PAYMENT,
  DUMENT_FINDING_LIMITATION_PAST,
  DUMENT_FINDING_LIMITATION_NEAR,
  DUMENT_FINDING_NOTICE_REPEATED,
  DUMENT_FINDING_NOTICE_RUNNING,
  DUMENT_FINDING_NO_REMINDER,
  DUMENT_FINDING_NOT_SENT,
  DUMENT_FINDING_CLIENT_CREDIT,
  DUMENT_FINDING_RATE_BELOW_FLOOR,
  DUMENT_FINDING_RATE_UNUSUAL,
  DUMENT_FINDING_NUMBER_IMPLAUSIBLE,
  DUMENT_FINDING_NUMBER_TAKEN,
  DUMENT_FINDING_ADDRESS_MISSING,
  DUMENT_FINDING_ADDRESS_UNUSUAL,
  DUMENT_FINDING_ADDRESS_LINE_LONG,
  DUMENT_FINDING_ADDRESS_TOO_TALL,
  DUMENT_FINDING_TRUSTEE_ADDRESS,
  DUMENT_FINDING_ENVELOPE,
  DUMENT_FINDING_PAGE,
  DUMENT_FINDING_PICTURE_UNREADABLE,
  DUMENT_FINDING_NO_PAYMENT_CODE,
  DUMENT_FINDING_NO_COPY,
  DUMENT_FINDING_ENCLOSURE_UNREADABLE,
  DUMENT_FINDING_ENCLOSURE_MENDED,
  DUMENT_FINDING_TEMPLATE_UNKNOWN,
  DUMENT_FINDING_DATE_IN_FUTURE,
  DUMENT_FINDING_PRINTED,
  DUMENT_FINDING_POSTING_MISSING,
  DUMENT_FINDING_ADDRESS_WRONG,
  DUMENT_FINDING_PRESENTATION_MISSING,
  DUMENT_FINDING_OWN_NAME_MISSING,
  DUMENT_FINDING_VALUE,
  DUMENT_FINDING_NOT_OVERRULED,
  DUMENT_FINDING_NUMBERS_CLASH,
} DumentFindingCode;

/**
 * DumentFindingField:
 * @DUMENT_FINDING_FIELD_NONE: no field, or the form as a whole
 * @DUMENT_FINDING_FIELD_OTHER: one of which nothing is ever said
 *
 * What somebody fills in by hand, in whichever form.
 */
typedef enum
{
  DUMENT_FINDING_FIELD_NONE,
  DUMENT_FINDING_FIELD_OTHER,
  DUMENT_FINDING_FIELD_NUMBER,
  DUMENT_FINDING_FIELD_CLIENT,
  DUMENT_FINDING_FIELD_KIND,
  DUMENT_FINDING_FIELD_ISSUE_DATE,
  DUMENT_FINDING_FIELD_DUE_DATE,
  DUMENT_FINDING_FIELD_SUPPLY_DATE,
  DUMENT_FINDING_FIELD_TOTAL,
  DUMENT_FINDING_FIELD_PREPAID,
  DUMENT_FINDING_FIELD_CURRENCY,
  DUMENT_FINDING_FIELD_CLAUSE,
  DUMENT_FINDING_FIELD_MENTIONS,
  DUMENT_FINDING_FIELD_SENT_ON,
  DUMENT_FINDING_FIELD_NAME,
  DUMENT_FINDING_FIELD_SOLE_TRADER,
  DUMENT_FINDING_FIELD_SIREN,
  DUMENT_FINDING_FIELD_SIRET,
  DUMENT_FINDING_FIELD_VAT,
  DUMENT_FINDING_FIELD_ADDRESS,
  DUMENT_FINDING_FIELD_EMAIL,
  DUMENT_FINDING_FIELD_CONTACT,
  DUMENT_FINDING_FIELD_IBAN,
  DUMENT_FINDING_FIELD_BIC,
  DUMENT_FINDING_FIELD_PAYMENT_LINK,
  DUMENT_FINDING_FIELD_AMOUNT,
  DUMENT_FINDING_FIELD_DATE,
  DUMENT_FINDING_FIELD_SHARE,
  DUMENT_FINDING_FIELD_REASON,
} DumentFindingField;

/**
 * DumentFinding:
 * @code: what was found
 * @severity: whether it stopped what was asked for
 * @invoice_id: row of the invoice concerned, 0 where it is in no data file or none is concerned
 * @invoice_number: (nullable): its number
 * @client_id: row of the client concerned, likewise
 * @client_name: (nullable): its name
 * @file_name: (nullable): the imported file concerned, as the user named it
 * @column: (nullable): the column of that file, as its header writes it
 * @field: what was filled in by hand
 * @line: line of that file or of an address, or which share or contact, from 1; 0 where none is
 *   concerned
 * @semester: the semester whose rate is missing, where @code says so
 * @rate_key: the published rate that is missing, likewise
 * @count: how many, where @code says so
 * @excess: tenths of a millimetre too many, where @code says so
 * @day: a day that @code explains, or %DUMENT_DATE_NONE
 * @detail: (nullable): a value that @code explains, such as a reference or a rate
 * @sentence: translated sentences that name the place within the file, the invoice or the client,
 *   what is wrong, and the cure; no face's own means, such as an option or a button, is in them
 * @overruled_because: (nullable): why the user overruled it, %NULL for what stands
 *
 * Something that the user should know, for people and for a face that leads to the cure.
 */
typedef struct
{
  DumentFindingCode code;
  DumentFindingSeverity severity;
  gint64 invoice_id;
  char *invoice_number;
  gint64 client_id;
  char *client_name;
  char *file_name;
  char *column;
  DumentFindingField field;
  unsigned line;
  DumentSemester semester;
  DumentLawKey rate_key;
  unsigned count;
  unsigned excess;
  DumentDate day;
  char *detail;
  char *sentence;
  char *overruled_because;
} DumentFinding;

DumentFinding *
dument_finding_new (DumentFindingCode code, DumentFindingSeverity severity, char *sentence);
DumentFinding *dument_finding_copy (const DumentFinding *self);
void dument_finding_free (DumentFinding *self);

void dument_finding_set_invoice (DumentFinding *self, gint64 id, const char *number);
void dument_finding_set_client (DumentFinding *self, gint64 id, const char *name);

char *dument_finding_list_names (GPtrArray *names);

GPtrArray *dument_finding_list_new (void);
void dument_finding_list_append (GPtrArray *list, const GPtrArray *others);
DumentFinding *dument_finding_warn (GPtrArray *list, DumentFindingCode code, char *sentence);
DumentFinding *dument_finding_refuse (GPtrArray *list, DumentFindingCode code, char *sentence);
DumentFinding *
dument_finding_advise_value (GPtrArray *list, DumentFindingField field, char *sentence);
DumentFinding *
dument_finding_refuse_value (GPtrArray *list, DumentFindingField field, char *sentence);
void
dument_finding_refuse_literal (GPtrArray *list, DumentFindingField field, const char *sentence);
const DumentFinding *
dument_finding_find (const GPtrArray *list, DumentFindingField field, unsigned line);
gboolean dument_finding_let_pass (const GPtrArray *list, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentFinding, dument_finding_free)

G_END_DECLS
