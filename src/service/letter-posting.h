/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/letter-writing.h"

G_BEGIN_DECLS

gboolean dument_letter_posting_record (DumentWorkspace *workspace,
                                       const DumentWrittenLetter *written,
                                       DumentDate posted_on,
                                       char **ret_reference,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentPostingDates:
 *
 * What became of a posted letter; %DUMENT_DATE_NONE and %NULL leave a value as it is.
 */
typedef struct
{
  DumentDate posted_on;
  DumentDate presented_on;
  DumentDate delivered_on;
  DumentDate unclaimed_on;
  const char *registered_number;
} DumentPostingDates;

gboolean dument_letter_posting_follow (DumentWorkspace *workspace,
                                       const char *reference,
                                       const DumentPostingDates *dates,
                                       GPtrArray *warnings,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
