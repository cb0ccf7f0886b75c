/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "document/violation.h"
#include "domain/letter-kind.h"
#include "service/letter-case.h"

G_BEGIN_DECLS

GPtrArray *dument_letter_checks_receivables (DumentWorkspace *workspace,
                                             const DumentLetterRequest *request,
                                             const DumentLetterKind *kind,
                                             GPtrArray *refusals,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_checks_warn_taken (DumentWorkspace *workspace,
                                          const char *number,
                                          gint64 letter_id,
                                          GPtrArray *warnings,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_letter_checks_warn_number (const char *number, GPtrArray *warnings);
void dument_letter_checks_refuse_together (DumentLetterFault fault,
                                           const DumentLetterKind *kind,
                                           GPtrArray *receivables,
                                           GPtrArray *refusals);
void dument_letter_checks_warn_address (GArray *faults,
                                        const DumentLetterKind *kind,
                                        const DumentClient *client,
                                        const char *name,
                                        GPtrArray *warnings);
void dument_letter_checks_warn_layout (GArray *violations,
                                       const DumentLetterKind *kind,
                                       const DumentClient *client,
                                       GPtrArray *warnings);
gboolean dument_letter_checks_warn (DumentWorkspace *workspace,
                                    const DumentLetterKind *kind,
                                    GPtrArray *receivables,
                                    const char *registered_number,
                                    GPtrArray *warnings,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
