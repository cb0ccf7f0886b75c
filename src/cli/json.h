/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void dument_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void dument_json_add_texts (JsonBuilder *builder, const char *name, const char *const *texts);
void dument_json_add_integer (JsonBuilder *builder, const char *name, gint64 number);
void dument_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void dument_json_add_date (JsonBuilder *builder, const char *name, DumentDate date);
void dument_json_add_null (JsonBuilder *builder, const char *name);
void dument_json_begin_array (JsonBuilder *builder, const char *name);

void dument_json_append (GString *text, JsonBuilder *builder, gboolean pretty);
void dument_json_print (JsonBuilder *builder);

G_END_DECLS
