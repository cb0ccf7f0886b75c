/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/safekeeping.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * dument_command_restore:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Goes back to a backup. The data file need not be sound, nor be there.
 *
 * Returns: a #DumentExit
 */
int
dument_command_restore (DumentCommand *command, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept_path = NULL;
  g_autofree char *place = NULL;
  g_autofree char *database = NULL;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  if (operands == NULL)
    return command->status;
  place = g_filename_display_name (operands[0]);
  database = g_filename_display_name (command->database);
  if (!dument_safekeeping_restore (operands[0], command->database, command->now, &kept_path,
                                   &error))
    dument_command_refuse_error (command, place, error);
  else if (kept_path == NULL)
    printf (_ ("%s: restored\n"), database);
  else
    {
      g_autofree char *kept = g_filename_display_name (kept_path);

      printf (_ ("%s: restored; what it was before is kept as %s\n"), database, kept);
    }
  return command->status;
}
