/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *dument_pdf_catalog_complete (GBytes *file, const char *language);

G_END_DECLS
