/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/law.h"
#include "domain/terms.h"

G_BEGIN_DECLS

DumentDate dument_limitation_date (const DumentLaw *law,
                                   DumentDebtorKind kind,
                                   DumentDate due,
                                   DumentDate supply);

G_END_DECLS
