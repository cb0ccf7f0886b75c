/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/geometry.h"
#include "document/pages.h"
#include "document/typesetter.h"
#include "domain/letter.h"

G_BEGIN_DECLS

/**
 * DumentLayoutPictures:
 * @logo: (nullable): stands above the sender
 * @signature: (nullable): stands above the name of who signs
 *
 * The pictures that a letter carries.
 */
typedef struct
{
  DumentPicture *logo;
  DumentPicture *signature;
} DumentLayoutPictures;

DumentPages *dument_layout_letter (DumentTypesetter *typesetter,
                                   const DumentLetter *letter,
                                   const DumentLayoutPictures *pictures,
                                   const DumentGeometry *geometry);

G_END_DECLS
