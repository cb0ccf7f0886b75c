/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter-kind.h"

G_BEGIN_DECLS

const DumentLetterKind *const *dument_ladder_list (gsize *ret_n_kinds);
const DumentLetterKind *dument_ladder_find (const char *id);
const char *dument_ladder_get_name (const DumentLetterKind *kind);
const char *dument_ladder_get_use (const DumentLetterKind *kind);
const char *dument_ladder_get_caution (const DumentLetterKind *kind);
char *dument_ladder_load_text (const DumentLetterKind *kind,
                               DumentDebtorKind debtor,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
