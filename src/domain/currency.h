/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dument_currency_is_known (const char *code);

G_END_DECLS
