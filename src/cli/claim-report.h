/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "cli/command.h"
#include "service/receivable.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void dument_claim_report_add (JsonBuilder *builder, const DumentReceivable *receivable);
void dument_claim_report_print_pending (const DumentCommand *command,
                                        const DumentReceivable *receivable);
void dument_claim_report_print (const DumentCommand *command, const DumentReceivable *receivable);
gboolean
dument_claim_report_check_kind (DumentCommand *command, const DumentReceivable *receivable);
void dument_claim_report_refuse_gaps (DumentCommand *command, const DumentReceivable *receivable);
void dument_claim_report_print_balance (DumentCommand *command, const char *number);

G_END_DECLS
