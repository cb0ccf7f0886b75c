/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/law.h"

/* The law as the program ships it. */
static inline DumentLaw *
load_shipped_law (void)
{
  static const char *const files[] = {
    "resources/rates/ecb.csv",
    "resources/rates/legal-interest.csv",
    "resources/law/late-payment.csv",
  };
  DumentLaw *law = dument_law_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (TEST_SOURCE_ROOT, files[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, /* length= */ NULL, &error);
      g_assert_no_error (error);
      if (!dument_law_load (law, text, &error))
        g_error ("%s: %s", files[i], error->message);
    }
  return law;
}

static inline DumentDate
day (const char *iso)
{
  DumentDate date = DUMENT_DATE_NONE;

  g_assert_true (dument_date_parse_iso (iso, &date));
  return date;
}
