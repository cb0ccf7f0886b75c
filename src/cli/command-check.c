/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/safekeeping.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* The one fault that the program can mend by itself, because nothing rests on it. */
static char *
describe (const DumentCommand *command, const DumentCheckFinding *finding)
{
  g_autofree char *program = dument_command_program (command);

  if (finding->kind != DUMENT_CHECK_STANDING)
    return g_strdup (finding->message);
  return g_strdup_printf (_ ("%s Command: %s %s"), finding->message, program, "check --recompute");
}

static gboolean
recompute (DumentCommand *command)
{
  g_autofree char *place = g_filename_display_name (command->database);
  g_autoptr (GError) error = NULL;
  guint n;

  if (!dument_safekeeping_recompute (command->workspace, /* watch= */ NULL, &n, &error))
    {
      dument_command_refuse_error (command, place, error);
      return FALSE;
    }
  printf (g_dngettext (GETTEXT_PACKAGE, "%s: what lists show of %u invoice was computed anew\n",
                       "%s: what lists show of %u invoices was computed anew\n", n),
          place, n);
  return TRUE;
}

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
      g_autofree char *line = describe (command, finding);

      dument_command_refuse (command, place, line);
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
 * Verifies the data file. Each fault is a line on standard error. What is only kept for speed can
 * be computed anew before.
 *
 * Returns: a #DumentExit
 */
int
dument_command_check (DumentCommand *command, int argc, char **argv)
{
  gboolean recomputes = FALSE;
  const GOptionEntry entries[] = {
    { "recompute", 0, 0, G_OPTION_ARG_NONE, &recomputes,
      N_ ("First compute anew what lists show of the invoices; what is recorded stays as it is"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands != NULL && dument_command_open (command) && (!recomputes || recompute (command)))
    check (command);
  return command->status;
}
