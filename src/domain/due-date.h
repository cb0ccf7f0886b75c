/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/law.h"
#include "domain/terms.h"

G_BEGIN_DECLS

gboolean dument_due_date_is_possible (DumentDate issue_date, DumentDate due_date);
gboolean dument_due_date_estimate (const DumentLaw *law,
                                   DumentDebtorKind kind,
                                   DumentDate issue_date,
                                   DumentDate supply_date,
                                   DumentDate *ret_due) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
