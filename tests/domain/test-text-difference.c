/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/text-difference.h"

/* As a marked text: [-what went-]{+what came+} */
static char *
mark (GPtrArray *pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DumentTextPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->change == DUMENT_TEXT_REMOVED)
        g_string_append_printf (text, "[-%s-]", piece->text);
      else if (piece->change == DUMENT_TEXT_ADDED)
        g_string_append_printf (text, "{+%s+}", piece->text);
      else
        g_string_append (text, piece->text);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *expected;
  } cases[] = {
    { "", "", "" },
    { "a b", "a b", "a b" },
    { "", "a", "{+a+}" },
    { "a", "", "[-a-]" },
    { "je vous prie", "je te prie", "je [-vous-]{+te+} prie" },
    { "un deux trois", "un trois", "un [-deux -]trois" },
    { "un trois", "un deux trois", "un {+deux +}trois" },
    { "a b c d", "b a c d", "[-a -]b{+ a+} c d" },
    { "é è", "é ê", "é [-è-]{+ê+}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pieces =
          dument_text_difference_of_words (cases[i].before, cases[i].after);
      g_autofree char *marked = mark (pieces);

      g_assert_cmpstr (marked, ==, cases[i].expected);
    }
}

static void
test_lines (void)
{
  g_autoptr (GPtrArray) pieces = dument_text_difference_of_lines ("a\nb\nc\n", "a\nB\nc\nd");
  g_autofree char *marked = mark (pieces);

  g_assert_cmpstr (marked, ==, "a\n[-b\n-]{+B\n+}c\n{+d+}");
}

static char *
draw_text (void)
{
  static const char *const words[] = { "a ", "b ", "c\n", "d\n\n", " ", "e" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
    g_string_append (text, words[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (words))]);
  return g_string_free (text, /* free_segment= */ FALSE);
}

static char *
join (GPtrArray *pieces, DumentTextChange left_out)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DumentTextPiece *piece = g_ptr_array_index (pieces, i);

      g_assert_cmpstr (piece->text, !=, "");
      if (piece->change != left_out)
        g_string_append (text, piece->text);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

/* Both texts can be had again from the pieces. */
static void
test_both_sides (void)
{
  for (int n = 0; n < 2000; n++)
    {
      g_autofree char *before = draw_text ();
      g_autofree char *after = draw_text ();
      g_autoptr (GPtrArray) pieces = n % 2 == 0 ? dument_text_difference_of_words (before, after)
                                                : dument_text_difference_of_lines (before, after);
      g_autofree char *first = join (pieces, DUMENT_TEXT_ADDED);
      g_autofree char *second = join (pieces, DUMENT_TEXT_REMOVED);

      g_assert_cmpstr (first, ==, before);
      g_assert_cmpstr (second, ==, after);
    }
}

/* What is too long to be compared in every way is still told whole. */
static void
test_long (void)
{
  g_autoptr (GString) before = g_string_new ("begin ");
  g_autoptr (GString) after = g_string_new ("begin ");
  g_autoptr (GPtrArray) pieces = NULL;

  for (int n = 0; n < 5000; n++)
    {
      g_string_append_printf (before, "a%d ", n);
      g_string_append_printf (after, "b%d ", n);
    }
  pieces = dument_text_difference_of_words (before->str, after->str);
  /* The beginning, what went, what came, and the space at the end. */
  g_assert_cmpuint (pieces->len, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/text-difference/words", test_words);
  g_test_add_func ("/domain/text-difference/lines", test_lines);
  g_test_add_func ("/domain/text-difference/both-sides", test_both_sides);
  g_test_add_func ("/domain/text-difference/long", test_long);

  return g_test_run ();
}
