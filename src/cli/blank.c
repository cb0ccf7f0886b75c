/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* The capitals in a command that is proposed, for which its user writes something else. Who pastes
 * the command unread would have them kept as data. */

#include "config.h"

#include "cli/blank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const blanks[] = {
  N_ ("ADDRESS"), N_ ("AMOUNT"), N_ ("FILE"),       N_ ("IBAN"),   N_ ("LINE"),
  N_ ("NAME"),    N_ ("NUMBER"), N_ ("RATE"),       N_ ("REASON"), N_ ("SIREN"),
  N_ ("TEXT"),    N_ ("VALUE"),  N_ ("YYYY-MM-DD"),
};

/* Returns: the bytes of the capitals that @text begins with, such as those of YYYY-MM-DD */
static gsize
measure_capitals (const char *text)
{
  gsize n = 0;

  while (g_ascii_isupper (text[n]) || (n > 0 && text[n] == '-' && g_ascii_isupper (text[n + 1])))
    n++;
  return n;
}

static const char *
translate_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      if (g_str_equal (word, blanks[i]))
        return _ (blanks[i]);
    }
  return word;
}

/**
 * dument_blank_translate:
 * @pattern: a command, with English blanks
 *
 * Returns: (transfer full): the command with its blanks in the language of the user
 */
char *
dument_blank_translate (const char *pattern)
{
  GString *text = g_string_new (NULL);

  while (*pattern != '\0')
    {
      gsize n = measure_capitals (pattern);
      g_autofree char *word = g_strndup (pattern, MAX (n, 1));

      g_string_append (text, n > 0 ? translate_word (word) : word);
      pattern += MAX (n, 1);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

static gboolean
is_blank (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      if (g_str_equal (word, blanks[i]) || g_str_equal (word, _ (blanks[i])))
        return TRUE;
    }
  return FALSE;
}

/**
 * dument_blank_is_left:
 * @argument: what was typed, such as `NAME`, `--name=NAME` or `address=LINE|LINE`
 *
 * Returns: whether nothing but blanks was typed, in English or in the language of the user
 */
gboolean
dument_blank_is_left (const char *argument)
{
  const char *equals = strchr (argument, '=');
  g_auto (GStrv) parts = g_strsplit (equals != NULL ? equals + 1 : argument, "|", -1);

  for (unsigned i = 0; parts[i] != NULL; i++)
    {
      if (!is_blank (parts[i]))
        return FALSE;
    }
  return parts[0] != NULL;
}
