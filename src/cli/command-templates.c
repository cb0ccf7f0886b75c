/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/listing.h"
#include "domain/text-difference.h"
#include "service/file-loading.h"
#include "service/ladder.h"
#include "service/letter-texts.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* Lines that stay, before and after one that changes. */
#define CONTEXT 2

typedef struct
{
  char *show;
  char *edit;
  char *difference;
  char *reset;
  char *format;
  gboolean original;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->show);
  g_free (options->edit);
  g_free (options->difference);
  g_free (options->reset);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static const DumentField fields[] = {
  { "id", N_ ("Template"), DUMENT_FIELD_TEXT },
  { "description", N_ ("What it is for"), DUMENT_FIELD_TEXT },
  { "changed", N_ ("Changed by you"), DUMENT_FIELD_TEXT },
};

/* Returns: (nullable): the names of its texts that the user changed for good */
static char *
name_changed (const GPtrArray *wordings, const DumentLetterKind *kind)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; wordings != NULL && i < wordings->len; i++)
    {
      const DumentLetterWording *wording = g_ptr_array_index (wordings, i);

      if (wording->kind == kind && wording->own != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", wording->name);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), /* free_segment= */ FALSE)
                        : NULL;
}

/* The letters are known before there is a data file. */
static void
list_templates (DumentCommand *command, DumentFormat format)
{
  g_autoptr (GPtrArray) wordings = NULL;
  g_autoptr (DumentListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_templates;
  const DumentLetterKind *const *templates = dument_ladder_list (&n_templates);

  if (g_file_test (command->database, G_FILE_TEST_EXISTS))
    {
      if (!dument_command_open (command))
        return;
      wordings = dument_letter_texts_list (command->workspace, &error);
      if (wordings == NULL)
        {
          dument_command_refuse_error (command, /* place= */ NULL, error);
          return;
        }
    }
  listing = dument_listing_new (format, fields, G_N_ELEMENTS (fields));
  for (gsize i = 0; i < n_templates; i++)
    {
      g_autofree char *changed = name_changed (wordings, templates[i]);

      dument_listing_add_text (listing, templates[i]->id);
      dument_listing_add_text (listing, dument_ladder_get_use (templates[i]));
      dument_listing_add_text (listing, changed);
    }
  dument_listing_finish (listing);
}

/* The last lines of what stays, before a change, or the first ones after it. */
static void
print_context (const char *text, gboolean is_first, gboolean is_last)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", /* max_tokens= */ -1);
  guint n = g_strv_length (lines);

  if (n > 0 && *lines[n - 1] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      gboolean is_after = !is_first && i < CONTEXT;
      gboolean is_before = !is_last && i + CONTEXT >= n;

      if (is_after || is_before)
        printf ("  %s\n", lines[i]);
      else if (i == (is_first ? 0 : CONTEXT))
        puts ("…");
    }
}

static void
print_changed (const char *sign, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", /* max_tokens= */ -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' || lines[i + 1] != NULL)
        printf ("%s %s\n", sign, lines[i]);
    }
}

static void
print_difference (const char *before, const char *after)
{
  g_autoptr (GPtrArray) pieces = dument_text_difference_of_lines (before, after);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DumentTextPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->change == DUMENT_TEXT_KEPT)
        print_context (piece->text, i == 0, i + 1 == pieces->len);
      else
        print_changed (piece->change == DUMENT_TEXT_REMOVED ? "-" : "+", piece->text);
    }
}

static void
tell_difference (const DumentLetterWording *wording)
{
  if (wording->own == NULL)
    {
      printf (_ ("%s: the text that came with Dûment\n"), wording->name);
      return;
    }
  print_difference (wording->original, wording->own);
  if (wording->former_original == NULL)
    return;
  printf (_ ("\nSince you changed it, the original became another:\n"));
  print_difference (wording->former_original, wording->original);
}

