/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/law.h"

G_BEGIN_DECLS

gboolean
dument_insolvency_concerns (DumentDate judgment_on, DumentDate issued, DumentDate supplied);
DumentDate dument_insolvency_declare_until (const DumentLaw *law,
                                            DumentDate published_on,
                                            gboolean creditor_is_abroad);

G_END_DECLS
