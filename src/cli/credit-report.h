/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/credit-dossier.h"

G_BEGIN_DECLS

void dument_credit_report_write_json (const DumentCreditDossier *dossier);
void dument_credit_report_write_table (const DumentCreditDossier *dossier);

G_END_DECLS
