/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *dument_file_loading_read (GFile *file,
                                  unsigned max_megabytes,
                                  const char *cure,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
