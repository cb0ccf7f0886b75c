/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "store/overruling.h"

G_BEGIN_DECLS

const char *dument_letter_overruling_name (DumentFindingCode code);
const char *dument_letter_overruling_describe (const char *name);
const char *dument_letter_overruling_about (const DumentFinding *finding);
DumentOverruling *
dument_letter_overruling_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_letter_overruling_apply (GPtrArray *warnings, const GPtrArray *overrulings);
gboolean dument_letter_overruling_check (const GPtrArray *warnings,
                                         const GPtrArray *overruled,
                                         const GPtrArray *overrulings,
                                         GPtrArray *refusals);
GPtrArray *dument_letter_overruling_list (const GPtrArray *overruled);

G_END_DECLS
