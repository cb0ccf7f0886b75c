/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/flow.h"
#include "document/typesetter.h"
#include "domain/letter.h"

G_BEGIN_DECLS

void dument_form_block_flow (DumentFlow *flow,
                             DumentTypesetter *typesetter,
                             const DumentLetterBlock *block,
                             double left,
                             double width);

G_END_DECLS
