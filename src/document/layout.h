/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/geometry.h"
#include "document/pages.h"
#include "document/typesetter.h"
#include "domain/letter.h"

G_BEGIN_DECLS

DumentPages *dument_layout_letter (DumentTypesetter *typesetter,
                                   const DumentLetter *letter,
                                   const DumentGeometry *geometry);

G_END_DECLS
