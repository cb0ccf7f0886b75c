/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/splice.h"

/* How far it is looked ahead for the place where the lists agree again. */
#define MAX_AHEAD 64

/* With more places than these, or more that comes and goes, all from the first to the last is one
 * place: two orders of a million have little in common, and looking ahead everywhere takes long. */
#define MAX_SPLICES 64
#define MAX_CHANGES 4096

/* How many of @from have to be left out so that it goes on as @to does; 0 where that is not seen.
 */
static guint
count_left_out (const gint64 *from, guint n_from, const gint64 *to, guint n_to)
{
  for (guint n = 1; n <= MAX_AHEAD && n < n_from && n_to > 0; n++)
    {
      if (from[n] == to[0])
        return n;
    }
  return 0;
}

/* The next place where the lists differ, small if it can be. */
static DumentSplice
find_splice (const gint64 *before, guint n_before, const gint64 *after, guint n_after)
{
  guint n_removed = count_left_out (before, n_before, after, n_after);
  guint n_added = count_left_out (after, n_after, before, n_before);

  if (n_before == 0 || n_after == 0)
    return (DumentSplice){ 0, n_before, n_after };
  if (n_removed == 0 && n_added == 0)
    return (DumentSplice){ 0, 1, 1 };
  if (n_added == 0 || (n_removed > 0 && n_removed <= n_added))
    return (DumentSplice){ 0, n_removed, 0 };
  return (DumentSplice){ 0, 0, n_added };
}

static void
push (GArray *splices, DumentSplice splice)
{
  DumentSplice *last =
      splices->len > 0 ? &g_array_index (splices, DumentSplice, splices->len - 1) : NULL;

  if (last == NULL || last->at + last->n_added != splice.at)
    {
      g_array_append_val (splices, splice);
      return;
    }
  last->n_removed += splice.n_removed;
  last->n_added += splice.n_added;
}

/* All that is not alike at the beginning and at the end. */
static void
replace_middle (GArray *splices,
                const gint64 *before,
                guint n_before,
                const gint64 *after,
                guint n_after)
{
  DumentSplice splice = { 0, n_before, n_after };

  g_array_set_size (splices, 0);
  while (splice.n_removed > 0 && splice.n_added > 0 && before[splice.at] == after[splice.at])
    {
      splice.at++;
      splice.n_removed--;
      splice.n_added--;
    }
  while (splice.n_removed > 0 && splice.n_added > 0 &&
         before[splice.at + splice.n_removed - 1] == after[splice.at + splice.n_added - 1])
    {
      splice.n_removed--;
      splice.n_added--;
    }
  g_array_append_val (splices, splice);
}

/**
 * dument_splice_compare:
 * @before: (array length=n_before): a list of different ids
 * @n_before: how many
 * @after: (array length=n_after): the list that it becomes
 * @n_after: how many
 *
 * Finds the places where a list changed, so that what shows it can leave the rest alone. What moved
 * goes at one place and comes at another. Where too much changed, it is one place.
 *
 * Returns: (transfer full) (element-type DumentSplice): the places, from the first to the last
 */
GArray *
dument_splice_compare (const gint64 *before, guint n_before, const gint64 *after, guint n_after)
{
  GArray *splices =
      g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (DumentSplice));
  guint i = 0, j = 0, n_changes = 0;

  while ((i < n_before || j < n_after) && splices->len <= MAX_SPLICES && n_changes <= MAX_CHANGES)
    {
      DumentSplice splice;

      if (i < n_before && j < n_after && before[i] == after[j])
        {
          i++;
          j++;
          continue;
        }
      splice = find_splice (before + i, n_before - i, after + j, n_after - j);
      splice.at = j;
      i += splice.n_removed;
      j += splice.n_added;
      n_changes += splice.n_removed + splice.n_added;
      push (splices, splice);
    }
  if (i < n_before || j < n_after)
    replace_middle (splices, before, n_before, after, n_after);
  return splices;
}
