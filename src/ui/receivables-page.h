/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_RECEIVABLES_PAGE (dument_receivables_page_get_type ())
G_DECLARE_FINAL_TYPE (DumentReceivablesPage,
                      dument_receivables_page,
                      DUMENT,
                      RECEIVABLES_PAGE,
                      AdwBin)

GtkWidget *dument_receivables_page_new (DumentEngine *engine);
void dument_receivables_page_reveal_invoice (DumentReceivablesPage *self, gint64 invoice_id);
void dument_receivables_page_show_invoice (DumentReceivablesPage *self, gint64 invoice_id);

G_END_DECLS
