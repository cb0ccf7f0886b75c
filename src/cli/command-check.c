/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/safekeeping.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
check (DumentCommand *command)
{
  g_autofree char *place = g_filename_display_name (command->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      dument_safekeeping_check (command->workspace, /* watch= */ NULL, &error);

  if (findings == NULL)
    {
      dument_command_refuse_error (command, place, error);
      return;
    }
  for (unsigned i = 0; i < findings->len; i++)
    {
      const DumentCheckFinding *finding = g_ptr_array_index (findings, i);

      dument_command_refuse (command, place, finding->message);
    }
  if (findings->len == 0)
    printf (_ ("%s: no fault found\n"), place);
}

/**
 * dument_command_check:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Verifies the data file. Each fault is a line on standard error.
 *
 * Returns: a #DumentExit
 */
int
dument_command_check (DumentCommand *command, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto (GStrv) operands = NULL;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands != NULL && dument_command_open (command))
    check (command);
  return command->status;
}
