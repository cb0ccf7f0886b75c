/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "document/duplicate.h"
#include "domain/posting-dates.h"
#include "service/letter-mark.h"
#include "service/letter-writing.h"
#include "store/letter-draft.h"

G_BEGIN_DECLS

/**
 * DumentLetterProof:
 * @content: the bytes
 * @file_name: name of the file, without folder
 *
 * What proves that a letter was sent or received: the slip of the post office, the receipt.
 */
typedef struct
{
  GBytes *content;
  char *file_name;
} DumentLetterProof;

DumentLetterProof *dument_letter_proof_new (GBytes *content, const char *file_name);
void dument_letter_proof_free (DumentLetterProof *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterProof, dument_letter_proof_free)

gboolean dument_letter_posting_record_printed (DumentWorkspace *workspace,
                                               DumentLetterDraft *draft,
                                               DumentDate posted_on,
                                               const GPtrArray *proofs,
                                               char **ret_reference,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_posting_record_draft (DumentWorkspace *workspace,
                                             const DumentWrittenLetter *written,
                                             DumentDate posted_on,
                                             const GPtrArray *proofs,
                                             gint64 draft_id,
                                             char **ret_reference,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_posting_record (DumentWorkspace *workspace,
                                       const DumentWrittenLetter *written,
                                       DumentDate posted_on,
                                       char **ret_reference,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_posting_record_file (DumentWorkspace *workspace,
                                            GBytes *pdf,
                                            const DumentLetterMark *mark,
                                            DumentDate posted_on,
                                            const char *registered_number,
                                            const GPtrArray *overrulings,
                                            GPtrArray *warnings,
                                            char **ret_reference,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** The days of a letter that can be recorded after it, as bits. */
typedef enum
{
  DUMENT_POSTING_DAY_POSTED = 1 << 0,
  DUMENT_POSTING_DAY_PRESENTED = 1 << 1,
  DUMENT_POSTING_DAY_DELIVERED = 1 << 2,
  DUMENT_POSTING_DAY_RETURNED = 1 << 3,
} DumentPostingDay;

/**
 * DumentPostingNews:
 * @dates: what became of it, %DUMENT_DATE_NONE where there is no news; @dates.written_on is unused
 * @registered_number: (nullable): the number of the registered letter, %NULL where it stays, empty
 *   where it was recorded by mistake
 * @proofs: (nullable) (element-type DumentLetterProof): what proves the news
 * @mistaken: bits of #DumentPostingDay: days that were recorded by mistake and are not known
 *
 * What is newly known of a recorded letter.
 */
typedef struct
{
  DumentPostingDates dates;
  const char *registered_number;
  const GPtrArray *proofs;
  unsigned mistaken;
} DumentPostingNews;

gboolean dument_letter_posting_follow (DumentWorkspace *workspace,
                                       const char *reference,
                                       const DumentPostingNews *news,
                                       GPtrArray *warnings,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_posting_remove (DumentWorkspace *workspace,
                                       const char *reference,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *dument_letter_posting_load_pdf (DumentWorkspace *workspace,
                                        const char *reference,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentDuplicate *dument_letter_posting_duplicate (DumentWorkspace *workspace,
                                                  const char *reference,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
