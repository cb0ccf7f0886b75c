/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

gboolean dument_xml_record_require_line (const xmlNode *node,
                                         const char *path,
                                         char **ret_text,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_xml_record_take_type (DumentRecord *record,
                                      const xmlNode *node,
                                      const char *path,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_xml_record_take_currency (DumentRecord *record,
                                          const xmlNode *node,
                                          const char *path,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_xml_record_take_amount (const DumentRecord *record,
                                        const xmlNode *node,
                                        const char *path,
                                        DumentMoney *ret_amount,
                                        gboolean *ret_found,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_xml_record_take_note (DumentRecord *record, const char *code, const char *text);
void dument_xml_record_add_identifier (DumentParty *party, const char *scheme, const char *value);
void dument_xml_record_add_vat (DumentParty *party, const char *value);
void dument_xml_record_add_credited (DumentRecord *record, gboolean *several, const char *number);
void dument_xml_record_set_missing (GError **error, const char *path);
void
dument_xml_record_set_bad (GError **error, const char *path, const char *value, const char *cure);
void dument_xml_record_infer_prepaid (DumentRecord *record, gboolean is_rounded);
gboolean dument_xml_record_finish (DumentRecord *record, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
