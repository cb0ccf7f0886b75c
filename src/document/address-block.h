/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/geometry.h"
#include "document/pages.h"
#include "document/typesetter.h"

G_BEGIN_DECLS

void dument_address_block_measure (DumentTypesetter *typesetter,
                                   const DumentEnvelope *envelope,
                                   GStrv address,
                                   GArray *violations);
void dument_address_block_draw (DumentPages *pages,
                                DumentTypesetter *typesetter,
                                const DumentEnvelope *envelope,
                                GStrv address);

G_END_DECLS
