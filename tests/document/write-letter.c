/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Writes a sample letter as PDF and says what the layout found: what test-letter.py reads back. */

#include "samples.h"

#include "document/layout.h"
#include "document/pdf.h"

#include <stdio.h>

static void
print_words (const char *text)
{
  if (text != NULL)
    printf ("words\t%s\n", text);
}

static void
print_lines (GStrv lines)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    print_words (lines[i]);
}

static void
print_block (const DumentLetterBlock *block)
{
  print_words (block->text);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    print_lines (((const DumentLetterRow *) g_ptr_array_index (block->rows, i))->cells);
  print_lines (block->lines);
  print_words (block->qr_caption);
}

static void
print_letter (const DumentLetter *letter)
{
  print_lines (letter->sender);
  print_lines (letter->addressee);
  print_words (letter->registered_notice);
  print_lines (letter->references);
  print_words (letter->place_and_date);
  print_words (letter->subject);
  for (guint i = 0; i < letter->blocks->len; i++)
    print_block (g_ptr_array_index (letter->blocks, i));
  print_lines (letter->signature);
  print_lines (letter->enclosures);
}

static void
print_violations (const DumentPages *pages)
{
  for (guint i = 0; i < pages->violations->len; i++)
    {
      const DumentViolation *violation = &g_array_index (pages->violations, DumentViolation, i);
      g_autofree char *sentence = dument_violation_describe (violation);

      printf ("violation\t%u\t%u\t%u\t%.2f\t%s\n", (unsigned) violation->code, violation->page,
              violation->line, violation->millimetres, sentence);
    }
}

static DumentLetter *
create_letter (const char *name)
{
  if (g_str_has_prefix (name, "random-"))
    {
      guint32 seed = (guint32) g_ascii_strtoull (name + strlen ("random-"), NULL, 10);
      GRand *random = g_rand_new_with_seed (seed);
      DumentLetter *letter = samples_new_random (random);

      g_rand_free (random);
      return letter;
    }
  return samples_new_letter (name);
}

static gboolean
write_letter (DumentTypesetter *typesetter,
              const char *name,
              const char *path,
              double shift,
              const DumentLayoutPictures *pictures)
{
  g_autoptr (DumentLetter) letter = create_letter (name);
  DumentGeometry geometry = dument_geometry_dl ();
  g_autoptr (DumentPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (letter == NULL)
    {
      g_printerr ("No sample is named %s.\n", name);
      return FALSE;
    }
  dument_geometry_shift_window (&geometry, shift, 0);
  pages = dument_layout_letter (typesetter, letter, pictures, &geometry);
  bytes = dument_pdf_to_bytes (pages, &error);
  if (bytes == NULL || !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  printf ("family\t%s\n", dument_typesetter_family (typesetter));
  print_letter (letter);
  print_violations (pages);
  return TRUE;
}

static DumentPicture *
read_picture (const char *path)
{
  g_autoptr (GError) error = NULL;
  DumentPicture *picture = NULL;
  char *data = NULL;
  gsize size = 0;

  if (g_file_get_contents (path, &data, &size, &error))
    {
      g_autoptr (GBytes) content = g_bytes_new_take (data, size);

      picture = dument_picture_new (content, &error);
    }
  if (picture == NULL)
    g_error ("%s", error->message);
  return picture;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPicture) logo = argc > 5 ? read_picture (argv[4]) : NULL;
  g_autoptr (DumentPicture) signature = argc > 5 ? read_picture (argv[5]) : NULL;
  DumentLayoutPictures pictures = { logo, signature };
  g_autoptr (DumentTypesetter) typesetter = dument_typesetter_new (&error);

  if (argc < 3)
    {
      g_printerr ("Usage: write-letter SAMPLE FILE [WINDOW-SHIFT-MM [LOGO SIGNATURE]]\n");
      return 2;
    }
  if (typesetter == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return write_letter (typesetter, argv[1], argv[2], argc > 3 ? g_ascii_strtod (argv[3], NULL) : 0,
                       &pictures)
             ? 0
             : 1;
}
