/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "store/client.h"

G_BEGIN_DECLS

const DumentClient *dument_client_naming_find_exact (const GPtrArray *clients, const char *name);

G_END_DECLS
