/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/receivable.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_CLAIM_VIEW (dument_claim_view_get_type ())
G_DECLARE_FINAL_TYPE (DumentClaimView, dument_claim_view, DUMENT, CLAIM_VIEW, AdwBin)

GPtrArray *dument_claim_view_find_grounds (const DumentClaim *claim);
void dument_claim_view_show (DumentClaimView *self,
                             const DumentReceivable *receivable,
                             const GPtrArray *grounds);

G_END_DECLS
