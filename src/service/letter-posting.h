/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/posting-dates.h"
#include "service/letter-writing.h"

G_BEGIN_DECLS

gboolean dument_letter_posting_record (DumentWorkspace *workspace,
                                       const DumentWrittenLetter *written,
                                       DumentDate posted_on,
                                       char **ret_reference,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentPostingNews:
 * @dates: what became of it, %DUMENT_DATE_NONE where there is no news; @dates.written_on is unused
 * @registered_number: (nullable): the number of the registered letter, %NULL where it stays
 *
 * What is newly known of a recorded letter.
 */
typedef struct
{
  DumentPostingDates dates;
  const char *registered_number;
} DumentPostingNews;

gboolean dument_letter_posting_follow (DumentWorkspace *workspace,
                                       const char *reference,
                                       const DumentPostingNews *news,
                                       GPtrArray *warnings,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *dument_letter_posting_load_pdf (DumentWorkspace *workspace,
                                        const char *reference,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