static void
change_text (DumentCommand *command, const char *name, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *place = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content =
      dument_file_loading_read (file, /* max_megabytes= */ 1, _ ("Name the text of a letter."),
                                /* cancellable= */ NULL, &error);
  g_autofree char *text = NULL;
  g_autoptr (DumentUndo) undo = NULL;

  if (content != NULL)
    text = g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  if (text == NULL || !dument_letter_texts_change (command->workspace, name, text, &undo, &error))
    dument_command_refuse_error (command, place, error);
  else
    printf (_ ("%s: changed for every letter from now on; --reset %s returns to the original\n"),
            name, name);
}

static void
reset_text (DumentCommand *command, const char *name)
{
  g_autoptr (DumentUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  if (dument_letter_texts_reset (command->workspace, name, &undo, &error))
    printf (_ ("%s: the text that came with Dûment again\n"), name);
  else
    dument_command_refuse_error (command, name, error);
}

static void
show_text (DumentCommand *command, const Options *options)
{
  const char *name = options->show != NULL ? options->show : options->difference;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentLetterWording) wording =
      dument_letter_texts_open (command->workspace, name, &error);

  if (wording == NULL)
    dument_command_refuse_error (command, name, error);
  else if (options->difference != NULL)
    tell_difference (wording);
  else
    fputs (wording->own != NULL && !options->original ? wording->own : wording->original, stdout);
}

/* Returns: whether at most one thing is asked for, with all that it needs and nothing else */
static gboolean
check_usage (DumentCommand *command, const Options *options, char **operands)
{
  int n_wishes = (options->show != NULL) + (options->edit != NULL) + (options->difference != NULL) +
                 (options->reset != NULL);

  if (n_wishes > 1 || (n_wishes == 1 && options->format != NULL))
    dument_command_misuse (command, "%s",
                           _ ("Give one of --show, --edit, --difference, --reset and --format."));
  else if (options->original && options->show == NULL)
    dument_command_misuse (command, "%s", _ ("--original goes with --show."));
  else if (options->edit != NULL && operands[0] == NULL)
    dument_command_misuse (command, "%s", _ ("Name the file with the text after --edit."));
  else if (options->edit == NULL && operands[0] != NULL)
    dument_command_misuse (command, "%s", _ ("A file goes with --edit only."));
  else
    return TRUE;
  return FALSE;
}

static void
carry_out (DumentCommand *command, const Options *options, char **operands, DumentFormat format)
{
  if (options->show == NULL && options->edit == NULL && options->difference == NULL &&
      options->reset == NULL)
    {
      list_templates (command, format);
      return;
    }
  if (!dument_command_open (command))
    return;
  if (options->edit != NULL)
    change_text (command, options->edit, operands[0]);
  else if (options->reset != NULL)
    reset_text (command, options->reset);
  else
    show_text (command, options);
}

/**
 * dument_command_templates:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Lists the letters that can be written; shows, changes or compares the text of one.
 *
 * Returns: a #DumentExit
 */
int
dument_command_templates (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "show", 0, 0, G_OPTION_ARG_STRING, &options.show, N_ ("Print the text of a letter"),
      N_ ("ID") },
    { "original", 0, 0, G_OPTION_ARG_NONE, &options.original,
      N_ ("The text that came with Dûment, with --show"), NULL },
    { "edit", 0, 0, G_OPTION_ARG_STRING, &options.edit,
      N_ ("Change the text of a letter for good to that of FILE"), N_ ("ID") },
    { "difference", 0, 0, G_OPTION_ARG_STRING, &options.difference,
      N_ ("Compare your text of a letter with the original"), N_ ("ID") },
    { "reset", 0, 0, G_OPTION_ARG_STRING, &options.reset,
      N_ ("Return to the original text of a letter"), N_ ("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("How it is written: table, json or csv"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands =
      dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 1);
  DumentFormat format;

  if (operands != NULL && check_usage (command, &options, operands) &&
      dument_listing_take_format (command, options.format, /* has_csv= */ TRUE, &format))
    carry_out (command, &options, operands, format);
  return command->status;
}
