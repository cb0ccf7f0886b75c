/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/number-set.h"

#include <string.h>

#define FIRST_CAPACITY 1024

typedef struct
{
  guint32 hash;
  guint32 line;
  gsize offset;
} Slot;

/* Open addressing over one block of texts: a million numbers cost a few allocations, where a hash
 * table of strings costs a million. A slot is empty where its line is 0. */
struct _DumentNumberSet
{
  Slot *slots;
  gsize capacity;
  gsize n_numbers;
  GString *texts;
};

/**
 * dument_number_set_new:
 *
 * Returns: (transfer full): an empty set of invoice numbers, each with the line where it stands
 */
DumentNumberSet *
dument_number_set_new (void)
{
  DumentNumberSet *self = g_new0 (DumentNumberSet, 1);

  self->capacity = FIRST_CAPACITY;
  self->slots = g_new0 (Slot, self->capacity);
  self->texts = g_string_new (NULL);
  return self;
}

/**
 * dument_number_set_free:
 * @self: (nullable): a set
 */
void
dument_number_set_free (DumentNumberSet *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

/* FNV-1a: short texts that differ in their last digits. */
static guint32
hash_text (const char *text)
{
  guint32 hash = 2166136261u;

  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * 16777619u;
  return hash;
}

static void
place_slot (Slot *slots, gsize capacity, Slot slot)
{
  gsize i = slot.hash & (capacity - 1);

  while (slots[i].line != 0)
    i = (i + 1) & (capacity - 1);
  slots[i] = slot;
}

static void
grow (DumentNumberSet *self)
{
  gsize capacity = self->capacity * 2;
  Slot *slots = g_new0 (Slot, capacity);

  for (gsize i = 0; i < self->capacity; i++)
    {
      if (self->slots[i].line != 0)
        place_slot (slots, capacity, self->slots[i]);
    }
  g_free (self->slots);
  self->slots = slots;
  self->capacity = capacity;
}

static unsigned
find_line (const DumentNumberSet *self, const char *number, guint32 hash)
{
  gsize i = hash & (self->capacity - 1);

  for (; self->slots[i].line != 0; i = (i + 1) & (self->capacity - 1))
    {
      if (self->slots[i].hash == hash &&
          strcmp (self->texts->str + self->slots[i].offset, number) == 0)
        return self->slots[i].line;
    }
  return 0;
}

/**
 * dument_number_set_add:
 * @self: a set
 * @number: an invoice number
 * @line: the line where it stands, from 1
 *
 * Returns: 0 if @number was added, else the line where it already stood
 */
unsigned
dument_number_set_add (DumentNumberSet *self, const char *number, unsigned line)
{
  guint32 hash = hash_text (number);
  unsigned earlier = find_line (self, number, hash);
  Slot slot = { hash, line, self->texts->len };

  if (earlier != 0)
    return earlier;
  g_string_append_len (self->texts, number, (gssize) strlen (number) + 1);
  place_slot (self->slots, self->capacity, slot);
  self->n_numbers++;
  if (self->n_numbers > self->capacity / 2)
    grow (self);
  return 0;
}
