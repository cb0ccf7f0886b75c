/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_LETTER_FINDINGS (dument_letter_findings_get_type ())
G_DECLARE_FINAL_TYPE (DumentLetterFindings, dument_letter_findings, DUMENT, LETTER_FINDINGS, AdwBin)

void dument_letter_findings_show (DumentLetterFindings *self,
                                  GPtrArray *findings,
                                  gboolean may_overrule);

G_END_DECLS
