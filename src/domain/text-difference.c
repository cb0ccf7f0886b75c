/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/text-difference.h"

#include <string.h>

/* Beyond this many pairs of pieces all that lies between what is alike at both ends counts as
 * changed: a letter has a tenth of it. */
#define MAX_PAIRS (16 * 1024 * 1024)

/* Pieces of a text, which they make up without a gap. */
typedef struct
{
  char **pieces;
  guint n;
} Side;

void
dument_text_piece_free (gpointer data)
{
  DumentTextPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

/* A word, or the spaces between two. */
static gsize
measure_word (const char *text)
{
  gsize length = strcspn (text, " \t\r\n");

  return length > 0 ? length : strspn (text, " \t\r\n");
}

static gsize
measure_line (const char *text)
{
  gsize length = strcspn (text, "\n");

  return text[length] == '\n' ? length + 1 : length;
}

static GStrv
cut (const char *text, gsize (*measure) (const char *text))
{
  GPtrArray *pieces = g_ptr_array_new ();

  while (*text != '\0')
    {
      gsize length = measure (text);

      g_ptr_array_add (pieces, g_strndup (text, length));
      text += length;
    }
  g_ptr_array_add (pieces, NULL);
  return (GStrv) g_ptr_array_free (pieces, /* free_segment= */ FALSE);
}

/* What changed in the same way goes on in one piece. */
static void
push (GPtrArray *pieces, DumentTextChange change, const char *text)
{
  DumentTextPiece *piece = pieces->len > 0 ? pieces->pdata[pieces->len - 1] : NULL;

  if (piece != NULL && piece->change == change)
    {
      g_autofree char *head = g_steal_pointer (&piece->text);

      piece->text = g_strconcat (head, text, NULL);
      return;
    }
  piece = g_new0 (DumentTextPiece, 1);
  piece->change = change;
  piece->text = g_strdup (text);
  g_ptr_array_add (pieces, piece);
}

static void
push_side (GPtrArray *pieces, DumentTextChange change, const Side *side)
{
  for (guint i = 0; i < side->n; i++)
    push (pieces, change, side->pieces[i]);
}

/* Returns: (transfer full): for each pair of places, how many pieces the rests have in common */
static guint *
count_common (const Side *before, const Side *after)
{
  gsize width = (gsize) after->n + 1;
  guint *common = g_new0 (guint, ((gsize) before->n + 1) * width);

  for (gsize i = before->n; i-- > 0;)
    {
      for (gsize j = after->n; j-- > 0;)
        {
          if (g_str_equal (before->pieces[i], after->pieces[j]))
            common[i * width + j] = common[(i + 1) * width + j + 1] + 1;
          else
            common[i * width + j] = MAX (common[(i + 1) * width + j], common[i * width + j + 1]);
        }
    }
  return common;
}

static void
compare_middle (GPtrArray *pieces, const Side *before, const Side *after)
{
  gsize width = (gsize) after->n + 1;
  g_autofree guint *common = NULL;
  guint i = 0, j = 0;

  if ((guint64) before->n * after->n > MAX_PAIRS)
    {
      push_side (pieces, DUMENT_TEXT_REMOVED, before);
      push_side (pieces, DUMENT_TEXT_ADDED, after);
      return;
    }
  common = count_common (before, after);
  while (i < before->n || j < after->n)
    {
      if (i < before->n && j < after->n && g_str_equal (before->pieces[i], after->pieces[j]))
        {
          push (pieces, DUMENT_TEXT_KEPT, before->pieces[i++]);
          j++;
        }
      else if (j == after->n ||
               (i < before->n && common[(i + 1) * width + j] >= common[i * width + j + 1]))
        push (pieces, DUMENT_TEXT_REMOVED, before->pieces[i++]);
      else
        push (pieces, DUMENT_TEXT_ADDED, after->pieces[j++]);
    }
}

static GPtrArray *
compare (const char *before, const char *after, gsize (*measure) (const char *text))
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (dument_text_piece_free);
  g_auto (GStrv) old = cut (before, measure);
  g_auto (GStrv) new = cut (after, measure);
  Side left = { old, g_strv_length (old) };
  Side right = { new, g_strv_length (new) };
  guint n_end = 0;

  while (left.n > 0 && right.n > 0 && g_str_equal (left.pieces[0], right.pieces[0]))
    {
      push (pieces, DUMENT_TEXT_KEPT, left.pieces[0]);
      left = (Side){ left.pieces + 1, left.n - 1 };
      right = (Side){ right.pieces + 1, right.n - 1 };
    }
  while (left.n > 0 && right.n > 0 &&
         g_str_equal (left.pieces[left.n - 1], right.pieces[right.n - 1]))
    {
      left.n--;
      right.n--;
      n_end++;
    }
  compare_middle (pieces, &left, &right);
  push_side (pieces, DUMENT_TEXT_KEPT, &(Side){ left.pieces + left.n, n_end });
  return pieces;
}

/**
 * dument_text_difference_of_words:
 * @before: a text
 * @after: what became of it
 *
 * Compares word by word.
 *
 * Returns: (transfer full) (element-type DumentTextPiece): the pieces in order: those kept and
 *   removed make up @before, those kept and added @after
 */
GPtrArray *
dument_text_difference_of_words (const char *before, const char *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  return compare (before, after, measure_word);
}

/**
 * dument_text_difference_of_lines:
 * @before: a text
 * @after: what became of it
 *
 * Compares line by line, see [func@text_difference_of_words].
 *
 * Returns: (transfer full) (element-type DumentTextPiece): the pieces
 */
GPtrArray *
dument_text_difference_of_lines (const char *before, const char *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  return compare (before, after, measure_line);
}
