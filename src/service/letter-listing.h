/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/posting-dates.h"
#include "service/workspace.h"
#include "store/letter-draft.h"
#include "store/sent-letter.h"

G_BEGIN_DECLS

/** By what letters are listed; what is equal stands with the newest first, drafts before all. */
typedef enum
{
  DUMENT_LETTER_LISTING_STATE,
  DUMENT_LETTER_LISTING_NEXT,
  DUMENT_LETTER_LISTING_KIND,
  DUMENT_LETTER_LISTING_CLIENT,
  DUMENT_LETTER_LISTING_INVOICES,
  DUMENT_LETTER_LISTING_POSTED,
  DUMENT_LETTER_LISTING_NUMBER,
  DUMENT_LETTER_LISTING_PRESENTED,
  DUMENT_LETTER_LISTING_DELIVERED,
  DUMENT_LETTER_LISTING_DEADLINE,
  DUMENT_LETTER_LISTING_N_COLUMNS,
  DUMENT_LETTER_LISTING_AGE = DUMENT_LETTER_LISTING_N_COLUMNS
} DumentLetterListingOrder;

/**
 * DumentListedLetter:
 * @key: what it is in a list: the row of a letter, or the negative of that of a draft
 * @letter: (nullable): the letter that was recorded, or
 * @draft: (nullable): the one that is being written
 * @client_name: to whom
 * @invoice_numbers: (array zero-terminated=1): the invoices that it claims, in the order in which
 *   they came in
 * @deadline: the last day to pay, or %DUMENT_DATE_NONE
 * @state: where a recorded letter stands
 * @next: what is to be done about it
 *
 * A letter, as a list shows it.
 */
typedef struct
{
  gint64 key;
  DumentSentLetter *letter;
  DumentLetterDraft *draft;
  char *client_name;
  GStrv invoice_numbers;
  DumentDate deadline;
  DumentPostingState state;
  DumentPostingNext next;
} DumentListedLetter;

void dument_listed_letter_free (DumentListedLetter *self);

GPtrArray *
dument_letter_listing_load (DumentWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_letter_listing_keys (DumentWorkspace *workspace,
                                    DumentLetterListingOrder order,
                                    gboolean descending,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_letter_listing_rows (DumentWorkspace *workspace,
                                       const gint64 *keys,
                                       gsize n_keys,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

gpointer dument_letter_listing_count_open (DumentWorkspace *workspace,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
