/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter-kind.h"
#include "domain/letter-text.h"

/* The letters as the program ships them. */

static inline char *
read_letter (const char *file_name)
{
  g_autofree char *path = g_build_filename (TEST_SOURCE_ROOT, "resources/letters", file_name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, /* length= */ NULL, &error);
  g_assert_no_error (error);
  return content;
}

static inline DumentLetterKind *
load_kind (const char *id)
{
  g_autofree char *file_name = g_strconcat (id, ".txt", NULL);
  g_autofree char *content = read_letter (file_name);
  g_auto (DumentTemplateError) error = { 0 };
  DumentLetterKind *kind = dument_letter_kind_parse (id, content, &error);

  if (kind == NULL)
    g_error ("%s:%u:%u: “%s”", file_name, error.line, error.column, error.name);
  return kind;
}

static inline DumentLetterText *
load_text (const DumentLetterKind *kind, DumentDebtorKind debtor)
{
  g_autofree char *file_name = dument_letter_kind_file_name (kind, debtor);
  g_autofree char *content = read_letter (file_name);
  g_auto (DumentTemplateError) error = { 0 };
  DumentLetterText *text = dument_letter_text_parse (content, &error);

  if (text == NULL)
    g_error ("%s:%u:%u: fault %d, “%s”", file_name, error.line, error.column, (int) error.fault,
             error.name);
  return text;
}
