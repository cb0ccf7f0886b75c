/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/law.h"
#include "domain/letter-kind.h"
#include "domain/letter-text.h"

G_BEGIN_DECLS

char *dument_letter_revision_trim (const char *text);
gboolean dument_letter_revision_check (const char *text,
                                       const DumentLetterKind *kind,
                                       const DumentLaw *law,
                                       DumentTemplateError *error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_letter_revision_find_lost (const char *original, const char *revised);

G_END_DECLS
