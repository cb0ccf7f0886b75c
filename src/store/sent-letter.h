/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/letter-kind.h"
#include "domain/money.h"
#include "domain/posting-dates.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentSentLetter:
 * @id: number of the row, 0 before it is inserted
 * @reference: `2026-0001`: year of the letter and a number counted through it
 * @template_id: from which template it was written
 * @kind: how far it goes
 * @client_id: to whom
 * @written_on: date of the letter
 * @posted_on: day of posting, or %DUMENT_DATE_NONE
 * @registered_number: (nullable): number of the registered letter
 * @presented_on: day of first presentation, or %DUMENT_DATE_NONE
 * @delivered_on: day of delivery, or %DUMENT_DATE_NONE
 * @returned_on: day on which it came back, or %DUMENT_DATE_NONE
 * @return_reason: why, where it came back
 * @deadline_days: days that it leaves to pay
 * @document_id: the letter byte for byte, 0 for none
 * @total_asked: what it asks
 * @currency: three letters
 * @invoice_ids: (element-type gint64): the invoices that it claims
 *
 * A letter that was recorded as sent.
 */
typedef struct
{
  gint64 id;
  char *reference;
  char *template_id;
  DumentLetterDegree kind;
  gint64 client_id;
  DumentDate written_on;
  DumentDate posted_on;
  char *registered_number;
  DumentDate presented_on;
  DumentDate delivered_on;
  DumentDate returned_on;
  DumentReturn return_reason;
  int deadline_days;
  gint64 document_id;
  DumentMoney total_asked;
  char currency[4];
  GArray *invoice_ids;
} DumentSentLetter;

DumentSentLetter *dument_sent_letter_new (void);
void dument_sent_letter_free (DumentSentLetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentSentLetter, dument_sent_letter_free)

DumentPostingDates dument_sent_letter_get_dates (const DumentSentLetter *self);
char *dument_sent_letter_next_reference (DumentStore *store,
                                         DumentDate written_on,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_sent_letter_insert (DumentStore *store,
                                    DumentSentLetter *letter,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_sent_letter_update (DumentStore *store,
                                    const DumentSentLetter *letter,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentSentLetter *
dument_sent_letter_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_sent_letter_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentSentLetter *dument_sent_letter_find_reference (DumentStore *store,
                                                     const char *reference,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_sent_letter_find_registered (DumentStore *store,
                                             const char *number,
                                             gint64 except_id,
                                             char **ret_reference,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_sent_letter_list (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_sent_letter_list_of_invoice (DumentStore *store,
                                               gint64 invoice_id,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_sent_letter_add_proof (DumentStore *store,
                                       gint64 id,
                                       gint64 document_id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_sent_letter_list_proofs (DumentStore *store,
                                        gint64 id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
