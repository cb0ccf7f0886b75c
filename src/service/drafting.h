/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
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
gboolean dument_drafting_discard (DumentWorkspace *workspace,
                                  gint64 draft_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
