/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/date.h"
#include "domain/free-date.h"
#include "domain/french-text.h"
#include "domain/semester.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is accepted is a day of the calendar, and both ways to write it are read as the same day. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  DumentDate date, again;
  DumentSemester semester;

  if (dument_date_parse (text, &date))
    {
      g_autofree char *iso = dument_date_to_iso (date);
      g_autofree char *french = dument_french_text_short_date (date);

      g_assert (dument_date_parse_iso (iso, &again) && again == date);
      g_assert (dument_date_parse (french, &again) && again == date);
    }
  if (dument_semester_parse (text, &semester))
    g_assert (dument_semester_of (dument_semester_first_day (semester)) == semester);
  if (dument_free_date_parse (valid, 20000, 20000, DUMENT_FREE_DATE_FUTURE, &date))
    {
      g_autofree char *iso = dument_date_to_iso (date);

      g_assert (dument_date_parse_iso (iso, &again) && again == date);
    }
  return 0;
}
