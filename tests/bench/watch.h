/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 watch_get_start (void);
void watch_begin (void);
void watch_forget (void);
void watch_report (const char *what, gint64 from);
void watch_report_start (const char *what);
void watch_report_memory (const char *what);

G_END_DECLS
