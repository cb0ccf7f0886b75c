/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/dossier.h"

G_BEGIN_DECLS

const char *dument_words_waiver (DumentWaiverKind kind);
gboolean dument_words_parse_waiver (const char *text, DumentWaiverKind *ret_kind);
const char *dument_words_subject (DumentSubject subject);
char *dument_words_time (gint64 at);
char *dument_words_clause (DumentClause clause);
char *dument_words_rate_source (const DumentSegment *segment);

G_END_DECLS
