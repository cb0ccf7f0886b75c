/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "letter-pdf.h"

#include "document/document-error.h"
#include "document/duplicate.h"

#include <poppler.h>
#include <string.h>

static char *
read_page (GBytes *pdf, unsigned index)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  PopplerPage *page;
  char *text;

  g_assert_no_error (error);
  page = poppler_document_get_page (document, (int) index);
  text = poppler_page_get_text (page);
  g_object_unref (page);
  g_object_unref (document);
  return text;
}

/* The word stands on each page, all else is there, and what was kept stays what it was. */
static void
test_says_so (void)
{
  unsigned n_pages;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = letter_pdf_make (60, &n_pages);
  g_autoptr (GBytes) copy = g_bytes_new (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  g_autoptr (DumentDuplicate) duplicate = dument_duplicate_open (pdf, &error);
  g_autoptr (GBytes) printed = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (dument_duplicate_get_n_pages (duplicate), ==, n_pages);
  printed = dument_duplicate_to_bytes (duplicate, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pdf, copy));
  for (unsigned i = 0; i < n_pages; i++)
    {
      g_autofree char *before = read_page (pdf, i);
      g_autofree char *after = read_page (printed, i);
      g_auto (GStrv) words = g_strsplit_set (before, " \n", -1);

      g_assert_null (strstr (before, "DUPLICATA"));
      g_assert_nonnull (strstr (after, "DUPLICATA"));
      for (unsigned k = 0; words[k] != NULL; k++)
        g_assert_nonnull (strstr (after, words[k]));
    }
}

static void
test_damaged (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) noise = g_bytes_new_static ("%PDF-1.4 no more", 16);
  g_autoptr (DumentDuplicate) duplicate = dument_duplicate_open (noise, &error);

  g_assert_null (duplicate);
  g_assert_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/duplicate/says-so", test_says_so);
  g_test_add_func ("/document/duplicate/damaged", test_damaged);

  return g_test_run ();
}
