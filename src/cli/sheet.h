/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "cli/listing.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _DumentSheet DumentSheet;

DumentSheet *dument_sheet_new (DumentFormat format);
void dument_sheet_free (DumentSheet *self);
JsonBuilder *dument_sheet_get_builder (DumentSheet *self);

void
dument_sheet_add_text (DumentSheet *self, const char *key, const char *label, const char *text);
void dument_sheet_add_word (DumentSheet *self,
                            const char *key,
                            const char *label,
                            const char *word,
                            const char *shown);
void dument_sheet_add_texts (DumentSheet *self,
                             const char *key,
                             const char *label,
                             const char *const *texts);
void dument_sheet_add_date (DumentSheet *self, const char *key, const char *label, DumentDate date);
void dument_sheet_add_amount (DumentSheet *self,
                              const char *key,
                              const char *label,
                              DumentMoney amount,
                              const char *currency);
void dument_sheet_add_rate (DumentSheet *self, const char *key, const char *label, DumentRate rate);
void
dument_sheet_add_integer (DumentSheet *self, const char *key, const char *label, gint64 number);
void dument_sheet_add_flag (DumentSheet *self, const char *key, const char *label, gboolean value);
void dument_sheet_begin_part (DumentSheet *self, const char *key);
void dument_sheet_end_part (DumentSheet *self);
void dument_sheet_end_facts (DumentSheet *self);
DumentListing *dument_sheet_begin_rows (DumentSheet *self,
                                        const char *key,
                                        const char *title,
                                        const DumentField *fields,
                                        unsigned n_fields);
void dument_sheet_finish (DumentSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentSheet, dument_sheet_free)

G_END_DECLS
