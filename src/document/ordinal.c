/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/ordinal.h"

#include <string.h>

/* The first of a month is `1er`, with its letters above the line; no other day is an ordinal. */
#define FIRST        "1er"
#define FIRST_SIZE   (sizeof FIRST - 1)
#define FIRST_FIGURE 1

/* Of the size of the text that they stand in. */
#define RAISED_SIZE 0.7
#define RAISED_BY   0.3

static gboolean
is_joined (const char *text, const char *at)
{
  const char *before = at > text ? g_utf8_find_prev_char (text, at) : NULL;
  gunichar previous = before != NULL ? g_utf8_get_char (before) : ' ';
  gunichar next = g_utf8_get_char (at + FIRST_SIZE);

  return g_unichar_isalnum (previous) || g_unichar_isalnum (next) ||
         (previous < 0x80 && strchr ("-/._", (int) previous) != NULL) || next == '-';
}

/* What is joined to other letters or figures is a part of some number. */
static const char *
find_first (const char *text, const char *from)
{
  const char *at = strstr (from, FIRST);

  while (at != NULL && is_joined (text, at))
    at = strstr (at + FIRST_SIZE, FIRST);
  return at;
}

/**
 * dument_ordinal_is_present:
 * @text: a text
 *
 * Returns: whether `1er` is among its words
 */
gboolean
dument_ordinal_is_present (const char *text)
{
  return find_first (text, text) != NULL;
}

/**
 * dument_ordinal_raise:
 * @text: a text
 * @size: its size, points
 * @attributes: where the raised letters are noted
 *
 * Sets the letters of each `1er` smaller and above the line, as French typography does. The text
 * stays as it is, so that it can be searched and read aloud.
 */
void
dument_ordinal_raise (const char *text, double size, PangoAttrList *attributes)
{
  for (const char *at = find_first (text, text); at != NULL;
       at = find_first (text, at + FIRST_SIZE))
    {
      PangoAttribute *raised[] = {
        pango_attr_scale_new (RAISED_SIZE),
        pango_attr_rise_new ((int) (RAISED_BY * size * PANGO_SCALE)),
      };

      for (gsize i = 0; i < G_N_ELEMENTS (raised); i++)
        {
          raised[i]->start_index = (guint) (at - text) + FIRST_FIGURE;
          raised[i]->end_index = (guint) (at - text) + FIRST_SIZE;
          pango_attr_list_insert (attributes, raised[i]);
        }
    }
}
