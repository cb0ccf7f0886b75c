/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/letter-studio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_LETTER_PREVIEW (dument_letter_preview_get_type ())
G_DECLARE_FINAL_TYPE (DumentLetterPreview, dument_letter_preview, DUMENT, LETTER_PREVIEW, AdwBin)

void dument_letter_preview_show (DumentLetterPreview *self,
                                 DumentLetterCase *letter_case,
                                 const char *body);
void dument_letter_preview_set_following (DumentLetterPreview *self, unsigned n_pages);
void dument_letter_preview_clear (DumentLetterPreview *self);

G_END_DECLS
