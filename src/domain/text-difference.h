/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What became of a piece of a text. */
typedef enum
{
  DUMENT_TEXT_KEPT,
  DUMENT_TEXT_REMOVED,
  DUMENT_TEXT_ADDED,
} DumentTextChange;

/**
 * DumentTextPiece:
 * @change: what became of it
 * @text: its words with the spaces between them, or its lines
 *
 * A piece of two texts that are compared.
 */
typedef struct
{
  DumentTextChange change;
  char *text;
} DumentTextPiece;

void dument_text_piece_free (gpointer data);

GPtrArray *dument_text_difference_of_words (const char *before, const char *after);
GPtrArray *dument_text_difference_of_lines (const char *before, const char *after);

G_END_DECLS
