/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/** The largest XML file that is read: invoices carry their attachments inside. */
#define DUMENT_XML_DOCUMENT_MAX_BYTES (32 * 1024 * 1024)

/** The most elements, attributes and namespaces that are read: an invoice of ten thousand lines. */
#define DUMENT_XML_DOCUMENT_MAX_ITEMS 500000

/** The most elements inside each other; the formats need about a dozen. */
#define DUMENT_XML_DOCUMENT_MAX_DEPTH 100

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc *dument_xml_document_parse (GBytes *bytes, GError **error);
const xmlNode *dument_xml_document_root (const xmlDoc *document);
gboolean dument_xml_document_is_named (const xmlNode *node, const char *local_name);
const xmlNode *dument_xml_document_find (const xmlNode *node, const char *path);
const xmlNode *dument_xml_document_next (const xmlNode *node);
char *dument_xml_document_dup_text (const xmlNode *node, const char *path);
char *dument_xml_document_dup_line (const xmlNode *node, const char *path);
char *dument_xml_document_dup_attribute (const xmlNode *node, const char *name);
gboolean
dument_xml_document_has_attribute (const xmlNode *node, const char *name, const char *value);

G_END_DECLS
