/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/receivables.h"

G_BEGIN_DECLS

char *dument_receivable_words_cell (const DumentRegisterRow *row,
                                    DumentRegisterSort column,
                                    DumentDate today);
char *dument_receivable_words_barred (DumentDate barred_after);
char *dument_receivable_words_line (const DumentRegisterRow *row, DumentDate today);
const char *dument_receivable_words_pending (DumentInterestPending pending);
char *dument_receivable_words_totals (const GArray *totals, guint n_invoices, gboolean selected);

G_END_DECLS
