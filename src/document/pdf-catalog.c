/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/pdf-catalog.h"

#include <string.h>

#define CATALOG "<< /Type /Catalog"
#define START   "startxref\n"

/* Where a word last stands in a file; NULL if it does not. */
static const char *
find_last (const char *data, gsize length, const char *word)
{
  gsize size = strlen (word);

  /* The file holds zero bytes, at which string functions would stop. */
  for (gsize offset = length; offset >= size; offset--)
    {
      if (memcmp (data + offset - size, word, size) == 0)
        return data + offset - size;
    }
  return NULL;
}

static gboolean
is_language_tag (const char *language)
{
  if (language == NULL || *language == '\0')
    return FALSE;
  for (; *language != '\0'; language++)
    {
      if (!g_ascii_isalnum (*language) && *language != '-')
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_pdf_catalog_complete:
 * @file: a PDF file as cairo writes it: one table of objects, the catalog the last of them
 * @language: (nullable): BCP 47 tag of its text
 *
 * Adds what cairo cannot say: the language, that the title and not the file name names the window,
 * and that printing must not scale, because "fit to page" moves the address out of the window.
 * Only the catalog grows, and it is the last object, so that no other offset changes but that of
 * the table behind it.
 *
 * Returns: (transfer full): the file; @file itself if it is laid out in another way
 */
GBytes *
dument_pdf_catalog_complete (GBytes *file, const char *language)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  const char *catalog = find_last (data, length, CATALOG);
  const char *start = find_last (data, length, START);
  g_autofree char *lang = NULL;
  g_autofree char *tail = NULL;
  GByteArray *result;
  guint64 table;

  if (catalog == NULL || start == NULL || start < catalog)
    return g_bytes_ref (file);
  table = g_ascii_strtoull (start + strlen (START), /* endptr= */ NULL, 10);
  if (table >= length || data + table < catalog || !g_str_has_prefix (data + table, "xref"))
    return g_bytes_ref (file);
  catalog += strlen (CATALOG);
  lang = is_language_tag (language) ? g_strdup_printf (" /Lang (%s)", language) : g_strdup ("");
  result = g_byte_array_sized_new ((guint) length + 128);
  g_byte_array_append (result, (const guint8 *) data, (guint) (catalog - data));
  tail = g_strconcat ("\n   /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >>",
                      lang, NULL);
  g_byte_array_append (result, (const guint8 *) tail, (guint) strlen (tail));
  table += strlen (tail);
  g_byte_array_append (result, (const guint8 *) catalog, (guint) (start - catalog));
  g_free (tail);
  tail = g_strdup_printf (START "%" G_GUINT64_FORMAT "\n%%%%EOF\n", table);
  g_byte_array_append (result, (const guint8 *) tail, (guint) strlen (tail));
  return g_byte_array_free_to_bytes (result);
}
