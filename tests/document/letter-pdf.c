/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "letter-pdf.h"

#include "samples.h"

#include "document/layout.h"
#include "document/pdf.h"

/* A letter of so many invoices as its file; @ret_n_pages is optional. */
GBytes *
letter_pdf_make (guint n_invoices, unsigned *ret_n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentLetter) letter = samples_new_numbered (n_invoices, /* with_code= */ TRUE);
  g_autoptr (DumentTypesetter) typesetter = dument_typesetter_new (&error);
  DumentGeometry geometry = dument_geometry_dl ();
  g_autoptr (DumentPages) pages =
      dument_layout_letter (typesetter, letter, /* pictures= */ NULL, &geometry);
  GBytes *pdf = dument_pdf_to_bytes (pages, &error);

  g_assert_no_error (error);
  if (ret_n_pages != NULL)
    *ret_n_pages = pages->pages->len;
  return pdf;
}
