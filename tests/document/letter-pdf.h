/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *letter_pdf_make (guint n_invoices, unsigned *ret_n_pages);

G_END_DECLS
