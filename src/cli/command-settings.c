/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/preferences.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_settings (DumentCommand *command)
{
  g_auto (GStrv) keys = dument_preferences_keys ();

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = dument_preferences_get (command->workspace, keys[i], &error);

      if (error != NULL)
        dument_command_refuse_error (command, keys[i], error);
      else
        printf ("%s=%s\n", keys[i], value != NULL ? value : "");
    }
}

/**
 * dument_command_settings:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Changes settings, if asked to, and shows them.
 *
 * Returns: a #DumentExit
 */
int
dument_command_settings (DumentCommand *command, int argc, char **argv)
{
  g_auto (GStrv) assignments = NULL;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &assignments,
      N_ ("Change a setting: day-base=365|actual, deadline-days=DAYS, "
          "imputation=principal|interest, quiet-days=FIRST..LAST, region=REGION"),
      N_ ("KEY=VALUE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL || !dument_command_check_assignments (command, assignments) ||
      !dument_command_open (command))
    return command->status;
  if (assignments != NULL &&
      !dument_preferences_set (command->workspace, (const char *const *) assignments, &error))
    dument_command_refuse_error (command, "settings", error);
  else
    print_settings (command);
  return command->status;
}
