/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/xml-document.h"

#include "exchange/error.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* More than the longest name in the invoice formats, with its terminator. */
#define MAX_NAME 128

/* More than the longest XML declaration. */
#define MAX_DECLARATION 512

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

/* What the parser's callbacks share with dument_xml_document_parse(). */
typedef struct
{
  startElementNsSAX2Func start_element;
  gsize n_items;
  gboolean has_entities;
  gboolean is_too_deep;
} Guard;

/* No invoice format has entities; declaring one is the first step of every attack with them. */
static void
on_entity_declared_cb (void *user_data,
                       const xmlChar *name,
                       int type,
                       const xmlChar *public_id,
                       const xmlChar *system_id,
                       xmlChar *content)
{
  xmlParserCtxt *parser = user_data;
  Guard *guard = parser->_private;

  guard->has_entities = TRUE;
  xmlStopParser (parser);
}

/* Bounds the memory of the tree, which a small file can make a hundred times its own size. */
static void
on_element_started_cb (void *user_data,
                       const xmlChar *local_name,
                       const xmlChar *prefix,
                       const xmlChar *uri,
                       int n_namespaces,
                       const xmlChar **namespaces,
                       int n_attributes,
                       int n_defaulted,
                       const xmlChar **attributes)
{
  xmlParserCtxt *parser = user_data;
  Guard *guard = parser->_private;

  guard->n_items += 1 + (gsize) n_namespaces + (gsize) n_attributes;
  guard->is_too_deep = parser->nodeNr >= DUMENT_XML_DOCUMENT_MAX_DEPTH;
  if (guard->is_too_deep || guard->n_items > DUMENT_XML_DOCUMENT_MAX_ITEMS)
    {
      xmlStopParser (parser);
      return;
    }
  guard->start_element (user_data, local_name, prefix, uri, n_namespaces, namespaces, n_attributes,
                        n_defaulted, attributes);
}

/* A stopped parser may still hand out the part of the tree that it has built. */
static gboolean
is_tripped (const Guard *guard)
{
  return guard->has_entities || guard->is_too_deep ||
         guard->n_items > DUMENT_XML_DOCUMENT_MAX_ITEMS;
}

static xmlParserCtxt *
create_parser (Guard *guard)
{
  xmlParserCtxt *parser = xmlNewParserCtxt ();

  if (parser == NULL)
    g_error ("Out of memory");
  parser->_private = guard;
  guard->start_element = parser->sax->startElementNs;
  parser->sax->startElementNs = on_element_started_cb;
  parser->sax->entityDecl = on_entity_declared_cb;
  parser->sax->comment = NULL;
  parser->sax->processingInstruction = NULL;
  return parser;
}

static void
set_parser_error (GError **error, const xmlParserCtxt *parser, const Guard *guard)
{
  const xmlError *fault = &parser->lastError;
  g_autofree char *reason = NULL;

  if (guard->has_entities)
    {
      g_set_error_literal (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_UNSUPPORTED,
                           _ ("The XML declares entities, which no invoice does and which can do "
                              "harm. Export the invoice again as Factur-X, CII or UBL."));
      return;
    }
  if (guard->is_too_deep)
    {
      g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("The XML has more than %d elements inside each other, which no invoice has. "
                      "Export the invoice again."),
                   DUMENT_XML_DOCUMENT_MAX_DEPTH);
      return;
    }
  if (guard->n_items > DUMENT_XML_DOCUMENT_MAX_ITEMS)
    {
      g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("The XML has more than %d elements. Split the invoice."),
                   DUMENT_XML_DOCUMENT_MAX_ITEMS);
      return;
    }
  /* libxml2 quotes the bytes that it could not read, and writes several lines. */
  reason = fault->message != NULL ? g_utf8_make_valid (fault->message, -1)
                                  : g_strdup (_ ("no element at all"));
  g_strstrip (g_strdelimit (reason, "\n", ' '));
  g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_SYNTAX,
               _ ("The XML is broken at line %d, column %d (%s). Export the invoice again."),
               fault->line, fault->int2, reason);
}

static gsize
skip_mark_and_spaces (const char *data, gsize size)
{
  gsize i = size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return i;
}

/* Puts spaces over `<?xml … ?>`, so that places in messages stay right. Some programs write an
 * encoding there that is no name at all, which ends the parse though the text is plain UTF-8. */
static void
blank_declaration (char *data, gsize size)
{
  gsize start = skip_mark_and_spaces (data, size);
  const char *end;

  if (size - start < 6 || memcmp (data + start, "<?xml", 5) != 0 ||
      !g_ascii_isspace (data[start + 5]))
    return;
  end = g_strstr_len (data + start, (gssize) MIN (size - start, MAX_DECLARATION), "?>");
  if (end == NULL)
    return;
  for (char *p = data + start; p < end + 2; p++)
    {
      if (*p != '\n')
        *p = ' ';
    }
}

/* Where the bytes are UTF-8 a declaration that says otherwise is wrong; only other bytes need it.
 */
