/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/receivable.h"
#include "store/letter-draft.h"

G_BEGIN_DECLS

gboolean dument_drafting_find (DumentWorkspace *workspace,
                               const char *template_id,
                               const GArray *invoice_ids,
                               DumentLetterDraft **ret_draft,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_drafting_save (DumentWorkspace *workspace,
                               DumentLetterDraft *draft,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_drafting_keep_print (DumentWorkspace *workspace,
                                     DumentLetterDraft *draft,
                                     const DumentLetterPrint *print,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_drafting_is_printed (DumentWorkspace *workspace,
                                     const DumentLetterDraft *draft,
                                     gboolean *ret_printed,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_drafting_discard (DumentWorkspace *workspace,
                                  DumentLetterDraft *draft,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_drafting_identify (DumentWorkspace *workspace,
                                   DumentLetterDraft *draft,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_drafting_list_invoices (DumentWorkspace *workspace,
                                          gint64 invoice_id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
