/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/** What an entry of the journal is about. The numbers stand in the file. */
typedef enum
{
  DUMENT_SUBJECT_FILE,
  DUMENT_SUBJECT_ISSUER,
  DUMENT_SUBJECT_CLIENT,
  DUMENT_SUBJECT_INVOICE,
  DUMENT_SUBJECT_CREDIT_NOTE,
  DUMENT_SUBJECT_PAYMENT,
  DUMENT_SUBJECT_LETTER,
  DUMENT_SUBJECT_DOCUMENT,
  DUMENT_SUBJECT_RATE,
  DUMENT_SUBJECT_SETTING,
} DumentSubject;

/**
 * DumentJournalEntry:
 * @seq: place in the journal, from 1
 * @at: when, in seconds since 1970-01-01 UTC
 * @kind: what happened, a word of the service's such as `payment-recorded`
 * @subject: what it is about
 * @subject_id: its row, 0 where it has none
 * @payload: (nullable): the particulars; %NULL once they were erased
 * @erased_on: the day of the erasure, or %DUMENT_DATE_NONE
 * @hash: its seal, 64 hexadecimal digits
 *
 * A line of the journal, which is only ever added to.
 */
typedef struct
{
  gint64 seq;
  gint64 at;
  char *kind;
  DumentSubject subject;
  gint64 subject_id;
  char *payload;
  DumentDate erased_on;
  char *hash;
} DumentJournalEntry;

void dument_journal_entry_free (DumentJournalEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentJournalEntry, dument_journal_entry_free)

gboolean dument_journal_append (DumentStore *store,
                                gint64 at,
                                const char *kind,
                                DumentSubject subject,
                                gint64 subject_id,
                                const char *payload,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_journal_list (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_journal_list_of_subject (DumentStore *store,
                                           DumentSubject subject,
                                           gint64 subject_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_journal_erase (DumentStore *store, gint64 seq, DumentDate erased_on, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_journal_verify (DumentStore *store,
                                gint64 *ret_first_bad,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
