/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/reader.h"

#include "exchange/cii.h"
#include "exchange/csv.h"
#include "exchange/error.h"
#include "exchange/facturx.h"
#include "exchange/problem.h"
#include "exchange/ubl.h"
#include "exchange/xml-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A PDF may begin with a few bytes of something else (ISO 32000-1, annex H.3.4.1). */
#define PDF_SEARCH_LENGTH 1024

typedef struct
{
  const char *bytes;
  gsize length;
  DumentReaderFormat format;
} Signature;

static const Signature signatures[] = {
  { "PK\x03\x04", 4, DUMENT_READER_SPREADSHEET },
  { "\xD0\xCF\x11\xE0", 4, DUMENT_READER_SPREADSHEET },
  { "\x89PNG", 4, DUMENT_READER_IMAGE },
  { "\xFF\xD8\xFF", 3, DUMENT_READER_IMAGE },
  { "II*\0", 4, DUMENT_READER_IMAGE },
  { "MM\0*", 4, DUMENT_READER_IMAGE },
  { "\xFF\xFE<\0", 4, DUMENT_READER_XML },
  { "\xFE\xFF\0<", 4, DUMENT_READER_XML },
};

static gboolean
is_pdf (const char *data, gsize size)
{
  gsize length = strlen ("%PDF-");

  for (gsize i = 0; i + length <= MIN (size, PDF_SEARCH_LENGTH); i++)
    {
      if (memcmp (data + i, "%PDF-", length) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
skip_mark_and_spaces (const char *data, const char *end)
{
  if (end - data >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    data += 3;
  while (data < end && g_ascii_isspace (*data))
    data++;
  return data;
}

/**
 * dument_reader_sniff:
 * @bytes: the content of a file
 *
 * Returns: what the file is, by its content and not its name; text that is nothing else is taken
 *   for CSV
 */
DumentReaderFormat
dument_reader_sniff (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *start;

  if (size == 0)
    return DUMENT_READER_EMPTY;
  start = skip_mark_and_spaces (data, data + size);
  if (start == data + size)
    return DUMENT_READER_EMPTY;
  if (*start == '<')
    return DUMENT_READER_XML;
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      if (size >= signatures[i].length &&
          memcmp (data, signatures[i].bytes, signatures[i].length) == 0)
        return signatures[i].format;
    }
  return is_pdf (data, size) ? DUMENT_READER_PDF : DUMENT_READER_CSV;
}

static gboolean
is_order (const xmlNode *root)
{
  return dument_xml_document_is_named (root, "SCRDMCCBDACIOMessageStructure") ||
         dument_xml_document_is_named (root, "Order");
}

static DumentRecord *
read_xml (GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) document = dument_xml_document_parse (bytes, error);
  g_autofree char *name = NULL;
  const xmlNode *root;

  if (document == NULL)
    return NULL;
  root = dument_xml_document_root (document);
  name = dument_problem_shorten ((const char *) root->name);
  if (dument_cii_is_root (root))
    return dument_cii_read (root, error);
  if (dument_ubl_is_root (root))
    return dument_ubl_read (root, error);
  if (is_order (root))
    g_set_error (
        error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_ORDER,
        _ ("The file is an order (%s), not an invoice. Import the invoice that was made from it."),
        name);
  else
    g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_UNSUPPORTED,
                 _ ("The XML is a “%s”, not an invoice that can be read. Export the invoice as "
                    "Factur-X, UBL or CII."),
                 name);
  return NULL;
}

static DumentRecord *
read_pdf (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) xml = dument_facturx_extract (bytes, error);

  return xml == NULL ? NULL : read_xml (xml, error);
}

static void
free_problem (gpointer problem)
{
  dument_problem_free (problem);
}

static void
free_record (gpointer record)
{
  dument_record_free (record);
}

static GPtrArray *
read_csv (GBytes *bytes, GPtrArray *problems, GError **error)
{
  g_autoptr (DumentCsv) csv = dument_csv_new (bytes, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record);
  g_autoptr (GPtrArray) found =
      problems != NULL ? g_ptr_array_ref (problems) : g_ptr_array_new_with_free_func (free_problem);
  guint n_before = found->len;
  const DumentRecord *record;
  guint n_bad;

  if (csv == NULL)
    return NULL;
  while ((record = dument_csv_next (csv, found)) != NULL)
    g_ptr_array_add (records, dument_record_copy (record));
  n_bad = found->len - n_before;
  if (n_bad > 0)
    {
      g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_ROWS,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u row of the table cannot be imported, so none was. Correct it "
                                "and import the file again.",
                                "%u rows of the table cannot be imported, so none was. Correct "
                                "them and import the file again.",
                                n_bad),
                   n_bad);
      return NULL;
    }
  return g_steal_pointer (&records);
}

static GPtrArray *
wrap_record (DumentRecord *record)
{
  GPtrArray *records;

  if (record == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func (free_record);
  g_ptr_array_add (records, record);
  return records;
}

static gboolean
has_suffix (const char *file_name, const char *suffix)
{
  g_autofree char *lower = file_name == NULL ? NULL : g_ascii_strdown (file_name, -1);

  return lower != NULL && g_str_has_suffix (lower, suffix);
}

static GPtrArray *
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, DUMENT_EXCHANGE_ERROR, code, message);
  return NULL;
}

/**
 * dument_reader_read:
 * @bytes: the content of a file
 * @file_name: (nullable): its name, which only helps to say what is wrong with it
 * @problems: (nullable) (element-type DumentProblem): where one problem is added for each bad row
 *   of a table
 * @error: return location for an error
 *
 * Reads the invoices of a file: one from a Factur-X PDF or an XML file, any number from a table.
 * A table with a bad row gives none. For large tables [func@csv_new] reads row by row.
 *
 * Returns: (transfer full) (element-type DumentRecord): the records; on failure %NULL with an
 *   error of %DUMENT_EXCHANGE_ERROR
 */
GPtrArray *
dument_reader_read (GBytes *bytes, const char *file_name, GPtrArray *problems, GError **error)
{
  switch (dument_reader_sniff (bytes))
    {
    case DUMENT_READER_PDF:
      return wrap_record (read_pdf (bytes, error));
    case DUMENT_READER_XML:
      return wrap_record (read_xml (bytes, error));
    case DUMENT_READER_SPREADSHEET:
      return refuse (
          error, DUMENT_EXCHANGE_ERROR_UNSUPPORTED,
          _ ("The file is an office document. Save the table as CSV in UTF-8, then import that."));
    case DUMENT_READER_IMAGE:
      return refuse (error, DUMENT_EXCHANGE_ERROR_UNSUPPORTED,
                     _ ("The file is a picture, which holds no electronic invoice. Import the "
                        "invoice as Factur-X, XML or CSV, or type it in."));
    case DUMENT_READER_EMPTY:
      return refuse (error, DUMENT_EXCHANGE_ERROR_UNREADABLE,
                     _ ("The file is empty. Fetch it again from where it came."));
    case DUMENT_READER_CSV:
    default:
      if (has_suffix (file_name, ".pdf") || has_suffix (file_name, ".xml"))
        return refuse (error, DUMENT_EXCHANGE_ERROR_UNREADABLE,
                       _ ("The file is not what its name says, or is damaged. Fetch it again from "
                          "where it came."));
      return read_csv (bytes, problems, error);
    }
}
