/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/id-set.h"

#define PAGE_BITS  15
#define PAGE_WORDS ((1u << PAGE_BITS) / 64)

/* One bit for each of as many ids that follow one another. */
typedef struct
{
  gint64 key;
  guint64 words[PAGE_WORDS];
} Page;

struct _DumentIdSet
{
  GHashTable *pages; /* by their key */
  guint size;
  Page *last; /* borrowed: whoever asks for one id mostly asks for its neighbour next */
};

/**
 * dument_id_set_new:
 *
 * Returns: (transfer full): an empty set
 */
DumentIdSet *
dument_id_set_new (void)
{
  DumentIdSet *self = g_new0 (DumentIdSet, 1);

  self->pages =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, /* key_destroy_func= */ NULL, g_free);
  return self;
}

/**
 * dument_id_set_free:
 * @self: (nullable) (transfer full): a set
 */
void
dument_id_set_free (DumentIdSet *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->pages);
  g_free (self);
}

static Page *
find_page (const DumentIdSet *self, gint64 id)
{
  gint64 key = id >> PAGE_BITS;

  if (self->last != NULL && self->last->key == key)
    return self->last;
  return g_hash_table_lookup (self->pages, &key);
}

static Page *
make_page (DumentIdSet *self, gint64 key)
{
  Page *page = g_new0 (Page, 1);

  page->key = key;
  g_hash_table_insert (self->pages, &page->key, page);
  return page;
}

static guint64 *
find_word (Page *page, gint64 id)
{
  return &page->words[(id & ((1 << PAGE_BITS) - 1)) / 64];
}

static guint64
make_bit (gint64 id)
{
  return G_GUINT64_CONSTANT (1) << (id & 63);
}

/**
 * dument_id_set_add:
 * @self: a set
 * @id: an id
 *
 * Returns: whether it was not in the set before
 */
gboolean
dument_id_set_add (DumentIdSet *self, gint64 id)
{
  Page *page = find_page (self, id);
  guint64 bit = make_bit (id);
  guint64 *word;

  if (page == NULL)
    page = make_page (self, id >> PAGE_BITS);
  self->last = page;
  word = find_word (page, id);
  if ((*word & bit) != 0)
    return FALSE;
  *word |= bit;
  self->size++;
  return TRUE;
}

/**
 * dument_id_set_remove:
 * @self: a set
 * @id: an id
 *
 * Returns: whether it was in the set
 */
gboolean
dument_id_set_remove (DumentIdSet *self, gint64 id)
{
  Page *page = find_page (self, id);
  guint64 bit = make_bit (id);
  guint64 *word;

  if (page == NULL)
    return FALSE;
  word = find_word (page, id);
  if ((*word & bit) == 0)
    return FALSE;
  *word &= ~bit;
  self->size--;
  return TRUE;
}

/**
 * dument_id_set_contains:
 * @self: a set
 * @id: an id
 *
 * Returns: whether it is in the set
 */
gboolean
dument_id_set_contains (const DumentIdSet *self, gint64 id)
{
  Page *page = find_page (self, id);

  return page != NULL && (*find_word (page, id) & make_bit (id)) != 0;
}

/**
 * dument_id_set_get_size:
 * @self: a set
 *
 * Returns: how many ids are in it
 */
guint
dument_id_set_get_size (const DumentIdSet *self)
{
  return self->size;
}

static guint
count_bits (guint64 word)
{
  return (guint) __builtin_popcountll (word);
}

/**
 * dument_id_set_intersect:
 * @self: a set
 * @other: a set; only its ids stay
 */
void
dument_id_set_intersect (DumentIdSet *self, const DumentIdSet *other)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, /* key= */ NULL, &value))
    {
      Page *ours = value;
      const Page *theirs = g_hash_table_lookup (other->pages, &ours->key);

      for (guint i = 0; i < PAGE_WORDS; i++)
        {
          guint64 kept = theirs != NULL ? ours->words[i] & theirs->words[i] : 0;

          self->size -= count_bits (ours->words[i]) - count_bits (kept);
          ours->words[i] = kept;
        }
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The ids of a page, in their order. */
static void
append_page (GArray *ids, const Page *page)
{
  for (guint i = 0; i < PAGE_WORDS; i++)
    {
      for (guint64 rest = page->words[i]; rest != 0; rest &= rest - 1)
        {
          gint64 id = (page->key << PAGE_BITS) + (gint64) i * 64 + __builtin_ctzll (rest);

          g_array_append_val (ids, id);
        }
    }
}

/**
 * dument_id_set_list:
 * @self: a set
 *
 * Returns: (transfer full) (element-type gint64): its ids, ascending
 */
GArray *
dument_id_set_list (const DumentIdSet *self)
{
  GArray *ids = g_array_sized_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE,
                                   sizeof (gint64), self->size);
  GArray *keys = g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, /* value= */ NULL))
    g_array_append_vals (keys, key, 1);
  g_array_sort (keys, compare_ids);
  for (guint i = 0; i < keys->len; i++)
    append_page (ids, g_hash_table_lookup (self->pages, &g_array_index (keys, gint64, i)));
  g_array_unref (keys);
  return ids;
}
