/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "cli/command.h"
#include "cli/sheet.h"
#include "service/dossier.h"

G_BEGIN_DECLS

void dument_circumstance_report_print_states (DumentCommand *command, const char *const *numbers);
void dument_circumstance_report_write (DumentSheet *sheet,
                                       const DumentDossier *dossier,
                                       DumentDate today);
void dument_circumstance_report_write_plans (DumentSheet *sheet, const DumentDossier *dossier);
void
dument_circumstance_report_write_insolvencies (DumentSheet *sheet, const DumentDossier *dossier);

G_END_DECLS
