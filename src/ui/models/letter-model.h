/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/letter-listing.h"
#include "ui/models/lazy-model.h"

G_BEGIN_DECLS

DumentLazyModel *dument_letter_model_new (DumentEngine *engine);
void dument_letter_model_ask (DumentLazyModel *model,
                              DumentLetterListingOrder order,
                              gboolean descending);

G_END_DECLS
