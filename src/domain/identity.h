/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"

G_BEGIN_DECLS

char *dument_identity_siren (const DumentParty *party);
char *dument_identity_seller_key (const DumentParty *party);
gboolean dument_identity_is_company (const char *name);

G_END_DECLS
