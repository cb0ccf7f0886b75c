/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "cli/command.h"

#include <stdio.h>

#include <gio/gio.h>

G_BEGIN_DECLS

FILE *dument_pdf_file_news (const char *path);
GBytes *dument_pdf_file_read (const char *path);
gboolean dument_pdf_file_write (DumentCommand *command,
                                const char *path,
                                GBytes *pdf,
                                gboolean force) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
