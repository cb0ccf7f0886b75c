/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "cli/command.h"
#include "service/dossier.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void dument_dossier_report_add_client (JsonBuilder *builder,
                                       const DumentClient *client,
                                       GPtrArray *contacts);
void dument_dossier_report_print_client (const DumentClient *client, GPtrArray *contacts);
void dument_dossier_report_write_json (DumentCommand *command, const DumentDossier *dossier);
void dument_dossier_report_write_table (DumentCommand *command, const DumentDossier *dossier);

G_END_DECLS