static xmlDoc *
parse_bytes (xmlParserCtxt *parser, const char *data, gsize size)
{
  g_autofree char *copy = NULL;
  const char *encoding = NULL;

  if (g_utf8_validate (data, (gssize) size, /* end= */ NULL))
    {
      copy = g_memdup2 (data, size);
      blank_declaration (copy, size);
      encoding = "UTF-8";
    }
  return xmlCtxtReadMemory (parser, copy != NULL ? copy : data, (int) size, /* url= */ NULL,
                            encoding,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
}

/**
 * dument_xml_document_parse:
 * @bytes: the content of an XML file
 * @error: return location for an error
 *
 * Parses without entities, network or external files, within limits on size, depth and number of
 * elements. Comments and processing instructions are left out. The encoding
 * that the file declares counts only where its bytes are not UTF-8.
 *
 * Returns: (transfer full): the document; on failure %NULL with
 *   %DUMENT_EXCHANGE_ERROR_TOO_LARGE, %DUMENT_EXCHANGE_ERROR_UNSUPPORTED (it declares entities) or
 *   %DUMENT_EXCHANGE_ERROR_SYNTAX
 */
xmlDoc *
dument_xml_document_parse (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Guard guard = { 0 };
  g_autoptr (xmlParserCtxt) parser = NULL;
  g_autoptr (xmlDoc) document = NULL;

  if (size > DUMENT_XML_DOCUMENT_MAX_BYTES)
    {
      g_set_error (
          error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_TOO_LARGE,
          _ ("The XML is larger than %d MB. Export the invoice again without attachments."),
          DUMENT_XML_DOCUMENT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  parser = create_parser (&guard);
  document = parse_bytes (parser, data, size);
  if (document == NULL || is_tripped (&guard) || xmlDocGetRootElement (document) == NULL)
    {
      set_parser_error (error, parser, &guard);
      return NULL;
    }
  return g_steal_pointer (&document);
}

/**
 * dument_xml_document_root:
 * @document: a parsed document
 *
 * Returns: (transfer none): its root element
 */
const xmlNode *
dument_xml_document_root (const xmlDoc *document)
{
  return xmlDocGetRootElement (document);
}

/**
 * dument_xml_document_is_named:
 * @node: a node
 * @local_name: a name without prefix
 *
 * Returns: whether @node is an element of that name, in whatever namespace
 */
gboolean
dument_xml_document_is_named (const xmlNode *node, const char *local_name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, local_name) == 0;
}

static const xmlNode *
find_named (const xmlNode *node, const char *local_name)
{
  for (; node != NULL; node = node->next)
    {
      if (dument_xml_document_is_named (node, local_name))
        return node;
    }
  return NULL;
}

/**
 * dument_xml_document_find:
 * @node: (nullable): an element
 * @path: local names joined by slashes: `ExchangedDocument/ID`
 *
 * Follows the first child of each name, whatever its namespace: files in the field use every
 * prefix, and several versions of the same vocabulary.
 *
 * Returns: (transfer none) (nullable): the element at the end of @path
 */
const xmlNode *
dument_xml_document_find (const xmlNode *node, const char *path)
{
  while (node != NULL && *path != '\0')
    {
      gsize length = strcspn (path, "/");
      char name[MAX_NAME];

      g_return_val_if_fail (length < sizeof name, NULL);
      memcpy (name, path, length);
      name[length] = '\0';
      node = find_named (node->children, name);
      path += path[length] == '/' ? length + 1 : length;
    }
  return node;
}

/**
 * dument_xml_document_next:
 * @node: an element
 *
 * Returns: (transfer none) (nullable): the next sibling of the same name
 */
const xmlNode *
dument_xml_document_next (const xmlNode *node)
{
  return find_named (node->next, (const char *) node->name);
}

/**
 * dument_xml_document_dup_text:
 * @node: (nullable): an element
 * @path: where to look below it; empty for itself
 *
 * Returns: (transfer full) (nullable): its text without space around; %NULL if there is none
 */
char *
dument_xml_document_dup_text (const xmlNode *node, const char *path)
{
  xmlChar *content;
  g_autofree char *text = NULL;

  node = dument_xml_document_find (node, path);
  if (node == NULL)
    return NULL;
  content = xmlNodeGetContent (node);
  text = g_strdup ((const char *) content);
  xmlFree (content);
  if (text == NULL || *g_strstrip (text) == '\0')
    return NULL;
  return g_steal_pointer (&text);
}

/**
 * dument_xml_document_dup_line:
 * @node: (nullable): an element
 * @path: where to look below it; empty for itself
 *
 * Returns: (transfer full) (nullable): its text on one line, each run of white space made one
 *   space; %NULL if there is none
 */
char *
dument_xml_document_dup_line (const xmlNode *node, const char *path)
{
  char *text = dument_xml_document_dup_text (node, path);
  char *to = text;

  if (text == NULL)
    return NULL;
  for (const char *from = text; *from != '\0'; from++)
    {
      if (!g_ascii_isspace (*from))
        *to++ = *from;
      else if (!g_ascii_isspace (from[1]))
        *to++ = ' ';
    }
  *to = '\0';
  return text;
}

/**
 * dument_xml_document_dup_attribute:
 * @node: an element
 * @name: an attribute without namespace
 *
 * Returns: (transfer full) (nullable): its value without space around
 */
char *
dument_xml_document_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *text = g_strdup ((const char *) value);

  xmlFree (value);
  return text == NULL ? NULL : g_strstrip (text);
}

/**
 * dument_xml_document_has_attribute:
 * @node: an element
 * @name: an attribute without namespace
 * @value: the value looked for
 *
 * Returns: whether the attribute is there with this value
 */
gboolean
dument_xml_document_has_attribute (const xmlNode *node, const char *name, const char *value)
{
  g_autofree char *text = dument_xml_document_dup_attribute (node, name);

  return g_strcmp0 (text, value) == 0;
}
