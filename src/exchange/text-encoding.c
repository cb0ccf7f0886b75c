/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/text-encoding.h"

#include "exchange/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UTF8_BOM "\xEF\xBB\xBF"

/* What Windows-1252 puts where ISO 8859-1 has control characters; 0 where it puts nothing. */
static const guint16 windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static GBytes *
convert_windows_1252 (const guint8 *data, gsize size, GError **error)
{
  /* Accents are rare in such files, so the text grows little. */
  g_autoptr (GString) text = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    {
      gunichar character = data[i];

      if (character >= 0x80 && character < 0xA0)
        {
          character = windows_1252[character - 0x80];
          if (character == 0)
            {
              g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_UNREADABLE,
                           _ ("Byte %zu is text neither in UTF-8 nor in "
                              "Windows-1252. Save the table as CSV in UTF-8."),
                           i + 1);
              return NULL;
            }
        }
      if (character < 0x80)
        g_string_append_c (text, (char) character);
      else
        g_string_append_unichar (text, character);
    }
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* ASCII goes by eight bytes at a time: tables are large and hold little else. */
static const char *
skip_ascii (const char *text, const char *end)
{
  guint64 word;

  for (; end - text >= (gssize) sizeof word; text += sizeof word)
    {
      memcpy (&word, text, sizeof word);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  while (text < end && (guchar) *text < 0x80)
    text++;
  return text;
}

static gboolean
is_utf8 (const char *text, gsize size)
{
  const char *end = text + size;

  while ((text = skip_ascii (text, end)) < end)
    {
      gunichar character = g_utf8_get_char_validated (text, end - text);

      if (character == (gunichar) -1 || character == (gunichar) -2)
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

/**
 * dument_text_encoding_to_utf8:
 * @bytes: the content of a text file in UTF-8, with or without byte order mark, or Windows-1252
 * @error: return location for %DUMENT_EXCHANGE_ERROR_UNREADABLE
 *
 * A file that is valid UTF-8 is UTF-8: no text of another encoding with accents in it is.
 *
 * Returns: (transfer full): its text in UTF-8 without byte order mark and without NUL, sharing the
 *   memory of @bytes where nothing had to be converted; %NULL on failure
 */
GBytes *
dument_text_encoding_to_utf8 (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize skipped = 0;

  if (size >= strlen (UTF8_BOM) && memcmp (data, UTF8_BOM, strlen (UTF8_BOM)) == 0)
    skipped = strlen (UTF8_BOM);
  if (size > 0 && memchr (data, '\0', size) != NULL)
    {
      g_set_error_literal (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_UNREADABLE,
                           _ ("The file is no text, or text in UTF-16. Save the table as CSV in "
                              "UTF-8."));
      return NULL;
    }
  if (is_utf8 (data + skipped, size - skipped))
    return g_bytes_new_from_bytes (bytes, skipped, size - skipped);
  return convert_windows_1252 ((const guint8 *) data + skipped, size - skipped, error);
}
