/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/emphasis.h"

#include <string.h>

#define MARK      "**"
#define MARK_SIZE (sizeof MARK - 1)

/**
 * dument_emphasis_is_present:
 * @text: a text
 *
 * Returns: whether it may hold `**emphasised**` words
 */
gboolean
dument_emphasis_is_present (const char *text)
{
  return strstr (text, MARK) != NULL;
}

/**
 * dument_emphasis_parse:
 * @text: a text in which `**two stars**` surround emphasised words
 * @attributes: where the bold stretches are noted
 *
 * A mark without its partner is left as it stands.
 *
 * Returns: (transfer full): the text without the marks
 */
char *
dument_emphasis_parse (const char *text, PangoAttrList *attributes)
{
  GString *words = g_string_new (NULL);

  for (;;)
    {
      const char *start = strstr (text, MARK);
      const char *end = start == NULL ? NULL : strstr (start + MARK_SIZE, MARK);
      PangoAttribute *bold;

      if (end == NULL)
        break;
      g_string_append_len (words, text, start - text);
      bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      bold->start_index = (guint) words->len;
      g_string_append_len (words, start + MARK_SIZE, end - start - (gssize) MARK_SIZE);
      bold->end_index = (guint) words->len;
      pango_attr_list_insert (attributes, bold);
      text = end + MARK_SIZE;
    }
  g_string_append (words, text);
  return g_string_free (words, /* free_segment= */ FALSE);
}
