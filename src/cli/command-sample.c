/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/sample.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * dument_command_sample:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Fills an empty data file with an invented business.
 *
 * Returns: a #DumentExit
 */
int
dument_command_sample (DumentCommand *command, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL || !dument_command_open_or_create (command))
    return command->status;
  if (dument_sample_fill (command->workspace, &error))
    {
      g_autofree char *place = g_filename_display_name (command->database);

      printf (_ ("%s: filled with an invented business\n"), place);
    }
  else
    dument_command_refuse_error (command, "sample", error);
  return command->status;
}
