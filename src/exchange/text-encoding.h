/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *dument_text_encoding_to_utf8 (GBytes *bytes, GError **error);

G_END_DECLS
