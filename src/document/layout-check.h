/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/geometry.h"
#include "document/pages.h"

G_BEGIN_DECLS

void dument_layout_check_pages (DumentPages *pages, const DumentGeometry *geometry);

G_END_DECLS
