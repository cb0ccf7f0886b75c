/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *dument_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void dument_settings_bind (const char *key, gpointer object, const char *property);

G_END_DECLS
