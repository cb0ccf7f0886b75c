/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/geometry.h"
#include "document/pages.h"
#include "document/typesetter.h"
#include "domain/letter.h"

G_BEGIN_DECLS

double dument_page_frame_open (DumentPages *pages,
                               DumentTypesetter *typesetter,
                               const DumentGeometry *geometry,
                               const DumentLetter *letter,
                               DumentPicture *logo);
void dument_page_frame_close (DumentPages *pages,
                              DumentTypesetter *typesetter,
                              const DumentGeometry *geometry,
                              const DumentLetter *letter);

G_END_DECLS
