/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/money.h"
#include "store/sent-letter.h"

G_BEGIN_DECLS

/** Numbers of invoices beyond this are counted, not listed. */
#define DUMENT_CORRESPONDENCE_MAX_NUMBERS 3

/**
 * DumentCorrespondence:
 * @id: row of the letter, or of the draft
 * @reference: (nullable): `2026-0001`, %NULL for a draft
 * @template_id: which letter it is
 * @kind: how far it goes; of no meaning for a draft
 * @client_id: to whom
 * @client_name: its name
 * @numbers: numbers of the first invoices that it claims, a line feed between them
 * @n_invoices: how many it claims
 * @invoice_id: the first of them
 * @written_on: date of the letter, or of the day on which the draft was saved
 * @posted_on: day of posting, or %DUMENT_DATE_NONE; likewise the following days
 * @registered_number: (nullable): number of the registered letter
 * @presented_on: day of first presentation
 * @delivered_on: day of delivery
 * @unclaimed_on: day on which it came back
 * @deadline_days: days that it leaves to pay, 0 for the preference
 * @total_asked: what it asks; 0 for a draft
 * @currency: three letters
 * @n_proofs: documents that prove its sending
 *
 * A line of the list of letters.
 */
typedef struct
{
  gint64 id;
  char *reference;
  char *template_id;
  DumentSentLetterKind kind;
  gint64 client_id;
  char *client_name;
  char *numbers;
  int n_invoices;
  gint64 invoice_id;
  DumentDate written_on;
  DumentDate posted_on;
  char *registered_number;
  DumentDate presented_on;
  DumentDate delivered_on;
  DumentDate unclaimed_on;
  int deadline_days;
  DumentMoney total_asked;
  char currency[4];
  int n_proofs;
} DumentCorrespondence;

DumentCorrespondence *dument_correspondence_copy (const DumentCorrespondence *self);
void dument_correspondence_free (DumentCorrespondence *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCorrespondence, dument_correspondence_free)

GPtrArray *
dument_correspondence_list_letters (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
dument_correspondence_list_drafts (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
