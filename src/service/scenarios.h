/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/scenario.h"
#include "domain/terms.h"

G_BEGIN_DECLS

const DumentScenario *const *dument_scenarios_list (gsize *ret_n_scenarios);
const DumentScenario *dument_scenarios_find (const char *id);
const DumentScenario *
dument_scenarios_choose (const char *of_invoice, const char *of_client, DumentDebtorKind debtor);
const char *dument_scenarios_get_name (const DumentScenario *scenario);
char *dument_scenarios_list_ids (void);

G_END_DECLS
