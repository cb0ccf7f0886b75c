/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/folding.h"

/* Letters that Unicode does not decompose, though people write them without their bar or as two. */
static const char *
spell_letter (gunichar letter)
{
  switch (letter)
    {
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x00DF:
      return "ss";
    case 0x00F8:
      return "o";
    case 0x0111:
    case 0x00F0:
      return "d";
    case 0x0142:
      return "l";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i";
    case 0x00FE:
      return "th";
    default:
      return NULL;
    }
}

static void
push_letter (GString *folded, gunichar letter)
{
  const char *spelling = spell_letter (letter);

  if (spelling != NULL)
    g_string_append (folded, spelling);
  else if (g_unichar_isalnum (letter))
    g_string_append_unichar (folded, letter);
  else if (!g_unichar_ismark (letter) && folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/**
 * dument_folding_fold:
 * @text: a name as people write it, valid UTF-8
 *
 * Brings the spellings of one name together: case and accents are dropped, `œ` becomes `oe` and `ß`
 * becomes `ss`, and whatever is neither letter nor digit becomes one space. Legal forms stay:
 * `Durand SARL` and `Durand SAS` are two debtors.
 *
 * Returns: (transfer full): the folded text; empty where @text has neither letter nor digit
 */
char *
dument_folding_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *lower = NULL;
  g_autoptr (GString) folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_return_val_if_fail (decomposed != NULL, NULL);
  lower = g_utf8_casefold (decomposed, -1);

  folded = g_string_sized_new (32);
  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    push_letter (folded, g_utf8_get_char (at));
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (g_steal_pointer (&folded), /* free_segment= */ FALSE);
}
