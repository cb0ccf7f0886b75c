/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/words.h"

#include <string.h>

/* The first is that of a language not listed. */
static const DumentWords words[] = {
  { .language = "fr",
    .subject = "Objet\u00a0: ",
    .enclosures = "P.\u00a0J.\u00a0:",
    .exhibit = "Pièce n°\u00a0",
    .page = "Page" },
  { .language = "en",
    .subject = "Subject: ",
    .enclosures = "Enclosures:",
    .exhibit = "Enclosure no.\u00a0",
    .page = "Page" },
  { .language = "de",
    .subject = "Betreff: ",
    .enclosures = "Anlagen:",
    .exhibit = "Anlage Nr.\u00a0",
    .page = "Seite" },
};

/**
 * dument_words_get:
 * @language: (nullable): BCP 47 tag, such as `fr` or `fr-FR`
 *
 * Returns: the words of that language; French for one that is not known
 */
const DumentWords *
dument_words_get (const char *language)
{
  gsize length = language == NULL ? 0 : strcspn (language, "-_");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strlen (words[i].language) == length &&
          g_ascii_strncasecmp (words[i].language, language, length) == 0)
        return &words[i];
    }
  return &words[0];
}
