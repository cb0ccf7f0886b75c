/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/listing.h"
#include "service/ladder.h"

#include <glib/gi18n-lib.h>

static const DumentField fields[] = {
  { "id", N_ ("Template"), DUMENT_FIELD_TEXT },
  { "description", N_ ("What it is for"), DUMENT_FIELD_TEXT },
};

/**
 * dument_command_templates:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Lists the letters that can be written.
 *
 * Returns: a #DumentExit
 */
int
dument_command_templates (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name,
      N_ ("How it is written: table, json or csv"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (DumentListing) listing = NULL;
  const DumentLetterKind *const *templates;
  DumentFormat format;
  gsize n_templates;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ TRUE, &format))
    return command->status;

  templates = dument_ladder_list (&n_templates);
  listing = dument_listing_new (format, fields, G_N_ELEMENTS (fields));
  for (gsize i = 0; i < n_templates; i++)
    {
      dument_listing_add_text (listing, templates[i]->id);
      dument_listing_add_text (listing, dument_ladder_get_use (templates[i]));
    }
  dument_listing_finish (listing);
  return command->status;
}
