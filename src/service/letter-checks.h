/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/letter-writing.h"

G_BEGIN_DECLS

const DumentLetterTemplateInfo *dument_letter_checks_templates (gsize *ret_n_templates);
const DumentLetterTemplateInfo *dument_letter_checks_template (const char *id);
GPtrArray *dument_letter_checks_receivables (DumentWorkspace *workspace,
                                             const DumentLetterRequest *request,
                                             const DumentLetterTemplateInfo *template,
                                             GPtrArray *refusals,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_letter_checks_warn_address (GArray *findings, const char *name, GPtrArray *warnings);
gboolean dument_letter_checks_warn (DumentWorkspace *workspace,
                                    const DumentLetterTemplateInfo *template,
                                    const DumentWrittenLetter *written,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
