/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter.h"

static void
free_column (gpointer data)
{
  DumentLetterColumn *column = data;

  g_free (column->title);
  g_free (column);
}

static void
free_row (gpointer data)
{
  DumentLetterRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
free_block (gpointer data)
{
  DumentLetterBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->columns, g_ptr_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_strfreev (block->lines);
  g_free (block->qr_payload);
  g_free (block->qr_caption);
  g_free (block);
}

/**
 * dument_letter_new:
 *
 * Returns: (transfer full): a letter without words
 */
DumentLetter *
dument_letter_new (void)
{
  DumentLetter *self = g_new0 (DumentLetter, 1);

  self->date = DUMENT_DATE_NONE;
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

/**
 * dument_letter_free:
 * @self: (nullable): a letter
 */
void
dument_letter_free (DumentLetter *self)
{
  if (self == NULL)
    return;
  g_free (self->language);
  g_free (self->title);
  g_free (self->author);
  g_strfreev (self->sender);
  g_strfreev (self->addressee);
  g_free (self->registered_notice);
  g_strfreev (self->references);
  g_free (self->place_and_date);
  g_free (self->subject);
  g_ptr_array_unref (self->blocks);
  g_strfreev (self->signature);
  g_strfreev (self->enclosures);
  g_free (self);
}

/**
 * dument_letter_add_block:
 * @self: a letter
 * @kind: kind of the block
 *
 * Returns: (transfer none): a new empty block at the end of the body
 */
DumentLetterBlock *
dument_letter_add_block (DumentLetter *self, DumentLetterBlockKind kind)
{
  DumentLetterBlock *block = g_new0 (DumentLetterBlock, 1);

  block->kind = kind;
  if (kind == DUMENT_LETTER_TABLE)
    {
      block->columns = g_ptr_array_new_with_free_func (free_column);
      block->rows = g_ptr_array_new_with_free_func (free_row);
    }
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * dument_letter_block_add_column:
 * @block: a table
 * @title: text of its head
 * @align: alignment of its cells
 * @grows: whether it takes the width that the others leave
 */
void
dument_letter_block_add_column (DumentLetterBlock *block,
                                const char *title,
                                DumentLetterAlign align,
                                gboolean grows)
{
  DumentLetterColumn *column = g_new0 (DumentLetterColumn, 1);

  column->title = g_strdup (title);
  column->align = align;
  column->grows = grows;
  g_ptr_array_add (block->columns, column);
}

/**
 * dument_letter_block_add_row:
 * @block: a table
 * @kind: what the row is
 * @cells: (transfer full): one text per column, or a single one for a heading
 */
void
dument_letter_block_add_row (DumentLetterBlock *block, DumentLetterRowKind kind, GStrv cells)
{
  DumentLetterRow *row = g_new0 (DumentLetterRow, 1);

  row->kind = kind;
  row->cells = cells;
  g_ptr_array_add (block->rows, row);
}
