/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/money.h"
#include "store/overruling.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentEnclosureChoice:
 * @document_id: a document of the invoices
 * @is_enclosed: whether it goes with the letter
 *
 * What the user decided of one document; of the others the letter decides.
 */
typedef struct
{
  gint64 document_id;
  gboolean is_enclosed;
} DumentEnclosureChoice;

/**
 * DumentLetterDraft:
 * @id: number of the row, 0 before it is saved
 * @template_id: which letter it is
 * @body: (nullable): its text as its user changed it, %NULL for the shipped one
 * @deadline_days: days that it leaves to pay, 0 for the preference
 * @registered_number: (nullable): number of the registered letter
 * @written_on: the date that it bears since it was printed, or %DUMENT_DATE_NONE
 * @leaves_out_unknown_rates: whether the user chose to leave out interest of an unknown rate
 * @changed_at: when it was saved last, in seconds since 1970-01-01 UTC
 * @invoice_ids: (element-type gint64): the invoices that it claims, in order
 * @enclosure_choices: (element-type DumentEnclosureChoice): what goes with it or does not, by the
 *   user's own decision
 * @overrulings: (element-type DumentOverruling): the warnings about it that the user overruled
 *
 * A letter that is being written.
 */
typedef struct
{
  gint64 id;
  char *template_id;
  char *body;
  int deadline_days;
  char *registered_number;
  DumentDate written_on;
  gboolean leaves_out_unknown_rates;
  gint64 changed_at;
  GArray *invoice_ids;
  GArray *enclosure_choices;
  GPtrArray *overrulings;
} DumentLetterDraft;

DumentLetterDraft *dument_letter_draft_new (void);
DumentLetterDraft *dument_letter_draft_copy (const DumentLetterDraft *self);
void dument_letter_draft_free (DumentLetterDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterDraft, dument_letter_draft_free)

gboolean dument_letter_draft_save (DumentStore *store,
                                   DumentLetterDraft *draft,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_draft_find (DumentStore *store,
                                   const char *template_id,
                                   gint64 invoice_id,
                                   DumentLetterDraft **ret_draft,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentLetterDraft *
dument_letter_draft_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * DumentLetterPrint:
 * @pdf: the pages as they were printed or saved
 * @total_asked: the sum that stands on them
 * @deadline_days: the days that they leave to pay
 *
 * A draft on paper.
 */
typedef struct
{
  GBytes *pdf;
  DumentMoney total_asked;
  int deadline_days;
} DumentLetterPrint;

DumentLetterPrint *
dument_letter_print_new (GBytes *pdf, DumentMoney total_asked, int deadline_days);
void dument_letter_print_free (DumentLetterPrint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterPrint, dument_letter_print_free)

gboolean dument_letter_draft_keep_print (DumentStore *store,
                                         gint64 id,
                                         const DumentLetterPrint *print,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_draft_has_print (DumentStore *store,
                                        gint64 id,
                                        gboolean *ret_has_print,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_draft_load_print (DumentStore *store,
                                         gint64 id,
                                         DumentLetterPrint **ret_print,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_draft_delete (DumentStore *store,
                                     gint64 id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
