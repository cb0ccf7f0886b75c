/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "cli/listing.h"
#include "service/dossier.h"
#include "service/settlement.h"

G_BEGIN_DECLS

void dument_dossier_report_write_client (const DumentClient *client,
                                         GPtrArray *contacts,
                                         const GArray *credits,
                                         DumentFormat format);
void dument_dossier_report_write (DumentCommand *command,
                                  const DumentDossier *dossier,
                                  DumentFormat format);

G_END_DECLS
