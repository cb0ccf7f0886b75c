/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/safekeeping.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * dument_command_backup:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Copies the data file and checks the copy.
 *
 * Returns: a #DumentExit
 */
int
dument_command_backup (DumentCommand *command, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  g_autofree char *source = NULL;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  if (operands == NULL || !dument_command_open (command))
    return command->status;
  place = g_filename_display_name (operands[0]);
  source = g_filename_display_name (command->database);
  if (dument_safekeeping_backup (command->workspace, operands[0], /* watch= */ NULL, &error))
    printf (_ ("%s: written and checked\n"), place);
  else if (g_error_matches (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CORRUPT) ||
           g_error_matches (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_TOO_NEW))
    dument_command_refuse_error (command, source, error);
  else
    dument_command_refuse_error (command, place, error);
  return command->status;
}
