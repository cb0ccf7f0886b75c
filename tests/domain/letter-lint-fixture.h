/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter-lint.h"

/* The words that a letter may not say, as the program ships them. */
static inline DumentLetterLint *
load_lint (void)
{
  g_autofree char *path =
      g_build_filename (TEST_SOURCE_ROOT, "resources/law/letter-words.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  DumentLetterLint *lint;
  unsigned line;

  g_file_get_contents (path, &text, /* length= */ NULL, &error);
  g_assert_no_error (error);
  lint = dument_letter_lint_parse (text, &line);
  if (lint == NULL)
    g_error ("%s:%u", path, line);
  return lint;
}
