/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter.h"
#include "domain/template.h"
#include "domain/letter-kind.h"
#include "service/finding.h"
#include "service/letter-enclosing.h"
#include "service/receivable.h"
#include "service/stationery.h"

G_BEGIN_DECLS

/**
 * DumentLetterRequest:
 * @template_id: `rappel-amical`, `mise-en-demeure`…; the kind of debtor chooses the text
 * @numbers: (array zero-terminated=1) (nullable): the invoices, all of one client
 * @invoice_ids: (element-type gint64) (nullable): their rows, instead of @numbers
 * @date: date of the letter, for which the claims are computed, or %DUMENT_DATE_NONE for today; a
 *   letter that was posted earlier comes out as it was then
 * @deadline_days: days that the letter leaves to pay; 0 for the preference
 * @registered_number: (nullable): number of the registered letter
 * @allow_unknown_rates: whether a formal notice may leave out the interest of semesters whose rate
 * is not known, saying so
 * @body: (nullable): the text as its user changed it, see [func@letter_case_flatten]; %NULL for the
 * shipped one
 * @enclosing: what goes with it
 * @overrulings: (element-type DumentOverruling) (nullable): the warnings that its user overruled
 * @overrulings_lapse: whether one of a warning that is no more is passed over; else it is a refusal
 */
typedef struct
{
  const char *template_id;
  const char *const *numbers;
  const GArray *invoice_ids;
  DumentDate date;
  int deadline_days;
  const char *registered_number;
  gboolean allow_unknown_rates;
  const char *body;
  DumentEnclosureWish enclosing;
  const GPtrArray *overrulings;
  gboolean overrulings_lapse;
} DumentLetterRequest;

/**
 * DumentLetterCase:
 *
 * Everything that a letter is made of, read from the data file once and checked. It never changes
 * and needs the data file no more: any thread may write the letter from it, again and again, with
 * the text that its user has typed so far.
 */
typedef struct _DumentLetterCase DumentLetterCase;

DumentLetterCase *dument_letter_case_open (DumentWorkspace *workspace,
                                           const DumentLetterRequest *request,
                                           GPtrArray *refusals,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentLetterCase *dument_letter_case_ref (DumentLetterCase *self);
DumentLetterCase *dument_letter_case_reword (DumentLetterCase *self, const char *text);
void dument_letter_case_unref (DumentLetterCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterCase, dument_letter_case_unref)

const DumentLetterKind *dument_letter_case_get_kind (const DumentLetterCase *self);
GPtrArray *dument_letter_case_get_receivables (const DumentLetterCase *self);
GPtrArray *dument_letter_case_get_warnings (const DumentLetterCase *self);
GPtrArray *dument_letter_case_get_enclosures (const DumentLetterCase *self);
DumentLayoutPictures dument_letter_case_get_pictures (const DumentLetterCase *self);
int dument_letter_case_get_deadline_days (const DumentLetterCase *self);
const char *dument_letter_case_get_registered_number (const DumentLetterCase *self);
DumentMoney dument_letter_case_sum_asked (const DumentLetterCase *self);

char *
dument_letter_case_flatten (const DumentLetterCase *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_letter_case_split (const DumentLetterCase *self,
                                     const char *body,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_letter_case_variables (const DumentLetterCase *self);
DumentLetter *dument_letter_case_compose (const DumentLetterCase *self,
                                          const char *body,
                                          GPtrArray *warnings,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
