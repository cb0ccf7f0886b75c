/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Usage: bench-csv FILE
 *
 * Reads the invoices of a CSV file one by one and prints the seconds of the processor it took, from
 * opening the file to the last record. */

#include "exchange/csv.h"

#include <stdio.h>
#include <time.h>

int
main (int argc, char **argv)
{
  clock_t start = clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DumentCsv) csv = NULL;
  guint64 n_records = 0;

  if (argc != 2)
    return 2;
  file = g_mapped_file_new (argv[1], /* writable= */ FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  csv = dument_csv_new (bytes, &error);
  g_assert_no_error (error);
  while (dument_csv_next (csv, problems) != NULL)
    n_records++;
  g_assert_cmpuint (problems->len, ==, 0);

  printf ("%.3f s for %" G_GUINT64_FORMAT " invoices\n",
          (double) (clock () - start) / CLOCKS_PER_SEC, n_records);
  return 0;
}
