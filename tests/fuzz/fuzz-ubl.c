/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/ubl.h"
#include "exchange/xml-document.h"

/* A file is refused in words that can be shown, or gives all that a claim needs. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = dument_xml_document_parse (bytes, &error);
  g_autoptr (DumentRecord) record = NULL;
  const xmlNode *root = document == NULL ? NULL : dument_xml_document_root (document);

  if (root != NULL && dument_ubl_is_root (root))
    {
      record = dument_ubl_read (root, &error);
      g_assert_true ((record == NULL) == (error != NULL));
    }
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, /* end= */ NULL));
  if (record != NULL)
    {
      g_assert_true (record->number != NULL && *record->number != '\0');
      g_assert_true (record->buyer.name != NULL && *record->buyer.name != '\0');
      g_assert_cmpint (record->issue_date, !=, DUMENT_DATE_NONE);
      g_assert_cmpint (record->due_payable, >=, 0);
      g_assert_cmpint (record->due_payable, <=, DUMENT_MONEY_MAX);
    }
  return 0;
}
