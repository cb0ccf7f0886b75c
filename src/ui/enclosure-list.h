/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_ENCLOSURE_LIST (dument_enclosure_list_get_type ())
G_DECLARE_FINAL_TYPE (DumentEnclosureList, dument_enclosure_list, DUMENT, ENCLOSURE_LIST, AdwBin)

void dument_enclosure_list_show (DumentEnclosureList *self, const GPtrArray *enclosures);

G_END_DECLS
