/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"

G_BEGIN_DECLS

extern const char fixture_cii[];
extern const char fixture_zugferd_1[];
extern const char fixture_ubl[];

char *fixture_replace (const char *text, const char *from, const char *to);
GBytes *fixture_bytes (const char *text);
GBytes *fixture_pdf (const char *attachment_name, const char *content);
DumentDate fixture_date (const char *iso);
GPtrArray *fixture_problems (void);

DumentRecord *fixture_read (const char *text);
void fixture_refuse (const char *text, int code, const char *pattern);
void fixture_refuse_bytes (GBytes *bytes, int code, const char *pattern);

G_END_DECLS
