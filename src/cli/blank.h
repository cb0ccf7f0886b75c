/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dument_blank_translate (const char *pattern);
gboolean dument_blank_is_left (const char *argument);

G_END_DECLS
