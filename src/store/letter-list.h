/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/posting-dates.h"
#include "store/store.h"

G_BEGIN_DECLS

/** By what letters are listed; what is equal stands with the newest first. */
typedef enum
{
  DUMENT_LETTER_LIST_BY_AGE,
  DUMENT_LETTER_LIST_BY_KIND,
  DUMENT_LETTER_LIST_BY_CLIENT,
  DUMENT_LETTER_LIST_BY_INVOICE,
  DUMENT_LETTER_LIST_BY_POSTING,
  DUMENT_LETTER_LIST_BY_NUMBER,
  DUMENT_LETTER_LIST_BY_PRESENTATION,
  DUMENT_LETTER_LIST_BY_DELIVERY,
  DUMENT_LETTER_LIST_N_ORDERS
} DumentLetterListOrder;

/**
 * DumentLetterListFacts:
 * @key: the letter, as lists name it
 * @template_id: which letter it is
 * @dates: its life
 * @deadline_days: days that it leaves to pay
 * @has_number: whether it bears the number of a registered letter
 * @is_owed: whether something that it claims is still to be paid
 *
 * What decides where a letter stands.
 */
typedef struct
{
  gint64 key;
  char template_id[32];
  DumentPostingDates dates;
  int deadline_days;
  gboolean has_number;
  gboolean is_owed;
} DumentLetterListFacts;

GArray *dument_letter_list_keys (DumentStore *store,
                                 DumentLetterListOrder order,
                                 gboolean descending,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_list_count_open (DumentStore *store,
                                        gint64 *ret_count,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_list_is_owed (DumentStore *store,
                                     gint64 letter_id,
                                     gboolean *ret_is_owed,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_letter_list_facts (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
