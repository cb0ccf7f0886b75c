/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentWords:
 * @language: BCP 47 language
 * @subject: what stands before the subject, its space included
 * @enclosures: what stands before the enclosures
 * @exhibit: what stands before the number of an enclosure, its space included
 * @page: the word before the number of a page
 *
 * The words that the page itself adds to a letter, in the letter's language, which is not that of
 * the interface.
 */
typedef struct
{
  const char *language;
  const char *subject;
  const char *enclosures;
  const char *exhibit;
  const char *page;
} DumentWords;

const DumentWords *dument_words_get (const char *language);

G_END_DECLS
