/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

gboolean dument_cii_is_root (const xmlNode *root);
DumentRecord *dument_cii_read (const xmlNode *root, GError **error);

G_END_DECLS
