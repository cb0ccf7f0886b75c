/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/csv.h"
#include "exchange/problem.h"

static void
free_problem (gpointer problem)
{
  dument_problem_free (problem);
}

/* Every row is good, with all that a claim needs, or reported in words that can be shown. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  g_autoptr (DumentCsv) csv = dument_csv_new (bytes, /* error= */ NULL);
  const DumentRecord *record;

  while (csv != NULL && (record = dument_csv_next (csv, problems)) != NULL)
    {
      g_autoptr (DumentRecord) copy = dument_record_copy (record);

      g_assert_true (copy->number != NULL && *copy->number != '\0');
      g_assert_true (copy->buyer.name != NULL && *copy->buyer.name != '\0');
      g_assert_cmpint (copy->issue_date, !=, DUMENT_DATE_NONE);
      g_assert_cmpint (copy->due_payable, >=, 0);
      g_assert_cmpint (copy->due_payable, <=, DUMENT_MONEY_MAX);
      g_assert_cmpint (copy->total, ==, copy->prepaid + copy->due_payable);
    }
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = dument_problem_to_string (g_ptr_array_index (problems, i));

      g_assert_true (g_utf8_validate (text, -1, /* end= */ NULL));
    }
  return 0;
}
